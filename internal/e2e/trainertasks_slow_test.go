//go:build slow

package e2e

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTrainerTasks goes a trainer's whole way by touch: a topic that is searched for
// is saved, a case and guidance join it, they are put in order, the workshop is
// named and its link copied; another device has the same, prints the book, adds a
// topic and shows the slides of both as one presentation, which opens by its
// address on the first.
func TestTrainerTasks(t *testing.T) {
	t.Parallel()
	for place, base := range walkedPlaces(t) {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			w := walk(t, base)
			w.gathers(t)
			order := chosenOf(t, w.tab)
			w.run(t, chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"))
			w.touch(t, `.sheet-tools [data-link]`, "")
			w.run(t, until(`window.copied`))
			t.Logf("a workshop of three pages, its link copied: %d taps, %d flicks", w.taps, w.flicks)

			other := walk(t, base)
			other.run(t, chromedp.Func(before(printing)), chromedp.Navigate(eval[string](t, w.tab, `window.copied`)), chromedp.WaitVisible(`.chosen li`))
			if got := chosenOf(t, other.tab) + fieldOf(t, other.tab, "ten"); got != order+"Lớp <b>bí thư</b>" {
				t.Errorf("another device has %q, want %q", got, order)
			}
			if wrong := bookOf(t, other.tab); wrong != "" {
				t.Errorf("the book of another device: %s", wrong)
			}
			w.shows(t, other.joins(t))
		})
	}
}

// gathers puts a workshop together as bookOf wants it, from the home page on.
func (w *walker) gathers(t *testing.T) {
	t.Helper()
	w.run(t, chromedp.SendKeys(`input[type=search]`, "hien dat lam duong"+kb.Enter))
	w.touch(t, firstHit, "Vận động hiến đất")
	w.at(t, "Vận động hiến đất")
	w.touch(t, `.actions summary`, "")
	w.touch(t, `.actions .panel a`, "Lưu vào bộ tài liệu")
	w.at(t, "Bộ tài liệu")
	for i, words := range []string{"thon van hoa", "viet bao cao de dan"} {
		w.run(t, until(fmt.Sprintf(`document.querySelectorAll('.chosen li').length === %d`, i+1)),
			chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => { const f = document.getElementById('loc_bai'); f.value = %q; f.dispatchEvent(new Event('input', {bubbles: true})); })()`, words)))
		w.touch(t, `.found button`, "Thêm")
	}
	w.run(t, until(`document.querySelectorAll('.chosen li').length === 3`))
	w.touch(t, `.chosen li:nth-child(2) [data-up]`, "")
	w.run(t, until(`document.querySelector('.chosen li').textContent.includes('Văn Hòa')`), enter("ten", "Lớp <b>bí thư</b>"), enter("ngay", "2026-12-05"), enter("noi", "Hội trường xã"))
	for _, name := range []string{"Danh sách điểm danh", "Phiếu bài tập"} {
		w.touch(t, `.with label`, name)
	}
}

// joins adds a topic, begins the slides of both, and returns their address.
func (w *walker) joins(t *testing.T) string {
	t.Helper()
	w.run(t, find("an toan tren mang"))
	w.touch(t, `.show-all summary`, "Trình chiếu")
	w.touch(t, `[data-deck]`, "")
	w.wait(t, `document.querySelector('.deck-joined')?.textContent.includes('2 chuyên đề')`)
	return get(t, w.tab, chromedp.Location())
}

// shows opens a joined presentation by its address and goes to its end.
func (w *walker) shows(t *testing.T, address string) {
	t.Helper()
	w.run(t, chromedp.Navigate(address))
	w.wait(t, `document.querySelector('.deck-joined')?.textContent.includes('2 chuyên đề')`)
	titles := eval[[]string](t, w.tab, `[...document.querySelectorAll('.slide-title h2')].map((h) => h.textContent.slice(0, 14))`)
	if strings.Join(titles, "|") != "Lớp <b>bí thư<|Vận động hiến |An toàn trên m" {
		t.Errorf("titles are %q", titles)
	}
	all := eval[int](t, w.tab, `document.querySelectorAll('.slide').length`)
	w.touch(t, `[data-present]`, "")
	w.run(t, chromedp.WaitVisible(`.slide.current`), chromedp.KeyEvent(kb.End), until(fmt.Sprintf(`document.querySelector('.slide-count').textContent === '%d/%d'`, all, all)))
}
