package papers_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/link"
	"chuyende/internal/papers"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
	"chuyende/internal/wordmltest"
	"chuyende/internal/words"
)

// portal is a small site with a topic that has all that papers take of one.
const portal = `
-- site.yaml --
title: Cổng thử
baseURL: https://vi.du/cong/
vocabularies:
  audiences: [{id: thon, title: Thôn}]
  types: [{id: chi-thi, title: Chỉ thị}, {id: huong-dan, title: Hướng dẫn}, {id: dieu-le, title: Điều lệ}]
-- nhom/a.md --
---
title: Nhóm A
---
A
-- van-ban/50-ct-tw.md --
---
title: Chỉ thị 50-CT/TW về sinh hoạt chi bộ
number: 50-CT/TW
type: chi-thi
issuer: Ban Bí thư
date: 2025-07-23
status: in-force
verified: true
---
A
-- van-ban/1-hd.md --
---
title: Hướng dẫn 1-HD năm 2026 về thể thức
number: 1-HD
type: huong-dan
issuer: Ban X
date: 2026-01-09
status: in-force
verified: true
---
A
-- van-ban/dieu-le.md --
---
title: Điều lệ Đảng
type: dieu-le
issuer: Đại hội
status: in-force
verified: true
---
A
-- van-ban/cu.md --
---
title: Chỉ thị 9-CT cũ
number: 9-CT
type: chi-thi
issuer: Ban Bí thư
date: 2007-03-30
status: replaced
verified: true
---
A
-- van-ban/05-hd-vptw.md --
---
title: Hướng dẫn 05-HD/VPTW về thể thức
number: 05-HD/VPTW
type: huong-dan
issuer: Văn phòng
status: in-force
verified: false
---
A
-- dien-hinh/a.md --
---
title: Thôn A làm đường
summary: Một thôn.
unit: Chi bộ thôn A
audiences: [thon]
year: 2024
lesson: Làm thật.
source: tài liệu
figures: [{what: diện tích, value: "30", unit: m², source: báo}]
---

## Cách làm {#cach-lam}

Từng bước.

- [x] việc đã làm
-- huong-dan/viet.md --
---
title: Viết đề dẫn
---
A
-- chuyen-de/x.md --
---
title: "Hiến đất: đảng viên đi trước"
summary: Bàn việc hiến đất.
groups: [a]
audiences: [thon]
quarters: [1]
minutes: [60, 90]
cites: [50-ct-tw, cu, 1-hd, dieu-le]
numbers:
  - {what: Số hộ, where: Hỏi trưởng thôn, missing: Đang đếm lại.}
  - {what: Số mét, where: Đo, missing: Chưa đo.}
agenda:
  - {name: Buổi 60 phút, minutes: 60, steps: [{minutes: 10, what: Mở đầu, who: Bí thư}, {minutes: 50, what: Thảo luận, who: Cả chi bộ}]}
  - name: "Kết hợp 120 phút: thường kỳ trước, chuyên đề sau"
    minutes: 120
    steps: [{minutes: 60, what: Phần thường kỳ, who: Bí thư}, {minutes: 5, what: Nghỉ}, {minutes: 55, what: Phần chuyên đề}]
tasks:
  - {day: -5, who: Thư ký, what: Gửi đề dẫn}
  - {day: 2, who: Thư ký, what: Gửi biên bản}
summary_of: {questions: [2, 1], objection: 2, agenda: 1}
---

## Vì sao lúc này {#vi-sao-luc-nay}

Đường làm vào mùa khô.

## Hợp với ai {#hop-voi-ai}

| Hợp | Không hợp |
|:---|:---|
| Đã có chủ trương | Mới là ý định |

## Mục đích {#muc-dich}

- Thống nhất.

## Báo cáo đề dẫn {#bao-cao-de-dan}

### 7. Sự cần thiết {#su-can-thiet}

*Con đường*

Tuyến dài [ghi số mét], có **[ghi số] hộ**.[^n] Xem [bài viết](../huong-dan/viet.md) và <https://vi.du/ngoai>.

### Nhận thức chung {#nhan-thuc-chung}

| Việc | Ai |
|:---|---:|
| Đo đất | [tên] |
| … | |

### 3. Thực trạng {#thuc-trang}

**Ưu điểm.** Một ~~hai~~ ba
[ghi
hai dòng].

### 4. Giải pháp {#giai-phap}

1. Một
   - trong một
2. Hai[^n]

> Lời dẫn.

## Việc làm cụ thể {#viec-lam-cu-the}

- [ ] Làm.

## Câu hỏi thảo luận {#cau-hoi-thao-luan}

1. Câu một?
2. Câu hai?

## Gợi ý liên hệ {#goi-y-lien-he}

Bản thân
: Tôi đã làm gì?

## Ý kiến trái chiều {#y-kien-trai-chieu}

| Lời có thể nghe | Chỗ có lý | Bàn tiếp |
|:---|:---|:---|
| “Sao không đền bù?” | Đất là tài sản | Hỏi xã |
| “Nhà tôi hiến rồi.” | Cần nhớ | Xem nhà khác |

### Phiếu gặp trước {#phieu-gap-truoc}

| Điều còn vướng | Ai đến gặp | Ngày | Kết quả |
|:---|:---|:---|:---|
| Bề rộng | Trưởng thôn | … | … |

## Kết luận mẫu {#ket-luan-mau}

> **Dự thảo.** Chi bộ thống nhất.
>
> 1. Trước ngày [ghi]: xong. Người lo: [tên].
> 2. Gặp từng hộ.
>
> Tán thành: [ghi số]/[ghi số].

## Tài liệu gửi trước {#tai-lieu-gui-truoc}

- Đề dẫn.
- Sơ đồ.

[^n]: Nguồn [ngoài](https://vi.du/nguon).
`

// page returns the page of a file of a site.
func page(tb testing.TB, archive, file string) (*sitetest.Site, *site.Page) {
	tb.Helper()
	s := sitetest.Parse(tb, archive)
	maker, err := papers.New()
	if err != nil {
		tb.Fatal(err)
	}
	in := link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}
	for _, f := range maker.Forms() {
		in.Forms = append(in.Forms, f.Form)
	}
	tree := link.Build(in, s.Problems)
	p := tree.ByPath(file)
	if p == nil {
		tb.Fatalf("there is no %s: %v", file, sitetest.Messages(s.Problems))
	}
	return s, p
}

// paper makes a paper of a page and checks it.
func paper(tb testing.TB, archive, file, name string) *wordmltest.File {
	tb.Helper()
	s, p := page(tb, archive, file)
	maker, err := papers.New()
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	if err := maker.Write(&b, name, s.Config, p); err != nil {
		tb.Fatal(err)
	}
	f := wordmltest.Open(tb, b.Bytes())
	f.Check(tb)
	return f
}

// contains fails unless the lines stand in the paper one after the other.
func contains(tb testing.TB, f *wordmltest.File, lines ...string) {
	tb.Helper()
	all := f.Lines()
	from := 0
	for _, want := range lines {
		at := slices.Index(all[from:], want)
		if at < 0 {
			tb.Fatalf("after line %d there is no %q in\n%s", from, want, strings.Join(all, "\n"))
		}
		from += at + 1
	}
}

func TestOpeningReport(t *testing.T) {
	t.Parallel()
	f := paper(t, portal, "chuyen-de/x.md", "de-dan")
	contains(t, f,
		"ĐẢNG BỘ [tên đảng bộ]", "CHI BỘ [tên chi bộ]", "*", "Số [số]-BC/CB", "ĐẢNG CỘNG SẢN VIỆT NAM", "[địa danh], ngày [..] tháng [..] năm [....]",
		"Báo cáo đề dẫn", "Chuyên đề: Hiến đất: đảng viên đi trước", "-----",
		"- Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư về sinh hoạt chi bộ;",
		"- Căn cứ Hướng dẫn số 1-HD, ngày 09/01/2026 của Ban X về thể thức;", "- Căn cứ Điều lệ Đảng,",
		"1. Sự cần thiết", "Con đường", "Tuyến dài [ghi số mét], có [ghi số] hộ. Xem bài viết và https://vi.du/ngoai.",
		"2. Nhận thức chung", "Việc", "Ai", "Đo đất", "[tên]",
		"3. Thực trạng", "Ưu điểm. Một hai ba [ghi hai dòng].",
		"4. Giải pháp", "Một", "trong một", "Hai1", "Lời dẫn.",
		"5. Câu hỏi thảo luận", "Câu một?", "Câu hai?",
		"6. Dự thảo kết luận", "Dự thảo. Chi bộ thống nhất.", "Trước ngày [ghi]: xong. Người lo: [tên].", "Gặp từng hộ.", "Tán thành: [ghi số]/[ghi số].",
		"Nơi nhận:", "- Đảng viên chi bộ;", "- Lưu chi bộ.", "T/M CHI BỘ", "BÍ THƯ", "[họ và tên]")
	text := strings.Join(f.Lines(), "\n")
	for _, gone := range []string{"9-CT", "05-HD"} {
		if strings.Contains(text, gone) {
			t.Errorf("the paper names %s", gone)
		}
	}
	body := f.Parts["word/document.xml"]
	blanks := map[string]bool{}
	for _, b := range body.All("sdt") {
		blanks[b.Words()] = true
	}
	for _, want := range []string{"[ghi số mét]", "[ghi số]", "[ghi hai dòng]", "[tên]", "[tên chi bộ]"} {
		if !blanks[want] {
			t.Errorf("%s is no place to fill in", want)
		}
	}
	links := map[string]bool{}
	for _, part := range []string{"document", "footnotes"} {
		for _, r := range f.Parts["word/_rels/"+part+".xml.rels"].All("Relationship") {
			links[r.Attr["Target"]] = true
		}
	}
	for _, want := range []string{"https://vi.du/cong/huong-dan/viet.html", "https://vi.du/ngoai", "https://vi.du/nguon"} {
		if !links[want] {
			t.Errorf("nothing leads to %s: %v", want, links)
		}
	}
	if n := len(body.All("footnoteReference")); n != 1 {
		t.Errorf("there are %d marks of one footnote", n)
	}
}

// TestLayout reads the measures of a Party paper back.
func TestLayout(t *testing.T) {
	t.Parallel()
	f := paper(t, portal, "chuyen-de/x.md", "de-dan")
	body := f.Parts["word/document.xml"]
	section := body.At("body", "sectPr")
	for name, want := range map[string]string{"w": "11906", "h": "16838"} {
		if got := section.At("pgSz").Attr[name]; got != want {
			t.Errorf("the page's %s is %s", name, got)
		}
	}
	for name, want := range map[string]string{"top": "1134", "bottom": "1134", "left": "1701", "right": "850"} {
		if got := section.At("pgMar").Attr[name]; got != want {
			t.Errorf("the margin %s is %s", name, got)
		}
	}
	if section.At("titlePg") == nil {
		t.Error("the first page has a number")
	}
	if n := len(f.Parts["word/header2.xml"].All("fldChar")); n != 0 {
		t.Error("the first page has a number")
	}
	header := f.Parts["word/header1.xml"]
	if header.At("p").Val("pPr", "pStyle") != "Header" || strings.TrimSpace(header.All("instrText")[0].Text) != "PAGE" {
		t.Error("pages have no number")
	}
	styles := map[string]*wordmltest.Node{}
	for _, s := range f.Parts["word/styles.xml"].All("style") {
		styles[s.Attr["styleId"]] = s
	}
	normal := styles["Normal"]
	spacing, indent := normal.At("pPr", "spacing").Attr, normal.At("pPr", "ind").Attr
	if spacing["line"] != "360" || spacing["lineRule"] != "exact" || spacing["after"] != "120" || indent["firstLine"] != "567" ||
		normal.Val("pPr", "jc") != "both" || normal.At("rPr", "rFonts").Attr["ascii"] != "Times New Roman" || normal.Val("rPr", "sz") != "28" {
		t.Errorf("text is set %v %v", spacing, indent)
	}
	for _, tt := range []struct {
		text, size   string
		bold, italic bool
	}{
		{"ĐẢNG CỘNG SẢN VIỆT NAM", "30", true, false}, {"ĐẢNG BỘ ", "28", false, false}, {"CHI BỘ ", "28", true, false},
		{" tháng ", "28", false, true}, {"T/M CHI BỘ", "28", true, false}, {"BÍ THƯ", "28", false, false},
		{"- Lưu chi bộ.", "24", false, false}, {"Nơi nhận:", "28", false, false},
	} {
		found := false
		for _, r := range body.All("r") {
			if r.Words() != tt.text {
				continue
			}
			found = true
			if r.Val("rPr", "sz") != tt.size || (r.At("rPr", "b") != nil) != tt.bold || (r.At("rPr", "i") != nil) != tt.italic {
				t.Errorf("%q is set otherwise", tt.text)
			}
		}
		if !found {
			t.Errorf("there is no run %q", tt.text)
		}
	}
	title, subject := styles["Title"], styles["Subtitle"]
	if title.Val("rPr", "sz") != "32" || title.At("rPr", "caps") == nil || title.At("rPr", "b") == nil || subject.Val("rPr", "sz") != "28" || subject.At("rPr", "b") == nil {
		t.Error("the title is set otherwise")
	}
}

// TestFits: topics have papers, guidance and cases a copy, others nothing.
func TestFits(t *testing.T) {
	t.Parallel()
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{"chuyen-de/x.md": "/chuyen-de/x/de-dan.docx", "huong-dan/viet.md": "/huong-dan/viet/ban-in.docx", "dien-hinh/a.md": "/dien-hinh/a/ban-in.docx", "van-ban/cu.md": "", "nhom/a.md": ""} {
		_, p := page(t, portal, file)
		got := ""
		for _, f := range maker.Forms() {
			if f.Fits(p) && got == "" {
				got = site.PlacesIn(words.Default()).Form(p.Address, f.Form)
			}
		}
		if got != want {
			t.Errorf("%s has %q, want %q", file, got, want)
		}
	}
}
