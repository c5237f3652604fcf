package render

import (
	"crypto/sha256"
	"encoding/binary"
	"maps"
	"slices"
	"strconv"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// Key is a digest of what an output depends on, the same in every process of one
// version of the program.
type Key uint64

// Short lists of parts are gathered in an array of so many bytes, which costs no
// memory.
const fewBytes = 512

// with returns the key that stands for k and the parts together. Parts are
// kept apart, so that ("a", "b") and ("ab", "") differ.
func (k Key) with(parts ...string) Key {
	b := k.appendTo(make([]byte, 0, fewBytes))
	for _, part := range parts {
		b = Key(len(part)).appendTo(b)
		b = append(b, part...)
	}
	return keyOf(b)
}

// and returns the key that stands for k and the others together, in order.
func (k Key) and(others ...Key) Key {
	b := k.appendTo(make([]byte, 0, fewBytes))
	for _, other := range others {
		b = other.appendTo(b)
	}
	return keyOf(b)
}

func (k Key) appendTo(b []byte) []byte { return binary.LittleEndian.AppendUint64(b, uint64(k)) }

func keyOf(b []byte) Key {
	sum := sha256.Sum256(b)
	return Key(binary.LittleEndian.Uint64(sum[:]))
}

// keyring holds the keys of a tree's parts.
type keyring struct {
	// site stands for the theme, the settings and the main navigation, which
	// every page shows.
	site Key
	// cards stand for what a page shows of another one, by page.
	cards map[*site.Page]Key
	// bodies stand for a page's own text and where its links lead.
	bodies map[*site.Page]Key
}

func newKeyring(r *Renderer) *keyring {
	k := &keyring{}
	k.site = r.Theme.digest.with(r.Style, r.Script, r.SearchScript, r.ToolScript, r.MissingScript, r.HandoutStyle, r.HandoutScript,
		r.SheetStyle, r.SheetScript, r.Worker, r.ReaderScript, r.PrintStyle, r.CodeStyle, r.BookStyle, r.TreeStyle, r.Config.Digest())
	for _, layout := range slices.Sorted(maps.Keys(r.Kits)) {
		k.site = k.site.with(layout, r.Kits[layout].Style, r.Kits[layout].Script)
	}
	for _, layout := range slices.Sorted(maps.Keys(r.Looks)) {
		k.site = k.site.with(layout, r.Looks[layout])
	}
	k.site = k.site.with(r.HomeScript)
	for _, item := range slices.Concat(r.site.Menu, r.site.Foot) {
		k.site = k.site.with(item.Title, item.Address)
	}
	if r.hasTree() {
		for _, s := range r.Tree.Sections {
			k.site = k.site.with(s.Title, s.Address)
		}
	}
	for _, p := range r.flatPages() {
		k.site = k.site.with(p.Title, p.Address)
	}
	k.site = k.site.with(r.site.NewsAddress).and(Key(len(r.site.Foot)))
	for _, tool := range r.site.Tools {
		k.site = k.site.with(tool.Title, tool.Address)
	}
	for _, key := range slices.Sorted(maps.Keys(r.Tree.Explained)) {
		k.site = k.site.with(key, r.Tree.Explained[key])
	}
	r.Known.give(r.Tree, k)
	return k
}

// Known remembers the keys of the pages of a tree, of which texts alone may be others
// when it is rendered again. The zero value knows none.
type Known struct {
	tree          *site.Tree
	cards, bodies map[*site.Page]Key
	texts         map[*site.Page]*markdown.Doc
}

// give gives a keyring the keys of the pages of a tree.
func (n *Known) give(tree *site.Tree, k *keyring) {
	if n != nil && n.tree == tree && n.cards != nil {
		var fresh []*site.Page
		same := true
		for _, p := range tree.Pages {
			if n.texts[p] != p.Doc {
				fresh = append(fresh, p)
				same = same && n.cards[p] == cardKey(p)
			}
		}
		if k.cards, k.bodies = n.cards, n.bodies; same {
			for _, p := range fresh {
				k.bodies[p], n.texts[p] = k.bodyKey(p), p.Doc
			}
			return
		}
	}
	k.cards, k.bodies = make(map[*site.Page]Key, len(tree.Pages)), make(map[*site.Page]Key, len(tree.Pages))
	for _, p := range tree.Pages {
		k.cards[p] = cardKey(p)
	}
	for _, p := range tree.Pages {
		k.bodies[p] = k.bodyKey(p)
	}
	if n == nil {
		return
	}
	*n = Known{tree, k.cards, k.bodies, make(map[*site.Page]*markdown.Doc, len(tree.Pages))}
	for _, p := range tree.Pages {
		n.texts[p] = p.Doc
	}
}

// cardKey stands for everything that a [Card] of p is made of: its front
// matter, its status on this day, and the names of the pages and lists that it refers to.
func cardKey(p *site.Page) Key {
	key := Key(p.Referrers).with(p.ID, p.Title, p.Address, p.Summary, p.Kind.Name, p.Status()).and(keyOf(p.Data[p.Head.Start:p.Head.End]))
	for _, related := range p.Related {
		if related.Inverse {
			continue
		}
		for _, q := range related.Pages {
			key = key.with(related.Field, q.Title, q.Address)
		}
	}
	for _, term := range p.Terms {
		key = key.with(term.Taxonomy.Classifier.Title, term.ID, term.Title, term.Address)
	}
	return key
}

// bodyKey stands for p's text and what its links and images lead to.
func (k *keyring) bodyKey(p *site.Page) Key {
	key := k.cards[p].with(p.Doc.Includes).and(keyOf(p.Data), Key(p.Doc.Uncoloured))
	key = key.and(assetKey(p.Audio))
	for i, t := range p.Targets {
		key = key.with(t.Address, t.Fragment, strconv.FormatBool(t.Missing))
		if p.Doc.Refs[i].Unnamed && t.Page != nil {
			key = key.with(nameOf(&p.Doc.Refs[i], t))
		}
		if t.Page != nil && t.Page.Status() != "" {
			key = key.and(k.mark(t.Page))
		}
		if t.Asset != nil {
			key = key.and(assetKey(t.Asset))
		}
	}
	return key
}

// card returns the key of a page's card; that of nil is zero.
func (k *keyring) card(p *site.Page) Key { return k.cards[p] }

// all returns the key of the cards of several pages, in order.
func (k *keyring) all(pages []*site.Page) Key {
	key := Key(len(pages))
	for _, p := range pages {
		key = key.and(k.cards[p])
	}
	return key
}

// section stands for a section's name and place, and those above it.
func (k *keyring) section(s *site.Section) Key {
	key := Key(1)
	for ; s != nil; s = s.Parent {
		key = key.with(s.Title, s.Address)
	}
	return key
}
