package frontmatter

import (
	"cmp"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// decoder checks a tree against a schema.
type decoder struct {
	file     File
	format   Format
	broken   bool
	generous bool
	problems *diag.List
}

// Decode checks the tree against a schema. Every mistake is reported at its
// own place: unknown keys, wrong types, values that are not allowed, required
// keys that are missing (at the block's first line) or empty. What is right
// comes back in the result, which is never nil.
//
// A key with nothing after it counts as missing, so that a skeleton need not
// be filled in whole.
func (t *Tree) Decode(schema []Field, problems *diag.List) *Meta {
	d := &decoder{file: t.file, format: t.head.Format, broken: t.broken, generous: t.generous, problems: problems}
	return d.table(t.root, schema)
}

// table checks the keys of a table, and the tables in it.
func (d *decoder) table(n *node, schema []Field) *Meta {
	m := &Meta{span: n.span, values: make([]value, 0, len(n.entries))}
	var meant []string // keys that an unknown one was a slip for
	for i := range n.entries {
		e := &n.entries[i]
		f := slices.IndexFunc(schema, func(f Field) bool { return f.Key == e.key })
		if f < 0 {
			meant = append(meant, d.unknownKey(e, schema))
			continue
		}
		if v, ok := d.value(e, &schema[f]); ok {
			m.values = append(m.values, v)
		}
	}
	for i := range schema {
		if f := &schema[i]; f.Required && n.find(f.Key) == nil && !d.broken && !slices.Contains(meant, f.Key) {
			d.add(n.span, ruleKeyMissing,
				lang.Textf("thiếu khóa %q", "the key %q is missing", f.Key), d.example("thêm dòng", "add the line", f))
		}
	}
	return m
}

// value checks one value; ok is false where it is empty or cannot be used.
func (d *decoder) value(e *entry, f *Field) (v value, ok bool) {
	n := e.value
	v = value{key: e.key, keySpan: e.span, span: n.span}
	if isEmpty(n) {
		if f.Required {
			d.add(e.span, ruleKeyMissing, lang.Textf("khóa %q đang để trống", "the key %q is empty", f.Key), d.example("điền vào", "fill it in", f))
		}
		return v, false
	}
	switch f.Type {
	case Records:
		v.tables = d.records(n, f)
		return v, len(v.tables) > 0
	case Table, Map:
		if n.kind != table {
			d.wrongType(n, f)
			return v, false
		}
		if f.Type == Table {
			v.tables = []*Meta{d.table(n, f.Fields)}
		} else {
			v.tables = []*Meta{d.free(n, f.Elem)}
		}
		return v, true
	case Strings, Ints:
		v.items = d.items(n, f)
		return v, len(v.items) > 0
	}
	if n.kind != scalar {
		d.wrongType(n, f)
		return v, false
	}
	if f.Type == Date {
		v.date, ok = d.date(n, f)
		v.items = []Item{{Text: n.text, Span: n.span}}
		return v, ok
	}
	item, ok := d.item(n, f)
	v.items = []Item{item}
	return v, ok && (item.Text != "" || !f.Required)
}

// mostItems is how many values a list may hold: each may make a page of its
// own, that shows all of them.
const mostItems = 200

// items checks a list, or the single value that stands for one.
func (d *decoder) items(n *node, f *Field) []Item {
	nodes, isList := n.items, n.kind != scalar
	switch n.kind {
	case table:
		if n = named(n); n.kind == table || !d.generous {
			d.wrongType(n, f)
			return nil
		}
		nodes, isList = []*node{n}, false
	case scalar:
		nodes = d.listed(n, f)
	}
	if len(nodes) > mostItems {
		d.add(n.span, ruleValueCount, lang.Textf("%q có %d mục, nhiều nhất là %d", "%q has %d items, %d at most", f.Key, len(nodes), mostItems),
			lang.Textf("bỏ bớt, hoặc chia bài thành nhiều bài", "leave some out, or part the page into several"))
		return nil
	}
	items := make([]Item, 0, len(nodes))
	for _, n := range nodes {
		if d.generous {
			n = named(n)
		}
		switch {
		case isEmpty(n) && d.generous:
		case isEmpty(n):
			d.add(n.span, ruleValueType, lang.Textf("mục này của %q để trống", "this item of %q is empty", f.Key),
				lang.Textf("điền vào hoặc xóa dấu gạch đầu dòng", "fill it in or remove the dash"))
		case n.kind != scalar:
			d.add(n.span, ruleValueType, lang.Textf("mục này của %q phải là một giá trị", "this item of %q must be a single value", f.Key), d.textHint(n))
		default:
			if isList {
				d.warnJoinedItem(n, f)
			}
			if item, ok := d.item(n, f); ok {
				items = append(items, item)
			}
		}
	}
	return items
}

// records checks a list of tables, or the one table that stands for it.
func (d *decoder) records(n *node, f *Field) []*Meta {
	nodes := n.items
	if n.kind != list {
		nodes = []*node{n}
	}
	var tables []*Meta
	for _, n := range nodes {
		if n.kind != table {
			d.wrongType(n, f)
			if n.kind == scalar && len(nodes) == 1 {
				return nil
			}
			continue
		}
		tables = append(tables, d.table(n, f.Fields))
	}
	return tables
}

// free checks the values of a table whose keys are free.
func (d *decoder) free(n *node, elem *Field) *Meta {
	m := &Meta{span: n.span}
	for i := range n.entries {
		e := &n.entries[i]
		f := *elem
		f.Key = e.key
		if v, ok := d.value(e, &f); ok {
			m.values = append(m.values, v)
		}
	}
	return m
}

// unknownKey reports a key that the schema does not have, and returns the one
// that was meant, or "".
func (d *decoder) unknownKey(e *entry, schema []Field) string {
	keys := make([]string, len(schema))
	for i, f := range schema {
		keys[i] = f.Key
	}
	// All keys are listed, unlike long lists of values: whoever got one wrong
	// looks for the right one here.
	hint := lang.Textf("các khóa được dùng: %s", "the keys are: %s", strings.Join(keys, ", "))
	near := ""
	if !e.below {
		near = cmp.Or(nearestKey(e.key, keys), calledKey(e.key, schema))
	}
	switch {
	case e.below:
		hint = lang.Text{VI: "ở đây các trang bên dưới không nhận khóa ấy từ trang này: ghi nó ở đầu từng trang", EN: "here the pages below do not take it from this one: write it in each of them"}
	case near != "":
		hint = lang.Textf("có phải ý bạn là %q? %s", "did you mean %q? %s", near, hint)
	case d.generous: // most are another program's, which nobody has got wrong
		hint = lang.Text{VI: "khóa ấy không dùng tới ở đây, để lại cũng được", EN: "it is not used here and may stay"}
	}
	p := d.file.problem(e.span, RuleKeyUnknown, lang.Textf("không có khóa %q", "there is no key %q", clip(e.key)), hint)
	p.Group = e.key
	d.problems.Add(p)
	return near
}

// nearestKey is [diag.Nearest] that does not mind - for _ and a missing or
// added s, which are the usual slips with keys.
func nearestKey(key string, keys []string) string {
	if near := diag.Nearest(key, keys); near != "" {
		return near
	}
	plain := plainKey(key)
	for _, k := range keys {
		if plainKey(k) == plain {
			return k
		}
	}
	return ""
}

// calledKey returns the key that is called so in Vietnamese, or "".
func calledKey(name string, schema []Field) string {
	slug := vietnamese.Slug(name)
	for _, f := range schema {
		if slices.ContainsFunc(f.Called, func(called string) bool { return vietnamese.Slug(called) == slug }) {
			return f.Key
		}
	}
	return ""
}

// plainKey is a key without what is easily mistaken in it.
func plainKey(key string) string {
	plain := make([]byte, 0, len(key))
	for _, b := range []byte(strings.ToLower(key)) {
		if b != '-' && b != '_' && b != ' ' {
			plain = append(plain, b)
		}
	}
	return strings.TrimSuffix(string(plain), "s")
}

func (d *decoder) add(span diag.Span, rule diag.Rule, text, hint lang.Text) {
	d.problems.Add(d.file.problem(span, rule, text, hint))
}

// example returns a hint that shows a key as it should be written.
func (d *decoder) example(vi, en string, f *Field) lang.Text {
	if f.Example == "" {
		return f.Doc
	}
	if d.format == TOML {
		return lang.Textf("%s: %s = … (ví dụ %s)", "%s: %s = … (such as %s)", lang.Text{VI: vi, EN: en}, f.Key, f.Example)
	}
	return lang.Textf("%s: %s: %s", "%s: %s: %s", lang.Text{VI: vi, EN: en}, f.Key, f.Example)
}

func isEmpty(n *node) bool {
	switch n.kind {
	case empty:
		return true
	case list:
		return len(n.items) == 0
	case table:
		return len(n.entries) == 0
	}
	return strings.TrimSpace(n.text) == ""
}
