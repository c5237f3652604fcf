package e2e

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestSheets counts the sheets of paper that pages take in 14 pt.
func TestSheets(t *testing.T) {
	t.Parallel()
	b := openAs(t, disk(portalDir(t)), 680, inRoboto(t))
	for _, row := range []struct {
		page string
		most int
	}{
		{"chuyen-de/hien-dat-lam-duong.html", 10},
		{"huong-dan/truoc-trong-sau-buoi-sinh-hoat.html", 4},
		{"van-ban/index.html", 4},
	} {
		sheets(t, b, row.page, row.most)
	}
}

// sheets prints a page and returns how many sheets it takes, 0 where that cannot
// be told. Its running text must be in 14 pt, and nothing wider than the paper.
func sheets(t *testing.T, b *tab, page string, most int) int {
	t.Helper()
	b.run(t, chromedp.Navigate(b.base+page), chromedp.WaitReady(`main`), media("print"))
	if size := eval[string](t, b, `getComputedStyle(document.querySelector('main p')).fontSize`); size != "18.6667px" {
		t.Errorf("%s: its text has %s on paper, want 14 pt", page, size)
	}
	pages := pdf(t, b)
	if len(pages) > most {
		t.Errorf("%s takes %d sheets, more than %d", page, len(pages), most)
	}
	b.run(t, media(""))
	return len(pages)
}

// TestContents reads a topic on a phone: the line at the upper edge says where one
// is, leads elsewhere from anywhere, and opens what is folded there.
func TestContents(t *testing.T) {
	t.Parallel()
	const here = `document.querySelector('.here').textContent`
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t, chromedp.Navigate(base+"chuyen-de/hien-dat-lam-duong.html"), chromedp.WaitVisible(`.toc`),
				until(here+` === 'Tóm tắt một trang'`),
				press(`.toc a[href="#y-kien-trai-chieu"]`), until(here+` === 'Ý kiến trái chiều'`))
			if top := eval[float64](t, b, `document.querySelector('.toc').getBoundingClientRect().top`); top != 0 {
				t.Errorf("in the middle of the page the contents stand at %v px", top)
			}
			if open := eval[bool](t, b, `document.querySelector('.toc details').open`); open {
				t.Error("the contents stay open over what one went to")
			}
			b.run(t, press(`.toc a[href="#tai-lieu-gui-truoc"]`), until(`document.getElementById('tai-lieu-gui-truoc').closest('details').open`))
			// A place within a fold, by its address from elsewhere.
			b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(base+"chuyen-de/hien-dat-lam-duong.html#thu-truoc-khi-chon"),
				chromedp.WaitReady(`.task label`), until(`document.getElementById('thu-truoc-khi-chon').offsetHeight > 0`))
		})
	}
}

// TestTicksAndBlanks ticks a box and finds it ticked on coming back, and goes from
// one place that is to be filled in to the next.
func TestTicksAndBlanks(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	page := base + "chuyen-de/hien-dat-lam-duong.html"
	const ticked = `[...document.querySelectorAll('.task input')].map(box => box.checked ? 'x' : '.').join('')`
	b := open(t, base, 360)
	b.run(t, chromedp.Navigate(page), chromedp.WaitReady(`.task label`))
	none := eval[string](t, b, ticked)
	b.run(t, press(`.task:nth-child(2) label`))
	some := eval[string](t, b, ticked)
	if some == none {
		t.Fatalf("a touch of the words ticks nothing: %s", some)
	}
	b.run(t, chromedp.Navigate(base+"gioi-thieu.html"), chromedp.Navigate(page), chromedp.WaitReady(`.task label`))
	if again := eval[string](t, b, ticked); again != some {
		t.Errorf("on coming back %s is ticked, before %s", again, some)
	}
	if name := eval[string](t, b, `document.querySelector('.task input').labels[0].textContent.trim()`); len(name) < 20 {
		t.Errorf("a box is called %q", name)
	}
	count := eval[int](t, b, `document.querySelectorAll('.prose .blank').length`)
	if told := eval[string](t, b, `document.querySelector('.facts [data-next-blank]').textContent`); told != fmt.Sprintf("Còn %d chỗ trống", count) {
		t.Errorf("the head says %q, the text has %d places", told, count)
	}
	for i := 1; i <= 2; i++ {
		b.run(t, press(`.next-blank`), until(fmt.Sprintf(`document.activeElement === document.querySelectorAll('.prose .blank')[%d]`, i-1)))
		if told := eval[string](t, b, `document.querySelector('.next-blank').textContent`); told != fmt.Sprintf("Chỗ trống %d/%d", i, count) {
			t.Errorf("at place %d the line says %q", i, told)
		}
	}
}

// TestOwnText: what leads on from a page stands last and takes no more than a fifth.
func TestOwnText(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	for _, page := range []string{"chuyen-de/hien-dat-lam-duong.html", "huong-dan/truoc-trong-sau-buoi-sinh-hoat.html", "van-ban/42-hd-btctw.html"} {
		b.run(t, chromedp.Navigate(base+page), chromedp.WaitReady(`.related`))
		if part := eval[float64](t, b, `document.querySelector('.related').offsetHeight / document.querySelector('article').offsetHeight`); part > 0.2 {
			t.Errorf("%s: %.2f of it lead elsewhere", page, part)
		}
		if open := eval[int](t, b, `document.querySelectorAll('.related [open]').length`); open > 0 {
			t.Errorf("%s: %d lists of other pages are open", page, open)
		}
	}
}
