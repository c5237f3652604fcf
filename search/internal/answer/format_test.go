package answer

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/record"
	"chuyende/search/internal/schema"
	"chuyende/search/internal/script"
	"chuyende/search/internal/searchtest"
)

// An index of the version before had statistics without a format. Scores made
// of its numbers would be wrong.
func TestOpenRefusesOtherFormats(t *testing.T) {
	t.Parallel()
	for _, format := range []any{nil, script.Version - 1, script.Version + 1} {
		dir := writeDocuments(t, searchtest.Portal()...)
		setFormat(t, filepath.Join(dir, "bleve"), format)
		if err := record.Make(filepath.Join(dir, "bleve")); err != nil {
			t.Fatal(err)
		}
		x, err := Open(dir)
		if err == nil {
			x.Close()
		}
		if !errors.Is(err, record.ErrFormat) {
			t.Errorf("format %v: %v, want ErrFormat", format, err)
		}
	}
}

// setFormat changes the format that an index says it has; nil removes it.
func setFormat(t *testing.T, path string, format any) {
	t.Helper()
	b, err := bleve.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	raw, err := b.GetInternal([]byte(schema.StatisticsKey))
	if err != nil {
		t.Fatal(err)
	}
	var values map[string]any
	if err := json.Unmarshal(raw, &values); err != nil {
		t.Fatal(err)
	}
	delete(values, "format")
	if format != nil {
		values["format"] = format
	}
	if raw, err = json.Marshal(values); err != nil {
		t.Fatal(err)
	}
	if err := b.SetInternal([]byte(schema.StatisticsKey), raw); err != nil {
		t.Fatal(err)
	}
}

// Open for reading only: two at once must not wait for each other, and other
// programs that use bleve get at the documents too.
func TestOpenTwice(t *testing.T) {
	t.Parallel()
	x, dir := openDocuments(t, searchtest.Portal()...)
	other, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	var all sync.WaitGroup
	for _, index := range []*Index{x, other, x, other} {
		all.Go(func() {
			if r, err := index.Search(context.Background(), "đất", Options{}); err != nil || r.Total != 2 {
				t.Errorf("%+v, %v", r, err)
			}
		})
	}
	all.Wait()
	plain := bleve.NewMatchQuery("HIẾN đất")
	plain.SetField(numbers.FieldTitle)
	if r, err := other.bleve.Search(bleve.NewSearchRequest(plain)); err != nil || r.Total != 1 {
		t.Errorf("bleve's own query found %v, %v", r, err)
	}
}
