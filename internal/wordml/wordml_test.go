package wordml_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"

	"chuyende/internal/wordml"
	"chuyende/internal/wordmltest"
)

// styled are the styles that a document must have.
func styled() []wordml.Style {
	return []wordml.Style{
		{ID: "Normal", Name: "Normal", Default: true, Look: wordml.Look{Font: "Times New Roman", Size: 28},
			Format: wordml.Format{Align: wordml.Justify, Before: wordml.Nought, After: 120, First: 567, Line: 360, Outline: 1}},
		{ID: "Heading1", Name: "heading 1", BasedOn: "Normal", Next: "Normal", Format: wordml.Format{Together: true, Whole: true, Outline: 1}},
		{ID: "FootnoteText", Name: "footnote text", BasedOn: "Normal"},
		{ID: "FootnoteReference", Name: "footnote reference", Characters: true, Look: wordml.Look{Raised: true}},
		{ID: "Hyperlink", Name: "Hyperlink", Characters: true},
		{ID: "FillIn", Name: "Fill In", Characters: true, Look: wordml.Look{Dotted: true, Shade: "FFF2CC"}},
	}
}

var a4 = wordml.Page{Width: 11906, Height: 16838, Top: 1134, Bottom: 1134, Left: 1701, Right: 850, Header: 567}

func text(s string) *wordml.Paragraph {
	return &wordml.Paragraph{Inlines: []wordml.Inline{wordml.Text{Text: s}}}
}

// whole is a document that has everything, with a text at every place of one.
func whole(s string) *wordml.Document {
	every := wordml.Look{Style: "FillIn", Font: s, Bold: true, Plain: true, Italic: true, Strike: true, Caps: true, Underline: true,
		Dotted: true, Raised: true, Size: 30, Colour: s, Shade: s}
	numbers := &wordml.List{Kind: wordml.Numbers, Start: 3}
	cell := wordml.Cell{Span: 2, Middle: true, Shade: s, Blocks: []wordml.Block{&wordml.Table{Widths: []wordml.Twips{100}, Rows: []wordml.Row{{}}}}}
	return &wordml.Document{
		Properties: wordml.Properties{Title: s, Subject: s, Author: s, Language: s},
		Styles:     styled(), Mirror: true, TabStop: 567,
		Header: []wordml.Block{&wordml.Paragraph{Inlines: []wordml.Inline{wordml.PageNumber{Look: every}}}},
		Sections: []wordml.Section{
			{Page: a4, Restart: true},
			{Page: a4, Blocks: []wordml.Block{
				&wordml.Paragraph{Style: "Heading1", PageBreak: true, List: numbers, Level: 1, Inlines: []wordml.Inline{wordml.Text{Text: s, Look: every}},
					Format: wordml.Format{Align: wordml.Center, Left: 10, Right: 20, First: -5, Before: 6, After: 6, Line: 360, Together: true, Whole: true,
						Rule: true, Side: true, Shade: s, Outline: 99, Tabs: []wordml.Tab{{At: 5, AlignRight: true, Dots: true}, {At: 9}}}},
				&wordml.Paragraph{List: numbers, Level: 1}, &wordml.Paragraph{List: &wordml.List{Kind: wordml.Boxes}, Level: -3},
				&wordml.Paragraph{List: &wordml.List{Kind: 77, Start: -1}, Level: 1000},
				&wordml.Paragraph{Inlines: []wordml.Inline{
					wordml.Break{}, wordml.Link{URL: "https://vi.du/" + s, Text: []wordml.Text{{Text: s}, {Text: s, Look: every}}},
					wordml.Link{URL: s, Text: []wordml.Text{{Text: s}}},
					wordml.Note{Blocks: []wordml.Block{text(s), &wordml.Table{}}}, wordml.Note{},
					wordml.Note{Blocks: []wordml.Block{&wordml.Paragraph{Inlines: []wordml.Inline{
						wordml.Note{Blocks: []wordml.Block{text(s)}}, wordml.Link{URL: "mailto:a@vi.du", Text: []wordml.Text{{Text: s}}}}}}},
					wordml.Blank{Name: s, Hint: s, HintLook: every, Look: every}, wordml.Blank{}, wordml.PageNumber{}}},
				&wordml.Table{Widths: []wordml.Twips{1000, 2000, 3000}, Grid: true, Left: 5, Padding: 85, Caption: s, Rows: []wordml.Row{
					{Head: true, Height: 500, Cells: []wordml.Cell{cell}}, {},
					{Cells: []wordml.Cell{{Span: 9, Blocks: []wordml.Block{text(s)}}, {}, {}}}}},
				&wordml.Table{Widths: []wordml.Twips{1}, Rows: []wordml.Row{{}}},
			}},
			{Page: a4, Blocks: []wordml.Block{&wordml.Table{Widths: []wordml.Twips{1}, Rows: []wordml.Row{{}}}}},
		},
	}
}

func write(tb testing.TB, doc *wordml.Document) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := wordml.NewPacker().Write(&b, doc); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// hostile is what breaks a file that does not mind what it is given.
const hostile = "a<b>&\"'\x00\x01\x1f\x7f\u0085\ufffe\uffff\ud7ff\U0010ffff\xff\xc3(]]>\u202e\u2066\u200f\r\n\t<w:p/><!--&#0;"

func TestWhole(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"Một", hostile, "", strings.Repeat("ệ", 20_000), strings.Repeat("<", 5000)} {
		wordmltest.Open(t, write(t, whole(s))).Check(t)
	}
}

// TestText: characters come back as they were, those that XML has none for as
// the sign for that.
func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Đảng viên “đi trước” & <b>":  "Đảng viên “đi trước” & <b>",
		"một\thai\nba":                "một\thai\nba",
		"  đầu và cuối  ":             "  đầu và cuối  ",
		"a\x00b\x0bc\ufffed\xffe\x1b": "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD",
		"\u202eđảo\u202c \u200f":      "\u202eđảo\u202c \u200f",
		"😀 𠀀 \u0301":                  "😀 𠀀 \u0301",
		"a\r\nb":                      "a \nb",
	} {
		doc := &wordml.Document{Styles: styled(), Sections: []wordml.Section{{Page: a4, Blocks: []wordml.Block{text(in)}}}}
		if got := wordmltest.Open(t, write(t, doc)).Lines()[0]; got != want {
			t.Errorf("%q comes back as %q, want %q", in, got, want)
		}
	}
}

// TestLinks: an address that Word would stumble over makes no link.
func TestLinks(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"https://vi.du/a?b=1&c=2#d":      "https://vi.du/a?b=1&c=2#d",
		"HTTP://VI.DU":                   "http://VI.DU",
		"https://vi.du/đất đai":          "https://vi.du/%C4%91%E1%BA%A5t%20%C4%91ai",
		" https://vi.du/a ":              "https://vi.du/a",
		"mailto:chi-bo@vi.du":            "mailto:chi-bo@vi.du",
		"mailto:chi-bo@vi.du?subject=Ho": "mailto:chi-bo@vi.du?subject=Ho",
		"tel:+84-225-123":                "tel:+84-225-123",
		"https://[::1":                   "", "https://": "", "https://a..b/": "", "https://vi du/": "", "https://u:p@vi.du/": "",
		"mailto:a@b@c": "", "mailto:a b@c": "", "mailto:": "", "tel:": "", "tel:1;2": "",
		"javascript:alert(1)": "", "file:///etc/passwd": "", "data:text/html,x": "", "../a.html": "", "": "",
		"https://vi.du/%zz": "", "https://vi.du/" + strings.Repeat("a", 3000): "", "https://vi.du/\x00": "",
	} {
		doc := &wordml.Document{Styles: styled(), Sections: []wordml.Section{{Page: a4, Blocks: []wordml.Block{
			&wordml.Paragraph{Inlines: []wordml.Inline{wordml.Link{URL: url, Text: []wordml.Text{{Text: "chữ"}}}}}}}}}
		f := wordmltest.Open(t, write(t, doc))
		f.Check(t)
		got := ""
		for _, r := range f.Parts["word/_rels/document.xml.rels"].All("Relationship") {
			if r.Attr["TargetMode"] == "External" {
				got = r.Attr["Target"]
			}
		}
		if got != want || f.Lines()[0] != "chữ" {
			t.Errorf("%q leads to %q, want %q; its text is %q", url, got, want, f.Lines()[0])
		}
	}
}

// TestSame: one document gives one file, whoever writes it and how often.
func TestSame(t *testing.T) {
	t.Parallel()
	want := write(t, whole("Một"))
	packer := wordml.NewPacker()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			var b bytes.Buffer
			if err := packer.Write(&b, whole("Một")); err != nil || !bytes.Equal(b.Bytes(), want) {
				t.Errorf("another file: %v", err)
			}
		})
	}
	group.Wait()
	for _, e := range wordmltest.Open(t, want).Entries {
		if year := e.Modified.Year(); year != 1980 || e.Modified.Month() != 1 || e.Modified.Day() != 1 {
			t.Errorf("%s was made on %v", e.Name, e.Modified)
		}
	}
}

// TestLists: each list counts by itself, from where it begins.
func TestLists(t *testing.T) {
	t.Parallel()
	one, two := &wordml.List{Kind: wordml.Numbers, Start: 1}, &wordml.List{Kind: wordml.Numbers, Start: 5}
	var blocks []wordml.Block
	for _, l := range []*wordml.List{one, one, two, one} {
		blocks = append(blocks, &wordml.Paragraph{List: l, Level: 0})
	}
	f := wordmltest.Open(t, write(t, &wordml.Document{Styles: styled(), Sections: []wordml.Section{{Page: a4, Blocks: blocks}}}))
	f.Check(t)
	var ids, starts []string
	for _, n := range f.Parts["word/document.xml"].All("numId") {
		ids = append(ids, n.Attr["val"])
	}
	for _, n := range f.Parts["word/numbering.xml"].All("startOverride") {
		starts = append(starts, n.Attr["val"])
	}
	if strings.Join(ids, " ") != "1 1 2 1" || strings.Join(starts, " ") != "1 5" {
		t.Errorf("items are of the lists %v, which start at %v", ids, starts)
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("Chi bộ thôn Một", 2)
	f.Add(hostile, 0)
	f.Fuzz(func(t *testing.T, s string, level int) {
		doc := whole(s)
		doc.Sections[1].Blocks = append(doc.Sections[1].Blocks,
			&wordml.Paragraph{List: &wordml.List{Kind: wordml.Numbers, Start: level}, Level: level, Format: wordml.Format{Outline: level}})
		wordmltest.Open(t, write(t, doc)).Check(t)
	})
}
