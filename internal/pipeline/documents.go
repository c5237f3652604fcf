package pipeline

import (
	"slices"
	"strings"
	"time"

	"chuyende/internal/config"
	"chuyende/internal/diag"
	"chuyende/internal/site"
	"chuyende/internal/words"
	"chuyende/search"
)

// The facets that do not come from a classifier. That of the kind is search's
// own: every document has one.
const (
	kindFacet   = "kind"
	groupFacet  = "nhom"
	yearFacet   = "nam"
	statusFacet = "tinh-trang"
)

// document is what search knows of a page.
func document(p *site.Page, settings *config.Config) search.Document {
	say := settings.Words
	d := search.Document{
		URL: p.Address, Title: p.MarkedTitle(say), Kind: p.Kind.Name, KindTitle: p.Kind.Title,
		Summary: p.Summary, Facets: map[string][]string{}, Factor: kindFactor(p.Kind.Name),
	}
	if day := ownDay(p); !day.IsZero() {
		d.Date = day.Format(time.DateOnly)
	}
	if !p.Date.IsZero() {
		d.Facets[yearFacet] = []string{p.Date.Format("2006")}
	}
	for _, term := range p.Terms {
		c := term.Taxonomy.Classifier
		d.Facets[c.Facet] = append(d.Facets[c.Facet], term.ID)
		if isName(term) {
			d.Keywords = append(d.Keywords, term.Title)
		} else {
			d.Subjects = append(d.Subjects, term.Title)
		}
	}
	for _, related := range p.Related {
		if !related.Inverse && related.Kind.OnHome {
			for _, q := range related.Pages {
				d.Facets[groupFacet] = append(d.Facets[groupFacet], q.ID)
				d.Subjects = append(d.Subjects, q.Title)
			}
		}
	}
	if status := p.Status(); status != "" {
		d.Facets[statusFacet] = []string{status}
		d.Standing = standing(p)
	}
	for _, key := range []string{site.OtherNames, "short", "number", "unit"} {
		d.Keywords = append(d.Keywords, p.Meta.Texts(key)...)
	}
	if p.Kind.Register {
		d.Newer, d.After = newer(p)
		t := documentType(p, settings)
		d.Keywords = append(d.Keywords, t.Title+" "+p.Meta.Text("number"))
		d.Subjects = append(append(d.Subjects, p.Meta.Text("issuer")), t.AlsoKnownAs...)
		if !p.Date.IsZero() {
			d.Subjects = append(d.Subjects, say.Text("facet.year")+" "+p.Date.Format("2006"))
		}
	}
	if p.Heading != "" {
		d.Subjects = append(d.Subjects, p.Heading)
		d.Sections = append(d.Sections, search.Section{Text: p.Heading}) // it is looked for in quotes too
	}
	if !p.Typed {
		d.Subjects = append(append(d.Subjects, p.Meta.Texts(site.KeywordsKey)...), p.Meta.Texts(site.AuthorsKey)...)
	}
	for _, s := range p.Doc.Sections {
		d.Sections = append(d.Sections, search.Section{ID: s.HeadingID, Heading: s.Heading, Text: s.Text})
	}
	if extra := structuredText(p); extra != "" {
		d.Sections = append(d.Sections, search.Section{Text: extra})
	}
	return d
}

// ownDay is the day that a hit shows: of an official document its own, never that
// on which somebody looked at it.
func ownDay(p *site.Page) time.Time {
	if p.Kind.Register {
		return p.Date
	}
	return p.Changed
}

// structuredText is the text that readers see on a page but that stands in
// its front matter: agendas, tasks, figures, the lesson.
func structuredText(p *site.Page) string {
	var lines []string
	for _, field := range p.Kind.Fields {
		for _, record := range p.Meta.Records(field.Key) {
			for _, step := range append(record.Records("steps"), record) {
				lines = append(lines, step.Text("what"))
			}
		}
	}
	for _, key := range []string{"lesson", "note", "issuer"} {
		lines = append(lines, p.Meta.Text(key))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// facets names the facets and their values for the search page. choices is true
// where there are pages that suggest topics, attachments where files are found.
func facets(tree *site.Tree, say *words.Table, choices, attachments bool) []search.Facet {
	kinds := search.Facet{Name: kindFacet, Title: say.Text("facet.kind")}
	for _, k := range tree.Kinds {
		kinds.Values = append(kinds.Values, search.FacetValue{ID: k.Name, Title: k.Title})
	}
	if choices {
		kinds.Values = append(kinds.Values, search.FacetValue{ID: choiceKind, Title: say.Text("suggest.title")})
	}
	kinds.Values = append(kinds.Values, search.FacetValue{ID: listKind, Title: say.Text("list.title")})
	if attachments {
		kinds.Values = append(kinds.Values, search.FacetValue{ID: attachmentKind, Title: say.Text("search.attachment")})
	}
	all := []search.Facet{kinds}
	for _, s := range tree.Sections {
		if s.Kind == nil || !s.Kind.OnHome {
			continue
		}
		groups := search.Facet{Name: groupFacet, Title: s.Kind.Title}
		for _, p := range s.Pages {
			groups.Values = append(groups.Values, search.FacetValue{ID: p.ID, Title: p.Title})
		}
		all = append(all, groups)
	}
	for _, t := range tree.Taxonomies {
		facet := search.Facet{Name: t.Classifier.Facet, Title: t.Classifier.Title}
		for _, term := range t.Terms {
			facet.Values = append(facet.Values, search.FacetValue{ID: term.ID, Title: term.Title})
		}
		all = append(all, facet)
	}
	return append(all,
		search.Facet{Name: yearFacet, Title: say.Text("facet.year")},
		search.Facet{Name: statusFacet, Title: say.Text("facet.status"), Values: statusValues(say), OnCards: true})
}

// FacetValueChoices returns the values of a facet that have names of their own.
func FacetValueChoices(facet string) []diag.Choice {
	switch facet {
	case kindFacet:
		say := words.Default()
		return append(site.KindChoices(site.Kinds()),
			diag.Choice{Value: choiceKind, Names: []string{say.Text("suggest.title")}},
			diag.Choice{Value: listKind, Names: []string{say.Text("list.title")}},
			diag.Choice{Value: attachmentKind, Names: []string{say.Text("search.attachment")}})
	case statusFacet:
		var choices []diag.Choice
		for _, s := range site.Statuses() {
			choices = append(choices, diag.Choice{Value: s.ID, Names: []string{s.Title}})
		}
		return choices
	}
	var choices []diag.Choice
	for _, c := range site.Classifiers() {
		for _, t := range c.Terms {
			if c.Facet == facet {
				choices = append(choices, diag.Choice{Value: t.ID, Names: []string{t.Title}})
			}
		}
	}
	return choices
}

func statusValues(say *words.Table) []search.FacetValue {
	var values []search.FacetValue
	for _, s := range site.StatusesIn(say) {
		values = append(values, search.FacetValue{ID: s.ID, Title: s.Title})
	}
	return values
}

// FacetChoices returns the facets by which a search can be filtered, with what
// people call them.
func FacetChoices() []diag.Choice {
	choices := []diag.Choice{
		{Value: kindFacet, Names: []string{words.Default().Text("facet.kind"), "loại trang"}}, {Value: groupFacet, Names: []string{site.GroupsKey, "group"}},
		{Value: yearFacet, Names: []string{"year"}}, {Value: statusFacet, Names: []string{"status", words.Default().Text("facet.status")}},
	}
	for _, c := range site.Classifiers() {
		choices = append(choices, diag.Choice{Value: c.Facet, Names: []string{c.Title, c.Field}})
	}
	return choices
}

// documentType is what an official document is: an order, a guide.
func documentType(p *site.Page, settings *config.Config) config.Entry {
	id := p.Meta.Text("type")
	for _, e := range settings.Vocabularies[site.VocabularyFields()["type"]] {
		if e.ID == id {
			return e
		}
	}
	return config.Entry{}
}

// mostNamed is how many pages a tag may stand on and still be a name of each.
const mostNamed = 20

// isName reports whether a term's name names its pages, as a tag does that an
// author has given to few. Classes that many pages fall into (whom it is for, in
// which quarter) would stand beside every title and make one like the other.
func isName(term *site.Term) bool {
	return term.Taxonomy.Classifier.Coined() && len(term.Pages) <= mostNamed
}

// newer returns what readers of a document should know of instead of it, or beside
// it, and the addresses of all that it comes after.
func newer(p *site.Page) (shown []search.Newer, after []string) {
	add := func(pages []*site.Page, replaces bool) {
		for _, q := range pages {
			if !slices.ContainsFunc(shown, func(n search.Newer) bool { return n.URL == q.Address }) {
				shown = append(shown, search.Newer{URL: q.Address, Name: q.Name(), Replaces: replaces})
			}
		}
	}
	var later []*site.Page
	if p.IsOld() {
		add(p.Successors(), true)
		later = p.Following()
	}
	add(p.Newest(), false)
	for _, q := range append(later, p.Later()...) {
		after = append(after, q.Address)
	}
	return shown, after
}

// synonyms are those of the settings: words that find each other are typed and said.
func synonyms(list []config.Synonym) []search.Synonym {
	var all []search.Synonym
	for _, s := range list {
		said := s.Finds
		if len(said) == 0 {
			said = s.Words
		}
		all = append(all, search.Synonym{Typed: s.Words, Said: said})
	}
	return all
}
