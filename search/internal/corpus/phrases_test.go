package corpus

import (
	"slices"
	"testing"
)

func TestPhrases(t *testing.T) {
	t.Parallel()
	b := New(nil)
	for i, titles := range [][]string{
		{"Sinh hoạt chi bộ thôn", "công tác dân vận khéo"},
		{"Nội dung sinh hoạt chi bộ quý 3"},
		{"Sinh hoạt, chi bộ: Kiến Minh"},
		{"Xã Kiến Minh hiến đất"},
		{"Người dân hien dat", "12-HD/BTCTW", "hiến đất làm đường giao thông nông thôn"},
		{"Đất. Hiến đất"},
	} {
		b.Set(Document{URL: "/" + string(rune('a'+i)), Title: titles[0], Keywords: titles[1:]})
	}
	now, err := b.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	got := now.Phrases()
	want := []string{"chi bộ", "công tác dân vận khéo", "hiến đất", "Kiến Minh", "sinh hoạt", "sinh hoạt chi bộ"}
	if !slices.Equal(got, want) {
		t.Errorf("phrases are %q, want %q", got, want)
	}
}
