package search

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/blevesearch/bleve/v2"
)

// An index of the version before had statistics without a format. Scores made
// of its numbers would be wrong.
func TestOpenRefusesOtherFormats(t *testing.T) {
	t.Parallel()
	for _, format := range []any{nil, formatVersion - 1, formatVersion + 1} {
		dir := writeSite(t, sampleBuilder(portal))
		setFormat(t, filepath.Join(dir, "bleve"), format)
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
	raw, err := b.GetInternal([]byte(statisticsKey))
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
	if err := b.SetInternal([]byte(statisticsKey), raw); err != nil {
		t.Fatal(err)
	}
}

// The shards of format 1 that client/test/faults.test.js opens are no files
// of this format.
func TestParseScriptRefusesFormat1(t *testing.T) {
	t.Parallel()
	file, err := os.ReadFile("testdata/format-1/manifest.js")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parseScript("manifest", file); !errors.Is(err, errScript) {
		t.Errorf("%v, want errScript", err)
	}
}
