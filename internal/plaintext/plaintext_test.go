package plaintext_test

import (
	"testing"

	"chuyende/internal/diag"
	"chuyende/internal/markdown"
	"chuyende/internal/plaintext"
)

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"paragraphs", "Một\nhai **đậm** `mã`.\n\nBa\\\nbốn.\n", "Một hai đậm mã.\n\nBa\nbốn.\n"},
		{"headings", "## Mục đích\n\nChữ.\n\n### Nhỏ\n\nChữ.\n", "MỤC ĐÍCH\n\nChữ.\n\nNhỏ\n\nChữ.\n"},
		{"lists", "Mở:\n\n- một\n- hai\n  1. a\n  2. b\n\n     đoạn nữa\n- [x] xong\n- [ ] chưa\n-\n\nSau.\n",
			"Mở:\n\n- một\n- hai\n   1. a\n   2. b\n      đoạn nữa\n- [x] xong\n- [ ] chưa\n-\n\nSau.\n"},
		{"a list that does not begin at one", "3) ba\n4) bốn\n", "3. ba\n4. bốn\n"},
		{"a table of two columns", "| Nên | Chớ |\n|---|---|\n| Bàn trước | Ép |\n| Nói rõ | |\n", "- Nên: Bàn trước; Chớ: Ép\n- Nên: Nói rõ\n"},
		{"a table of three", "| Việc | Ai | Ngày |\n|---|---|---|\n| Viết | Bí thư | |\n| In | Phó bí thư | -2 |\n", "- Viết; Ai: Bí thư\n- In; Ai: Phó bí thư; Ngày: -2\n"},
		{"a table of heads only", "| Việc | Ai |\n|---|---|\n", "- Việc; Ai\n"},
		{"quotes and alerts", "> Trích\n> tiếp\n>\n> đoạn\n\n> [!NOTE]\n> Nhớ.\n>\n> Thêm.\n", "> Trích tiếp\n\n> đoạn\n\nGhi chú: Nhớ.\n\nThêm.\n"},
		{"links", "Xem [bài](b.md), <https://a.vn/x>, a@b.vn, [**đậm** và nhạt](c.md) và 50-CT/TW.\n",
			"Xem bài (/b.md), https://a.vn/x, a@b.vn, đậm và nhạt (/c.md) và 50-CT/TW.\n"},
		{"footnotes", "Chữ[^a] và[^b].\n\n[^a]: Một.\n[^b]: Hai.\n\n    Nữa.\n", "Chữ(1) và(2).\n\nCHÚ THÍCH\n(1) Một.\n(2) Hai.\nNữa.\n"},
		{"definitions", "Chi ủy\n: Ban lãnh đạo.\n\nĐoàn\nHội\n: Hai thứ.\n", "Chi ủy: Ban lãnh đạo.\n\nĐoàn, Hội: Hai thứ.\n"},
		{"code keeps its lines", "```\n  a\n\n  b\n```\n", "  a\n\n  b\n"},
		{"pictures and rules", "![Con đường](d.png)\n\n---\n\nHết.\n", "[Ảnh: Con đường]\n\n———\n\nHết.\n"},
	}
	parser := markdown.New(markdown.Options{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			data := []byte(tt.text)
			doc := parser.Parse("x.md", data, diag.Span{End: len(data)}, &diag.List{})
			got := plaintext.Text(doc.Blocks(data, func(r markdown.Ref) string {
				if r.Kind != markdown.Link {
					return ""
				}
				return "/" + r.Dest
			}), plaintext.Words{Picture: "Ảnh"})
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
