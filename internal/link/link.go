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
	"cmp"
	"slices"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/lang"
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
	// Now decides which pages are published.
	Now time.Time
	// Drafts, Future and Expired publish pages that otherwise are not.
	Drafts, Future, Expired bool
}

// Build links the pages into a tree and adds what is wrong with them to
// problems. It is not safe for concurrent use on the same pages.
func Build(in Input, problems *diag.List) *site.Tree {
	l := &linker{
		Input:    in,
		problems: problems,
		tree:     &site.Tree{Kinds: in.Kinds},
		owners:   map[string]owner{},
		hidden:   map[string]string{},
		sorter:   newSorter(),
	}
	l.publish()
	l.reserve()
	l.sections()
	l.addresses()
	l.taxonomies()
	l.relations()
	l.references()
	l.neighbours()
	l.redirects()
	return l.tree
}

type linker struct {
	Input
	problems *diag.List
	tree     *site.Tree
	// owners says who stands at an address, by address in lower case.
	owners map[string]owner
	// hidden holds the paths of unpublished pages and why they are.
	hidden map[string]string
	sorter *sorter
	// byFolder are the sections by folder below content/.
	byFolder map[string]*site.Section
}

// publish keeps the pages that readers may see at Now. A date counts from the
// start of its day.
func (l *linker) publish() {
	pages := slices.Clone(l.Pages)
	slices.SortFunc(pages, func(a, b *site.Page) int { return cmp.Compare(a.Path, b.Path) })
	for _, p := range pages {
		p.Section, p.Prev, p.Next = nil, nil, nil
		p.Related, p.Backlinks, p.Terms, p.Targets = nil, nil, nil, nil
		switch {
		case p.Meta.Bool("draft") && !l.Drafts:
			l.hidden[p.Path] = "draft"
		case p.Date.After(l.Now) && !l.Future:
			l.hidden[p.Path] = "future"
		case !p.Expires.IsZero() && !p.Expires.After(l.Now) && !l.Expired:
			l.hidden[p.Path] = "expired"
		default:
			l.tree.Add(p)
		}
	}
}

// hiddenHint explains why a page that exists cannot be linked to.
func hiddenHint(why string) lang.Text {
	switch why {
	case "draft":
		return lang.Text{VI: "trang có trong thư mục nhưng là bản nháp (draft: true)", EN: "the page exists but is a draft"}
	case "future":
		return lang.Text{VI: "trang có trong thư mục nhưng ngày đăng ở tương lai", EN: "the page exists but its date lies in the future"}
	default:
		return lang.Text{VI: "trang có trong thư mục nhưng đã hết hạn (expires)", EN: "the page exists but has expired"}
	}
}

// neighbours joins the pages of each folder to their neighbours.
func (l *linker) neighbours() {
	for _, s := range l.tree.Sections {
		var own []*site.Page
		for _, p := range s.Pages {
			if p.Section == s {
				own = append(own, p)
			}
		}
		for i, p := range own {
			if i > 0 {
				p.Prev = own[i-1]
			}
			if i+1 < len(own) {
				p.Next = own[i+1]
			}
		}
	}
}
