package render

import (
	"encoding/json"
	"html/template"
	"time"

	"chuyende/internal/site"
)

// schemaOrg is the vocabulary of structured data.
const schemaOrg = "https://schema.org"

// pageData is a page's structured data: schema.org Article, or the Legislation
// that the page is about, and the way to it from the home page.
func (r *Renderer) pageData(v *View, p *site.Page) template.JS {
	about := r.articleData(v, p)
	if p.Status() != "" {
		about = r.legislationData(about, p)
	}
	about["@context"] = schemaOrg
	if v.Canonical == "" {
		return structured(about)
	}
	return structured([]any{about, r.breadcrumbData(v, p)})
}

// articleData is a page as schema.org Article.
func (r *Renderer) articleData(v *View, p *site.Page) map[string]any {
	article := map[string]any{"@type": "Article", "headline": p.Title, "inLanguage": r.site.Language}
	if p.Summary != "" {
		article["description"] = p.Summary
	}
	if !p.Date.IsZero() && p.Status() == "" { // a document's date is not its page's
		article["datePublished"] = p.Date.Format(time.DateOnly)
	}
	if changed := p.Changed; !changed.IsZero() {
		article["dateModified"] = changed.Format(time.DateOnly)
	}
	var authors []any
	for _, name := range p.Meta.Texts(site.AuthorsKey) {
		authors = append(authors, map[string]any{"@type": "Person", "name": name})
	}
	if authors != nil {
		article["author"] = authors
	}
	if r.site.Publisher != "" {
		article["publisher"] = organization(r.site.Publisher)
	}
	if v.Canonical != "" {
		article["mainEntityOfPage"] = v.Canonical
	}
	return article
}

// legislationData is a document of the register as schema.org Legislation, which
// its page is about. Machines see no badge of doubt: of a document that its
// keeper says is not verified they learn what it is called, and no more.
func (r *Renderer) legislationData(article map[string]any, p *site.Page) map[string]any {
	law := map[string]any{"@type": "Legislation", "name": p.Title, "subjectOf": article}
	if place, ok := article["mainEntityOfPage"]; ok {
		law["mainEntityOfPage"] = place
		delete(article, "mainEntityOfPage")
		article["url"] = place
	}
	set := func(key, value string) {
		if value != "" {
			law[key] = value
		}
	}
	set("legislationIdentifier", p.Meta.Text("number"))
	set("legislationType", r.site.word("types", p.Meta.Text("type")))
	if p.Meta.Has("verified") && !p.Meta.Bool("verified") {
		return law
	}
	set("legislationDate", day(p.Date))
	set("legislationDateOfApplicability", day(p.Effective))
	if issuer := p.Meta.Text("issuer"); issuer != "" {
		law["legislationPassedBy"] = organization(issuer)
	}
	if force := site.StatusOf(p.Status()).Force; force != "" {
		law["legislationLegalForce"] = schemaOrg + "/" + force
	}
	return law
}

// day is a date as machines read it, "" where it is not known.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func organization(name string) map[string]any {
	return map[string]any{"@type": "Organization", "name": name}
}

// breadcrumbData is the way to a page from the home page.
func (r *Renderer) breadcrumbData(v *View, p *site.Page) map[string]any {
	var items []listItem
	for i, s := range append(append(p.Section.Ancestors(), p.Section), nil) {
		item := listItem{Type: "ListItem", Position: i + 1}
		switch {
		case s == nil:
			item.Name, item.Item = p.Title, v.Canonical
		case s.Parent == nil:
			item.Name, item.Item = r.say("frame.home"), r.absolute(site.HomeAddress)
		default:
			item.Name, item.Item = s.Title, r.absolute(s.Address)
		}
		items = append(items, item)
	}
	return map[string]any{"@context": schemaOrg, "@type": "BreadcrumbList", "itemListElement": items}
}

// listItem is a place on the way. Its fields come in the order of their names, as those of
// maps do; each page has several, and a map for each takes three times as long.
type listItem struct {
	Type     string `json:"@type"`
	Item     string `json:"item"`
	Name     string `json:"name"`
	Position int    `json:"position"`
}

// siteData is the home page's structured data: schema.org WebSite, with the
// address that searches it.
func (r *Renderer) siteData(v *View) template.JS {
	data := map[string]any{"@context": schemaOrg, "@type": "WebSite", "name": r.site.Title, "inLanguage": r.site.Language}
	if v.Canonical != "" {
		data["url"] = v.Canonical
		data["potentialAction"] = map[string]any{
			"@type": "SearchAction", "query-input": "required name=q",
			"target": r.absolute(r.Tree.Places.Search) + "?q={q}",
		}
	}
	return structured(data)
}

// structured encodes structured data. encoding/json escapes <, > and &, so the
// result cannot end the script element that holds it.
func structured(data any) template.JS {
	text, err := json.Marshal(data)
	if err != nil {
		return "" // maps of strings and numbers always encode
	}
	return template.JS(text)
}
