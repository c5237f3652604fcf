package site

import (
	"path"
	"slices"
	"strings"

	"chuyende/internal/source"
)

// IDKey is the key of front matter that gives a page its id.
const IDKey = "id"

// Stem is the name of the page's file without its ending.
func (p *Page) Stem() string { return source.Stem(p.Path) }

// FormerIDs are ids by which a page may be known besides its own: its file's
// stem, and those of the files at its old addresses. So what names a page still
// does after a rename that left an alias. The page's own id is not among them.
func (p *Page) FormerIDs() []string {
	var ids []string
	add := func(id string) {
		if id != "" && id != "." && id != "/" && id != p.ID && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	add(p.Stem())
	for _, alias := range p.Meta.Texts("aliases") {
		add(strings.TrimSuffix(path.Base(strings.TrimSuffix(strings.TrimSpace(alias), "/index.html")), ".html"))
	}
	return ids
}
