package webpage

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/docx"
)

// shown writes blocks as text: what each paragraph is, then its runs.
func shown(blocks []docx.Block) string {
	var all []string
	for _, b := range blocks {
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				var cells []string
				for _, c := range row.Cells {
					sign := ""
					if c.Merged {
						sign = "^"
					}
					if c.Span > 1 {
						sign += fmt.Sprint(c.Span)
					}
					cells = append(cells, sign+shown(c.Blocks))
				}
				all = append(all, "["+strings.Join(cells, "|")+"]")
			}
			continue
		}
		p := b.Paragraph
		text := ""
		if p.Outline > 0 {
			text += fmt.Sprintf("h%d ", p.Outline)
		}
		if p.List != "" {
			text += fmt.Sprintf("li%d ", p.Level)
		}
		if p.Style != "" {
			text += p.Style + " "
		}
		for _, r := range p.Runs {
			run := r.Text
			if r.Image != "" {
				run = "(" + r.Image + ")"
			}
			if r.Marks&docx.Bold != 0 {
				run = "*" + run + "*"
			}
			if r.Link != "" {
				run = "<" + run + ">"
			}
			text += run
		}
		all = append(all, strings.TrimSpace(text))
	}
	return strings.Join(all, " / ")
}

// TestRead: a page becomes blocks, without what stands around its text.
func TestRead(t *testing.T) {
	t.Parallel()
	long := strings.TrimSpace(strings.Repeat("Chữ của bài này. ", 20))
	for name, tt := range map[string]struct{ in, title, want string }{
		"nothing":                       {"", "", ""},
		"blanks":                        {"<p> a \n b\t<b> c </b>d</p>", "", "a b * c *d"},
		"lists":                         {"<ul><li>a<ol><li>b</ol><li>c</ul>", "", "li0 a / li1 b / li0 c"},
		"a nested table":                {"<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td><table><tr><td>d</table></table>", "", "[a|2b] / [^|c|[d]]"},
		"code":                          {"<pre>a\n b</pre>", "", "pre a\n b"},
		"a title":                       {"<title>Bài viết rất hay - Báo Xã</title><h2>A</h2><p>b", "Bài viết rất hay", "h2 A / b"},
		"og":                            {`<head><meta property="og:title" content="Tên đúng"><title>Khác</title></head><p>a`, "Tên đúng", "a"},
		"around":                        {`<nav><a href=/>x</a></nav><main><p>` + long + `</p><aside>y</aside></main><footer>z</footer>`, "", long},
		"programs longer than the text": {`<script>` + strings.Repeat("var x = 1; ", 2000) + `</script><div class="page has-sidebar"><p>` + long + `</p></div>`, "", long},
		"comments longer than the text": {`<article><p>` + strings.Repeat(long+" ", 3) + `</p></article><div class="comments"><p>` + strings.Repeat("Ý kiến bạn đọc. ", 400) + `</p></div>`, "", strings.TrimSpace(strings.Repeat(long+" ", 3))},
		"all of it is called a menu":    {`<div class="menu"><p>` + long + `</p></div>`, "", long},
		"hidden":                        {`<p>a</p><p style="display: none">b</p><p hidden>c</p><template>d</template><noscript>e</noscript>`, "", "a"},
		"links":                         {`<p><a href="https://vi.du/"><b>a</b> b</a>c`, "", "<*a*>< b>c"},
		"pictures":                      {`<p><img src="a.png" alt=x><img data-src="b.png" src="data:,"><img src="data:image/gif;base64,R0">`, "", "(a.png)(b.png)"},
		"no end":                        {"<div><p>a<div><table><tr><td>b", "", "a / [b]"},
		"a stray row":                   {"<tr><td>a</td></tr><p>b", "", "a / b"},
		"Latin by itself":               {"<meta charset=windows-1252><p>\xe9t\xe9", "", "été"},
		"UTF-16":                        {"\xff\xfe<\x00p\x00>\x00a\x00", "", "a"},
	} {
		page, err := Read([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := shown(page.Document.Parts[0].Blocks); got != tt.want || page.Title != tt.title {
			t.Errorf("%s: %q: %q\nwant %q: %q", name, page.Title, got, tt.title, tt.want)
		}
	}
}

// TestTooMuch: pages that would take more memory than they are worth are refused.
func TestTooMuch(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{"tags": strings.Repeat("<b>", mostTags+1), "levels": strings.Repeat("<div>", deepest+10) + "a", "levels that the parser refuses": strings.Repeat("<div>", 2*deepest) + "a"} {
		if _, err := Read([]byte(data)); !errors.Is(err, docx.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	wide := `<table>` + strings.Repeat(`<tr><td colspan=100000 rowspan=100000>a`, 200) + `</table>`
	page, err := Read([]byte(wide))
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, row := range page.Document.Parts[0].Blocks[0].Table.Rows {
		cells += len(row.Cells)
	}
	if cells > 200*201 {
		t.Errorf("%d cells", cells)
	}
}

// noted is the text of a page with its notes: "text[1] | 1: note".
func noted(t *testing.T, page string) string {
	t.Helper()
	got, err := Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, part := range got.Document.Parts {
		for _, b := range part.Blocks {
			if b.Paragraph == nil {
				continue
			}
			text := ""
			for _, r := range b.Paragraph.Runs {
				if text += r.Text; r.Footnote != "" {
					text += "[" + r.Footnote + "]"
				}
			}
			if text = strings.TrimSpace(text); b.Paragraph.Note != "" {
				text = b.Paragraph.Note + ": " + text
			}
			all = append(all, text)
		}
	}
	return strings.Join(all, " | ")
}

// TestNotes: a short link to a place that leads back is the call of a note, as Google Docs, Word,
// pandoc and wikis write them; other links within a page are none.
func TestNotes(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ page, want string }{
		"Google Docs": {`<p>Chữ<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Nguồn</span></p></div>`, "Chữ[1] | 1: Nguồn"},
		"Word":        {`<p>Chữ<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a> nữa</p><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Nguồn</p></div>`, "Chữ[1] nữa | 1: Nguồn"},
		"pandoc":      {`<p>Chữ<a href="#fn1" id="fnref1"><sup>1</sup></a>.</p><section><ol><li id="fn1"><p>Nguồn<a href="#fnref1">↩︎</a></p></li></ol></section>`, "Chữ[1]. | 1: Nguồn"},
		"a wiki":      {`<p>Một<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> hai<sup id="cite_ref-1b"><a href="#cite_note-1">[1]</a></sup></p><ol><li id="cite_note-1"><b><a href="#cite_ref-1">^</a> <a href="#cite_ref-1b">b</a></b> Nguồn</li></ol>`, "Một[1] hai[1] | 1: Nguồn"},
		"contents":    {`<ul><li><a href="#a" id="x">1</a></li></ul><h2 id="a">Một</h2><p>Chữ <a href="#x">lên</a></p>`, "1 | Một | Chữ lên"},
		"one way":     {`<p>Xem <a href="#a">[1]</a></p><p id="a">Nguồn</p>`, "Xem [1] | Nguồn"},
		"to itself":   {`<p id="a">Xem <a href="#a" id="b">[1]</a> <a href="#b">[2]</a></p>`, "Xem [1] [2]"},
	} {
		if got := noted(t, tt.page); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// TestGoogleDocs: what Google Docs writes by classes is read: looks, the title, lists in lists,
// links that go by Google.
func TestGoogleDocs(t *testing.T) {
	t.Parallel()
	const page = `<html><head><style>@import url(x);.lst-kix_a-0{list-style-type:none}.c1{font-weight:700}.c2{color:#000;font-style:italic}</style></head><body class="c9 doc-content">` +
		`<p class="c0 title"><span>Tên</span></p><p><span>Chữ </span><span class="c1">đậm</span><span class="c0"> <a href="https://www.google.com/url?q=https://example.vn/a%3Fb%3D1&amp;sa=D">ở đây</a></span></p>` +
		`<ul class="c6 lst-kix_a-0 start"><li>một</li></ul><ul class="c6 lst-kix_a-1 start"><li>trong</li></ul><ul class="c6 lst-kix_a-0"><li>hai</li></ul></body></html>`
	got, err := Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if text := shown(got.Document.Parts[0].Blocks); text != "title Tên / Chữ *đậm* <ở đây> / li0 một / li1 trong / li0 hai" {
		t.Errorf("%s", text)
	}
	if link := got.Document.Parts[0].Blocks[1].Paragraph.Runs[3].Link; link != "https://example.vn/a?b=1" {
		t.Errorf("the link leads to %s", link)
	}
	plain, err := Read([]byte(strings.Replace(page, "doc-content", "", 1)))
	if text := shown(plain.Document.Parts[0].Blocks); err != nil || !strings.HasPrefix(text, "Tên / ") {
		t.Errorf("another page: %s, %v", text, err)
	}
}
