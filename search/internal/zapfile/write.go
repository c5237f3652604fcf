package zapfile

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

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/record"
	"chuyende/search/internal/schema"
)

// Write writes a bleve index of a snapshot into dir, which must be empty or
// missing.
func Write(dir string, s *corpus.Snapshot) error {
	store := filepath.Join(dir, "store")
	if _, err := os.Stat(store); err == nil {
		return errors.New("there is an index already")
	}
	if err := os.MkdirAll(store, 0o755); err != nil {
		return err
	}
	segment, err := writeAround(dir, store, s)
	if err != nil {
		return err
	}
	if len(s.Documents) > 0 {
		if err := createSegment(segment, len(s.Documents), func(w *segmentWriter) uint64 { return fillSegment(w, s) }); err != nil {
			return err
		}
	}
	if err := readable(store); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "index_meta.json"), []byte(`{"storage":"scorch","index_type":"scorch"}`), 0o644); err != nil {
		return err
	}
	return record.Make(dir)
}

// writeAround makes everything around the segment by bleve's own builder, with
// an empty document in it, and returns the path of the segment whose place ours
// takes.
func writeAround(dir, store string, s *corpus.Snapshot) (segment string, err error) {
	mapping, err := schema.Mapping()
	if err != nil {
		return "", err
	}
	mappingJSON, err := json.Marshal(mapping)
	if err != nil {
		return "", err
	}
	statisticsJSON, err := json.Marshal(s.Statistics())
	if err != nil {
		return "", err
	}
	builder, err := scorch.NewBuilder(map[string]any{
		"path":            store,
		"buildPathPrefix": dir,
		"internal": map[string][]byte{
			string(util.MappingInternalKey): mappingJSON,
			schema.StatisticsKey:            statisticsJSON,
		},
	})
	if err != nil {
		return "", err
	}
	if err := builder.Index(placeholder{}); err != nil {
		return "", err
	}
	if err := builder.Close(); err != nil {
		return "", err
	}
	segments, err := filepath.Glob(filepath.Join(store, "*.zap"))
	if err != nil || len(segments) != 1 {
		return "", fmt.Errorf("bleve made %d segments, want 1 (%v)", len(segments), err)
	}
	return segments[0], nil
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
func fillSegment(w *segmentWriter, s *corpus.Snapshot) (storedAt uint64) {
	fields := map[string]func(){
		numbers.FieldTitle:       func() { writeWords(w, s, numbers.FieldTitle, s.Words.Exact) },
		numbers.FieldBody:        func() { writeWords(w, s, numbers.FieldBody, s.Words.Exact) },
		numbers.FieldTitleFolded: func() { writeWords(w, s, numbers.FieldTitleFolded, s.Words.Folded) },
		numbers.FieldBodyFolded:  func() { writeWords(w, s, numbers.FieldBodyFolded, s.Words.Folded) },
		numbers.FieldPairs:       func() { writePairs(w, s) },
		schema.FieldDate:         func() { writeFacet(w, schema.FieldDate, s.Dates()) },
	}
	for _, name := range []string{schema.FieldShown, schema.FieldKind, schema.FieldKindTitle, schema.FieldSummary, schema.FieldFragment} {
		fields[name] = func() { w.field(name, index.StoreField, nil) }
	}
	for name, values := range s.Facets() {
		fields[schema.FacetPrefix+name] = func() { writeFacet(w, schema.FacetPrefix+name, values) }
	}
	names := slices.Sorted(maps.Keys(fields))
	number := map[string]int{}
	for i, name := range names {
		number[name] = i + 1 // 0 is _id
	}
	storedAt = w.stored(func(n int) storedFields {
		d := s.Documents[n]
		values := []storedValue{
			{number[schema.FieldFragment], s.Places[n].String()},
			{number[schema.FieldKind], d.Doc.Kind},
			{number[schema.FieldKindTitle], d.Doc.KindTitle},
			{number[schema.FieldSummary], d.Doc.Summary},
			{number[schema.FieldShown], d.Doc.Title},
		}
		slices.SortFunc(values, func(a, b storedValue) int { return a.field - b.field })
		return storedFields{d.Doc.URL, values}
	})
	w.field(schema.FieldID, index.IndexField|index.StoreField, func(yield func([]byte, []corpus.Posting)) {
		for n, d := range s.Documents {
			yield([]byte(d.Doc.URL), []corpus.Posting{corpus.NewPosting(n, 0)})
		}
	})
	for _, name := range names {
		fields[name]()
	}
	return storedAt
}

// writeWords writes a field whose terms are spelled so.
func writeWords(w *segmentWriter, s *corpus.Snapshot, field string, spelled []string) {
	p := s.Invert(field, nil)
	w.field(field, index.IndexField, func(yield func([]byte, []corpus.Posting)) {
		for _, n := range corpus.BySpelling(spelled) {
			yield([]byte(spelled[n]), p.Of(n))
		}
	})
}

func writePairs(w *segmentWriter, s *corpus.Snapshot) {
	p := s.Invert(numbers.FieldPairs, nil)
	w.field(numbers.FieldPairs, index.IndexField, func(yield func([]byte, []corpus.Posting)) {
		var term []byte
		for _, n := range s.Words.PairOrder(p) {
			key := s.Words.Pairs[n]
			term = append(term[:0], s.Words.Folded[key>>32]...)
			term = append(term, ' ')
			term = append(term, s.Words.Folded[uint32(key)]...)
			yield(term, p.Of(n))
		}
	})
}

func writeFacet(w *segmentWriter, field string, values map[string][]corpus.Posting) {
	w.field(field, index.IndexField, func(yield func([]byte, []corpus.Posting)) {
		for _, value := range slices.Sorted(maps.Keys(values)) {
			yield([]byte(value), values[value])
		}
	})
}
