package link_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chuyende/internal/sitetest"
)

// TestNews: what pages say of their changes, and pages that came out, the
// latest first; a day of both is told once, and a document's own date is no
// news.
func TestNews(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- site.yaml --
title: Cổng
vocabularies:
  types: [{id: chi-thi, title: Chỉ thị}]
-- a.md --
---
title: A
date: 2026-01-01
changes:
  - {date: 2026-03-01, what: Thêm ví dụ}
  - {date: 2026-05-01, what: Sửa số liệu}
---
-- b.md --
---
title: B
date: 2026-04-01
changes: [{date: 2026-04-01, what: Đăng lần đầu}]
---
-- c.md --
# C
-- _index.md --
---
title: Trang đầu
date: 2026-06-01
---
-- van-ban/50.md --
---
title: Chỉ thị 50
number: 50-CT/TW
type: chi-thi
issuer: Ban Bí thư
status: unknown
date: 2025-07-23
---
`)
	var got []string
	for _, n := range tree.News {
		got = append(got, fmt.Sprintf("%s %s %s", n.Date.Format(time.DateOnly), n.Page.Title, n.What))
	}
	want := "2026-05-01 A Sửa số liệu | 2026-04-01 B Đăng lần đầu | 2026-03-01 A Thêm ví dụ | 2026-01-01 A "
	if got := strings.Join(got, " | "); got != want {
		t.Errorf("news are %q, want %q", got, want)
	}
	if changed := tree.ByPath("a.md").Changed.Format(time.DateOnly); changed != "2026-05-01" {
		t.Errorf("the page last changed on %s, want the day of its latest change", changed)
	}
}

// TestToolAddresses: the pages that the generator makes keep their addresses
// where they are made, and leave them alone where they are not.
func TestToolAddresses(t *testing.T) {
	t.Parallel()
	const topic = `
-- site.yaml --
title: Cổng
vocabularies:
  audiences: [{id: thon, title: Thôn}, {id: truong, title: Trường}]
-- nhom/a.md --
---
title: A
---
-- chuyen-de/x.md --
---
title: X
groups: [a]
audiences: [thon]
quarters: [2]
minutes: [90]
---
[gợi ý](/goi-y/thon/quy-2.html)
`
	const page = "-- goi-y/thon.md --\n# Của tôi\n"
	tree, s := build(t, topic+page)
	if found := strings.Join(sitetest.Messages(s.Problems), "\n"); !strings.Contains(found, "content/goi-y/thon.md:1:1 address-taken") {
		t.Errorf("a page at the address of suggestions is not reported: %s", found)
	}
	if target := tree.ByPath("chuyen-de/x.md").Targets[0]; target.Address != tree.Places.Choice("thon", "2") {
		t.Errorf("the link to suggestions leads to %q", target.Address)
	}
	_, s = build(t, strings.Replace(topic, "thon/quy-2", "truong/quy-2", 1))
	if found := strings.Join(sitetest.Messages(s.Problems), "\n"); !strings.Contains(found, "link-missing") {
		t.Errorf("a link to suggestions for cells that no topic is for is let through: %s", found)
	}
	buildWell(t, "-- site.yaml --\ntitle: Cổng\n"+page+"-- co-gi-moi.md --\n# Của tôi\n")
}
