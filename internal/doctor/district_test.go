package doctor

import (
	"slices"
	"testing"

	"chuyende/internal/diag"
)

func TestDistrictsNow(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"Gửi Huyện ủy. Báo cáo quận uỷ, Thị ủy.", []string{"Huyện ủy", "quận uỷ", "Thị ủy"}},
		{"Ban Tổ chức HUYỆN ỦY và ban tuyên giáo huyện uỷ", []string{"HUYỆN ỦY", "huyện uỷ"}},
		{"Ủy ban nhân dân huyện, UBND quận, Hội đồng nhân dân huyện, HĐND thị xã", []string{"Ủy ban nhân dân huyện", "UBND quận", "Hội đồng nhân dân huyện", "HĐND thị xã"}},
		{"Uỷ ban nhân dân\nhuyện và UBND cấp huyện", []string{"Uỷ ban nhân dân\nhuyện", "UBND cấp huyện"}},
		{"Năm 2024, Huyện ủy ra hướng dẫn. Nay Huyện ủy nhắc lại.", []string{"Huyện ủy"}},
		{"Trước 1/7/2025 có Huyện ủy. Khi đó, UBND huyện lo. Huyện ủy là tên cũ. Trước đây quận ủy họp.", nil},
		{"Năm 2026, Huyện ủy họp.", []string{"Huyện ủy"}},
		{"Đảng ủy xã, Tỉnh ủy, Thành ủy, UBND xã, vùng quận 1, huyện Kiến Thụy, khuyến khích", nil},
		{"Sinh hoạt chuyên đề: nghị ủy quyền", nil},
		{"thị ủyx xhuyện ủy", nil},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range districtsNow([]byte(tt.text)) {
			got = append(got, tt.text[s.Start:s.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestDistrictBodies(t *testing.T) {
	t.Parallel()
	in := load(t, settings+`
-- chuyen-de/x.md --
---
summary: Theo Huyện ủy A
sources: ["Hướng dẫn của Huyện ủy B"]
tasks:
  - {day: -1, who: Huyện ủy C, what: Gửi}
---
## Gửi Huyện ủy D

| Nơi nhận | UBND huyện E |
|---|---|

> [!HISTORY]
> Huyện ủy F đã họp.

Câu có chú thích.[^a] Mã `+"`Huyện ủy G`"+`.

[^a]: Tài liệu của Huyện ủy H.
-- dien-hinh/k.md --
---
unit: Chi bộ
place_then: UBND huyện
figures:
  - {what: a, value: "1", unit: m, source: Huyện ủy}
source: Huyện ủy
---
-- van-ban/v.md --
---
issuer: Huyện ủy
---
Huyện ủy
`)
	var problems diag.List
	Examine(in, &problems)
	expect(t, messages(&problems, "district-body"), []string{
		"content/chuyen-de/x.md:2:15 district-body: cấp huyện đã bỏ từ 1/7/2025: \"Huyện ủy\"",
		"content/chuyen-de/x.md:5:20 district-body: ",
		"content/chuyen-de/x.md:7:8 district-body: ",
		"content/chuyen-de/x.md:9:14 district-body: cấp huyện đã bỏ từ 1/7/2025: \"UBND huyện\"",
	})
}
