package render

import (
	"html/template"
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/internal/site"
	"chuyende/internal/words"
	"chuyende/themes"
)

// TestIsPlaceless: a row that shows no address is the same in every list; that of a theme that does is not shared.
func TestIsPlaceless(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		`{{define "partials/row"}}{{.Head}}{{with .Point}}<p>{{.}}</p>{{end}}{{end}}`:                                                                 true,
		`{{define "partials/row"}}{{range $i, $f := .Facts}}{{if $i}}; {{end}}{{$f}}{{end}}{{end}}`:                                                   true,
		`{{define "partials/row"}}<a href="{{.URL}}">{{.Head}}</a>{{end}}`:                                                                            false,
		`{{define "partials/row"}}{{if .Status}}{{else}}{{template "more" .}}{{end}}{{end}}{{define "more"}}{{with $c := .}}{{$c.URL}}{{end}}{{end}}`: false,
		`{{define "partials/row"}}{{range .Links "groups"}}{{.Title}}{{end}}{{end}}`:                                                                  false,
		`{{define "partials/row"}}{{len (.Terms "tags")}}{{end}}`:                                                                                     false,
		`{{define "partials/row"}}{{range (index .TermGroups 0).Terms}}{{.Title}}{{end}}{{end}}`:                                                      false,
	} {
		all := template.Must(template.New("").Parse(text))
		if got := isPlaceless(all, rowPartial); got != want {
			t.Errorf("%s: %t, want %t", text, got, want)
		}
	}
}

// TestSharedRow: the row of a page is made for the first list that shows it and kept for no more than all of them; that
// of a theme which shows addresses is made for each.
func TestSharedRow(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{"partials/row.html": {Data: []byte(`{{define "partials/row"}}{{.Title}} {{.URL}}</a></li>{{end}}`)}}
	placed, err := LoadTheme(words.Default(), own, themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for name, theme := range map[string]*Theme{"default": defaultTheme(t), "placed": placed} {
		var known rows
		page := &site.Page{Terms: []*site.Term{{}, {}}}
		for round := range 4 {
			card := &Card{Title: strings.Repeat("x", 1+round), URL: strings.Repeat("y", 1+round), rows: &known, page: page}
			got, err := theme.row(card)
			if err != nil {
				t.Fatal(err)
			}
			asked := 1 + round // the card that the row is made of
			if name == "default" {
				asked = 1 + round/3*3
			}
			if want := strings.Repeat("x", asked); !strings.Contains(string(got), want) || strings.Contains(string(got), want+"x") {
				t.Errorf("%s, list %d: %s", name, round, got)
			}
			if kept := len(known.made); name == "default" && kept != []int{1, 1, 0, 1}[round] || name != "default" && kept != 0 {
				t.Errorf("%s, list %d: %d rows are kept", name, round, kept)
			}
		}
	}
}
