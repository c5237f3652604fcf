package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestLowerHeads: below a title that the page shows, no heading of the text has its level.
func TestLowerHeads(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"# Trang\n\n## A\n\n# B *c*\n\n### D\n", "<h2>A <h2>B <h3>D"},
		{"# Trang\n\n## A\n\n# B\n\n## C\n\n### D\n\n# E\n\n### F\n", "<h2>A <h2>B <h3>C <h4>D <h2>E <h3>F"},
		{"# Trang\n\n# A\n\n## B\n\n###### C\n", "<h2>A <h3>B <h6>C"},
		{"# Trang\n\n## A\n\n### B\n", "<h2>A <h3>B"},
		{"Chữ.\n\nKhác\n===\n\n## A\n", "<h2>Khác <h3>A"},
	} {
		doc := New(Options{Generous: true}).Parse("x.md", []byte(tt.text), diag.Span{End: len(tt.text)}, &diag.List{})
		doc.OmitTitle("Trang")
		doc.LowerHeads()
		var got []string
		for i, m := range regexp.MustCompile(`<h(\d)[^>]*>(\pL+)[^\n]*</h(\d)>`).FindAllStringSubmatch(string(doc.html), -1) {
			if m[1] != m[3] || strconv.Itoa(doc.Headings[i].Level) != m[1] {
				t.Errorf("%q: %s is a heading of level %d", tt.text, m[0], doc.Headings[i].Level)
			}
			got = append(got, "<h"+m[1]+">"+m[2])
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%q has %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestCommandInRawHeading: what search calls a heading of HTML is what readers see of it.
func TestCommandInRawHeading(t *testing.T) {
	t.Parallel()
	const text = "# Trang\n\n<h2>Gom lại {%- include ban.html version=\"3.7\" -%}</h2>\n\nChữ.\n"
	doc := New(Options{Generous: true}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &diag.List{})
	if len(doc.Headings) != 2 || doc.Headings[1].Text != "Gom lại 3.7" || doc.Sections[2].Heading != "Gom lại 3.7" {
		t.Errorf("its headings are %+v", doc.Headings)
	}
}
