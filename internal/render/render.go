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
	"maps"
	"net/url"
	"slices"
	"sync"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/site"
	"chuyende/internal/suggest"
)

// Job is one file of the portal that is yet to be made.
type Job struct {
	// Address is the file's place from the site's root.
	Address string
	// Key stands for all that the file depends on: with the same forms, equal keys
	// at one address mean equal bytes.
	Key Key
	// Render appends the file to w. Jobs may be rendered in parallel.
	Render func(w *bytes.Buffer) error
	// Rests says that the file takes long and is of no use to those who write: a
	// preview leaves it as it is.
	Rests bool
	// Page is the one that the file shows the text of, where it is a page of its own in
	// HTML; nil for all others.
	Page *site.Page
}

// Input is what the portal is rendered from.
type Input struct {
	Tree   *site.Tree
	Config *config.Config
	// Forms are those beside HTML that the tree was planned with.
	Forms []Form
	// Theme holds layouts and partials.
	Theme *Theme
	// Style, Script, SearchScript, ToolScript and MissingScript are the
	// addresses of the bundled CSS and JS.
	Style, Script, SearchScript, ToolScript, MissingScript string
	// BookStyle is what books load besides, TreeStyle what pages beside a tree of sections do.
	BookStyle, TreeStyle string
	// HandoutStyle and HandoutScript are what pages to be handed out load besides.
	HandoutStyle, HandoutScript string
	// ReadAsset returns what is in a file below content/; nil where nobody can.
	ReadAsset func(*site.Asset) ([]byte, error)
	// SheetStyle and SheetScript are what the sheets load besides.
	SheetStyle, SheetScript string
	// Kits are what single layouts load besides, by the layout's name.
	Kits map[string]*Kit
	// Worker is the path from the root of the service worker that pages register, ""
	// for none.
	Worker string
	// Kept has pictures of former builds; nil where nothing is kept.
	Kept Keeper
	// Known has keys of a former renderer, and takes those of this one; nil for none.
	Known *Known
	// ReaderScript is waited for before a page is painted.
	ReaderScript string
	// PrintStyle is what every page loads for paper, CodeStyle what those load that
	// show code.
	PrintStyle, CodeStyle string
	// Looks are the styles that single layouts have in the place of Style, by the
	// layout's name: nobody waits for what is not on the page.
	Looks map[string]string
	// HomeScript is what the home page loads besides.
	HomeScript string
	// Now is the day of the build.
	Now time.Time
}

// Kit is what one layout loads besides what all pages load: addresses of a style
// and a script.
type Kit struct{ Style, Script string }

// Output makes one sort of files: HTML pages, lists, feeds.
type Output interface {
	// Jobs makes a job of each file. All are of one sort, in the order of the
	// tree's plan, so that the sheets of a list stand together.
	Jobs(r *Renderer, files []*site.File) []Job
}

// outputs are what makes each sort of files. Those that are missing here come
// into the portal as they are.
func outputs() map[site.What]Output {
	return map[site.What]Output{
		site.HomeFile: home{}, site.SectionFile: lists{}, site.PageFile: pages{},
		site.WholeFile: wholes{}, site.TaxonomyFile: taxonomies{}, site.TermFile: terms{}, site.LetterFile: letters{},
		site.NewsFile: news{}, site.SuggestFile: suggestions{}, site.ChoiceFile: suggestions{},
		site.SearchFile: searchPage{}, site.CatalogueFile: catalogue{}, site.MissingFile: notFound{}, site.OfflineFile: offline{}, site.FeedFile: feeds{}, site.RedirectFile: redirects{},
		site.PlanFile: plans{}, site.PlanCalendarFile: plans{},
		site.SitemapFile: sitemap{}, site.RobotsFile: robots{}, site.ManifestFile: manifest{},
		site.BookFile: books{},
	}
}

// Form is a form beside HTML in which pages are published.
type Form struct {
	site.Form
	// Write appends a page in this form to w. It may be called in parallel. What it
	// makes may depend on the settings and their words, on the page, and on the
	// front matter of pages that the page's own refers to; on nothing else. A form
	// of the whole portal is written without a page, by the settings alone.
	Write func(w *bytes.Buffer, in Input, p *site.Page) error
	// Layout, if not "", is the theme's layout of a form that is an HTML page;
	// there is no Write then. Body completes the page's view, which search engines
	// are asked to leave out, and returns what the layout shows. It may depend on
	// the same as Write.
	Layout string
	Body   func(in Input, v *View, p *site.Page) (body any, err error)
	// own, of a form of this package, writes a page by all that the renderer has. It
	// may depend on what the page itself shows; one of the whole portal, on all pages.
	own func(r *Renderer, w *bytes.Buffer, p *site.Page) error
}

// Renderer plans and renders one tree. It is read-only after New and safe for
// concurrent use.
type Renderer struct {
	Input
	site *Site
	keys *keyring
	// currency is that of the register.
	currency Currency
	// now is what holds today for the meetings themselves: see [restedOn].
	now []*site.Page
	// choices is what can be suggested.
	choices *suggest.Catalogue
	// choiceAt and feedAt are where the pages that suggest topics and the feeds
	// of list pages stand.
	choiceAt map[site.Choice]string
	feedAt   map[feedOf]string
	// months are the words for the months, which every date asks for.
	months [12]string
	// root is the absolute path of the portal's root, ending in a slash.
	root string
	// forms are the files of each page in other forms than HTML.
	forms map[*site.Page][]*site.File
	// sitePicture is the picture of the portal, nil for none.
	sitePicture *site.File
	// frames holds what [Renderer.frame] has made.
	frames sync.Map
	// rows holds what [Theme.row] has made.
	rows rows
	// dates holds what [Renderer.date] has worded, by the digits of the day.
	dates sync.Map
}

// New returns a renderer for the tree.
func New(in Input) *Renderer {
	r := &Renderer{Input: in, root: rootPath(in.Config.BaseURL), choices: suggest.New(in.Tree, in.Config)}
	r.choiceAt, r.feedAt = in.Tree.ChoiceAddresses(), feedAddresses(in.Tree)
	for i, key := range monthKeys {
		r.months[i] = r.say(key)
	}
	r.forms = formFiles(in.Tree)
	r.sitePicture = sitePictureOf(in.Tree)
	r.site, r.currency, r.now = r.newSite(), r.currencyOf(), restedOn(in.Tree)
	r.keys = newKeyring(r)
	return r
}

// formFiles are the files of pages in other forms than HTML, by page.
func formFiles(tree *site.Tree) map[*site.Page][]*site.File {
	all := map[*site.Page][]*site.File{}
	for i := range tree.Files {
		if f := &tree.Files[i]; f.What == site.PageFile && f.Form != "" {
			all[f.Page] = append(all[f.Page], f)
		}
	}
	return all
}

// say returns the portal's words of a key.
func (r *Renderer) say(key string, args ...any) string { return r.Config.Words.Text(key, args...) }

// Jobs makes a job of every file of the plan that is rendered, in an order that
// does not change from run to run.
func (r *Renderer) Jobs() []Job {
	files := map[site.What][]*site.File{}
	for i := range r.Tree.Files {
		f := &r.Tree.Files[i]
		files[f.What] = append(files[f.What], f)
	}
	jobs := make([]Job, 0, len(r.Tree.Files))
	makers := outputs()
	for _, what := range slices.Sorted(maps.Keys(makers)) {
		if len(files[what]) > 0 {
			jobs = append(jobs, makers[what].Jobs(r, files[what])...)
		}
	}
	return jobs
}

func (r *Renderer) newSite() *Site {
	c := r.Config
	s := &Site{
		Title: c.Title, Description: c.Description, Language: c.Language, Publisher: c.Publisher,
		Style: r.Style, Script: r.Script, SearchScript: r.SearchScript, ToolScript: r.ToolScript,
		HandoutStyle: r.HandoutStyle, HandoutScript: r.HandoutScript, SheetStyle: r.SheetStyle, SheetScript: r.SheetScript,
		ReaderScript: r.ReaderScript, PrintStyle: r.PrintStyle, CodeStyle: r.CodeStyle, BookStyle: r.BookStyle, TreeStyle: r.TreeStyle,
		Looks: r.Looks, HomeScript: r.HomeScript, CatalogueAddress: r.Tree.Places.Catalogue,
		Worker: r.Worker, SearchAddress: r.Tree.Places.Search, OfflineAddress: r.offlineAddress(), Icons: r.Theme.icons, Kits: r.Kits,
		baseURL: c.BaseURL, together: together(c.Together),
		words: map[string]map[string]string{},
	}
	s.Tools = r.tools()
	for _, item := range r.Tree.Menu {
		s.Menu = append(s.Menu, MenuItem{Title: item.Title, Address: item.Link})
	}
	switch {
	case r.hasTree():
		s.sections = r.Tree.Home.Sections
	case len(r.Tree.Menu) == 0:
		s.Menu = r.sectionMenu()
	}
	for _, p := range r.flatPages() {
		s.flat = append(s.flat, Branch{Title: p.Title, Address: p.Address})
	}
	for _, item := range r.Tree.Foot {
		s.Foot = append(s.Foot, MenuItem{Title: item.Title, Address: item.Link})
	}
	if len(r.Tree.News) > 0 {
		s.NewsAddress = r.Tree.Places.News
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

// offlineAddress is where the page about use without a network stands.
func (r *Renderer) offlineAddress() string {
	if !r.Config.Offline {
		return ""
	}
	return r.Tree.Places.Offline
}

// mostMenu is how many sections the menu names before it gives way to the
// taxonomies: more entries than fit a line help nobody, and the home page
// names every section.
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
	return r.inMenu(menu)
}

// href returns the link from the page at one address to another of the site.
// From 404.html, which servers show at any depth, it starts at the root if that
// is known; see missing.go.
func (r *Renderer) href(from, to string) string {
	if from == site.Missing && r.Config.BaseURL != "" {
		return r.root + to[1:]
	}
	return site.Relative(from, to)
}

// rootPath is the absolute path of the portal's root: that of the base URL.
func rootPath(baseURL string) string {
	if u, err := url.Parse(baseURL); err == nil && u.Path != "" {
		return u.EscapedPath()
	}
	return "/"
}

// absolute returns an address below the base URL, or "" where there is none.
func (r *Renderer) absolute(address string) string {
	if r.Config.BaseURL == "" {
		return ""
	}
	return r.Config.BaseURL + address[1:]
}
