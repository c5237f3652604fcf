package search

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/script"
)

func TestPhrases(t *testing.T) {
	t.Parallel()
	b := newCorpus(nil)
	for i, titles := range [][]string{
		{"Sinh hoạt chi bộ thôn", "công tác dân vận khéo"},
		{"Nội dung sinh hoạt chi bộ quý 3"},
		{"Sinh hoạt, chi bộ: Kiến Minh"},
		{"Xã Kiến Minh hiến đất"},
		{"Người dân hien dat", "12-HD/BTCTW", "hiến đất làm đường giao thông nông thôn"},
		{"Đất. Hiến đất"},
	} {
		b.set(Document{URL: "/" + string(rune('a'+i)), Title: titles[0], Keywords: titles[1:]}, script.File{})
	}
	got := snapshotOf(t, b).phrases()
	want := []string{"chi bộ", "công tác dân vận khéo", "hiến đất", "Kiến Minh", "sinh hoạt", "sinh hoạt chi bộ"}
	if !slices.Equal(got, want) {
		t.Errorf("phrases are %q, want %q", got, want)
	}
}

func snapshotOf(t testing.TB, c *corpus) *snapshot {
	t.Helper()
	s, err := c.snapshot()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPhrasesOfLaw(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the law corpus takes some seconds")
	}
	s := snapshotOf(t, lawBuilder(lawDocuments(t)).corpus)
	phrases := s.phrases()
	if len(phrases) != maxPhrases {
		t.Errorf("%d phrases, want %d", len(phrases), maxPhrases)
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
	if !slices.Equal(phrases, s.phrases()) {
		t.Error("phrases differ from call to call")
	}
	t.Logf("%q", phrases)
}

func BenchmarkPhrases(b *testing.B) {
	s := snapshotOf(b, lawBuilder(lawDocuments(b)).corpus)
	for b.Loop() {
		s.phrases()
	}
}
