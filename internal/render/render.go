// Package render turns a linked tree into the files of the portal: pages,
// lists, feeds, the sitemap and what else a static server hands out.
//
// It writes nothing itself. [New] plans the whole portal as jobs; each job
// knows its address, a key that stands for everything the output depends on,
// and how to make it. A caller that still has the output of an equal key may
// skip the job. The package knows no Markdown and no search index, and reads
// no file but the theme's.
package render

import (
	"bytes"
	"io/fs"
	"strings"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/site"
)

// Job is one file of the portal that is yet to be made.
type Job struct {
	// Address is the file's place from the site's root.
	Address string
	// Key stands for all that the file depends on: within one process, equal
	// keys at one address mean equal bytes.
	Key Key
	// Render appends the file to w. Jobs may be rendered in parallel.
	Render func(w *bytes.Buffer) error
}

// Input is what the portal is rendered from.
type Input struct {
	Tree   *site.Tree
	Config *config.Config
	// Theme holds layouts and partials.
	Theme *Theme
	// Style and Script are the addresses of the bundled CSS and JS.
	Style, Script string
	// Now is the day of the build. Outputs depend on its date only where the
	// portal has no dated page.
	Now time.Time
}

// Output is one form in which parts of the portal are published: HTML pages,
// lists, feeds. A new form (Word papers, slides, plain text) is a new Output
// in [outputs], and nothing else.
type Output interface {
	// Jobs plans every file of this form.
	Jobs(r *Renderer) []Job
}

// outputs are the forms in which a portal is published.
func outputs() []Output {
	return []Output{pages{}, lists{}, taxonomies{}, specials{}, redirects{}, feeds{}, sitemap{}, manifest{}}
}

// Renderer plans and renders one tree. It is read-only after New and safe for
// concurrent use.
type Renderer struct {
	Input
	site *Site
	keys *keyring
}

// New returns a renderer for the tree.
func New(in Input) *Renderer {
	r := &Renderer{Input: in}
	r.site = r.newSite()
	r.keys = newKeyring(r)
	return r
}

// Jobs plans every file of the portal, in an order that does not change from
// run to run.
func (r *Renderer) Jobs() []Job {
	var jobs []Job
	for _, o := range outputs() {
		jobs = append(jobs, o.Jobs(r)...)
	}
	return jobs
}

func (r *Renderer) newSite() *Site {
	c := r.Config
	s := &Site{
		Title: c.Title, Description: c.Description, Language: c.Language, Publisher: c.Publisher,
		Style: r.Style, Script: r.Script, SearchAddress: site.SearchAddress,
		baseURL: c.BaseURL,
		words:   map[string]map[string]string{},
	}
	for _, item := range c.Menu {
		s.Menu = append(s.Menu, MenuItem{Title: item.Title, Address: r.menuAddress(item.Link)})
	}
	if len(c.Menu) == 0 {
		s.Menu = r.sectionMenu()
	}
	for name, entries := range c.Vocabularies {
		words := map[string]string{}
		for _, e := range entries {
			words[e.ID] = e.Title
		}
		s.words[name] = words
	}
	return s
}

// mostMenu is how many sections the menu names before it gives way to one
// link to them all: more entries than fit a line help nobody.
const mostMenu = 7

// sectionMenu is the main navigation of a site that does not set its own.
func (r *Renderer) sectionMenu() []MenuItem {
	var menu []MenuItem
	for _, s := range r.Tree.Home.Sections {
		menu = append(menu, MenuItem{Title: s.Title, Address: s.Address})
	}
	if len(menu) > mostMenu {
		menu = nil
		for _, t := range r.Tree.Taxonomies {
			menu = append(menu, MenuItem{Title: t.Classifier.Title, Address: t.Address})
		}
	}
	return menu
}

// menuAddress takes a menu's link as a file below content/ where it is one,
// else as an address of the site; one with a scheme leaves the site.
func (r *Renderer) menuAddress(link string) string {
	if strings.Contains(link, ":") {
		return link
	}
	link = strings.Trim(link, "/")
	if p := r.Tree.ByPath(link); p != nil {
		return p.Address
	}
	for _, s := range r.Tree.Sections {
		if s.Path != "" && s.Path == link {
			return s.Address
		}
	}
	return "/" + link
}

// absolute returns an address below the base URL, or "" where there is none.
func (r *Renderer) absolute(address string) string {
	if r.Config.BaseURL == "" {
		return ""
	}
	return r.Config.BaseURL + address[1:]
}

// layered is the file systems of a theme, the first that has a file wins.
type layered []fs.FS

// Open returns the file from the first layer that has it.
func (l layered) Open(name string) (fs.File, error) {
	var first error
	for _, layer := range l {
		f, err := layer.Open(name)
		if err == nil {
			return f, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}
