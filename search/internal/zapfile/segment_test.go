package zapfile

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/schema"
	"chuyende/search/internal/searchtest"
)

// plainDocument gives an analysed document to bleve in bleve's own way.
type plainDocument struct {
	placeholder
	id     string
	fields []plainField
}

func (d *plainDocument) ID() string { return d.id }
func (d *plainDocument) VisitFields(visit index.FieldVisitor) {
	for i := range d.fields {
		visit(&d.fields[i])
	}
}

type plainField struct {
	placeholderID
	name   string
	value  string
	length int
	terms  index.TokenFrequencies
}

func (f *plainField) Name() string                                     { return f.name }
func (f *plainField) Value() []byte                                    { return []byte(f.value) }
func (f *plainField) AnalyzedLength() int                              { return f.length }
func (f *plainField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *plainField) Options() index.FieldIndexingOptions {
	if f.name == schema.FieldID {
		return index.IndexField | index.StoreField
	}
	return index.IndexField
}

// The segment that we write has the content of the one that bleve makes of
// the same documents.
func TestSegmentAsBleveWritesIt(t *testing.T) {
	t.Parallel()
	s := searchtest.Snapshot(t, searchtest.Samples(300))
	ours, theirs := t.TempDir(), t.TempDir()
	for _, dir := range []string{ours, theirs} { // theirs for the metadata
		if err := Write(dir, s); err != nil {
			t.Fatal(err)
		}
	}
	store := t.TempDir()
	builder, err := scorch.NewBuilder(map[string]any{"path": store})
	if err != nil {
		t.Fatal(err)
	}
	docs := make([]*plainDocument, len(s.Documents))
	for i, d := range s.Documents {
		one := &index.TokenFreq{}
		one.SetFrequency(1)
		docs[i] = &plainDocument{id: d.Doc.URL, fields: []plainField{
			{name: schema.FieldID, value: d.Doc.URL, length: 1, terms: index.TokenFrequencies{d.Doc.URL: one}},
		}}
	}
	exact := func(n uint32) string { return s.Words.Exact[n] }
	without := func(n uint32) string { return s.Words.Folded[n] }
	for _, field := range []struct {
		name     string
		terms    int
		spelling func(uint32) string
	}{
		{numbers.FieldBody, len(s.Words.Exact), exact},
		{numbers.FieldTitle, len(s.Words.Exact), exact},
		{numbers.FieldPairs, len(s.Words.Pairs), s.Words.Pair},
		{numbers.FieldBodyFolded, len(s.Words.Folded), without},
		{numbers.FieldTitleFolded, len(s.Words.Folded), without},
	} {
		p := s.Invert(field.name, nil)
		held := make([]plainField, len(docs))
		for n := range uint32(field.terms) {
			for _, posting := range p.Of(n) {
				frequency := &index.TokenFreq{}
				frequency.SetFrequency(posting.Code().Frequency())
				of := &held[posting.Document()]
				if of.terms == nil {
					of.terms = index.TokenFrequencies{}
				}
				of.name, of.length = field.name, posting.Code().Length(numbers.ScaleOf(field.name))
				of.terms[field.spelling(n)] = frequency
			}
		}
		for i := range docs {
			if held[i].terms != nil {
				docs[i].fields = append(docs[i].fields, held[i])
			}
		}
	}
	for _, doc := range docs {
		if err := builder.Index(doc); err != nil {
			t.Fatal(err)
		}
	}
	if err := builder.Close(); err != nil {
		t.Fatal(err)
	}
	replaceSegment(t, filepath.Join(theirs, "store"), store)

	got, want := searchtest.ReadBleve(t, ours), renumber(t, theirs, searchtest.ReadBleve(t, theirs))
	for field, terms := range want {
		if len(got[field]) != len(terms) {
			t.Errorf("field %s has %d terms, bleve makes %d", field, len(got[field]), len(terms))
		}
		for term, list := range terms {
			if !searchtest.SamePostings(got[field][term], list) {
				t.Errorf("field %s, term %q: the postings differ", field, term)
			}
		}
	}
}

// renumber gives documents the numbers that they have in our segments: bleve
// numbers those of a batch at random.
func renumber(t *testing.T, dir string, fields map[string]map[string][]corpus.Posting) map[string]map[string][]corpus.Posting {
	t.Helper()
	urls := documentURLs(t, dir)
	sorted := slices.Sorted(maps.Values(urls))
	for _, terms := range fields {
		for term, list := range terms {
			for i, p := range list {
				number, _ := slices.BinarySearch(sorted, urls[p.Document()])
				list[i] = corpus.NewPosting(number, p.Code())
			}
			slices.Sort(list)
			terms[term] = list
		}
	}
	return fields
}

// documentURLs returns the address of each document by its number in bleve.
func documentURLs(t *testing.T, dir string) map[uint32]string {
	t.Helper()
	reader := searchtest.OpenBleve(t, dir)
	ids, err := reader.DocIDReaderAll()
	if err != nil {
		t.Fatal(err)
	}
	defer ids.Close()
	urls := map[uint32]string{}
	for id, err := ids.Next(); id != nil; id, err = ids.Next() {
		if err != nil {
			t.Fatal(err)
		}
		url, err := reader.ExternalID(id)
		if err != nil {
			t.Fatal(err)
		}
		urls[uint32(id.Value())] = strings.Clone(url)
	}
	return urls
}

// replaceSegment moves the one segment in folder from over the one in to.
func replaceSegment(t *testing.T, to, from string) {
	t.Helper()
	old, err := filepath.Glob(filepath.Join(to, "*.zap"))
	if err != nil || len(old) != 1 {
		t.Fatal(old, err)
	}
	fresh, err := filepath.Glob(filepath.Join(from, "*.zap"))
	if err != nil || len(fresh) != 1 {
		t.Fatal(fresh, err)
	}
	if err := os.Rename(fresh[0], old[0]); err != nil {
		t.Fatal(err)
	}
}
