package diag

import "testing"

// TestGuess: whoever writes a name where an id is wanted is told the id.
func TestGuess(t *testing.T) {
	t.Parallel()
	audiences := []Choice{
		{Value: "thon-to-dan-pho", Names: []string{"Thôn, tổ dân phố", "khu dân cư", "nông thôn", "xóm"}},
		{Value: "truong-hoc", Names: []string{"Trường học", "giáo viên", "nhà trường"}},
		{Value: "co-quan-hanh-chinh", Names: []string{"Cơ quan hành chính", "công chức"}},
		{Value: "hoc-sinh-sinh-vien", Names: []string{"Học sinh, sinh viên", "trường đại học"}},
		{Value: "doanh-nghiep-nn", Names: []string{"Doanh nghiệp nhà nước"}},
		{Value: "doanh-nghiep-ngoai-nn", Names: []string{"Doanh nghiệp ngoài nhà nước", "doanh nghiệp tư nhân"}},
	}
	groups := []Choice{{Value: "xay-dung-dang", Names: []string{"Xây dựng Đảng"}}, {Value: "nong-thon", Names: []string{"Xây dựng nông thôn mới"}}}
	kinds := []Choice{
		{Value: "topic", Names: []string{"chuyen-de", "Chuyên đề mẫu"}}, {Value: "group", Names: []string{"nhom", "Nhóm chuyên đề"}}, {Value: "case", Names: []string{"dien-hinh", "Điển hình"}},
		{Value: "document", Names: []string{"van-ban", "Văn bản", "Sổ hiệu lực văn bản"}}, {Value: "page", Names: []string{"", "Trang"}},
	}
	quarters := []Choice{{Value: "1", Names: []string{"Quý I"}}, {Value: "2", Names: []string{"Quý II"}}, {Value: "3", Names: []string{"Quý III"}}, {Value: "4", Names: []string{"Quý IV"}}}
	minutes := Values([]string{"60", "90", "120"})
	for _, tt := range []struct {
		got     string
		choices []Choice
		want    string
	}{
		{"Xây dựng Đảng", groups, "xay-dung-dang"},
		{"xây dựng đảng", groups, "xay-dung-dang"},
		{"XAY DUNG DANG", groups, "xay-dung-dang"},
		{"Nhóm xây dựng Đảng", groups, "xay-dung-dang"},
		{"xay-dung-dan", groups, "xay-dung-dang"},
		{"nông thôn mới", groups, "nong-thon"},
		{"xay-dung-dang", groups, ""},
		{"bóng đá", groups, ""},
		{"thôn", audiences, "thon-to-dan-pho"},
		{"thon", audiences, "thon-to-dan-pho"},
		{"Chi bộ thôn", audiences, "thon-to-dan-pho"},
		{"chi bộ trường học", audiences, "truong-hoc"},
		{"tổ dân phố", audiences, "thon-to-dan-pho"},
		{"Công chức", audiences, "co-quan-hanh-chinh"},
		{"sinh viên", audiences, "hoc-sinh-sinh-vien"},
		{"cơ quan hành chánh", audiences, "co-quan-hanh-chinh"},
		{"doanh nghiệp tư nhân", audiences, "doanh-nghiep-ngoai-nn"},
		{"doanh nghiệp nhà nước", audiences, "doanh-nghiep-nn"},
		{"Chuyên đề", kinds, "topic"},
		{"chuyen de", kinds, "topic"},
		{"topics", kinds, "topic"},
		{"Topic", kinds, "topic"},
		{"cases", kinds, "case"},
		{"nhóm", kinds, "group"},
		{"điển hình", kinds, "case"},
		{"sổ hiệu lực", kinds, "document"},
		{"quý I", quarters, "1"},
		{"Quý 2", quarters, "2"},
		{"q3", quarters, "3"},
		{"quy iv", quarters, "4"},
		{"quý ba", quarters, "3"},
		{"quý tư", quarters, "4"},
		{"II", quarters, "2"},
		{"quý", quarters, ""},
		{"quý V", quarters, ""},
		{"60 phút", minutes, "60"},
		{"90p", minutes, "90"},
		{"75 phút", minutes, ""},
		{"", groups, ""},
		{"???", groups, ""},
		{"x", nil, ""},
	} {
		if got := Guess(tt.got, tt.choices); got != tt.want {
			t.Errorf("Guess(%q) = %q, want %q", tt.got, got, tt.want)
		}
	}
}
