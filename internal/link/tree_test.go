package link_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/link"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

// small is a site with a page of every kind.
const small = `
-- site.yaml --
title: Cổng nhỏ
vocabularies:
  audiences:
    - {id: thon, title: "Thôn, tổ dân phố"}
    - {id: truong, title: Trường học}
  types: [{id: chi-thi, title: Chỉ thị}]
-- nhom/_index.md --
Bảy nhóm.
-- nhom/kinh-te.md --
---
title: Kinh tế
order: 2
---
-- nhom/van-hoa.md --
---
title: Văn hóa
order: 1
---
-- chuyen-de/hien-dat.md --
---
title: Hiến đất
groups: [kinh-te]
audiences: [truong, thon]
quarters: [3, 1]
minutes: [90]
cites: [50-ct/tw, cu]
cases: [thon-a]
guidance: [cach-hop]
---
Theo Chỉ thị 50-CT/TW và [nhóm](../nhom/kinh-te.md).
-- dien-hinh/thon-a.md --
---
title: Thôn A
unit: Chi bộ thôn A
audiences: [thon]
topics: [hien-dat]
groups: [kinh-te]
lesson: Nói đi đôi với làm
source: Báo cáo
---
-- huong-dan/cach-hop.md --
---
title: Cách họp
cites: [50-ct-tw]
---
-- van-ban/50-ct-tw.md --
---
title: Chỉ thị 50
number: 50-CT/TW
type: chi-thi
issuer: Ban Bí thư
status: in-force
verified: true
---
-- van-ban/cu.md --
---
title: Chỉ thị cũ
type: chi-thi
issuer: Ban Bí thư
status: replaced
verified: true
replaced_by: [50-CT/TW]
---
-- noi-khac/bai.md --
---
title: Bài lạc
kind: topic
groups: [van-hoa]
audiences: [thon]
quarters: [1]
minutes: [60]
---
Xem [thôn A](/dien-hinh/thon-a.md) và [lần nữa](../dien-hinh/thon-a.md), rồi [danh sách](../nhom/).
`

// titles joins the titles of pages.
func titles(pages []*site.Page) string {
	var all []string
	for _, p := range pages {
		all = append(all, p.Title)
	}
	return strings.Join(all, ", ")
}

// related shows all that a page is related to: "Title: page, page" and "←"
// before what refers to it.
func related(p *site.Page) []string {
	var all []string
	for _, r := range p.Related {
		arrow := ""
		if r.Inverse {
			arrow = "← "
		}
		all = append(all, fmt.Sprintf("%s%s: %s", arrow, r.Title, titles(r.Pages)))
	}
	return all
}

func TestRelationsBothWays(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, small)
	for path, want := range map[string][]string{
		"chuyen-de/hien-dat.md": {"Nhóm chuyên đề: Kinh tế", "Văn bản căn cứ: Chỉ thị 50, Chỉ thị cũ",
			"Điển hình liên quan: Thôn A", "Hướng dẫn nên đọc kèm: Cách họp"}, // and not Thôn A again, which names it
		"dien-hinh/thon-a.md": {"Chuyên đề liên quan: Hiến đất", "Nhóm chuyên đề: Kinh tế"},
		"nhom/kinh-te.md":     {"← Chuyên đề trong nhóm: Hiến đất", "← Điển hình trong nhóm: Thôn A"},
		"nhom/van-hoa.md":     {"← Chuyên đề trong nhóm: Bài lạc"},
		"van-ban/50-ct-tw.md": {"← Chuyên đề dẫn văn bản này: Hiến đất", "← Hướng dẫn dẫn văn bản này: Cách họp", "← Thay thế cho: Chỉ thị cũ"},
		"van-ban/cu.md":       {"Được thay thế bởi: Chỉ thị 50", "← Chuyên đề dẫn văn bản này: Hiến đất"},
	} {
		if got := related(tree.ByPath(path)); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", path, got, want)
		}
	}
	for path, want := range map[string]int{"chuyen-de/hien-dat.md": 1, "nhom/kinh-te.md": 2, "van-ban/50-ct-tw.md": 3, "noi-khac/bai.md": 0} {
		if got := tree.ByPath(path).Referrers; got != want {
			t.Errorf("%s has %d referrers, want %d", path, got, want)
		}
	}
}

func TestBacklinks(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, small)
	if got := titles(tree.ByPath("dien-hinh/thon-a.md").Backlinks); got != "Bài lạc" {
		t.Errorf("Thôn A is linked to by %q, want Bài lạc once", got)
	}
	for _, path := range []string{"nhom/kinh-te.md", "van-ban/50-ct-tw.md"} {
		if got := titles(tree.ByPath(path).Backlinks); got != "" {
			t.Errorf("%s shows %q as backlinks too, though it is related to them", path, got)
		}
	}
	number := tree.ByPath("chuyen-de/hien-dat.md").Targets[0]
	if number.Page != tree.ByPath("van-ban/50-ct-tw.md") {
		t.Errorf("the number in the text leads to %+v", number)
	}
}

func TestSections(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, small)
	var got []string
	for _, s := range tree.Sections {
		got = append(got, fmt.Sprintf("%s %s: %s", s.Address, s.Title, titles(s.Pages)))
	}
	want := []string{
		"/index.html Cổng nhỏ: ",
		"/chuyen-de/index.html Chuyên đề mẫu: Bài lạc, Hiến đất", // the kind's pages, wherever they lie
		"/nhom/index.html Nhóm chuyên đề: Văn hóa, Kinh tế",
		"/dien-hinh/index.html Điển hình: Thôn A",
		"/huong-dan/index.html Hướng dẫn: Cách họp",
		"/van-ban/index.html Sổ hiệu lực văn bản: Chỉ thị 50, Chỉ thị cũ",
		"/noi-khac/index.html Noi khac: Bài lạc",
	}
	if !slices.Equal(got, want) {
		t.Errorf("sections are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if p := tree.ByPath("noi-khac/bai.md"); p.Section.Path != "noi-khac" || p.Prev != nil || p.Next != nil {
		t.Errorf("a page in another folder has the section %q and neighbours %v, %v", p.Section.Path, p.Prev, p.Next)
	}
	if p := tree.ByPath("nhom/_index.md"); p.Title != "Nhóm chuyên đề" || p.Section.Page != p {
		t.Errorf("the folder's own page is called %q", p.Title)
	}
}

func TestTaxonomies(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, small)
	var got []string
	for _, x := range tree.Taxonomies {
		for _, term := range x.Terms {
			got = append(got, fmt.Sprintf("%s %s: %s", term.Address, term.Title, titles(term.Pages)))
		}
	}
	want := []string{
		"/doi-tuong/thon.html Thôn, tổ dân phố: Bài lạc, Hiến đất, Thôn A",
		"/doi-tuong/truong.html Trường học: Hiến đất",
		"/quy/1.html Quý I: Bài lạc, Hiến đất",
		"/quy/3.html Quý III: Hiến đất",
	}
	if !slices.Equal(got, want) {
		t.Errorf("terms are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var own []string
	for _, term := range tree.ByPath("chuyen-de/hien-dat.md").Terms {
		own = append(own, term.ID)
	}
	if !slices.Equal(own, []string{"thon", "truong", "1", "3"}) {
		t.Errorf("a page's terms are %v: not in the vocabulary's order", own)
	}
}

func TestFreeTerms(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- _index.md --
---
tags: [Chỉ ở trang chủ]
---
-- b.md --
---
title: B
tags: [đất đai, Điều 10, Điều 2, Đất Đai]
---
-- a.md --
---
title: A
tags: [Đất đai, Ấn]
---
`)
	var got []string
	for _, term := range tree.Taxonomies[0].Terms {
		got = append(got, fmt.Sprintf("%s %s: %s", term.Address, term.Title, titles(term.Pages)))
	}
	want := []string{"/the/an.html Ấn: A", "/the/dat-dai.html Đất đai: A, B", "/the/dieu-2.html Điều 2: B", "/the/dieu-10.html Điều 10: B"}
	if !slices.Equal(got, want) {
		t.Errorf("terms are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestBuildAgain: a session links the same pages again and again.
func TestBuildAgain(t *testing.T) {
	t.Parallel()
	s := sitetest.Parse(t, small)
	show := func(tree *site.Tree) any {
		var all []any
		for _, p := range tree.Pages {
			all = append(all, p.Path, p.Title, related(p), titles(p.Backlinks), p.Referrers, len(p.Terms), len(p.Targets))
		}
		return all
	}
	first := show(link.Build(input(s), s.Problems))
	slices.Reverse(s.Pages) // the order in which pages come must not matter
	s.Kinds = site.Kinds()  // nor whether kinds are new values
	second := show(link.Build(input(s), s.Problems))
	if !reflect.DeepEqual(first, second) {
		t.Errorf("linking again gives\n%v\nnot\n%v", second, first)
	}
	if messages := sitetest.Messages(ofLinking(s.Problems)); len(messages) > 0 {
		t.Errorf("unexpected: %v", messages)
	}
}

// TestUnverified: what nobody has verified is not among the documents that a
// page rests on, however it got there; both sides say so.
func TestUnverified(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, strings.NewReplacer("cites: [50-ct/tw, cu]", "cites: [50-ct/tw, cu]\nconsult: [cu]",
		"status: replaced\nverified: true", "status: replaced\nverified: false").Replace(small))
	for path, want := range map[string][]string{
		"chuyen-de/hien-dat.md": {"Nhóm chuyên đề: Kinh tế", "Văn bản căn cứ: Chỉ thị 50", "Văn bản nên hỏi, chưa kiểm chứng: Chỉ thị cũ",
			"Điển hình liên quan: Thôn A", "Hướng dẫn nên đọc kèm: Cách họp"},
		"van-ban/cu.md": {"Được thay thế bởi: Chỉ thị 50", "← Chuyên đề khuyên hỏi văn bản này: Hiến đất"},
	} {
		if got := related(tree.ByPath(path)); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", path, got, want)
		}
	}
}
