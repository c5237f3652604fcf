package answer

import (
	"os"
	"path/filepath"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/searchtest"
	"chuyende/search/internal/shard"
	"chuyende/search/internal/zapfile"
)

// openDocuments writes both forms of an index of docs and opens it.
func openDocuments(t testing.TB, docs ...corpus.Document) (x *Index, dir string) {
	t.Helper()
	dir = writeDocuments(t, docs...)
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, dir
}

// writeDocuments writes both forms of an index of docs.
func writeDocuments(t testing.TB, docs ...corpus.Document) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s := searchtest.Snapshot(t, docs)
	var e shard.Exporter
	err := e.Export(s, nil, func(path string, data []byte) error {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(dir, "search")
	if err := zapfile.Write(filepath.Join(dir, "bleve"), s); err != nil {
		t.Fatal(err)
	}
	return dir
}

func urlsOfHits(hits []Hit) []string {
	urls := []string{}
	for _, h := range hits {
		urls = append(urls, h.URL)
	}
	return urls
}
