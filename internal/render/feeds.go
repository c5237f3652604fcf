package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"chuyende/internal/site"
)

// feeds are the Atom (RFC 4287) and JSON Feed (version 1.1) files: of the
// whole site, of each kind, of each thematic group and of each kind of cell.
//
// With a base URL their links are absolute. Without one they are relative to
// the feed and ids are URNs, so that a feed of a portal on a USB stick is
// still well formed.
type feeds struct{}

// feed is one list of newest pages, in two formats.
type feed struct {
	// list is the page whose feed it is.
	list, title string
	pages       []*site.Page
}

// feedOf names a feed by its list page and its form.
type feedOf struct{ list, form string }

func feedAddresses(tree *site.Tree) map[feedOf]string {
	all := map[feedOf]string{}
	for i := range tree.Files {
		if f := &tree.Files[i]; f.What == site.FeedFile {
			all[feedOf{f.List, f.Form}] = f.Address
		}
	}
	return all
}

// Jobs makes each feed.
func (feeds) Jobs(r *Renderer, files []*site.File) []Job {
	jobs := make([]Job, len(files))
	var f feed
	var key Key
	for i, file := range files {
		if file.List != f.list {
			f = r.feed(file)
			key = r.keys.site.with(f.title, r.changed(f).Format(time.RFC3339)).and(r.keys.all(f.pages))
		}
		f, write := f, r.atom
		if file.Form == site.JSONForm {
			write = r.jsonFeed
		}
		jobs[i] = Job{Address: file.Address, Key: key, Render: func(w *bytes.Buffer) error { return write(w, f, file.Address) }}
	}
	return jobs
}

// feed is what a file of the plan is the feed of.
func (r *Renderer) feed(file *site.File) feed {
	f := feed{file.List, r.site.Title, r.Tree.Pages}
	switch {
	case file.Section != nil:
		f.title, f.pages = file.Section.Title, file.Section.Pages
	case file.Term != nil:
		f.title, f.pages = file.Term.Title, file.Term.Pages
	case file.Page != nil:
		f.title, f.pages = file.Page.Title, nil
		for _, related := range file.Page.Related {
			if related.Inverse {
				f.pages = append(f.pages, related.Pages...)
			}
		}
	}
	f.pages = newest(f.pages, r.Config.FeedSize)
	return f
}

// feedLinks are a view's links to the feeds of a list page.
func (r *Renderer) feedLinks(v *View, list, title string) []Feed {
	return []Feed{
		{title, "application/atom+xml", v.URL(r.feedAt[feedOf{list, site.AtomForm}])},
		{title, "application/feed+json", v.URL(r.feedAt[feedOf{list, site.JSONForm}])},
	}
}

// link returns the link in a feed to an address: absolute where it can be.
func (r *Renderer) link(from, to string) string {
	if absolute := r.absolute(to); absolute != "" {
		return absolute
	}
	return site.Relative(from, to)
}

// id returns the permanent name of an address in feeds.
func (r *Renderer) id(address string) string {
	if absolute := r.absolute(address); absolute != "" {
		return absolute
	}
	return "urn:chuyende:" + address[1:]
}

// changed is the date of a feed: that of its newest page. A feed without pages
// takes that of the portal, since the format wants one and a further build is no change.
func (r *Renderer) changed(f feed) time.Time {
	if len(f.pages) > 0 {
		return f.pages[0].Changed
	}
	return r.newest()
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Link      atomLink `xml:"link"`
	Published string   `xml:"published,omitempty"`
	Updated   string   `xml:"updated"`
	Summary   string   `xml:"summary,omitempty"`
}

func (r *Renderer) atom(w *bytes.Buffer, f feed, self string) error {
	author := r.site.Publisher
	if author == "" {
		author = r.site.Title
	}
	out := atomFeed{
		Lang: r.site.Language, ID: r.id(self), Title: r.feedTitle(f), Updated: r.changed(f).Format(time.RFC3339),
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Href: r.link(self, self)},
			{Rel: "alternate", Type: "text/html", Href: r.link(self, f.list)},
		},
		Author: atomAuthor{author},
	}
	for _, p := range f.pages {
		entry := atomEntry{
			ID: r.id(p.Address), Title: p.MarkedTitle(r.Config.Words), Summary: feedSummary(p),
			Link:    atomLink{Rel: "alternate", Type: "text/html", Href: r.link(self, p.Address)},
			Updated: p.Changed.Format(time.RFC3339),
		}
		if !p.Date.IsZero() {
			entry.Published = p.Date.Format(time.RFC3339)
		}
		out.Entries = append(out.Entries, entry)
	}
	w.WriteString(xml.Header)
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(out); err != nil {
		return fmt.Errorf("feed of %s: %w", f.list, err)
	}
	w.WriteByte('\n')
	return nil
}

type jsonFeed struct {
	Version  string     `json:"version"`
	Title    string     `json:"title"`
	HomePage string     `json:"home_page_url"`
	FeedURL  string     `json:"feed_url"`
	Language string     `json:"language"`
	Items    []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Summary   string `json:"summary,omitempty"`
	Text      string `json:"content_text"`
	Published string `json:"date_published,omitempty"`
	Modified  string `json:"date_modified"`
}

func (r *Renderer) jsonFeed(w *bytes.Buffer, f feed, self string) error {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: r.feedTitle(f), Language: r.site.Language,
		HomePage: r.link(self, f.list), FeedURL: r.link(self, self), Items: []jsonItem{},
	}
	for _, p := range f.pages {
		item := jsonItem{
			ID: r.id(p.Address), URL: r.link(self, p.Address), Title: p.MarkedTitle(r.Config.Words),
			Summary: feedSummary(p), Text: feedSummary(p), Modified: p.Changed.Format(time.RFC3339),
		}
		if !p.Date.IsZero() {
			item.Published = p.Date.Format(time.RFC3339)
		}
		out.Items = append(out.Items, item)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(out); err != nil {
		return fmt.Errorf("feed of %s: %w", f.list, err)
	}
	return nil
}

// feedSummary tells a reader what is new about a page before what it is about.
func feedSummary(p *site.Page) string {
	if len(p.Changes) == 0 || p.Changes[0].Date.Before(p.Changed) {
		return p.Summary
	}
	note := strings.TrimRight(p.Changes[0].What, ".")
	return strings.TrimSpace(p.Changes[0].Date.Format("02/01/2006") + ": " + note + ". " + p.Summary)
}

func (r *Renderer) feedTitle(f feed) string {
	if f.title == r.site.Title {
		return f.title
	}
	return f.title + " · " + r.site.Title
}
