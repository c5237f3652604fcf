package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestLines: on a wide screen no line of running text has more than 70 letters, on
// pages of every layout. Slides are read from afar, and titles are no running text.
func TestLines(t *testing.T) {
	t.Parallel()
	b := openAs(t, serve(t, portalDir(t), "/"), 1280, inRoboto(t))
	for _, template := range templates {
		if template.name == "slides" {
			continue
		}
		b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+template.page), chromedp.WaitReady(`main`), until(settled))
		got := eval[struct {
			Lines int
			Long  []string
		}](t, b, longLines)
		for _, line := range got.Long {
			t.Errorf("%s: %d letters: %s", template.page, len([]rune(line)), line)
		}
		if template.name == "topic" && got.Lines < 100 {
			t.Errorf("%s: %d lines were looked at", template.page, got.Lines)
		}
	}
}

// longLines are the lines of paragraphs and items of several lines, and those of
// them with more than 70 letters, word by word as they were laid out.
const longLines = `(() => {
	const blocks = new Map(), range = document.createRange(), words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
	for (let node; (node = words.nextNode());) {
		let block = node.parentElement;
		while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
		if (!node.data.trim() || !block.offsetHeight || !block.matches('p, li, dd, div, pre, blockquote') || block.matches('.rows > li, .visually-hidden')) continue;
		const lines = blocks.get(block) ?? blocks.set(block, new Map()).get(block);
		for (const {0: word, index} of node.data.matchAll(/\S+/g)) {
			range.setStart(node, index);
			range.setEnd(node, index + word.length);
			const rect = range.getClientRects()[0];
			if (!rect) continue;
			const line = [...lines.keys()].find((y) => Math.abs(y - rect.bottom) < 8) ?? rect.bottom;
			lines.set(line, (lines.get(line) ?? '') + (lines.has(line) ? ' ' : '') + word);
		}
	}
	const all = [...blocks.values()].filter((lines) => lines.size > 1).flatMap((lines) => [...lines.values()]);
	return {Lines: all.length, Long: all.filter((line) => line.length > 70 && line.includes(' '))}; // an address has no place to break
})()`

// TestSmallest: at the smallest of the reader's sizes no text is below 14 px, and what
// is pressed is 44 px high, on pages of every layout. Links in a text are as high as it.
func TestSmallest(t *testing.T) {
	t.Parallel()
	b := openAs(t, serve(t, portalDir(t), "/"), 360, inRoboto(t))
	b.run(t, chromedp.Func(before(`document.addEventListener('readystatechange', () => document.documentElement.setAttribute('data-size', '1'))`)))
	for _, template := range templates {
		b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+template.page), chromedp.WaitReady(`main`), until(settled))
		got := eval[struct {
			Texts, Controls int
			Small           []string
		}](t, b, small)
		for _, what := range got.Small {
			t.Errorf("%s: %s", template.page, what)
		}
		if got.Texts < 5 || got.Controls < 3 {
			t.Errorf("%s: %d texts and %d controls were looked at", template.page, got.Texts, got.Controls)
		}
	}
}

// small names texts below 14 px and controls below 44 px, with what is folded open.
const small = `(() => {
	for (const fold of document.querySelectorAll('details')) fold.open = true;
	const name = (e) => e.localName + '.' + e.className + ' "' + (e.textContent || e.value || e.id).trim().slice(0, 40) + '"';
	const seen = (e) => e.getClientRects().length && getComputedStyle(e).visibility === 'visible' && !e.closest('.visually-hidden, .skip, svg');
	const out = {Texts: 0, Controls: 0, Small: []};
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; (node = texts.nextNode());) {
		const e = node.parentElement, size = parseFloat(getComputedStyle(e).fontSize);
		if (!node.data.trim() || !seen(e) || e.closest('sup, script, noscript, style, option')) continue;
		out.Texts++;
		if (size < 14) out.Small.push(size + ' px: ' + name(e));
	}
	for (const e of document.querySelectorAll('button, input, select, textarea, summary, .button, .rows > li, nav :not(.rows) > li > a, .terms a')) {
		// A box to tick is pressed by its label; a link in a line of links by the line.
		const pressed = /^(checkbox|radio|file)$/.test(e.type) ? e.closest('label') ?? document.querySelector('label[for="' + e.id + '"]') ?? e : e;
		if (!seen(pressed) || e.type === 'hidden') continue;
		out.Controls++;
		const high = pressed.getBoundingClientRect().height;
		if (high < 43.9) out.Small.push(high.toFixed(1) + ' px high: ' + name(pressed));
	}
	out.Small = [...new Set(out.Small)];
	return out;
})()`

// TestNamesOfButtons: where topics are suggested no two things to press have one name.
func TestNamesOfButtons(t *testing.T) {
	t.Parallel()
	b := open(t, serve(t, portalDir(t), "/"), 360)
	for _, page := range []string{"goi-y/index.html", "goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=2"} {
		b.run(t, chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+page), chromedp.WaitReady(`main`), until(settled))
		names := eval[[]string](t, b, `[...document.querySelectorAll('main button, main summary, main select, main .button')].filter((e) => e.getClientRects().length)
			.map((e) => (e.getAttribute('aria-label') ?? (e.labels?.[0]?.firstChild ?? e).textContent).trim().replace(/\s+/g, ' '))`)
		slices.Sort(names)
		if same := slices.Compact(slices.Clone(names)); len(names) < 5 || len(same) < len(names) || slices.Contains(names, "") {
			t.Errorf("%s: the names are %q", page, names)
		}
	}
}

// termLink leads to the page of a term, by the folder of its terms.
var termLink = regexp.MustCompile(`href="((?:doi-tuong|quy|dip|nhom|tu-khoa|the)/[^"/]+\.html)"`)

// TestSearchListsMany: what the search page lists to leaf through has more than one page.
func TestSearchListsMany(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	page, err := os.ReadFile(filepath.Join(dir, "tim-kiem.html"))
	if err != nil {
		t.Fatal(err)
	}
	links := termLink.FindAllSubmatch(page, -1)
	if len(links) < 5 {
		t.Fatalf("the page leads to %d groups and terms", len(links))
	}
	for _, link := range links {
		list, err := os.ReadFile(filepath.Join(dir, string(link[1])))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(list), `<p class="said">`) + strings.Count(string(list), `<p class="facts-line">`); n < 2 {
			t.Errorf("%s has one page", link[1])
		}
	}
}
