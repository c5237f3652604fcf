package lang

import "testing"

func TestTextf(t *testing.T) {
	t.Parallel()
	page := Text{VI: "trang", EN: "page"}
	got := Textf("%s %q không có", "%s %q does not exist", page, "x.md")
	want := Text{VI: `trang "x.md" không có`, EN: `page "x.md" does not exist`}
	if got != want {
		t.Errorf("Textf = %+v, want %+v", got, want)
	}
	if plain := Textf("100 %", "100 %"); plain.In(EN) != "100 %" {
		t.Errorf("a message without arguments was formatted: %q", plain.EN)
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{"vi": true, "en": true, "": false, "fr": false, "VI": false} {
		if l, ok := Parse(in); ok != want || ok && string(l) != in {
			t.Errorf("Parse(%q) = %q, %v", in, l, ok)
		}
	}
}
