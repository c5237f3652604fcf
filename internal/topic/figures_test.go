package topic_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chuyende/internal/topic"
)

// TestFigures: a figure stands in the blank whose sentence is surely its own,
// in no other.
func TestFigures(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		numbers, report string
		want            string // the blanks by number, "-" where there is none
	}{
		"in order": {"Số hộ nghèo; số hộ cận nghèo|Số người đi làm xa|Tỷ lệ dự họp",
			"Thôn có [ghi số] hộ nghèo, [ghi số] hộ cận nghèo.\n\nĐi làm xa có [ghi số] người. Tỷ lệ dự họp là [ghi tỷ lệ].", "0 1 0 1"},
		"in another order": {"Số hộ trồng chè|Số giếng đã hỏng|Số mét mương",
			"Mương dài [số mét] mét. Giếng đã hỏng là [ghi số] cái. Có [ghi số] hộ trồng chè.", "2 1 0"},
		"names, days and choices are no figures": {"Số tiêu chí chưa đạt, kể tên",
			"Còn [ghi số] tiêu chí chưa đạt, là [ghi tên]; [chọn: số tiêu chí / chưa đạt] trước [ghi ngày].", "0"},
		"a sentence that asks for more": {"Số phiếu phát ra, thu về|Số buổi", "Phát ra [ghi số] phiếu, thu về [ghi số] phiếu. Số buổi là [ghi số].", "- 2"},
		"two alike":                     {"Số hộ trên tuyến", "Có [ghi số] hộ trên tuyến. Có [ghi số] hộ trên tuyến.", "-"},
		"what another counts":           {"Số đã thu lại|Số bước, số việc khó", "Từ lúc thu đến lúc báo lại có [ghi số] bước.", "- -"},
		"what is said": {"Nơi báo tin: bộ phận nào, gọi số nào|Hai, ba kiểu lừa đang gặp",
			"Đang gặp nhiều là [ghi hai, ba kiểu lừa]. Vì [ghi lý do]. Nơi báo tin của ta là [ghi nơi báo tin], [chọn: gần / xa].", "2 0"},
		"a level in words":                 {"Mức tăng, giảm so với năm trước", "Dùng nhiều nhất là [ghi tên], so với năm trước đã [ghi tăng hay giảm bao nhiêu].", "1"},
		"what is said is no count":         {"Số việc đã chọn, kể tên|Tổng số việc khó", "Việc đã chọn là [ghi việc]. Việc khó là [ghi việc khó].", "- -"},
		"said of something else":           {"Nơi báo tin|Cách chia tổ", "Nơi họp dân là [ghi nơi họp]. Cách làm ở chỗ khác thì [ghi cách khác].", "- -"},
		"two alike, said":                  {"Nơi báo tin", "Nơi báo tin là [ghi nơi báo tin]. Nơi báo tin thì [ghi nơi báo tin].", "-"},
		"a name between":                   {"Số đã bớt ở nơi làm tốt", "Nơi làm tốt là [ghi tổ], đã bớt [ghi số] nhờ [ghi cách]. Nơi khác có [ghi số] máy.", "1"},
		"a part of a whole":                {"Số hộ tham gia đợt góp; tổng số hộ|Số tổ", "Đợt góp vừa rồi có [ghi số] trên [ghi số] hộ tham gia. Có [ghi số] tổ.", "0 1 2"},
		"the whole first":                  {"Tổng số hộ; số hộ tham gia đợt góp", "Đợt góp vừa rồi có [ghi số]/[ghi số] hộ tham gia.", "1 0"},
		"which is the whole, nobody knows": {"Số hộ đã hỏi; số hộ nói là cần", "Có [ghi số] trên [ghi số] hộ nói là cần, đã hỏi.", "- -"},
		"two ratios":                       {"Số hộ tham gia; tổng số hộ", "Có [ghi số] trên [ghi số] hộ tham gia. Lần trước có [ghi số] trên [ghi số] hộ tham gia.", "- -"},
		"a ratio of something else":        {"Số nhà đã sửa bếp; tổng số nhà", "Có [ghi số] trên [ghi số] hộ tham gia đợt góp.", "- -"},
		"one unit, two parts":              {"Số công trình chung; số đang hỏng", "Có [ghi số] công trình chung, trong đó [ghi số] công trình đang hỏng.", "0 1"},
		"none":                             {"Số xã viên", "Không có gì để điền [ghi số].", "-"},
		"with marks":                       {"Số hộ **đã** hiến đất", "Thôn ta **đã có [ghi số] hộ** hiến `[đất]` [đất](https://a.vn/).", "0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			b.WriteString("---\ntitle: X\nnumbers:\n")
			for n := range strings.SplitSeq(tt.numbers, "|") {
				fmt.Fprintf(&b, "  - {what: %q, where: ở đâu, missing: chưa có}\n", n)
			}
			b.WriteString("---\n\n## Báo cáo đề dẫn {#bao-cao-de-dan}\n\n### Thực trạng {#thuc-trang}\n\n" + tt.report + "\n\n## Khác\n\nSố hộ là [ghi số].\n")
			figures, places := read(t, b.String()).Figures()
			at := map[int]topic.Place{}
			for place, f := range places {
				at[f] = place
			}
			var got []string
			for f := range figures {
				place, found := at[f]
				if (figures[f].Around != "") != found || found && strings.Count(figures[f].Around, "…") != 1 {
					t.Errorf("%+v stands at %v", figures[f], place)
				}
				if !found {
					got = append(got, "-")
					continue
				}
				got = append(got, fmt.Sprint(place.Index))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("figures stand in the blanks %s, want %s: %+v", got, tt.want, figures)
			}
		})
	}
}

// TestPortalFigures: in the portal's own topics each figure has a blank, and no blank
// two figures. A topic may ask for one that its report does not say; few do.
func TestPortalFigures(t *testing.T) {
	t.Parallel()
	const floor = 0.98
	files, err := filepath.Glob(filepath.Join("..", "..", "content", "chuyen-de", "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no topics: %v", err)
	}
	all, found := 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		figures, places := read(t, string(data)).Figures()
		taken := map[int]bool{}
		for _, f := range places {
			taken[f] = true
		}
		if len(taken) != len(places) {
			t.Errorf("%s: a figure stands in two blanks", filepath.Base(file))
		}
		for i, f := range figures {
			if !taken[i] {
				t.Logf("%s: no blank for %q", filepath.Base(file), f.What)
			}
		}
		all, found = all+len(figures), found+len(places)
	}
	if all < 200 || float64(found) < floor*float64(all) {
		t.Errorf("%d of %d figures have a blank", found, all)
	}
}
