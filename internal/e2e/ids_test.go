package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestIDs opens a page of every layout and uses the search box on it, so that
// all that scripts make is there: no id may stand twice, and what refers to an
// id has to find it. In short every third page is opened.
func TestIDs(t *testing.T) {
	t.Parallel()
	const twice = `[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)`
	const lost = `['for', 'form', 'list', 'aria-controls', 'aria-labelledby', 'aria-describedby', 'aria-activedescendant'].flatMap(name =>
		[...document.querySelectorAll('[' + name + ']')].flatMap(e => e.getAttribute(name).split(' ').filter(id => id && !document.getElementById(id)).map(id => name + '=' + id)))`
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 1280)
	for i, page := range everyKind() {
		if testing.Short() && i%3 != 0 {
			continue
		}
		b.run(t,
			chromedp.Navigate(base+page),
			chromedp.WaitVisible(`.search-form input`),
			chromedp.SendKeys(`.search-form input`, "tham nhu"),
			chromedp.WaitVisible(`[role=option]`),
			chromedp.KeyEvent(kb.ArrowDown),
			until(`document.querySelector('[aria-activedescendant]').getAttribute('aria-activedescendant') !== ''`),
		)
		if ids := eval[[]string](t, b, twice); len(ids) > 0 {
			t.Errorf("%s: twice on the page: %q", page, ids)
		}
		if ids := eval[[]string](t, b, lost); len(ids) > 0 {
			t.Errorf("%s: nothing has the id of %q", page, ids)
		}
	}
}
