package pipeline

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestUnfinishedPreview writes a draft in a preview: its errors, found while it is read or
// only while the site is linked, leave out that page alone; a page that is no draft still
// holds everything. Once the draft is good the site is that of a build from nothing.
func TestUnfinishedPreview(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	const draft, other = "content/chuyen-de/moi.md", "content/nhap.md"
	begun := "---\ntitle:\ndraft: true\n---\n"
	write(t, dir, draft, begun)
	session := NewSession(Options{Source: dir, Now: today, Preview: true, Drafts: true})
	left := func(result Result, want int) {
		t.Helper()
		var all []string
		for file, wrong := range result.Unfinished {
			for _, p := range wrong {
				all = append(all, file+": "+p.Text.EN)
			}
		}
		if len(all) != want {
			t.Fatalf("errors of drafts: %q, want %d", all, want)
		}
	}
	address := filepath.Join("public", "chuyen-de", "moi.html")
	shown := func(name string) bool { _, is := files(t, dir)[filepath.ToSlash(name)]; return is }

	result := mustBuild(t, session, nil)
	if len(result.Unfinished[draft]) == 0 || shown(address) {
		t.Fatalf("a draft that was only begun: %d errors, shown: %v", len(result.Unfinished[draft]), shown(address))
	}
	// The rest goes on.
	replace(t, dir, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	mustBuild(t, session, []string{topicFile})
	if page := files(t, dir)["public/chuyen-de/hien-dat-lam-duong.html"]; !strings.Contains(page, "Đường thôn lầy lội.") {
		t.Error("an edit beside an unfinished draft is not shown")
	}
	// It is good, and shown as a draft.
	good := strings.Replace(files(t, dir)[topicFile], "---\n", "---\ndraft: true\n", 1)
	write(t, dir, draft, good)
	left(mustBuild(t, session, []string{draft}), 0)
	if !shown(address) {
		t.Fatal("a good draft is not shown")
	}
	// Another draft refers to it: where it is left out, that is a warning.
	write(t, dir, other, "---\ndraft: true\n---\n# Nháp\n\n[Mới](chuyen-de/moi.md)\n")
	left(mustBuild(t, session, []string{other}), 0)
	// What only linking finds.
	write(t, dir, draft, good+"\n[x](khong-co.md)\n")
	left(mustBuild(t, session, []string{draft}), 1)
	if shown(address) || !shown(filepath.Join("public", "nhap.html")) {
		t.Fatal("a draft with a dead link takes more than itself out, or is shown")
	}
	// The same again, so that nothing is remembered from the build before; then an edit beside it.
	write(t, dir, draft, good+"\nChữ khác. [x](khong-co.md)\n")
	left(mustBuild(t, session, []string{draft}), 1)
	replace(t, dir, topicFile, "Đường thôn lầy lội.", "Đường thôn còn hẹp.")
	left(mustBuild(t, session, []string{topicFile}), 1)
	// What is no draft holds the site.
	write(t, dir, draft, strings.Replace(good, "draft: true\n", "", 1)+"\n[x](khong-co.md)\n")
	if result, err := session.Build(t.Context(), []string{draft}); err != nil || !result.Failed() {
		t.Fatalf("a dead link on a page that is no draft: %v", err)
	}
	write(t, dir, draft, good)
	left(mustBuild(t, session, []string{draft}), 0)
	if _, err := session.Settle(t.Context()); err != nil {
		t.Fatal(err)
	}
	fresh := filepath.Join(t.TempDir(), "fresh")
	mustBuild(t, NewSession(Options{Source: dir, Output: fresh, Now: today, Preview: true, Drafts: true}), nil)
	same(t, files(t, filepath.Join(dir, "public")), files(t, fresh))
}
