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
