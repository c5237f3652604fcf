package frontmatter

import (
	"slices"
	"strings"
	"testing"
)

// TestListed: several values in one text are several, each at its own place.
func TestListed(t *testing.T) {
	t.Parallel()
	schema := []Field{
		{Key: "tags", Type: Strings}, {Key: "quarters", Type: Ints, Max: 4}, {Key: "sources", Type: Strings, Prose: true},
		{Key: "season", Type: Strings, Values: []string{"Xuân, hè", "Xuân", "thu"}},
	}
	for text, want := range map[string][]string{
		"tags: đất đai, nông thôn":              {"đất đai", "nông thôn"},
		"tags: đất đai; nông thôn;":             {"đất đai", "nông thôn"},
		"tags: a,b , c; d":                      {"a", "b", "c", "d"},
		"tags: một":                             {"một"},
		"tags: [\"a, b\", c]":                   {"a, b", "c"},
		"tags:\n  - a, b":                       {"a, b", "value-list 3:5"},
		"tags:\n  - \"a, b\"\n  - c":            {"a, b", "c"},
		"tags: >\n  a,\n  b":                    {"a, b", "value-list 2:7"},
		"sources:\n  - a; b, c":                 {"a; b, c"},
		"tags: \"a, b\"":                        {"a, b", "value-list 2:7"},
		"tags: 'a; b'":                          {"a; b", "value-list 2:7"},
		"tags: https://x.vn/?a=1,2;b, c":        {"https://x.vn/?a=1,2;b", "c"},
		"quarters: 1, 3":                        {"1", "3"},
		"quarters: 1,5":                         {"1", "value-range 2:13"},
		"season: Xuân, hè":                      {"Xuân, hè"},
		"season: Xuân, thu":                     {"Xuân", "thu"},
		"season: Xuân, đông":                    {"Xuân", "value-unknown 2:15"},
		"season: 'Xuân, thu'":                   {"value-unknown 2:9"},
		"sources: Báo Nhân Dân, ngày 3; Báo Xã": {"Báo Nhân Dân, ngày 3", "Báo Xã"},
		"sources: \"Báo Nhân Dân; ngày 3\"":     {"Báo Nhân Dân; ngày 3"},
		"tags: một,\n  hai":                     {"một", "hai"},
		"tags: ', '":                            {","},
	} {
		m, found := decode("---\n"+text+"\n---\n", schema)
		var got []string
		for _, key := range []string{"tags", "quarters", "sources", "season"} {
			got = append(got, m.Texts(key)...)
		}
		for _, problem := range found {
			place, code, _ := strings.Cut(problem, " ")
			got = append(got, code+" "+place)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	m, found := decode("+++\ntags = \"a, b\"\nsources = [\"a, b\"]\n+++\n", schema)
	if got := append(m.Texts("tags"), m.Texts("sources")...); !slices.Equal(got, []string{"a", "b", "a, b"}) || len(found) > 0 {
		t.Errorf("TOML: %q, %q", got, found)
	}
	data := "---\ntags: đất, đai\n---\n"
	m, _ = decode(data, schema)
	if got := m.Items("tags")[1].Span; data[got.Start:got.End] != "đai" {
		t.Errorf("the second is at %q", data[max(got.Start, 0):min(got.End, len(data))])
	}
}
