package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chuyende/internal/offline"
	"chuyende/internal/pipeline"
)

// fragile is a server that can be cut off, whole or in part.
type fragile struct {
	dir  string
	down atomic.Bool

	mu sync.Mutex
	// fetched are the paths that workers have asked for.
	fetched []string
	// cut are beginnings of paths that cannot be had.
	cut []string
}

// cutOff makes paths with one of these beginnings what cannot be had.
func (n *fragile) cutOff(cut ...string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.cut = cut
}

func (n *fragile) lost(name string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.down.Load() || slices.ContainsFunc(n.cut, func(cut string) bool { return strings.HasPrefix(name, cut) })
}

// ServeHTTP answers as a plain server, or not at all.
func (n *fragile) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/cong/")
	if n.lost(name) {
		panic(http.ErrAbortHandler)
	}
	if strings.HasSuffix(r.Referer(), "/"+offline.WorkerPath) {
		n.mu.Lock()
		n.fetched = append(n.fetched, name)
		n.mu.Unlock()
	}
	if name == "" {
		name = "index.html"
	}
	http.ServeFileFS(w, indexRequest(r), os.DirFS(n.dir), name)
}

// keptHere are the paths that the browser keeps of the site.
const keptHere = `(async () => { const all = []; for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys())
	all.push(name.split(' ').pop() + ' ' + new URL(request.url).pathname); return all.sort() })()`

// keptText is the text that the browser keeps at an address, "" where there is none.
func keptText(address string) string {
	return `(async () => { const kept = await caches.match(` + quote(address) + `); if (!kept) return '';
		const body = kept.headers.has('X-Kept') ? kept.body.pipeThrough(new DecompressionStream('deflate')) : kept.body;
		return new Response(body).text() })()`
}

// searched is what the search page shows of a query: its hits in their order, and
// what it says of them.
type searched struct {
	Titles []string `json:"titles"`
	Says   string   `json:"says"`
}

// search asks the search page.
func search(t *testing.T, b *tab, query string) searched {
	t.Helper()
	b.run(t, chromedp.Navigate(b.base+"tim-kiem.html?q="+url.QueryEscape(query)),
		until(`!document.querySelector('.results').hidden && document.querySelector('.hits').getAttribute('aria-busy') === 'false'`))
	return eval[searched](t, b, `({titles: [...document.querySelectorAll('.hits h2')].map((h) => h.textContent), says: document.querySelector('.search-status').textContent})`)
}

// TestOffline: what was opened is there without a network, and can be searched;
// what was not is told. A new build is kept whole and alone; a site that turns
// this off leaves nothing behind.
func TestOffline(t *testing.T) {
	t.Parallel()
	source, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	put := func(name, text string) {
		name = filepath.Join(source, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := func() {
		options := pipeline.Locate(siteOptions(t, source, out))
		options.Worker = true
		if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
			t.Fatal(err, result.Problems)
		}
	}
	put("mot.md", "# Phòng, chống tham nhũng\n\nLời bàn thứ nhất.\n")
	put("hai.md", "# Hiến đất làm đường\n\nLời bàn thứ hai.\n")
	put("ba.md", "# Chưa mở bao giờ\n\nLời bàn thứ ba.\n")
	build()
	n := &fragile{dir: out}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	base := server.URL + "/cong/"
	b := open(t, base, 360)
	ready := until(`navigator.serviceWorker.controller?.state === 'activated'`)
	kept := func(path string) chromedp.Action[chromedp.Void] {
		return until(`caches.match(` + quote(base+path) + `).then((found) => !!found)`)
	}
	b.run(t, chromedp.Navigate(base+"index.html"), ready, chromedp.Navigate(base+"mot.html"), kept("mot.html"), chromedp.Navigate(base+"hai.html"), kept("hai.html"), chromedp.Navigate(base+"muc-luc/index.html"), kept("muc-luc/index.html"))

	n.down.Store(true)
	b.run(t, chromedp.Navigate(base+"mot.html"), chromedp.WaitVisible(`article h1`),
		chromedp.Navigate(base+"index.html"), chromedp.WaitVisible(`input[type=search]`),
		chromedp.SendKeys(`input[type=search]`, "hien dat"+kb.Enter), chromedp.WaitVisible(firstHit))
	if hit := get(t, b, chromedp.Text(firstHit)); !strings.Contains(hit, "Hiến đất") {
		t.Errorf("without a network «hien dat» finds %q", hit)
	}
	b.run(t, chromedp.Navigate(base+"ba.html"), chromedp.WaitVisible(`[data-lacking]`))

	// The next build: one page is changed, and a style that the first visit does
	// without. What was kept follows, all of it.
	n.down.Store(false)
	put("site.yaml", "theme: khac\n")
	put("themes/khac/css/catalogue.css", ".layout-catalogue h1 { color: rgb(1, 2, 3) }")
	put("mot.md", "# Phòng, chống tham nhũng\n\nLời bàn đã sửa.\n")
	build()
	b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Evaluate[chromedp.Void](`navigator.serviceWorker.ready.then((r) => r.update())`, chromedp.EvalAwaitPromise),
		until(`caches.keys().then((all) => all.length === 1).then((alone) => alone && `+keptText(base+"mot.html")+`).then((text) => text && text.includes('đã sửa'))`))
	n.down.Store(true)
	b.run(t, chromedp.Navigate(base+"mot.html"), until(`document.querySelector('main').textContent.includes('đã sửa')`),
		chromedp.Navigate(base+"hai.html"), chromedp.WaitVisible(`article h1`), chromedp.Navigate(base+"muc-luc/index.html"), chromedp.WaitVisible(`h1`))
	if colour := eval[string](t, b, `getComputedStyle(document.querySelector('h1')).color`); colour != "rgb(1, 2, 3)" {
		t.Errorf("without a network a list that was kept is in %s", colour)
	}

	// All of it, by a button.
	n.down.Store(false)
	b.run(t, chromedp.Navigate(base+"ngoai-tuyen.html"), chromedp.WaitVisible(`[data-offline] button`), chromedp.Click(`[data-offline] button`),
		until(`document.querySelector('[data-offline] progress').value === document.querySelector('[data-offline] progress').max && document.querySelector('[data-offline] button').hidden`))
	n.down.Store(true)
	b.run(t, chromedp.Navigate(base+"ba.html"), until(`document.querySelector('main').textContent.includes('thứ ba')`))

	n.down.Store(false)
	put("site.yaml", "offline: false\n")
	build()
	b.run(t, chromedp.Navigate(base+"index.html"), chromedp.Evaluate[chromedp.Void](`navigator.serviceWorker.ready.then((r) => r.update())`, chromedp.EvalAwaitPromise),
		until(`caches.keys().then((all) => all.length === 0)`), until(`navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)`))
	if held := eval[[]string](t, b, keptHere); len(held) > 0 {
		t.Errorf("turned off, the browser keeps %q", held)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil // without a network the browser complains of what it cannot fetch
}

// TestTopicKept: of the topics that are suggested the first can be read without a
// network, a topic that was opened has its papers too; the page about use without a
// network leads to what can be read.
func TestTopicKept(t *testing.T) {
	t.Parallel()
	options := siteOptions(t, filepath.Join("testdata", "baselines"), filepath.Join(t.TempDir(), "public"))
	options.Worker = true
	if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
		t.Fatal(err, result.Problems)
	}
	n := &fragile{dir: options.Output}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	b := open(t, server.URL+"/cong/", 360)
	kept := func(address string) string { return `caches.match(` + address + `).then((found) => !!found)` }
	b.run(t, chromedp.Navigate(b.base+"index.html"), until(`navigator.serviceWorker.controller?.state === 'activated'`),
		chromedp.Navigate(b.base+"goi-y/index.html#doi-tuong=thon-to-dan-pho&quy=1"), chromedp.WaitVisible(`.offer > a`))
	offers := eval[[]string](t, b, `[...document.querySelectorAll('.offer > a')].map((link) => link.href.split('#')[0])`)
	if len(offers) < 3 {
		t.Fatalf("%d topics are suggested", len(offers))
	}
	unread := b.base + "chuyen-de/tiet-kiem-co-so-do.html"
	if slices.Contains(offers, unread) {
		t.Fatal("the sample suggests the topic that is to be missing")
	}
	papers := func(offer string) string { return strings.TrimSuffix(offer, ".html") + "/" }
	b.run(t, until(kept(quote(offers[0]))), until(kept(quote(offers[1]))), until(kept(quote(offers[2]))))
	for _, none := range []string{unread, papers(offers[0]) + "chu-to.html", papers(offers[0]) + "giay-to.js"} {
		if eval[bool](t, b, kept(quote(none))) {
			t.Errorf("%s is kept before it is opened", none)
		}
	}
	// A topic that was read ahead gets its papers once it is opened.
	b.run(t, chromedp.Navigate(offers[0]))
	for _, paper := range []string{"chu-to.html", "zalo.html", "zalo.txt", "trinh-chieu.html", "tom-tat.html", "bien-ban.docx", "giay-to.js"} {
		b.run(t, until(kept(quote(papers(offers[0])+paper))))
	}
	b.run(t, until(kept(quote(b.base+"ke-hoach/giay-to.js"))))

	n.down.Store(true)
	b.run(t, chromedp.Navigate(papers(offers[0])+"trinh-chieu.html"), chromedp.WaitVisible(`h1`))
	b.run(t, until(`[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)`))
	b.run(t, chromedp.Navigate(offers[0]), press(`.actions a[data-papers]`))
	b.run(t, until(`document.querySelector('.paper-form form:not([hidden])')`))
	b.run(t, chromedp.Navigate(offers[1]), until(`document.querySelector(".actions")`))
	b.run(t, chromedp.Navigate(unread), chromedp.WaitVisible(`[data-lacking]`))
	b.run(t, until(`document.querySelector('[data-offline]').textContent.includes('các bản Word của chuyên đề ấy, nhiều nhất 0,')`))
	read := eval[[]string](t, b, `[...document.querySelectorAll('[data-offline] li > a')].map((link) => link.href)`)
	if want := append(slices.Clone(offers[:3]), b.base+"goi-y/index.html"); !sameMembers(read, want) {
		t.Errorf("what can be read without a network: %q, want %q", read, want)
	}
	b.mu.Lock()
	b.troubles = nil // without a network the browser complains of what it cannot fetch
	b.mu.Unlock()
}

// sameMembers reports whether two lists have the same entries, in whatever order.
func sameMembers(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// TestTermsOfOneBuild: what is kept of a build answers no page of another one.
func TestTermsOfOneBuild(t *testing.T) {
	t.Parallel()
	source, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	build := func(text string) {
		if err := os.WriteFile(filepath.Join(source, "mot.md"), []byte("# Một\n\n"+text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		options := pipeline.Locate(siteOptions(t, source, out))
		options.Worker = true
		if result, err := pipeline.Run(t.Context(), options); err != nil || result.Failed() {
			t.Fatal(err, result.Problems)
		}
	}
	build("Hiến đất làm đường.")
	n := &fragile{dir: out}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	b := open(t, server.URL+"/cong/", 360)
	b.run(t, chromedp.Navigate(b.base+"index.html"), until(`navigator.serviceWorker.controller?.state === 'activated'`))
	n.down.Store(true)
	if got := search(t, b, "hien dat"); !slices.Equal(got.Titles, []string{"Một"}) {
		t.Errorf("without a network «hien dat» finds %+v", got)
	}
	n.down.Store(false)
	build("Bầu ban thanh tra.") // the same addresses, so that its terms have the same names
	n.cutOff("search/t/", offline.WorkerPath)
	if got := search(t, b, "hien dat"); len(got.Titles) > 0 || !strings.Contains(got.Says, "máy chưa giữ phần") {
		t.Errorf("with the manifest of a new build and the terms of the old one «hien dat» finds %+v", got)
	}
	n.cutOff()
	if got := search(t, b, "thanh tra"); !slices.Equal(got.Titles, []string{"Một"}) {
		t.Errorf("with a network again «thanh tra» finds %+v", got)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil // what cannot be had the browser complains of
}

// TestSearchRetried: who searches while the index cannot be had finds, once it can, by the
// button in the page. A server that answers without the file is no lost network.
func TestSearchRetried(t *testing.T) {
	t.Parallel()
	n := &fragile{dir: portalDir(t)}
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	b := open(t, server.URL+"/cong/", 360)
	n.cutOff("search/manifest")
	b.run(t, chromedp.Navigate(b.base+"tim-kiem.html?q=hien+dat"), until(`document.querySelector('.search-status button')`))
	n.cutOff()
	b.run(t, chromedp.Click(`.search-status button`), until(`document.querySelector('.hits a')`))

	gone := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/cong/search/") {
			http.NotFound(w, r)
			return
		}
		n.ServeHTTP(w, r)
	}))
	t.Cleanup(gone.Close)
	b.run(t, chromedp.Navigate(gone.URL+"/cong/tim-kiem.html?q=hien+dat"), until(`document.querySelector('.search-status button')`))
	if says := eval[string](t, b, `document.querySelector('.search-status').textContent`); !strings.Contains(says, "Chưa tải được") {
		t.Errorf("without the folder search/ on the server: %q", says)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = nil // what cannot be had the browser complains of
}

// keptBytes is what the browser keeps of the site, in bytes.
const keptBytes = `(async () => { let sum = 0; for (const name of await caches.keys()) { const store = await caches.open(name);
	for (const request of await store.keys()) sum += (await (await store.match(request)).arrayBuffer()).byteLength; } return sum })()`
