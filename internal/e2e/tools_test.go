package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// offered lists what a page offers, title and reason of each.
const offered = `[...document.querySelectorAll('.offers .offer')].map(o => o.querySelector('a').textContent + ' | ' + (o.querySelector('.reason')?.textContent ?? ''))`

// press presses a control wherever the page has scrolled to: the list below it
// changes with every press, and a pointer would be too slow or too fast.
func press(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('%s').click()`, selector))
}

// pick presses the label of a choice.
func pick(name, value string) chromedp.Action[chromedp.Void] {
	return press(fmt.Sprintf(`label:has([name="%s"][value="%s"])`, name, value))
}

// TestChooser finds a topic with two taps, leaves one out that was held, asks
// for more, opens one and comes back: on servers and from a disk.
func TestChooser(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t,
				chromedp.Navigate(base+"goi-y/index.html"),
				chromedp.WaitVisible(`#bo_loc`),
				pick("doi-tuong", "thon-to-dan-pho"),
				pick("quy", "2"),
				until(`location.hash.includes('doi-tuong=thon-to-dan-pho&quy=2')`),
			)
			before := eval[[]string](t, b, offered)
			if len(before) < 3 || len(before) > 5 {
				t.Fatalf("%d topics are offered: %q", len(before), before)
			}
			// The reasons say what tells the topics apart, not what was wished.
			if !strings.HasSuffix(before[0], "| Dịp 19/5") {
				t.Errorf("the first does not say its occasion: %q", before[0])
			}
			for _, offer := range before {
				if reason := offer[strings.Index(offer, "|"):]; strings.Contains(reason, "uý II") || strings.Contains(reason, "thôn") {
					t.Errorf("what was wished is said again: %s", offer)
				}
			}
			b.run(t, press(`.offer input`), until(`location.hash.includes('da-lam=')`))
			after := eval[[]string](t, b, offered)
			if after[0] == before[0] || strings.Contains(strings.Join(after, "\n"), before[0]) {
				t.Errorf("a topic that was held is still offered: %q", after)
			}
			b.run(t, press(`[data-more]`), until(fmt.Sprintf(`document.querySelectorAll('.offer').length > %d`, len(after))))
			if focus := eval[string](t, b, `document.activeElement.textContent`); !strings.HasPrefix(eval[[]string](t, b, offered)[len(after)], focus) {
				t.Errorf("after more topics the focus is on %q", focus)
			}
			// The state is in the address and nowhere else that matters.
			b.run(t, chromedp.Reload(), chromedp.WaitVisible(`.offer`))
			if again := eval[[]string](t, b, offered); strings.Join(again, "\n") != strings.Join(after, "\n") {
				t.Errorf("after a reload other topics are offered: %q, before %q", again, after)
			}
			b.run(t,
				press(`.offer a`), chromedp.WaitVisible(`#bao-cao-de-dan`),
				chromedp.NavigateBack(), chromedp.WaitVisible(`.offer`),
				press(`.held summary`), press(`.held button`),
				until(`!location.hash.includes('da-lam=')`),
			)
			if back := eval[[]string](t, b, offered); strings.Join(back, "\n") != strings.Join(before, "\n") {
				t.Errorf("with nothing held %q are offered, at first %q", back, before)
			}
			// The length that is wished chooses the agenda, on the topic's page and its slides.
			b.run(t, enter("phut", "60"), until(`document.querySelector('.offer a').hash === '#phut=60'`), press(`.offer a`), chromedp.WaitVisible(`#bao-cao-de-dan`),
				until(`document.querySelector('[data-slides]').hash !== ''`)) // the page is there before its script
			if chosen := eval[string](t, b, `document.querySelector('.agendas > input:checked').value + document.querySelector('[data-slides]').hash`); chosen != "60#phut=60" {
				t.Errorf("the agenda is %s", chosen)
			}
		})
	}
}

// TestChooserByKeyboard needs no pointer.
func TestChooserByKeyboard(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 1280)
	b.run(t,
		chromedp.Navigate(base+"goi-y/index.html#quy=1"),
		chromedp.WaitVisible(`#bo_loc`),
		chromedp.Focus(`[name="doi-tuong"]`),
		chromedp.KeyEvent(" "), chromedp.KeyEvent(kb.ArrowDown),
		until(`location.hash.includes('doi-tuong=truong-hoc')`),
		// What has been chosen is folded; keys leave open what they go through.
		chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`[name="quy"]`),
		chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.ArrowRight),
		until(`location.hash.includes('quy=2') && document.querySelector('[name="quy"]').closest('details').open`),
		chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`[name="nhom"]`),
		chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.ArrowDown),
		until(`location.hash.includes('nhom=')`),
	)
	if n := eval[int](t, b, `document.querySelectorAll('.offer').length`); n == 0 {
		t.Error("no topic is offered")
	}
}

// TestChoicesAhead compares the page for a kind of cell and a quarter, which
// needs no script, with what the script offers.
func TestChoicesAhead(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	b.run(t, chromedp.Navigate(base+"goi-y/index.html#doi-tuong=hoc-sinh-sinh-vien&quy=3"), chromedp.WaitVisible(`.offer`))
	live := eval[[]string](t, b, offered)
	c := open(t, base, 360)
	c.run(t, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}),
		// The form of the home page leads to where one chooses, on servers of plain
		// files too.
		chromedp.Navigate(base+"index.html"),
		chromedp.Click(`.who [type="submit"]`),
		chromedp.WaitVisible(`main > .without-script`), chromedp.WaitVisible(`main > .fold summary`), chromedp.Click(`main > .fold summary`),
		chromedp.Click(`.coverage a[href="hoc-sinh-sinh-vien.html"]`),
		chromedp.WaitVisible(`a[href="hoc-sinh-sinh-vien/quy-3.html"]`),
		chromedp.Click(`a[href="hoc-sinh-sinh-vien/quy-3.html"]`),
		chromedp.WaitVisible(`.quarters`),
	)
	// Only scripts of the page are off; the browser still answers the test.
	ahead := eval[[]string](t, c, offered)
	if len(live) == 0 || len(ahead) < len(live) || strings.Join(ahead[:len(live)], "\n") != strings.Join(live, "\n") {
		t.Errorf("the page made ahead offers %q, the script %q", ahead, live)
	}
}

// TestRegisterFilter narrows the register by what is typed, without marks, and
// by its state, and takes it back.
func TestRegisterFilter(t *testing.T) {
	t.Parallel()
	const shown = `[...document.querySelectorAll('#bang_van_ban [data-hieu-luc]')].filter(row => !row.hidden).map(row => row.dataset.hieuLuc)`
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t, chromedp.Navigate(base+"van-ban/index.html"), chromedp.WaitVisible(`#loc_van_ban`))
			all := len(eval[[]string](t, b, shown))
			b.run(t, chromedp.SendKeys(`#loc_van_ban [name="chu"]`, "42-hd"), until(`location.hash === '#chu=42-hd'`))
			// And those whose rows name it as newer.
			if got := eval[[]string](t, b, shown); len(got) == 0 || len(got) > 3 || got[0] != "in-force" {
				t.Errorf("«42-hd» leaves %q", got)
			}
			b.run(t, press(`#loc_van_ban [type="reset"]`), until(`location.hash === ''`))
			b.run(t, chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelector('[name="hieu-luc"]'); s.value = 'replaced'; s.dispatchEvent(new Event('input', {bubbles: true})) })()`))
			old := eval[[]string](t, b, shown)
			if len(old) == 0 || len(old) >= all || strings.ReplaceAll(strings.Join(old, ""), "replaced", "") != "" {
				t.Errorf("of %d documents %q are left as replaced", all, old)
			}
			if text := eval[string](t, b, `document.getElementById('so_van_ban').textContent`); text != fmt.Sprintf("%d trong %d văn bản", len(old), all) {
				t.Errorf("the count reads %q", text)
			}
			b.run(t, chromedp.Reload(), until(fmt.Sprintf(`(%s).length === %d`, shown, len(old))))
		})
	}
}
