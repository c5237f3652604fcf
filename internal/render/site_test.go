package render_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"chuyende/internal/link"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
	"chuyende/internal/words"
	"chuyende/themes"
)

// portal is a site with pages of every kind, lists of several sheets, and
// links and relations of every sort.
const portal = `
-- site.yaml --
title: Cổng nhỏ
description: Để thử
publisher: Ban biên tập
baseURL: https://vi.du/cong
pageSize: 2
feedSize: 3
menu:
  - {title: Nhóm, link: nhom/_index.md}
  - {title: Ngoài, link: "https://khac.vi.du/"}
vocabularies:
  audiences:
    - {id: thon, title: "Thôn, tổ dân phố", note: Nông thôn}
    - {id: truong, title: Trường học}
  types: [{id: chi-thi, title: Chỉ thị}]
-- _index.md --
---
title: Trang đầu
---
Chào [bạn](gioi-thieu.md).
-- gioi-thieu.md --
---
title: Giới thiệu
tags: [Chung]
---
Một.
-- lien-he.md --
---
title: Liên hệ
tags: [chung]
aliases: [/cu/lien-he.html]
---
Hai.
-- tro-giup.md --
---
title: Trợ giúp
slug: tro-giup
date: 2026-03-01
reviewed: 2026-04-01
---
Ba.
-- nhom/_index.md --
---
title: Các nhóm
summary: Bảy nhóm
tags: [Chung]
---
## Đọc trước
-- nhom/kinh-te.md --
---
title: Kinh tế
also_known_as: [làm ăn]
order: 2
colour: "#8a1c1c"
---
Giới thiệu nhóm.
-- nhom/van-hoa.md --
---
title: Văn hóa
order: 1
---
Giới thiệu nhóm.
-- chuyen-de/hien-dat.md --
---
title: Hiến đất
summary: Hiến đất làm đường
date: 2026-05-01
groups: [kinh-te]
audiences: [thon]
quarters: [1, 3]
minutes: [90]
cites: [50-CT/TW]
cases: [thon-a]
agenda:
  - name: Buổi 90 phút
    minutes: 90
    steps:
      - {minutes: 10, what: Mở đầu}
---
## Mục đích {#muc-dich}

Theo 50-CT/TW, xem [giới thiệu](../gioi-thieu.md) và ![Đường](../anh/duong.png).
-- chuyen-de/ve-sinh.md --
---
title: Vệ sinh
date: 2026-06-01
groups: [kinh-te, van-hoa]
audiences: [thon, truong]
quarters: [2]
minutes: [60]
---
Xem [hiến đất](hien-dat.md#muc-dich) và [cổng khác](https://khac.vi.du/a?b=1&c).
-- chuyen-de/sau/_index.md --
---
title: Sâu hơn
summary: Ở dưới
---
-- chuyen-de/sau/them.md --
---
title: Thêm
date: 2026-05-01
groups: [kinh-te]
audiences: [thon]
quarters: [4]
minutes: [60]
---
Xem [danh sách](../../nhom/) và [thẻ](/the/chung.html).
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
Bài.
-- huong-dan/cach-hop.md --
---
title: Cách họp
tags: [chung]
cites: [50-ct-tw]
---
Bài.
-- van-ban/50-ct-tw.md --
---
title: Chỉ thị 50
number: 50-CT/TW
type: chi-thi
issuer: Ban Bí thư
status: in-force
date: 2025-12-01
checked_on: 2026-07-01
---
-- van-ban/cu.md --
---
title: Chỉ thị cũ
type: chi-thi
issuer: Ban Bí thư
status: replaced
replaced_by: [50-CT/TW]
---
-- anh/duong.png --
640x480
`

// everything is the theme of testdata/everything.html, with layouts of every
// name that kinds ask for.
func everything(tb testing.TB) *render.Theme {
	tb.Helper()
	base, err := os.ReadFile("testdata/everything.html")
	if err != nil {
		tb.Fatal(err)
	}
	return theme(tb, string(base))
}

func theme(tb testing.TB, base string) *render.Theme {
	tb.Helper()
	files := fstest.MapFS{"layouts/base.html": {Data: []byte(base)}}
	bodies := map[string]string{
		"home": "HomeBody", "search": "SearchBody", "catalogue": "CatalogueBody", "missing": "MissingBody", "offline": "OfflineBody", "redirect": "RedirectBody", "term": "TermBody", "terms": "TermsBody",
		"letter": "LetterBody", "suggest": "SuggestBody", "plan": "PlanBody", "choices": "ChoicesBody", "news": "NewsBody", "summary": "SummaryBody",
	}
	for _, k := range site.Kinds() {
		bodies[k.Layout], bodies[k.ListLayout] = "ArticleBody", "ListBody"
		if k.Summary {
			bodies[k.Layout] = "TopicBody"
		}
		if k.Register {
			bodies[k.Layout], bodies[k.ListLayout] = "DocumentBody", "RegisterBody"
		}
	}
	for layout, body := range bodies {
		files["layouts/"+layout+".html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{template "` + body + `" .}}{{end}}`)}
	}
	for _, name := range []string{"partials/cite.html", "partials/file.html"} { // those that Go asks for
		partial, err := fs.ReadFile(themes.Default(), name)
		if err != nil {
			tb.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: partial}
	}
	for _, icon := range []string{"favicon.svg", "icon-192.png", "icon-512.png"} {
		files["static/"+icon] = &fstest.MapFile{}
	}
	loaded, err := render.LoadTheme(words.Default(), files)
	if err != nil {
		tb.Fatal(err)
	}
	return loaded
}

// linked makes the input of a renderer of a txtar archive. ok is false where
// the site has errors, which stop a build before it renders.
func linked(tb testing.TB, archive string) (in render.Input, ok bool) {
	tb.Helper()
	s := sitetest.Parse(tb, archive)
	tree := link.Build(link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}, s.Problems)
	return render.Input{Tree: tree, Config: s.Config, Style: "/assets/site.css", Script: "/assets/site.js", SearchScript: "/assets/search.js", ToolScript: "/assets/tools.js", MissingScript: "/assets/missing.js", Now: sitetest.Now()}, !s.Problems.HasErrors()
}

// files renders a whole portal: its files by address. No address may come
// twice.
func files(tb testing.TB, in render.Input) map[string]string {
	tb.Helper()
	made := map[string]string{}
	for _, job := range render.New(in).Jobs() {
		if _, twice := made[job.Address]; twice {
			tb.Errorf("%s is made twice", job.Address)
		}
		var w bytes.Buffer
		if err := job.Render(&w); err != nil {
			tb.Errorf("%s: %v", job.Address, err)
		}
		made[job.Address] = w.String()
	}
	return made
}

// whole renders a portal that must be free of errors.
func whole(tb testing.TB, archive string) map[string]string {
	tb.Helper()
	in, ok := linked(tb, archive)
	if !ok {
		tb.Fatal("the site has errors")
	}
	in.Theme = everything(tb)
	return files(tb, in)
}

// with returns the portal with one text replaced, which must be there.
func with(tb testing.TB, archive, before, after string) string {
	tb.Helper()
	if !strings.Contains(archive, before) {
		tb.Fatalf("the portal has no %q", before)
	}
	return strings.Replace(archive, before, after, 1)
}
