package render

import (
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/internal/bundle"
	"chuyende/internal/words"
	"chuyende/themes"
)

// TestOneColour: a theme that names one colour keeps all others of the default
// theme, in every scheme, and its own holds; mistakes are told at their own line.
func TestOneColour(t *testing.T) {
	t.Parallel()
	style := func(own string) (string, error) {
		theme, err := LoadTheme(words.Default(), fstest.MapFS{colourFile: {Data: []byte(own)}}, themes.Default())
		if err != nil {
			t.Fatal(err)
		}
		made, err := bundle.NewCache(nil).Style(theme.Files(), "css/site.css")
		return strings.ReplaceAll(string(made), " ", ""), err
	}
	for _, own := range []string{":root { --link: #123456 }", "\ufeff:root {\n  --link: #123456;\n}\n", "/* Màu */ :root{--link:#123456}"} {
		made, err := style(own)
		if err != nil {
			t.Fatalf("%q: %v", own, err)
		}
		first, last := strings.Index(made, "--link:#164a86"), strings.LastIndex(made, "--link:#123456")
		if first < 0 || last < first {
			t.Errorf("%q: the default colour stands at %d, the theme's own at %d", own, first, last)
		}
		for _, want := range []string{"--ink:#1f1a17", "--link:#a3c8f7", "prefers-contrast"} {
			if !strings.Contains(made, want) {
				t.Errorf("%q: the style lacks %s", own, want)
			}
		}
	}
	if _, err := style(":root {\n  --link: #123456;\n}\n}}\n"); err == nil || !strings.Contains(err.Error(), "css/colours.css:4") {
		t.Errorf("a mistake in line 4 is told as %v", err)
	}
}
