package pipeline

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// FuzzCheck puts any bytes into a site as one page: whatever they are, the
// check ends without a panic and, unless it names a mistake, with pages that
// can be rendered.
func FuzzCheck(f *testing.F) {
	for _, name := range []string{topicFile, documentFile, introFile, groupFile} {
		data, err := os.ReadFile(filepath.Join(portal, filepath.FromSlash(name)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{
		"", "---\n", "---\n---", "+++\n+++\n", "---\nkind: topic\n---\n", "---\nkind: [topic]\nslug: {}\n---\n",
		"---\naliases: [/, //, /a/../b.html, '\x00']\nslug: ../..\n---\n[a](#) [b](.) [c](/) ![d](%00.png)",
		"---\ndate: 9999-99-99\nexpires: 0000-00-00\nweight: -99999999999999999999\n---\n",
		"---\nkind: document\nnumber: '  '\nreplaced_by: [thu]\ntype: x\nissuer: x\nstatus: replaced\n---\n50-CT/TW",
		"\xef\xbb\xbf---\r\ntitle: \"\\u0000\"\r\n---\r\n", "\xff\xfe\x00",
	} {
		f.Add([]byte(text))
	}
	dir := f.TempDir()
	if err := os.CopyFS(dir, os.DirFS(portal)); err != nil {
		f.Fatal(err)
	}
	// One session for all inputs: the theme need not be bundled for each.
	session := NewSession(Options{Source: dir, Now: today})
	f.Fuzz(func(t *testing.T, data []byte) {
		write(t, dir, "content/thu.md", string(data))
		if _, err := session.check(context.Background(), []string{"content/thu.md"}); err != nil {
			t.Error(err)
		}
	})
}
