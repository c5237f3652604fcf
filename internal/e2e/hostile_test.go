package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// hostile is a page by an author who wants to run a script in the reader's
// browser, and who aligns tables.
const hostile = "---\n" +
	"title: \"</title><script>window.broken=1</script>\"\n" +
	"summary: '\" onmouseover=\"window.broken=2'\n" +
	"tags: [\"</script><img src=x onerror=window.broken=3>\"]\n" +
	"---\n\n" +
	"## Đầu mục {#a style=\"color:red\" onclick=\"window.broken=4\" class=\"x\"}\n\n" +
	"| trái | giữa | phải |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n\n" +
	"<script>window.broken=5</script>\n\n" +
	"[nhấn](javascript:window.broken=6) ![ảnh](data:text/html,x)\n\n" +
	"<img src=x onerror=\"window.broken=7\">\n\n" +
	"[^1]: \"><script>window.broken=8</script>\n\nChú[^1]\n"

// TestHostilePage proves that the policy holds and nothing of the page runs.
func TestHostilePage(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	if err := os.MkdirAll(filepath.Join(source, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(source, "content", "xau.md"), []byte(hostile), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := buildSite(t, source)
	for name, base := range places(t, dir) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 1280)
			for _, page := range []string{"xau.html", "index.html", "the/index.html", "tim-kiem.html?q=dau+muc"} {
				b.run(t, chromedp.Navigate(base+page), chromedp.WaitReady(`main`))
				if got := eval[string](t, b, `String(window.broken)`); got != "undefined" {
					t.Errorf("%s: a script of the page has run: %s", page, got)
				}
				if n := eval[int](t, b, `document.querySelectorAll('[style],[onclick],[onerror],[onmouseover]').length`); n != 0 {
					t.Errorf("%s: %d elements carry a style or handler", page, n)
				}
			}
			b.run(t, chromedp.Navigate(base+"xau.html"))
			if align := eval[string](t, b, `getComputedStyle(document.querySelectorAll('td')[2]).textAlign`); align != "right" && align != "end" {
				t.Errorf("the third column is aligned %q", align)
			}
		})
	}
}

// TestSuggestionsKept: whoever opens somebody's link to suggestions keeps what was
// held on the device; what is done there joins it.
func TestSuggestionsKept(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	page := b.base + "goi-y/index.html"
	const kept = `localStorage.getItem('chuyende.goi-y')`
	b.run(t, chromedp.Navigate(page+"#doi-tuong=thon-to-dan-pho&quy=2"), chromedp.WaitVisible(`.offer input`), enter("doi-tuong", "truong-hoc"), press(`.offer input`))
	own := eval[string](t, b, kept)
	if !strings.Contains(own, `"doi-tuong":"truong-hoc"`) || !strings.Contains(own, `"da-lam":"`) {
		t.Fatalf("kept is %s", own)
	}
	b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(page+"#doi-tuong=thon-to-dan-pho&quy=3"), chromedp.WaitVisible(`.offer input`))
	if now := eval[string](t, b, kept); now != own {
		t.Errorf("a link that is opened leaves %s of %s", now, own)
	}
	b.run(t, press(`.offer input`))
	if both := eval[string](t, b, kept); strings.Count(both, ",") != strings.Count(own, ",")+1 || !strings.HasPrefix(both, strings.TrimSuffix(own, `"}`)) {
		t.Errorf("kept is %s, before %s", both, own)
	}
}
