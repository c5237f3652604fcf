package search

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"chuyende/search/internal/record"
	"chuyende/search/internal/schema"
	"chuyende/search/internal/script"
)

// An index of the version before had statistics without a format. Scores made
// of its numbers would be wrong.
func TestOpenRefusesOtherFormats(t *testing.T) {
	t.Parallel()
	for _, format := range []any{nil, script.Version - 1, script.Version + 1} {
		dir := writeSite(t, sampleBuilder(portal))
		setFormat(t, filepath.Join(dir, "bleve"), format)
		if err := record.Make(filepath.Join(dir, "bleve")); err != nil {
			t.Fatal(err)
		}
		x, err := Open(dir)
		if err == nil {
			x.Close()
		}
		if !errors.Is(err, ErrFormat) {
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

// JSON.stringify does not escape the separators of lines as encoding/json
// does, so the browser would take the manifest for damaged.
func TestManifestIsSpelledInOneWay(t *testing.T) {
	t.Parallel()
	b := NewBuilder(Options{Facets: []Facet{{Name: "quy", Title: "Quý\u2028I"}}})
	b.Set(Document{URL: "/a.html", Title: "<A & B>", Kind: "page", KindTitle: "Tr\u2029ang", Facets: map[string][]string{"quy": {"1"}}})
	manifest := string(exportAll(t, b)[script.ManifestPath])
	if strings.Contains(manifest, `\u20`) || strings.Contains(manifest, `\u00`) || !strings.Contains(manifest, "Quý I") {
		t.Errorf("the manifest is %s", manifest)
	}
}
