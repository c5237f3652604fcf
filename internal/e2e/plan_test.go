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

	"chuyende/internal/wordmltest"
)

const planPage = "ke-hoach/index.html"

// planned lists what the page says of each quarter: topic, day, when to send.
const planned = `[...document.querySelectorAll('#ke_hoach .quarter')].map(q =>
	['title', 'day', 'send'].map(part => q.querySelector('[data-said=' + part + ']').textContent).join(' | '))`

// amiss and well are what the page checks.
const (
	amiss = `[...document.querySelectorAll('.checks .not')].map(e => e.textContent)`
	well  = `document.querySelectorAll('.checks .good').length`
)

// reach scrolls to what is then tapped.
func (b *tab) reach(t *testing.T, taps *int, selector string) {
	t.Helper()
	b.run(t, chromedp.WaitVisible(selector), chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector(%q).scrollIntoView({block: 'center', behavior: 'instant'})`, selector)))
	b.tap(t, taps, selector)
}

// TestPlan plans a year by touch from the home page, in twelve taps at most,
// changes a topic, sends the link; it is there after a reload, and another phone
// opens the link without the names.
func TestPlan(t *testing.T) {
	t.Parallel()
	for name, base := range map[string]string{"server": serve(t, portalDir(t), "/to-chuc/cong/"), "disk": disk(portalDir(t))} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			taps := 0
			b.run(t, chromedp.Func(finger), chromedp.Navigate(base+"index.html"))
			b.reach(t, &taps, `main a[href="ke-hoach/index.html"]`)
			b.run(t, chromedp.WaitVisible(`#ke_hoach`), enter("doi-tuong", "thon-to-dan-pho"))
			taps += 2 // the list of kinds, and one of it
			b.reach(t, &taps, `[data-fill]`)
			b.run(t, until(`document.querySelector('[data-said=count]').textContent === '4/4'`))
			before := eval[[]string](t, b, planned)
			b.reach(t, &taps, `[data-quarter="2"] .pick-topic summary`)
			b.reach(t, &taps, `[data-quarter="2"] .pick-list li:nth-child(2) button`)
			after := eval[[]string](t, b, planned)
			if after[1] == before[1] || after[0] != before[0] || !strings.Contains(after[1], "| Thứ Bảy 29/05/2027 | 24/05 đến 26/05") {
				t.Errorf("before %q, after %q", before, after)
			}
			b.run(t, enter("q1.chuan-bi", "Nguyễn Văn Thử"), enter("tk-ngay", "3"),
				chromedp.Evaluate[chromedp.Void](clipboards[0].setup+";0"))
			if wrong := eval[[]string](t, b, amiss); len(wrong) > 0 || eval[int](t, b, well) != 3 {
				t.Errorf("amiss is %q", wrong)
			}
			b.reach(t, &taps, `[data-send]`)
			b.run(t, until(`document.querySelector('.said').textContent !== ''`))
			t.Logf("%d taps", taps)
			if taps > 12 {
				t.Errorf("%d taps", taps)
			}
			link := eval[string](t, b, `window.copied`)
			wantPlan(t, b, after)
			b.run(t, until(`location.href === window.copied`), chromedp.Reload(), chromedp.WaitVisible(`#ke_hoach`))
			if again := eval[[]string](t, b, planned); !slices.Equal(again, after) {
				t.Errorf("after a reload %q", again)
			}
			if who := eval[string](t, b, `document.querySelector('[data-said=who]').textContent`); who != "Nguyễn Văn Thử chuẩn bị" {
				t.Errorf("after a reload %q", who)
			}
			other := open(t, base, 360)
			other.run(t, chromedp.Navigate(link), chromedp.WaitVisible(`#ke_hoach`))
			if got := eval[[]string](t, other, planned); !slices.Equal(got, after) {
				t.Errorf("the link shows %q, want %q", got, after)
			}
			if who := eval[string](t, other, `document.querySelector('[data-said=who]').textContent`); who != "chưa giao" {
				t.Errorf("the link tells names: %q", who)
			}
		})
	}
}

// wantPlan takes the plan as a Word file, which holds what the page shows.
func wantPlan(t *testing.T, b *tab, shown []string) {
	t.Helper()
	next, taps := b.downloads(t), 0
	b.reach(t, &taps, `a[data-papers]`)
	f := wordmltest.Open(t, next())
	f.Check(t)
	text := strings.Join(f.Lines(), "\n")
	for _, want := range []string{"chuyên đề năm 2027", "dự thảo", "ngày 3 hằng tháng", "Nguyễn Văn Thử"} {
		if !strings.Contains(text, want) {
			t.Errorf("the plan in Word lacks %q: %s", want, text)
		}
	}
	for _, quarter := range shown {
		if title, _, _ := strings.Cut(quarter, " | "); !strings.Contains(text, title) {
			t.Errorf("the plan in Word lacks %q", title)
		}
	}
	b.run(t, until(`document.querySelector('.said').textContent.includes('ke-hoach-2027.docx')`))
}

// TestPlanChecks: each check in its words, on the page; days that move with the
// year; a meeting combined with the regular one.
func TestPlanChecks(t *testing.T) {
	t.Parallel()
	b := open(t, disk(portalDir(t)), 360)
	b.run(t, chromedp.Navigate(b.base+planPage), chromedp.WaitVisible(`#ke_hoach`), press(`[data-fill]`), enter("tk-ngay", "3"))
	has := func(step chromedp.Action[chromedp.Void], want string) {
		t.Helper()
		b.run(t, step)
		if wrong := strings.Join(eval[[]string](t, b, amiss), "; "); wrong != want {
			t.Errorf("amiss is %q, want %q", wrong, want)
		}
	}
	has(enter("q2.ngay", "2027-07-09"), "Quý II: ngày 09/07/2027 không nằm trong quý")
	has(enter("q2.ngay", "2027-05-03"), "Quý II: trùng ngày thường kỳ; đổi ngày, hoặc chọn kết hợp lần lượt")
	has(press(`[name="q2.ghep"][value="1"]`), "")
	if text := eval[string](t, b, `document.querySelector('[data-quarter="2"] .in-turn').textContent`); !strings.Contains(text, "thường kỳ xong mới sang chuyên đề") {
		t.Errorf("combined reads %q", text)
	}
	has(press(`[data-quarter="4"] [data-remove]`), "Quý IV: chưa có chuyên đề")
	has(enter("q4.ten", "Bàn việc thôn"), "")
	has(enter("nam", "2028"), "")
	if days := strings.Join(eval[[]string](t, b, planned), "; "); strings.Count(days, "/2028") != 4 || strings.Contains(days, "/2027") {
		t.Errorf("in 2028 the days are %s", days)
	}
	// What phones are given.
	b.run(t, chromedp.Evaluate[chromedp.Void](`(() => { const real = URL.createObjectURL; URL.createObjectURL = (file) => { file.text().then(t => window.saved = t); return real.call(URL, file) } })()`),
		press(`[data-calendar]`), until(`window.saved`))
	text := eval[string](t, b, `window.saved.replace(/\r\n /g, '')`)
	for _, line := range []string{"RRULE:FREQ=MONTHLY;COUNT=12", "DTSTART;VALUE=DATE:20280503", "SUMMARY:Quý II: hạn chót gửi tài liệu chuyên đề", "SUMMARY:Quý IV: sinh hoạt chuyên đề “Bàn việc thôn”"} {
		if !strings.Contains(text, "\r\n"+line+"\r\n") {
			t.Errorf("the calendar lacks %s", line)
		}
	}
	// Where files cannot be saved the page says how to open it elsewhere.
	b.run(t, chromedp.Evaluate[chromedp.Void](`URL.createObjectURL = undefined`), press(`[data-calendar]`), until(`document.querySelector('.elsewhere').open`))
	b.run(t, chromedp.Evaluate[chromedp.Void](`document.querySelector('.elsewhere').open = false;`+clipboards[2].setup+";0"), press(`[data-send]`),
		until(`document.querySelector('.elsewhere').open && String(getSelection()).includes('#phieu=1.')`))
}

// TestPlanAdd: a topic's page sends its topic to a quarter.
func TestPlanAdd(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/cong/"), 360)
	taps := 0
	b.run(t, chromedp.Func(finger), chromedp.Navigate(b.base+handed+".html"))
	b.tap(t, &taps, `.actions summary`)
	b.reach(t, &taps, `.actions a[href*="#them="]`)
	b.reach(t, &taps, `.add-choices button:nth-child(3)`)
	title := eval[string](t, b, `document.querySelector('[data-quarter="3"] [data-said=title] a').getAttribute('href')`)
	if title != "../"+handed+".html" || taps > 3 {
		t.Errorf("quarter III has %q after %d taps", title, taps)
	}
	// The same page again: what is planned is named, and left alone.
	b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+planPage+"#them=khong-co"), chromedp.WaitVisible(`#ke_hoach`),
		until(`document.querySelector('.plan-said').textContent.includes('Không thấy chuyên đề này')`))
	if n := eval[int](t, b, `document.querySelectorAll('[data-said=title] a').length`); n != 1 {
		t.Errorf("%d topics are planned", n)
	}
}

// hostilePlans are links and stored values by somebody who wants to run a script,
// or that were cut on their way. Base64 of [["q1.ten","<img …>"],…] is the last.
var hostilePlans = []string{
	"#phieu=", "#phieu=1.", "#phieu=1.e30", "#phieu=1.bm8", "#phieu=2.W10", "#phieu=1.W1sicTEudGVuIiwiYWJj", "#phieu=<img src=x onerror=window.broken=1>",
	"#phieu=1.%E0%A4%A", "#them=<img src=x onerror=window.broken=2>", "#them=", "#them=__proto__", "#phieu=99999999999.W10",
	"#phieu=1.W1sicTEuY2h1LWRlIix7fV1d", "#phieu=1.W1siX19wcm90b19fIiwieCJdLFsicTEubmdheSIsIjIwMjctOTktOTkiXSxbIm5hbSIsIi0xIl1d",
	"#phieu=1.W1sicTEudGVuIiwiPGltZyBzcmM9eCBvbmVycm9yPXdpbmRvdy5icm9rZW49Mz4iXSxbInEyLmNodS1kZSIsIjxzdmcgb25sb2FkPXdpbmRvdy5icm9rZW49ND4iXSxbInExLm5nYXkiLCIyMDI3LTAyLTI3Il0sWyJtYSIsIlwiPjxzY3JpcHQ-Il0sWyJrZXkuPGI-IiwiPGI-Il1d",
}

// TestPlanHostile: nothing in a link or in what is stored runs, and what was
// planned on the device is still there.
func TestPlanHostile(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	b.run(t, chromedp.Navigate(b.base+planPage), chromedp.WaitVisible(`#ke_hoach`), press(`[data-fill]`),
		until(`location.hash.startsWith('#phieu=')`)) // or the address, written a little later, takes the place of the first link
	kept := eval[[]string](t, b, planned)
	is := func(what string) {
		t.Helper()
		b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+planPage), chromedp.WaitVisible(`#ke_hoach`))
		if got := eval[[]string](t, b, planned); !slices.Equal(got, kept) {
			t.Fatalf("after %s the plan is %q, before %q", what, got, kept)
		}
	}
	for _, fragment := range hostilePlans {
		// Each is answered in words: that it is damaged, or from whom it is.
		b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.getElementById('bao_phieu').textContent = document.querySelector('.plan-said').textContent = ''; location.hash = %q`, fragment)),
			until(`document.getElementById('bao_phieu').textContent + document.querySelector('.plan-said').textContent !== ''`))
		if broken := eval[string](t, b, `String(window.broken)`); broken != "undefined" {
			t.Errorf("%s runs: %s", fragment, broken)
		}
	}
	is("all of them")
	last := hostilePlans[len(hostilePlans)-1]
	b.run(t, chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+planPage+last), chromedp.WaitVisible(`#ke_hoach`))
	if text := eval[string](t, b, `document.querySelector('[data-said=title]').textContent + window.broken`); text != "<img src=x onerror=window.broken=3>undefined" {
		t.Errorf("%s shows %s", last, text)
	}
	is(last)
	for _, stored := range []string{`<img src=x>`, `[]`, `null`, `{"now":5}`, `{"now":{"q1.ten":{"a":1}},"before":"x"}`, `{"now":{"q1.ten":"<img src=x onerror=window.broken=9>","nam":"x"}}`} {
		b.run(t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`localStorage.setItem('chuyende.phieu.ke-hoach', %q)`, stored)),
			chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+planPage), chromedp.WaitVisible(`#ke_hoach`), press(`[data-fill]`))
		if strings.ContainsAny(stored[:1], "<[n") && eval[string](t, b, `localStorage.getItem('chuyende.phieu.ke-hoach.la')`) != stored {
			t.Errorf("%s is lost", stored)
		}
		if n := eval[string](t, b, `document.querySelector('[data-said=count]').textContent + window.broken`); n != "4/4undefined" {
			t.Errorf("%s: %s", stored, n)
		}
	}
}

// TestPlanPage: the page by keyboard; without findings of axe, unfolded; on one
// sheet of paper; without script an example and the Word paper.
func TestPlanPage(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	b := open(t, serve(t, portalDir(t), "/"), 360)
	check := func(state string) {
		t.Helper()
		for _, finding := range findings(t, b, axe) {
			t.Errorf("%s: %s", state, finding)
		}
		if wide := eval[float64](t, b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("%s: %.0f px wider than the screen", state, wide)
		}
		if small := eval[string](t, b, `[...document.querySelectorAll('main button, main summary, main select, main input:not([type=hidden]):not([type=checkbox]):not([type=radio]), .stage label')]
			.filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML.slice(0, 60)).join()`); small != "" {
			t.Errorf("%s: too small for a thumb: %s", state, small)
		}
	}
	b.run(t, chromedp.Navigate(b.base+planPage), chromedp.WaitVisible(`#ke_hoach`))
	b.run(t, chromedp.Focus(`[name="doi-tuong"]`), chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter),
		until(`document.querySelector('[data-said=count]').textContent === '4/4'`))
	if screens := eval[float64](t, b, `document.querySelector('main').offsetHeight / 740`); screens > 3.9 {
		t.Errorf("the plan takes %.1f screens of a phone, without what frames it", screens)
	}
	b.run(t, chromedp.Focus(`[data-quarter="1"] .pick-topic summary`), chromedp.KeyEvent(kb.Enter), until(`document.querySelector('.pick-topic').open`),
		chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent("hien dat"),
		until(`document.activeElement.value === 'hien dat' && document.querySelector('.pick-count').textContent !== ''`))
	if first := eval[string](t, b, `document.querySelector('.pick-title').textContent`); !strings.Contains(first, "iến đất") {
		t.Errorf("«hien dat» finds %q", first)
	}
	choosing := `document.querySelector('.pick-topic').open = true;`
	b.run(t, chromedp.KeyEvent(kb.Escape), until(`!document.querySelector('.pick-topic').open && document.activeElement.matches('.pick-topic summary')`),
		chromedp.Evaluate[chromedp.Void](choosing+`for (const fold of document.querySelectorAll('[data-quarter="2"] .edit-quarter, .cell-fold')) fold.open = true`))
	check("unfolded")
	b.run(t, enter("chi-bo", "Chi bộ thôn Thử"), enter("q1.chuan-bi", "Đồng chí phó bí thư"), chromedp.EmulateViewport(643, 800), media("print"))
	if over := eval[string](t, b, overflow); over != "" {
		t.Errorf("wider than the paper: %s", over)
	}
	// In points: a drawing's letters are as large as it is drawn.
	if small := eval[float64](t, b, `Math.min(...[...document.querySelectorAll('.wheel text')].map((e) =>
		parseFloat(getComputedStyle(e).fontSize) * document.querySelector('.wheel').getBoundingClientRect().width / 240 * .75))`); small < 9 {
		t.Errorf("words on the wheel are %.1f pt on paper", small)
	}
	sheets := pdf(t, b)
	b.run(t, media(""), chromedp.EmulateViewport(360, 800))
	if sheets != nil {
		if len(sheets) != 1 {
			t.Errorf("the plan stands on %d sheets", len(sheets))
		}
		for _, want := range []string{"ChibộthônThử", "QuýIV", "Đồngchíphóbíthư", "27/02/2027", "Dựthảo", "T/MCHIBỘ"} {
			if !strings.Contains(sheets[0], want) {
				t.Errorf("not on paper: %s", want)
			}
		}
	}
	b.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}), chromedp.Navigate(b.base+"index.html"), chromedp.Navigate(b.base+planPage), chromedp.WaitVisible(`.plan-example`))
	if text := eval[string](t, b, `document.querySelector('.plan-example').innerText`); strings.Count(text, "/2027") < 16 || !strings.Contains(text, "Ví dụ minh họa") {
		t.Errorf("the example reads %s", text)
	}
	if shown := eval[int](t, b, `document.querySelectorAll('a[href="ke-hoach-nam.docx"]').length - (document.querySelector('#ke_hoach').hidden ? 0 : 9)`); shown < 1 {
		t.Errorf("without script: %d", shown)
	}
}
