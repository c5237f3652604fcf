//go:build slow

package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// scored is what Lighthouse says of a page.
type scored struct {
	Page   string
	Scores map[string]int // of 100, by category; -1 where it has no opinion
	Lost   []string
	Paint  int // milliseconds until the largest paint, on its slow phone
}

// TestLighthouse: every layout that search engines may know has all points for
// accessibility, best practices and being found. Speed is told and asserts
// nothing: it depends on the machine.
func TestLighthouse(t *testing.T) {
	t.Parallel()
	folder, err := filepath.Abs(filepath.Join(root, ".tools", "lighthouse"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "lighthouse", "package.json")); err != nil {
		t.Skip("NOT CHECKED: Lighthouse is missing: run `make office` where npm can fetch it")
	}
	dir := portalDir(t)
	base := serve(t, dir, "/")
	var pages []string
	for _, template := range templates {
		if strings.ContainsAny(template.page, "?#") {
			continue // another state of a page
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(template.page)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(data, []byte(`<meta name="robots" content="noindex`)) {
			pages = append(pages, base+template.page)
		}
	}
	if len(pages) < 15 {
		t.Errorf("only %d layouts may be known to search engines", len(pages))
	}
	// Most of the time Lighthouse waits: two browsers at once take half as long.
	var wait sync.WaitGroup
	for _, part := range [][]string{pages[:len(pages)/2], pages[len(pages)/2:]} {
		wait.Go(func() { askLighthouse(t, base, folder, part) })
	}
	wait.Wait()
}

// askLighthouse has one browser's pages scored.
func askLighthouse(t *testing.T, base, folder string, pages []string) {
	t.Helper()
	port := listening(t)
	if port == "" {
		return
	}
	script := exec.CommandContext(t.Context(), "node", append([]string{filepath.Join(root, ".ci", "lighthouse.mjs"), folder, port}, pages...)...)
	var errors bytes.Buffer
	script.Stderr = &errors
	out, err := script.Output()
	if err != nil {
		t.Errorf("lighthouse: %v: %s", err, &errors)
	}
	count := 0
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); count++ {
		var page scored
		if err := json.Unmarshal(lines.Bytes(), &page); err != nil {
			t.Errorf("%v: %s", err, lines.Text())
			return
		}
		name := strings.TrimPrefix(page.Page, base)
		t.Logf("%s: speed %d, largest paint after %d ms", name, page.Scores["performance"], page.Paint)
		for _, category := range []string{"accessibility", "best-practices", "seo"} {
			if got := page.Scores[category]; got != 100 {
				t.Errorf("%s: %s is %d of 100: %s", name, category, got, strings.Join(page.Lost, "; "))
			}
		}
	}
	if count != len(pages) {
		t.Errorf("%d of %d pages were scored", count, len(pages))
	}
}

// listening starts a browser that obeys whoever knows its port; "" where it does not.
func listening(t *testing.T) (port string) {
	t.Helper()
	browser := exec.CommandContext(t.Context(), chromium(t), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--remote-debugging-port=0", "--user-data-dir="+t.TempDir(), "about:blank")
	browser.WaitDelay = time.Second // its children may hold the pipe
	says, err := browser.StderrPipe()
	if err == nil {
		err = browser.Start()
	}
	if err != nil {
		t.Error(err)
		return ""
	}
	t.Cleanup(func() {
		_ = browser.Process.Kill() // it may have ended
		_ = browser.Wait()
	})
	for lines := bufio.NewScanner(says); lines.Scan(); {
		if found := listensAt.FindStringSubmatch(lines.Text()); found != nil {
			return found[1]
		}
	}
	t.Error("the browser does not say where it listens")
	return ""
}

var listensAt = regexp.MustCompile(`DevTools listening on ws://127\.0\.0\.1:(\d+)/`)
