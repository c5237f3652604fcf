package plan

import (
	"reflect"
	"testing"

	"chuyende/internal/golden"
	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
)

// Run by client/test/telex.test.js too.
func TestReadTelex(t *testing.T) {
	t.Parallel()
	var cases []struct {
		In  string `json:"in"`
		Out string `json:"out"` // composed, its tone in place
	}
	golden.JSON(t, "../../testdata/telex.json", &cases, func() {
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
		Names    []string              `json:"names"`
		Classes  []int                 `json:"classes"`
		Near     map[string][]string   `json:"near"`
		Starting map[string][]string   `json:"starting"`
		Cuts     map[string][][]string `json:"cuts"`
	}
	ranking := numbers.RankingFor(0)
	list := func() Syllables {
		v := planVocabulary{Names: cases.Names, Classes: cases.Classes}
		return v.syllables()
	}
	golden.JSON(t, "../../testdata/syllables.json", &cases, func() {
		for word := range cases.Near {
			cases.Near[word] = list().Near(word, ranking.Slips)
		}
		for word := range cases.Starting {
			cases.Starting[word] = list().Starting(word, ranking.Endings)
		}
		for word := range cases.Cuts {
			cases.Cuts[word] = list().Cuts(word, ranking.Cuts)
		}
	})
	for word, want := range cases.Near {
		if got := list().Near(word, ranking.Slips); !reflect.DeepEqual(got, want) {
			t.Errorf("near(%q) = %q, want %q", word, got, want)
		}
	}
	for word, want := range cases.Starting {
		if got := list().Starting(word, ranking.Endings); !reflect.DeepEqual(got, want) {
			t.Errorf("starting(%q) = %q, want %q", word, got, want)
		}
	}
	for word, want := range cases.Cuts {
		if got := list().Cuts(word, ranking.Cuts); !reflect.DeepEqual(got, want) {
			t.Errorf("cuts(%q) = %q, want %q", word, got, want)
		}
	}
}
