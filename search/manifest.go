package search

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
)

// manifest is the one file of the export with a fixed name. It says what
// there is and holds every number that scoring depends on, so that no
// constant has a second home in the client.
type manifest struct {
	Format    int            `json:"format"`
	Documents int            `json:"documents"`
	Lengths   map[string]int `json:"lengths"` // field → words of all documents
	Ranking   ranking        `json:"ranking"`

	// Values of the frequency classes, their smallest counts, and the values
	// of the length classes.
	Frequencies    []int `json:"frequencies"`
	FrequencyFrom  []int `json:"frequencyFrom"`
	LengthsOfClass []int `json:"lengthsOfClass"`

	// TermKeys are the keys of the term files, separated by "|"; TermHashes
	// their hashes, all of the same length. The same for the meta files.
	TermKeys   string `json:"termKeys"`
	TermHashes string `json:"termHashes"`
	MetaRows   int    `json:"metaRows"`
	MetaHashes string `json:"metaHashes"`

	// Common lists the common terms by field. Those of the exact and pair
	// fields have a file each, the folded ones follow from them.
	Common map[string]map[string]commonTerm `json:"common"`

	Kinds  []FacetLabel    `json:"kinds"` // as numbered in the meta rows
	Facets []manifestFacet `json:"facets"`
}

// commonTerm is [number of documents, hash of the file]; the hash is missing
// where there is no file.
type commonTerm struct {
	Count int
	Hash  string
}

// MarshalJSON writes the term as a short list.
func (t commonTerm) MarshalJSON() ([]byte, error) {
	if t.Hash == "" {
		return json.Marshal([]any{t.Count})
	}
	return json.Marshal([]any{t.Count, t.Hash})
}

// FacetLabel is an id and the word that readers see for it.
type FacetLabel struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type manifestFacet struct {
	Name   string          `json:"name"`
	Title  string          `json:"title"`
	File   string          `json:"file"`
	Values []manifestValue `json:"values"`
}

type manifestValue struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Count int    `json:"count"`
}

func newManifest(s *snapshot) *manifest {
	st := s.statistics()
	return &manifest{
		Format:         formatVersion,
		Documents:      st.Documents,
		Lengths:        st.Lengths,
		Ranking:        st.Ranking,
		Frequencies:    frequencies[:],
		FrequencyFrom:  frequencyFrom[:],
		LengthsOfClass: lengths[:],
		MetaRows:       metaRows,
		Common:         map[string]map[string]commonTerm{},
	}
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
		kinds = append(kinds, FacetLabel{id, cmp.Or(titles[id], id)})
	}
	return kinds
}

// labels names a facet and its values: those of the options in their order,
// then all others by id.
func labels(options []Facet, name string, values map[string][]posting, kinds []FacetLabel) manifestFacet {
	f := manifestFacet{Name: name, Title: name, Values: []manifestValue{}}
	done := map[string]bool{}
	add := func(id, title string) {
		if len(values[id]) > 0 && !done[id] {
			done[id] = true
			f.Values = append(f.Values, manifestValue{id, cmp.Or(title, id), len(values[id])})
		}
	}
	for _, o := range options {
		if o.Name == name {
			f.Title = cmp.Or(o.Title, name)
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
	return f
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
