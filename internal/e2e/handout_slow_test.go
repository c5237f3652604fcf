//go:build slow

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestLargePrintOfAll prints every topic of the portal.
func TestLargePrintOfAll(t *testing.T) {
	dir := portalDir(t)
	found, err := filepath.Glob(filepath.Join(dir, "chuyen-de", "*", "chu-to.html"))
	if err != nil || len(found) < 30 {
		t.Fatalf("%d topics: %v", len(found), err)
	}
	b := open(t, disk(dir), 643)
	for _, file := range found {
		name := strings.TrimPrefix(filepath.ToSlash(file), filepath.ToSlash(dir)+"/")
		b.run(t, chromedp.Navigate(b.base+name), chromedp.WaitVisible(`.paper`))
		checkLargePrint(t, b, name)
	}
}
