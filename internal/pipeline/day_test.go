package pipeline

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestAnotherDay: a build on another day on which nothing comes into force changes
// the pages that name the day, and what counts the files; nothing else.
func TestAnotherDay(t *testing.T) {
	t.Parallel()
	options := Options{Source: effectiveSite(t), Now: time.Date(2026, 11, 20, 5, 0, 0, 0, time.UTC), Cached: true, Worker: true}
	write(t, options.Source, "content/moi.md", "---\ntitle: Mới\ndate: 2026-11-19\n---\nChữ.\n")
	mustBuild(t, NewSession(options), nil)
	before := files(t, options.OutputDir())
	options.Now = options.Now.AddDate(0, 0, 1)
	mustBuild(t, NewSession(options), nil)
	var changed []string
	counting := regexp.MustCompile(`^(\.chuyende/.*|chuyende-files\.txt|sw\.js|assets/offline\.[0-9a-f]+\.json)$`)
	for name, text := range files(t, options.OutputDir()) {
		if before[name] != text && !counting.MatchString(name) {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	if want := []string{"co-gi-moi.html", "index.html"}; !slices.Equal(changed, want) {
		t.Errorf("on the next day %q differ, want %q", changed, want)
	}
	if text := files(t, options.OutputDir())["index.html"]; !strings.Contains(text, "21/11/2026") {
		t.Error("the home page does not name its day")
	}
}
