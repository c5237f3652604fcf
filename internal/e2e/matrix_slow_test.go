//go:build slow

package e2e

import (
	"fmt"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestMatrix opens a page of every layout in two sizes of the browser's text, three
// widths and three schemes of colours: axe must find nothing, nothing may be
// wider than the screen, and what a key leads to must be seen.
func TestMatrix(t *testing.T) {
	t.Parallel()
	m := matrix{serve(t, portalDir(t), "/"), axeSource(t)}
	for _, size := range []int{100, 200} {
		for _, width := range []int64{320, 360, 1280} {
			t.Run(fmt.Sprintf("%d%% at %d px", size, width), func(t *testing.T) {
				t.Parallel()
				// No browser is open for so long that its patience ends.
				for some := range slices.Chunk(templates, 8) {
					b := openAlone(t, m.base, width, largeText(size))
					for _, template := range some {
						m.look(t, b, template.page)
					}
				}
			})
		}
	}
}

// matrix is what is looked at, and with which checker.
type matrix struct{ base, axe string }

// look opens a page and holds it against what must be so in every scheme.
func (m matrix) look(t *testing.T, b *tab, page string) {
	t.Helper()
	b.run(t, chromedp.Func(focused), chromedp.Navigate("about:blank"), wear(schemes[0]), chromedp.Navigate(m.base+page), chromedp.WaitReady(`body`), until(settled))
	eval[int](t, b, m.axe+";"+forcedLetters+"; 0")
	for i, scheme := range schemes {
		b.run(t, wear(scheme))
		rules := ""
		if i > 0 {
			rules = "wcag2aa" // no other rule asks for the scheme
		}
		for _, finding := range axeFindings(t, b, rules) {
			t.Errorf("%s, %s: %s", page, scheme.name, finding)
		}
	}
	if moves := eval[string](t, b, moving); moves != "" {
		t.Errorf("%s moves for those who want no motion: %s", page, moves)
	}
	if over := eval[string](t, b, tooWide); over != "" {
		t.Errorf("%s is wider than the screen: %s", page, over)
	}
	for _, hidden := range eval[[]string](t, b, hiddenFocus) {
		t.Errorf("%s: what a key leads to is hidden: %s", page, hidden)
	}
}

// moving names what moves by itself or glides on scrolling; "" where nothing does.
const moving = `getComputedStyle(document.documentElement).scrollBehavior.replace('auto', '') +
	document.getAnimations().map((a) => a.effect.target.localName + '.' + a.effect.target.className).join()`

// forcedLetters has axe read the colour that letters have. It asks for a property
// that stays the author's where the system forces its own colours.
const forcedLetters = `{
	const read = CSSStyleDeclaration.prototype.getPropertyValue;
	CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
		return read.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
	};
}`

// hiddenFocus moves the focus to all that takes it, one after the other, and
// names what then cannot be seen: something else lies over its middle, or over
// the middle of what fits on the screen.
const hiddenFocus = `(() => {
	const hidden = [];
	for (const e of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
		if (e.disabled || !e.getClientRects().length || getComputedStyle(e).visibility !== 'visible') continue;
		e.focus();
		if (document.activeElement !== e) continue;
		// Of a choice that is drawn by its label, the label.
		const seen = e.labels?.length && getComputedStyle(e).opacity === '0' ? e.labels[0] : e;
		const r = [...seen.getClientRects()].find((r) => r.width && r.height);
		const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
		const at = document.elementFromPoint(middle(r.left, r.right, innerWidth), middle(r.top, r.bottom, innerHeight));
		if (!at || !seen.contains(at) && !at.contains(seen)) {
			const place = Math.round(r.x) + ',' + Math.round(r.y);
			hidden.push(e.localName + ' ' + (e.textContent.trim() || e.name || e.className).slice(0, 30) + ' at ' + place + ' below ' + (at ? at.localName + '.' + at.className : 'nothing'));
		}
	}
	return hidden.slice(0, 4);
})()`
