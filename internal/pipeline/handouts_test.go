package pipeline

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"chuyende/internal/diag"
	"chuyende/internal/site"
)

// TestHandouts: each topic has its pages to hand out, guidance and cases theirs,
// others none; search engines and the search of the portal do not know them; a
// portal in English has other names; the base URL makes codes and addresses.
func TestHandouts(t *testing.T) {
	t.Parallel()
	const head = "-- content/site.yaml --\ntitle: Cổng\nvocabularies: {audiences: [{id: thon, title: Thôn}]}\n"
	const texts = `-- content/nhom/a.md --
---
title: Nhóm
---
Xem [một](../chuyen-de/mot.md), [hai](../huong-dan/hai.md).
-- content/chuyen-de/mot.md --
---
title: Một
groups: [a]
audiences: [thon]
quarters: [1]
minutes: [60]
---
## Báo cáo {#bao-cao-de-dan}

Câu chữđộcnhất.
-- content/huong-dan/hai.md --
---
title: Hai
---
Hai.
-- content/dien-hinh/ba.md --
---
title: Ba
unit: Chi bộ
audiences: [thon]
lesson: Bài học
source: Nguồn
topics: [mot]
---
Ba.
-- content/trang.md --
---
title: Trang
---
Bốn.
`
	for _, tt := range []struct {
		name, settings string
		want           []string
	}{
		{"vi", "baseURL: https://vi.du/cong/\n", []string{"chuyen-de/mot/chu-to.html", "chuyen-de/mot/tom-tat.html", "chuyen-de/mot/trinh-chieu.html", "chuyen-de/mot/zalo.html", "chuyen-de/mot/zalo.txt",
			"dien-hinh/ba/chu-to.html", "dien-hinh/ba/zalo.html", "dien-hinh/ba/zalo.txt", "huong-dan/hai/chu-to.html", "huong-dan/hai/zalo.html", "huong-dan/hai/zalo.txt"}},
		{"en", "language: en\n", []string{"chuyen-de/mot/large-print.html", "chuyen-de/mot/message.html", "chuyen-de/mot/message.txt", "chuyen-de/mot/slides.html", "chuyen-de/mot/summary.html",
			"dien-hinh/ba/large-print.html", "dien-hinh/ba/message.html", "dien-hinh/ba/message.txt", "huong-dan/hai/large-print.html", "huong-dan/hai/message.html", "huong-dan/hai/message.txt"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			options := Options{Source: t.TempDir(), Now: today}
			for _, f := range txtar.Parse([]byte(head + tt.settings + texts)).Files {
				write(t, options.Source, f.Name, string(f.Data))
			}
			result := mustBuild(t, NewSession(options), nil)
			told := slices.IndexFunc(result.Problems, func(p diag.Problem) bool { return p.Code == "base-url-missing" })
			if (told >= 0) != (tt.name == "en") {
				t.Errorf("a missing base URL is told: %v", told >= 0)
			}
			made := files(t, options.OutputDir())
			var got []string
			pictures := 0
			for name, text := range made {
				if !slices.ContainsFunc([]string{"chuyen-de/mot/", "dien-hinh/ba/", "huong-dan/hai/", "trang/", "nhom/a/"}, func(f string) bool { return strings.HasPrefix(name, f) }) ||
					strings.HasPrefix(path.Base(name), "feed.") || path.Ext(name) == ".js" { // which pages do not link to
					continue
				}
				if path.Ext(name) == site.PictureExtension {
					if tt.name != "vi" || !strings.Contains(made[path.Dir(name)+".html"], `<meta property="og:image" content="https://vi.du/cong/`+name+`">`) {
						t.Errorf("%s is not what its page is shared with", name)
					}
					pictures++
					continue
				}
				got = append(got, name)
				isPage := strings.HasSuffix(name, ".html")
				if isPage && !strings.Contains(text, `<meta name="robots" content="noindex">`) {
					t.Errorf("%s is not noindex", name)
				}
				if strings.Contains(made["sitemap.xml"], name) {
					t.Errorf("%s is in the sitemap", name)
				}
				page := path.Dir(name) + ".html"
				if !strings.Contains(made[page], `href="`+path.Base(path.Dir(name))+"/"+path.Base(name)+`"`) {
					t.Errorf("%s does not lead to %s", page, name)
				}
				based := tt.name == "vi"
				switch {
				case strings.Contains(name, "chu-to") || strings.Contains(name, "large-print"):
					if strings.Contains(text, `class="qr"`) != based {
						t.Errorf("%s: QR code %v", name, !based)
					}
				case strings.Contains(name, "zalo.") || strings.Contains(name, "message."):
					if strings.Contains(text, "https://vi.du/cong/"+page) != based {
						t.Errorf("%s: address %v", name, !based)
					}
				}
			}
			if (pictures > 0) != (tt.name == "vi") {
				t.Errorf("%d pictures for sharing", pictures)
			}
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("made are %q, want %q", got, tt.want)
			}
			for name, text := range made {
				if strings.HasPrefix(name, "search/d/") && (strings.Contains(text, "zalo") || strings.Contains(text, "chu-to")) {
					t.Errorf("search knows what is handed out: %s", name)
				}
			}
		})
	}
}
