//go:build slow

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	collectionPage = "bo-tai-lieu/index.html"
	caseOf         = "dien-hinh/chi-bo-thon-van-hoa.html"
)

// TestCollectionFromDisk walks the trainer's way on a disk, and looks at the book on
// paper: a cover, contents, each page from a new sheet; axe finds nothing.
func TestCollectionFromDisk(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	gather(t, b)
	if wrong := bookOf(t, b); wrong != "" {
		t.Error(wrong)
	}
	wantArchive(t, b)
	b.run(t, media("print"))
	sheets := pdf(t, b)
	if len(sheets) < 10 || !strings.Contains(sheets[0], "Hộitrườngxã") || !strings.HasPrefix(sheets[1], "Mụclục1") || strings.Contains(strings.Join(sheets, ""), "Thêmbài") {
		t.Errorf("%d sheets, first %q", len(sheets), sheets[:min(2, len(sheets))])
	}
	last := strings.Join(sheets[len(sheets)-4:], "")
	for _, want := range []string{"Danhsáchđiểmdanh", "Họvàtên", "TờA.", "TờB.", "TờC."} {
		if !strings.Contains(last, want) {
			t.Errorf("not at the end: %s", want)
		}
	}
}

// TestCollectionPages: axe finds nothing on the new pages, nothing is wider than a
// phone.
func TestCollectionPages(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	b := open(t, serve(t, portalDir(t), "/"), 360)
	gather(t, b)
	b.run(t, press(`[data-book]`), until(`window.printed === 1`))
	for _, page := range []string{"", "sach/huong-dan.html", "sach/dien-hinh.html"} {
		if page != "" {
			b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitVisible(`.book`))
		}
		for _, finding := range findings(t, b, axe) {
			t.Errorf("%s: %s", page, finding)
		}
		if wide := eval[int](t, b, `document.documentElement.scrollWidth`); wide > 360 {
			t.Errorf("%s is %d wide", page, wide)
		}
	}
}

// TestHostileCollection: whatever stands in the address or in the store, nothing
// runs, the page works, and what was kept is still there.
func TestHostileCollection(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	b.run(t, chromedp.Navigate(b.base+collectionPage), chromedp.WaitVisible(`#bo_tai_lieu`), find("thon van hoa"), enter("ten", "Của tôi"))
	kept := eval[string](t, b, `localStorage.getItem('chuyende.phieu.bo-tai-lieu')`)
	links := append([]string{
		"#them=" + evil, "#them=topic:khong-co", "#them=", "#them=__proto__", "#them=toString",
		linkOf(`[["bai","` + evil + `\ntopic:khong-co\n__proto__\njavascript:alert(1)"],["ten","` + evil + `"],["noi","` + evil + `"],["ngay","` + evil + `"]]`),
		linkOf(`[["bai","` + strings.Repeat(`topic:x\n`, 9000) + `"]]`),
	}, hostileLinks...)
	for _, link := range links {
		b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+collectionPage+link), chromedp.WaitReady(`body.scripted`))
		if eval[bool](t, b, `'broken' in window || document.querySelector('main img, main [onerror]') !== null || ({}).x !== undefined`) {
			t.Errorf("a script has run: %s", link)
		}
		if now := eval[string](t, b, `localStorage.getItem('chuyende.phieu.bo-tai-lieu')`); now != kept {
			t.Errorf("%s: the store holds %q, before %q", link, now, kept)
		}
	}
	// What the portal lacks is named and kept, and the rest becomes a book.
	b.run(t, chromedp.Func(before(printing)), chromedp.Navigate(b.base+"index.html"),
		chromedp.Navigate(b.base+collectionPage+linkOf(`[["bai","topic:khong-co\ntopic:hien-dat-lam-duong"],["ten","`+evil+`"]]`)), chromedp.WaitVisible(`.chosen .lost`),
		press(`[data-book]`), until(`window.printed === 1`))
	if got := eval[string](t, b, `document.querySelector('.cover h2').textContent + document.querySelectorAll('#cuon_sach .chapter').length`); got != evil+"1" {
		t.Errorf("the book: %q", got)
	}
	for _, stored := range append([]string{`{"v":1,"now":{"bai":"` + evil + `","ten":5},"before":[]}`}, hostileStores...) {
		b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`localStorage.setItem('chuyende.phieu.bo-tai-lieu', %q); history.replaceState(null, '', location.pathname)`, stored)),
			chromedp.Reload(), chromedp.WaitReady(`body.scripted`))
		if eval[bool](t, b, `'broken' in window || document.querySelector('main img') !== null`) {
			t.Errorf("a script has run: %s", stored)
		}
	}
}
