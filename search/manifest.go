package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// manifest is the one file of the export with a fixed name. It says what
// there is and holds every number that scoring depends on, so that no
// constant has a second home in the client.
type manifest struct {
	Epoch     string         `json:"epoch"`
	Documents int            `json:"documents"`
	Lengths   map[string]int `json:"lengths"` // field → words of all documents
	Ranking   ranking        `json:"ranking"`

	// Values of the frequency classes, their smallest counts, and the values
	// of the length classes of titles and bodies. Pairs have one length, 1.
	Frequencies   []int `json:"frequencies"`
	FrequencyFrom []int `json:"frequencyFrom"`
	TitleScale    []int `json:"titleScale"`
	BodyScale     []int `json:"bodyScale"`

	// TermKeys are the keys of the term files, as by appendFronted;
	// TermHashes their hashes, all of the same length.
	TermKeys   string `json:"termKeys"`
	TermHashes string `json:"termHashes"`

	// Blocks are the names of the folders of documents, all of the same
	// length; BlockSizes how many documents each has.
	Blocks     string `json:"blocks"`
	BlockSizes []int  `json:"blockSizes"`

	// The hashes of the files of one each.
	Syllables string `json:"syllables"`
	Phrases   string `json:"phrases"`
	Dates     string `json:"dates"`

	Kinds  []FacetLabel    `json:"kinds"`
	Facets []manifestFacet `json:"facets"`
}

// FacetLabel is an id and the word that readers see for it.
type FacetLabel struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type manifestFacet struct {
	Name   string          `json:"name"`
	Title  string          `json:"title"`
	Hash   string          `json:"hash"`
	Values []manifestValue `json:"values"` // none if they are more than maxLabels
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

func newManifest(s *snapshot) *manifest {
	st := s.statistics()
	m := &manifest{
		Epoch:         s.epoch,
		Documents:     st.Documents,
		Lengths:       st.Lengths,
		Ranking:       st.Ranking,
		Frequencies:   frequencies[:],
		FrequencyFrom: frequencyFrom[:],
		TitleScale:    titleScale[:],
		BodyScale:     bodyScale[:],
		BlockSizes:    []int{},
	}
	for _, b := range s.blocks {
		m.Blocks += b.name
		m.BlockSizes = append(m.BlockSizes, b.count)
	}
	return m
}

// kinds lists the kinds that documents have, by id.
func (s *snapshot) kinds() []FacetLabel {
	titles := map[string]string{}
	for _, d := range s.documents {
		if titles[d.doc.Kind] == "" {
			titles[d.doc.Kind] = d.doc.KindTitle
		}
	}
	kinds := []FacetLabel{}
	for _, id := range slices.Sorted(maps.Keys(titles)) {
		kinds = append(kinds, FacetLabel{label(id), label(cmp.Or(titles[id], id))})
	}
	return kinds
}

// labels names a facet and its values: those of the options in their order,
// then all others by id.
func labels(options []Facet, name string, values map[string][]posting, kinds []FacetLabel) manifestFacet {
	f := manifestFacet{Name: label(name), Title: label(name), Values: []manifestValue{}}
	done := map[string]bool{}
	add := func(id, title string) {
		if len(values[id]) > 0 && !done[id] {
			done[id] = true
			f.Values = append(f.Values, manifestValue{label(id), label(cmp.Or(title, id)), len(values[id])})
		}
	}
	for _, o := range options {
		if o.Name == name {
			f.Title = label(cmp.Or(o.Title, name))
			for _, v := range o.Values {
				add(v.ID, v.Title)
			}
		}
	}
	if name == facetKind {
		for _, k := range kinds {
			add(k.ID, k.Title)
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
	return strings.NewReplacer("\u2028", " ", "\u2029", " ").Replace(validText(s))
}

// facetNames returns all facets that documents have: those of the options
// first, the rest by name.
func facetNames(options []Facet, facets map[string]map[string][]posting) []string {
	var names []string
	for _, o := range options {
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
