package pipeline

import (
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"chuyende/search"
)

// step is one change of a site. It returns the paths that a watcher would
// name, exactly.
type step struct {
	name   string
	change func(t *testing.T, dir string) (changed []string)
	broken bool // the change is a mistake: nothing may be written
}

// edited is a step's change of a text in one file.
func edited(name, before, after string) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		replace(t, dir, name, before, after)
		return []string{name}
	}
}

// added is a step's new file.
func added(name, text string) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		write(t, dir, name, text)
		return []string{name}
	}
}

func removed(names ...string) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		for _, name := range names {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		return names
	}
}

func renamed(from, to string) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
			t.Fatal(err)
		}
		return []string{from, to}
	}
}

// pictured is a step's new image of some width.
func pictured(name string, width int) func(*testing.T, string) []string {
	return func(t *testing.T, dir string) []string {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, image.NewGray(image.Rect(0, 0, width, 2))); err != nil {
			t.Fatal(err)
		}
		return []string{name}
	}
}

const (
	topicFile    = "content/chuyen-de/hien-dat-lam-duong.md"
	introFile    = "content/gioi-thieu.md"
	documentFile = "content/van-ban/50-ct-tw.md"
	groupFile    = "content/nhom/xay-dung-nong-thon.md"
)

// steps is a day at the desk of a content keeper.
func steps() []step {
	return []step{
		{name: "body", change: edited(topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")},
		{name: "nothing", change: func(*testing.T, string) []string { return []string{topicFile} }},
		{name: "books", change: edited("content/site.yaml", "title: Cổng thử\n", "title: Cổng thử\nbooks: true\n")},
		{name: "title", change: edited(topicFile, "title: Hiến đất làm đường", "title: Hiến đất mở ngõ")},
		{name: "summary", change: edited(topicFile, "Vận động nhân dân", "Cùng nhân dân")},
		{name: "heading", change: edited(topicFile, "## Mục đích {#muc-dich}", "## Mục đích buổi họp {#muc-dich}")},
		{name: "new page", change: added("content/bai/moi.md", "---\ntitle: Bài mới\ndate: 2026-11-01\ntags: [cổng, mới]\n---\nXem [chuyên đề](../chuyen-de/hien-dat-lam-duong.md).\n")},
		{name: "second page beside it", change: added("content/bai/sau.md", "# Bài sau\n\nTheo 50-CT/TW và 99-CT/TW.\n")},
		{name: "tag", change: edited(introFile, "tags: [cổng]", "tags: [cổng, giới thiệu]")},
		{name: "tag's writing", change: edited("content/bai/moi.md", "tags: [cổng, mới]", "tags: [Cổng, mới]")},
		{name: "status", change: edited(documentFile, "status: in-force", "status: repealed")},
		{name: "date of a document", change: edited(documentFile, "date: 2025-06-01", "date: 2025-07-01")},
		{name: "number", change: edited("content/van-ban/10-ct-tw.md", "number: 10-CT/TW", "number: 99-CT/TW")},
		{name: "group's title", change: edited(groupFile, "title: Xây dựng nông thôn", "title: Nông thôn mới")},
		{name: "group's colour", change: edited(groupFile, "#8a1c1c", "#1c1c8a")},
		{name: "group's other name", change: edited(groupFile, "[nông thôn mới]", "[làng quê]")},
		{name: "second group", change: added("content/nhom/hoc-tap.md", "---\ntitle: Học tập\norder: 0\n---\nNhóm học tập.\n")},
		{name: "topic in both", change: edited(topicFile, "groups: [xay-dung-nong-thon]", "groups: [hoc-tap, xay-dung-nong-thon]")},
		{name: "relation gone", change: edited(topicFile, "cases: [chi-bo-thon-dong]\n", "")},
		{name: "audience", change: edited(topicFile, "audiences: [thon-to-dan-pho]", "audiences: [thon-to-dan-pho, truong-hoc]")},
		{name: "case's figure", change: edited("content/dien-hinh/chi-bo-thon-dong.md", "30–45", "50–60")},
		{name: "alias", change: edited(introFile, "title: Giới thiệu", "title: Giới thiệu\naliases: [/cu.html]")},
		{name: "slug", change: edited(introFile, "aliases: [/cu.html]", "aliases: [/cu.html]\nslug: ve cong")},
		{name: "link to nothing", change: edited(introFile, "chuyen-de/hien-dat-lam-duong.md", "chuyen-de/khong-co.md")},
		{name: "broken link", broken: true, change: edited(topicFile, "lầy lội", "[lầy lội](khong-co.md)")},
		{name: "another edit meanwhile", broken: true, change: edited("content/dien-hinh/chi-bo-thon-dong.md", "50–60", "55–60")},
		{name: "broken link mended", change: edited(topicFile, "[lầy lội](khong-co.md)", "lầy lội khi mưa")},
		{name: "link mended", change: edited(introFile, "chuyen-de/khong-co.md", "chuyen-de/hien-dat-lam-duong.md")},
		{name: "page that shows files", change: added("content/bai/ma.md", "# Mã\n\n```\n{{#include mau.txt}}\n{{#include sau.md:1}}\n```\n\n{{#include sau.md}}\n")},
		{name: "shown file there", change: added("content/bai/mau.txt", "mẫu")},
		{name: "shown text", change: edited("content/bai/sau.md", "# Bài sau", "# Bài sau nữa")},
		{name: "image", change: pictured("content/bai/anh.png", 3)},
		{name: "image used", change: edited("content/bai/sau.md", "Theo", "![Ảnh](anh.png) Theo")},
		{name: "image changed", change: pictured("content/bai/anh.png", 5)},
		{name: "image gone", change: removed("content/bai/anh.png")},
		{name: "image back", change: pictured("content/bai/anh.png", 4)},
		{name: "renamed", change: renamed("content/bai/moi.md", "content/bai/doi-ten.md")},
		{name: "folder renamed", change: renamed("content/bai", "content/viet")},
		{name: "section's text", change: edited("content/chuyen-de/_index.md", "Những chuyên đề mẫu", "Mọi chuyên đề mẫu")},
		{name: "section's title", change: added("content/viet/_index.md", "---\ntitle: Bài viết\nweight: 1\n---\n")},
		{name: "draft", change: edited("content/viet/doi-ten.md", "title: Bài mới", "title: Bài mới\ndraft: true")},
		{name: "expired", change: edited("content/viet/doi-ten.md", "draft: true", "expires: 2027-01-01")},
		{name: "wrong encoding", broken: true, change: added("content/viet/hong.md", "# H\xff\n")},
		{name: "another edit with it", broken: true, change: edited(topicFile, "khi mưa", "khi mưa to")},
		{name: "encoding mended", change: added("content/viet/hong.md", "# Hỏng\n")},
		{name: "deleted", change: removed("content/viet/hong.md")},
		{name: "theme's partial", change: added("themes/default/partials/footer.html", `{{define "partials/footer"}}<footer>chân</footer>{{end}}`)},
		{name: "theme's style", change: added("themes/default/css/print.css", ".rieng{color:red}")},
		{name: "theme's file", change: added("themes/default/static/rieng.txt", "riêng")},
		{name: "theme broken", broken: true, change: added("themes/default/partials/footer.html", `{{define "partials/footer"}}{{end}`)},
		{name: "content edited under it", broken: true, change: edited(topicFile, "mưa to", "mưa lớn")},
		{name: "theme fails", broken: true, change: added("themes/default/partials/footer.html", `{{define "partials/footer"}}{{.No}}{{end}}`)},
		{name: "theme mended", change: added("themes/default/partials/footer.html", `{{define "partials/footer"}}<footer>chân mới</footer>{{end}}`)},
		{name: "theme gone", change: removed("themes")},
		{name: "site's title", change: edited("content/site.yaml", "title: Cổng thử", "title: Cổng khác")},
		{name: "word of a vocabulary", change: edited("content/site.yaml", `title: "Thôn, tổ dân phố"`, "title: Thôn")},
		{name: "abbreviation", change: edited("content/site.yaml", "title: Cổng khác\n", "title: Cổng khác\nsearch: {abbreviations: {NTM: nông thôn mới}}\n")},
		{name: "settings broken", broken: true, change: edited("content/site.yaml", "title: Cổng khác", "titel: Cổng khác")},
		{name: "settings mended", change: edited("content/site.yaml", "titel: Cổng khác", "title: Cổng khác\npageSize: 1")},
		{name: "unknown theme", broken: true, change: edited("content/site.yaml", "pageSize: 1", "theme: khac")},
		{name: "edit with unknown theme", broken: true, change: edited(topicFile, "mưa lớn", "mưa rào")},
		{name: "theme there", change: added("themes/khac/static/khac.txt", "khác")},
		{name: "kind moved", change: func(t *testing.T, dir string) []string {
			replace(t, dir, "content/site.yaml", "theme: khac", "kinds: {guidance: {folder: cach-lam}}")
			return append(renamed("content/huong-dan", "content/cach-lam")(t, dir), "content/site.yaml")
		}},
		{name: "no base URL", change: edited("content/site.yaml", "baseURL: https://example.vn/cong/\n", "")},
		{name: "several at once", change: func(t *testing.T, dir string) []string {
			replace(t, dir, topicFile, "mưa rào", "mưa bão")
			write(t, dir, "content/viet/nua.md", "# Nữa\n")
			replace(t, dir, documentFile, "status: repealed", "status: in-force")
			return []string{topicFile, "content/viet/nua.md", documentFile}
		}},
		{name: "tag of twenty pages", change: func(t *testing.T, dir string) []string {
			var changed []string
			for i := range 20 {
				name := fmt.Sprintf("content/viet/chung-%d.md", i)
				write(t, dir, name, fmt.Sprintf("---\ntitle: Trang số %d\ntags: [việc chung]\n---\nMột bài.\n", i))
				changed = append(changed, name)
			}
			return changed
		}},
		{name: "one page more", change: added("content/viet/chung-20.md", "---\ntitle: Trang nữa\ntags: [việc chung]\n---\nMột bài.\n")},
		{name: "output meddled with", change: func(t *testing.T, dir string) []string {
			removed("public")(t, dir)
			replace(t, dir, topicFile, "mưa bão", "mưa dầm")
			return []string{topicFile}
		}},
	}
}

// TestSession walks a session through the steps: after each the output folder
// must be what a build from nothing makes, and search must find the same.
func TestSession(t *testing.T) {
	t.Parallel()
	walk(t, steps())
}

// walk takes a session through steps.
func walk(t *testing.T, steps []step) {
	t.Helper()
	dir := newSite(t)
	session := NewSession(Options{Source: dir, Now: today})
	mustBuild(t, session, nil)
	before := files(t, filepath.Join(dir, "public"))
	for _, step := range steps {
		changed := step.change(t, dir)
		result, err := session.Build(context.Background(), changed)
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if result.Failed() != step.broken {
			t.Fatalf("%s: failed is %v:\n%s", step.name, result.Failed(), told(result))
		}
		fresh := filepath.Join(t.TempDir(), "fresh")
		want, err := Run(context.Background(), Options{Source: dir, Output: fresh, Now: today})
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if told(result) != told(want) {
			t.Errorf("%s: problems\n%s\nwant\n%s", step.name, told(result), told(want))
		}
		got := files(t, filepath.Join(dir, "public"))
		if step.broken {
			same(t, got, before)
		} else {
			same(t, got, files(t, fresh))
			sameAnswers(t, filepath.Join(dir, "public"), fresh)
		}
		if t.Failed() {
			t.Fatalf("after step %q", step.name)
		}
		before = got
	}
}

// sameAnswers compares what the bleve indexes of two sites answer.
func sameAnswers(t *testing.T, got, want string) {
	t.Helper()
	ours, theirs := opened(t, got), opened(t, want)
	defer ours.Close()
	defer theirs.Close()
	for _, query := range []string{"đường", "mua", "nông thôn", "bài", "chỉ thị", "99-CT/TW"} {
		if a, b := answer(t, ours, query), answer(t, theirs, query); !reflect.DeepEqual(a, b) {
			t.Errorf("%q finds\n%v, want\n%v", query, a, b)
		}
	}
}

func opened(t *testing.T, dir string) *search.Index {
	t.Helper()
	ix, err := search.Open(searchFolder(dir))
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

func answer(t *testing.T, ix *search.Index, query string) []search.Hit {
	t.Helper()
	result, err := ix.Search(context.Background(), query, search.SearchOptions{Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	return result.Hits
}

// TestUnchanged makes sure that a build without a change writes nothing, in a
// session and anew.
func TestUnchanged(t *testing.T) {
	t.Parallel()
	options := Options{Source: newSite(t), Now: today}
	session := NewSession(options)
	first := mustBuild(t, session, nil)
	for name, s := range map[string]*Session{"session": session, "anew": NewSession(options)} {
		r := mustBuild(t, s, nil).Report
		if name == "session" && (r.Written != 0 || r.Removed != 0 || len(r.Changed) != 0) {
			t.Errorf("%s: %d written, %d removed: %q", name, r.Written, r.Removed, r.Changed)
		}
		if r.Pages != first.Report.Pages {
			t.Errorf("%s: %d pages, want %d", name, r.Pages, first.Report.Pages)
		}
	}
}

// TestTouchesFew makes sure that an edit of one text is not paid for by pages
// that have nothing to do with it.
func TestTouchesFew(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	session := NewSession(Options{Source: dir, Now: today})
	mustBuild(t, session, nil)
	replace(t, dir, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	r := mustBuild(t, session, []string{topicFile}).Report
	own := strings.TrimSuffix(strings.TrimPrefix(topicFile, "content/"), ".md")
	written := false
	for _, name := range r.Changed {
		written = written || name == own+".html"
		if filepath.Ext(name) == ".html" && name != own+".html" && !strings.HasPrefix(name, own+"/") {
			t.Errorf("%s has nothing to do with the edit", name)
		}
	}
	if !written {
		t.Errorf("the page itself is not written: %q", r.Changed)
	}
}

// TestSessionAfterError makes sure that a change is not lost when the build
// that was to take it in was stopped.
func TestSessionAfterError(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	session := NewSession(Options{Source: dir, Now: today})
	mustBuild(t, session, nil)
	stopped, stop := context.WithCancel(context.Background())
	stop()
	replace(t, dir, topicFile, "Đường thôn còn hẹp.", "Đường thôn lầy lội.")
	if _, err := session.Build(stopped, []string{topicFile}); err == nil {
		t.Fatal("a build with an ended context succeeded")
	}
	mustBuild(t, session, []string{introFile})
	fresh := filepath.Join(t.TempDir(), "fresh")
	mustBuild(t, NewSession(Options{Source: dir, Output: fresh, Now: today}), nil)
	same(t, files(t, filepath.Join(dir, "public")), files(t, fresh))
}
