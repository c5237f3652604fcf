package search

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/searchtest"
)

func TestPhrasesOfLaw(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the law corpus takes some seconds")
	}
	s := searchtest.Snapshot(t, searchtest.Law(t))
	phrases := s.Phrases()
	if len(phrases) != 400 {
		t.Errorf("%d phrases, want 400", len(phrases))
	}
	folded := func(phrase string) string {
		var words []string
		for word := range strings.FieldsSeq(phrase) {
			_, f := vietnamese.Canon(word)
			words = append(words, f)
		}
		return strings.Join(words, " ")
	}
	if !slices.IsSortedFunc(phrases, func(a, b string) int { return strings.Compare(folded(a), folded(b)) }) {
		t.Error("phrases are not in order")
	}
	if !slices.Equal(phrases, s.Phrases()) {
		t.Error("phrases differ from call to call")
	}
	t.Logf("%q", phrases)
}

func BenchmarkPhrases(b *testing.B) {
	s := searchtest.Snapshot(b, searchtest.Law(b))
	for b.Loop() {
		s.Phrases()
	}
}
