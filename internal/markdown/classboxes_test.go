package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestClassBoxes: a paragraph or a quote below a line of kramdown that gives it the class of
// a box is one.
func TestClassBoxes(t *testing.T) {
	t.Parallel()
	const box = `<div class="alert alert-`
	for _, tt := range []struct{ text, want string }{
		{"Trước.\n\n{: .note .warning}\nMột *hai*\nba [a](a.md).\n\nSau.\n", "warning\" role=\"note\">\n<p class=\"alert-title\">Cảnh báo</p>\n<p>Một <em>hai</em>\nba <a>a</a>.</p>\n</div>\n<p>Sau.</p>"},
		{"{: .tip }\n> Một\n>\n> Hai\n", "tip\" role=\"note\">\n<p class=\"alert-title\">Mẹo</p>\n<p>Một</p>\n<p>Hai</p>\n</div>"},
		{"{: .fs-6 .lead}\nMột\n", ""},
		{"Một\n{: .note}\nHai\n", ""},
		{"{: .note}\n# Đầu\n", ""},
		{"```\n\n{: .note}\nMột\n```\n", ""},
	} {
		doc := New(Options{Generous: true}).Parse("x.md", []byte(tt.text), diag.Span{End: len(tt.text)}, &diag.List{})
		_, got, _ := strings.Cut(string(doc.html), box)
		if !strings.HasPrefix(got, tt.want) || (got != "") != (tt.want != "") {
			t.Errorf("%q shows\n%s, want\n%s", tt.text, doc.html, tt.want)
		}
		for _, ref := range doc.Refs {
			if place := tt.text[ref.Span.Start:ref.Span.End]; place != "[a](a.md)" {
				t.Errorf("the link is said to stand at %q", place)
			}
		}
		checkBlocks(t, doc, []byte(tt.text))
	}
}
