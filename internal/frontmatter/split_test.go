package frontmatter

import (
	"testing"

	"chuyende/internal/diag"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in   string
		format     Format
		head, body string
		problem    string // code
	}{
		{"yaml", "---\ntitle: a\n---\nb\n", YAML, "title: a\n", "b\n", ""},
		{"toml", "+++\ntitle = 'a'\n+++\nb\n", TOML, "title = 'a'\n", "b\n", ""},
		{"blanks after the fences", "--- \t\ntitle: a\n---  \nb", YAML, "title: a\n", "b", ""},
		{"carriage returns", "---\r\ntitle: a\r\n---\r\nb", YAML, "title: a\r\n", "b", ""},
		{"empty", "---\n---\nb", YAML, "", "b", ""},
		{"blank", "---\n\n---\nb", YAML, "\n", "b", ""},
		{"only a comment", "---\n# x\n---\n", YAML, "# x\n", "", ""},
		{"ends with the fence", "---\ntitle: a\n---", YAML, "title: a\n", "", ""},
		{"other fence inside", "+++\na = '''\n---\n'''\n+++\n", TOML, "a = '''\n---\n'''\n", "", ""},
		{"longer dashes inside", "---\na: b\n----\n---\nc", YAML, "a: b\n----\n", "c", ""},
		{"no front matter", "# Tên\n\n---\n\nb\n", None, "", "# Tên\n\n---\n\nb\n", ""},
		{"nothing", "", None, "", "", ""},
		{"thematic break", "---\n\nMột đoạn.\n\n---\n\nHai.\n", None, "", "---\n\nMột đoạn.\n\n---\n\nHai.\n", ""},
		{"thematic break, no second", "---\nMột đoạn: văn.\n", None, "", "---\nMột đoạn: văn.\n", ""},
		{"only a fence", "---", None, "", "---", ""},
		{"blank line before the keys", "---\n\ntitle: a\n---\n", YAML, "\ntitle: a\n", "", ""},
		{"no keys but meant", "---\nhiến đất\n---\n", YAML, "hiến đất\n", "", ""},
		{"Vietnamese key", "---\ntiêu đề: a\n---\n", YAML, "tiêu đề: a\n", "", ""},
		{"unclosed", "---\ntitle: a\n\nĐoạn.\n", YAML, "title: a\n", "\nĐoạn.\n", "fence-unclosed"},
		{"unclosed, comment first", "---\n# x\ntitle: a\n", YAML, "# x\ntitle: a\n", "", "fence-unclosed"},
		{"unclosed toml", "+++\nĐoạn.", TOML, "Đoạn.", "", "fence-unclosed"},
		{"closed by a dash", "---\ntitle: a\n—\nĐoạn.\n", YAML, "title: a\n", "Đoạn.\n", "fence-unclosed"},
		{"closed with an indent", "---\ntitle: a\n ---\nĐoạn.\n", YAML, "title: a\n", "Đoạn.\n", "fence-unclosed"},
		{"late", "\n---\ntitle: a\n---\n", None, "", "\n---\ntitle: a\n---\n", "fence-place"},
		{"indented", " ---\ntitle: a\n---\n", None, "", " ---\ntitle: a\n---\n", "fence-place"},
		{"dashes of a word processor", "–––\ntitle: a\n–––\n", None, "", "–––\ntitle: a\n–––\n", "fence-place"},
		{"rule before a sentence", "***\n\nLưu ý: không phải khóa.\n", None, "", "***\n\nLưu ý: không phải khóa.\n", ""},
		{"long rule before a note", "-----\nNote: này.\n", None, "", "-----\nNote: này.\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var problems diag.List
			head, body := Split(File{Shown: "x.md", Data: []byte(tt.in)}, &problems)
			if head.Format != tt.format || tt.in[head.Span.Start:head.Span.End] != tt.head || tt.in[body.Start:body.End] != tt.body {
				t.Errorf("got format %d, head %q, body %q", head.Format, tt.in[head.Span.Start:head.Span.End], tt.in[body.Start:body.End])
			}
			code := ""
			if list := problems.Sorted(); len(list) > 0 {
				code = list[0].Code
			}
			if code != tt.problem || head.Broken != (code != "") {
				t.Errorf("got problem %q, broken %v; want %q", code, head.Broken, tt.problem)
			}
		})
	}
}
