package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/config"
	"chuyende/internal/handout"
	"chuyende/internal/link"
	"chuyende/internal/site"
	"chuyende/internal/sitetest"
)

const settings = `
-- site.yaml --
title: Cổng thử
baseURL: https://vi.du/cong/
messageLength: LENGTH
vocabularies:
  audiences: [{id: thon, title: Thôn}]
-- nhom/a.md --
---
title: Nhóm A
---
A
`

const topicPage = settings + `
-- chuyen-de/x.md --
---
title: Hiến đất
summary: Một câu. Hai câu.
groups: [a]
audiences: [thon]
quarters: [1]
minutes: [60]
agenda:
  - {name: 60 phút, minutes: 60, steps: [{minutes: 10, what: Mở đầu, who: Bí thư}, {minutes: 50, what: Bàn}]}
tasks: [{day: -5, who: Thư ký, what: Gửi}, {day: 0, who: Bí thư, what: Chủ trì}, {day: 1, who: Thư ký, what: Lưu}]
---
## Vì sao {#vi-sao-luc-nay}

Vì mùa khô.

## Đề dẫn {#bao-cao-de-dan}

Lời đầu.

### 1. Cần {#su-can-thiet}

Dài [ghi **số** mét]. Có **hai** hộ[^n] ~~ba~~; xem [bài](../nhom/a.md). TP. Hải Phòng.\
Dòng mới.

#### Nhỏ hơn

- Một. Tiếp.
  - Trong
- [x] Xong

3. Ba

> [!NOTE]
> Nhớ.

### 2. Bảng {#nhan-thuc-chung}

| Hợp | Không hợp |
|---|---|
| Đủ. Cả. | Thiếu |

| Việc | Ai | Ngày |
|---|---|---|
| Đo | Cán bộ | |
|  | Trưởng thôn | 5 |

![Sơ đồ](so-do.png)

` + "```\na\n\nb\n```" + `

Chi ủy
: Ban lãnh đạo.

## Câu hỏi {#cau-hoi-thao-luan}

Chọn hai câu.

1. Một?
   - thêm
2. Hai [ghi]?

## Gửi {#tai-lieu-gui-truoc}

- Đề dẫn.

[^n]: Nguồn[^m].
[^m]: Sâu.

-- chuyen-de/so-do.png --
`

// page returns a page of a linked site.
func page(tb testing.TB, archive, file string, length int) (*site.Page, *config.Config) {
	tb.Helper()
	s := sitetest.Parse(tb, strings.Replace(archive, "LENGTH", fmt.Sprint(length), 1))
	in := link.Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}
	p := link.Build(in, s.Problems).ByPath(file)
	if p == nil {
		tb.Fatalf("there is no %s: %v", file, sitetest.Messages(s.Problems))
	}
	return p, s.Config
}

// shown writes lines as a golden text: depth, mark, HTML.
func shown(lines []handout.Line) string {
	var b strings.Builder
	for _, l := range lines {
		first := "  "
		if l.First {
			first = "+ "
		}
		fmt.Fprintf(&b, "%s%s%s|%s\n", first, strings.Repeat("  ", l.Depth), l.Mark, l.HTML())
	}
	return b.String()
}

func shownParts(parts []handout.Part) string {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "%s %s #%s\n%s", strings.Repeat("#", p.Level), p.Title, p.ID, shown(p.Lines))
	}
	return b.String()
}

func equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is\n%s\nwant\n%s", what, got, want)
	}
}

// TestPaper: a topic's report, each idea a line, nothing left out, the questions
// apart.
func TestPaper(t *testing.T) {
	t.Parallel()
	p, c := page(t, topicPage, "chuyen-de/x.md", 1500)
	paper := handout.NewPaper(p, c.Words)
	equal(t, "the report", shownParts(paper.Parts), `##  #
+ |Lời đầu.
## 1. Cần #su-can-thiet
+ |Dài <span class="blank">[ghi </span><strong><span class="blank">số</span></strong><span class="blank"> mét]</span>.
  |Có <strong>hai</strong> hộ(1) <s>ba</s>; xem bài.
  |TP. Hải Phòng.
  |Dòng mới.
### Nhỏ hơn #nho-hon
+ •|Một.
  |Tiếp.
+   •|Trong
+ ☑|Xong
+ 3.|Ba
+ |<strong>Ghi chú:</strong>
+   |Nhớ.
## 2. Bảng #nhan-thuc-chung
+ •|<strong><em>Hợp: </em></strong><strong>Đủ.</strong>
  |<strong>Cả.</strong>
+   |<em>Không hợp: </em>Thiếu
+ •|<strong>Đo</strong>
+   |<em>Ai: </em>Cán bộ
+   |<em>Ai: </em>Trưởng thôn
+   |<em>Ngày: </em>5
+ |(Ảnh: Sơ đồ)
+ |<code>a</code>
+ |<code></code>
+ |<code>b</code>
+ |<strong>Chi ủy</strong>
+   |Ban lãnh đạo.
### Chú thích #
+ (1)|Nguồn(2).
+ (2)|Sâu.
`)
	equal(t, "the heading of the questions", paper.Heading, "Câu hỏi")
	equal(t, "what introduces them", shown(paper.Asking), "+ |Chọn hai câu.\n")
	equal(t, "the questions", shown(paper.Asked), "+ |Một? • thêm\n+ |Hai <span class=\"blank\">[ghi]</span>?\n")
	if paper.Lead != nil {
		t.Error("the report has the page's summary")
	}
}

// figuresPage asks for three numbers; the last has a look of its own in the middle.
const figuresPage = `
-- site.yaml --
title: Cổng
vocabularies:
  audiences: [{id: thon, title: Thôn}]
-- nhom/a.md --
---
title: A
---
-- chuyen-de/x.md --
---
title: Đường
groups: [a]
audiences: [thon]
quarters: [1]
minutes: [90]
numbers:
  - {what: "Chiều dài tuyến; bề rộng chỗ hẹp nhất", where: "Đo", missing: "Chưa đo."}
  - {what: "Số hộ đảng viên", where: "Sổ", missing: "Chưa đếm."}
---

## Báo cáo đề dẫn {#bao-cao-de-dan}

Căn cứ [ghi nghị quyết], ta bàn. Tuyến dài [ghi số mét], **chỗ hẹp nhất rộng [ghi số mét]**. Hộ đảng viên là [ghi *số*] hộ.
`

// TestPaperFigures: the places of the numbers to find are known by the names that readers
// enter them under, in large print and on slides; one in several looks stays a blank.
func TestPaperFigures(t *testing.T) {
	t.Parallel()
	p, c := page(t, figuresPage, "chuyen-de/x.md", 1500)
	want := `+ |Căn cứ <span class="blank">[ghi nghị quyết]</span>, ta bàn.
  |Tuyến dài <span class="blank" data-entered="con-so-1-1">[ghi số mét]</span>, <strong>chỗ hẹp nhất rộng </strong>` +
		`<strong><span class="blank" data-entered="con-so-1-2">[ghi số mét]</span></strong>.
  |Hộ đảng viên là <span class="blank">[ghi </span><em><span class="blank">số</span></em><span class="blank">]</span> hộ.
`
	equal(t, "the report", shown(handout.NewPaper(p, c.Words).Parts[0].Lines), want)
	slides := ""
	for _, s := range handout.Slides(p, c.Words) {
		slides += shown(s.Lines) + shown(s.Notes)
	}
	if !strings.Contains(slides, `data-entered="con-so-1-1"`) {
		t.Errorf("the slides are\n%s", slides)
	}
}

// TestPaperOfOthers: what is no topic, and a topic without a report, is read
// whole.
func TestPaperOfOthers(t *testing.T) {
	t.Parallel()
	const text = "\n---\ntitle: Hướng dẫn\nsummary: Một câu. Hai câu.\ngroups: [a]\naudiences: [thon]\nquarters: [1]\nminutes: [60]\n---\n# Hướng dẫn\n\nĐầu.\n\n## Bước\n\nHai.\n"
	for _, file := range []string{"chuyen-de/h.md", "huong-dan/h.md"} {
		p, c := page(t, settings+"-- "+file+" --"+text, file, 1500)
		paper := handout.NewPaper(p, c.Words)
		equal(t, file, shown(paper.Lead)+shownParts(paper.Parts), "+ |Một câu.\n  |Hai câu.\n##  #\n+ |Đầu.\n## Bước #buoc\n+ |Hai.\n")
		if paper.Asked != nil {
			t.Errorf("%s has questions", file)
		}
	}
}

func TestMessages(t *testing.T) {
	t.Parallel()
	p, c := page(t, topicPage, "chuyen-de/x.md", 20000)
	messages := handout.Messages(p, c)
	if len(messages) != 3 || messages[0].Name != handout.Call || messages[1].Name != handout.Questions || messages[2].Name != handout.Whole {
		t.Fatalf("messages: %+v", messages)
	}
	const more = "\n\nĐọc cả bài: https://vi.du/cong/chuyen-de/x.html"
	equal(t, "the call", messages[0].Parts[0], `Kính mời các đồng chí dự sinh hoạt chuyên đề: Hiến đất

Thời gian: [giờ], ngày [ngày]. Địa điểm: [nơi sinh hoạt].

Tài liệu gửi trước:
- Đề dẫn.

Đề nghị các đồng chí đọc trước, chọn sẵn câu hỏi mình muốn phát biểu. Đồng chí nào bận, xin báo trước cho [tên, số điện thoại].`+more)
	equal(t, "the questions", messages[1].Parts[0], "Câu hỏi thảo luận, chuyên đề: Hiến đất\n\n1. Một? thêm\n2. Hai [ghi]?"+more)
	whole := messages[2].Parts[0]
	equal(t, "the whole", whole, strings.TrimSuffix(handout.Text(p, c), "\n"))
	for _, want := range []string{
		"HIẾN ĐẤT\n\nMột câu.", "VÌ SAO\n\nVì mùa khô.", "xem bài (https://vi.du/cong/nhom/a.html)", "[Ảnh: Sơ đồ]",
		"CHƯƠNG TRÌNH BUỔI SINH HOẠT\n\n60 phút:\n- Phút 0–10: Mở đầu (Bí thư)\n- Phút 10–60: Bàn",
		"VIỆC THEO NGÀY\n\n- Trước 5 ngày, Thư ký: Gửi\n- Ngày sinh hoạt, Bí thư: Chủ trì\n- Sau 1 ngày, Thư ký: Lưu",
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("the whole lacks %q:\n%s", want, whole)
		}
	}
	c.BaseURL = ""
	for _, m := range handout.Messages(p, c) {
		for _, part := range m.Parts {
			if strings.Contains(part, "://") || strings.Contains(part, "Đọc cả bài") {
				t.Errorf("without a base URL %s has an address", m.Name)
			}
		}
	}
}

// TestMessageOfOthers: guidance has no questions and invites to read.
func TestMessageOfOthers(t *testing.T) {
	t.Parallel()
	p, c := page(t, settings+"-- huong-dan/h.md --\n---\ntitle: Viết\nsummary: Một câu.\n---\n## Câu hỏi {#cau-hoi-thao-luan}\n\n1. A?\n", "huong-dan/h.md", 1500)
	messages := handout.Messages(p, c)
	if len(messages) != 2 || messages[0].Title != "Lời giới thiệu" {
		t.Fatalf("messages: %+v", messages)
	}
	equal(t, "the call", messages[0].Parts[0], "VIẾT\n\nMột câu.\n\nĐọc cả bài: https://vi.du/cong/huong-dan/h.html")
}

// TestSplit: no part is too long, each has its number, nothing is lost, nothing
// cut where it need not be, no heading stands at an end.
func TestSplit(t *testing.T) {
	t.Parallel()
	long := func(n int) string { return strings.TrimSpace(strings.Repeat("Một câu dài vừa phải. ", n)) }
	for name, text := range map[string]string{
		"paragraphs": strings.Repeat(long(4)+"\n\n", 30),
		"headings":   strings.Repeat("## Đầu mục số này\n\n"+long(9)+"\n\n", 12),
		"list":       strings.Repeat("- "+long(3)+"\n", 40),
		"sentences":  long(150),
		"words":      strings.Repeat("chữ ", 900),
		"one word":   strings.Repeat("chữ", 900),
		"astral":     strings.Repeat("𠮷", 700),
		"a table":    "| A | B |\n|---|---|\n" + strings.Repeat("| "+long(3)+" | "+long(2)+" |\n", 20),
		"long title": "## " + strings.Repeat("Đầu mục ", 60) + "\n\n" + long(40),
		"empty":      "",
	} {
		for _, length := range []int{300, 999, 1500} {
			p, c := page(t, settings+"-- huong-dan/h.md --\n---\ntitle: Viết\n---\n"+text, "huong-dan/h.md", length)
			messages := handout.Messages(p, c)
			parts := messages[len(messages)-1].Parts
			var all strings.Builder
			for i, part := range parts {
				if n := handout.Length(part); n > length {
					t.Errorf("%s: part %d has %d signs, more than %d", name, i+1, n, length)
				}
				if len(parts) > 1 {
					rest, ok := strings.CutPrefix(part, fmt.Sprintf("%d/%d\n", i+1, len(parts)))
					if !ok {
						t.Errorf("%s: part %d begins %.20q", name, i+1, part)
					}
					part = rest
				}
				if i < len(parts)-1 {
					lines := strings.Split(part, "\n")
					if last := lines[len(lines)-1]; strings.HasPrefix(last, "ĐẦU MỤC") && !strings.HasPrefix(name, "long") {
						t.Errorf("%s: part %d ends in a heading", name, i+1)
					}
					if name == "paragraphs" || name == "list" || name == "sentences" || name == "a table" {
						if !strings.HasSuffix(part, ".") {
							t.Errorf("%s: part %d is cut in a sentence: …%.30q", name, i+1, part[max(0, len(part)-30):])
						}
					}
				}
				all.WriteString(part)
			}
			got := strings.Join(strings.Fields(all.String()), "")
			want := strings.Join(strings.Fields(handout.Text(p, c)), "")
			if got != want {
				t.Errorf("%s at %d: parts say something else", name, length)
			}
		}
	}
}

func TestQR(t *testing.T) {
	t.Parallel()
	code := string(handout.QR("https://vi.du/cong/chuyen-de/x.html", `Mã "QR" <`))
	for _, want := range []string{`<svg viewBox="-4 -4 37 37" role="img" aria-label="Mã &#34;QR&#34; &lt;"`, `<path d="M0 0h7v1h-7z`} {
		if !strings.Contains(code, want) {
			t.Errorf("the code lacks %s: %.300s", want, code)
		}
	}
	if handout.QR("", "x") != "" || handout.QR("https://vi.du/"+strings.Repeat("a", 5000), "x") != "" {
		t.Error("there is a code for what has none")
	}
}

// FuzzHandouts makes handouts of any text: nothing panics, every part keeps to
// its length.
func FuzzHandouts(f *testing.F) {
	f.Add("## A {#bao-cao-de-dan}\n\nMột. Hai.\n\n- [ ] x\n\n## B {#cau-hoi-thao-luan}\n\n1. Ba?\n", 300)
	f.Add("|a|b|\n|-|-|\n|c||\n\n[^1]\n\n[^1]: x[^1]\n", 301)
	f.Fuzz(func(t *testing.T, text string, length int) {
		length = 300 + max(length, 0)%3000
		p, c := page(t, settings+"-- chuyen-de/x.md --\n---\ntitle: X\n---\n"+strings.ReplaceAll(text, "\n-- ", "\n"), "chuyen-de/x.md", length)
		handout.NewPaper(p, c.Words)
		for _, m := range handout.Messages(p, c) {
			for _, part := range m.Parts {
				if n := handout.Length(part); n > length {
					t.Errorf("%d signs, more than %d", n, length)
				}
			}
		}
	})
}

// TestOpens: names within a text and calls to those who listen are told from ideas.
func TestOpens(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"*Con đường*", true}, {"**Con đường *của* thôn**", true}, {"Thưa các đồng chí,", true},
		{"**Con đường** của thôn", false}, {"Thưa các đồng chí.", false},
		{"Một câu kể ra nhiều điều mà người viết chưa kịp viết nốt phần còn lại,", false},
	} {
		p, config := page(t, "-- chuyen-de/a.md --\n---\ntitle: A\nsummary: B\n---\n\n## Báo cáo đề dẫn {#bao-cao-de-dan}\n\n"+tt.text+"\n", "chuyen-de/a.md", 2000)
		paper := handout.NewPaper(p, config.Words)
		var lines []handout.Line
		for _, part := range paper.Parts {
			lines = append(lines, part.Lines...)
		}
		if lines = append(lines, paper.Lead...); len(lines) != 1 || lines[0].Opens() != tt.want {
			t.Errorf("%q: %v, want %v", tt.text, lines, tt.want)
		}
	}
}
