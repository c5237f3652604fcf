package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/link"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

// pages makes an archive of pages in one folder: title → further front matter.
func pages(folder string, heads ...string) string {
	var b strings.Builder
	for i, head := range heads {
		title, more, _ := strings.Cut(head, "|")
		fmt.Fprintf(&b, "-- %s/%d.md --\n---\ntitle: %s\n%s\n---\n", folder, i, title, strings.ReplaceAll(more, "|", "\n"))
	}
	return b.String()
}

func TestOrder(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, folder string
		heads        []string
		want         string
	}{
		{"numbers by value", "luat", []string{"Điều 10", "Điều 2", "Điều 1"}, "Điều 1, Điều 2, Điều 10"},
		{"the alphabet", "luat", []string{"Đê", "Ê", "Dê", "E", "Ăn", "Ân", "An"}, "An, Ăn, Ân, Dê, Đê, E, Ê"},
		{"tones", "luat", []string{"Mạ", "Má", "Mã", "Mả", "Mà", "Ma"}, "Ma, Mà, Mả, Mã, Má, Mạ"},
		{"weight, then newest", "tin", []string{"A|date: 2026-01-01", "B|date: 2026-02-01", "C", "D|weight: 2", "E|weight: -1"}, "E, D, B, A, C"},
		{"same title by path", "tin", []string{"Một|tags: [b]", "Một|tags: [a]"}, "Một, Một"},
		{"cases by year", "dien-hinh", []string{"A|year: 2024", "B", "C|year: 2026"}, "C, A, B"},
		{"groups by order", "nhom", []string{"A|order: 10", "B", "C|order: 2"}, "C, A, B"},
		{"documents by date", "van-ban", []string{"A|date: 2024-01-01", "B", "C|date: 2026-01-01"}, "C, A, B"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tree, _ := build(t, pages(tt.folder, tt.heads...))
			section := tree.Sections[1]
			if got := titles(section.Pages); got != tt.want {
				t.Errorf("order is %s, want %s", got, tt.want)
			}
			for i, p := range section.Pages {
				if i > 0 && (p.Prev != section.Pages[i-1] || section.Pages[i-1].Next != p) {
					t.Errorf("%s and the page before it are no neighbours", p.Path)
				}
			}
		})
	}
}

func TestSectionOrder(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- z/_index.md --
---
title: Đầu tiên
weight: 1
---
-- dieu-10/a.md --
# A
-- dieu-2/a.md --
# A
-- van-ban/_index.md --
# Sổ
-- chuyen-de/_index.md --
# Mẫu
-- dieu-2/muc/chau/a.md --
# A
`)
	var got []string
	for _, s := range tree.Sections {
		got = append(got, s.Path)
	}
	want := []string{"", "z", "chuyen-de", "van-ban", "dieu-2", "dieu-2/muc", "dieu-2/muc/chau", "dieu-10"}
	if !slices.Equal(got, want) {
		t.Errorf("sections are %q, want %q", got, want)
	}
}

func TestPublish(t *testing.T) {
	t.Parallel()
	const archive = `
-- a/nhap.md --
---
title: Nháp
draft: true
---
-- a/mai.md --
---
title: Ngày mai
date: 2026-11-23
---
-- a/nay.md --
---
title: Hôm nay
date: 2026-11-22
---
-- a/het.md --
---
title: Hết hạn
expires: 2026-11-22
---
-- a/con.md --
---
title: Còn hạn
expires: 2026-11-23
---
`
	for _, tt := range []struct {
		name  string
		allow func(*link.Input)
		want  string
	}{
		{"readers", func(*link.Input) {}, "Còn hạn, Hôm nay"},
		{"drafts", func(in *link.Input) { in.Drafts = true }, "Còn hạn, Hôm nay, Nháp"},
		{"future", func(in *link.Input) { in.Future = true }, "Còn hạn, Ngày mai, Hôm nay"},
		{"expired", func(in *link.Input) { in.Expired = true }, "Còn hạn, Hết hạn, Hôm nay"},
		{"a day later", func(in *link.Input) { in.Now = in.Now.AddDate(0, 0, 1) }, "Ngày mai, Hôm nay"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := sitetest.Parse(t, archive)
			in := input(s)
			tt.allow(&in)
			if got := titles(link.Build(in, s.Problems).Pages); got != tt.want {
				t.Errorf("published are %s, want %s", got, tt.want)
			}
		})
	}
}

// TestReadingOrder: where folders are all the order a site has, each page leads to the next,
// from folder to folder; where kinds are, a folder ends with its last page.
func TestReadingOrder(t *testing.T) {
	t.Parallel()
	const plain = `
-- index.md --
# Nhà
-- cuoi.md --
# Cuối
-- a/_index.md --
---
title: Phần A
weight: 2
---
Chữ.
-- a/dau.md --
---
title: A đầu
weight: 1
---
-- a/giua/README.md --
---
title: A giữa
---
-- a/giua/_index.md --
---
title: Giữa
weight: 2
---
-- a/sau.md --
---
title: A sau
weight: 3
---
-- b/README.md --
# B
-- truoc.md --
---
title: Trước
weight: 1
---
`
	walk := func(tree *site.Tree) (order string) {
		for _, p := range tree.Pages {
			if p.Prev == nil && p.Next != nil {
				for order += "|"; p != nil; p = p.Next {
					if order += " " + p.Title; p.Next != nil && p.Next.Prev != p {
						t.Errorf("%s leads to %s, which does not lead back", p.Path, p.Next.Path)
					}
				}
			}
		}
		return order
	}
	if got, want := walk(buildWell(t, plain)), "| Trước Phần A A đầu A giữa A sau Cuối B"; got != want {
		t.Errorf("the pages are read as %s, want %s", got, want)
	}
	if got, want := walk(buildWell(t, plain+"-- van-ban/_index.md --\n# Sổ\n")), "| A đầu A sau| Trước Cuối"; got != want {
		t.Errorf("beside a folder of a kind they are read as %s, want %s", got, want)
	}
}
