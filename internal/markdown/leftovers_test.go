package markdown

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// TestLeftoversOfMDX: what MDX works out is told, once for a text; a piece of text between
// its braces is text, and in other Markdown braces are.
func TestLeftoversOfMDX(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		file, text, want string
		places           string // "" where nothing is told
	}{
		{"x.mdx", "Một {props.ten} và {ham(1)}, ${gia}.", "Một {props.ten} và {ham(1)}, ${gia}.", "3 places"},
		{"x.mdx", "Một{' '}hai {\"ba\"} {`bốn`} {/* ghi chú */}{ ' ' }năm.", "Một hai ba bốn  năm.", ""},
		{"x.mdx", "Chữ \\{n} và `{n}`.", "Chữ {n} và {n}.", ""},
		{"x.md", "Một {props.ten} và {'chữ'}.", "Một {props.ten} và {'chữ'}.", ""},
		{"x.md", "Một{ ' ' }hai.", "Một hai.", ""},
	} {
		var problems diag.List
		doc := New(Options{Generous: true}).Parse(tt.file, []byte(tt.text+"\n"), diag.Span{End: len(tt.text) + 1}, &problems)
		told := ""
		for _, p := range problems.Sorted() {
			told += p.Text.EN
		}
		if got := strings.TrimSpace(doc.Sections[0].Text); got != tt.want || (told == "") != (tt.places == "") || !strings.Contains(told, tt.places) {
			t.Errorf("%s: %q shows %q, want %q; told %q, want %q", tt.file, tt.text, got, tt.want, told, tt.places)
		}
	}
}
