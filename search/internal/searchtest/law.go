package searchtest

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
	"testing"

	"chuyende/search/internal/corpus"
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

// Law reads the law corpus: 11,229 articles, each a file with a
// title in its front matter.
func Law(t testing.TB) []corpus.Document {
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
	var docs []corpus.Document
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
		docs = append(docs, corpus.Document{
			URL: "/" + name + ".html", Title: title, Kind: "page", KindTitle: "Trang",
			Sections: []corpus.Section{{Text: strings.TrimSpace(body)}},
		})
	}
}

// TitleQuery is a title, as somebody types it, and the document that has it.
type TitleQuery struct {
	Q   string `json:"q"`
	Doc string `json:"doc"`
}

// TitleQueries reads a list of the corpus folder.
func TitleQueries(t testing.TB, name string) []TitleQuery { return Shared[TitleQuery](t, name) }

// Shared reads rows of JSON of the corpus folder.
func Shared[T any](t testing.TB, name string) []T {
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
