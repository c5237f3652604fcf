package markdown

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

// article is a page of the length and kind that the law corpus has on average:
// about 1,400 bytes of prose, nearly all of it text.
func article() []byte {
	return []byte(strings.Repeat(`**Điều 12. Thủ tục hiến đất làm đường**

1. Người sử dụng đất tự nguyện tặng cho quyền sử dụng đất để Nhà nước, cộng đồng dân cư làm đường giao thông thì lập văn bản tặng cho theo mẫu, có xác nhận của Uỷ ban nhân dân cấp xã nơi có đất.

2. Văn bản tặng cho gồm các nội dung: diện tích đất hiến, vị trí thửa đất, tài sản gắn liền với đất (nếu có), cam kết không đòi bồi thường.

Chi bộ họp bàn, phân công đảng viên đi từng nhà; kết quả báo cáo theo Hướng dẫn 12-HD/BTCTW.

`, 2))
}

func BenchmarkParse(b *testing.B) {
	data := article()
	p := New(Options{})
	var problems diag.List
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		p.Parse("x.md", data, diag.Span{End: len(data)}, &problems)
	}
}

// BenchmarkParseFeatures parses all the pairs, which hold every feature.
func BenchmarkParseFeatures(b *testing.B) {
	var data []byte
	for _, path := range pairs(b) {
		page, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		data = append(append(data, page...), "\n\n"...)
	}
	p := New(Options{})
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		p.Parse("x.md", data, diag.Span{End: len(data)}, &problems)
	}
}

func BenchmarkWriteHTML(b *testing.B) {
	var problems diag.List
	data := article()
	doc := New(Options{}).Parse("x.md", data, diag.Span{End: len(data)}, &problems)
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		doc.WriteHTML(&out, func(*Ref) (string, string) { return ` href="../van-ban/12-hd-btctw.html"`, "" })
	}
}
