package shard

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"chuyende/search/internal/corpus"
)

// TestAddresses runs what client/test/addresses.test.js reads back.
func TestAddresses(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../testdata/addresses.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Documents []struct{ URL, Title string }
		Written   []string
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		var documents []*corpus.Analysed
		for _, d := range c.Documents {
			documents = append(documents, &corpus.Analysed{Doc: corpus.Document{URL: d.URL, Title: d.Title}})
		}
		if got := addresses(documents); !slices.Equal(got, c.Written) {
			t.Errorf("%v are written %q, want %q", c.Documents, got, c.Written)
		}
	}
}
