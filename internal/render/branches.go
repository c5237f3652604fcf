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

// Branch is a section in the tree of a site that has many.
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

// Branches is the tree of sections as it is seen from the page: nil where the
// site needs none. Pages of one folder have the same.
func (v *View) Branches() []Branch {
	if len(v.Site.sections) == 0 {
		return nil
	}
	folder := v.Address[:strings.LastIndexByte(v.Address, '/')+1]
	if made, ok := v.Site.branches.Load(folder); ok {
		return made.([]Branch)
	}
	made, _ := v.Site.branches.LoadOrStore(folder, branches(v.Site.sections, folder))
	return made.([]Branch)
}

// branches are the sections as they are seen from a folder: of many those around the
// one it lies in, the first where it lies in none.
func branches(sections []*site.Section, from string) []Branch {
	all, open := make([]Branch, len(sections)), 0
	for i, s := range sections {
		all[i] = Branch{Title: s.Title, Address: s.Address}
		if folder, ok := strings.CutSuffix(s.Address, "index.html"); ok && strings.HasPrefix(from, folder) {
			all[i].Open, all[i].Branches = true, branches(s.Sections, from)
			open = i
		}
	}
	if len(all) <= mostBranches {
		return all
	}
	first := min(max(open-mostBranches/2, 0), len(all)-mostBranches)
	all = all[first : first+mostBranches : first+mostBranches]
	all[mostBranches-1].More = true
	return all
}
