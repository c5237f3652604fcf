package pipeline

import (
	"os"
	"path/filepath"
	"testing"
)

// linked is a step's symbolic link.
func linked(name, target string) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		place := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, place); err != nil {
			t.Skipf("this system has no symbolic links: %v", err)
		}
		return []string{name}
	}
}

// TestSessionFolders walks a session through what happens to folders beside
// the writing: links, leftovers, settings and files of other kinds.
func TestSessionFolders(t *testing.T) {
	t.Parallel()
	walk(t, []step{
		{name: "a link to a page", change: linked("content/lien-ket.md", "gioi-thieu.md")},
		{name: "the page edited", change: edited(introFile, "title: Giới thiệu", "title: Giới thiệu cổng")},
		{name: "another page edited", change: edited(topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")},
		{name: "the link used", change: edited(topicFile, "Đường thôn lầy lội.", "[Đường](../lien-ket.md) lầy lội.")},
		{name: "the link gone", broken: true, change: removed("content/lien-ket.md")},
		{name: "a page in its place", change: added("content/lien-ket.md", "# Trang thật\n")},
		{name: "a link again", change: func(t *testing.T, dir string) []string {
			removed("content/lien-ket.md")(t, dir)
			return linked("content/lien-ket.md", "gioi-thieu.md")(t, dir)
		}},
		{name: "a page over the link", change: func(t *testing.T, dir string) []string {
			removed("content/lien-ket.md")(t, dir)
			return added("content/lien-ket.md", "# Trang thật\n")(t, dir)
		}},
		{name: "a link to a folder", change: linked("content/viet", "van-ban")},
		{name: "a page of the folder edited", change: edited(documentFile, "status: in-force", "status: repealed")},
		{name: "a circle", change: linked("content/van-ban/goc", "..")},
		{name: "an edit beside it", change: edited(introFile, "title: Giới thiệu cổng", "title: Về cổng")},
		{name: "a link out", broken: true, change: linked("content/van-ban/ra.md", "../../../x.md")},
		{name: "an edit under it", broken: true, change: edited(introFile, "title: Về cổng", "title: Về cổng này")},
		{name: "no link out", change: removed("content/van-ban/ra.md", "content/van-ban/goc", "content/viet")},
		{name: "hidden pages", change: added("content/.kho/an.md", "# Ẩn\n")},
		{name: "links to them", change: func(t *testing.T, dir string) []string {
			return append(linked("content/kho", ".kho")(t, dir), linked("content/mot.md", ".kho/an.md")(t, dir)...)
		}},
		{name: "a hidden page edited", change: func(t *testing.T, dir string) []string {
			added("content/.kho/an.md", "# Ẩn và hiện\n")(t, dir)
			return []string{"content"} // as the watcher tells it
		}},
		{name: "one link less", change: removed("content/kho")},
		{name: "a leftover", change: added("content/gioi-thieu.md~", "# Cũ\n")},
		{name: "settings misnamed", broken: true, change: added("content/site.yml", "title: x\n")},
		{name: "an edit with them", broken: true, change: edited(introFile, "title: Về cổng này", "title: Giới thiệu")},
		{name: "settings gone", change: removed("content/site.yml")},
		{name: "settings beside", broken: true, change: added("site.yaml", "title: x\n")},
		{name: "none beside", change: removed("site.yaml")},
		{name: "settings of another tool", change: added("content/hugo.toml", "title = 'x'\n")},
		{name: "an edit with those", change: edited(introFile, "title: Giới thiệu", "title: Lời giới thiệu")},
		{name: "files of other kinds", change: func(t *testing.T, dir string) []string {
			write(t, dir, "content/a.html", "<p>")
			write(t, dir, "content/a.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`)
			return []string{"content/a.html", "content/a.svg"}
		}},
		{name: "an edit with files", change: edited(introFile, "title: Lời giới thiệu", "title: Giới thiệu")},
		{name: "a drawing mended", change: added("content/a.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`)},
		{name: "a file accepted", change: edited("content/site.yaml", "title: Cổng thử", "title: Cổng thử\naccept: [{files: a.html, code: file-html, why: cũ}]")},
	})
}

// TestHasAsset: the preview asks what it may not trust.
func TestHasAsset(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	write(t, dir, "content/muc/Trang Cũ.html", "<p>")
	session := NewSession(Options{Source: dir, Now: today})
	if session.HasAsset("muc/trang-cu.html") {
		t.Error("an asset before the first build")
	}
	mustBuild(t, session, nil)
	for name, want := range map[string]bool{"muc/trang-cu.html": true, "gioi-thieu.html": false, "index.html": false, "favicon.svg": false, "": false} {
		if session.HasAsset(name) != want {
			t.Errorf("HasAsset(%q) is %v", name, !want)
		}
	}
}
