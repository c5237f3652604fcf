package render

import (
	"slices"
	"strings"

	"chuyende/internal/site"
)

// mostBranches is how many sections of one level the tree names: every page
// carries it, and the catalogue has all. A list that is longer than two screens is
// no help beside a text; a hundred names were two thirds of a short page's bytes.
const mostBranches = 30

// mostFlat is how many pages a site without folders has at most whose pages name each
// other: all are made anew when one of them is renamed.
const mostFlat = 300

// Branch is a section in the tree of a site that has many, or a page of one that has none.
type Branch struct {
	// Title and Address are of its own, not of a MenuItem within: templates look fields of
	// parts up by name each time, and each page names many branches.
	Title, Address string
	// Open says that the page lies in the section, which is shown with its own.
	Open bool
	// Branches are the sections in it, where it is open.
	Branches []Branch
	// More says that it is the last of its level here, but not all of them are.
	More bool
}

// isPlain reports whether a site has no kinds, so that its folders are all the
// navigation it has.
func (r *Renderer) isPlain() bool {
	return !slices.ContainsFunc(r.Tree.Sections, func(s *site.Section) bool { return s.Kind != nil })
}

// hasTree reports whether the sections are shown as a tree, beside the page or
// in the menu of a narrow screen: where they are too many for a line, and
// nobody has said what the menu is.
func (r *Renderer) hasTree() bool {
	return len(r.Tree.Menu) == 0 && r.isPlain() && len(r.Tree.Sections) > mostMenu
}

// flatPages are the pages of a plain site without folders, which are all the navigation
// that it has: nil where it has folders, or too many pages or too few to choose from.
func (r *Renderer) flatPages() []*site.Page {
	home := r.Tree.Home
	if len(r.Tree.Menu) > 0 || !r.isPlain() || len(home.Sections) > 0 || len(home.Pages) < 2 || len(home.Pages) > mostFlat {
		return nil
	}
	return home.Pages
}

// Branches is the tree of sections as it is seen from the page, or the pages of a site
// without any: nil where the site needs none. Pages of one folder have the same tree.
func (v *View) Branches() []Branch {
	if len(v.Site.sections) == 0 {
		here := slices.IndexFunc(v.Site.flat, func(b Branch) bool { return b.Address == v.Address })
		return nearTo(v.Site.flat, max(here, 0))
	}
	folder := v.Address[:strings.LastIndexByte(v.Address, '/')+1]
	if made, ok := v.Site.branches.Load(folder); ok {
		return made.([]Branch)
	}
	made, _ := v.Site.branches.LoadOrStore(folder, branches(v.Site.sections, folder))
	return made.([]Branch)
}

// branches are the sections as they are seen from a folder: the first of many where it
// lies in none.
func branches(sections []*site.Section, from string) []Branch {
	all, open := make([]Branch, len(sections)), 0
	for i, s := range sections {
		all[i] = Branch{Title: s.Title, Address: s.Address}
		if folder, ok := strings.CutSuffix(s.Address, "index.html"); ok && strings.HasPrefix(from, folder) {
			all[i].Open, all[i].Branches = true, branches(s.Sections, from)
			open = i
		}
	}
	return nearTo(all, open)
}

// nearTo are the branches of a level that are named: of many those around the open one.
func nearTo(all []Branch, open int) []Branch {
	if len(all) <= mostBranches {
		return all
	}
	first := min(max(open-mostBranches/2, 0), len(all)-mostBranches)
	some := slices.Clone(all[first : first+mostBranches])
	some[mostBranches-1].More = true
	return some
}
