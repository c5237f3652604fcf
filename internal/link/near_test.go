package link_test

import (
	"strings"
	"testing"
)

// TestNear: the hint of a broken link is a page that was likely meant, or none.
func TestNear(t *testing.T) {
	t.Parallel()
	const rest = `
-- tin/hien-dat.md --
# Hiến đất làm đường
-- tin/dieu-12.md --
# Điều 12
-- luat/bien-ban.md --
# Mẫu biên bản
-- huong-dan/bien-ban.md --
# Cách ghi biên bản
-- huong-dan/ghi-am.md --
# Ghi âm
-- anh/duong.png --
640x480
-- tin/to.pdf --
`
	for dest, want := range map[string]string{
		"hien-dat":              "hien-dat.md",
		"Hiến Đất.md":           "hien-dat.md",
		"hien_dat.md":           "hien-dat.md",
		"hien-dat.docx":         "",
		"hien-dta.md":           "hien-dat.md",
		"tin/hien-dat.md":       "hien-dat.md",
		"../nhom/ghi-am.md":     "../huong-dan/ghi-am.md",
		"ghi-am.html":           "../huong-dan/ghi-am.md",
		"../luatt/bien-ban.md":  "../luat/bien-ban.md",
		"../luat/bien-bn.md":    "../luat/bien-ban.md",
		"hien-dat-lam-duong.md": "hien-dat.md",
		"cach-ghi-bien-ban.md":  "../huong-dan/bien-ban.md",
		"dieu-13.md":            "",
		"dieu-12":               "dieu-12.md",
		"khong-co.md":           "",
		"nguyen-dat.md":         "",
		"../khac/":              "",
		"../luat-dat-dai/":      "",
		"a.md":                  "",
	} {
		_, s := build(t, "-- tin/nguon.md --\n---\ntitle: N\nkind: group\n---\n[chữ]("+strings.ReplaceAll(dest, " ", "%20")+")\n"+rest)
		hint := ""
		for _, p := range s.Problems.Sorted() {
			if p.Code == "link-missing" {
				hint, _ = strings.CutPrefix(p.HintText().VI, `có phải ý bạn là "`)
				if hint == p.HintText().VI {
					hint = ""
				}
				hint = strings.TrimSuffix(hint, `"?`)
			}
		}
		if hint != want {
			t.Errorf("%s: the hint is %q, want %q", dest, hint, want)
		}
	}
	// What the link says may be the title.
	_, s := build(t, "-- tin/nguon.md --\n# N\n\n[Cách ghi biên bản](khong-biet.md)\n"+rest)
	if p := s.Problems.Sorted(); len(p) != 1 || !strings.Contains(p[0].HintText().VI, "../huong-dan/bien-ban.md") {
		t.Errorf("the title is not recognised: %v", p)
	}
}
