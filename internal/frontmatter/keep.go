package frontmatter

import (
	"math"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/wire"
)

// Keep writes the front matter, for [ReadMeta]. It reports false where that would
// not give the same: a day may name a time zone that only this process knows.
func (m *Meta) Keep(w *wire.Writer) bool {
	w.Bool(m != nil)
	if m == nil {
		return true
	}
	keepSpan(w, m.span)
	w.Uint(uint64(len(m.values)))
	for i := range m.values {
		if !m.values[i].keep(w) {
			return false
		}
	}
	return true
}

func (v *value) keep(w *wire.Writer) bool {
	w.Text(v.key)
	keepSpan(w, v.keySpan)
	keepSpan(w, v.span)
	w.Uint(uint64(len(v.items)))
	for i := range v.items {
		item := &v.items[i]
		w.Text(item.Text)
		w.Int(item.Int)
		w.Float(item.Number)
		keepSpan(w, item.Span)
		w.Bool(item.Foreign)
	}
	if !v.date.keep(w) {
		return false
	}
	w.Uint(uint64(len(v.tables)))
	for _, table := range v.tables {
		if !table.Keep(w) {
			return false
		}
	}
	return true
}

func (m moment) keep(w *wire.Writer) bool {
	w.Bool(m.floating)
	w.Bool(m.time.IsZero())
	if m.time.IsZero() {
		return m.time.Location() == time.UTC
	}
	w.Int(int(m.time.Unix()))
	w.Int(m.time.Nanosecond())
	return m.time.Location() == time.UTC
}

func keepSpan(w *wire.Writer, s diag.Span) {
	w.Int(s.Start)
	w.Int(s.End)
}

// ReadMeta reads what [Meta.Keep] has written. Its texts are parts of the reader's.
func ReadMeta(r *wire.Reader) *Meta { return readMeta(r, mostDepth) }

// mostDepth is how deep tables may stand in each other; no schema goes so far.
const mostDepth = 100

func readMeta(r *wire.Reader, depth int) *Meta {
	if !r.Bool() || depth == 0 {
		return nil
	}
	m := &Meta{span: readSpan(r)}
	if n := r.Len(); n > 0 {
		m.values = make([]value, n)
	}
	for i := range m.values {
		v := &m.values[i]
		v.key, v.keySpan, v.span = r.Text(), readSpan(r), readSpan(r)
		if n := r.Len(); n > 0 {
			v.items = make([]Item, n)
		}
		for j := range v.items {
			v.items[j] = Item{Text: r.Text(), Int: r.Int(), Number: r.Float(), Span: readSpan(r), Foreign: r.Bool()}
		}
		v.date.floating = r.Bool()
		if isZero := r.Bool(); !isZero {
			seconds, nanoseconds := r.Int(), r.Int()
			v.date.time = time.Unix(int64(seconds), int64(min(max(nanoseconds, 0), math.MaxInt32))).UTC()
		}
		if n := r.Len(); n > 0 {
			v.tables = make([]*Meta, n)
		}
		for j := range v.tables {
			v.tables[j] = readMeta(r, depth-1)
		}
	}
	return m
}

func readSpan(r *wire.Reader) diag.Span { return diag.Span{Start: r.Int(), End: r.Int()} }
