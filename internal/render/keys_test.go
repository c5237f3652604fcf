package render_test

import (
	"bytes"
	"strings"
	"testing"

	"chuyende/internal/render"
)

// made is a rendered job.
type made struct {
	key  render.Key
	text string
}

func renderAll(tb testing.TB, in render.Input) map[string]made {
	tb.Helper()
	all := map[string]made{}
	for _, job := range render.New(in).Jobs() {
		var w bytes.Buffer
		if err := job.Render(&w); err != nil {
			tb.Fatalf("%s: %v", job.Address, err)
		}
		all[job.Address] = made{job.Key, w.String()}
	}
	return all
}

// compare holds two portals against what [render.Job] promises, equal keys
// mean equal bytes, and returns how many files differ and how many keys do not.
func compare(tb testing.TB, before, after map[string]made) (different, kept int) {
	tb.Helper()
	for address, a := range after {
		b, both := before[address]
		if !both {
			continue
		}
		if a.key == b.key {
			kept++
		}
		if a.text == b.text {
			continue
		}
		different++
		if a.key == b.key {
			tb.Errorf("%s differs and its key does not:\n%s", address, firstDifference(b.text, a.text))
		}
	}
	return different, kept
}

func firstDifference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	show := func(s string) string { return s[max(0, i-80):min(len(s), i+80)] }
	return "- " + show(a) + "\n+ " + show(b)
}

func TestKeys(t *testing.T) {
	t.Parallel()
	theme := everything(t)
	in, ok := linked(t, portal)
	if !ok {
		t.Fatal("the portal has errors")
	}
	in.Theme = theme
	before := renderAll(t, in)
	for _, tt := range []struct {
		name, from, to string
		// kept is set where pages that do not show the change must keep their
		// keys, or every edit would cost a whole build.
		kept bool
	}{
		{"title", "title: Hiến đất", "title: Hiến tặng đất", true},
		{"summary", "summary: Hiến đất làm đường", "summary: Làm đường", true},
		{"text", "Giới thiệu nhóm.", "Nhóm này mới.", true},
		{"a cited document's status", "status: in-force", "status: repealed", true},
		{"a group's title", "title: Kinh tế", "title: Làm giàu", true},
		{"a group's order", "order: 2", "order: 0", true},
		{"a vocabulary title", "title: Trường học", "title: Nhà trường", false},
		{"a vocabulary note", "note: Nông thôn", "note: Ở xã", false},
		{"a tag", "tags: [Chung]", "tags: [Riêng, Chung]", true},
		{"a tag's spelling", "tags: [Chung]", "tags: [chung]", true},
		{"a tag's page", "\ntags: [chung]", "", true},
		{"a lower section's summary", "summary: Ở dưới", "summary: Ở trong", true},
		{"a page at a list's end", "-- lien-he.md --", "-- zz.md --\n---\ntitle: Zz\n---\nX.\n-- lien-he.md --", true},
		{"a quarter", "quarters: [1, 3]", "quarters: [1]", true},
		{"a relation gone", "cites: [50-CT/TW]\ncases", "cases", true},
		{"a case's topic", "topics: [hien-dat]", "topics: [ve-sinh]", true},
		{"a link's target", "](../gioi-thieu.md)", "](../lien-he.md)", true},
		{"a link target's title", "title: Giới thiệu", "title: Về cổng", true},
		{"a link target's place", "title: Giới thiệu", "title: Giới thiệu\nslug: ve-cong", true},
		{"a file's name", "-- tro-giup.md --", "-- giup.md --", true},
		{"an anchor's heading", "## Mục đích", "## Đích", true},
		{"a date", "date: 2026-03-01", "date: 2026-11-01", true},
		{"a review", "reviewed: 2026-04-01", "reviewed: 2026-05-01", true},
		{"a check", "checked_on: 2026-07-01", "checked_on: 2026-07-02", true},
		{"an agenda", "what: Mở đầu", "what: Khai mạc", true},
		{"a kind", "title: Trợ giúp", "title: Trợ giúp\nkind: guidance", true},
		{"a draft", "title: Vệ sinh", "title: Vệ sinh\ndraft: true", true},
		{"a section's title", "title: Các nhóm", "title: Bảy nhóm", true},
		{"a section's summary", "summary: Bảy nhóm", "summary: Tám nhóm", true},
		{"a section's heading", "## Đọc trước", "## Đọc sau", true},
		{"the home page's title", "title: Trang đầu", "title: Chào mừng", true},
		{"an image's size", "640x480", "800x600", true},
		{"an alias's target", "title: Liên hệ", "title: Gọi chúng tôi", true},
		{"the portal's title", "title: Cổng nhỏ", "title: Cổng lớn", false},
		{"the base URL", "https://vi.du/cong", "https://vi.du/", false},
		{"the menu", "title: Ngoài,", "title: Bạn bè,", false},
		{"a menu's target", "link: nhom/_index.md", "link: gioi-thieu.md", false},
		{"the size of lists", "pageSize: 2", "pageSize: 3", false},
		{"the size of feeds", "feedSize: 3", "feedSize: 1", false},
		{"a new page", "-- lien-he.md --", "-- a-moi.md --\n---\ntitle: Mới\ndate: 2026-09-09\n---\nXem [x](lien-he.md), [y](chuyen-de/hien-dat.md).\n-- lien-he.md --", true},
		{"the language", "title: Cổng nhỏ", "title: Cổng nhỏ\nlanguage: vi-VN", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			in, ok := linked(t, with(t, portal, tt.from, tt.to))
			if !ok {
				t.Fatal("the changed portal has errors")
			}
			in.Theme = theme
			different, kept := compare(t, before, renderAll(t, in))
			if different == 0 {
				t.Error("no file shows the change: the test proves nothing")
			}
			if tt.kept && kept == 0 {
				t.Error("every key differs")
			}
		})
	}
}

// TestKeysOfEachLine leaves out one line of the portal at a time.
func TestKeysOfEachLine(t *testing.T) {
	t.Parallel()
	theme := everything(t)
	lines := strings.SplitAfter(portal, "\n")
	in, _ := linked(t, portal)
	in.Theme = theme
	before := renderAll(t, in)
	tried := 0
	for i, line := range lines {
		if strings.HasPrefix(line, "-- ") || strings.HasPrefix(line, "---") {
			continue
		}
		in, ok := linked(t, strings.Join(lines[:i], "")+strings.Join(lines[i+1:], ""))
		if !ok {
			continue
		}
		in.Theme = theme
		tried++
		// What has another key may differ, so only the rest needs rendering.
		for _, job := range render.New(in).Jobs() {
			old, both := before[job.Address]
			if !both || old.key != job.Key {
				continue
			}
			var w bytes.Buffer
			if err := job.Render(&w); err != nil || w.String() != old.text {
				t.Errorf("without %q %s differs and its key does not (%v):\n%s", line, job.Address, err, firstDifference(old.text, w.String()))
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d lines could be left out", tried)
	}
}

// TestKeysOfInput: what a page is made of besides the tree counts too.
func TestKeysOfInput(t *testing.T) {
	t.Parallel()
	plain := portal
	for _, key := range []string{"date", "checked_on"} {
		plain = strings.ReplaceAll(plain, "\n"+key+":", "\n#")
	}
	in, ok := linked(t, plain)
	if !ok {
		t.Fatal("the portal has errors")
	}
	in.Theme = everything(t)
	before := renderAll(t, in)
	for name, change := range map[string]func(*render.Input){
		"style":  func(in *render.Input) { in.Style = "/assets/site.2.css" },
		"script": func(in *render.Input) { in.Script = "/assets/site.2.js" },
		"search": func(in *render.Input) { in.SearchScript = "/assets/search.2.js" },
		"theme":  func(in *render.Input) { in.Theme = theme(t, `{{define "base"}}{{.Title}}{{end}}`) },
		// Only feeds without a dated page show the day of the build.
		"day": func(in *render.Input) { in.Now = in.Now.AddDate(0, 0, 1) },
	} {
		changed := in
		change(&changed)
		if different, _ := compare(t, before, renderAll(t, changed)); different == 0 {
			t.Errorf("%s: no file shows the change", name)
		}
	}
	hour := in
	hour.Now = hour.Now.Add(1e9)
	if different, _ := compare(t, before, renderAll(t, hour)); different != 0 {
		t.Error("files show the time of the build, not its day")
	}
}
