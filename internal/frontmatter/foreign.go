package frontmatter

import (
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
)

// Foreign is a key of another program's front matter, and what it is here.
type Foreign struct {
	// Key is compared without case, hyphens, underscores and a last s. "a.b" is
	// the key b in the table a.
	Key string
	// Means is the key of ours; "" leaves it out in silence: it says something
	// to its program and nothing to readers.
	Means string
	// Adds puts the values behind those of our key. Else our key goes first, or
	// with Over the foreign one.
	Adds, Over bool
	// Fits, where not nil, says which values mean that; of a list, which items.
	Fits func(value string) bool
	// Says, where not nil, is what a value is in ours: "false" of published is
	// "true" of draft.
	Says func(value string) string
	// Below is set where the value is a table, or a list of them, of what its program takes
	// to be written on each page below. Here a page has its own keys only, so those in the
	// table that would be read are told of: a draft must not come out in silence.
	Below bool
}

// Foreigners are keys of other programs, found by any of their spellings.
type Foreigners map[string][]Foreign

// NewForeigners makes a table of foreign keys, once for many pages.
func NewForeigners(keys []Foreign) Foreigners {
	all := Foreigners{}
	for _, f := range keys {
		key := foreignKey(f.Key)
		all[key] = append(all[key], f)
	}
	return all
}

// Adopt returns the tree with keys of other programs in the place of ours, to be
// decoded generously: dates, truths and lists as other programs have them,
// numbers with a fraction; what is empty in a list is left out. A key of the
// schema stays what it is.
func (t *Tree) Adopt(foreign Foreigners, schema []Field) *Tree {
	a := adopter{foreign: foreign, root: &node{kind: table, span: t.root.span}}
	var later []entry
	for _, e := range t.root.entries {
		e.value = unlinked(e.value)
		e.key = ownKey(e.key, schema)
		isOwn := slices.ContainsFunc(schema, func(f Field) bool { return f.Key == e.key })
		switch {
		case e.value.kind == table && a.inside(e):
		case !isOwn && a.isBelow(e.key):
			a.below(e, schema)
		case !isOwn && len(a.foreign[foreignKey(e.key)]) > 0, isOwn && a.fits(e):
			later = append(later, e)
		case a.root.find(e.key) == nil:
			a.root.add(e)
		}
	}
	for _, e := range later {
		a.adopt(e, a.foreign[foreignKey(e.key)])
	}
	adopted := *t
	adopted.root, adopted.generous = a.root, true
	return &adopted
}

// wikiName is a link to a page by its name, as Obsidian has them in values.
var wikiName = regexp.MustCompile(`^\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]$`)

// unlinked is a value, a list of values too, in which such links are the names that
// readers see.
func unlinked(n *node) *node {
	switch n.kind {
	case scalar:
		if m := wikiName.FindStringSubmatch(n.text); m != nil {
			plain := *n
			if plain.text = m[1]; m[2] != "" {
				plain.text = m[2]
			}
			return &plain
		}
	case list:
		plain := *n
		plain.items = make([]*node, len(n.items))
		for i, item := range n.items {
			plain.items[i] = item
			if item.kind == scalar {
				plain.items[i] = unlinked(item)
			}
		}
		return &plain
	}
	return n
}

type adopter struct {
	foreign Foreigners
	root    *node
}

// foreignKey is what spellings of a key have in common, by the parts of a path.
func foreignKey(key string) string {
	parts := strings.Split(key, ".")
	for i, part := range parts {
		parts[i] = plainKey(part)
	}
	return strings.Join(parts, ".")
}

// ownKey is the key of the schema that differs in case only, or the key.
func ownKey(key string, schema []Field) string {
	for _, f := range schema {
		if strings.EqualFold(f.Key, key) {
			return f.Key
		}
	}
	return key
}

// inside adopts keys of a table, such as date: {created: …}; false where none
// is known.
func (a *adopter) inside(e entry) bool {
	found := false
	for _, in := range e.value.entries {
		if known := a.foreign[foreignKey(e.key+"."+in.key)]; len(known) > 0 {
			a.adopt(in, known)
			found = true
		}
	}
	return found
}

// isBelow reports whether a key holds what is meant for the pages below.
func (a *adopter) isBelow(key string) bool {
	return slices.ContainsFunc(a.foreign[foreignKey(key)], func(f Foreign) bool { return f.Below })
}

// below leaves what a value means for the pages below to be told of as not known, and
// drops what is only for its program.
func (a *adopter) below(e entry, schema []Field) {
	for _, t := range itemsOf(e.value) {
		for _, in := range t.entries {
			own := ownKey(in.key, schema)
			isRead := slices.ContainsFunc(schema, func(f Field) bool { return f.Key == own }) ||
				slices.ContainsFunc(a.foreign[foreignKey(in.key)], func(f Foreign) bool { return f.Means != "" && in.value.kind != table })
			if isRead && !isEmpty(in.value) {
				in.key, in.below = e.key+"."+in.key, true
				a.root.add(in)
			}
		}
	}
}

// fits reports whether a key of ours has a value that means another one.
func (a *adopter) fits(e entry) bool {
	known := a.foreign[foreignKey(e.key)]
	return e.value.kind == scalar && slices.ContainsFunc(known, func(f Foreign) bool { return f.Fits != nil && f.Fits(e.value.text) })
}

// adopt puts what a foreign key says under the first of ours that its value
// fits.
func (a *adopter) adopt(e entry, known []Foreign) {
	for _, f := range known {
		value := f.value(e.value)
		if value == nil {
			continue
		}
		if f.Means != "" && !isEmpty(value) {
			a.put(entry{key: f.Means, span: e.span, value: value}, f)
		}
		return
	}
}

func (a *adopter) put(e entry, f Foreign) {
	own := a.root.find(f.Means)
	switch {
	case own == nil:
		a.root.add(e)
	case isEmpty(own.value) || f.Over:
		own.value, own.span = e.value, e.span
	case f.Adds:
		both := &node{kind: list, span: own.value.span}
		both.items = append(itemsOf(own.value), itemsOf(e.value)...)
		own.value = both
	}
}

func itemsOf(n *node) []*node {
	if n.kind == list {
		return slices.Clone(n.items)
	}
	return []*node{n}
}

// value is what a foreign value comes to, nil where it does not fit.
func (f Foreign) value(n *node) *node {
	if f.Fits == nil && f.Says == nil {
		return marked(n)
	}
	if n.kind == list {
		kept := &node{kind: list, span: n.span}
		for _, item := range n.items {
			if v := f.value(item); v != nil {
				kept.items = append(kept.items, v)
			}
		}
		if len(kept.items) == 0 {
			return nil
		}
		return kept
	}
	if n.kind != scalar || f.Fits != nil && !f.Fits(n.text) {
		return nil
	}
	v := marked(n)
	if f.Says != nil {
		v.text = f.Says(n.text)
	}
	return v
}

// marked is a value that knows that it came under another program's key.
func marked(n *node) *node {
	v := *n
	v.foreign = true
	v.items = slices.Clone(n.items)
	for i, item := range v.items {
		v.items[i] = marked(item)
	}
	return &v
}

// named returns the text that a table stands for in a list of names: what its
// key name or title says.
func named(n *node) *node {
	if n.kind != table {
		return n
	}
	for _, key := range []string{"name", "title", "label"} {
		if e := n.find(key); e != nil && e.value.kind == scalar {
			return e.value
		}
	}
	return n
}

// Mend reads front matter as [Parse] does, but keeps what its author clearly
// meant: "title: Docker: one two" is that title. What is put right, or left out,
// is a warning, to be raised where it must not be.
func Mend(file File, head Head, problems *diag.List) *Tree {
	var found diag.List
	t := parse(file, head, true, &found)
	found.Change(func(p *diag.Problem) {
		if p.Code == ruleSyntax.Code {
			p.Severity = min(p.Severity, diag.Warning)
		}
	})
	problems.Add(found.Sorted()...)
	return t
}
