package pipeline

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// TestPreviewLeavesBooks: an edit in a preview, and the rest after it, leave books
// as they are; a build makes them anew. One that is new is made.
func TestPreviewLeavesBooks(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	replace(t, dir, "content/site.yaml", "title: Cổng thử\n", "title: Cổng thử\nbooks: true\n")
	session := NewSession(Options{Source: dir, Now: today, Preview: true})
	mustBuild(t, session, nil)
	books := func() map[string]string {
		all := files(t, filepath.Join(dir, "public"))
		for name := range all {
			if !strings.HasPrefix(name, "sach/") {
				delete(all, name)
			}
		}
		return all
	}
	before := books()
	if len(before) < 8 {
		t.Fatalf("%d files of books", len(before))
	}
	replace(t, dir, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	write(t, dir, "content/phan-moi/a.md", "# Bài mới\n")
	mustBuild(t, session, []string{topicFile, "content/phan-moi/a.md"})
	if _, err := session.Settle(context.Background()); err != nil {
		t.Fatal(err)
	}
	after := books()
	for name, text := range before {
		if after[name] != text {
			t.Errorf("the preview made %s anew", name)
		}
	}
	if after["sach/phan-moi.epub"] == "" {
		t.Error("the book of a new section is missing")
	}
	mustBuild(t, NewSession(Options{Source: dir, Now: today}), nil)
	if got := books(); !strings.Contains(got["sach/chuyen-de.html"], "lầy lội") {
		t.Error("the build left the book as it was")
	}
}
