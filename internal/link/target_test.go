package link_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

// TestTargets: whatever way an author writes a link, it leads to one address.
func TestTargets(t *testing.T) {
	t.Parallel()
	const rest = `
-- Luật đất/Điều 1.md --
---
title: Điều 1
tags: [Đất]
---
## Khoản 1
-- Luật đất/_index.md --
# Luật
-- de/a b.md --
# Có dấu cách
-- anh/duong.png --
640x480
-- tai-lieu.pdf --
`
	for _, tt := range []struct{ dest, want string }{
		{"../Luật đất/Điều 1.md", "/luat-dat/dieu-1.html"},
		{norm.NFD.String("../Luật đất/Điều 1.md"), "/luat-dat/dieu-1.html"},
		{"../Lu%E1%BA%ADt%20%C4%91%E1%BA%A5t/%C4%90i%E1%BB%81u%201.md", "/luat-dat/dieu-1.html"},
		{"/Luật đất/Điều 1.md#khoan-1", "/luat-dat/dieu-1.html#khoan-1"},
		{"../luat-dat/dieu-1.html", "/luat-dat/dieu-1.html"},
		{"../Luật đất/", "/luat-dat/index.html"},
		{"../Luật đất", "/luat-dat/index.html"},
		{"../Luật đất/_index.md", "/luat-dat/index.html"},
		{"a%20b.md", "/de/a-b.html"},
		{"./a b.md?x=1", "/de/a-b.html?x=1"},
		{".", "/de/index.html"},
		{"..", "/index.html"},
		{"/", "/index.html"},
		{"/index.html", "/index.html"},
		{"/the/dat.html", "/the/dat.html"},
		{"/the/", "/the/index.html"},
		{"/tai-lieu.pdf#page=2", "/tai-lieu.pdf#page=2"},
		{"#cuoi", "/de/nguon.html#cuoi"},
		{"nguon.md#cuoi", "/de/nguon.html#cuoi"},
		{"/tim-kiem.html?q=%22x%22", "/tim-kiem.html?q=%22x%22"},
		{"https://vi.du/a?b#c", "https://vi.du/a?b#c"},
		{"//vi.du/a", "//vi.du/a"},
		{"mailto:a@vi.du", "mailto:a@vi.du"},
		{"tel:0900", "tel:0900"},
	} {
		t.Run(tt.dest, func(t *testing.T) {
			t.Parallel()
			tree := buildWell(t, "-- de/nguon.md --\n# N\n\n[chữ](<"+tt.dest+">)\n\n## Cuối\n"+rest)
			target := tree.ByPath("de/nguon.md").Targets[0]
			if got := target.URL + target.Address + target.Fragment; got != tt.want {
				t.Errorf("leads to %q, want %q", got, tt.want)
			}
			if strings.HasSuffix(target.Address, ".html") && strings.HasPrefix(target.Address, "/luat-dat/") && target.Page == nil {
				t.Error("the target's page is not known")
			}
		})
	}
}

func TestImageTarget(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, "-- a/x.md --\n# X\n\n![Đường](../anh/duong.png)\n-- anh/duong.png --\n640x480\n")
	p := tree.ByPath("a/x.md")
	if p.Doc.Refs[0].Kind != markdown.Image || p.Targets[0].Asset == nil || p.Targets[0].Asset.Width != 640 {
		t.Errorf("the image leads to %+v", p.Targets[0])
	}
}

// TestAmbiguousNumber: offices begin their numbers anew, so one that the
// register holds twice leads nowhere rather than to the wrong document.
func TestAmbiguousNumber(t *testing.T) {
	t.Parallel()
	head := "---\ntitle: T\nnumber: 1-CT/TW\ntype: t\nissuer: I\nstatus: unknown\n---\n"
	tree := buildWell(t, "-- a.md --\n# A\n\nTheo 1-CT/TW.\n-- van-ban/x.md --\n"+head+"-- van-ban/y.md --\n"+head)
	if target := tree.ByPath("a.md").Targets[0]; target.Page != nil || target.Address != "" {
		t.Errorf("the number leads to %+v", target)
	}
}

func TestAllowHTMLTrustsAnchors(t *testing.T) {
	t.Parallel()
	buildWell(t, "-- site.yaml --\nallowHTML: true\n-- a.md --\n# A\n\n<p id=\"x\">X</p>\n\n[x](#x)\n")
}

func TestRedirects(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- a/x.md --
---
title: X
aliases: [cu.html, /thu-muc/, /b/trang, "/v1.2/~x.html"]
---
-- _index.md --
---
title: Chủ
aliases: [trang-chu.html]
---
`)
	var got []string
	for _, f := range tree.Files {
		if f.What == site.RedirectFile {
			got = append(got, f.Address+" → "+f.Page.Address)
		}
	}
	want := []string{"/a/cu.html → /a/x.html", "/b/trang/index.html → /a/x.html", "/thu-muc/index.html → /a/x.html",
		"/trang-chu.html → /index.html", "/v1.2/~x.html → /a/x.html"}
	if !slices.Equal(got, want) {
		t.Errorf("redirects are %q, want %q", got, want)
	}
}

func TestMenu(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- site.yaml --
menu:
  - {title: Tệp, link: nhom/a.md}
  - {title: Thư mục, link: nhom}
  - {title: Địa chỉ, link: /nhom/index.html}
  - {title: Tìm, link: "/tim-kiem.html?q=a"}
  - {title: Mục, link: "nhom/a.md#m"}
  - {title: Chủ, link: /}
  - {title: Ngoài, link: "https://vi.du/"}
-- nhom/a.md --
# A

## M
`)
	var got []string
	for _, item := range tree.Menu {
		got = append(got, item.Title+" "+item.Link)
	}
	want := []string{"Tệp /nhom/a.html", "Thư mục /nhom/index.html", "Địa chỉ /nhom/index.html", "Tìm /tim-kiem.html?q=a",
		"Mục /nhom/a.html#m", "Chủ /index.html", "Ngoài https://vi.du/"}
	if !slices.Equal(got, want) {
		t.Errorf("menu is %q, want %q", got, want)
	}
}

// TestEnglish: every message has both wordings, with the same values in them.
func TestEnglish(t *testing.T) {
	t.Parallel()
	_, s := build(t, "-- site.yaml --\nmenu: [{title: A, link: khong.md}]\n-- a/x.md --\n---\ntitle: X\naliases: [/404.html]\n---\n[a](b.md)\n\n![c](d.png)\n-- a/X.md --\n# X\n")
	if len(sitetest.Messages(s.Problems)) != 5 {
		t.Errorf("problems are %q, want 5", sitetest.Messages(s.Problems))
	}
	for _, p := range s.Problems.Sorted() {
		if p.Text.EN == "" || p.Text.EN == p.Text.VI || p.Hint.VI != "" && p.Hint.EN == "" || strings.Contains(p.Text.EN+p.Text.VI, "%!") {
			t.Errorf("%s is worded %+v, hint %+v", p.Code, p.Text, p.Hint)
		}
	}
}
