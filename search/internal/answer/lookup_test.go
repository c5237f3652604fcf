package answer

import (
	"reflect"
	"slices"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/searchtest"
)

func TestLexicon(t *testing.T) {
	t.Parallel()
	docs := searchtest.Samples(60)
	docs[7].Sections = []corpus.Section{{Text: "a"}} // a word that one document has, once
	x, r, n := openNaively(t, docs)
	words, err := x.lookup(r)
	if err != nil {
		t.Fatal(err)
	}
	for folded, want := range map[string][]string{
		"hop": {"hop", "họp", "hợp"}, "dong": {"đông", "đồng"}, "hd": {"hd"}, "12-hd-btctw": {"12-hd-btctw"}, "xyz": nil,
	} {
		if got, err := words.Spellings(folded); err != nil || !slices.Equal(got, want) {
			t.Errorf("spellings(%q) = %q, %v, want %q", folded, got, err, want)
		}
	}
	var want plan.Syllables
	for _, name := range n.terms[numbers.FieldBodyFolded] {
		holders := 0
		for _, d := range n.docs {
			if d.terms[numbers.FieldBodyFolded][name] > 0 {
				holders++
			}
		}
		if plan.IsLetters(name) {
			want.Add(name, holders)
		}
	}
	if !reflect.DeepEqual(words.syllables, want) {
		t.Errorf("syllables %v, want %v", words.syllables, want)
	}
	for _, pair := range [][2]string{{"chi", "bo"}, {"hien", "dat"}, {"dat", "dat"}, {"x", "y"}} {
		want := 0
		for _, d := range n.docs {
			want += min(1, d.terms[numbers.FieldPairs][pair[0]+" "+pair[1]])
		}
		if got, err := words.Follows(pair[0], pair[1]); err != nil || got != want {
			t.Errorf("follows(%q) = %d, %v, want %d", pair, got, err, want)
		}
	}
}
