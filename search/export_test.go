package search

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
	"chuyende/search/internal/searchtest"
)

func sampleOptions() Options {
	return Options{Facets: []Facet{{Name: "quy", Title: "Quý", Values: []FacetValue{{ID: "1", Title: "Quý I"}}}}}
}

func sampleBuilder(docs []Document) *Builder {
	b := NewBuilder(sampleOptions())
	for _, d := range docs {
		b.Set(d)
	}
	return b
}

// exportAll returns the files of an export by path.
func exportAll(t testing.TB, b *Builder) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := b.Export(func(path string, data []byte) error {
		if files[path] != nil {
			return fmt.Errorf("%s was added twice", path)
		}
		files[path] = bytes.Clone(data)
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sameFiles(t *testing.T, got, want map[string][]byte) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(want)) {
		if !bytes.Equal(got[path], want[path]) {
			t.Errorf("%s differs", path)
		}
	}
	for path := range got {
		if want[path] == nil {
			t.Errorf("%s should not be there", path)
		}
	}
}

// The order in which documents come, and how many goroutines bring them, must
// not show in the files.
func TestExportIsDeterministic(t *testing.T) {
	docs := searchtest.Samples(400)
	want := exportAll(t, sampleBuilder(docs))
	for _, processors := range []int{1, 4} {
		old := runtime.GOMAXPROCS(processors)
		b := NewBuilder(sampleOptions())
		var all sync.WaitGroup
		for part := range 4 {
			all.Go(func() {
				for i := len(docs) - 1 - part; i >= 0; i -= 4 {
					b.Set(docs[i])
				}
			})
		}
		all.Wait()
		got := exportAll(t, b)
		runtime.GOMAXPROCS(old)
		sameFiles(t, got, want)
	}
}

// What a Builder exports after changes is what a new one would.
func TestExportAfterChanges(t *testing.T) {
	t.Parallel()
	docs := searchtest.Samples(300)
	b := sampleBuilder(docs)
	site := exportAll(t, b)
	changes := []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}},
		{"one text longer", func() {
			docs[7].Sections = append(docs[7].Sections, Section{Text: "một câu mới zqzqmới"})
			b.Set(docs[7])
		}},
		{"that taken back", func() {
			docs[7].Sections = docs[7].Sections[:2]
			b.Set(docs[7])
		}},
		{"a spelling of its own", func() {
			docs[9].Sections[0].Text += " lãm"
			b.Set(docs[9])
		}},
		{"a spelling less", func() {
			docs[9].Sections[0].Text = strings.TrimSuffix(docs[9].Sections[0].Text, " lãm") + " 2026"
			b.Set(docs[9])
		}},
		{"two others, quite different", func() {
			docs[0].Title, docs[0].Sections = "Trống", nil
			docs[299].Sections[0].Text = strings.Repeat("chi bộ ", 500)
			b.Set(docs[0])
			b.Set(docs[299])
		}},
		{"facets and summary", func() {
			docs[5].Facets, docs[5].Summary = map[string][]string{"nam": {"2026"}}, "khác"
			b.Set(docs[5])
		}},
		{"one more", func() {
			docs = append(docs, Document{URL: "/a.html", Title: "Bài mới", Kind: "page"})
			b.Set(docs[300])
		}},
		{"one less", func() {
			b.Remove(docs[3].URL)
			docs = slices.Delete(docs, 3, 4)
		}},
	}
	for _, change := range changes {
		change.do()
		now := map[string][]byte{}
		err := b.Export(func(path string, data []byte) error {
			now[path] = bytes.Clone(data)
			return nil
		}, func(path string) error {
			if site[path] == nil {
				return fmt.Errorf("%s is kept but was not there", path)
			}
			now[path] = site[path]
			return nil
		})
		if err != nil {
			t.Fatalf("%s: %v", change.name, err)
		}
		want := exportAll(t, sampleBuilder(docs))
		t.Run(change.name, func(t *testing.T) { sameFiles(t, now, want) })
		site = now
	}
}

func TestExportStopsAtErrors(t *testing.T) {
	t.Parallel()
	b := sampleBuilder(searchtest.Samples(20))
	whole := exportAll(t, b)
	for stop := range 5 {
		n := 0
		err := b.Export(func(string, []byte) error {
			if n++; n > stop*5 {
				return fmt.Errorf("disk full")
			}
			return nil
		}, nil)
		if err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Fatalf("after %d files: error %v", stop*5, err)
		}
	}
	sameFiles(t, exportAll(t, b), whole)
}

// The postings in the shards are those that bleve's own reader gives, term by
// term: same documents, same frequencies, same lengths.
func TestExportEqualsBleve(t *testing.T) {
	t.Parallel()
	const documents = 500
	b := sampleBuilder(searchtest.Samples(documents))
	dir := t.TempDir()
	if err := b.WriteBleve(dir + "/bleve"); err != nil {
		t.Fatal(err)
	}
	fromBleve := readBleve(t, dir)
	fromShards := map[string]map[string][]corpus.Posting{numbers.FieldBody: {}, numbers.FieldTitle: {}, numbers.FieldPairs: {}}
	heavyOnes := 0
	for path, data := range exportAll(t, b) {
		name := strings.TrimSuffix(strings.TrimPrefix(path, script.Dir), ".js")
		arguments, err := script.Parse(name, data)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if !strings.HasPrefix(name, "t/") {
			continue
		}
		file, err := decodeTerms(arguments, documents)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for field, terms := range file {
			maps.Copy(fromShards[field], terms)
		}
		heavyOnes += bytes.Count(arguments[1], []byte("~"))
	}
	if heavyOnes == 0 {
		t.Error("the sample should have heavy terms")
	}
	for field, terms := range fromShards {
		if len(terms) != len(fromBleve[field]) {
			t.Errorf("field %s has %d terms, in bleve %d", field, len(terms), len(fromBleve[field]))
		}
		for term, list := range terms {
			if want := fromBleve[field][term]; !samePostings(list, want) {
				t.Errorf("field %s, term %q: %d postings, in bleve %d, or others", field, term, len(list), len(want))
			}
		}
	}
}

// samePostings compares what scoring sees: two length classes stand for one word.
func samePostings(a, b []corpus.Posting) bool {
	return slices.EqualFunc(a, b, func(a, b corpus.Posting) bool {
		return a.Document() == b.Document() && a.Code().Frequency() == b.Code().Frequency() && a.Code().Length(&numbers.BodyScale) == b.Code().Length(&numbers.BodyScale)
	})
}

// readBleve returns all postings of an index through bleve's reader API, by
// field and term.
func readBleve(t *testing.T, dir string) map[string]map[string][]corpus.Posting {
	t.Helper()
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	advanced, err := x.bleve.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := advanced.Reader()
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
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
