package e2e

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// firstHit selects the link of the first search result.
const firstHit = `.hits li:first-child a`

// places are the ways in which a portal is published.
func places(t *testing.T, dir string) map[string]string {
	return map[string]string{
		"root":  serve(t, dir, "/"),
		"below": serve(t, dir, "/to-chuc/cong/"),
		"disk":  disk(dir),
	}
}

// TestSearchAndOpen types a query without tone marks on the home page, follows
// the first hit, and goes back.
func TestSearchAndOpen(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t,
				chromedp.Navigate(base+"index.html"),
				chromedp.WaitVisible(`input[type=search]`),
				chromedp.SendKeys(`input[type=search]`, "tham nhung"+kb.Enter),
				chromedp.WaitVisible(firstHit),
			)
			if title := get(t, b, chromedp.Text(firstHit)); !strings.Contains(strings.ToLower(title), "tham nhũng") {
				t.Errorf("the first hit for «tham nhung» is %q", title)
			}
			b.run(t, chromedp.Click(firstHit), chromedp.WaitVisible(`article h1`))
			heading, address := get(t, b, chromedp.Text(`h1`)), get(t, b, chromedp.Location())
			if !strings.Contains(strings.ToLower(heading), "tham nhũng") || !strings.HasPrefix(address, base) {
				t.Errorf("the hit led to %q at %s", heading, address)
			}
			b.run(t, chromedp.NavigateBack(), chromedp.WaitVisible(firstHit))
		})
	}
}

// everyKind are pages of every layout.
func everyKind() []string {
	return []string{
		"index.html", "tim-kiem.html", "muc-luc/index.html", "404.html", "ngoai-tuyen.html", "gioi-thieu.html",
		"chuyen-de/index.html", "chuyen-de/hien-dat-lam-duong.html", "chuyen-de/hien-dat-lam-duong/tom-tat.html",
		"nhom/index.html", "nhom/xay-dung-dang.html",
		"dien-hinh/chi-bo-thon-van-hoa.html", "huong-dan/viet-bao-cao-de-dan.html",
		"van-ban/index.html", "van-ban/50-ct-tw.html",
		"doi-tuong/index.html", "doi-tuong/thon-to-dan-pho.html",
		"goi-y/index.html", "goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=2", "goi-y/thon-to-dan-pho.html",
		"goi-y/thon-to-dan-pho/quy-2.html", "co-gi-moi.html", "van-ban/12-hd-btctw.html", "dien-hinh/cach-lam-chuyen-du-thao-qua-zalo.html",
		"phieu/danh-gia.html", "phieu/du.html", "phieu/lich-du.html",
	}
}

// TestEveryKindOfPage opens a page of every layout, narrow and, where there is
// time, wide: nothing may be wider than the screen, and axe must find nothing.
func TestEveryKindOfPage(t *testing.T) {
	t.Parallel()
	pages := everyKind()
	base := serve(t, portalDir(t), "/")
	axe := axeSource(t)
	widths := []int64{320, 1280}
	if testing.Short() {
		widths = widths[:1] // axe takes most of the time
	}
	for _, width := range widths {
		b := open(t, base, width)
		for _, page := range pages {
			b.run(t, chromedp.Navigate(base+page), chromedp.WaitReady(`main`))
			if wide := eval[int](t, b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
				t.Errorf("%s is %d px too wide at %d px", page, wide, width)
			}
			if n := eval[int](t, b, `document.querySelectorAll('h1').length`); n != 1 {
				t.Errorf("%s has %d level 1 headings", page, n)
			}
			for _, finding := range findings(t, b, axe) {
				t.Errorf("%s at %d px: %s", page, width, finding)
			}
		}
	}
}

// TestNoScript finds a way to every topic without any script.
func TestNoScript(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	b.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}), chromedp.Navigate(base+"tim-kiem.html"),
		chromedp.WaitVisible(`main a[href="nhom/xay-dung-dang.html"]`),
		chromedp.Click(`main a[href="nhom/xay-dung-dang.html"]`),
		chromedp.WaitVisible(`main a[href="../chuyen-de/hien-dat-lam-duong.html"]`),
		chromedp.Click(`main a[href="../chuyen-de/hien-dat-lam-duong.html"]`),
		chromedp.WaitVisible(`#bao-cao-de-dan`),
	)
}

// TestLetters walks the catalogue of a portal too long for one page, without
// any script: search page, catalogue, letter, second sheet, page.
func TestLetters(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(source, "content", name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("site.yaml", "title: Cổng\npageSize: 2\n")
	write("an.md", "# An ninh\n")
	for i := 1; i <= 14; i++ {
		write(fmt.Sprintf("luat/dieu-%d.md", i), fmt.Sprintf("# Điều %d. Quyền và nghĩa vụ của công dân\n", i))
	}
	base := serve(t, buildSite(t, source), "/")
	axe := axeSource(t)
	for _, width := range []int64{320, 1280} {
		b := open(t, base, width)
		for _, page := range []string{"tim-kiem.html", "muc-luc/index.html", "muc-luc/dd.html", "muc-luc/dd/trang-2.html"} {
			b.run(t, chromedp.Navigate(base+page), chromedp.WaitReady(`main`))
			if wide := eval[int](t, b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); wide > 0 {
				t.Errorf("%s is %d px too wide at %d px", page, wide, width)
			}
			for _, finding := range findings(t, b, axe) {
				t.Errorf("%s at %d px: %s", page, width, finding)
			}
		}
	}
	b := open(t, base, 360)
	b.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}), chromedp.Navigate(base+"tim-kiem.html"))
	for _, link := range []string{"muc-luc/index.html", "dd.html", "dd/trang-2.html", "../../luat/dieu-14.html"} {
		b.run(t, chromedp.WaitVisible(`main a[href="`+link+`"]`), chromedp.Click(`main a[href="`+link+`"]`))
	}
	b.run(t, chromedp.WaitVisible(`article h1`))
	if at := get(t, b, chromedp.Location()); at != base+"luat/dieu-14.html" {
		t.Errorf("the catalogue led to %s", at)
	}
}
