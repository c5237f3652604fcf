package render_test

import (
	"strings"
	"testing"

	"chuyende/internal/sitetest"
)

// chain is a register whose documents replace each other, and a page that
// cites them in every way.
const chain = `
-- site.yaml --
title: Cổng
review: {months: 6}
vocabularies:
  types: [{id: chi-thi, title: Chỉ thị}]
-- van-ban/cu.md --
---
title: Cũ
number: 1-CT/TW
type: chi-thi
issuer: I
status: replaced
replaced_by: [giua]
verified: true
checked_on: 2026-11-01
---
-- van-ban/giua.md --
---
title: Giữa
number: 2-CT/TW
type: chi-thi
issuer: I
status: replaced
replaced_by: [moi]
---
-- van-ban/moi.md --
---
title: Mới
number: 3-CT/TW
type: chi-thi
issuer: I
status: in-force
verified: true
checked_on: 2026-01-01
---
-- van-ban/bo.md --
---
title: Bỏ
number: 4-CT/TW
type: chi-thi
issuer: I
status: repealed
verified: true
---
-- van-ban/la.md --
---
title: Lạ
number: 5-CT/TW
type: chi-thi
issuer: I
status: unknown
---
-- bai.md --
# Bài

Theo 1-CT/TW, [văn bản giữa](van-ban/giua.md), 3-CT/TW; bỏ 4-CT/TW, còn 5-CT/TW.
`

// TestCitations: every citation in a text says whether it still holds, and
// leads on to the document in force, however long the chain.
func TestCitations(t *testing.T) {
	t.Parallel()
	page := whole(t, chain)["/bai.html"]
	for _, want := range []string{
		`1-CT/TW</a> <span class="badge badge-old cite">nay dùng <a href="van-ban/moi.html">3-CT/TW</a></span>`,
		`văn bản giữa</a> <span class="badge badge-old cite">nay dùng <a href="van-ban/moi.html">3-CT/TW</a>, chưa xác minh</span>`,
		`3-CT/TW</a> <span class="badge badge-good cite">còn hiệu lực</span>`,
		`4-CT/TW</a> <span class="badge badge-old cite">đã bãi bỏ</span>`,
		`5-CT/TW</a> <span class="badge badge-doubt cite">chưa rõ hiệu lực, chưa xác minh</span>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestRegisterKnowsWhoCites: the newest document knows the whole chain, an old
// one who still cites it, and the register which were not checked for long.
func TestRegisterKnowsWhoCites(t *testing.T) {
	t.Parallel()
	in, ok := linked(t, chain)
	if !ok {
		t.Fatal("the site has errors")
	}
	tree := in.Tree
	var names []string
	for _, p := range tree.ByPath("van-ban/moi.md").Predecessors() {
		names = append(names, p.Name())
	}
	if got := strings.Join(names, " "); got != "2-CT/TW 1-CT/TW" {
		t.Errorf("the newest document took the place of %q", got)
	}
	names = nil
	for _, p := range tree.ByPath("van-ban/cu.md").Following() {
		names = append(names, p.Name())
	}
	if got := strings.Join(names, " "); got != "2-CT/TW 3-CT/TW" {
		t.Errorf("the oldest document leads to %q", got)
	}
	if citing := tree.ByPath("van-ban/cu.md").Citing(); len(citing) != 1 || citing[0].Path != "bai.md" {
		t.Errorf("the oldest document is cited by %v", citing)
	}
	in.Theme = everything(t)
	made := files(t, in)
	// "Old Stale" of each document, as the test theme prints them.
	for address, want := range map[string]string{
		"/van-ban/cu.html": "<p>true false", "/van-ban/moi.html": "<p>false true", "/van-ban/la.html": "<p>false true",
	} {
		if !strings.Contains(made[address], want) {
			t.Errorf("%s does not say %q (on %s)", address, want, sitetest.Now())
		}
	}
}

// TestStatusOfTheDay: a text says of a document that it is not in force until
// its day comes, and of the one before that it is.
func TestStatusOfTheDay(t *testing.T) {
	t.Parallel()
	const archive = `
-- site.yaml --
title: Cổng
-- van-ban/cu.md --
---
title: Cũ
number: 1-CT/TW
type: t
issuer: I
status: in-force
verified: true
replaced_by: [moi]
---
-- van-ban/moi.md --
---
title: Mới
number: 2-CT/TW
type: t
issuer: I
status: not-yet-in-force
verified: true
effective: 2026-11-DAY
---
-- van-ban/phan.md --
---
title: Phần
number: 3-CT/TW
type: t
issuer: I
status: partly-in-force
verified: true
---
-- bai.md --
# Bài

Theo 1-CT/TW, 2-CT/TW và 3-CT/TW.
`
	for day, want := range map[string][]string{
		"23": {
			`1-CT/TW</a> <span class="badge badge-good cite">còn hiệu lực</span>`,
			`2-CT/TW</a> <span class="badge badge-doubt cite">chưa có hiệu lực; có từ 23/11/2026</span>`,
		},
		"22": {
			`1-CT/TW</a> <span class="badge badge-old cite">nay dùng <a href="van-ban/moi.html">2-CT/TW</a></span>`,
			`2-CT/TW</a> <span class="badge badge-good cite">còn hiệu lực</span>`,
		},
	} {
		page := whole(t, strings.Replace(archive, "DAY", day, 1))["/bai.html"]
		for _, text := range append(want, `3-CT/TW</a> <span class="badge badge-doubt cite">một phần còn hiệu lực</span>`) {
			if !strings.Contains(page, text) {
				t.Errorf("in force from the %s: the page lacks %s", day, text)
			}
		}
	}
}

// TestCurrencyOfTheRegister: what a register's documents come to.
func TestCurrencyOfTheRegister(t *testing.T) {
	t.Parallel()
	for checked, want := range map[string]string{
		"2026-11-22": "22/11/2026 2026-11-22;ngày 1 tháng 1 năm 2026 01/01/2026 2026-01-01;5 2 2",
		"2026-11-23": "01/11/2026 2026-11-01;ngày 1 tháng 1 năm 2026 01/01/2026 2026-01-01;5 3 2", // is yet to come
		"2025-01-31": "01/11/2026 2026-11-01;ngày 31 tháng 1 năm 2025 31/01/2025 2025-01-31;5 2 2",
	} {
		made := whole(t, strings.Replace(chain, "status: repealed\n", "status: repealed\nchecked_on: "+checked+"\n", 1))
		for _, address := range []string{"/van-ban/moi.html", "/van-ban/index.html"} {
			if !strings.Contains(made[address], want) {
				t.Errorf("checked on %s: %s lacks %s", checked, address, want)
			}
		}
	}
}
