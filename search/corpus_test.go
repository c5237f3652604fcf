package search

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// sharedFolder returns the corpus beside the repository, or skips the test:
// it is not part of a clone.
func sharedFolder(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		corpus := filepath.Join(dir, "shared", "corpus")
		if _, err := os.Stat(corpus); err == nil {
			return corpus
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("needs the corpus in ../shared, which is not part of the repository")
		}
		dir = up
	}
}

// lawDocuments reads the law corpus: 11,229 articles, each a file with a
// title in its front matter.
func lawDocuments(t testing.TB) []Document {
	t.Helper()
	file, err := os.Open(filepath.Join(sharedFolder(t), "law.tar.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("needs ../shared/corpus/law.tar.gz")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var docs []Document
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if err == io.EOF {
			return docs
		}
		if err != nil {
			t.Fatal(err)
		}
		name, ok := strings.CutSuffix(header.Name, ".md")
		if !ok {
			continue
		}
		raw, err := io.ReadAll(archive)
		if err != nil {
			t.Fatal(err)
		}
		_, name, _ = strings.Cut(name, "/")
		head, body, _ := strings.Cut(strings.TrimPrefix(string(raw), "---\n"), "\n---\n")
		title := ""
		for line := range strings.Lines(head) {
			if value, ok := strings.CutPrefix(line, "title:"); ok {
				title = strings.Trim(strings.TrimSpace(value), `"`)
			}
		}
		docs = append(docs, Document{
			URL: "/" + name + ".html", Title: title, Kind: "page", KindTitle: "Trang",
			Sections: []Section{{Text: strings.TrimSpace(body)}},
		})
	}
}

// lawBuilder sets documents from two goroutines.
func lawBuilder(docs []Document) *Builder {
	b := NewBuilder(Options{})
	var both sync.WaitGroup
	for half := range 2 {
		both.Go(func() {
			for i := half; i < len(docs); i += 2 {
				b.Set(docs[i])
			}
		})
	}
	both.Wait()
	return b
}

type titleQuery struct {
	Q   string `json:"q"`
	Doc string `json:"doc"`
}

func titleQueries(t testing.TB, name string) []titleQuery { return readShared[titleQuery](t, name) }

func readShared[T any](t testing.TB, name string) []T {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(sharedFolder(t), name))
	if err != nil {
		t.Fatal(err)
	}
	var rows []T
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}
