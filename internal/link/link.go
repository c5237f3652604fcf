// Package link turns pages that know only themselves into one portal: it
// gives out addresses, builds sections and taxonomies, resolves relations and
// links both ways, and checks all of it.
//
// It works on data alone: it opens no file, renders nothing, and leaves the
// wording of lists to the theme. What an author got wrong goes into a
// [diag.List]; the tree is built all the same, so that one wrong page does
// not make errors of the links to it.
package link

import (
	"slices"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/site"
)

// Input is what a tree is built from.
type Input struct {
	// Pages are all pages, each knowing itself only. Build fills in the rest
	// of them and may be given the same pages again.
	Pages []*site.Page
	// Assets are the other files below content/.
	Assets []site.Asset
	Config *config.Config
	Kinds  []*site.Kind
	// Forms are those beside HTML in which pages are published.
	Forms []site.Form
	// Given are files that come into the portal ready made, Claims the names of
	// those that are not known yet.
	Given  []site.Given
	Claims []site.Claim
	// Now decides which pages are published.
	Now time.Time
	// Drafts, Future and Expired publish pages that otherwise are not.
	Drafts, Future, Expired bool
	// Aside are drafts that are not published even so, by [site.Page.Shown].
	Aside map[string]bool
	// Ahead tells of links to pages that are going to expire.
	Ahead bool
	// Sorter orders pages; nil makes a new one.
	Sorter *Sorter
}

// Build links the pages into a tree and adds what is wrong with them to
// problems. It is not safe for concurrent use on the same pages.
func Build(in Input, problems *diag.List) *site.Tree {
	l := &linker{
		Input:    in,
		problems: problems,
		tree:     &site.Tree{Kinds: in.Kinds, Places: site.PlacesIn(in.Config.Words)},
		owners:   map[string]owner{},
		folders:  map[string]owner{},
		slugs:    map[string]string{},
		near:     map[string][]site.Claim{},
		held:     held{map[string]site.Held{}, map[hiddenID]site.Held{}},
		sorter:   in.Sorter,
	}
	if l.sorter == nil {
		l.sorter = NewSorter()
	}
	l.exported()
	l.publish()
	l.welcome()
	l.folderTexts()
	l.reserve()
	l.sections()
	l.addresses()
	l.taxonomies()
	l.news()
	l.suggestions()
	l.letters()
	l.books()
	l.given()
	l.sitemap()
	l.ids()
	l.relations()
	site.SettleStatuses(l.tree.Pages, l.Now)
	l.references()
	l.neighbours()
	l.redirects()
	l.names()
	return l.tree
}

type linker struct {
	Input
	problems *diag.List
	tree     *site.Tree
	// owners says who stands at an address, folders who first needed a folder
	// (without a slash at the end), both by address in lower case.
	owners, folders map[string]owner
	held            held
	sorter          *Sorter
	// ranked are the pages of the tree in the order of lists.
	ranked []*site.Page
	// having are those with a key of front matter, in the same order.
	having map[string][]*site.Page
	// slugs are what texts of front matter come to in an address.
	slugs map[string]string
	// near are the claims that addresses below a folder of the root may be in the way of.
	near map[string][]site.Claim
	// byFolder are the sections by folder below content/.
	byFolder map[string]*site.Section
	// bareParts are parts of addresses that lose what Notion puts behind names, see [linker.exported].
	bareParts map[string]string
}

// neighbours joins the pages of each folder to their neighbours, and where the folders are
// all the order that a site has, also its last page to the first of the next folder.
func (l *linker) neighbours() {
	plain := !slices.ContainsFunc(l.tree.Sections, func(s *site.Section) bool { return s.Kind != nil })
	var before *site.Page // with which the folders read so far end
	for _, s := range l.tree.Sections {
		if plain && s.Parent == nil {
			l.inOrder(s, &before)
		} else if !plain {
			before = nil
			join(ownPages(s), &before)
		}
	}
}

// inOrder joins the pages of s and all folders in it, as they are read one after the
// other: what has a weight, or a place in a list of another generator, by that, and a
// folder after the pages beside it where nothing says more.
func (l *linker) inOrder(s *site.Section, before **site.Page) {
	sections := s.Sections
	for _, p := range ownPages(s) {
		for len(sections) > 0 && p != s.Page && l.weightOf(sections[0]) < pageWeight(p) {
			l.inOrder(sections[0], before)
			sections = sections[1:]
		}
		join([]*site.Page{p}, before)
	}
	for _, child := range sections {
		l.inOrder(child, before)
	}
}

// ownPages are the pages that lie in the folder of s, beginning with its own text.
func ownPages(s *site.Section) []*site.Page {
	var own []*site.Page
	if s.Page != nil && s.Page.Whole && s.Path != "" {
		own = append(own, s.Page)
	}
	for _, p := range s.Pages {
		if p.Section == s {
			own = append(own, p)
		}
	}
	return own
}

// join makes pages neighbours of each other, the first of the one before them.
func join(pages []*site.Page, before **site.Page) {
	for _, p := range pages {
		if p.Prev = *before; p.Prev != nil {
			p.Prev.Next = p
		}
		*before = p
	}
}
