package doctor

import (
	"slices"
	"strings"
	"testing"

	"chuyende/internal/asset"
	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/link"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
	"chuyende/internal/source"
)

// settings are what most test sites need.
const settings = `-- site.yaml --
title: Thử
vocabularies:
  audiences: [{id: thon, title: Thôn}]
  types: [{id: chi-thi, title: Chỉ thị}]
`

// load links a site and drops what other phases find.
func load(t *testing.T, archive string) Input {
	t.Helper()
	return loadFor(t, archive, false)
}

// loadFor is load, for a preview with drafts too.
func loadFor(t *testing.T, archive string, preview bool) Input {
	t.Helper()
	s := sitetest.Parse(t, archive)
	tree := link.Build(link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now(), Drafts: preview}, s.Problems)
	rules := slices.Concat(asset.Rules(), frontmatter.Rules(), link.Rules(), markdown.Rules(), source.Rules(), Rules())
	return Input{Pages: s.Pages, Tree: tree, Config: s.Config, Rules: rules, Now: sitetest.Now()}
}

// messages are the problems with a code, without hints.
func messages(problems *diag.List, codes ...string) []string {
	var only diag.List
	for _, p := range problems.Sorted() {
		if slices.Contains(codes, p.Code) {
			only.Add(p)
		}
	}
	return sitetest.Messages(&only)
}

// expect compares messages; a wanted one ends where the hint may begin.
func expect(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Errorf("missing: %s", want[i])
		case i >= len(want):
			t.Errorf("unexpected: %s", got[i])
		case !strings.HasPrefix(got[i], want[i]):
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}

func TestOrphans(t *testing.T) {
	t.Parallel()
	in := load(t, settings+`
-- nhom/a.md --
A
-- nhom/b.md --
B
-- nhom/c.md --
C, không chuyên đề
-- nhom/d.md --
D, có liên kết
-- _index.md --
Xem [D](nhom/d.md) và [một](huong-dan/mot.md).
-- chuyen-de/x.md --
---
groups: [a]
cases: [k]
guidance: [hai]
---
-- dien-hinh/k.md --
K
-- dien-hinh/l.md --
---
topics: [x]
---
-- dien-hinh/m.md --
---
groups: [b]
---
-- huong-dan/mot.md --
Một [tự dẫn mình](mot.md)
-- huong-dan/hai.md --
Hai
-- huong-dan/ba.md --
Ba [tự dẫn mình](ba.md)
`)
	var problems diag.List
	Examine(in, &problems)
	expect(t, messages(&problems, "orphan"), []string{
		"content/dien-hinh/m.md:1:1 orphan: không chuyên đề nào gắn với điển hình này",
		"content/huong-dan/ba.md:1:1 orphan: không bài nào dẫn người đọc đến hướng dẫn này",
		"content/nhom/c.md:1:1 orphan: nhóm chưa có chuyên đề hay điển hình nào",
	})
}

func TestReviewed(t *testing.T) {
	t.Parallel()
	archive := settings + `
-- chuyen-de/chua.md --
A
-- chuyen-de/cu.md --
---
reviewed: 2025-11-21
---
-- chuyen-de/moi.md --
---
reviewed: 2025-11-23
---
-- huong-dan/chua.md --
A
-- nhom/cu.md --
---
reviewed: 2024-01-01
---
-- trang.md --
---
reviewed: 2001-01-01
---
`
	var problems diag.List
	in := load(t, archive)
	Examine(in, &problems)
	expect(t, messages(&problems, "review-old"), []string{
		"content/chuyen-de/chua.md:1:1 review-old: chuyên đề chưa được rà soát lần nào (đọc lại bài, đối chiếu sổ hiệu lực, rồi ghi reviewed: 2026-11-22)",
		"content/chuyen-de/cu.md:2:11 review-old: đã quá 12 tháng chưa rà soát lại",
		"content/nhom/cu.md:2:11 review-old: đã quá 12 tháng chưa rà soát lại",
	})
	problems = diag.List{}
	in.Config.ReviewMonths = 0
	Examine(in, &problems)
	expect(t, messages(&problems, "review-old"), nil)
}

// TestCopies: a file that was copied is told of as that, once, without a word on writing
// it anew.
func TestCopies(t *testing.T) {
	t.Parallel()
	text := "---\ntitle: Làm đường\n---\nMỗi đồng chí nhận giúp đỡ hai hộ nghèo trong xóm cho tới khi thoát nghèo bền vững.\n"
	in := load(t, settings+"-- chuyen-de/lam-duong.md --\n"+text+"-- chuyen-de/lam-duong - Copy.md --\n"+text)
	var problems diag.List
	Examine(in, &problems)
	expect(t, messages(&problems, "near-duplicate"), []string{
		"content/chuyen-de/lam-duong.md:1:1 near-duplicate: đây là bản sao của content/chuyen-de/lam-duong - Copy.md: cùng tên, cùng lời văn (xóa tệp thừa, hoặc chuyển nó ra khỏi thư mục nội dung)",
	})
}

func TestNearDuplicates(t *testing.T) {
	t.Parallel()
	same := "Mỗi đồng chí nhận giúp đỡ hai hộ nghèo trong xóm cho tới khi thoát nghèo bền vững.\n"
	template := "Chi bộ đọc lại kết luận và biểu quyết từng điều một bằng cách giơ tay.\n"
	in := load(t, settings+"-- chuyen-de/a.md --\nBài thứ nhất nói về làm đường ngõ xóm sạch và đẹp.\n\n"+same+"\n"+template+
		"-- chuyen-de/b.md --\n## Khác\n\nViệc của thôn bên là nuôi cá lồng trên sông cái. "+same+"\n"+template+
		"-- chuyen-de/c.md --\nÔn lại truyền thống quê hương qua từng câu chuyện nhỏ.\n\n"+template+
		"-- chuyen-de/d.md --\nPhòng cháy ở chợ và ở nhà văn hóa thôn ta.\n\n"+template)
	var problems diag.List
	Examine(in, &problems)
	found := problems.Sorted()
	found = slices.DeleteFunc(found, func(p diag.Problem) bool { return p.Code != "near-duplicate" })
	if len(found) != 1 {
		t.Fatalf("problems: %v", found)
	}
	p := found[0]
	if got := string(p.Data[p.Span.Start:p.Span.End]); got != strings.TrimSuffix(same, ".\n") {
		t.Errorf("span: %q", got)
	}
	if !strings.Contains(p.Hint.VI, "content/chuyen-de/a.md:3") {
		t.Errorf("hint: %s", p.Hint.VI)
	}
}

func TestExamineIsForPortals(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Ủy ban nhân dân huyện xem xét ", 12) + ".\n"
	in := load(t, settings+"-- luat/dieu-1.md --\n"+long)
	var problems diag.List
	report := Examine(in, &problems)
	if got := problems.Sorted(); len(got) > 0 || len(report.Topics) > 0 {
		t.Errorf("a folder of laws is examined as a portal: %v", sitetest.Messages(&problems))
	}
}

// page makes a page of the plain kind of a text, for checks that need no tree.
func page(text string) *site.Page {
	kinds := site.Kinds()
	data := []byte(text)
	doc := markdown.New(markdown.Options{}).Parse("content/a.md", data, diag.Span{End: len(data)}, &diag.List{})
	return &site.Page{Shown: "content/a.md", Data: data, Kind: kinds[len(kinds)-1], Doc: doc}
}
