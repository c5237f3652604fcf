package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadQuoted(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"out.txt": "out", "in/a.rs": "a\r\nb\r\n", "in/.env": "secret", "in/.git/config": "secret", "in/b.bin": "\xff\xfe\x00\x01\xff",
		"in/big.txt": strings.Repeat("x", mostQuoted+1), "in/d/c.txt": "c",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	linked := os.Symlink("../out.txt", filepath.Join(dir, "in", "link.txt")) == nil
	root, err := os.OpenRoot(filepath.Join(dir, "in"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{"a.rs": "a\nb\n", "d/c.txt": "c"} {
		if got, ok := ReadQuoted(root.FS(), name); !ok || got != want {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
	for _, name := range []string{"../out.txt", "/a.rs", "", ".", "d", ".env", ".git/config", "big.txt", "none.txt", "a.rs/x", "link.txt"} {
		if got, ok := ReadQuoted(root.FS(), name); ok && (name != "link.txt" || linked) {
			t.Errorf("%s is read: %.20q", name, got)
		}
	}
}
