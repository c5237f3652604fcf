package doctor

import (
	"strings"
	"testing"

	"chuyende/internal/diag"
)

func TestChosen(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, of string
		want     []string
	}{
		{"all there", "{questions: [2, 5], objection: 1, agenda: 4}", nil},
		{"a question", "{questions: [2, 6]}", []string{"content/chuyen-de/x.md:2:29 summary-choice: questions: bài không có mục thứ 6, chỉ có 5 (đếm từ 1: ghi một số từ 1 đến 5)"}},
		{"each at its value", "{questions: [9, 7], objection: 2, agenda: 20}", []string{
			"content/chuyen-de/x.md:2:26 summary-choice: questions: bài không có mục thứ 9, chỉ có 5",
			"content/chuyen-de/x.md:2:29 summary-choice: questions: bài không có mục thứ 7, chỉ có 5",
			"content/chuyen-de/x.md:2:44 summary-choice: objection: bài không có mục thứ 2, chỉ có 1",
			"content/chuyen-de/x.md:2:55 summary-choice: agenda: bài không có mục thứ 20, chỉ có 4",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(whole(), "---\n", "---\nsummary_of: "+tt.of+"\n", 1)
			text = strings.Replace(text, "## Trái chiều {#y-kien-trai-chieu}\n", "## Trái chiều {#y-kien-trai-chieu}\n\n**“Ý.”** Đáp.\n", 1)
			var problems diag.List
			Chosen(load(t, around+"-- chuyen-de/x.md --\n"+text), &problems)
			expect(t, messages(&problems, "summary-choice"), tt.want)
		})
	}
	// Of nothing, every number is too high.
	var problems diag.List
	Chosen(load(t, around+"-- chuyen-de/x.md --\n---\nsummary_of: {objection: 1}\n---\nTrống.\n-- huong-dan/y.md --\nKhông chọn gì.\n"), &problems)
	expect(t, messages(&problems, "summary-choice"), []string{
		"content/chuyen-de/x.md:2:25 summary-choice: objection: bài không có mục thứ 1, chỉ có 0 (bỏ khóa này, hoặc viết phần ấy của bài)",
	})
}

func TestLongSummary(t *testing.T) {
	t.Parallel()
	count := func(text string) int {
		var problems diag.List
		Examine(load(t, around+"-- chuyen-de/x.md --\n"+text), &problems)
		got := messages(&problems, "summary-long")
		if len(got) == 1 && !strings.HasPrefix(got[0], "content/chuyen-de/x.md:1:1 summary-long: bản tóm tắt một trang dài 35") {
			t.Errorf("message: %s", got)
		}
		return len(got)
	}
	// The longest summary that fits, and one syllable more: found by trying.
	longest := 0
	for n := 260; n < 400 && count(strings.Replace(whole(), "summary: Tóm tắt", "summary: "+strings.Repeat("chữ ", n), 1)) == 0; n++ {
		longest = n
	}
	if longest < 270 || longest > 345 {
		t.Errorf("a summary of %d syllables is the longest", longest)
	}
	// An agenda does not count.
	text := strings.Replace(whole(), "summary: Tóm tắt", "summary: "+strings.Repeat("chữ ", longest), 1)
	if count(strings.Replace(text, "what: Ý kiến trái chiều", "what: Ý kiến trái chiều "+strings.Repeat("bàn ", 200), 1)) > 0 {
		t.Error("the agenda counts")
	}
}
