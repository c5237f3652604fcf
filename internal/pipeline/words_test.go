package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOwnWordsInPreview: words that the settings say come and go with them, on
// pages, in scripts and in what search knows, without a new session.
func TestOwnWordsInPreview(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today}
	s := NewSession(options)
	mustBuild(t, s, nil)
	before := files(t, options.OutputDir())
	settings := filepath.Join(options.ContentDir(), "site.yaml")
	old, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	write(t, options.ContentDir(), "site.yaml", string(old)+"\nstrings:\n  frame.top: Lên trên cùng\n  search.unmark: Cho xem nữa\n  topic.agenda: Bài họp\n")
	mustBuild(t, s, []string{DefaultContent + "/site.yaml"})
	after := files(t, options.OutputDir())
	for ending, want := range map[string]string{"index.html": "Lên trên cùng", ".js": "Cho xem nữa"} {
		found := false
		for name, text := range after {
			found = found || strings.HasSuffix(name, ending) && strings.Contains(text, want)
		}
		if !found {
			t.Errorf("no %s says %q", ending, want)
		}
	}
	topic := strings.TrimSuffix(strings.TrimPrefix(topicFile, DefaultContent+"/"), ".md") + ".html"
	if !strings.Contains(after[topic], ">Bài họp<") {
		t.Errorf("%s does not say what it is in the site's own words", topic)
	}
	write(t, options.ContentDir(), "site.yaml", string(old))
	mustBuild(t, s, []string{DefaultContent + "/site.yaml"})
	same(t, files(t, options.OutputDir()), before)
}
