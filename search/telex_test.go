package search

import (
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"chuyende/internal/vietnamese"
)

// Run by client/test/telex.test.js too.
func TestReadTelex(t *testing.T) {
	t.Parallel()
	var cases []struct {
		In  string `json:"in"`
		Out string `json:"out"` // composed, its tone in place
	}
	readWritten(t, "testdata/telex.json", &cases, func() {
		for i := range cases {
			cases[i].Out, _ = vietnamese.Canon(readTelex(cases[i].In))
		}
	})
	for _, tt := range cases {
		if got, _ := vietnamese.Canon(readTelex(tt.In)); got != tt.Out {
			t.Errorf("readTelex(%q) = %q, want %q", tt.In, got, tt.Out)
		}
	}
}

// Run by client/test/telex.test.js too.
func TestSyllables(t *testing.T) {
	t.Parallel()
	var cases struct {
		Names    []string            `json:"names"`
		Classes  []int               `json:"classes"`
		Near     map[string][]string `json:"near"`
		Starting map[string][]string `json:"starting"`
	}
	list := func() syllables {
		v := planVocabulary{Names: cases.Names, Classes: cases.Classes}
		return v.syllables()
	}
	readWritten(t, "testdata/syllables.json", &cases, func() {
		for word := range cases.Near {
			cases.Near[word] = list().near(word)
		}
		for word := range cases.Starting {
			cases.Starting[word] = list().starting(word)
		}
	})
	for word, want := range cases.Near {
		if got := list().near(word); !reflect.DeepEqual(got, want) {
			t.Errorf("near(%q) = %q, want %q", word, got, want)
		}
	}
	for word, want := range cases.Starting {
		if got := list().starting(word); !reflect.DeepEqual(got, want) {
			t.Errorf("starting(%q) = %q, want %q", word, got, want)
		}
	}
}

// readWritten reads a JSON file; with -update it is written anew after refresh.
func readWritten(t testing.TB, path string, value any, refresh func()) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, value); err != nil {
		t.Fatal(err)
	}
	if !*update {
		return
	}
	refresh()
	if data, err = json.MarshalIndent(value, "", " "); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}
