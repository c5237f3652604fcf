package searchtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/schema"
)

// OpenBleve returns bleve's own reader of the index in dir, open until the test
// ends.
func OpenBleve(t testing.TB, dir string) index.IndexReader {
	t.Helper()
	if err := schema.Register(); err != nil {
		t.Fatal(err)
	}
	b, err := bleve.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	advanced, err := b.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reader.Close() })
	return reader
}

// SamePostings compares what scoring sees: two length classes stand for one word.
func SamePostings(a, b []corpus.Posting) bool {
	return slices.EqualFunc(a, b, func(a, b corpus.Posting) bool {
		return a.Document() == b.Document() && a.Code().Frequency() == b.Code().Frequency() && a.Code().Length(&numbers.BodyScale) == b.Code().Length(&numbers.BodyScale)
	})
}

// ReadBleve returns all postings of the bleve index in dir through bleve's reader
// API, by field and term.
func ReadBleve(t testing.TB, dir string) map[string]map[string][]corpus.Posting {
	t.Helper()
	reader := OpenBleve(t, dir)
	all := map[string]map[string][]corpus.Posting{}
	for _, field := range []string{numbers.FieldBody, numbers.FieldTitle, numbers.FieldPairs, numbers.FieldBodyFolded, numbers.FieldTitleFolded} {
		all[field] = map[string][]corpus.Posting{}
		dictionary, err := reader.FieldDict(field)
		if err != nil {
			t.Fatal(err)
		}
		for entry, err := dictionary.Next(); entry != nil; entry, err = dictionary.Next() {
			if err != nil {
				t.Fatal(err)
			}
			term := strings.Clone(entry.Term)
			docs, err := reader.TermFieldReader(context.Background(), []byte(term), field, true, true, false)
			if err != nil {
				t.Fatal(err)
			}
			for doc, err := docs.Next(nil); doc != nil; doc, err = docs.Next(nil) {
				if err != nil {
					t.Fatal(err)
				}
				length := int(1/(doc.Norm*doc.Norm) + .5)
				c := numbers.CodeOf(numbers.FrequencyClass(int(doc.Freq)), numbers.ScaleOf(field).Class(length))
				all[field][term] = append(all[field][term], corpus.NewPosting(int(doc.ID.Value()), c))
			}
			if n := docs.Count(); uint64(len(all[field][term])) != n {
				t.Errorf("field %s, term %q: %d postings, bleve counts %d", field, term, len(all[field][term]), n)
			}
			docs.Close()
		}
		dictionary.Close()
	}
	return all
}
