package link_test

import (
	"testing"
)

// A page is found by its id, by its number, by its file's name and, once it
// was renamed, by the name in an alias; in that order.
func TestFindByID(t *testing.T) {
	t.Parallel()
	tree := buildWell(t, `
-- nhom/ten-moi.md --
---
title: Đổi tên
aliases: [/nhom/ten-cu.html, ten-cu-hon/, /cu/nua/index.html]
---
-- nhom/co-ma.md --
---
title: Có mã
id: ma
---
-- nhom/ten-xua.md --
---
title: Giữ tên xưa của trang khác
---
-- nhom/ten-khac.md --
---
title: Từng có tên xưa
aliases: [/khac/ten-xua.html]
---
`)
	for id, want := range map[string]string{
		"ten-moi": "nhom/ten-moi.md", "ten-cu": "nhom/ten-moi.md", "ten-cu-hon": "nhom/ten-moi.md", "nua": "nhom/ten-moi.md",
		"ma": "nhom/co-ma.md", "co-ma": "nhom/co-ma.md", "ten-xua": "nhom/ten-xua.md",
		"ten": "", "": "", "index": "", "cu": "",
	} {
		got := ""
		if found := tree.Find("group", id); len(found) == 1 {
			got = found[0].Path
		} else if len(found) > 1 {
			t.Errorf("%q: %d pages", id, len(found))
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", id, got, want)
		}
	}
}
