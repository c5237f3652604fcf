package shard

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
	"chuyende/search/internal/searchtest"
	"chuyende/search/internal/zapfile"
)

// The postings in the shards are those that bleve's own reader gives, term by
// term: same documents, same frequencies, same lengths.
func TestExportEqualsBleve(t *testing.T) {
	t.Parallel()
	const documents = 500
	s := searchtest.Snapshot(t, searchtest.Samples(documents))
	dir := t.TempDir()
	if err := zapfile.Write(dir, s); err != nil {
		t.Fatal(err)
	}
	fromBleve := searchtest.ReadBleve(t, dir)
	fromShards := map[string]map[string][]corpus.Posting{numbers.FieldBody: {}, numbers.FieldTitle: {}, numbers.FieldPairs: {}}
	heavyOnes := 0
	files := map[string][]byte{}
	var e Exporter
	err := e.Export(s, nil, func(path string, data []byte) error {
		files[path] = data
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for path, data := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(path, script.Dir), ".js")
		arguments, err := script.ParseOf(s.Epoch, name, data)
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
		heavyOnes += bytes.Count(arguments[0], []byte("~"))
	}
	if heavyOnes == 0 {
		t.Error("the sample should have heavy terms")
	}
	for field, terms := range fromShards {
		if len(terms) != len(fromBleve[field]) {
			t.Errorf("field %s has %d terms, in bleve %d", field, len(terms), len(fromBleve[field]))
		}
		for term, list := range terms {
			if want := fromBleve[field][term]; !searchtest.SamePostings(list, want) {
				t.Errorf("field %s, term %q: %d postings, in bleve %d, or others", field, term, len(list), len(want))
			}
		}
	}
}
