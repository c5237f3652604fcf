package doctor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// documents is a register: 10 was replaced by 20, that by 30 and 31, of which
// one holds; 40 was repealed; 50 was replaced by one that is not known.
const documents = settings + `
-- van-ban/10-ct-tw.md --
---
number: 10-CT/TW
status: replaced
replaced_by: [20-CT/TW]
checked_on: 2026-11-01
---
-- van-ban/20-ct-tw.md --
---
number: 20-CT/TW
status: replaced
replaced_by: [30-ct-tw, 31-ct-tw]
checked_on: 2026-11-01
---
Thay 10-CT/TW và 20-CT/TW.
-- van-ban/30-ct-tw.md --
---
number: 30-CT/TW
status: in-force
checked_on: 2026-11-01
---
-- van-ban/31-ct-tw.md --
---
number: 31-CT/TW
status: unknown
checked_on: 2026-11-01
---
-- van-ban/40-ct-tw.md --
---
title: Chỉ thị bốn mươi
status: repealed
checked_on: 2026-11-01
---
-- van-ban/50-ct-tw.md --
---
number: 50-CT/TW
status: replaced
replaced_by: [31-ct-tw]
checked_on: 2026-11-01
---
`

func TestCitations(t *testing.T) {
	t.Parallel()
	in := load(t, documents+`
-- chuyen-de/x.md --
---
cites: [10-ct-tw, 30-ct-tw, 50-CT/TW]
---
Theo 10-CT/TW và [văn bản](../van-ban/40-ct-tw.md), 30-CT/TW, 31-CT/TW.

> [!HISTORY]
> Năm ấy có 10-CT/TW.

Mã `+"`10-CT/TW`"+` không tính. Sai số: 300-CT/TW; lạ: 999-QĐ/TW, 77-CT/TW.
`)
	var problems diag.List
	Register(in, &problems)
	expect(t, messages(&problems, "cites-replaced", "cites-repealed", "number-unknown"), []string{
		"content/chuyen-de/x.md:2:9 cites-replaced: dẫn văn bản đã được thay thế: 10-CT/TW (thay bằng 30-CT/TW (id: 30-ct-tw); nếu chỉ kể chuyện cũ",
		"content/chuyen-de/x.md:2:29 cites-replaced: dẫn văn bản đã được thay thế: 50-CT/TW (thay bằng 31-CT/TW (id: 31-ct-tw; hiệu lực chưa rõ, cần tra lại);",
		"content/chuyen-de/x.md:4:6 cites-replaced: dẫn văn bản đã được thay thế: 10-CT/TW",
		"content/chuyen-de/x.md:4:18 cites-repealed: dẫn văn bản đã bãi bỏ: Chỉ thị bốn mươi (bỏ chỗ dẫn này, hoặc tìm văn bản đang có hiệu lực;",
		"content/chuyen-de/x.md:9:35 number-unknown: sổ hiệu lực chưa có văn bản số 300-CT/TW (có phải ý bạn là \"30-CT/TW\"? Nếu không, thêm vào sổ bằng lệnh: chuyende new document 300-ct-tw)",
		"content/chuyen-de/x.md:9:50 number-unknown: sổ hiệu lực chưa có văn bản số 999-QĐ/TW (thêm vào sổ bằng lệnh: chuyende new document 999-qd-tw)",
		"content/chuyen-de/x.md:9:61 number-unknown: sổ hiệu lực chưa có văn bản số 77-CT/TW (thêm vào sổ bằng lệnh: chuyende new document 77-ct-tw)",
	})
}

func TestNoRegister(t *testing.T) {
	t.Parallel()
	in := load(t, "-- a.md --\nTheo 50-CT/TW.\n")
	var problems diag.List
	Register(in, &problems)
	if got := problems.Sorted(); len(got) > 0 {
		t.Errorf("a site without a register has problems with it: %v", got)
	}
}

// A document that is not published is known all the same.
func TestDraftIsKnown(t *testing.T) {
	t.Parallel()
	in := load(t, documents+"-- van-ban/60.md --\n---\nnumber: 60-CT/TW\ndraft: true\n---\n-- a.md --\nTheo 60-CT/TW.\n")
	var problems diag.List
	Register(in, &problems)
	expect(t, messages(&problems, "number-unknown"), nil)
}

func TestChain(t *testing.T) {
	t.Parallel()
	in := load(t, settings+`
-- van-ban/a.md --
---
status: replaced
---
-- van-ban/b.md --
---
status: in-force
replaced_by: [a]
---
-- van-ban/c.md --
---
status: replaced
replaced_by: [d, a]
---
-- van-ban/d.md --
---
status: replaced
replaced_by: [e]
---
-- van-ban/e.md --
---
status: replaced
replaced_by: [c]
---
-- x.md --
[c](van-ban/c.md)
`)
	var problems diag.List
	Register(in, &problems)
	expect(t, messages(&problems, "register-chain", "cites-replaced"), []string{
		"content/van-ban/a.md:2:9 register-chain: văn bản ghi là đã được thay thế nhưng không nói văn bản nào thay",
		"content/van-ban/b.md:3:14 register-chain: văn bản có replaced_by nhưng vẫn ghi là còn hiệu lực",
		"content/van-ban/c.md:3:14 register-chain: các văn bản thay thế nhau thành vòng: C → D → E → C",
		"content/x.md:1:1 cites-replaced: dẫn văn bản đã được thay thế: C (thay bằng A (id: a;",
	})
}

func TestNewer(t *testing.T) {
	t.Parallel()
	in := load(t, settings+`
-- van-ban/a.md --
---
status: unknown
date: 2018-07-06
newer: [b]
---
-- van-ban/b.md --
---
status: in-force
date: 2025-10-28
---
-- van-ban/c.md --
---
status: unknown
date: 2020-01-02
newer: [a, b]
---
-- van-ban/d.md --
---
status: unknown
newer: [e]
---
-- van-ban/e.md --
---
status: replaced
replaced_by: [d]
---
`)
	var problems diag.List
	Register(in, &problems)
	expect(t, messages(&problems, "register-chain"), []string{
		"content/van-ban/c.md:4:8 register-chain: văn bản ghi là mới hơn lại ban hành trước: A",
		"content/van-ban/d.md:3:8 register-chain: mỗi văn bản lại mới hơn văn bản kia, thành vòng: D → E → D",
	})
}

func TestChecked(t *testing.T) {
	t.Parallel()
	in := load(t, settings+`
-- van-ban/a.md --
---
status: unknown
---
-- van-ban/b.md --
---
status: in-force
checked_on: 2025-11-21
---
-- van-ban/c.md --
---
status: in-force
checked_on: 2025-11-23
---
`)
	var problems diag.List
	Register(in, &problems)
	expect(t, messages(&problems, "check-old"), []string{
		"content/van-ban/a.md:2:9 check-old: chưa ghi ngày kiểm tra hiệu lực",
		"content/van-ban/b.md:3:13 check-old: đã quá 12 tháng chưa kiểm tra lại hiệu lực",
	})
}

// coming is a register in which 2 comes into force on a day and then replaces
// 1, and 3 has no day yet.
const coming = settings + `
-- van-ban/1-ct-tw.md --
---
number: 1-CT/TW
status: in-force
replaced_by: [2-ct-tw]
checked_on: 2026-11-01
---
-- van-ban/2-ct-tw.md --
---
number: 2-CT/TW
date: 2026-10-01
status: in-force
effective: %s
checked_on: 2026-11-01
---
-- van-ban/3-ct-tw.md --
---
number: 3-CT/TW
status: not-yet-in-force
checked_on: 2026-11-01
---
-- van-ban/4-ct-tw.md --
---
number: 4-CT/TW
status: partly-in-force
checked_on: 2026-11-01
---
-- van-ban/5-ct-tw.md --
---
number: 5-CT/TW
status: replaced
replaced_by: [3-ct-tw]
checked_on: 2026-11-01
---
-- chuyen-de/x.md --
---
cites: [1-ct-tw, 2-ct-tw, 3-ct-tw, 4-ct-tw]
---
Theo 1-CT/TW, 2-CT/TW, 3-CT/TW và 4-CT/TW.
`

func TestComing(t *testing.T) {
	t.Parallel()
	always := []string{
		"content/chuyen-de/x.md:2:27 cites-not-yet: văn bản căn cứ chưa có hiệu lực: 3-CT/TW (chỉ dẫn làm căn cứ khi văn bản có hiệu lực;",
		"content/van-ban/3-ct-tw.md:3:9 status-detail: văn bản chưa có hiệu lực nhưng không nói từ ngày nào",
		"content/van-ban/4-ct-tw.md:3:9 status-detail: văn bản chỉ còn hiệu lực một phần nhưng không nói phần nào",
		"content/van-ban/5-ct-tw.md:3:9 register-chain: văn bản ghi là đã được thay thế nhưng 3-CT/TW chưa có hiệu lực",
	}
	for day, want := range map[string][]string{
		"2026-11-23": {"content/chuyen-de/x.md:2:18 cites-not-yet: văn bản căn cứ chưa có hiệu lực, phải đến ngày 23/11/2026: 2-CT/TW"},
		"2026-11-22": {
			"content/chuyen-de/x.md:2:9 cites-replaced: dẫn văn bản đã được thay thế: 1-CT/TW (thay bằng 2-CT/TW (id: 2-ct-tw);",
			"content/chuyen-de/x.md:4:6 cites-replaced: dẫn văn bản đã được thay thế: 1-CT/TW",
		},
		"2026-09-30": {
			"content/chuyen-de/x.md:2:9 cites-replaced:", "content/chuyen-de/x.md:4:6 cites-replaced:",
			"content/van-ban/2-ct-tw.md:5:12 status-detail: ngày có hiệu lực (effective) sớm hơn ngày ban hành (date)",
		},
	} {
		in := load(t, fmt.Sprintf(coming, day))
		var problems diag.List
		Register(in, &problems)
		got := slices.Sorted(slices.Values(messages(&problems, "cites-replaced", "cites-not-yet", "register-chain", "status-detail")))
		all := slices.Sorted(slices.Values(append(slices.Clone(always), want...)))
		expect(t, got, all)
		for _, p := range problems.Sorted() {
			byDay := p.Code == "cites-replaced" || p.Code == "cites-not-yet" && strings.Contains(p.Text.VI, "2-CT/TW")
			if p.Passing != byDay {
				t.Errorf("in force from %s: %s %s: passing is %v", day, p.Code, p.Text.VI, p.Passing)
			}
		}
	}
}

func TestBasis(t *testing.T) {
	t.Parallel()
	in := load(t, settings+`
-- van-ban/tot.md --
---
number: 1-CT
status: in-force
verified: true
---
-- van-ban/ngo.md --
---
number: 2-CT
status: in-force
verified: false
---
-- van-ban/thieu.md --
---
title: Chưa rõ
status: in-force
---
-- chuyen-de/x.md --
---
cites: [tot, ngo, "2-CT", thieu]
consult: [ngo]
---
Chữ [trong bài](../van-ban/ngo.md) thì được.
-- huong-dan/g.md --
---
title: Hướng dẫn
cites:
  - tot
  - 2-ct
---
-- chuyen-de/_index.md --
---
cites: [ngo]
---
-- dien-hinh/k.md --
Xem 2-CT.
`)
	var problems diag.List
	Register(in, &problems)
	expect(t, messages(&problems, "cites-unverified"), []string{
		`content/chuyen-de/x.md:2:14 cites-unverified: cites: văn bản chưa kiểm chứng không làm căn cứ được: 2-CT (chuyển "ngo" sang khóa consult (Văn bản nên hỏi, chưa kiểm chứng), hoặc đối chiếu với nguồn công khai rồi ghi verified: true ở content/van-ban/ngo.md)`,
		"content/chuyen-de/x.md:2:19 cites-unverified: cites: văn bản chưa kiểm chứng không làm căn cứ được: 2-CT",
		"content/chuyen-de/x.md:2:27 cites-unverified: cites: văn bản chưa kiểm chứng không làm căn cứ được: Chưa rõ",
		"content/huong-dan/g.md:5:5 cites-unverified: cites: văn bản chưa kiểm chứng không làm căn cứ được: 2-CT",
	})
	// What the register says is not verified is an error, what it does not say a
	// warning.
	for _, p := range problems.Sorted() {
		if want := diag.Error; p.Code == "cites-unverified" {
			if strings.Contains(p.Text.VI, "Chưa rõ") {
				want = diag.Warning
			}
			if p.Severity != want {
				t.Errorf("%s: severity %v", p.Text.VI, p.Severity)
			}
		}
	}
}
