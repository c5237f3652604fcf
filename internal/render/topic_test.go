package render_test

import (
	"strings"
	"testing"

	"chuyende/internal/render"
	"chuyende/internal/words"
	"chuyende/themes"
)

// meeting is a site with a topic that has all that its page and its summary
// show.
const meeting = `
-- site.yaml --
title: Cổng
baseURL: https://vi.du/
vocabularies:
  audiences: [{id: thon, title: Thôn}]
  types: [{id: chi-thi, title: Chỉ thị}]
explained:
  lengths: huong-dan/h.md#bao-lau
  rules: https://vi.du/khac
-- nhom/n.md --
---
title: Nhóm
---
-- huong-dan/h.md --
---
title: Hướng dẫn
---
## Bao lâu {#bao-lau}

Lâu.
-- van-ban/tot.md --
---
title: Chỉ thị 1-CT/TW năm 2025 về làm tốt
number: 1-CT/TW
type: chi-thi
issuer: Ban Bí thư
status: in-force
verified: true
date: 2025-07-23
checked_on: 2026-11-01
---
-- van-ban/hai.md --
---
title: Chỉ thị hai
type: chi-thi
issuer: Ban
status: in-force
verified: true
checked_on: 2026-10-05
---
-- van-ban/cu.md --
---
title: Chỉ thị cũ
number: 0-CT/TW
type: chi-thi
issuer: Ban
status: replaced
replaced_by: [tot]
verified: true
checked_on: 2026-11-01
---
-- van-ban/ngo.md --
---
title: Nghe nói
number: 9-CT/TW
type: chi-thi
issuer: Ban
status: in-force
checked_on: 2026-11-01
---
-- chuyen-de/x.md --
---
title: Bài
summary: Việc này
groups: [n]
audiences: [thon]
quarters: [1]
minutes: [60]
cites: [tot, hai, cu]
consult: [ngo]
numbers:
  - {what: Số hộ, where: hỏi thôn, missing: Đang đếm.}
summary_of: {questions: [2], agenda: 2}
agenda:
  - {name: 60 phút, minutes: 60, steps: [{minutes: 60, what: Một}]}
  - {name: 90 phút, minutes: 90, steps: [{minutes: 90, what: Hai, who: Bí thư}]}
  - {name: "Kết hợp", minutes: 120, steps: [{minutes: 55, what: Thường kỳ}, {minutes: 65, what: Chuyên đề}]}
tasks:
  - {day: -5, who: Thư ký, what: Gửi bài}
---
## Vì sao {#vi-sao-luc-nay}

Vì mùa khô.

## Báo cáo đề dẫn {#bao-cao-de-dan}

Mở đầu [văn bản](../van-ban/tot.md).

### 1. Sự cần thiết {#su-can-thiet}

Phần một [văn bản](../van-ban/tot.md).

## Câu hỏi {#cau-hoi-thao-luan}

1. Một?
2. Hai?
`

func TestTopicPage(t *testing.T) {
	t.Parallel()
	made := shown(t, meeting)
	page := made["/chuyen-de/x.html"]
	inOrder(t, "the page", page,
		`<h1>Bài</h1>`,
		`href="#tom_tat"`, `href="#chuong_trinh"`, `href="#nam_con_so"`, `href="#bao-cao-de-dan"`, `href="#lien_quan"`, // the contents
		`id="tom_tat"`, `Vì mùa khô.`, `Số hộ <span class="quiet">– hỏi thôn`, `<li>Hai?</li>`, `href="x/tom-tat.html"`,
		`id="chuong_trinh"`, ` id="ct_1" value="60"><label for="ct_1">60</label>`, "Bản 60 phút trở xuống.", `href="../huong-dan/h.html#bao-lau"`,
		` id="ct_2" value="90" checked><label for="ct_2">90</label>`, ` value="120" data-combined><label for="ct_3">Kết hợp</label>`, "Phần thường kỳ 55 phút, phần chuyên đề 65 phút.", "Hướng dẫn số 16", `href="https://vi.du/khac"`, "Gợi ý của cổng:",
		"Đây là mẫu để điền", `<h2 id="vi-sao-luc-nay"`,
		`id="nam_con_so"`, "Đang đếm.", `id="bao-cao-de-dan"`, "Mở đầu", `id="su-can-thiet"`,
		"theo Sổ hiệu lực ngày 05/10/2026", `>Chỉ thị số <span class="number">1-CT/TW</span></a>, ngày 23/07/2025 của Ban Bí thư về làm tốt <span class="badge badge-good">`, `>Chỉ thị hai</a>`,
		"Phần một", `id="viec_theo_ngay"`, `id="lien_quan"`, "Văn bản nên hỏi, chưa kiểm chứng",
	)
	if n := strings.Count(page, "Hỏi cấp ủy trước khi chọn"); n != 2 {
		t.Errorf("%d warnings of short meetings, want those of 60 minutes and of both together", n)
	}
	basis := page[strings.Index(page, `printed basis"`):strings.Index(page, "Phần một")]
	if strings.Contains(basis, "0-CT/TW") || strings.Contains(basis, "9-CT/TW") {
		t.Errorf("what is old or not verified is no basis: %s", basis)
	}
	summary := made["/chuyen-de/x/tom-tat.html"]
	inOrder(t, "the summary", summary, `name="robots" content="noindex"`, `href="../x.html">Bài</a>`, "Việc này", "Vì mùa khô.",
		`<a href="../../van-ban/tot.html">Chỉ thị số <span class="number">1-CT/TW</span></a> (23/07/2025); <a href="../../van-ban/hai.html">Chỉ thị hai</a>; <span class="blank">[ghi nghị quyết`,
		"Chương trình 90 phút", "0–90", "Hai?", "Trước 5 ngày, Thư ký: Gửi bài", `href="../x.html"`)
	for _, none := range []string{"Hỏi cấp ủy trước", "<dt>Chọn khi", "<dt>Ý kiến trái chiều", "<dt>Điều cần", "<dd></dd>", "Một?"} {
		if strings.Contains(summary, none) {
			t.Errorf("the summary has %q", none)
		}
	}
	if sitemap := made["/sitemap.xml"]; strings.Contains(sitemap, "tom-tat") || !strings.Contains(sitemap, "chuyen-de/x.html") {
		t.Errorf("sitemap: %s", sitemap)
	}
}

// TestTopicWithoutReport: what has no place in the text stands before it, and of
// what a topic lacks there is no empty box.
func TestTopicWithoutReport(t *testing.T) {
	t.Parallel()
	page := shown(t, strings.NewReplacer("Báo cáo đề dẫn {#bao-cao-de-dan}", "Nội dung", " {#su-can-thiet}", "").Replace(meeting))["/chuyen-de/x.html"]
	inOrder(t, "the page", page, `href="#nam_con_so"`, `href="#vi-sao-luc-nay"`, `id="nam_con_so"`, "theo Sổ hiệu lực", `id="vi-sao-luc-nay"`)
	bare := shown(t, meeting[:strings.Index(meeting, "-- chuyen-de/x.md --")]+"-- chuyen-de/x.md --\n---\ntitle: Bài\ngroups: [n]\naudiences: [thon]\nquarters: [1]\nminutes: [60]\n---\nTrống.\n")
	for _, none := range []string{`id="chuong_trinh"`, `id="nam_con_so"`, `printed basis"`, "<dt>Vì sao", "<dt>Căn cứ", "<dd></dd>", `id="viec_theo_ngay"`} {
		if strings.Contains(bare["/chuyen-de/x.html"], none) || strings.Contains(bare["/chuyen-de/x/tom-tat.html"], none) {
			t.Errorf("an empty topic has %s", none)
		}
	}
}

// inOrder checks that a text holds others one after the other.
func inOrder(t *testing.T, name, text string, wants ...string) {
	t.Helper()
	at := 0
	for _, want := range wants {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Errorf("%s lacks %q, or has it too early", name, want)
			continue
		}
		at += i + len(want)
	}
}

// shown renders a whole portal in the default theme.
func shown(t *testing.T, archive string) map[string]string {
	t.Helper()
	in, ok := linked(t, archive)
	if !ok {
		t.Fatal("the site has errors")
	}
	theme, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	in.Theme = theme
	return files(t, in)
}
