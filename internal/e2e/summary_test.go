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

// TestAgendasOnPaper: what is folded on the screen is on paper.
func TestAgendasOnPaper(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 680)
	b.run(t, chromedp.Navigate(b.base+"chuyen-de/hien-dat-lam-duong.html"), chromedp.WaitReady(`main`))
	if n := eval[int](t, b, `document.querySelectorAll('.agenda-one[open]').length`); n != 1 {
		t.Errorf("%d agendas are open, want the one that the summary takes", n)
	}
	if pages := pdf(t, b); pages != nil {
		all := strings.Join(pages, "")
		for _, agenda := range []string{"60phút", "90phút", "120phút", "Kếthợp"} {
			if !strings.Contains(all, agenda) {
				t.Errorf("the agenda %s is not on paper", agenda)
			}
		}
		if n := strings.Count(all, "đánhgiáchấtlượngchuyênđề"); n < 4 {
			t.Errorf("the last step of %d agendas is on paper, want all four", n)
		}
	}
}
