package render_test

import (
	"strings"
	"testing"

	"chuyende/internal/render"
)

// withFiles is a site whose pages lead to files.
const withFiles = `
-- site.yaml --
title: Cổng
-- bai.md --
# Bài

Tải [bản in](tep/a.pdf), [**mẫu**](tep/b.docx#x), [ảnh](tep/c.png), ![ảnh](tep/c.png), [trang](van-ban/v.md).
-- van-ban/v.md --
---
title: Văn bản
type: t
issuer: I
status: unknown
files: [../tep/a.pdf, "https://vi.du/ban-goc.pdf"]
---
-- tep/a.pdf --
-- tep/b.docx --
-- tep/c.png --
3x4
`

// TestFileNotes: a link to a document's file says what a tap will fetch, in the
// text and in front matter, in the language of the portal.
func TestFileNotes(t *testing.T) {
	t.Parallel()
	for size, want := range map[int64][2]string{
		0: {"0 kB", "0 kB"}, 1: {"1 kB", "1 kB"}, 240_499: {"240 kB", "240 kB"}, 999_499: {"999 kB", "999 kB"}, 999_500: {"1 MB", "1 MB"},
		1_249_000: {"1,2 MB", "1.2 MB"}, 12_000_000: {"12 MB", "12 MB"}, 2_340_000_000: {"2,3 GB", "2.3 GB"},
	} {
		for i, language := range []string{"", "language: en\n"} {
			in, ok := linked(t, with(t, withFiles, "title: Cổng\n", "title: Cổng\n"+language))
			if !ok {
				t.Fatal("the site has errors")
			}
			for j := range in.Tree.Assets {
				if a := &in.Tree.Assets[j]; strings.HasSuffix(a.Path, ".pdf") {
					a.Format, a.Bytes = "PDF", size
				} else if strings.HasSuffix(a.Path, ".docx") {
					a.Format, a.Bytes = "Word .docx", 24_000
				}
			}
			in.Theme = everything(t)
			made := files(t, in)
			note := ` <span class="file-note">(PDF, ` + want[i] + ")</span>"
			for address, text := range map[string]string{
				"/bai.html": `<a href="tep/a.pdf">bản in</a>` + note + `, <a href="tep/b.docx#x"><strong>mẫu</strong></a> <span class="file-note">(Word .docx, 24 kB)</span>, ` +
					`<a href="tep/c.png">ảnh</a>, <img`,
				"/van-ban/v.html": `<a href="../tep/a.pdf">a.pdf</a> PDF ` + want[i] + `<a href="https://vi.du/ban-goc.pdf">ban-goc.pdf</a>  `,
			} {
				if !strings.Contains(made[address], text) {
					t.Errorf("%d bytes: %s lacks %s:\n%s", size, address, text, made[address])
				}
			}
		}
	}
}

// TestFileKeys: when a file that a page links to grows, the page is made anew.
func TestFileKeys(t *testing.T) {
	t.Parallel()
	build := func(bytes int64) map[string]made {
		in, ok := linked(t, withFiles)
		if !ok {
			t.Fatal("the site has errors")
		}
		for i := range in.Tree.Assets {
			in.Tree.Assets[i].Format, in.Tree.Assets[i].Bytes = "PDF", bytes
		}
		in.Theme = everything(t)
		return renderAll(t, render.Input(in))
	}
	if different, _ := compare(t, build(1000), build(2000)); different < 2 {
		t.Errorf("%d files differ, want the page and the document", different)
	}
}
