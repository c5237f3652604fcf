package search

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

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

// What a Builder exports after changes is what a new one would, also of so few
// documents that their texts come in parts.
func TestExportAfterChanges(t *testing.T) {
	t.Parallel()
	for _, size := range []int{300, 120} {
		t.Run(fmt.Sprint(size), func(t *testing.T) { exportAfterChanges(t, size) })
	}
}

func exportAfterChanges(t *testing.T, size int) {
	docs := searchtest.Samples(size)
	long := strings.Repeat("một đoạn dài của bài. ", 90)
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
			docs[size-1].Sections[0].Text = strings.Repeat("chi bộ ", 500)
			b.Set(docs[0])
			b.Set(docs[size-1])
		}},
		{"a text of parts", func() {
			docs[11].Sections = []Section{{Text: long + "zqzqsau"}, {Text: long}, {Text: long}}
			b.Set(docs[11])
		}},
		{"a word in another part", func() {
			docs[11].Sections = []Section{{Text: long}, {Text: long}, {Text: long + "zqzqsau"}}
			b.Set(docs[11])
		}},
		{"a part less", func() {
			docs[11].Sections = docs[11].Sections[1:]
			b.Set(docs[11])
		}},
		{"facets and summary", func() {
			docs[5].Facets, docs[5].Summary = map[string][]string{"nam": {"2026"}}, "khác"
			b.Set(docs[5])
		}},
		{"one more", func() {
			docs = append(docs, Document{URL: "/a.html", Title: "Bài mới", Kind: "page"})
			b.Set(docs[size])
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

// JSON.stringify does not escape the separators of lines as encoding/json
// does, so the browser would take the manifest for damaged.
func TestManifestIsSpelledInOneWay(t *testing.T) {
	t.Parallel()
	b := NewBuilder(Options{Facets: []Facet{{Name: "quy", Title: "Quý\u2028I"}}})
	b.Set(Document{URL: "/a.html", Title: "<A & B>", Kind: "page", KindTitle: "Tr\u2029ang", Facets: map[string][]string{"quy": {"1"}}})
	var files strings.Builder
	for path, data := range exportAll(t, b) {
		if path == script.ManifestPath || strings.HasPrefix(path, script.Dir+"details.") {
			arguments, err := script.Parse(strings.TrimSuffix(strings.TrimPrefix(path, script.Dir), ".js"), data)
			if err != nil {
				t.Fatal(err)
			}
			for _, argument := range arguments {
				files.Write(argument)
			}
		}
	}
	for _, want := range []string{"Quý I", "Tr ang"} {
		if text := files.String(); strings.Contains(text, `\u20`) || strings.Contains(text, `\u00`) || !strings.Contains(text, want) {
			t.Errorf("the manifest and the details, which are to have %q, are %s", want, text)
		}
	}
}
