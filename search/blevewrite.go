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

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/schema"
)

// writeBleve writes a bleve index of a snapshot into dir, which must be empty or
// missing.
func writeBleve(dir string, s *snapshot) error {
	mapping, err := schema.Mapping()
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
			schema.StatisticsKey:            statisticsJSON,
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
		if err := createSegment(segments[0], len(s.documents), func(w *segmentWriter) uint64 { return fillSegment(w, s) }); err != nil {
			return err
		}
	}
	if err := readable(store); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "index_meta.json"), []byte(`{"storage":"scorch","index_type":"scorch"}`), 0o644); err != nil {
		return err
	}
	return recordFiles(dir)
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
func fillSegment(w *segmentWriter, s *snapshot) (storedAt uint64) {
	fields := map[string]func(){
		numbers.FieldTitle:       func() { writeWords(w, s, numbers.FieldTitle, s.words.exact) },
		numbers.FieldBody:        func() { writeWords(w, s, numbers.FieldBody, s.words.exact) },
		numbers.FieldTitleFolded: func() { writeWords(w, s, numbers.FieldTitleFolded, s.words.folded) },
		numbers.FieldBodyFolded:  func() { writeWords(w, s, numbers.FieldBodyFolded, s.words.folded) },
		numbers.FieldPairs:       func() { writePairs(w, s) },
		schema.FieldDate:         func() { writeFacet(w, schema.FieldDate, s.dates()) },
	}
	for _, name := range []string{schema.FieldShown, schema.FieldKind, schema.FieldKindTitle, schema.FieldSummary, schema.FieldFragment} {
		fields[name] = func() { w.field(name, index.StoreField, nil) }
	}
	for name, values := range s.facets() {
		fields[schema.FacetPrefix+name] = func() { writeFacet(w, schema.FacetPrefix+name, values) }
	}
	names := slices.Sorted(maps.Keys(fields))
	number := map[string]int{}
	for i, name := range names {
		number[name] = i + 1 // 0 is _id
	}
	storedAt = w.stored(func(n int) storedFields {
		d := s.documents[n]
		values := []storedValue{
			{number[schema.FieldFragment], s.names[n]},
			{number[schema.FieldKind], d.doc.Kind},
			{number[schema.FieldKindTitle], d.doc.KindTitle},
			{number[schema.FieldSummary], d.doc.Summary},
			{number[schema.FieldShown], d.doc.Title},
		}
		slices.SortFunc(values, func(a, b storedValue) int { return a.field - b.field })
		return storedFields{d.doc.URL, values}
	})
	w.field(schema.FieldID, index.IndexField|index.StoreField, func(yield func([]byte, []posting)) {
		for n, d := range s.documents {
			yield([]byte(d.doc.URL), []posting{newPosting(n, 0)})
		}
	})
	for _, name := range names {
		fields[name]()
	}
	return storedAt
}

// writeWords writes a field whose terms are spelled so.
func writeWords(w *segmentWriter, s *snapshot, field string, spelled []string) {
	p := s.invert(field, nil)
	w.field(field, index.IndexField, func(yield func([]byte, []posting)) {
		for _, n := range bySpelling(spelled) {
			yield([]byte(spelled[n]), p.of(n))
		}
	})
}

func writePairs(w *segmentWriter, s *snapshot) {
	p := s.invert(numbers.FieldPairs, nil)
	w.field(numbers.FieldPairs, index.IndexField, func(yield func([]byte, []posting)) {
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
