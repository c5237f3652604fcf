package e2e

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/vietnamese"
)

// The topic that is handed out in these tests.
const handed = "chuyen-de/hien-dat-lam-duong"

// finger makes the tab one that is touched.
func finger(ctx context.Context, tab *chromedp.Target) error {
	_, err := cdp.Call(ctx, tab, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	return err
}

// tap touches an element where it is, once it can be seen, and counts.
func (b *tab) tap(t *testing.T, taps *int, selector string) {
	t.Helper()
	*taps++
	b.run(t, chromedp.WaitVisible(selector))
	at := eval[[]float64](t, b, fmt.Sprintf(`(() => { const r = document.querySelector(%q).getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2, r.height]; })()`, selector))
	if at[1] < 0 || at[1] > 800 {
		t.Errorf("%s is out of sight: at %.0f", selector, at[1])
	}
	if at[2] < 44 {
		t.Errorf("%s is %.0f px high", selector, at[2])
	}
	b.run(t, chromedp.Click(selector))
}

// The ways in which browsers copy, as in-app views, plain http and a disk have it.
var clipboards = []struct{ name, setup, copied string }{
	{"granted", `Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.copied = text; }}})`, `window.copied`},
	{"missing", `Object.defineProperty(navigator, 'clipboard', {value: undefined});
		addEventListener('copy', (event) => { window.copied = event.clipboardData.getData('text/plain'); })`, `window.copied`},
	{"refused", `Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('no'))}});
		document.execCommand = () => false`, `String(getSelection())`},
}

// TestMessages: from a topic to its questions in the clipboard in three taps at
// most, whatever the browser has; what cannot be copied is selected.
func TestMessages(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			for _, way := range clipboards {
				taps := 0
				b.run(t, chromedp.Func(finger), chromedp.Navigate(base+handed+".html"))
				b.tap(t, &taps, `.actions a[href$="zalo.html"]`)
				b.run(t, chromedp.WaitVisible(`#questions [data-copy]`), chromedp.Evaluate[chromedp.Void](way.setup+";0"))
				want := eval[string](t, b, `document.getElementById('questions-1').textContent`)
				b.run(t, chromedp.ScrollIntoView(`[data-copy="questions-1"]`))
				b.tap(t, &taps, `[data-copy="questions-1"]`)
				b.run(t, until(`document.querySelector('#questions .said').textContent !== ''`))
				if got := eval[string](t, b, way.copied); strings.TrimSpace(got) != want || !strings.Contains(want, "\n7. ") {
					t.Errorf("%s: copied %q, want %q", way.name, got, want)
				}
				said := eval[string](t, b, `document.querySelector('#questions .said').textContent`)
				if help := eval[bool](t, b, `document.querySelector('.elsewhere').open`); (way.name == "refused") != help || (way.name == "refused") != strings.Contains(said, "Chữ đã được chọn") {
					t.Errorf("%s: the page says %q", way.name, said)
				}
				if taps > 3 {
					t.Errorf("%s: %d taps", way.name, taps)
				}
			}
		})
	}
}

// TestLargePrint: two taps from a topic; on paper nothing is smaller than 18 pt,
// the report is whole and has its number of sheets, the questions have their own.
func TestLargePrint(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	taps := 0
	b.run(t, chromedp.Func(finger), chromedp.Navigate(b.base+handed+".html"))
	b.tap(t, &taps, `.actions summary`)
	b.tap(t, &taps, `.actions a[href$="chu-to.html"]`)
	b.run(t, chromedp.WaitVisible(`.paper`), chromedp.WaitVisible(`[data-print]`))
	if taps > 2 {
		t.Errorf("%d taps", taps)
	}
	checkLargePrint(t, b, handed)
}

// checkLargePrint holds the page in large print that is open to the rules of one.
func checkLargePrint(t *testing.T, b *tab, name string) {
	t.Helper()
	b.run(t, media("print"))
	if small := eval[string](t, b, `[...document.querySelectorAll('.paper *')].filter(e => e.textContent.trim() && !e.closest('svg') && parseFloat(getComputedStyle(e).fontSize) < 23.9)
		.map(e => e.outerHTML.slice(0, 60)).join()`); small != "" {
		t.Errorf("%s: smaller than 18 pt: %s", name, small)
	}
	lines := eval[[]string](t, b, `[...document.querySelectorAll('.paper section:not(.asking) li')].map(e => e.textContent)`)
	asked := eval[[]string](t, b, `[...document.querySelectorAll('.asks > li')].map(e => e.textContent)`)
	sheets := pdf(t, b)
	b.run(t, media(""))
	if sheets == nil {
		return
	}
	report := slices.IndexFunc(sheets, func(s string) bool { return strings.HasPrefix(s, "Câuhỏithảoluận") })
	if report < 0 || len(asked) == 0 {
		t.Fatalf("%s: the questions have no sheet of their own", name)
	}
	most := 4
	if vietnamese.Syllables(strings.Join(lines, "\n")) > 800 {
		most = 6
	}
	if report > most {
		t.Errorf("%s: %d sheets, more than %d", name, report, most)
	}
	for i, part := range [][]string{lines, asked} {
		text := strings.Join([][]string{sheets[:report], sheets[report:]}[i], "")
		for _, line := range part {
			// A line may go on overleaf, behind the number of the page.
			if words := strings.Join(strings.Fields(line), ""); !strings.Contains(text, string([]rune(words)[:min(12, len([]rune(words)))])) {
				t.Errorf("%s: not on paper: %s", name, line)
			}
		}
	}
	if !strings.Contains(sheets[0], fmt.Sprintf("1/%d", len(sheets))) {
		t.Errorf("%s: the first sheet has no number", name)
	}
}

// current is the number of the slide that is shown, and how many of its steps.
const current = `(() => { const s = document.querySelectorAll('.slide.current'); return s.length + ':' + s[0].id.slice(2) + ':' + s[0].querySelectorAll('.steps > :not(.later)').length })()`

// comesTo waits for an expression of the page to have a value.
func (b *tab) comesTo(t *testing.T, what, expression, want string) {
	t.Helper()
	t.Logf("%s: waiting for %s", what, want) // seen where it never comes
	b.run(t, until(fmt.Sprintf(`%s === %q`, expression, want)))
}

// TestSlides goes through a presentation by keys and by touch, step by step, over
// a reload, with hostile fragments, and back to all slides.
func TestSlides(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			page := base + handed + "/trinh-chieu.html"
			b.run(t, chromedp.Func(finger), chromedp.Navigate(page), chromedp.WaitVisible(`[data-present]`))
			all := eval[int](t, b, `document.querySelectorAll('.slide').length`)
			is := func(what, want string) {
				t.Helper()
				b.comesTo(t, what, current, want)
			}
			b.run(t, chromedp.Click(`[data-present]`))
			is("begun", "1:1:0")
			b.run(t, chromedp.KeyEvent(kb.ArrowRight), chromedp.KeyEvent(" "))
			is("two keys on", "1:3:0")
			b.run(t, chromedp.KeyEvent(kb.PageUp))
			is("back", "1:2:0")
			b.run(t, chromedp.Click(`.current h2`))
			is("a tap", "1:3:0")
			view := eval[int](t, b, `[...document.querySelectorAll('.slide')].findIndex(s => s.classList.contains('slide-view')) + 1`)
			b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Navigate(page+fmt.Sprintf("#chieu=%d", view)), chromedp.WaitVisible(`.slide.current`))
			is("by its address", fmt.Sprintf("1:%d:0", view))
			b.run(t, chromedp.Reload(), chromedp.WaitVisible(`.slide.current`))
			is("after a reload", fmt.Sprintf("1:%d:0", view))
			b.run(t, chromedp.KeyEvent(kb.ArrowRight))
			is("a step", fmt.Sprintf("1:%d:1", view))
			b.run(t, chromedp.KeyEvent(kb.ArrowLeft), chromedp.KeyEvent(kb.ArrowLeft))
			is("before it", fmt.Sprintf("1:%d:0", view-1))
			const stroke = `for (const [type, x] of [['pointerdown', 300], ['pointerup', %d]])
				document.querySelector('.current .shown').dispatchEvent(new PointerEvent(type, {pointerType: 'touch', clientX: x, clientY: 300, bubbles: true}))`
			b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(stroke, 100)))
			is("a stroke on", fmt.Sprintf("1:%d:0", view))
			b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(stroke, 280)))
			is("a touch that is no stroke", fmt.Sprintf("1:%d:0", view))
			b.run(t, chromedp.KeyEvent(kb.End))
			is("the last", fmt.Sprintf("1:%d:0", all))
			b.run(t, chromedp.KeyEvent(kb.ArrowRight))
			is("no further", fmt.Sprintf("1:%d:0", all))
			if wide := eval[float64](t, b, `document.querySelector('.slide-bar').scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("the bar is %.0f px too wide", wide)
			}
			b.run(t, chromedp.KeyEvent(kb.Escape), until(`!document.body.classList.contains('presenting')`))
			for _, hostile := range []string{"#chieu=0", "#chieu=9999", "#chieu=-1", "#chieu=<img src=x onerror=alert(1)>", "#ghi-chu=x", "#chieu=1e1", "#%", "#chieu=%E0%A4%A"} {
				b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Navigate(page+hostile), chromedp.WaitVisible(`[data-present]`))
				if eval[bool](t, b, `document.body.classList.contains('presenting')`) {
					t.Errorf("%s begins the presentation", hostile)
				}
			}
		})
	}
}

// TestSlideClock chooses an agenda and lets its clock run: it is there after a
// reload; what another page left in its place does no harm.
func TestSlideClock(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 1280)
	page := b.base + handed + "/trinh-chieu.html"
	const key = `'chuyende-clock-hien-dat-lam-duong'`
	b.run(t, chromedp.Navigate(page+"#phut=90"), chromedp.WaitVisible(`.agenda-bar`))
	if name := eval[string](t, b, `document.querySelector('.agenda-choices [aria-pressed="true"]').textContent`); name != "90 phút" {
		t.Errorf("the address chooses %q", name)
	}
	b.run(t, chromedp.Evaluate[chromedp.Void](`sessionStorage.setItem(`+key+`, JSON.stringify({v: 1, agenda: 0, start: Date.now() - 5 * 60000, held: 0}))`),
		chromedp.Reload(), until(`document.querySelector('.agenda-time')?.textContent.startsWith('Bước 2/6, còn ')`))
	if now := eval[[]string](t, b, `[...document.querySelectorAll('[aria-current="step"]')].map(e => e.querySelector('.when').textContent)`); len(now) != 1 || now[0] != "4–13" {
		t.Errorf("the step that runs is %q", now)
	}
	for _, left := range []string{`<img src=x onerror=alert(1)>`, `{"v":1,"agenda":99,"start":0,"held":0}`, `[]`} {
		b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`sessionStorage.setItem(%s, %q)`, key, left)), chromedp.Reload(), chromedp.WaitVisible(`.agenda-bar`))
		if text := eval[string](t, b, `document.querySelector('.agenda-time').textContent`); text != "" {
			t.Errorf("%s makes a clock: %q", left, text)
		}
	}
}

// TestSpeaker: the second window follows the first, and leads it, where the slides
// of two topics are one presentation.
func TestSpeaker(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 1280)
	b.run(t, chromedp.Navigate(b.base+handed+"/trinh-chieu.html#noi="+handed+"/trinh-chieu,chuyen-de/an-toan-tren-mang-khong-de-ai-bi-lua/trinh-chieu&chieu=5"), chromedp.WaitVisible(`.slide-window-button`),
		chromedp.Evaluate[chromedp.Void](`(() => { const real = window.open; window.open = (...all) => window.other = real(...all) })()`),
		chromedp.Click(`.slide-window-button`),
		until(`window.other?.document.querySelector('.current')?.id === 'o-5' && window.other.document.body.classList.contains('speaker')`),
		chromedp.KeyEvent(kb.ArrowRight), until(`window.other.document.querySelector('.current').id === 'o-6'`),
		chromedp.Evaluate[chromedp.Void](`window.other.document.dispatchEvent(new window.other.KeyboardEvent('keydown', {key: 'PageUp'}))`),
		until(`document.querySelector('.current').id === 'o-5'`),
	)
	// Where there is no second window, the notes stand below.
	b.run(t, chromedp.Evaluate[chromedp.Void](`window.other.close(); window.open = () => null`),
		chromedp.Click(`.slide-window-button`), until(`document.body.classList.contains('with-notes')`))
}

// TestHandoutsOfPages runs axe on each sort of page, without script too, and
// prints slides three on a sheet.
func TestHandoutsOfPages(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	b := open(t, serve(t, portalDir(t), "/"), 360)
	for _, name := range []string{
		handed + ".html", handed + "/chu-to.html", handed + "/zalo.html", handed + "/trinh-chieu.html", handed + "/trinh-chieu.html#chieu=2",
		"huong-dan/viet-bao-cao-de-dan/chu-to.html", "huong-dan/viet-bao-cao-de-dan/zalo.html", "dien-hinh/chi-bo-thon-van-hoa/chu-to.html",
	} {
		b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+name), chromedp.WaitVisible(`main`))
		for _, finding := range findings(t, b, axe) {
			t.Errorf("%s: %s", name, finding)
		}
		if wide := eval[float64](t, b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s is %.0f px wider than the screen", name, wide)
		}
	}
	b.run(t, chromedp.Navigate(b.base+handed+"/trinh-chieu.html"), media("print"))
	slides := eval[[]string](t, b, `[...document.querySelectorAll('.slide h2')].map(e => e.textContent)`)
	sheets := pdf(t, b)
	b.run(t, media(""))
	if sheets == nil {
		return
	}
	if least := (len(slides) + 2) / 3; len(sheets) > least+1 {
		t.Errorf("%d slides stand on %d sheets", len(slides), len(sheets))
	}
	text := strings.Join(sheets, "")
	for _, s := range slides {
		if !strings.Contains(text, strings.Join(strings.Fields(s), "")) {
			t.Errorf("not on paper: %s", s)
		}
	}
}
