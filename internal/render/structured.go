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
	article := r.articleData(v, p)
	var about any = article
	if p.Status() != "" {
		about = r.legislationData(article, p)
	} else {
		article.Context = schemaOrg
	}
	if v.Canonical == "" {
		return structured(about)
	}
	return structured([]any{about, r.breadcrumbData(v, p)})
}

// article is a page as schema.org Article. The fields of this and of what follows come in the order of
// their names, as those of maps do: each page has some, and maps take three times as long.
type article struct {
	Context      string  `json:"@context,omitempty"`
	Type         string  `json:"@type"`
	Author       []named `json:"author,omitempty"`
	Modified     string  `json:"dateModified,omitempty"`
	Published    string  `json:"datePublished,omitempty"`
	Description  string  `json:"description,omitempty"`
	Headline     string  `json:"headline"`
	Language     string  `json:"inLanguage"`
	MainEntityOf string  `json:"mainEntityOfPage,omitempty"`
	Publisher    *named  `json:"publisher,omitempty"`
	URL          string  `json:"url,omitempty"`
}

// named is a person or an organization.
type named struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// articleData is a page as schema.org Article.
func (r *Renderer) articleData(v *View, p *site.Page) *article {
	a := &article{
		Type: "Article", Headline: p.Title, Language: r.site.Language, Description: p.Summary, Modified: day(p.Changed),
		MainEntityOf: v.Canonical,
	}
	if p.Status() == "" { // a document's date is not its page's
		a.Published = day(p.Date)
	}
	for _, name := range p.Meta.Texts(site.AuthorsKey) {
		a.Author = append(a.Author, named{"Person", name})
	}
	if r.site.Publisher != "" {
		a.Publisher = organization(r.site.Publisher)
	}
	return a
}

// legislationData is a document of the register as schema.org Legislation, which
// its page is about. Machines see no badge of doubt: of a document that its
// keeper says is not verified they learn what it is called, and no more.
func (r *Renderer) legislationData(about *article, p *site.Page) map[string]any {
	law := map[string]any{"@context": schemaOrg, "@type": "Legislation", "name": p.Title, "subjectOf": about}
	if place := about.MainEntityOf; place != "" {
		law["mainEntityOfPage"] = place
		about.MainEntityOf, about.URL = "", place
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

func organization(name string) *named { return &named{"Organization", name} }

// breadcrumbData is the way to a page from the home page.
func (r *Renderer) breadcrumbData(v *View, p *site.Page) breadcrumbList {
	way := append(append(p.Section.Ancestors(), p.Section), nil)
	items := make([]listItem, 0, len(way))
	for i, s := range way {
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
	return breadcrumbList{schemaOrg, "BreadcrumbList", items}
}

// breadcrumbList is the way to a page.
type breadcrumbList struct {
	Context string     `json:"@context"`
	Type    string     `json:"@type"`
	Items   []listItem `json:"itemListElement"`
}

// listItem is a place on the way.
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
