package markdown

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/golden"
)

// TestBlocks compares the blocks of each testdata/NAME.md with NAME.blocks, a
// block a line and what stands in it below. -update writes the files anew.
func TestBlocks(t *testing.T) {
	t.Parallel()
	for _, path := range pairs(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc := New(Options{AllowHTML: strings.Contains(path, "allowed"), Generous: strings.Contains(path, "generous"), ReservedIDs: []string{"noi-dung"}}).
				Parse("x.md", data, diag.Span{End: len(data)}, &diag.List{})
			if !strings.Contains(path, "generous-html") { // its links and headings are in the text of its raw blocks
				checkBlocks(t, doc, data)
			}
			got := showBlocks(doc.Blocks(data, func(r Ref) string { return "→" + r.Dest }))
			name := strings.TrimSuffix(path, ".md") + ".blocks"
			if got != golden.Text(t, name, got) {
				t.Errorf("%s does not match; got\n%s", name, got)
			}
		})
	}
}

// blockNames are the kinds as the pairs have them.
func blockNames() []string {
	return []string{"p", "heading", "inner heading", "title", "list", "item", "quote", "alert", "code", "raw", "rule", "table", "row", "cell",
		"definitions", "term", "description", "notes", "note"}
}

func showBlocks(blocks []Block) string {
	var out strings.Builder
	Walk(blocks, func(b *Block, path []*Block) {
		fmt.Fprintf(&out, "%s%s", strings.Repeat("  ", len(path)), blockNames()[b.Kind])
		for _, extra := range []struct {
			on   bool
			text string
		}{
			{b.Level > 0, fmt.Sprint(b.Level)}, {b.ID != "", "#" + b.ID}, {b.Name != "", b.Name}, {b.Title != "", fmt.Sprintf("%q", b.Title)},
			{b.Ordered || b.Number != 0, fmt.Sprint(b.Number)}, {b.Box != NoBox, []string{"", "[ ]", "[x]"}[b.Box]}, {b.Align != "", b.Align}, {b.Head, "head"},
		} {
			if extra.on {
				out.WriteString(" " + extra.text)
			}
		}
		for _, r := range b.Runs {
			out.WriteString(" " + showRun(r))
		}
		out.WriteByte('\n')
	})
	return out.String()
}

func showRun(r Run) string {
	text := fmt.Sprintf("%q", r.Text)
	switch r.Kind {
	case Break:
		text = "break"
	case Picture:
		text = "picture " + text
	case NoteMark:
		text = fmt.Sprintf("note %d", r.Number)
	}
	for i, name := range []string{"*", "/", "-", "`", "@"} {
		if r.Marks&(1<<i) != 0 {
			text = name + text
		}
	}
	if r.Link != nil {
		text += r.Link.To
	}
	return text
}

// checkBlocks checks what holds of the blocks of every text: they say what the
// HTML and the plain text say, and stand where they claim to.
func checkBlocks(t *testing.T, doc *Doc, data []byte) {
	t.Helper()
	var refs []Ref
	blocks := doc.Blocks(data, func(r Ref) string {
		refs = append(refs, r)
		return r.Dest
	})
	for i, want := range doc.Refs {
		want.Offset, want.end = 0, 0
		if i >= len(refs) || refs[i] != want {
			t.Fatalf("reference %d is not %+v in %+v", i, want, refs)
		}
	}
	if len(refs) != len(doc.Refs) {
		t.Errorf("%d references, want %d", len(refs), len(doc.Refs))
	}
	var words, headings []string
	Walk(blocks, func(b *Block, path []*Block) {
		if b.Span.Start < 0 || b.Span.End < b.Span.Start || b.Span.End > len(data) {
			t.Fatalf("block %v of %d bytes", b.Span, len(data))
		}
		if b.ID != "" && !doc.HasAnchor(b.ID) {
			t.Errorf("no element has the id %q", b.ID)
		}
		if own := doc.parser.alertTitle(b.Name); b.Kind == Code || b.Kind == Alert && (b.Name == "" || b.Title != own) {
			words = append(words, strings.Fields(b.Title)...)
		}
		if b.Kind == TopHeading {
			headings = append(headings, b.ID)
		}
		var text strings.Builder
		for _, r := range b.Runs {
			if s := r.Span; s.Start < 0 || s.End < s.Start || s.End > len(data) || !utf8.Valid(data[s.Start:s.End]) {
				t.Fatalf("run %q at %v of %d bytes", r.Text, r.Span, len(data))
			}
			text.WriteString(r.Text)
			if r.Kind == Break {
				text.WriteByte(' ')
			}
		}
		if b.Kind == TopHeading || b.Kind == TitleHeading || b.Kind == Notes {
			text.Reset() // sections keep headings apart
		}
		words = append(words, strings.Fields(text.String())...)
	})
	var want []string
	for _, h := range doc.Headings {
		want = append(want, h.ID)
	}
	if !slices.Equal(headings, want) {
		t.Errorf("headings %q, want %q", headings, want)
	}
	var said []string
	for _, s := range doc.Sections {
		said = append(said, strings.Fields(s.Text)...)
	}
	// Blanks at the edge of a picture's description count for nothing.
	if strings.Join(words, "") != strings.Join(said, "") {
		t.Errorf("blocks say %q, sections %q", words, said)
	}
}

// FuzzBlocks reads any text as blocks.
func FuzzBlocks(f *testing.F) {
	for _, path := range pairs(f) {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range hostile() {
		f.Add([]byte(seed))
	}
	p := New(Options{ReservedIDs: []string{"noi-dung"}})
	f.Fuzz(func(t *testing.T, data []byte) {
		if !utf8.Valid(data) {
			return
		}
		data = bytes.ReplaceAll(data, []byte{'\r'}, nil)
		doc := p.Parse("x.md", data, diag.Span{End: len(data)}, &diag.List{})
		checkBlocks(t, doc, data)
		doc.OmitTitle(doc.Title)
		checkBlocks(t, doc, data)
	})
}
