package markdown

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"chuyende/internal/diag"
)

func parse(t *testing.T, text string) (*Doc, []diag.Problem) {
	t.Helper()
	var problems diag.List
	doc := New(Options{}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
	return doc, problems.Sorted()
}

func html(doc *Doc) string {
	var out bytes.Buffer
	doc.WriteHTML(&out, nil)
	return out.String()
}

func TestOmitTitle(t *testing.T) {
	t.Parallel()
	doc, _ := parse(t, "# Tên [bài](a.md) 1-CT/TW\n\nMở đầu, [xem](b.md).\n\n## Mục\n\nNội dung.\n")
	if doc.Title != "Tên bài 1-CT/TW" || !doc.HasAnchor("ten-bai-1-ct-tw") || len(doc.Refs) != 3 {
		t.Fatalf("title %q, anchors %q, refs %v", doc.Title, doc.Anchors(), doc.Refs)
	}
	for range 2 { // the second time changes nothing
		doc.OmitTitle("TÊN bài: 1-CT/TW!")
		if got, want := html(doc), "<p>Mở đầu, <a href=\"b.md\">xem</a>.</p>\n<h2 id=\"muc\">Mục</h2>\n<p>Nội dung.</p>\n"; got != want {
			t.Errorf("HTML %q, want %q", got, want)
		}
		want := []Section{{Text: "Mở đầu, xem."}, {HeadingID: "muc", Heading: "Mục", Text: "Nội dung."}}
		if !slices.Equal(doc.Sections, want) {
			t.Errorf("sections %q, want %q", doc.Sections, want)
		}
		if len(doc.Headings) != 1 || doc.HasAnchor("ten-bai-1-ct-tw") || len(doc.Refs) != 1 || doc.Title == "" {
			t.Errorf("headings %v, refs %v", doc.Headings, doc.Refs)
		}
	}
	var section bytes.Buffer
	if !doc.WriteSection(&section, "", nil) || section.String() != "<p>Mở đầu, <a href=\"b.md\">xem</a>.</p>\n" {
		t.Errorf("first section %q", section.String())
	}

	for _, text := range []string{"", "#\n", "> # Tên\n", "Chữ.\n\n## Mục\n", "## Một\n\n## Hai\n", "## Một {#mot}\n"} {
		doc, _ := parse(t, text)
		before := html(doc)
		doc.OmitTitle(doc.Title)
		if doc.Title != "" || html(doc) != before {
			t.Errorf("%q has the title %q", text, doc.Title)
		}
	}
}

// TestTitleAnywhere: whatever stands before it, the first heading of level 1
// is the title, and is left out alone.
func TestTitleAnywhere(t *testing.T) {
	t.Parallel()
	for _, before := range []string{
		"> [!NOTE]\n> Chữ [a](b.md).\n\n", "Đoạn 50-CT/TW.\n\n", "![ảnh](a.png)\n\n", "<!-- chú -->\n", "<div>\n\n", "- mục\n\n",
		"## Mục\n\nChữ.\n\n", "---\n\n", "```\nmã\n```\n\n", "| A |\n|---|\n| 1 |\n\n", "Chữ[^1].\n\n[^1]: Chú.\n\n", "[x]: y.md\n\n",
	} {
		for _, heading := range []string{"# Tên [bài](c.md)", "Tên [bài](c.md)\n===", "# Tên<br>bài[^2] #"} {
			for _, allow := range []bool{false, true} {
				text := before + heading + "\n\nSau [d](e.md) 12-CT/TW.\n\n## Cuối\n\n[^2]: Hai.\n"
				var problems diag.List
				parse := func() *Doc {
					return New(Options{AllowHTML: allow}).Parse("x.md", []byte(text), diag.Span{End: len(text)}, &problems)
				}
				doc, whole := parse(), parse()
				if doc.Title != "Tên bài" {
					t.Errorf("%q has the title %q", text, doc.Title)
					continue
				}
				doc.OmitTitle("Tên khác")
				if html(doc) != html(whole) {
					t.Errorf("%q: a heading that differs is left out", text)
				}
				doc.OmitTitle("“Tên bài”")
				start, end := strings.Index(html(whole), "<h1"), strings.Index(html(whole), "</h1>\n")+len("</h1>\n")
				if want := html(whole)[:start] + html(whole)[end:]; html(doc) != want {
					t.Errorf("%q without its title is\n%s\nwant\n%s", text, html(doc), want)
				}
				if !allow {
					checkDoc(t, doc, []byte(text), problems.Sorted())
				}
			}
		}
	}
}

func TestSaysTheSame(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{"Hiến đất làm đường", "HIẾN ĐẤT: làm đường."}, {"Hiến đất", "**Hiến** đất"}, {"Quý I – Quý II", "Quý I - Quý II"},
		{"“Dân vận khéo”", `"Dân vận khéo"`}, {"C++", "c++"}, {"…", "…"}, {"Hiến đất", "# Hiến đất"}, {"🌾 Hiến đất", "Hiến đất"},
	} {
		if !SayTheSame(same[0], same[1]) {
			t.Errorf("%q and %q are not the same", same[0], same[1])
		}
	}
	for _, other := range [][2]string{
		{"Hiến đất", "Hiên đất"}, {"Hiến đất", "Hien dat"}, {"C++", "C#"}, {"Bài 1.5", "Bài 15"}, {"Bài 1", "Bài 2"},
		{"Hiến đất", "Hiến đất làm đường"}, {"…", "!"}, {"50%", "50"}, {"Hiến đất", "Báo cáo đề dẫn quý ba"},
	} {
		if SayTheSame(other[0], other[1]) {
			t.Errorf("%q and %q are the same", other[0], other[1])
		}
	}
}

func TestWriteSection(t *testing.T) {
	t.Parallel()
	doc, _ := parse(t, `Đầu.

## Một

Một[^a] 5-CT/TW.

### Một rưỡi

Rưỡi.

## Hai

# Ba

Ba.

[^a]: Chú thích.
`)
	for id, want := range map[string]string{
		"": "<p>Đầu.</p>\n",
		"mot": "<p>Một<sup id=\"fnref:1\"><a class=\"footnote-ref\" role=\"doc-noteref\" href=\"#fn:1\" aria-label=\"Chú thích 1\">1</a></sup> " +
			"<a href=\"ct\">5-CT/TW</a>.</p>\n<h3 id=\"mot-ruoi\">Một rưỡi</h3>\n<p>Rưỡi.</p>\n",
		"mot-ruoi": "<p>Rưỡi.</p>\n",
		"hai":      "",
		"ba":       "<p>Ba.</p>\n",
	} {
		var got bytes.Buffer
		if !doc.WriteSection(&got, id, func(*Ref) (string, string) { return ` href="ct"`, "" }) || got.String() != want {
			t.Errorf("section %q: %q, want %q", id, got.String(), want)
		}
	}
	var none bytes.Buffer
	if doc.WriteSection(&none, "khong-co", nil) || none.Len() > 0 {
		t.Errorf("a section that is not there: %q", none.String())
	}
}

// TestPositions parses a text behind front matter: what it reports must be
// where the author's editor says it is.
func TestPositions(t *testing.T) {
	t.Parallel()
	data := []byte("---\ntitle: Đất\n---\nXem [nhà ở](nha.md) và ![](a.png).\n\n> - Theo <b>\n")
	var problems diag.List
	body := diag.Span{Start: bytes.Index(data, []byte("Xem")), End: len(data)}
	doc := New(Options{}).Parse("x.md", data, body, &problems)
	if got := data[doc.Refs[0].Span.Start:doc.Refs[0].Span.End]; string(got) != "[nhà ở](nha.md)" {
		t.Errorf("the link is at %q", got)
	}
	var places []diag.Pos
	for _, p := range problems.Sorted() {
		places = append(places, diag.Locate(p.Data, p.Span.Start))
	}
	if want := []diag.Pos{{Line: 4, Column: 24}, {Line: 6, Column: 10}}; !slices.Equal(places, want) {
		t.Errorf("problems at %v, want %v", places, want)
	}

	// Text after the body is not read, and a span beyond the file is cut.
	doc = New(Options{}).Parse("x.md", []byte("một\n\nhai\n"), diag.Span{Start: -5, End: 5}, &problems)
	if html(doc) != "<p>một</p>\n" {
		t.Errorf("HTML %q", html(doc))
	}
	doc = New(Options{}).Parse("x.md", []byte("một"), diag.Span{Start: 7, End: 99}, &problems)
	if html(doc) != "" || len(doc.Sections) != 1 || doc.Summary != "" {
		t.Errorf("a span behind the file: %q", html(doc))
	}
}

// TestParserIsShared parses all pairs many times with one Parser: nothing of
// one document may show in another.
func TestParserIsShared(t *testing.T) {
	t.Parallel()
	shared := New(Options{ReservedIDs: []string{"noi-dung"}})
	var group sync.WaitGroup
	for _, path := range pairs(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := show(New(Options{ReservedIDs: []string{"noi-dung"}}), path, data)
		group.Go(func() {
			for range 5 {
				if got := show(shared, path, data); !bytes.Equal(got, want) {
					t.Errorf("%s: parsed with others it is\n%s", path, got)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestSummary(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("chi bộ ", 60)
	for text, want := range map[string]string{
		"":                             "",
		"## Mục\n\nĐoạn *một*.\n\nHai": "Đoạn một.",
		"**Tên bài**\n\nĐoạn.":         "Đoạn.",
		"**Chỉ có tên**":               "Chỉ có tên",
		"- một\n- hai":                 "một hai",
		"![Ảnh bìa](a.png)\n\nĐoạn.":   "Đoạn.",
		"![Ảnh bìa](a.png)\nLời dẫn nói bài này viết gì.": "Lời dẫn nói bài này viết gì.",
		"![Ảnh bìa](a.png) và thôi":                       "Ảnh bìa và thôi",
		"![Chỉ có ảnh](a.png)":                            "Chỉ có ảnh",
		long:                                              strings.TrimSpace(strings.Repeat("chi bộ ", 28)) + " chi…",
		strings.Repeat("x", 300):                          strings.Repeat("x", 200) + "…",
		"a\nb  \nc":                                       "a b c",
		long[:len("chi bộ ")*28] + "xem, – " + long:       strings.TrimSpace(strings.Repeat("chi bộ ", 28)) + " xem…",
	} {
		if doc, _ := parse(t, text); doc.Summary != want {
			t.Errorf("summary of %.40q… is %q, want %q", text, doc.Summary, want)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"": 0,
		"Chi bộ họp – “đúng” ngày 5.":     6,
		"# Điều 1\n\nHiến đất làm đường…": 6,
		"50-CT/TW":                          3,
		"a\u00a0b «c» §d":                   4,
		"| một | hai |\n|---|---|\n| ba | ": 3,
	} {
		if doc, _ := parse(t, text); doc.Words != want {
			t.Errorf("%q has %d words, want %d", text, doc.Words, want)
		}
	}
}

func TestUnescape(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"chữ":                               "chữ",
		`\*a\* \b \\ \`:                     `*a* \b \ \`,
		"&amp;&lt;&nbsp;&nosuch;&":          "&<\u00a0&nosuch;&",
		"&#225;&#x1EBF;&#X41;":              "áếA",
		"&#0;&#xD800;&#x110000;":            "\uFFFD\uFFFD\uFFFD",
		"&#;&#x;&#99999999;&#x1g;":          "&#;&#x;&#99999999;&#x1g;",
		"&CounterClockwiseContourIntegral;": "∳",
	} {
		if got := string(unescape([]byte(in))); got != want {
			t.Errorf("unescape(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestWriteHTMLWith: further HTML stands at its headings, the text is the same,
// and holes are asked for once, in order.
func TestWriteHTMLWith(t *testing.T) {
	t.Parallel()
	doc, _ := parse(t, "Đầu [một](a.md).\n\n## Hai {#hai}\n\n[hai](b.md)\n\n> ## Trong {#trong}\n\n### Ba {#ba}\n")
	var plain, with bytes.Buffer
	var asked []string
	resolve := func(r *Ref) (string, string) { asked = append(asked, r.Dest); return ` href="x"`, "" }
	doc.WriteHTML(&plain, resolve)
	asked = nil
	whole := doc.WriteHTMLWith(&with, resolve, Insert{"ba", false, "<!--sau ba-->"}, Insert{"hai", true, "<!--trước hai-->"}, Insert{"hai", false, "<!--sau hai-->"})
	html := with.String()
	for _, want := range []string{"<!--trước hai--><h2 id=\"hai\"", "</h2>\n<!--sau hai--><p>", "</h3>\n<!--sau ba-->"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q in %s", want, html)
		}
	}
	for _, insert := range []string{"<!--trước hai-->", "<!--sau hai-->", "<!--sau ba-->"} {
		html = strings.Replace(html, insert, "", 1)
	}
	if !whole || html != plain.String() || strings.Join(asked, " ") != "a.md b.md" {
		t.Errorf("%v %q\n%s\n%s", whole, asked, html, plain.String())
	}
	with.Reset()
	if doc.WriteHTMLWith(&with, resolve, Insert{"trong", true, "x"}, Insert{"khong", true, "x"}) || with.String() != plain.String() {
		t.Errorf("a heading that is not there: %s", with.String())
	}
}

// TestOpening: a text opens with a heading that stands alone at the top; where
// others are of its level, all of them are parts.
func TestOpening(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"# Tên *bài*\n\nChữ.\n\n## Mục\n": "Tên bài",
		"<!-- ẩn -->\n\n# Tên\n":          "Tên",
		"# Một\n\n# Hai\n":                "",
		"Chữ.\n\n# Tên\n":                 "",
		"## Mục\n":                        "",
		"Chữ.\n":                          "",
		"":                                "",
	} {
		if doc, _ := parse(t, text); doc.Opening() != want {
			t.Errorf("%q opens with %q, want %q", text, doc.Opening(), want)
		}
	}
}
