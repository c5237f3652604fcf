package site

import "testing"

// TestInDrafts: a plain page in a folder of drafts is one, at the root too; a folder whose
// name only ends so has none, and a kind's folder is no folder of another program's.
func TestInDrafts(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{"_drafts/a.md": true, "x/_drafts/a.md": true, "x_drafts/a.md": false, "_drafts.md": false} {
		if got := (&Page{Path: path}).InDrafts(); got != want {
			t.Errorf("%s: %t", path, got)
		}
		if (&Page{Path: path, Typed: true}).InDrafts() {
			t.Errorf("%s of a kind is a draft", path)
		}
	}
}
