package pipeline

import (
	"testing"
	"testing/fstest"
)

// TestNotesByName: a note is found by its name in whatever folder, however the disk spells
// it; of several the one that lies least deep, but where the author says more of the path.
func TestNotesByName(t *testing.T) {
	t.Parallel()
	file := &fstest.MapFile{}
	notes := notesByName(fstest.MapFS{
		"a/b/Chung.md": file, "c/Chung.md": file, "c/d/Chung.md": file, "z/Ghi chu\u0301.md": file, ".obsidian/An.md": file, "node_modules/x/Goi.md": file, "c/anh.png": file,
	})
	for name, want := range map[string]string{
		"chung.md": "c/Chung.md", "b/Chung.md": "a/b/Chung.md", "d/chung.md": "c/d/Chung.md", "Ghi chú.md": "z/Ghi chu\u0301.md",
		"An.md": "", "Goi.md": "", "anh.png": "", "Chung": "",
	} {
		if got := notes[noteName(name)]; got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
