package doctor

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/skeleton"
)

// whole is a topic that lacks nothing.
func whole() string {
	filler := strings.Repeat("Chi bộ bàn kỹ rồi làm đến nơi đến chốn. ", 4)
	text := `---
title: Đủ
summary: Tóm tắt
reviewed: 2026-11-01
audiences: [thon]
quarters: [1]
minutes: [60]
cites: [v]
guidance: [g]
sources: [Sách]
agenda:
  - {name: 60 phút, minutes: 60, steps: [{minutes: 20, what: Ý kiến trái chiều}, {minutes: 40, what: Bí thư đánh giá chất lượng chuyên đề}]}
  - {name: 90 phút, minutes: 90, steps: [{minutes: 90, what: ALL}]}
  - {name: 120 phút, minutes: 120, steps: [{minutes: 120, what: ALL}]}
  - {name: Kết hợp, minutes: 120, steps: [{minutes: 120, what: ALL}]}
tasks:
  - {day: -7, who: Bí thư, what: a}
  - {day: -1, who: Thư ký, what: b}
  - {day: 1, who: Chi ủy, what: Hoàn chỉnh chuyên đề}
numbers:
  - {what: một, where: ở, missing: "?"}
  - {what: hai, where: ở, missing: "?"}
  - {what: ba, where: ở, missing: "?"}
  - {what: bốn, where: ở, missing: "?"}
  - {what: năm, where: ở, missing: "?"}
---
## Vì sao {#vi-sao-luc-nay}

## Hợp với ai {#hop-voi-ai}

### Thử {#thu-truoc-khi-chon}

### Ít người {#chi-bo-it-nguoi}

## Mục đích {#muc-dich}
FILL
## Báo cáo đề dẫn {#bao-cao-de-dan}

### 1. Sự cần thiết {#su-can-thiet}

REPORT Có [ghi số] hộ, [ghi số] người, [ghi], [ghi] và [ghi việc].

### 2. Nhận thức chung {#nhan-thuc-chung}
FILL
### 3. Thực trạng {#thuc-trang}

**Ưu điểm.** Có nhiều.

- *Hạn chế.* Có ít.

#### Nguyên nhân
FILL
### 4. Giải pháp {#giai-phap}
FILL

## Việc {#viec-lam-cu-the}
FILL
## Câu hỏi {#cau-hoi-thao-luan}

1. Vì sao việc này cần làm ngay trong quý này?
2. Ai làm được và làm từ hôm nào?
   - gợi ý
3. Khó nhất ở đâu, đồng chí nào gỡ?
4. Lần trước vì sao chưa xong?
5. Bao giờ thì chi bộ xem lại?

## Liên hệ {#goi-y-lien-he}
FILL
## Trái chiều {#y-kien-trai-chieu}
FILL
### Phiếu {#phieu-gap-truoc}

## Kết luận {#ket-luan-mau}
FILL
Đồng chí [ghi tên] xong trước ngày [ghi].

## Gửi trước {#tai-lieu-gui-truoc}
FILL
`
	return strings.NewReplacer("ALL", "Bàn ý kiến trái chiều và đánh giá chất lượng chuyên đề", "FILL", "\n"+filler+"\n", "REPORT", strings.Repeat(filler, 17)).Replace(text)
}

const around = settings + "-- van-ban/v.md --\n---\nstatus: in-force\nverified: true\nchecked_on: 2026-11-01\n---\n-- huong-dan/g.md --\nG\n"

func TestTopic(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, old, new string
		missing        string // in the one text that is missing, "" for none
	}{
		{"whole", "", "", ""},
		{"summary", "summary: Tóm tắt\n", "", "tóm tắt (summary)"},
		{"sources", "sources: [Sách]\n", "", "nguồn (sources)"},
		{"an agenda", "name: 90 phút, minutes: 90", "name: 80 phút, minutes: 80", "chương trình 90 phút"},
		{"a sum", "{minutes: 40,", "{minutes: 30,", "chương trình 60 phút cộng chưa đúng"},
		{"combined", "name: Kết hợp", "name: Hai trong một", "“kết hợp”"},
		{"days", "day: -7", "day: -6", "việc theo ngày từ -7"},
		{"after", "day: 1,", "day: 0,", "đến +1 hoặc muộn hơn"},
		{"roles", "who: Thư ký", "who: bí thư", "ít nhất 3 vai (đang có 2)"},
		{"why now", " {#vi-sao-luc-nay}", "", "mục “Vì sao lúc này” {#vi-sao-luc-nay}"},
		{"a check", " {#thu-truoc-khi-chon}", "", "{#thu-truoc-khi-chon}"},
		{"a sheet", " {#phieu-gap-truoc}", "", "{#phieu-gap-truoc}"},
		{"marks", "[ghi việc]", "việc", "4 trên 5 chỗ chừa"},
		{"a question", "5. Bao giờ", "Bao giờ", "câu hỏi thảo luận (đang có 4)"},
		{"a name", "Đồng chí [ghi tên] xong", "Xong", "chỗ ghi người làm"},
		{"a day", " trước ngày [ghi]", "", "chỗ ghi thời hạn"},
		{"numbers", "  - {what: năm, where: ở, missing: \"?\"}\n", "", "5 con số cần tìm (numbers; đang có 4)"},
		{"verified documents", "cites: [v]", "consult: [v]", "văn bản căn cứ đã kiểm chứng (cites)"},
		{"a part of the report", " {#nhan-thuc-chung}", "", "mục “2. Nhận thức chung” {#nhan-thuc-chung}"},
		{"the situation", "## 3. Thực trạng {#thuc-trang}", "## 3. Thực trạng", "mục “3. Thực trạng” {#thuc-trang}"},
		{"a level", "### 4. Giải pháp", "#### 4. Giải pháp", "mục “4. Giải pháp” viết bằng 3 dấu #"},
		{"an idea", "*Hạn chế.*", "*Chỗ còn thiếu.*", "trong thực trạng: hạn chế, mỗi ý"},
		{"few members", " {#chi-bo-it-nguoi}", "", "mục “Chi bộ ít người”"},
		{"assessment", "Bí thư đánh giá chất lượng chuyên đề", "Bế mạc", "bước “bí thư đánh giá chất lượng chuyên đề” trong chương trình: 60 phút"},
		{"opposing views", "what: Ý kiến trái chiều", "what: Thảo luận", "bước bàn “ý kiến trái chiều” trong chương trình: 60 phút"},
		{"finishing", "what: Hoàn chỉnh chuyên đề", "what: Gửi biên bản", "“hoàn chỉnh chuyên đề”"},
		{"blanks", "*Hạn chế.* Có ít.", "*Hạn chế.* " + strings.Repeat("[tên] ", 11), "đang có 16 chỗ phải điền, nên bớt còn 15"},
		{"a part", "## Việc {#viec-lam-cu-the}", "## Việc", "mục “Việc làm cụ thể” {#viec-lam-cu-the}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(whole(), tt.old, tt.new, 1)
			if tt.old != "" && text == whole() {
				t.Fatalf("%q is not in the text", tt.old)
			}
			var problems diag.List
			report := Examine(load(t, around+"-- chuyen-de/x.md --\n"+text), &problems)
			if len(report.Topics) != 1 {
				t.Fatalf("scores: %v", report)
			}
			score := report.Topics[0]
			switch {
			case tt.missing == "" && (score.Percent != 100 || len(score.Missing) > 0):
				t.Errorf("score %d, missing %v", score.Percent, score.Missing)
			case tt.missing != "" && (score.Percent >= 100 || len(score.Missing) != 1 || !strings.Contains(score.Missing[0].VI, tt.missing)):
				t.Errorf("score %d, missing %v; want %q", score.Percent, score.Missing, tt.missing)
			}
			got := messages(&problems, "topic-incomplete")
			// The build has told of sections that are not there.
			// What is advised stands in the score alone.
			told := map[string]bool{"": true, "a part": true, "numbers": true, "a part of the report": true, "the situation": true, "a level": true,
				"an idea": true, "few members": true, "assessment": true, "opposing views": true, "finishing": true, "blanks": true, "whole": true}[tt.name]
			if told == (len(got) == 1) {
				t.Errorf("warnings: %q", got)
			}
		})
	}
}

func TestAgendaSum(t *testing.T) {
	t.Parallel()
	var problems diag.List
	Examine(load(t, around+"-- chuyen-de/x.md --\n"+strings.Replace(whole(), "{minutes: 40,", "{minutes: 35,", 1)), &problems)
	expect(t, messages(&problems, "agenda-sum"), []string{
		"content/chuyen-de/x.md:12:30 agenda-sum: chương trình ghi 60 phút nhưng các bước cộng lại là 55 phút (",
	})
}

func TestShortReport(t *testing.T) {
	t.Parallel()
	var problems diag.List
	text := strings.Replace(whole(), strings.Repeat("Chi bộ bàn kỹ rồi làm đến nơi đến chốn. ", 60), "", 1)
	report := Examine(load(t, around+"-- chuyen-de/x.md --\n"+text), &problems)
	if missing := report.Topics[0].Missing; len(missing) != 1 || !strings.HasSuffix(missing[0].VI, "trên 600 tiếng") {
		t.Errorf("missing %v", missing)
	}
}

// TestSkeletonIsWhole: what "chuyende new topic" writes lacks nothing once its
// keys are filled in and its sections written.
func TestSkeletonIsWhole(t *testing.T) {
	t.Parallel()
	kind := site.Kinds()[0]
	text := skeleton.Page(skeleton.Input{Kind: kind, Title: "Bài mới", Lang: lang.VI})
	for _, f := range kind.Schema() {
		text = strings.Replace(text, "\n"+f.Key+":\n", "\n"+f.Key+": "+f.Example+"\n", 1)
		for _, key := range []string{"summary", "sources", "numbers", "summary_of", "agenda", "tasks"} {
			if f.Key == key {
				text = strings.Replace(text, "\n# "+key+":", "\n"+key+":", 1)
			}
		}
	}
	lines := strings.Split(text, "\n")
	used := false // what goes on below a key that is used
	for i, line := range lines {
		if rest, below := strings.CutPrefix(line, "#  "); below && used {
			lines[i] = "  " + rest
		} else if !below {
			used = !strings.HasPrefix(line, "#")
		}
	}
	text = strings.NewReplacer("\nsummary: \"\"", "\nsummary: Tóm tắt", "\nsources: []", "\nsources: [Sách]", "\ndraft: true", "\ncites: [v]\nguidance: [g]").Replace(strings.Join(lines, "\n"))
	filler := strings.Repeat("Chi bộ bàn kỹ rồi làm đến nơi đến chốn. ", 20)
	for _, part := range kind.Parts {
		write := filler
		switch part.ID {
		case "su-can-thiet":
			write += "Căn cứ [ghi a], [ghi b], [ghi c], [ghi d] và [ghi e]."
		case "thuc-trang":
			write = "**Ưu điểm.** " + filler + "\n\n**Hạn chế.** Có.\n\n**Nguyên nhân.** Có."
		case "cau-hoi-thao-luan":
			write = "1. Một câu hỏi mở cho cả chi bộ cùng bàn?\n2. Hai?\n3. Ba?\n4. Bốn?\n5. Năm và thêm vài chữ nữa cho đủ một phần có nội dung, đúng không nào các đồng chí?\n"
		case "y-kien-trai-chieu":
			write = "**“Ý.”** " + filler
		case "ket-luan-mau":
			write = "1. Đồng chí [tên] xong trước ngày [ghi].\n\n" + filler
		}
		text = strings.Replace(text, "{#"+part.ID+"}\n", "{#"+part.ID+"}\n\n"+write+"\n", 1)
	}
	var problems diag.List
	in := load(t, around+"-- chuyen-de/x.md --\n"+text)
	Chosen(in, &problems)
	score := Examine(in, &problems).Topics[0]
	if score.Percent != 100 {
		t.Errorf("score %d, missing %v\n%s", score.Percent, score.Missing, text)
	}
	expect(t, messages(&problems, "topic-incomplete", "agenda-sum", "summary-choice", "summary-long"), nil)
}
