package frontmatter

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// kind is the shape of a value, the same for YAML and TOML.
type kind int

const (
	empty kind = iota // nothing stands after the key
	scalar
	list
	table
)

// node is a value with its place in the file.
type node struct {
	kind kind
	// text is a scalar's value: as written where it is plain, without quotes
	// and escapes where it is not.
	text  string
	plain bool
	span  diag.Span
	// items are the values of a list, entries those of a table.
	items   []*node
	entries []entry
	// index finds the entries of a table that is too long to search.
	index map[string]int
	// foreign says that it stood under a key of another program.
	foreign bool
	// fixed says that TOML does not allow the list or table to be added to,
	// opened that it does not allow a header to open the table again.
	fixed, opened bool
}

// entry is one key of a table.
type entry struct {
	key   string
	span  diag.Span
	value *node
	below bool // another program means it for the pages below: see [Foreign.Below]
}

// longTable is the number of entries from which a table gets an index: front
// matter never has so many, but a hostile file must not take quadratic time.
const longTable = 32

// find returns the entry of a key, or nil.
func (n *node) find(key string) *entry {
	if n.index != nil {
		if i, ok := n.index[key]; ok {
			return &n.entries[i]
		}
		return nil
	}
	for i := range n.entries {
		if n.entries[i].key == key {
			return &n.entries[i]
		}
	}
	return nil
}

// add appends an entry; its key must not be there yet.
func (n *node) add(e entry) {
	n.entries = append(n.entries, e)
	switch {
	case n.index != nil:
		n.index[e.key] = len(n.entries) - 1
	case len(n.entries) >= longTable:
		n.index = make(map[string]int, 2*longTable)
		for i, e := range n.entries {
			n.index[e.key] = i
		}
	}
}

// deepest is how many lists and tables may stand within each other: three are
// used, and the limit keeps recursion short.
const deepest = 32

// addUnique appends an entry, or reports that its key stands there already.
func (n *node) addUnique(file File, e entry, problems *diag.List) {
	before := n.find(e.key)
	if before == nil {
		n.add(e)
		return
	}
	problems.Add(file.problem(e.span, ruleKeyDuplicate,
		lang.Textf("khóa %q đã có ở dòng %d", "the key %q is already given on line %d", clip(e.key), diag.Locate(file.Data, before.span.Start).Line),
		lang.Textf("gộp hai chỗ làm một rồi xóa dòng thừa", "merge the two and remove one of them")))
}

// clip shortens a text that a message quotes.
func clip(text string) string {
	const most = 60
	n := 0
	for i := range text {
		if n == most {
			return text[:i] + "…"
		}
		n++
	}
	return text
}
