package e2e

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/pipeline"
)

const (
	searchBox = `#o_tim`
	anyHit    = `.hits li`
	statusBar = `.search-status`
)

// until waits for a JavaScript expression to be true, as long as the test has
// patience: half a minute, which is the custom, is short for a busy machine.
func until(expression string) chromedp.Action[chromedp.Void] {
	poll := chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(0))
	return func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		for {
			nothing, err := poll(ctx, tab)
			if err == nil {
				return nothing, nil
			}
			// The page on which the wait began may still have been the one before.
			var gone *cdproto.Error
			if ctx.Err() != nil || !errors.As(err, &gone) || !slices.Contains(leftPage, gone.Message) {
				return nothing, fmt.Errorf("waiting for %s: %w", expression, err)
			}
		}
	}
}

// leftPage are the browser's words for a page that went while it was asked.
var leftPage = []string{"Execution context was destroyed.", "Inspected target navigated or closed", "Cannot find context with specified id"}

// told waits for the status line to hold a text.
func told(text string) chromedp.Action[chromedp.Void] {
	return until(fmt.Sprintf("document.querySelector(%q).textContent.includes(%q)", statusBar, text))
}

// done waits for the search that is under way, with all its numbers.
func done() chromedp.Action[chromedp.Void] {
	return until(`document.querySelector('.hits').getAttribute('aria-busy') === 'false'`)
}

// asked waits for a search that stands in the address, with all its numbers.
func asked(address string) chromedp.Action[chromedp.Void] {
	return until(fmt.Sprintf(`location.search === %q && document.querySelector('.hits').getAttribute('aria-busy') === 'false'`, address))
}

// forgive takes complaints that a test provoked off the list.
func (b *tab) forgive(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = slices.DeleteFunc(b.troubles, func(trouble string) bool { return strings.Contains(trouble, text) })
}

// TestTypeAndOpenHeading types without tone marks and without Enter, follows a
// hit to its nearest heading, and finds the words marked there.
func TestTypeAndOpenHeading(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			b.run(t,
				chromedp.Navigate(base+"tim-kiem.html"),
				chromedp.SendKeys(searchBox, "tham nhung"),
				asked("?q=tham+nhung"),
				chromedp.WaitVisible(firstHit),
				chromedp.WaitVisible(`.hit-place a`),
			)
			if marks := eval[string](t, b, `document.querySelector('.hits mark').textContent`); !strings.EqualFold(marks, "tham") {
				t.Errorf("the first mark is %q", marks)
			}
			// What the first titles mean is marked below too: no "thăm nhưng", which a page here has.
			b.run(t, until(`(late => { late?.scrollIntoView({behavior: 'instant'}); return !late })([...document.querySelectorAll('.hits .hit-text')].find(text => !text.firstChild))`))
			if !eval[bool](t, b, `[...document.querySelectorAll('.hits mark')].every(m => /^(tham|nhũng)$/i.test(m.textContent))`) {
				t.Errorf("marked in the list: %s", eval[string](t, b, `[...document.querySelectorAll('.hits mark')].map(m => m.textContent).join(' ')`))
			}
			b.run(t, chromedp.Evaluate[chromedp.Void](`scrollTo({top: 0, behavior: 'instant'})`))
			b.run(t, chromedp.Click(`.hit-place a`), chromedp.WaitVisible(`main mark`), chromedp.WaitVisible(`.unmark`))
			if !eval[bool](t, b, `location.search === '?tim=tham%20nhung' && document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null`) {
				t.Errorf("the hit led to %s", get(t, b, chromedp.Location()))
			}
			// The passages that answer are marked, in the reading that is meant, not every word of the page.
			if !eval[bool](t, b, `(marks => marks.length < 16 && marks.every(m => /^(tham|nhũng)$/i.test(m.textContent)))([...document.querySelectorAll('main mark')])`) {
				t.Errorf("marked: %s", eval[string](t, b, `[...document.querySelectorAll('main mark')].map(m => m.textContent).join(' ')`))
			}
			if n := eval[int](t, b, `document.querySelectorAll('script mark, button mark').length`); n != 0 {
				t.Errorf("%d marks stand where none may", n)
			}
			b.run(t, chromedp.KeyEvent(kb.Escape), chromedp.WaitNotPresent(`main mark`), chromedp.WaitNotPresent(`.unmark`))
			if address := get(t, b, chromedp.Location()); strings.Contains(address, "tim=") || !strings.Contains(address, "#") {
				t.Errorf("without the marks the address is %s", address)
			}
			b.run(t, chromedp.NavigateBack(), chromedp.WaitVisible(firstHit))
			if q := eval[string](t, b, `document.querySelector('#o_tim').value`); q != "tham nhung" {
				t.Errorf("back on the search page the box holds %q", q)
			}
		})
	}
}

// TestTypedAhead types before the script is there that answers it: what was typed is
// asked, and stands in the address.
func TestTypedAhead(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	b.run(t, chromedp.Func(before(`addEventListener('DOMContentLoaded', () => document.querySelector('#o_tim').value = 'tham nhung')`)),
		chromedp.Navigate(base+"tim-kiem.html"), asked("?q=tham+nhung"), chromedp.WaitVisible(firstHit))
}

// total is the number that the status line begins with.
func total(t *testing.T, b *tab) int {
	t.Helper()
	return eval[int](t, b, `parseInt(document.querySelector('.search-status').textContent)`)
}

// tick ticks or unticks a choice and waits for the new numbers.
func tick(facet, value string) chromedp.Action[chromedp.Void] {
	click := chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('.facets [name="%s"][value="%s"]').click()`, facet, value))
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := click(ctx, target); err != nil {
			return chromedp.Void{}, err
		}
		return done()(ctx, target)
	}
}

// TestFilters narrows a search: the counts beside the choices are those that
// come true, choices of one facet add up, chips take them back.
func TestFilters(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 1280)
			count := func(value string) string {
				return fmt.Sprintf(`parseInt(document.querySelector('.facets [name="doi-tuong"][value=%q]').parentNode.querySelector('.count').textContent)`, value)
			}
			b.run(t, chromedp.Navigate(base+"tim-kiem.html?q=chi+bo&fbclid=x"), chromedp.WaitVisible(anyHit), done())
			before := total(t, b)
			one := eval[int](t, b, count("truong-hoc"))
			b.run(t, tick("doi-tuong", "truong-hoc"))
			if got := total(t, b); got != one || got == 0 || got >= before {
				t.Errorf("of %d pages %d were promised and %d stand", before, one, got)
			}
			b.run(t, tick("doi-tuong", "thon-to-dan-pho"))
			both := total(t, b)
			if both <= one {
				t.Errorf("a second choice of one facet leaves %d pages, the first left %d", both, one)
			}
			if query := eval[string](t, b, `location.search`); query != "?q=chi+bo&doi-tuong=thon-to-dan-pho&doi-tuong=truong-hoc" && query != "?q=chi+bo&doi-tuong=truong-hoc&doi-tuong=thon-to-dan-pho" {
				t.Errorf("the address says %s", query)
			}
			kind := eval[int](t, b, `parseInt(document.querySelector('.facets [name="kind"][value="topic"]').parentNode.querySelector('.count').textContent)`)
			b.run(t, tick("kind", "topic"))
			if got := total(t, b); got != kind {
				t.Errorf("with a second facet %d pages were promised and %d stand", kind, got)
			}
			b.run(t, chromedp.Click(`.chosen button:first-child`), until(`document.querySelectorAll('.chosen button').length === 2`), done())
			if got := total(t, b); got != both {
				t.Errorf("without the chip %d pages stand, not %d", got, both)
			}
			b.run(t, chromedp.NavigateBack(), until(`document.querySelectorAll('.chosen button').length === 3`), done())
			if got := total(t, b); got != kind {
				t.Errorf("going back shows %d pages, not %d", got, kind)
			}
		})
	}
}

// TestBrowse shows pages without a query, and by date.
func TestBrowse(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	b.run(t, chromedp.Navigate(base+"tim-kiem.html?doi-tuong=truong-hoc"), chromedp.WaitVisible(anyHit), done())
	if href := eval[string](t, b, `document.querySelector('.hits a').getAttribute('href')`); strings.Contains(href, "tim=") {
		t.Errorf("a hit of no words leads to %s", href)
	}
	b.run(t,
		chromedp.Evaluate[chromedp.Void](`document.querySelector('[name=xep]').value = 'ngay'; document.querySelector('[name=xep]').dispatchEvent(new Event('change', {bubbles: true}))`),
		asked("?doi-tuong=truong-hoc&xep=ngay"))
	days := eval[[]string](t, b, `[...document.querySelectorAll('.hit-facts')].map(p => (p.textContent.match(/\d\d\/\d\d\/\d{4}/) ?? [''])[0].split('/').reverse().join('-'))`)
	if len(days) == 0 || !slices.IsSortedFunc(days, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("the days by date are %q", days)
	}
	b.run(t, chromedp.Click(`.chosen button`), asked("?xep=ngay"))
}

// TestBackToFormerQuery goes through two searches and back.
func TestBackToFormerQuery(t *testing.T) {
	t.Parallel()
	for name, base := range places(t, portalDir(t)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := open(t, base, 360)
			first := func() string { return eval[string](t, b, `document.querySelector('.hits a').textContent`) }
			b.run(t, chromedp.Navigate(base+"tim-kiem.html?q=hien+dat"), chromedp.WaitVisible(anyHit), done())
			former := first()
			b.run(t,
				chromedp.Evaluate[chromedp.Void](`document.querySelector('#o_tim').select()`),
				chromedp.SendKeys(searchBox, "truong hoc"),
				asked("?q=truong+hoc"))
			if first() == former {
				t.Error("both searches have the same first hit")
			}
			b.run(t, chromedp.SendKeys(searchBox, " sinh"), asked("?q=truong+hoc+sinh"))
			// Typing is one step, however many pauses it has.
			b.run(t, chromedp.NavigateBack(), asked("?q=hien+dat"))
			if got := first(); got != former {
				t.Errorf("going back shows %q, not %q", got, former)
			}
			if q := eval[string](t, b, `document.querySelector('#o_tim').value`); q != "hien dat" {
				t.Errorf("going back leaves %q in the box", q)
			}
		})
	}
}

// TestRetry loses the network in the middle of a search.
func TestRetry(t *testing.T) {
	t.Parallel()
	var broken atomic.Bool
	files := http.FileServer(http.Dir(portalDir(t)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if broken.Load() && strings.HasPrefix(r.URL.Path, "/search/") {
			http.Error(w, "away", http.StatusServiceUnavailable)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	base := server.URL + "/"
	b := open(t, base, 360)
	b.run(t, chromedp.Navigate(base+"tim-kiem.html?q=hien+dat"), chromedp.WaitVisible(anyHit), done())
	broken.Store(true)
	b.run(t,
		chromedp.Evaluate[chromedp.Void](`window.same = true; document.querySelector('#o_tim').value = ''`),
		chromedp.SendKeys(searchBox, "tham nhung"+kb.Enter), told("Chưa tải được"))
	if n := eval[int](t, b, `document.querySelectorAll('.hits li').length`); n != 0 {
		t.Errorf("%d hits of the former query stand below the message", n)
	}
	broken.Store(false)
	b.run(t, chromedp.Click(statusBar+` button`), chromedp.WaitVisible(anyHit), done())
	if !eval[bool](t, b, `window.same === true`) {
		t.Error("the page was loaded anew")
	}
	b.forgive("503")
}

// TestAnotherBuild publishes another build under an open page.
func TestAnotherBuild(t *testing.T) {
	t.Parallel()
	source := t.TempDir()
	if err := os.CopyFS(filepath.Join(source, "content"), os.DirFS(filepath.Join(root, "content"))); err != nil {
		t.Fatal(err)
	}
	out := buildSite(t, source)
	base := serve(t, out, "/")
	b := open(t, base, 360)
	b.run(t, chromedp.Navigate(base+"tim-kiem.html?q=hien+dat"), chromedp.WaitVisible(anyHit), done())
	for i := range 40 {
		page := fmt.Sprintf("---\ntitle: Trang thêm %d\n---\n\nChống tham nhũng, lãng phí ở đơn vị %d.\n", i, i)
		if err := os.WriteFile(filepath.Join(source, "content", fmt.Sprintf("them-%d.md", i)), []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	rebuild(t, source, out)
	b.run(t,
		chromedp.Evaluate[chromedp.Void](`document.querySelector('#o_tim').select()`),
		chromedp.SendKeys(searchBox, "tham nhung"+kb.Enter), told("đã cập nhật"))
	// The page loads anew: its former hits went when the message came.
	b.run(t, chromedp.Click(statusBar+` button`), chromedp.WaitVisible(anyHit), done())
	b.forgive("404")
}

// slash presses "/". DevTools send the letter apart from the key, so that the
// page cannot keep it from the box.
func slash(before string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		if _, err := chromedp.KeyEvent("/")(ctx, target); err != nil {
			return chromedp.Void{}, err
		}
		return until(fmt.Sprintf(`document.activeElement.id === 'o_tim' && (document.activeElement.value = %q, true)`, before))(ctx, target)
	}
}

// insert types a text at once: between two keys a slow machine may pause long
// enough for suggestions to what is there by then.
func insert(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.execCommand('insertText', false, %q)", text))
}

// TestKeyboardOnly searches without a mouse.
func TestKeyboardOnly(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 1280)
	axe := axeSource(t)
	active := `document.getElementById(document.querySelector('#o_tim').getAttribute('aria-activedescendant'))`
	b.run(t,
		chromedp.Navigate(base+"gioi-thieu.html"), chromedp.WaitVisible(searchBox),
		slash(""), insert("tham nhu"), chromedp.WaitVisible(`#goi_y_tim li`),
	)
	for _, finding := range findings(t, b, axe) {
		t.Errorf("with suggestions: %s", finding)
	}
	// The key up chooses the last suggestion, the key down leads from it to what was typed.
	b.run(t, chromedp.KeyEvent(kb.ArrowUp),
		until(active+` === document.querySelector('#goi_y_tim li:last-child') && document.querySelector('#o_tim').ariaExpanded === 'true'`),
		chromedp.KeyEvent(kb.ArrowDown), until(active+` === null && document.activeElement.value === 'tham nhu'`))
	b.run(t, chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible(`#goi_y_tim`))
	b.run(t, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(anyHit), done())
	for _, finding := range findings(t, b, axe) {
		t.Errorf("with results: %s", finding)
	}
	b.run(t, slash("tham nhu"), insert("n"), chromedp.WaitVisible(`#goi_y_tim li`), chromedp.KeyEvent(kb.ArrowDown), until(active+` !== null`))
	if eval[bool](t, b, `document.querySelector('#goi_y_tim').getBoundingClientRect().bottom > document.querySelector('.search').getBoundingClientRect().top`) {
		t.Error("the suggestions cover the results")
	}
	b.run(t, chromedp.KeyEvent(kb.Escape), chromedp.WaitNotVisible(`#goi_y_tim`))
	b.run(t, chromedp.Evaluate[chromedp.Void](`document.querySelector('.hits a').focus()`), chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(`main mark`))
	for _, finding := range findings(t, b, axe) {
		t.Errorf("with marks: %s", finding)
	}
	// A suggested page is opened, not searched for.
	b.run(t, slash(""), insert("tham nhu"), chromedp.WaitVisible(`#goi_y_tim li`), chromedp.KeyEvent(kb.ArrowUp), until(active+` !== null`))
	title := eval[string](t, b, active+`.textContent`)
	// The key alone: DevTools would send a line end after it, as with "/".
	b.run(t, chromedp.Evaluate[chromedp.Void](`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}))`), chromedp.WaitNotPresent(`main mark`), chromedp.WaitVisible(`h1`))
	// A heading does not break between words that belong together.
	if got := get(t, b, chromedp.Text(`h1`)); strings.ReplaceAll(got, "\u00a0", " ") != title {
		t.Errorf("the suggestion %q opened %q", title, got)
	}
}

// TestOnlyOnDemand loads nothing of search into a page that is only read.
func TestOnlyOnDemand(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	loaded := `performance.getEntriesByType('resource').filter(e => /\/search[./]/.test(e.name)).length`
	b.run(t, chromedp.Navigate(base+"gioi-thieu.html"), chromedp.WaitReady(`main`), until(`document.readyState === 'complete'`))
	if n := eval[int](t, b, loaded); n != 0 {
		t.Errorf("a page that is only read loads %d files of search", n)
	}
	// The box is folded on a phone; opening it puts the caret into it.
	b.run(t, chromedp.Click(`.find-open`), chromedp.WaitVisible(searchBox), until(loaded+` >= 1`))
}

// TestHitsFirst: on the search page hits and their texts come before what drives the
// page and what every page has; what a query cannot do without comes beside its words.
func TestHitsFirst(t *testing.T) {
	t.Parallel()
	base := serve(t, portalDir(t), "/")
	b := open(t, base, 360)
	// order lists what was asked for, each kind of file once, as it was asked for.
	order := `[...new Set(performance.getEntriesByType('resource').sort((a, b) => a.startTime - b.startTime)
		.map(e => (e.name.match(/\/(search\/[a-z]+|(?:search|searchlater|site)(?=\.[^.]*\.js))/) ?? ['', ''])[1]).filter(Boolean))]`
	for query, want := range map[string][]string{
		"tham+nhung+lang+phi":       {"search/t", "search/d", "searchlater", "site"},
		"%22tham+nhung%22+lang+phi": {"searchlater", "search/t", "search/d", "site"},
	} {
		b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(base+"tim-kiem.html?q="+query), chromedp.WaitVisible(anyHit), done(),
			until(order+`.includes('site')`))
		got := slices.DeleteFunc(eval[[]string](t, b, order), func(name string) bool { return !slices.Contains(want, name) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: files are asked for in the order %q, not %q", query, got, want)
		}
	}
}

// rebuild builds a site again into its folder.
func rebuild(t *testing.T, source, out string) {
	t.Helper()
	result, err := pipeline.Run(t.Context(), siteOptions(t, source, out))
	if err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
}
