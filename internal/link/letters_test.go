package link_test

import (
	"strings"
	"testing"
)

func TestLetters(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		titles []string
		want   string
	}{
		{"the alphabet", []string{"Ở", "Ô", "O", "đê", "Ê", "Dê", "e", "Ân", "Ăn", "An", "Ư", "u", "Web", "Z", "Y"},
			"A: An | Ă: Ăn | Â: Ân | D: Dê | Đ: đê | E: e | Ê: Ê | O: O | Ô: Ô | Ơ: Ở | U: u | Ư: Ư | W: Web | Y: Y | Z: Z"},
		{"marks before the first word", []string{"Bé", "“Bà", "… Bể"}, "B: “Bà, Bé, … Bể"},
		{"digits and others last", []string{"!", "Ленин", "10 việc", "2 việc", "Đ"}, "Đ: Đ | 0–9: 2 việc, 10 việc | Khác: !, Ленин"},
		{"tones in one letter", []string{"Ạ", "Á", "A"}, "A: A, Á, Ạ"},
		{"one title twice", []string{"Một", "Một"}, "M: Một, Một"},
	} {
		var heads []string
		for _, title := range tt.titles {
			heads = append(heads, `"`+title+`"`)
		}
		tree, _ := build(t, pages("tin", heads...)+"-- tin/_index.md --\n---\ntitle: Tin\n---\n")
		var got []string
		for _, l := range tree.Letters {
			got = append(got, l.Title+": "+titles(l.Pages))
			if l.Address != "" {
				t.Errorf("%s: letter %s of a short catalogue stands at %s", tt.name, l.Title, l.Address)
			}
		}
		if got := strings.Join(got, " | "); got != tt.want {
			t.Errorf("%s: letters are %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestLetterAddresses: each letter has an address of its own in ASCII, as soon
// as the catalogue is longer than one of its pages.
func TestLetterAddresses(t *testing.T) {
	t.Parallel()
	settings := "-- site.yaml --\ntitle: Cổng\npageSize: 1\n"
	heads := []string{"A", "Ă", "Â", "Đ", "D", "Ơ"}
	for _, tt := range []struct{ more, want string }{
		{"", "     "},
		{"7", "/muc-luc/a.html /muc-luc/aw.html /muc-luc/aa.html /muc-luc/d.html /muc-luc/dd.html /muc-luc/ow.html /muc-luc/so.html"},
	} {
		if tt.more != "" {
			heads = append(heads, `"7"`)
		}
		tree, _ := build(t, settings+pages("tin", heads...))
		var got []string
		for _, l := range tree.Letters {
			got = append(got, l.Address)
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%d pages: letters stand at %q, want %q", len(heads), got, tt.want)
		}
	}
}
