package render

import (
	"slices"
	"strings"

	"chuyende/internal/site"
)

// mostBranches is how many sections of one level the tree names: every page
// carries it, and the catalogue has all.
const mostBranches = 100

// Branch is a section in the tree of a site that has many.
type Branch struct {
	// Title and Address are of its own, not of a MenuItem within: templates look fields of
	// parts up by name each time, and each page names a hundred branches.
	Title, Address string
	// Open says that the page lies in the section, which is shown with its own.
	Open bool
	// Branches are the sections in it, where it is open.
	Branches []Branch
	// More says that only the first of its level are here.
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

func branches(sections []*site.Section, from string) []Branch {
	var all []Branch
	for i, s := range sections {
		b := Branch{Title: s.Title, Address: s.Address}
		if folder, ok := strings.CutSuffix(s.Address, "index.html"); ok && strings.HasPrefix(from, folder) {
			b.Open, b.Branches = true, branches(s.Sections, from)
		}
		b.More = i+1 == mostBranches && i+1 < len(sections)
		if all = append(all, b); b.More {
			break
		}
	}
	return all
}
