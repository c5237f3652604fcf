package render

import (
	"bytes"
	"html/template"
	"maps"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
)

// componentsForm is the name of the pages that show the theme's components, and of
// their layout.
const componentsForm = "components"

// ComponentsBody is the page that shows every component of the theme in its
// states, with what the site itself has: the layout components.
type ComponentsBody struct {
	// Schemes leads to the same page in each scheme of colours; that of the page
	// itself has no URL.
	Schemes []Link
	// Colours are the names of the theme's colours.
	Colours []string
	// Prose is a text with all that Markdown can say.
	Prose template.HTML
	// Topic is the page of a topic, nil where the site has none.
	Topic *View
	// Kinds are pages, one of each kind; Documents those of the register, one of
	// each status; Groups those of a kind that others are sorted into.
	Kinds, Documents, Groups []*Card
	// Cites are citations, one of each status.
	Cites []Cite
	// Terms are those of one taxonomy, List is a sheet in the middle of a list.
	Terms []TermLink
	List  *List
	// Offers are topics that are suggested.
	Offers []Offer
	// Currency is that of the register.
	Currency Currency
}

// mostSampleTerms is how many terms of a taxonomy are shown at most.
const mostSampleTerms = 12

// componentScheme is a scheme of colours that components are shown in: what is
// added to the page's name, the words for it, and what the root is given.
type componentScheme struct {
	name  string
	words []string
	look  template.HTMLAttr
}

func componentSchemes() []componentScheme {
	return []componentScheme{
		{"", []string{"reading.theme-light"}, ` data-theme="light"`},
		{"-dark", []string{"reading.theme-dark"}, ` data-theme="dark"`},
		{"-contrast", []string{"reading.contrast"}, ` data-theme="light" data-contrast="more"`},
		{"-dark-contrast", []string{"reading.theme-dark", "reading.contrast"}, ` data-theme="dark" data-contrast="more"`},
	}
}

// Components returns the pages that show the theme's components, one for each
// scheme of colours. They are for those who work on a theme: a preview has them,
// a site that is published does not.
func Components() []Form {
	var all []Form
	for i, scheme := range componentSchemes() {
		all = append(all, Form{
			Form: site.Form{
				Name: componentsForm + scheme.name, Title: lang.Textf("trang thành phần giao diện", "page of components"),
				Fits:  func(*site.Page) bool { return true },
				Place: func(places site.Places) string { return places.Components(componentsForm + scheme.name) },
			},
			own: func(r *Renderer, w *bytes.Buffer, _ *site.Page) error {
				return r.execute(w, r.components(r.Tree.Places.Components(componentsForm+scheme.name), i))
			},
		})
	}
	return all
}

// wholeKey stands for all that a page may depend on that shows what the site has.
func (r *Renderer) wholeKey() Key {
	key := r.catalogueKey()
	for _, p := range r.Tree.Pages {
		key = key.and(r.pageKey(p))
	}
	return key
}

// components is the page in one of the schemes.
func (r *Renderer) components(address string, scheme int) *View {
	v := r.view(address, componentsForm, r.say("components.title"))
	v.NoIndex, v.Coded, v.Look = true, true, componentSchemes()[scheme].look
	v.Breadcrumb = r.breadcrumb(address, r.Tree.Home)
	b := &ComponentsBody{Colours: slices.Sorted(maps.Keys(r.Theme.colours)), Prose: r.sampleProse(), Currency: r.currency}
	for i, s := range componentSchemes() {
		var names []string
		for _, key := range s.words {
			names = append(names, r.say(key))
		}
		link := Link{Title: strings.Join(names, " + ")}
		if i != scheme {
			link.URL = v.URL(r.Tree.Places.Components(componentsForm + s.name))
		}
		b.Schemes = append(b.Schemes, link)
	}
	r.samplePages(v, b)
	if len(r.Tree.Taxonomies) > 0 {
		b.Terms = r.termGroup(address, r.Tree.Taxonomies[0]).Terms
		b.Terms = b.Terms[:min(len(b.Terms), mostSampleTerms)]
	}
	if len(r.choices.Audiences) > 0 && len(r.choices.Quarters) > 0 {
		b.Offers = r.choicesPart(address, r.choices.Audiences[0], r.choices.Quarters[0]).Offers
	}
	b.List = &List{Cards: b.Kinds, Total: 100, Sheet: 3, Sheets: 9, Prev: "#phan_trang", Next: "#phan_trang",
		SheetLinks: []Link{{"1", "#phan_trang"}, {}, {"2", "#phan_trang"}, {"3", ""}, {"4", "#phan_trang"}, {}, {"9", "#phan_trang"}}}
	v.Body = b
	return v
}

// samplePages takes the pages to show of those that the site has: the first of
// each sort.
func (r *Renderer) samplePages(v *View, b *ComponentsBody) {
	seen := map[string]bool{}
	first := func(sort string) bool {
		was := seen[sort]
		seen[sort] = true
		return !was
	}
	for _, p := range r.Tree.Pages {
		if p.Kind.Summary && b.Topic == nil {
			b.Topic = r.view(v.Address, p.Kind.Layout, p.Title) // its links lead on from here
			b.Topic.Body = r.topic(b.Topic, p, r.article(b.Topic, p))
		}
		if p.Index {
			continue
		}
		if first(p.Kind.Name) {
			b.Kinds = append(b.Kinds, r.card(v.Address, p))
		}
		if p.Status() != "" && first("status "+p.Status()) {
			b.Documents = append(b.Documents, r.card(v.Address, p))
		}
		if p.Meta.Text("colour") != "" {
			b.Groups = append(b.Groups, r.card(v.Address, p))
		}
	}
	for _, status := range site.Statuses() {
		for _, verified := range []bool{true, false} {
			b.Cites = append(b.Cites, Cite{Look: site.StatusOf(status.ID).Look, Status: status.ID, Verified: verified})
		}
	}
}

// sampleProse is a text of the portal's words, as if an author had written it.
func (r *Renderer) sampleProse() template.HTML {
	text := []byte(r.say("components.prose"))
	var problems diag.List
	doc := markdown.New(markdown.Options{Words: r.Config.Words}).Parse("", text, diag.Span{End: len(text)}, &problems)
	var w bytes.Buffer
	doc.WriteHTMLWith(&w, func(*markdown.Ref) (attributes, after string) { return ` href="#noi_dung"`, "" })
	return template.HTML(w.String())
}
