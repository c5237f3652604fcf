// Package e2e opens built portals in a real browser: from a plain static file
// server, below a path, and from the disk. It has no code of its own; the
// tests need Chromium and axe-core, which `make tools` installs.
package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"chuyende/internal/papers"
	"chuyende/internal/pipeline"
)

// patience is how long one test may take in the browser; it only ends tests
// that hang, on slow machines too.
const patience = 10 * time.Minute

// root is the project's folder.
var root = filepath.Join("..", "..")

// today is the day of all builds, so that a test says tomorrow what it says now.
var today = time.Date(2026, 11, 22, 2, 0, 0, 0, time.UTC)

// siteOptions are for a build of a site with its papers, as the command makes it.
func siteOptions(t *testing.T, source, out string) pipeline.Options {
	t.Helper()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	return pipeline.Options{Source: source, Output: out, Now: today, Forms: maker.Forms()}
}

// buildSite builds a site into a fresh folder.
func buildSite(t *testing.T, source string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	result, err := pipeline.Run(t.Context(), siteOptions(t, source, out))
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatalf("the site has errors: %v", result.Problems)
	}
	return out
}

// portal is the project's own portal, built once for all tests when the first
// of them asks for it. Pages with a date still to come are part of it.
var portal struct {
	once sync.Once
	dir  string // holds the output; "" until it is built
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, cancel := range slices.Backward(idle.started) {
		cancel()
	}
	for _, dir := range []string{portal.dir, fonts.dir} {
		if dir != "" {
			_ = os.RemoveAll(dir) // it lies among the temporary files
		}
	}
	os.Exit(code)
}

func portalDir(t *testing.T) string {
	t.Helper()
	portal.once.Do(func() {
		if portal.dir, portal.err = os.MkdirTemp("", "chuyende-e2e-"); portal.err != nil {
			return
		}
		maker, err := papers.New()
		if portal.err = err; err != nil {
			return
		}
		options := pipeline.Options{Source: root, Output: filepath.Join(portal.dir, "public"), Now: today, Future: true, Forms: maker.Forms()}
		result, err := pipeline.Run(context.Background(), options)
		if err == nil && result.Failed() {
			err = fmt.Errorf("the portal has errors: %v", result.Problems)
		}
		portal.err = err
	})
	if portal.err != nil {
		t.Fatal(portal.err)
	}
	return filepath.Join(portal.dir, "public")
}

// serve hands out a folder below a path, as a plain static server does: no
// index rules, no rewriting.
func serve(t *testing.T, dir, below string) (base string) {
	t.Helper()
	files := http.StripPrefix(below, http.FileServer(http.Dir(dir)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, below) || strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r) // an object store knows no index pages
			return
		}
		// http.FileServer would send index.html to its folder.
		if strings.HasSuffix(r.URL.Path, "/index.html") {
			http.ServeFileFS(w, indexRequest(r), os.DirFS(dir), strings.TrimPrefix(r.URL.Path, below))
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL + below
}

// indexRequest hides the name that http.ServeFileFS would redirect.
func indexRequest(r *http.Request) *http.Request {
	r = r.Clone(r.Context())
	r.URL.Path = "/page"
	return r
}

// disk returns the address of a folder on the disk.
func disk(dir string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// chromium finds the browser.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("Chromium is missing: run `make tools`, or on Debian: apt-get install chromium")
	return ""
}

// tab is an open page and what went wrong on it.
type tab struct {
	ctx  context.Context
	base string

	mu       sync.Mutex
	troubles []string
}

// launch is how every browser is started.
func launch(t *testing.T, more ...chromedp.ExecAllocatorOption) []chromedp.ExecAllocatorOption {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-background-networking", true),
		// A page brought back whole has no load event to wait for. A click on a page that
		// has not been painted yet would be lost.
		chromedp.Flag("disable-features", "BackForwardCache,Translate,PaintHolding"),
		chromedp.Flag("allow-pre-commit-input", true),
	)
	return append(options, more...)
}

// look is how a browser shows pages that is not started as all others: by its name, with an option.
type look struct {
	name   string
	option chromedp.ExecAllocatorOption
}

// options are what a look adds to [launch]: nothing for the usual one, which has no name.
func (l look) options() []chromedp.ExecAllocatorOption {
	if l.option == nil {
		return nil
	}
	return []chromedp.ExecAllocatorOption{l.option}
}

// idle holds browsers that no test uses now, by the name of their look. To start
// one costs more than most tests do in it.
var idle struct {
	mu       sync.Mutex
	browsers map[string][]context.Context
	started  []context.CancelFunc
}

// borrow gives a browser to one tab at a time, so that tabs do not take the
// focus from each other, until the test has ended.
func borrow(t *testing.T, as look) context.Context {
	t.Helper()
	idle.mu.Lock()
	defer idle.mu.Unlock()
	var browser context.Context
	for list := idle.browsers[as.name]; browser == nil && len(list) > 0; idle.browsers[as.name] = list {
		last := len(list) - 1
		if alive := list[last]; alive.Err() == nil {
			browser = alive
		}
		list = list[:last]
	}
	if browser == nil {
		allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), launch(t, as.options()...)...)
		ctx, cancel := chromedp.NewContext(allocator)
		if err := chromedp.Do(ctx); err != nil {
			cancel()
			cancelAllocator()
			t.Fatal(err)
		}
		browser, idle.started = ctx, append(idle.started, cancelAllocator, cancel)
	}
	t.Cleanup(func() {
		idle.mu.Lock()
		defer idle.mu.Unlock()
		if idle.browsers == nil {
			idle.browsers = map[string][]context.Context{}
		}
		idle.browsers[as.name] = append(idle.browsers[as.name], browser)
	})
	return browser
}

// open opens a tab of a width in CSS pixels that knows nothing of other tabs:
// no storage, no cache, no worker. Whatever the page complains about fails the
// test at its end: a console error, a broken policy, an exception, a request
// outside base.
func open(t *testing.T, base string, width int64) *tab {
	t.Helper()
	return openAs(t, base, width, look{})
}

// openAs is [open] in a browser that shows pages as a look says.
func openAs(t *testing.T, base string, width int64, as look) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(borrow(t, as), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	return prepare(t, ctx, base, width)
}

// prepare makes a tab ready for a test.
func prepare(t *testing.T, ctx context.Context, base string, width int64) *tab {
	t.Helper()
	b := &tab{base: base}
	if err := chromedp.Listen(ctx, b.watch); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)); err != nil {
		t.Fatal(err)
	}
	// The browser lives as long as the tab's context; only actions are limited.
	var cancel context.CancelFunc
	b.ctx, cancel = context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, trouble := range b.troubles {
			t.Error(trouble)
		}
	})
	return b
}

// watch notes what must not happen.
func (b *tab) watch(event any) {
	note := func(format string, args ...any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.troubles = append(b.troubles, fmt.Sprintf(format, args...))
	}
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Source == log.EntrySourceSecurity {
			note("console: %s (%s)", e.Entry.Text, e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			note("console.error was called")
		}
	case *runtime.EventExceptionThrown:
		note("exception: %s %s:%d %s", e.ExceptionDetails.Text, e.ExceptionDetails.URL, e.ExceptionDetails.ColumnNumber, describe(e.ExceptionDetails))
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.base) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "blob:") && u != "about:blank" {
			note("request outside the portal: %s", u)
		}
	}
}

// describe is what an exception says.
func describe(e *runtime.ExceptionDetails) string {
	if e.Exception == nil {
		return ""
	}
	return e.Exception.Description
}

func (b *tab) run(t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.fail(t, err)
	}
}

func (b *tab) fail(t *testing.T, err error) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	t.Fatalf("%v; the page complained: %q", err, b.troubles)
}

// get runs an action that gives a value.
func get[T any](t *testing.T, b *tab, action chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.fail(t, err)
	}
	return value
}

// eval returns the value of a JavaScript expression on the page.
func eval[T any](t *testing.T, b *tab, expression string) T {
	t.Helper()
	return get(t, b, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// before has a script run in each page before the page's own.
func before(script string) func(context.Context, *chromedp.Target) error {
	return func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}
}
