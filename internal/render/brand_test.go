package render

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/internal/words"
	"chuyende/themes"
)

// TestBrandIsOne: what the portal looks like to a device is what its style and
// its files say, and a site that changes these changes all of it.
func TestBrandIsOne(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{
		colourFile:            {Data: []byte(":root {\n  --brand: #123456;\n  --paper: #fff; --control:#777777;\n}\n@media x { :root { --brand: #000000; } }")},
		"static/icon-512.png": {}, "static/icon-64.png": {}, "static/icon-x.png": {},
	}
	theme, err := LoadTheme(words.Default(), own, themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	v := rich(t, "home")
	v.Site.Icons = theme.icons
	page := show(t, theme, v)
	for _, want := range []string{`name="theme-color" content="#123456"`, `<rect width="32" height="32" rx="7" fill="#123456"/>`,
		`<link rel="icon" href="../favicon.svg" type="image/svg+xml">`, `<link rel="apple-touch-icon" href="../icon-192.png">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if want := []Icon{{"/favicon.svg", "image/svg+xml", 0}, {"/icon-64.png", "image/png", 64}, {"/icon-192.png", "image/png", 192}, {"/icon-512.png", "image/png", 512}}; !slices.Equal(theme.icons, want) {
		t.Errorf("the icons are %v, want %v", theme.icons, want)
	}
	wrong := fstest.MapFS{"partials/cite.html": {Data: []byte("\n{{with .X}}{{or .Y (colour `brnd`)}}{{end}}")}}
	if _, err := LoadTheme(words.Default(), wrong, themes.Default()); err == nil || !strings.Contains(err.Error(), "partials/cite.html:2") || !strings.Contains(err.Error(), "--brnd") {
		t.Errorf("a template that asks for a colour which there is not: %v", err)
	}
}

// TestIconIsTheEmblem: the icon, a file that no template makes, shows what
// stands in the header, in the brand's colour.
func TestIconIsTheEmblem(t *testing.T) {
	t.Parallel()
	theme := defaultTheme(t)
	icon, err := fs.ReadFile(theme.Files(), "static/favicon.svg")
	if err != nil {
		t.Fatal(err)
	}
	var emblem bytes.Buffer
	if err := theme.plain(&emblem, "partials/emblem", nil); err != nil {
		t.Fatal(err)
	}
	shapes := regexp.MustCompile(`<(?:rect|path) [^>]*/>`)
	inIcon, inEmblem := shapes.FindAllString(string(icon), -1), shapes.FindAllString(emblem.String(), -1)
	if len(inIcon) < 3 || !slices.Equal(inIcon, inEmblem) {
		t.Errorf("the icon has\n%q, the emblem\n%q", inIcon, inEmblem)
	}
}
