package frontmatter

import "testing"

// TestSplitLate finds front matter below blank lines, and leaves a rule there alone.
func TestSplitLate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		data, head, body string
		ok               bool
	}{
		{"\n+++\ntitle = \"coast\"\n\n[extra]\nlicense = \"MIT\"\n+++\n\nChữ.\n", "title = \"coast\"\n\n[extra]\nlicense = \"MIT\"\n", "\nChữ.\n", true},
		{"\r\n \n---\ntitle: Bài\n---\nChữ.\n", "title: Bài\n", "Chữ.\n", true},
		{"---\ntitle: Bài\n---\nChữ.\n", "", "", false},
		{"\n---\n\nChữ giữa hai vạch.\n\n---\n", "", "", false},
		{"\n---\nChữ.\n---\n", "", "", false},
		{"\n---\ntitle: Bài\n\nChưa đóng.\n", "", "", false},
		{"\n+++\n", "", "", false},
		{"\n\n", "", "", false},
		{"", "", "", false},
	} {
		head, body, ok := SplitLate(File{Data: []byte(test.data)})
		if ok != test.ok {
			t.Errorf("%q: %v", test.data, ok)
			continue
		}
		if !ok {
			continue
		}
		if got := test.data[head.Span.Start:head.Span.End]; got != test.head {
			t.Errorf("%q: head %q, want %q", test.data, got, test.head)
		}
		if got := test.data[body.Start:body.End]; got != test.body {
			t.Errorf("%q: body %q, want %q", test.data, got, test.body)
		}
	}
}
