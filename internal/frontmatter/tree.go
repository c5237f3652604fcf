package frontmatter

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Tree is front matter as written: values with their places, not yet checked
// against a schema. It is read-only and may be used by several goroutines.
type Tree struct {
	file File
	head Head
	root *node
	// generous says that values may be as other programs have them.
	generous bool
	// broken says that something could not be read, so that what is missing
	// may only be missing here.
	broken bool
}

// How many bytes of front matter, and of a settings file, are read: many times
// what anybody writes. Parsing takes time, and what is in them memory, some
// hundred times as much as the same bytes of text.
const (
	longest         = 64 << 10
	longestSettings = 256 << 10
)

// Parse reads the front matter that [Split] found, or a whole file (see
// [Whole]). Where the notation is broken it reports the place, leaves out the
// key that holds it and reads the rest, so that one run shows the mistakes in
// the other keys too. The result is never nil.
func Parse(file File, head Head, problems *diag.List) *Tree {
	return parse(file, head, false, problems)
}

// parse is Parse, and with mend keeps what one line clearly says.
func parse(file File, head Head, mend bool, problems *diag.List) *Tree {
	t := &Tree{file: file, head: head, root: &node{kind: table, span: head.Fence}, broken: head.Broken}
	size := head.Span.End - head.Span.Start
	most := longest
	if head.Fence == (diag.Span{}) {
		most = longestSettings
	}
	if size > most {
		t.broken = true
		problems.Add(file.problem(head.Fence, ruleSyntax,
			lang.Textf("phần khai báo dài quá %d KB", "there are more than %d KB of front matter", most>>10),
			lang.Textf("chuyển chữ dài xuống phần bài viết", "move what is long into the text below")))
		return t
	}
	var whole bool
	switch head.Format {
	case YAML:
		whole = parseYAML(file, head.Span, mend, t.root, problems)
	case TOML:
		whole = parseTOML(file, head.Span, t.root, problems)
	case Lines:
		whole = true
		parseLines(file, head.Span, t.root, problems)
	default:
		return t
	}
	t.broken = t.broken || !whole
	return t
}

// Broken reports whether some of it could not be read as it stands.
func (t *Tree) Broken() bool { return t.broken && !t.head.Broken }

// Keys returns the top-level keys in the order in which they stand.
func (t *Tree) Keys() []string {
	keys := make([]string, len(t.root.entries))
	for i, e := range t.root.entries {
		keys[i] = e.key
	}
	return keys
}

// Scalar returns the text of a top-level key, unchecked, or "" where the key
// is missing or holds no single value: for keys that decide on the schema.
func (t *Tree) Scalar(key string) string {
	if e := t.root.find(key); e != nil && e.value.kind == scalar {
		return e.value.text
	}
	return ""
}

// Span returns the place of the value of a top-level key, or the zero Span.
func (t *Tree) Span(key string) diag.Span {
	if e := t.root.find(key); e != nil {
		return e.value.span
	}
	return diag.Span{}
}
