package doctor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/diag"
)

func TestGuard(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text string
		want       []string // "code text"
	}{
		{"a merge", "A\n\n<<<<<<< HEAD\nMột.\n=======\nHai.\n>>>>>>> b\n", []string{"conflict-mark <<<<<<< HEAD"}},
		{"a merge of two lines' ends", "A\r\n<<<<<<<\r\nMột.\r\n", []string{"conflict-mark <<<<<<<"}},
		{"a merge in front matter, whose reading tells of it", "---\na: b\n<<<<<<< x\nc: d\n---\nA\n", nil},
		{"a merge behind front matter", "---\na: |\n <<<<<<< x\n---\n```\n```\n<<<<<<< x\n", []string{"conflict-mark <<<<<<< x"}},
		{"a merge in code", "````\n```\n<<<<<<< HEAD\n````\n~~~ diff\n<<<<<<< HEAD\n~~~\n", nil},
		{"no merge", "a <<<<<<< HEAD\n<<<<<<<< x\n<<<<<<<x\n    <<<<<<< HEAD\n", nil},
		{"phone", "Gọi 0912345678 nhé.", []string{"phone-number 0912345678"}},
		{"phone in groups", "0912 345 678, 091.234.5678 và 0912-34-56-78", []string{"phone-number 0912 345 678", "phone-number 091.234.5678", "phone-number 0912-34-56-78"}},
		{"phone in pairs", "ĐT: 09 12 34 56 78", []string{"phone-number 09 12 34 56 78"}},
		{"phone with blanks that do not break", "0912\u00a0345\u00a0678", []string{"phone-number 0912\u00a0345\u00a0678"}},
		{"phone from abroad", "+84 912 345 678; (+84) 912.345.678; +84912345678", []string{"phone-number +84 912 345 678", "phone-number +84) 912.345.678", "phone-number +84912345678"}},
		{"phone after another number", "Tổ 12 0912 345 678", []string{"phone-number 0912 345 678"}},
		{"phone before another number", "0912 345 678 2 lần", []string{"phone-number 0912 345 678"}},
		{"phone in front matter", "---\nwho: \"Ông A, 0388123456\"\n---\n", []string{"phone-number 0388123456"}},
		{"phone in a link to call", "[gọi](tel:0912345678) [nhắn](https://zalo.me/0912345678)", []string{"phone-number 0912345678", "phone-number 0912345678"}},
		{"phone after a slash", "ĐT/Zalo:0912345678", []string{"phone-number 0912345678"}},
		{"landline", "Trực ban: 024 3825 1234, 0225 3822 222, 1900 1234, 02438251234", nil},
		{"no such prefix", "0212345678, 0301234567 và 0601234567", nil},
		{"tax code", "Mã số thuế: 0700123456; MST 0901234567", nil},
		{"in an address", "https://vnexpress.net/bai-0912345678.html www.a.vn/0912345678 a.vn/x/0912345678 [ảnh](anh/0912345678.jpg)", nil},
		{"in a file's name", "bai-viet-0912345678 x_0912345678", nil},
		{"longer digits", "00912345678 09123456789 0912345678.901 1,0912345678 0912345678-123", nil},
		{"prices", "Kinh phí 0,912 345 tỷ; 912.345.678 đồng; 1.912.345.678 đồng", nil},
		{"dates", "03-09-2024 12:30, 05.09.2024, 09/12/2024, 2024-09-12", nil},
		{"document numbers", "50-CT/TW, 0912-QĐ/TW, 42-HD/BTCTW ngày 28/10/2025", nil},
		{"table of numbers", "| 03 | 12 | 34 | 56 | 78 |", nil},
		{"years", "1930 1945 1954 1975 1986 2025", nil},

		{"citizen", "CCCD 031085001234", []string{"id-number 031085001234"}},
		{"citizen in groups", "031 085 001 234\n0310 8500 1234", []string{"id-number 031 085 001 234", "id-number 0310 8500 1234"}},
		{"citizen of this century", "001203012345", []string{"id-number 001203012345"}},
		{"no such province", "003085001234 097085001234 131085001234", nil},
		{"no such century", "031985001234 031299001234", nil},
		{"citizen in an address", "https://a.vn/031085001234.html a.vn/tin/031085001234", nil},
		{"longer than a citizen's", "0310850012345 031085001234.5", nil},
		{"millions", "031 085 001 234 567", nil},
		{"identity card", "CMND số 031234567; chứng minh nhân dân: 031 234 567", []string{"id-number 031234567", "id-number 031 234 567"}},
		{"nine digits", "Số 031234567 không là gì.", nil},

		{"internal", "Bản tin lưu hành nội bộ và Lưu hành trong\nnội bộ. TÀI LIỆU LƯU HÀNH NỘI BỘ",
			[]string{"secrecy-mark lưu hành nội bộ", "secrecy-mark Lưu hành trong\nnội bộ", "secrecy-mark LƯU HÀNH NỘI BỘ"}},
		{"secret", "**TUYỆT MẬT**\n\n> TỐI MẬT\n\n| MẬT |\n", []string{"secrecy-mark TUYỆT MẬT", "secrecy-mark TỐI MẬT", "secrecy-mark MẬT"}},
		{"degree", "Độ mật: MẬT, gửi 5 bản", []string{"secrecy-mark MẬT"}},
		{"no mark", "Giữ bí mật. BÍ MẬT NHÀ NƯỚC. Tài liệu MẬT thì không đăng. Lưu hành rộng rãi trong nội bộ.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, f := range guardText([]byte(tt.text)) {
				got = append(got, f.rule.Code+" "+tt.text[f.span.Start:f.span.End])
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q:\ngot  %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// FuzzGuard feeds any bytes: what is found must lie within them.
func FuzzGuard(f *testing.F) {
	for _, seed := range []string{"0912 345 678", "+84) 9", "031 085 001 234", "Độ mật: TUYỆT MẬT", "lưu hành\nnội bộ", "\xc2\xa00912", "CMND 031 234 567"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, found := range guardText(data) {
			if s := found.span; s.Start < 0 || s.Start >= s.End || s.End > len(data) {
				t.Errorf("%q: span %v", data, s)
			}
			if found.rule.Severity != diag.Warning || found.rule.Loss == (found.rule == ruleSecrecyMark) {
				t.Errorf("%q: severity of %s", data, found.rule.Code)
			}
		}
	})
}

// BenchmarkGuard reads a law of about a megabyte.
func BenchmarkGuard(b *testing.B) {
	var text strings.Builder
	for i := 0; text.Len() < 1<<20; i++ {
		fmt.Fprintf(&text, "Điều %d. Cơ quan, tổ chức, cá nhân có trách nhiệm lưu trữ và bảo mật, mức phạt %d.000.000 đồng, theo Luật số %d/2013/QH13 ngày 16/12/2013.\n\n", i, i%90, i%99)
	}
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if found := guardText(data); len(found) > 0 {
			b.Fatalf("found %v", found)
		}
	}
}
