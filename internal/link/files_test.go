package link

import (
	"slices"
	"testing"

	"chuyende/internal/sitetest"
)

// TestFiles: front matter of a document leads to its files, and its author
// learns of what is none.
func TestFiles(t *testing.T) {
	t.Parallel()
	const head = "---\ntitle: A\ntype: t\nissuer: I\nstatus: unknown\nfiles: "
	for files, want := range map[string]struct {
		names []string
		told  string
	}{
		"tep/a.pdf":                            {names: []string{"a.pdf /van-ban/tep/a.pdf"}},
		"[tep/a.pdf, /chung/b.docx, ../c.txt]": {names: []string{"a.pdf /van-ban/tep/a.pdf", "b.docx /chung/b.docx", "c.txt /c.txt"}},
		"tep/Ch%E1%BB%89%20th%E1%BB%8B.pdf":    {names: []string{"Chỉ thị.pdf /van-ban/tep/Chỉ thị.pdf"}},
		`["tep/Chỉ thị.pdf"]`:                  {names: []string{"Chỉ thị.pdf /van-ban/tep/Chỉ thị.pdf"}},
		"https://vi.du/x/d.pdf?v=1":            {names: []string{"d.pdf https://vi.du/x/d.pdf?v=1"}},
		"https://vi.du/":                       {names: []string{"vi.du https://vi.du/"}},
		"tep/a.PDF":                            {told: `content/van-ban/a.md:6:8 link-missing: files: không có tệp "tep/a.PDF" (có phải ý bạn là "tep/a.pdf"?)`},
		"khong-co.pdf":                         {told: `content/van-ban/a.md:6:8 link-missing: files: không có tệp "khong-co.pdf" (chép tệp vào thư mục của trang này và ghi tên tệp)`},
		"../../etc/passwd":                     {told: `content/van-ban/a.md:6:8 link-missing: files: không có tệp "../../etc/passwd" (chép tệp vào thư mục của trang này và ghi tên tệp)`},
		"../bai.md":                            {told: `content/van-ban/a.md:6:8 file-address: files: "../bai.md" là một trang, không phải tệp để tải về (dẫn tới trang thì viết liên kết trong bài; ở đây ghi tệp .pdf, .docx…)`},
		"'javascript:alert(1)'":                {told: `content/van-ban/a.md:6:8 file-address: files: "javascript:alert(1)" không phải là địa chỉ của một tệp (viết đường dẫn tới tệp, hoặc địa chỉ bắt đầu bằng https://)`},
		"'//vi.du/a.pdf'":                      {told: `content/van-ban/a.md:6:8 file-address: files: "//vi.du/a.pdf" không phải là địa chỉ của một tệp (viết đường dẫn tới tệp, hoặc địa chỉ bắt đầu bằng https://)`},
	} {
		s := sitetest.Parse(t, "-- site.yaml --\ntitle: Cổng\n-- van-ban/a.md --\n"+head+files+"\n---\n-- bai.md --\n# Bài\n-- van-ban/tep/a.pdf --\n-- van-ban/tep/Chỉ thị.pdf --\n-- chung/b.docx --\n-- c.txt --\n")
		tree := Build(Input{Pages: s.Pages, Assets: s.Assets, Config: s.Config, Kinds: s.Kinds, Now: sitetest.Now()}, s.Problems)
		var got []string
		for _, f := range tree.ByPath("van-ban/a.md").Files {
			got = append(got, f.Name+" "+f.Address+f.URL)
		}
		if !slices.Equal(got, want.names) {
			t.Errorf("files: %s: got %q, want %q", files, got, want.names)
		}
		var told []string
		if want.told != "" {
			told = []string{want.told}
		}
		if messages := sitetest.Messages(s.Problems); !slices.Equal(messages, told) {
			t.Errorf("files: %s:\n got %q\nwant %q", files, messages, told)
		}
	}
}
