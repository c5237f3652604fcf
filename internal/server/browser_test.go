package server

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// The policy of the site's pages, which must allow the reload script.
const pageHead = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" ` +
	`content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'">` +
	`<link rel="icon" href="data:,"><title>x</title></head>`

// TestReloadInBrowser edits a file and waits until the open page shows it.
func TestReloadInBrowser(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	put(t, dir, map[string]string{"content/a.md": "one"})
	results := make(chan Result)
	s, err := New(Options{
		Dir: out, Addr: "127.0.0.1:0", Watch: []string{filepath.Join(dir, "content")},
		Rebuild: func(ctx context.Context, _ []string) (Result, error) {
			select {
			case <-ctx.Done():
				return Result{}, ctx.Err()
			case r := <-results:
				return r, nil
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Run(ctx) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()

	allocator, cancel := chromedp.NewExecAllocator(t.Context(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)...)
	defer cancel()
	tab, cancel := chromedp.NewContext(allocator)
	defer cancel()
	var mu sync.Mutex
	var complaints []string
	err = chromedp.Listen(tab, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch event := event.(type) {
		case *log.EventEntryAdded:
			if !strings.Contains(event.Entry.Text, "503") { // the page for the first build
				complaints = append(complaints, event.Entry.Text)
			}
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, event.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	// The browser lives as long as tab, which has no end of its own. The limit only
	// ends a test that hangs, on slow machines too.
	limited, cancel := context.WithTimeout(tab, 10*time.Minute)
	defer cancel()
	run := func(what string, actions ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(limited, actions...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	page := func(text string) Result {
		put(t, out, map[string]string{"a.html": fmt.Sprintf(`%s<body><p id="%s">x</p></body></html>`, pageHead, text)})
		return Result{Changed: []string{"a.html"}}
	}
	edit := func(text string) { put(t, dir, map[string]string{"content/a.md": text}) }

	run("notice", chromedp.Navigate(s.URL()+"a.html"), chromedp.WaitVisible("h1"))
	results <- page("one")
	run("first build", chromedp.WaitVisible("#one"))
	edit("two")
	results <- page("two")
	run("reload", chromedp.WaitVisible("#two"))
	edit("three")
	results <- Result{Problems: "<b>content/a.md:1:1</b>"}
	run("problems", chromedp.WaitVisible(".chuyende-problems"))
	if shown, err := chromedp.Run(limited, chromedp.Text(".chuyende-problems")); err != nil || shown != "<b>content/a.md:1:1</b>" {
		t.Errorf("the page shows %q, %v", shown, err)
	}
	edit("four")
	results <- Result{Changed: []string{"other.html"}} // no reload, the problems are gone
	run("cured", chromedp.WaitNotPresent(".chuyende-problems"), chromedp.WaitVisible("#two"))
	edit("five")
	results <- page("five")
	run("reload again", chromedp.WaitVisible("#five"))
	edit("six")
	results <- Result{Unfinished: []Unfinished{{"b.html", "content/b.md", "content/b.md:1:1: x"}}}
	run("a draft is left out", chromedp.WaitVisible(".chuyende-drafts summary"), chromedp.Click(".chuyende-drafts summary"),
		chromedp.WaitVisible(".chuyende-drafts a"), chromedp.Click(".chuyende-drafts a"), chromedp.WaitVisible("pre.own"), chromedp.WaitNotPresent(".chuyende-drafts"))
	edit("seven")
	put(t, out, map[string]string{"b.html": pageHead + `<body><p id="cured">x</p></body></html>`})
	results <- Result{Changed: []string{"b.html"}}
	run("the draft is cured", chromedp.WaitVisible("#cured"))
	mu.Lock()
	defer mu.Unlock()
	if len(complaints) > 0 {
		t.Errorf("the browser complains: %q", complaints)
	}
}
