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
-- nghe.md --
---
title: Nghe
audio: tep/d.mp3
---
-- tep/a.pdf --
-- tep/b.docx --
-- tep/c.png --
3x4
-- tep/d.mp3 --
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

// TestAudio: a page that names a recording plays it, and no other does; so does a
// list that a text heads.
func TestAudio(t *testing.T) {
	t.Parallel()
	in, ok := linked(t, `
-- site.yaml --
title: Cổng
-- a/bai.md --
---
title: Bài
audio: ../tep/Lời đọc.mp3
---
-- a/khac.md --
# Khác
-- a/_index.md --
---
title: Mục
audio: ../tep/Lời đọc.mp3
---
-- tep/Lời đọc.mp3 --
`)
	if !ok {
		t.Fatal("the site has errors")
	}
	in.Tree.Assets[0].Bytes = 3_240_000
	in.Theme = everything(t)
	made := files(t, in)
	for _, address := range []string{"/a/bai.html", "/a/index.html"} {
		if text := `<audio src="../tep/L%e1%bb%9di%20%c4%91%e1%bb%8dc.mp3">Lời đọc.mp3 (MP3, 3,2 MB)</audio>`; !strings.Contains(made[address], text) {
			t.Errorf("%s lacks %s:\n%s", address, text, made[address])
		}
	}
	if strings.Contains(made["/a/khac.html"], "<audio") {
		t.Error("a page without a recording plays one")
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
	if different, _ := compare(t, build(1000), build(2000)); different < 3 {
		t.Errorf("%d files differ, want the page, the document and the page with a recording", different)
	}
}
