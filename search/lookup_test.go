package search

import (
	"slices"
	"testing"

	"chuyende/search/internal/numbers"
)

func TestLexicon(t *testing.T) {
	t.Parallel()
	docs := sampleDocuments(60)
	docs[7].Sections = []Section{{Text: "a"}} // a word that one document has, once
	x, r, n := openNaively(t, docs)
	words, err := x.lookup(r)
	if err != nil {
		t.Fatal(err)
	}
	for folded, want := range map[string][]string{
		"hop": {"hop", "họp", "hợp"}, "dong": {"đông", "đồng"}, "hd": {"hd"}, "12-hd-btctw": {"12-hd-btctw"}, "xyz": nil,
	} {
		if got, err := words.spellings(folded); err != nil || !slices.Equal(got, want) {
			t.Errorf("spellings(%q) = %q, %v, want %q", folded, got, err, want)
		}
	}
	var names []string
	var classes []uint8
	for _, name := range n.terms[numbers.FieldBodyFolded] {
		holders := 0
		for _, d := range n.docs {
			if d.terms[numbers.FieldBodyFolded][name] > 0 {
				holders++
			}
		}
		if isSyllable(name) {
			names, classes = append(names, name), append(classes, syllableClass(holders))
		}
	}
	if !slices.Equal(words.syllables.names, names) || !slices.Equal(words.syllables.classes, classes) {
		t.Errorf("syllables %v, want %v %v", words.syllables, names, classes)
	}
	for _, pair := range [][2]string{{"chi", "bo"}, {"hien", "dat"}, {"dat", "dat"}, {"x", "y"}} {
		want := 0
		for _, d := range n.docs {
			want += min(1, d.terms[numbers.FieldPairs][pair[0]+" "+pair[1]])
		}
		if got, err := words.follows(pair[0], pair[1]); err != nil || got != want {
			t.Errorf("follows(%q) = %d, %v, want %d", pair, got, err, want)
		}
	}
}
