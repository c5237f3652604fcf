package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/golden"
	"chuyende/internal/lang"
)

// TestPairs compares each testdata/NAME.md with NAME.html: the HTML, then what
// else a Doc holds and the problems found. After a change that is meant, run
//
//	go test ./internal/markdown -run TestPairs -update
//
// and read the difference. Names with "allowed" in them are parsed with
// AllowHTML, with "generous" generously.
func TestPairs(t *testing.T) {
	t.Parallel()
	for _, path := range pairs(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := show(New(Options{AllowHTML: strings.Contains(path, "allowed"), Generous: strings.Contains(path, "generous"), ReservedIDs: []string{"noi-dung"}, Settings: "content/site.yaml"}), path, data)
			name := strings.TrimSuffix(path, ".md") + ".html"
			if string(got) != golden.Text(t, name, string(got)) {
				t.Errorf("%s does not match; got\n%s", name, got)
			}
		})
	}
}

func pairs(t testing.TB) []string {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.md")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no pairs in testdata: %v", err)
	}
	return paths
}

// show returns a Doc as the pairs have it. Holes are written as the calls that
// fill them would see them.
func show(p *Parser, path string, data []byte) []byte {
	var problems diag.List
	doc := p.Parse(filepath.Base(path), data, diag.Span{End: len(data)}, &problems)
	var out bytes.Buffer
	doc.WriteHTML(&out, func(ref *Ref) (string, string) {
		name := [...]string{Link: "href", Image: "src", Number: "href"}[ref.Kind]
		return string(appendAttribute(nil, name, []byte("→"+ref.Dest))), ""
	})
	fmt.Fprintf(&out, "\n<!-- Doc\ntitle: %q, words: %d\nsummary: %q\n", doc.Title, doc.Words, doc.Summary)
	for _, h := range doc.Headings {
		fmt.Fprintf(&out, "heading %d %q #%s %q\n", h.Level, h.Text, h.ID, data[h.Span.Start:h.Span.End])
	}
	for _, r := range doc.Refs {
		fmt.Fprintf(&out, "ref %d %q alt %q title %q: %q\n", r.Kind, r.Dest, r.Alt, r.Title, data[r.Span.Start:r.Span.End])
	}
	for _, s := range doc.Sections {
		fmt.Fprintf(&out, "section #%s %q: %q\n", s.HeadingID, s.Heading, s.Text)
	}
	fmt.Fprintf(&out, "anchors: %s\n", strings.Join(doc.Anchors(), " "))
	out.WriteString("-->\n")
	if err := diag.Print(&out, problems.Sorted(), lang.EN, 0); err != nil {
		fmt.Fprintln(&out, err)
	}
	return out.Bytes()
}
