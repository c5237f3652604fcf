package frontmatter

import (
	"iter"
	"slices"
	"time"

	"chuyende/internal/diag"
)

// Meta is front matter that was checked against a schema: it holds only keys
// of the schema and values of their types. What was wrong or left empty is
// not in it. It is read-only and may be used by several goroutines; a nil Meta
// is empty.
type Meta struct {
	span   diag.Span
	values []value
}

// value is one checked key.
type value struct {
	key           string
	keySpan, span diag.Span
	items         []Item // one for a single value
	date          moment
	tables        []*Meta // of Records; one for a Table or Map
}

// Item is one value, or one value of a list.
type Item struct {
	// Text is the value as text.
	Text string
	// Int is its number where the field holds numbers.
	Int int
	// Number is the same with its fraction, which only generous reading keeps.
	Number float64
	// Span is its place in the file.
	Span diag.Span
	// Foreign is true of what stood under a key of another program.
	Foreign bool
}

func (m *Meta) find(key string) *value {
	if m == nil {
		return nil
	}
	for i := range m.values {
		if m.values[i].key == key {
			return &m.values[i]
		}
	}
	return nil
}

// Has reports whether the key is there with a valid value that is not empty.
func (m *Meta) Has(key string) bool { return m.find(key) != nil }

// Keys returns the keys that are there, in the order of the file.
func (m *Meta) Keys() []string {
	if m == nil {
		return nil
	}
	keys := make([]string, len(m.values))
	for i, v := range m.values {
		keys[i] = v.key
	}
	return keys
}

// All gives the keys that are there, in the order of the file.
func (m *Meta) All() iter.Seq[string] {
	return func(yield func(string) bool) {
		if m == nil {
			return
		}
		for i := range m.values {
			if !yield(m.values[i].key) {
				return
			}
		}
	}
}

// Place returns where the table stands: for front matter its opening fence,
// for a record its first line.
func (m *Meta) Place() diag.Span {
	if m == nil {
		return diag.Span{}
	}
	return m.span
}

// Span returns the place of a key's value, or the zero Span.
func (m *Meta) Span(key string) diag.Span {
	if v := m.find(key); v != nil {
		return v.span
	}
	return diag.Span{}
}

// KeySpan returns the place of the key itself, or the zero Span.
func (m *Meta) KeySpan(key string) diag.Span {
	if v := m.find(key); v != nil {
		return v.keySpan
	}
	return diag.Span{}
}

// Text returns the value of a String, Multiline, Int, Bool or Date as text,
// or "".
func (m *Meta) Text(key string) string {
	if items := m.Items(key); len(items) > 0 {
		return items[0].Text
	}
	return ""
}

// Items returns the values of Strings or Ints; of a single value one item.
// The caller must not change them.
func (m *Meta) Items(key string) []Item {
	if v := m.find(key); v != nil {
		return v.items
	}
	return nil
}

// Texts returns the values of Strings without their places.
func (m *Meta) Texts(key string) []string {
	var texts []string
	for _, item := range m.Items(key) {
		texts = append(texts, item.Text)
	}
	return texts
}

// Ints returns the values of Ints without their places.
func (m *Meta) Ints(key string) []int {
	var ints []int
	for _, item := range m.Items(key) {
		ints = append(ints, item.Int)
	}
	return ints
}

// Int returns the value of an Int, or 0.
func (m *Meta) Int(key string) int {
	if items := m.Items(key); len(items) > 0 {
		return items[0].Int
	}
	return 0
}

// Number returns the value of an Int with its fraction, or 0.
func (m *Meta) Number(key string) float64 {
	if items := m.Items(key); len(items) > 0 {
		return items[0].Number
	}
	return 0
}

// Bool returns the value of a Bool, or false.
func (m *Meta) Bool(key string) bool { return m.Text(key) == "true" }

// Date returns the value of a Date, or the zero time. A date that names no
// offset is given in UTC; see DateIn.
func (m *Meta) Date(key string) time.Time { return m.DateIn(key, time.UTC) }

// DateIn is Date with dates that name no offset read as local time of zone.
func (m *Meta) DateIn(key string, zone *time.Location) time.Time {
	if v := m.find(key); v != nil {
		return v.date.in(zone)
	}
	return time.Time{}
}

// Records returns the tables of Records, in the order of the file.
func (m *Meta) Records(key string) []*Meta {
	if v := m.find(key); v != nil {
		return v.tables
	}
	return nil
}

// Table returns the table of a Table or Map; where it is missing, an empty
// one. Keys gives the keys of a Map.
func (m *Meta) Table(key string) *Meta {
	if tables := m.Records(key); len(tables) > 0 {
		return tables[0]
	}
	return nil
}

// With returns front matter in which the texts under a key are what change makes of
// them; m stays as it is.
func (m *Meta) With(key string, change func(text string) string) *Meta {
	old := m.find(key)
	if old == nil {
		return m
	}
	changed := *m
	changed.values = slices.Clone(m.values)
	v := changed.find(key)
	v.items = slices.Clone(old.items)
	for i := range v.items {
		v.items[i].Text = change(v.items[i].Text)
	}
	return &changed
}
