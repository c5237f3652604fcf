package frontmatter

import (
	"testing"

	"chuyende/internal/diag"
)

// TestMeant: who writes what people say, a Vietnamese key or on which side of the meeting
// a day lies, is told what to write; where the side is not said nothing is offered.
func TestMeant(t *testing.T) {
	t.Parallel()
	schema := []Field{
		{Key: "summary", Type: String, Called: []string{"tóm tắt"}},
		{Key: "day", Type: Int, Min: -90, Max: 90, Example: "-5"},
	}
	for text, want := range map[string]string{
		"tóm tắt: Chữ":            `có phải ý bạn là "summary"? các khóa được dùng: summary, day`,
		"tom_tat: Chữ":            `có phải ý bạn là "summary"? các khóa được dùng: summary, day`,
		"mục đích: Chữ":           `các khóa được dùng: summary, day`,
		"day: trước 10 ngày":      `có phải ý bạn là "-10"?`,
		"day: D-7":                `có phải ý bạn là "-7"?`,
		"day: sau 2 ngày":         `có phải ý bạn là "2"?`,
		"day: 10 ngày":            `ví dụ: day: -5`,
		"day: trước sau 1 ngày":   `ví dụ: day: -5`,
		"day: trước một trăm năm": `ví dụ: day: -5`,
	} {
		var problems diag.List
		file := File{Shown: "a.md", Data: []byte("---\n" + text + "\n---\n")}
		head, _ := Split(file, &problems)
		Parse(file, head, &problems).Decode(schema, &problems)
		all := problems.Sorted()
		if len(all) != 1 || all[0].Hint.VI != want {
			t.Errorf("%s: %v, want the hint %q", text, all, want)
		}
	}
}
