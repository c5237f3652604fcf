package e2e

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// smallest is the smallest size in which the page's article has text, in pt.
const smallest = `Math.min(...[...document.querySelectorAll('article *')].filter(e =>
	[...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length > 0)
	.map(e => Math.round(parseFloat(getComputedStyle(e).fontSize) * 0.75 * 100) / 100))`

// onePaper checks that a topic's summary is one sheet of A4 in 14 pt.
func onePaper(t *testing.T, b *tab, topic string) {
	t.Helper()
	b.run(t, chromedp.Navigate(b.base+"chuyen-de/"+topic+"/tom-tat.html"), chromedp.WaitReady(`main`), media("print"))
	if size := eval[float64](t, b, smallest); size < 14 {
		t.Errorf("%s: the summary has text of %v pt", topic, size)
	}
	if over := eval[string](t, b, overflow); over != "" {
		t.Errorf("%s: wider than the paper: %s", topic, over)
	}
	if pages := pdf(t, b); pages != nil && len(pages) != 1 {
		t.Errorf("%s: the summary takes %d sheets; the last has %q", topic, len(pages), pages[len(pages)-1])
	}
	b.run(t, media(""))
}

// TestSummaryIsOnePaper: the summary of a topic that has all parts stands on
// one sheet, its agenda with it; the test in make test-slow does so for all.
func TestSummaryIsOnePaper(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 680)
	onePaper(t, b, "hien-dat-lam-duong")
	text := get(t, b, chromedp.Text(`article`))
	for _, want := range []string{"Việc gì", "Vì sao lúc này", "Căn cứ", "Chọn khi", "Đừng chọn khi", "Năm con số cần tìm", "Chương trình 90 phút",
		"Câu để bàn", "Ý kiến trái chiều", "Điều cần kết luận", "Gửi trước"} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary lacks %q", want)
		}
	}
}

// TestAgendas: one agenda is shown, the one that the summary takes or that the
// address asks for by its minutes; another by a touch, also without script. Paper
// has the one that is shown, and what is folded in the text.
func TestAgendas(t *testing.T) {
	t.Parallel()
	const shown = `[...document.querySelectorAll('.course')].filter(c => c.offsetHeight > 0).map(c => c.getAttribute('aria-label')).join()`
	b := open(t, disk(portalDir(t)), 680)
	page := b.base + "chuyen-de/hien-dat-lam-duong.html"
	for _, row := range []struct{ fragment, want string }{{"", "90 phút"}, {"#phut=60", "60 phút"}, {"#phut=120", "120 phút"}, {"#phut=77", "90 phút"}} {
		b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(page+row.fragment), chromedp.WaitReady(`main`), until(`document.readyState === 'complete'`))
		if got := eval[string](t, b, shown); got != row.want {
			t.Errorf("%q shows the agenda %q, want %q", row.fragment, got, row.want)
		}
	}
	b.run(t, press(`[for="ct_1"]`))
	if got := eval[string](t, b, shown); got != "60 phút" {
		t.Errorf("touched was 60, shown is %q", got)
	}
	pages := pdf(t, b)
	if pages == nil {
		return
	}
	all := strings.Join(pages, "")
	if n := strings.Count(all, "đánhgiáchấtlượngchuyênđề"); n != 1 || !strings.Contains(all, "60phút") {
		t.Errorf("the last step of %d agendas is on paper, want that of the one of 60 minutes", n)
	}
	for _, folded := range []string{"Thiếuthìđọccâunày", "Khônghợp", "Phiếugặptrướcbuổisinhhoạt", "Vănbảncăncứ,theoSổ"} {
		if !strings.Contains(all, folded) {
			t.Errorf("what is folded on the screen is not on paper: %q", folded)
		}
	}
	for _, left := range []string{"Liênquan", "Hướngdẫnnênđọckèm", "Trangnhắcđếnbàinày", "Tảivềbản", "chỗtrống", "Đăng22/"} {
		if strings.Contains(all, left) {
			t.Errorf("%q is on paper", left)
		}
	}
}
