//go:build slow

package e2e

import (
	"path/filepath"
	"testing"
)

// TestEverySummaryIsOnePaper prints the summary of every topic of the portal.
func TestEverySummaryIsOnePaper(t *testing.T) {
	t.Parallel()
	dir := portalDir(t)
	summaries, err := filepath.Glob(filepath.Join(dir, "chuyen-de", "*", "tom-tat.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(summaries) < 20 {
		t.Errorf("only %d topics have a summary", len(summaries))
	}
	for part := range (len(summaries) + 9) / 10 { // a browser each: one test in the browser may take only so long
		b := open(t, disk(dir), 680)
		for _, name := range summaries[10*part : min(10*part+10, len(summaries))] {
			onePaper(t, b, filepath.Base(filepath.Dir(name)))
		}
	}
}
