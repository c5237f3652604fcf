package doctor

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
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
  - {name: 60 phút, minutes: 60, steps: [{minutes: 20, what: a}, {minutes: 40, what: b}]}
  - {name: 90 phút, minutes: 90, steps: [{minutes: 90, what: a}]}
  - {name: 120 phút, minutes: 120, steps: [{minutes: 120, what: a}]}
  - {name: Kết hợp, minutes: 120, steps: [{minutes: 120, what: a}]}
tasks:
  - {day: -7, who: Bí thư, what: a}
  - {day: -1, who: Thư ký, what: b}
  - {day: 1, who: Chi ủy, what: c}
---
## Vì sao {#vi-sao-luc-nay}

## Hợp với ai {#hop-voi-ai}

### Thử {#thu-truoc-khi-chon}

## Mục đích {#muc-dich}
FILL
## Báo cáo đề dẫn {#bao-cao-de-dan}

### Phần một

REPORT Có [ghi số] hộ, [ghi số] người, [ghi], [ghi] và [ghi việc].

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
	return strings.NewReplacer("FILL", "\n"+filler+"\n", "REPORT", strings.Repeat(filler, 17)).Replace(text)
}

const around = settings + "-- van-ban/v.md --\n---\nstatus: in-force\nchecked_on: 2026-11-01\n---\n-- huong-dan/g.md --\nG\n"

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
		{"a sum", "{minutes: 40, what: b}", "{minutes: 30, what: b}", "chương trình 60 phút cộng chưa đúng"},
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
			if told := tt.missing != "" && tt.name != "a part"; told != (len(got) == 1) {
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
