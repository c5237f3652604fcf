package link_test

import (
	"path"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

// TestForeignTargets: links of plain pages as other programs have them.
func TestForeignTargets(t *testing.T) {
	t.Parallel()
	const rest = `
-- events.md --
# Events of *all* {#su-kien}

Text.

publishDir
: The folder.
-- 1-js/12-promise-basics/article.md --
# Promise
-- 1-js/12-promise-basics/01-re-resolve/task.md --
# Again
-- kho/tep/so-do.png --
-- vi/tin/_posts/2024-03-05-mo-lop.md --
# Mở lớp
-- vi/tin/_posts/2024-3-06-hop.md --
# Họp
-- bai/ten-tep.md --
---
date: 2023-07-09
slug: ten-khac
---
# Bài
-- nguon/hinh.png --
`
	for _, tt := range []struct{ link, want string }{
		{"[x](/docs/{{version}}/events)", "/events.html"},
		{"[x]({{ site.url }}/events)", "/events.html"},
		{"[x]({{ site.docs_url }}/events)", "/events.html"},
		{"[x]: {{ site.docs_url }}/events\n\n[x]", "/events.html"},
		{"[x](events.md#su-kien)", "/events.html"},
		{"[x](events.md#events-of-all)", "/events.html"},
		{"[x](events.md#publishdir)", "/events.html#dt-publishdir"},
		{"[x](info:promise-basics)", "/1-js/12-promise-basics/article.html"},
		{"[x](info:promise-basics#promise)", "/1-js/12-promise-basics/article.html"},
		{"[x](task:re-resolve)", "/1-js/12-promise-basics/01-re-resolve/task.html"},
		{"![[so-do.PNG|300]]", "/kho/tep/so-do.png"},
		{"![x](kho/tep/so-do.png)", "/kho/tep/so-do.png"},
		{"[x](/vi/tin/2024/03/05/mo-lop/)", "/vi/tin/posts/2024-03-05-mo-lop.html"},
		{"[x](/vi/tin/2024/03/06/hop.html)", "/vi/tin/posts/2024-3-06-hop.html"},
		{"[x](/2023/07/09/ten-khac/)", "/bai/ten-khac.html"},
		{"[x](/2023/07/09/ten-tep.html)", "/bai/ten-khac.html"},
		{"![x](hinh.png)", "/nguon/hinh.png"},
		{"<a href=\" {{ '/events' | relative_url }}\">x</a>", "/events.html"},
	} {
		t.Run(tt.link, func(t *testing.T) {
			t.Parallel()
			text := "-- nguon.md --\n# N\n\n" + tt.link + "\n" + rest
			target := buildWell(t, text).ByPath("nguon.md").Targets[0]
			if got := target.URL + target.Address + target.Fragment; got != tt.want {
				t.Errorf("leads to %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFromRoot: Docsify counts addresses from the root, wherever the page lies; what
// lies beside the page goes before.
func TestFromRoot(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- tai-lieu/nguon.md --
# N

![x](kho/so-do.png) [y](kho/khac) ![z](anh/gan.png)
-- kho/khac.md --
# Khác
-- kho/so-do.png --
-- anh/gan.png --
-- tai-lieu/anh/gan.png --
`)
	for i, want := range []string{"/kho/so-do.png", "/kho/khac.html", "/tai-lieu/anh/gan.png"} {
		if got := tree.ByPath("tai-lieu/nguon.md").Targets[i].Address; got != want {
			t.Errorf("link %d leads to %q, want %q", i, got, want)
		}
	}
}

// TestForeignRoots: programs have other folders for the root of a site, and put what
// they publish as it is into one of its own.
func TestForeignRoots(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- sach/vi/bai/mot.md --
# Một

[a](/bai/hai) ![b](/anh/so-do.png) ![c](/dau.png) [d](@/sach/vi/bai/hai.md) [e](bai/hai.md) [f](@site/sach/vi/bai/hai.md) [g](@site/docs/sach/vi/bai/hai.md) ![h](@site/static/goc.png)
-- sach/vi/bai/hai.md --
# Hai
-- sach/static/anh/so-do.png --
-- public/dau.png --
-- goc.png --
`)
	for i, want := range []string{"/sach/vi/bai/hai.html", "/sach/static/anh/so-do.png", "/public/dau.png", "/sach/vi/bai/hai.html", "/sach/vi/bai/hai.html", "/sach/vi/bai/hai.html", "/sach/vi/bai/hai.html", "/goc.png"} {
		if got := tree.ByPath("sach/vi/bai/mot.md").Targets[i].Address; got != want {
			t.Errorf("link %d leads to %q, want %q", i, got, want)
		}
	}
}

// TestForeignBase: what stands before all addresses of a project's site goes, where
// most addresses lead somewhere without it; another site beside it is left alone.
func TestForeignBase(t *testing.T) {
	t.Parallel()
	tree, s := build(t, `
-- mot.md --
# Một

[a](/du-an/hai) ![b](/du-an/anh/so-do.png) [c](/blog/hai) [d](/blog/khac) [e](/blog/nua)
-- hai.md --
# Hai

[f](/du-an/khong-co) [g](/le/mot)
-- anh/so-do.png --
`)
	for i, want := range []string{"/hai.html", "/anh/so-do.png", "", "", ""} {
		if got := tree.ByPath("mot.md").Targets[i].Address; got != want {
			t.Errorf("link %d leads to %q, want %q", i, got, want)
		}
	}
	if found := sitetest.Messages(ofLinking(s.Problems)); len(found) != 5 {
		t.Errorf("%d links are told of, want 5: %v", len(found), found)
	}
}

// TestWelcome: the README of a folder, or Home of a wiki, heads its site unless an
// index does; its own address leads there.
func TestWelcome(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ files, want string }{
		"readme":       {"-- README.md --\n# Đọc\n-- Home.md --\n# Nhà\n", "README.md"},
		"wiki":         {"-- Home.md --\n# Nhà\n-- khac.md --\n# K\n", "Home.md"},
		"index":        {"-- index.md --\n# Đầu\n-- README.md --\n# Đọc\n", "index.md"},
		"in a section": {"-- muc/README.md --\n# Đọc\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tree := buildWell(t, tt.files)
			got := ""
			if p := tree.Home.Page; p != nil {
				got = p.Path
				if p.Address != "/index.html" {
					t.Errorf("it stands at %s", p.Address)
				}
			}
			if got != tt.want {
				t.Errorf("%q heads the site, want %q", got, tt.want)
			}
			own := "/" + strings.ToLower(strings.TrimSuffix(tt.want, ".md")) + ".html"
			isRedirected := slices.ContainsFunc(tree.Files, func(f site.File) bool { return f.What == site.RedirectFile && f.Address == own })
			if isRedirected != (name == "readme" || name == "wiki") {
				t.Errorf("%s leads there: %v", own, isRedirected)
			}
		})
	}
}

// TestFolderReadme: the README of a plain folder is the text of its list, its own address
// leads there; an index, and a folder of a kind, are as they are.
func TestFolderReadme(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- index.md --
# Cổng

[x](muc/) [y](muc/README.md) [z](sau/sau-nua/)
-- muc/README.md --
# Mục này
-- muc/hai.md --
# Hai
-- sau/sau-nua/readme.md --
# Sâu nữa
-- co/index.md --
# Có
-- co/README.md --
# Đọc
`)
	for i, want := range []string{"/muc/index.html", "/muc/index.html", "/sau/sau-nua/index.html"} {
		if got := tree.ByPath("index.md").Targets[i].Address; got != want {
			t.Errorf("link %d leads to %s, want %s", i, got, want)
		}
	}
	for path, want := range map[string]string{"muc/README.md": "/muc/readme.html", "sau/sau-nua/readme.md": "/sau/sau-nua/readme.html", "co/README.md": ""} {
		p := tree.ByPath(path)
		from := ""
		for _, f := range tree.Files {
			if f.What == site.RedirectFile && f.Page == p {
				from += f.Address
			}
		}
		if strings.HasSuffix(p.Address, "/index.html") != (want != "") || from != want {
			t.Errorf("%s stands at %s, %q leads to it", path, p.Address, from)
		}
	}
}

// TestTakenTargets: links of a text that a page takes in lead from where it lies, or, as
// mdBook has it, from the page.
func TestTakenTargets(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- trang.md --
# Trang

{{#include phan/doan.md}}
-- canh.md --
# Cạnh
-- phan/doan.md --
Xem [một](khac.md), [hai](canh.md), [ba](#trang) và ![hình](a.png).
-- phan/khac.md --
# Khác
-- phan/a.png --
`)
	var got []string
	for _, target := range tree.ByPath("trang.md").Targets {
		got = append(got, target.Address+target.Fragment)
	}
	if want := []string{"/phan/khac.html", "/canh.html", "/trang.html", "/phan/a.png"}; !slices.Equal(got, want) {
		t.Errorf("links lead to %q, want %q", got, want)
	}
}

// TestLabels: a label is found on whatever page it is, as MyST, Quarto and bookdown have it.
func TestLabels(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- a.md --
# A

## Mục {#sec-rieng}

Xem @sec-khac, @sec-rieng, {ref}`+"`chữ <sec-khac>`"+`, [chữ](#sec-khac) và [](#dau).
-- b.md --
(dau)=
# B

## Khác {#sec-khac}
`)
	var got []string
	for _, target := range tree.ByPath("a.md").Targets {
		got = append(got, target.Address+target.Fragment)
	}
	if want := []string{"/b.html#sec-khac", "/a.html#sec-rieng", "/b.html#sec-khac", "/b.html#sec-khac", "/b.html"}; !slices.Equal(got, want) {
		t.Errorf("labels lead to %q, want %q", got, want)
	}
}

// TestFolderTitles: folders that have one title are told apart by their names, and posts in
// folders of their own are pages of the folder around them.
func TestFolderTitles(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- vi/index.md --
---
title: Kho
---
Chữ.
-- vi/a.md --
# A
-- en/index.md --
---
title: Kho
---
Chữ.
-- en/b.md --
# B
-- tin/_index.md --
# Tin
-- tin/mot/index.md --
# Một
-- tin/hai/index.md --
# Hai
`)
	var titles []string
	for _, s := range tree.Home.Sections {
		titles = append(titles, s.Title)
		if s.Path == "tin" && (len(s.Sections) != 0 || len(s.Pages) != 2 || s.Pages[0].Index) {
			t.Errorf("%d folders and %d pages in tin/, want none and two", len(s.Sections), len(s.Pages))
		}
	}
	slices.Sort(titles)
	if want := []string{"Kho (en)", "Kho (vi)", "Tin"}; !slices.Equal(titles, want) {
		t.Errorf("the folders are called %q, want %q", titles, want)
	}
	if p := tree.ByPath("vi/index.md"); p.Title != "Kho" {
		t.Errorf("the text of vi/ is called %q", p.Title)
	}
	if p := tree.ByPath("tin/mot/index.md"); p.Address != "/tin/mot/index.html" || p.Section.Path != "tin" {
		t.Errorf("a post in a folder of its own stands at %s, in %q", p.Address, p.Section.Path)
	}
}

// TestFolderTexts: which texts head plain folders by another name than index, and where
// their old addresses lead.
func TestFolderTexts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, folder, want string }{
		{"in it", "-- kho/Kho.md --\n# Kho chung\n-- kho/a.md --\n# A\n", "kho", "kho/Kho.md"},
		{"in it, numbered", "-- 02-kho/kho.md --\n# Kho chung\n-- 02-kho/a.md --\n# A\n", "02-kho", "02-kho/kho.md"},
		{"beside it", "-- kho.md --\n# Kho chung\n-- kho/a.md --\n# A\n", "kho", "kho.md"},
		{"beside it, only folders in it", "-- kho.md --\n# Kho chung\n-- kho/sau/a.md --\n# A\n", "kho", "kho.md"},
		{"it has an index", "-- kho.md --\n# Kho chung\n-- kho/index.md --\n# Có\n-- kho/a.md --\n# A\n", "kho", "kho/index.md"},
		{"it has a README", "-- kho.md --\n# Kho chung\n-- kho/README.md --\n# Có\n-- kho/a.md --\n# A\n", "kho", "kho/README.md"},
		{"no folder", "-- kho.md --\n# Kho chung\n-- nha/a.md --\n# A\n", "nha", ""},
		{"a usual name", "-- x/1/bai.md --\n# Một\n-- x/2/bai.md --\n# Hai\n-- x/3/bai.md --\n# Ba\n-- x/3/bai.17.md --\n# Ba cũ\n-- x/3/sau/a.md --\n# A\n", "x/3", "x/3/bai.md"},
		{"one title all over", "-- x/1/bai.md --\n# Bài\n-- x/2/bai.md --\n# Bài\n-- x/3/bai.md --\n# Bài\n-- x/3/sau/a.md --\n# A\n", "x/3", ""},
		{"often among others", "-- x/1/bai.md --\n# Một\n-- x/2/bai.md --\n# Hai\n-- x/3/bai.md --\n# Ba\n-- x/3/sau/a.md --\n# A\n-- x/4/bai.md --\n# Bốn\n-- x/4/b.md --\n# B\n", "x/3", ""},
		{"of a kind", "-- chuyen-de.md --\n# Chung\n-- chuyen-de/a.md --\n---\ntitle: A\nsummary: Chữ.\ndraft: true\n---\n", "chuyen-de", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tree, _ := build(t, "-- khac.md --\n# Khác\n"+tt.text)
			got := ""
			for _, p := range tree.Pages {
				if p.Heads == tt.folder || p.Index && path.Dir(p.Path) == tt.folder {
					got = p.Path
				}
			}
			if got != tt.want {
				t.Fatalf("%s is headed by %q, want %q", tt.folder, got, tt.want)
			}
			if p := tree.ByPath(got); p != nil && p.Heads != "" {
				if want := "/" + tt.folder + "/index.html"; p.Address != want {
					t.Errorf("it stands at %s, want %s", p.Address, want)
				}
				if !slices.ContainsFunc(tree.Files, func(f site.File) bool { return f.What == site.RedirectFile && f.Address == p.Given && f.Page == p }) {
					t.Errorf("nothing leads on from %s", p.Given)
				}
			}
		})
	}
}

// TestUnnumberedTargets: links need not say the numbers that sort folders and files.
func TestUnnumberedTargets(t *testing.T) {
	t.Parallel()
	const rest = "-- 1.co-ban/02.cai-dat/a.md --\n# A\n-- 1.co-ban/02.cai-dat/3-b.md --\n# B\n-- 2.khac/1-c.md --\n# C\n-- 2.khac/2-c.md --\n# C hai\n-- tin/2024-01-02-d.md --\n# D\n"
	for _, tt := range []struct{ link, want string }{
		{"/co-ban/cai-dat/a", "/1-co-ban/02-cai-dat/a.html"},
		{"../co-ban/cai-dat/", "/1-co-ban/02-cai-dat/index.html"},
		{"/co-ban/cai-dat/b.md", "/1-co-ban/02-cai-dat/3-b.html"},
		{"1.co-ban/cai-dat/b", "/1-co-ban/02-cai-dat/3-b.html"},
		{"/khac/c", ""}, // either
		{"a", "/1-co-ban/02-cai-dat/a.html"},
		{"./b", "/1-co-ban/02-cai-dat/3-b.html"},
		{"c", ""},
		{"cu/a", ""},
	} {
		tree, _ := build(t, "-- nguon/x.md --\n# N\n\n[nhiều chữ]("+tt.link+")\n"+rest)
		got := ""
		if targets := tree.ByPath("nguon/x.md").Targets; len(targets) > 0 {
			got = targets[0].Address
		}
		if got != tt.want {
			t.Errorf("%s leads to %q, want %q", tt.link, got, tt.want)
		}
	}
}

// TestFoldersInOrder: pages that are all of their folders stand in the order of the folders'
// numbers.
func TestFoldersInOrder(t *testing.T) {
	t.Parallel()
	tree, _ := build(t, "-- x/02-a/bai.md --\n# A\n-- x/03-z/index.md --\n# Y\n-- x/01-b/bai.md --\n# B\n-- x/10-c/bai.md --\n# C\n")
	var got []string
	for _, p := range tree.Home.Sections[0].Pages {
		got = append(got, p.Title)
	}
	if strings.Join(got, " ") != "B A Y C" {
		t.Errorf("they stand as %q", got)
	}
}

// TestExportedNames: what Notion puts behind names falls away from addresses, where nothing
// else in the folder has the name.
func TestExportedNames(t *testing.T) {
	t.Parallel()
	const a, b, c = "0123456789abcdef0123456789abcdef", "aaaabbbbccccddddeeeeffff00001111", "99aabbccddeeffffaaaabbbbccccdddd"
	tree, s := build(t, "-- Trang "+a+".md --\n# Trang\n\n[x](Trang%20"+a+"/Muc%20"+b+".md)\n-- Trang "+a+"/Muc "+b+".md --\n# Muc\n"+
		"-- Trang "+a+"/Bảng "+c+".csv --\n-- Trang "+a+"/Bảng "+c+"_all.csv --\n"+
		"-- Hai "+b+".md --\n# Hai\n-- Hai "+c+".md --\n# Hai nữa\n-- Ba "+c+".md --\n# Ba\n-- ba.md --\n# Ba khác\n-- "+a+".md --\n# Chỉ số\n")
	var got []string
	for _, f := range tree.Files {
		if f.What == site.PageFile || f.What == site.SectionFile {
			got = append(got, f.Address)
		}
	}
	want := []string{"/trang/index.html", "/ba.html", "/trang/muc.html", "/hai-" + b + ".html", "/hai-" + c + ".html", "/ba-" + c + ".html", "/" + a + ".html"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("files stand at\n%q, want\n%q", got, want)
	}
	if messages := sitetest.Messages(ofLinking(s.Problems)); len(messages) != 1 || !strings.Contains(messages[0], "2 bảng .csv") {
		t.Errorf("told: %q", messages)
	}
	if targets := tree.ByPath("Trang " + a + ".md").Targets; targets[0].Address != "/trang/muc.html" {
		t.Errorf("links lead to %+v", targets)
	}
}
