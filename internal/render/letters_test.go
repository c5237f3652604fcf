package render_test

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

// lettered is a site whose catalogue needs pages of its own: 12 titles a page,
// 15 of them under Đ.
func lettered() string {
	var b strings.Builder
	b.WriteString(`
-- site.yaml --
title: Cổng nhỏ
baseURL: https://vi.du/cong
pageSize: 2
menu: [{title: Đầu, link: /}]
vocabularies:
  types: [{id: luat, title: Luật}]
-- luat/_index.md --
---
title: Luật mẫu
---
-- an.md --
---
title: An ninh
tags: [thôn]
date: 2026-01-02
---
Bình yên.
-- am.md --
---
title: “Ấm no”
summary: Hạnh phúc
---
-- so.md --
---
title: 5 không
---
-- khac.md --
---
title: Ленин
---
-- van-ban/x.md --
---
title: Ăn ở văn minh
number: 1-HD/TW
type: luat
issuer: Ban Bí thư
status: unknown
---
`)
	for i := 1; i <= 15; i++ {
		fmt.Fprintf(&b, "-- luat/%d.md --\n---\ntitle: Điều %d\n---\nNội dung.\n", i, i)
	}
	return b.String()
}

// entryList is titles of the catalogue as the default theme shows them, entry
// one of them with its note.
var entryList = regexp.MustCompile(`(?s)<ul class="entries">.*?</ul>`)
var entry = regexp.MustCompile(`<li><a href="([^"]*)">([^<]*)</a>(?: <span class="entry-note">([^<]*)</span>)?</li>`)

// entries lists the catalogue's entries on a page: title, note.
func entries(page string) []string {
	var found []string
	for _, list := range entryList.FindAllString(page, -1) {
		for _, match := range entry.FindAllStringSubmatch(list, -1) {
			found = append(found, strings.TrimSpace(html.UnescapeString(match[2])+", "+match[3]))
		}
	}
	return found
}

func standard(tb testing.TB, archive string) map[string]string {
	tb.Helper()
	in, ok := linked(tb, archive)
	if !ok {
		tb.Fatal("the site has errors")
	}
	var err error
	if in.Theme, err = render.LoadTheme(words.Default(), themes.Default()); err != nil {
		tb.Fatal(err)
	}
	return files(tb, in)
}

// TestShortCatalogue: a portal of few pages has them all on one page.
func TestShortCatalogue(t *testing.T) {
	t.Parallel()
	made := standard(t, portal)
	for address := range made {
		if strings.HasPrefix(address, "/muc-luc/") && address != "/muc-luc/index.html" {
			t.Errorf("%s is made", address)
		}
	}
	_, catalogue, found := strings.Cut(made["/muc-luc/index.html"], "<h2>Theo vần chữ cái</h2>")
	if !found {
		t.Fatal("the catalogue has no letters")
	}
	want := []string{
		"Cách họp, Hướng dẫn", "Chỉ thị 50, Văn bản", "Chỉ thị cũ, Văn bản", "Giới thiệu,", "Hiến đất, Chuyên đề mẫu", "Kinh tế, Nhóm chuyên đề",
		"Liên hệ,", "Thêm, Chuyên đề mẫu", "Thôn A, Điển hình", "Trợ giúp,", "Văn hóa, Nhóm chuyên đề", "Vệ sinh, Chuyên đề mẫu",
	}
	if got := entries(catalogue); !slices.Equal(got, want) {
		t.Errorf("the catalogue lists\n%q, want\n%q", got, want)
	}
	var heads []string
	for _, match := range regexp.MustCompile(`<h3>(.*?)</h3>`).FindAllStringSubmatch(catalogue, -1) {
		heads = append(heads, match[1])
	}
	if got := strings.Join(heads, " "); got != "C G H K L T V" {
		t.Errorf("the letters are %s", got)
	}
}

// TestLetterPages: a longer catalogue has a list for each letter.
func TestLetterPages(t *testing.T) {
	t.Parallel()
	made := standard(t, lettered())
	var letters []string
	for address := range made {
		if strings.HasPrefix(address, "/muc-luc/") && address != "/muc-luc/index.html" {
			letters = append(letters, address)
		}
	}
	slices.Sort(letters)
	want := []string{"/muc-luc/a.html", "/muc-luc/aa.html", "/muc-luc/aw.html", "/muc-luc/dd.html", "/muc-luc/dd/trang-2.html", "/muc-luc/khac.html", "/muc-luc/so.html"}
	if !slices.Equal(letters, want) {
		t.Fatalf("letters stand at %q, want %q", letters, want)
	}
	for address, want := range map[string][]string{
		"/muc-luc/aa.html":         {"“Ấm no”,"},
		"/muc-luc/aw.html":         {"Ăn ở văn minh, Văn bản"},
		"/muc-luc/so.html":         {"5 không,"},
		"/muc-luc/khac.html":       {"Ленин,"},
		"/muc-luc/dd/trang-2.html": {"Điều 13, Luật mẫu", "Điều 14, Luật mẫu", "Điều 15, Luật mẫu"},
	} {
		if got := entries(made[address]); !slices.Equal(got, want) {
			t.Errorf("%s lists %q, want %q", address, got, want)
		}
	}
	search := made["/muc-luc/index.html"]
	if len(entries(search)) > 0 {
		t.Error("the catalogue lists titles that letters have")
	}
	if row := regexp.MustCompile(`(?s)vần chữ cái</h2>.*?</ul>`).FindString(search); !slices.Equal(chips(row), []string{"A 1", "Ă 1", "Â 1", "Đ 15", "0–9 1", "Khác 1"}) {
		t.Errorf("the catalogue leads to %q", chips(row))
	}
	second := made["/muc-luc/dd/trang-2.html"]
	for _, want := range []string{
		"<title>Mục lục vần chữ cái: Đ – trang 2 · Cổng nhỏ</title>", `<a href="../index.html">Mục lục</a>`,
		`<a class="chip" href="../dd.html" aria-current="true">Đ</a>`, `<a class="chip" href="../aw.html">Ă</a>`, "15 bài, trang 2 trong 2",
	} {
		if !strings.Contains(second, want) {
			t.Errorf("the second page of Đ lacks %q", want)
		}
	}
	for address, listed := range map[string]bool{"/muc-luc/dd.html": true, "/muc-luc/dd/trang-2.html": false} {
		if strings.Contains(made["/sitemap.xml"], "<loc>https://vi.du/cong"+address+"</loc>") != listed {
			t.Errorf("the sitemap names %s: %v", address, !listed)
		}
	}
	for _, other := range []string{"/assets/site.css", "/assets/site.js", "/assets/search.js", "/assets/tools.js", "/favicon.svg", "/icon-192.png"} {
		made[other] = ""
	}
	checkLinks(t, made, "https://vi.du/cong")
}

// chips lists what a row of chips names, with their numbers.
func chips(row string) []string {
	var found []string
	for _, match := range regexp.MustCompile(`(?s)<a class="chip"[^>]*>(.*?) <span class="count">(\d+) bài</span></a>`).FindAllStringSubmatch(row, -1) {
		found = append(found, match[1]+" "+match[2])
	}
	return found
}

// TestKeysOfLetters: only an edit that shows in the catalogue costs a page of
// it, and then not every letter.
func TestKeysOfLetters(t *testing.T) {
	t.Parallel()
	theme := everything(t)
	in, _ := linked(t, lettered())
	in.Theme = theme
	before := renderAll(t, in)
	for _, tt := range []struct {
		name, from, to string
		rendered       []string
	}{
		{"text", "Bình yên.", "Yên bình.", nil},
		{"summary", "summary: Hạnh phúc", "summary: Đầy đủ", nil},
		{"tag", "tags: [thôn]", "tags: [xóm]", nil},
		{"number", "number: 1-HD/TW", "number: 2-HD/TW", nil},
		{"title", "title: An ninh", "title: An toàn", []string{"/muc-luc/a.html"}},
		{"place", "title: An ninh", "title: An ninh\nslug: ninh", []string{"/muc-luc/a.html"}},
		{"last of a letter", "title: Điều 15", "title: Điều 16", []string{"/muc-luc/dd/trang-2.html"}},
		{"section", "title: Luật mẫu", "title: Luật", []string{"/muc-luc/dd.html", "/muc-luc/dd/trang-2.html"}},
		{"kind", "title: Ленин", "title: Ленин\nkind: guidance", []string{"/muc-luc/khac.html"}},
		{"moves", "title: Điều 15", "title: Ai", []string{"/muc-luc/a.html", "/muc-luc/dd.html", "/muc-luc/dd/trang-2.html"}},
	} {
		changed, ok := linked(t, with(t, lettered(), tt.from, tt.to))
		if !ok {
			t.Fatalf("%s: the changed site has errors", tt.name)
		}
		changed.Theme = theme
		after := renderAll(t, changed)
		compare(t, before, after)
		var rendered []string
		for address, now := range after {
			letter := strings.HasPrefix(address, "/muc-luc/") && address != "/muc-luc/index.html"
			if letter && before[address].key != now.key {
				rendered = append(rendered, address)
			}
		}
		slices.Sort(rendered)
		if !slices.Equal(rendered, tt.rendered) {
			t.Errorf("%s: rendered anew are %q, want %q", tt.name, rendered, tt.rendered)
		}
	}
}
