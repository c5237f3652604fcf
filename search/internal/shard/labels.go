package shard

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
)

// Facet describes one way to narrow results, for the search page. Values
// that documents have and no Facet lists are offered under their own id.
type Facet struct {
	Name   string // as in [Document].Facets
	Title  string
	Values []FacetValue

	// OnCards says that lists of hits show a document's values. Those of others may
	// come later: of few documents cards are fetched all at once.
	OnCards bool
}

// FacetValue is one value of a facet.
type FacetValue struct {
	ID    string
	Title string
}

// facetLabel is an id and the word that readers see for it.
type facetLabel = [2]string

type manifestFacet struct {
	Name   string          `json:"name"`
	Title  string          `json:"title"`
	Hash   string          `json:"hash"`
	Values []manifestValue `json:"values"` // none if they are more than maxLabels
}

// shown returns what cards show of a facet: its name and the labels of its values.
func (f manifestFacet) shown() [2]any {
	labels := []facetLabel{}
	for _, v := range f.Values {
		labels = append(labels, facetLabel{v.ID, v.Title})
	}
	return [2]any{f.Name, labels}
}

// onCards reports whether cards show a facet.
func onCards(shown []Facet, name string) bool {
	return slices.ContainsFunc(shown, func(f Facet) bool { return f.OnCards && f.Name == name })
}

// maxLabels is how many values of a facet a reader can take in. Facets of
// more, such as free tags, are not offered, and the manifest does without
// their names.
const maxLabels = 24

type manifestValue struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Count int    `json:"count"`
}

// kindsOf lists the kinds that documents have, by id.
func kindsOf(documents []*corpus.Analysed) []facetLabel {
	titles := map[string]string{}
	for _, d := range documents {
		if titles[d.Doc.Kind] == "" {
			titles[d.Doc.Kind] = d.Doc.KindTitle
		}
	}
	kinds := []facetLabel{}
	for _, id := range slices.Sorted(maps.Keys(titles)) {
		kinds = append(kinds, facetLabel{label(id), label(cmp.Or(titles[id], id))})
	}
	return kinds
}

// labels names a facet and its values: those that are shown in their order,
// then all others by id.
func labels(shown []Facet, name string, values map[string][]corpus.Posting, kinds []facetLabel) manifestFacet {
	f := manifestFacet{Name: label(name), Title: label(name), Values: []manifestValue{}}
	done := map[string]bool{}
	add := func(id, title string) {
		if len(values[id]) > 0 && !done[id] {
			done[id] = true
			f.Values = append(f.Values, manifestValue{label(id), label(cmp.Or(title, id)), len(values[id])})
		}
	}
	for _, o := range shown {
		if o.Name == name {
			f.Title = label(cmp.Or(o.Title, name))
			for _, v := range o.Values {
				add(v.ID, v.Title)
			}
		}
	}
	if name == corpus.FacetKind {
		for _, k := range kinds {
			add(k[0], k[1])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(values)) {
		add(id, "")
	}
	if len(f.Values) > maxLabels {
		f.Values = []manifestValue{}
	}
	return f
}

// label returns a text as JSON can hold it in one way only: encoding/json
// escapes the two separators of lines, JSON.stringify does not.
func label(s string) string {
	return strings.NewReplacer("\u2028", " ", "\u2029", " ").Replace(script.ValidText(s))
}

// facetNames returns all facets that documents have: those that are
// shown first, the rest by name.
func facetNames(shown []Facet, facets map[string]map[string][]corpus.Posting) []string {
	var names []string
	for _, o := range shown {
		if facets[o.Name] != nil && !slices.Contains(names, o.Name) {
			names = append(names, o.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(facets)) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}
