package frontmatter

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// tomlReader turns the TOML library's nodes into ours. The library gives
// expressions, one line each; what table they add to is worked out here.
type tomlReader struct {
	file     File
	span     diag.Span
	text     []byte // the TOML; where a part was broken, a copy without it
	problems *diag.List
	// failed says that an expression could not be used.
	failed bool
}

// parseTOML reads a block into root and reports whether all of it was read.
func parseTOML(file File, span diag.Span, root *node, problems *diag.List) bool {
	// The capacity is cut because the library tells offsets from it.
	text := file.Data[span.Start:span.End:span.End]
	t := &tomlReader{file: file, span: span, text: text, problems: problems}
	if at := tooNested(text); at >= 0 {
		t.tooDeep(t.place(diag.Span{Start: at, End: at + 1}))
		return false
	}
	whole := true
	for try := range mostBroken {
		// Problems of one pass only: the last pass finds those of all that
		// can be read.
		var found diag.List
		t.problems, t.failed = &found, false
		fresh := &node{kind: table, span: root.span}
		err := t.read(fresh)
		if err == nil || try == mostBroken-1 {
			problems.Add(found.Sorted()...)
			root.entries, root.index = fresh.entries, fresh.index
		}
		if err == nil {
			return whole && !t.failed
		}
		whole = false
		b := t.explain(err)
		problems.Add(t.file.problem(t.place(b.span), ruleSyntax, b.text, b.hint))
		start := lineStart(t.text, b.span.Start)
		end := max(lineEnd(t.text, start), min(b.span.End, len(t.text)))
		masked, changed := mask(t.text, start, end)
		t.text = masked[:len(masked):len(masked)]
		if !changed {
			break
		}
	}
	return false
}

// tooNested returns the first bracket that opens deeper than lists and tables
// may stand in each other, or -1: the library takes memory by the square of
// the depth. Brackets in quotes do not count, nor on lines before the last
// that begins with a key.
func tooNested(text []byte) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			quote = 0
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			if depth++; depth > 2*deepest {
				return i
			}
		case c == ']' || c == '}':
			depth = max(0, depth-1)
		case c == '=':
			if start := lineStart(text, i); isBareKey(bytes.TrimSpace(text[start:i])) {
				depth = 0
			}
		}
	}
	return -1
}

// isBareKey reports whether a text is a key without quotes.
func isBareKey(text []byte) bool {
	return len(text) > 0 && len(bytes.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. \t")) == 0
}

// read goes through the expressions up to the first one that is broken.
func (t *tomlReader) read(root *node) error {
	var p unstable.Parser
	p.Reset(t.text)
	current := root
	for p.NextExpression() {
		e := p.Expression()
		keys := t.keys(e)
		if len(keys) > deepest {
			t.tooDeep(keys[0].span)
			continue
		}
		switch e.Kind {
		case unstable.KeyValue:
			last := keys[len(keys)-1]
			last.value = t.value(e.Value(), t.valueStart(last.span), len(keys))
			if in := t.descend(current, keys[:len(keys)-1], true); in != nil {
				in.addUnique(t.file, last, t.problems)
			}
		case unstable.Table:
			current = t.openTable(root, keys)
		case unstable.ArrayTable:
			current = t.openItem(root, keys)
		}
	}
	return p.Error()
}

// keys returns the parts of a dotted key, with empty values.
func (t *tomlReader) keys(e *unstable.Node) []entry {
	var keys []entry
	for it := e.Key(); it.Next(); {
		k := it.Node()
		keys = append(keys, entry{key: string(k.Data), span: t.raw(k.Raw)})
	}
	return keys
}

// descend returns the table that a dotted key leads to, making those that are
// missing; opened says that no [header] may open these again. A list of tables
// stands for its last item. Where something else is in the way it reports that
// and returns nil.
func (t *tomlReader) descend(in *node, keys []entry, opened bool) *node {
	for _, k := range keys {
		e := in.find(k.key)
		if e == nil {
			in.add(entry{key: k.key, span: k.span, value: &node{kind: table, span: k.span, opened: opened}})
			e = in.find(k.key)
		}
		next := e.value
		if next.kind == list && len(next.items) > 0 && !next.fixed {
			next = next.items[len(next.items)-1]
		}
		if next.kind != table || next.fixed {
			t.failed = true
			in.addUnique(t.file, entry{key: k.key, span: k.span}, t.problems)
			return nil
		}
		in = next
	}
	return in
}

// openTable returns the table that [keys] starts. A table that cannot be used
// is read into a spare one, so that mistakes in it are still found.
func (t *tomlReader) openTable(root *node, keys []entry) *node {
	last := keys[len(keys)-1]
	fresh := &node{kind: table, span: last.span, opened: true}
	parent := t.descend(root, keys[:len(keys)-1], false)
	if parent == nil {
		return fresh
	}
	// [a.b] may come before [a].
	if e := parent.find(last.key); e != nil && e.value.kind == table && !e.value.opened && !e.value.fixed {
		e.value.opened = true
		return e.value
	}
	last.value = fresh
	parent.addUnique(t.file, last, t.problems)
	return fresh
}

// openItem returns the new last item of the list of tables that [[keys]] adds
// to.
func (t *tomlReader) openItem(root *node, keys []entry) *node {
	last := keys[len(keys)-1]
	item := &node{kind: table, span: last.span, opened: true}
	parent := t.descend(root, keys[:len(keys)-1], false)
	if parent == nil {
		return item
	}
	e := parent.find(last.key)
	if e == nil {
		last.value = &node{kind: list, span: last.span, items: []*node{item}}
		parent.add(last)
		return item
	}
	if e.value.kind != list || e.value.fixed {
		parent.addUnique(t.file, last, t.problems)
		return item
	}
	e.value.items = append(e.value.items, item)
	return item
}

// value reads a value and all that is in it; at is where it starts, for those
// that the library gives no place for.
func (t *tomlReader) value(v *unstable.Node, at diag.Span, depth int) *node {
	n := &node{kind: scalar, span: at, fixed: true}
	if depth > deepest {
		n.kind = empty
		t.tooDeep(at)
		return n
	}
	switch v.Kind {
	case unstable.Array:
		n.kind = list
		for it := v.Children(); it.Next(); {
			n.items = append(n.items, t.value(it.Node(), at, depth+1))
		}
	case unstable.InlineTable:
		n.kind = table
		n.span = t.raw(v.Raw)
		for it := v.Children(); it.Next(); {
			kv := it.Node()
			keys := t.keys(kv)
			last := keys[len(keys)-1]
			last.value = t.value(kv.Value(), t.valueStart(last.span), depth+len(keys))
			n.fixed = false // it may be added to from between its braces
			if in := t.descend(n, keys[:len(keys)-1], true); in != nil {
				in.addUnique(t.file, last, t.problems)
			}
			n.fixed = true
		}
	default:
		n.text, n.plain = string(v.Data), v.Kind != unstable.String
		n.span = t.raw(v.Raw)
	}
	return n
}

// valueStart returns the place of what follows "key =", to the end of its
// line.
func (t *tomlReader) valueStart(key diag.Span) diag.Span {
	at := key.End - t.span.Start
	rest := t.text[at:]
	at += len(rest) - len(bytes.TrimLeft(rest, " \t="))
	return t.place(diag.Span{Start: at, End: at + len(trimRight(t.text[at:lineEnd(t.text, at)]))})
}

func (t *tomlReader) tooDeep(span diag.Span) {
	t.failed = true
	t.problems.Add(t.file.problem(span, ruleSyntax, lang.Textf("khai báo lồng vào nhau quá sâu", "the values are nested too deeply"), lang.Text{}))
}

func (t *tomlReader) raw(r unstable.Range) diag.Span {
	return t.place(diag.Span{Start: int(r.Offset), End: int(r.Offset + r.Length)})
}

// place turns a span of the block into one of the file.
func (t *tomlReader) place(s diag.Span) diag.Span {
	return diag.Span{Start: t.span.Start + s.Start, End: t.span.Start + s.End}
}
