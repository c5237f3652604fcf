//go:build slow

package e2e

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// onSheets are how many sheets of A4 the pages of the portal may take in the 14 pt in
// which they are printed, the longest of a kind and the one in the middle.
var onSheets = []struct {
	pages           string // a pattern
	least           int    // how many pages are to match it
	longest, middle int
}{
	{"chuyen-de/[^i]*.html", 10, 10, 8},
	{"huong-dan/*.html", 10, 4, 3},
	{"dien-hinh/*.html", 3, 3, 2},
	{"van-ban/*-*.html", 10, 2, 1},
	{"van-ban/index.html", 1, 4, 4},
	{"chuyen-de/index.html", 1, 4, 4},
	{"nhom/*.html", 5, 3, 3},
	{"doi-tuong/*.html", 5, 4, 3},
	{"goi-y/*/*.html", 10, 3, 3},
	{"muc-luc/index.html", 1, 1, 1},
	{"gioi-thieu.html", 1, 4, 4},
	{"tro-nang.html", 1, 2, 2},
	{"ke-hoach/index.html", 1, 1, 1},
}

// unprinted lists what is on a screen only: what leads on, filters, controls, history;
// of the agendas all but the chosen one.
const unprinted = `[...document.querySelectorAll('nav, .related, .actions, .papers, .as-book, form:not(.sheet, .plan), button, input:not([type="checkbox"], .sheet *), .page-terms, .history, .quarters, [data-next-blank], .audio'),
	...[...document.querySelectorAll('.course')].filter((e) => e.offsetHeight).slice(1)]
	.filter((e) => e.offsetHeight && getComputedStyle(e).opacity !== '0').map((e) => e.tagName + '.' + e.className).slice(0, 5).join(', ')`

// headingsSaid are the headings within a page as they stand on its sheets.
const headingsSaid = `[...document.querySelectorAll('h2, h3, h4')].filter((e) => e.offsetHeight).map((e) => e.textContent.replace(/\s+/g, ''))`

var mediaBox = regexp.MustCompile(`/MediaBox \[0 0 ([0-9]+)[0-9.]* ([0-9]+)`)

// TestPortalOnPaper prints the portal page by page: nothing of what is for the screen
// is on paper, nothing is wider than it, no sheet is empty, none ends in a heading,
// and no kind of page takes more sheets than it may.
func TestPortalOnPaper(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is missing (on Debian: apt-get install poppler-utils)")
	}
	dir := portalDir(t)
	base, roboto := serve(t, dir, "/"), inRoboto(t)
	for _, kind := range onSheets {
		files, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(kind.pages)))
		if err != nil || len(files) < kind.least {
			t.Fatalf("%s: %d pages (%v)", kind.pages, len(files), err)
		}
		var counts []int
		// No browser is open for so long that its patience ends.
		for some := range slices.Chunk(files, 15) {
			b := openAlone(t, base, 643, roboto)
			for _, name := range some {
				page, err := filepath.Rel(dir, name)
				if err != nil {
					t.Fatal(err)
				}
				page = filepath.ToSlash(page)
				b.run(t, media(""), chromedp.Navigate(base+page), chromedp.WaitReady(`main`), until(`document.readyState === 'complete'`), media("print"))
				if shown := eval[string](t, b, unprinted); shown != "" && page != "ke-hoach/index.html" {
					t.Errorf("%s: on paper there is %s", page, shown)
				}
				if over := eval[string](t, b, overflow); over != "" && page != "van-ban/index.html" {
					t.Errorf("%s: wider than the paper: %s", page, over)
				}
				headings := eval[[]string](t, b, headingsSaid)
				data := onPaper(t, b)
				box := mediaBox.FindSubmatch(data)
				if box == nil {
					t.Fatalf("%s: the sheets have no size", page)
				}
				if size := fmt.Sprintf("%s×%s", box[1], box[2]); (size == "841×594") != (page == "van-ban/index.html") {
					t.Errorf("%s is printed on %s points", page, size)
				}
				sheets := sheetsOf(t, data)
				for i, words := range sheets {
					if words == "" {
						t.Errorf("%s: sheet %d of %d is empty", page, i+1, len(sheets))
					}
					for _, heading := range headings {
						if heading != "" && strings.HasSuffix(words, heading) {
							t.Errorf("%s: sheet %d of %d ends in the heading %s", page, i+1, len(sheets), heading)
						}
					}
				}
				if counts = append(counts, len(sheets)); len(sheets) > kind.longest {
					t.Errorf("%s: %d sheets, more than %d", page, len(sheets), kind.longest)
				}
			}
		}
		slices.Sort(counts)
		if middle := counts[len(counts)/2]; middle > kind.middle {
			t.Errorf("%s: half of %d pages take more than %d sheets, %d are allowed", kind.pages, len(counts), middle, kind.middle)
		} else {
			t.Logf("%s: %d pages, %d sheets in the middle, %d at most", kind.pages, len(counts), middle, counts[len(counts)-1])
		}
	}
}
