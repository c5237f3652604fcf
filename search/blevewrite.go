package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	index "github.com/blevesearch/bleve_index_api"
)

// Names inside the index.
const (
	fieldID        = "_id"
	fieldShown     = "title"
	fieldKind      = "kind"
	fieldKindTitle = "kindTitle"
	fieldSummary   = "summary"
	fieldFragment  = "fragment" // the name of its file
	fieldDate      = "date"

	facetPrefix = "facet:" // before a facet's name
	facetKind   = "kind"   // the facet that every document has
)

const statisticsKey = "chuyende statistics"

// statistics is what scoring needs to know of the whole index, kept with it
// as JSON.
type statistics struct {
	Format    int            `json:"format"` // formatVersion; the two travel together
	Documents int            `json:"documents"`
	Lengths   map[string]int `json:"lengths"` // field → words of all documents
	Ranking   ranking        `json:"ranking"`
}

func (s *snapshot) statistics() statistics {
	total := map[string]int{}
	for _, d := range s.documents {
		total[fieldTitle] += titleScale[d.titleLength]
		total[fieldBody] += bodyScale[d.bodyLength]
		total[fieldPairs] += pairScale[0]
	}
	total[fieldTitleFolded], total[fieldBodyFolded] = total[fieldTitle], total[fieldBody]
	return statistics{Format: formatVersion, Documents: len(s.documents), Lengths: total, Ranking: rankingFor(len(s.documents))}
}

// WriteBleve writes a bleve index of all documents into dir, which must be
// empty or missing. It needs some tens of megabytes more at ten thousand documents;
// Set and Remove may go on meanwhile and do not change what is written.
func (b *Builder) WriteBleve(dir string) error {
	s := b.snapshot()
	if len(s.documents) >= maxDocuments {
		return fmt.Errorf("search index: %d documents are too many", len(s.documents))
	}
	if err := s.writeBleve(dir); err != nil {
		return fmt.Errorf("write search index %s: %w", dir, err)
	}
	return nil
}

func (s *snapshot) writeBleve(dir string) error {
	mapping, err := indexMapping()
	if err != nil {
		return err
	}
	mappingJSON, err := json.Marshal(mapping)
	if err != nil {
		return err
	}
	statisticsJSON, err := json.Marshal(s.statistics())
	if err != nil {
		return err
	}
	store := filepath.Join(dir, "store")
	if _, err := os.Stat(store); err == nil {
		return errors.New("there is an index already")
	}
	if err := os.MkdirAll(store, 0o755); err != nil {
		return err
	}
	// bleve's own builder makes everything around the segment, with an empty
	// document in it; then our segment takes the place of that one.
	builder, err := scorch.NewBuilder(map[string]any{
		"path":            store,
		"buildPathPrefix": dir,
		"internal": map[string][]byte{
			string(util.MappingInternalKey): mappingJSON,
			statisticsKey:                   statisticsJSON,
		},
	})
	if err != nil {
		return err
	}
	if err := builder.Index(placeholder{}); err != nil {
		return err
	}
	if err := builder.Close(); err != nil {
		return err
	}
	segments, err := filepath.Glob(filepath.Join(store, "*.zap"))
	if err != nil || len(segments) != 1 {
		return fmt.Errorf("bleve made %d segments, want 1 (%v)", len(segments), err)
	}
	if len(s.documents) > 0 {
		if err := createSegment(segments[0], len(s.documents), s.fillSegment); err != nil {
			return err
		}
	}
	if err := readable(store); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "index_meta.json"), []byte(`{"storage":"scorch","index_type":"scorch"}`), 0o644)
}

// readable lets everybody read the files in dir, which bleve makes for their
// owner only: they are part of a site.
func readable(dir string) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := os.Chmod(filepath.Join(dir, file.Name()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// fillSegment writes every field of the documents, in the order zap wants:
// _id first, then by name.
func (s *snapshot) fillSegment(w *segmentWriter) (storedAt uint64) {
	facets := s.facetPostings()
	fields := map[string]func(){
		fieldTitle: func() { s.writeWords(w, fieldTitle, titleTerms) },
		fieldBody:  func() { s.writeWords(w, fieldBody, bodyTerms) },
		fieldTitleFolded: func() {
			s.writeFolded(w, fieldTitleFolded, titleTerms)
		},
		fieldBodyFolded: func() {
			s.writeFolded(w, fieldBodyFolded, bodyTerms)
		},
		fieldPairs: func() { s.writePairs(w) },
	}
	for _, name := range []string{fieldShown, fieldKind, fieldKindTitle, fieldSummary, fieldFragment} {
		fields[name] = func() { w.field(name, index.StoreField, nil) }
	}
	for name, values := range facets {
		fields[facetPrefix+name] = func() { writeFacet(w, facetPrefix+name, values) }
	}
	fields[fieldDate] = func() { writeFacet(w, fieldDate, s.datePostings()) }
	names := slices.Sorted(maps.Keys(fields))
	number := map[string]int{}
	for i, name := range names {
		number[name] = i + 1 // 0 is _id
	}
	storedAt = w.stored(func(n int) storedFields {
		d := s.documents[n]
		values := []storedValue{
			{number[fieldFragment], s.names[n]},
			{number[fieldKind], d.doc.Kind},
			{number[fieldKindTitle], d.doc.KindTitle},
			{number[fieldSummary], d.doc.Summary},
			{number[fieldShown], d.doc.Title},
		}
		slices.SortFunc(values, func(a, b storedValue) int { return a.field - b.field })
		return storedFields{d.url, values}
	})
	w.field(fieldID, index.IndexField|index.StoreField, func(yield func([]byte, []posting)) {
		for n, d := range s.documents {
			yield([]byte(d.url), []posting{newPosting(n, 0)})
		}
	})
	for _, name := range names {
		fields[name]()
	}
	return storedAt
}

func (s *snapshot) writeWords(w *segmentWriter, field string, terms func(*analysed) ([]uint32, uint8)) {
	p := invert(s.documents, len(s.words.exact), nil, terms)
	writeTerms(w, field, s.words.exact, p)
}

func (s *snapshot) writeFolded(w *segmentWriter, field string, terms func(*analysed) ([]uint32, uint8)) {
	p := invert(s.documents, len(s.words.folded), nil, newFolder(s.words).of(terms))
	writeTerms(w, field, s.words.folded, p)
}

func writeTerms(w *segmentWriter, field string, terms []string, p *postings) {
	w.field(field, index.IndexField, func(yield func([]byte, []posting)) {
		for _, n := range order(terms) {
			yield([]byte(terms[n]), p.of(n))
		}
	})
}

func (s *snapshot) writePairs(w *segmentWriter) {
	p := invert(s.documents, len(s.words.pairs), nil, pairTerms)
	w.field(fieldPairs, index.IndexField, func(yield func([]byte, []posting)) {
		var term []byte
		for _, n := range s.words.pairOrder(p) {
			key := s.words.pairs[n]
			term = append(term[:0], s.words.folded[key>>32]...)
			term = append(term, ' ')
			term = append(term, s.words.folded[uint32(key)]...)
			yield(term, p.of(n))
		}
	})
}

func writeFacet(w *segmentWriter, field string, values map[string][]posting) {
	w.field(field, index.IndexField, func(yield func([]byte, []posting)) {
		for _, value := range slices.Sorted(maps.Keys(values)) {
			yield([]byte(value), values[value])
		}
	})
}

// datePostings returns the documents of each date.
func (s *snapshot) datePostings() map[string][]posting {
	dates := map[string][]posting{}
	for number, d := range s.documents {
		if date := d.doc.Date; date != "" {
			dates[date] = append(dates[date], newPosting(number, 0))
		}
	}
	return dates
}

// facetPostings returns, by facet and value, the documents that have it.
func (s *snapshot) facetPostings() map[string]map[string][]posting {
	facets := map[string]map[string][]posting{}
	add := func(facet, value string, number int) {
		if value == "" {
			return
		}
		values := facets[facet]
		if values == nil {
			values = map[string][]posting{}
			facets[facet] = values
		}
		list := values[value]
		if n := len(list); n == 0 || list[n-1].document() != uint32(number) {
			values[value] = append(list, newPosting(number, 0))
		}
	}
	for number, d := range s.documents {
		for facet, values := range d.doc.Facets {
			for _, value := range values {
				add(facet, value, number)
			}
		}
		if d.doc.Facets[facetKind] == nil {
			add(facetKind, d.doc.Kind, number)
		}
	}
	return facets
}
