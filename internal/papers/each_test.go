package papers_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"chuyende/internal/papers"
	"chuyende/internal/render"
	"chuyende/internal/site"
	"chuyende/internal/wordmltest"
	"chuyende/internal/words"
	"chuyende/themes"
)

// made makes a paper of the topic of the portal.
func made(t *testing.T, name string) *wordmltest.File {
	t.Helper()
	return paper(t, portal, "chuyen-de/x.md", name)
}

func TestAgendas(t *testing.T) {
	t.Parallel()
	f := made(t, "chuong-trinh")
	contains(t, f, "Số [số]-CTr/CB", "Chương trình", "Sinh hoạt chuyên đề: Hiến đất: đảng viên đi trước", "Chương trình: Buổi 60 phút.",
		"Chương trình này ngắn: hỏi cấp ủy trước khi dùng, vì nơi đồng chí có thể quy định thời lượng dài hơn.",
		"Giờ", "Phút thứ", "Nội dung", "Người thực hiện", "0–10", "Mở đầu", "Bí thư", "10–60", "Thảo luận", "Cả chi bộ", "T/M CHI BỘ",
		"Số [số]-CTr/CB", "Chương trình: Kết hợp 120 phút: thường kỳ trước, chuyên đề sau.", "0–60", "Phần thường kỳ", "60–65", "65–120", "T/M CHI BỘ")
	sections := f.Parts["word/document.xml"].All("sectPr")
	if len(sections) != 2 {
		t.Fatalf("two agendas have %d sections", len(sections))
	}
	for _, s := range sections {
		if s.Val("type") != "nextPage" || s.At("pgNumType").Attr["start"] != "1" || s.At("titlePg") == nil {
			t.Error("an agenda does not begin a page of its own, without a number")
		}
	}
}

func TestInvitation(t *testing.T) {
	t.Parallel()
	contains(t, made(t, "giay-moi"), "Giấy mời", "Sinh hoạt chuyên đề",
		"Chi bộ trân trọng kính mời đồng chí [họ và tên, chức vụ] dự buổi sinh hoạt chuyên đề: Hiến đất: đảng viên đi trước.",
		"Buổi chuyên đề riêng.", "Câu hỏi chính (đủ các câu ở báo cáo đề dẫn):", "Câu hai?", "Câu một?", "T/M CHI BỘ", "BÍ THƯ", "[họ và tên]")
}

func TestMinutes(t *testing.T) {
	t.Parallel()
	contains(t, made(t, "bien-ban"), "Số [số]-BB/CB", "Biên bản", "Sinh hoạt chuyên đề: Hiến đất: đảng viên đi trước",
		"I. Thời gian, địa điểm", "II. Thành phần", "III. Nội dung", "IV. Diễn biến thảo luận", "Người phát biểu", "V. Kết luận",
		"Trước ngày [ghi]: xong. Người lo: [tên].", "Gặp từng hộ.", "VI. Biểu quyết",
		"NGƯỜI GHI BIÊN BẢN", "[họ và tên]", "CHỦ TRÌ HỘI NGHỊ", "[họ và tên]")
	contains(t, made(t, "bien-ban-ket-hop"), "Biên bản",
		"PHẦN THỨ NHẤT: SINH HOẠT THƯỜNG KỲ", "Bắt đầu lúc [giờ].", "3. Kết luận phần thường kỳ", "Tán thành: [số]/[số] đồng chí. Phần thường kỳ kết thúc lúc [giờ].",
		"PHẦN THỨ HAI: SINH HOẠT CHUYÊN ĐỀ", "Chuyên đề: Hiến đất: đảng viên đi trước. Bắt đầu lúc [giờ].", "3. Kết luận của chuyên đề", "Gặp từng hộ.",
		"Biên bản đã đọc lại trước chi bộ. Phần chuyên đề kết thúc lúc [giờ] cùng ngày.", "NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ")
}

// TestKeptTogether: what announces a list or a table stands on its page, the head of a
// table on that of its first row; a long address tears no line apart.
func TestKeptTogether(t *testing.T) {
	t.Parallel()
	body := made(t, "bien-ban").Parts["word/document.xml"]
	kept := map[string]bool{}
	for _, p := range body.All("p") {
		kept[p.Words()] = p.At("pPr", "keepNext") != nil
	}
	for text, want := range map[string]bool{"Ý kiến trái chiều và cách giải quyết:": true, "Đã bàn thế nào": true, "Tổng số đảng viên: [số]; có mặt: [số]; vắng mặt: [số].": true,
		"Khách dự (được cấp ủy đồng ý, dự phần nào): [ghi, hoặc ghi “không có”].": false} {
		if got, found := kept[text]; !found || got != want {
			t.Errorf("%q is kept with what follows: %v (found %v)", text, got, found)
		}
	}
	archive := strings.Replace(portal, "Từng bước.", "Xem https://vi.du/mot/hai/ba/bon/nam/sau/bay ở đó.", 1)
	for _, p := range paper(t, archive, "dien-hinh/a.md", "ban-in").Parts["word/document.xml"].All("p") {
		if strings.Contains(p.Words(), "vi.du/mot") && p.Val("pPr", "jc") != "left" {
			t.Errorf("%q is set to both edges", p.Words())
		}
	}
}

func TestConclusion(t *testing.T) {
	t.Parallel()
	contains(t, made(t, "ket-luan"), "Số [số]-KL/CB", "Kết luận", "Về chuyên đề: Hiến đất: đảng viên đi trước",
		"- Căn cứ Chỉ thị số 50-CT/TW, ngày 23/7/2025 của Ban Bí thư về sinh hoạt chi bộ;", "- Căn cứ Điều lệ Đảng;",
		"- Căn cứ kết quả thảo luận và biểu quyết tại buổi sinh hoạt chuyên đề ngày [ngày, tháng, năm],",
		"I. Đánh giá kết quả", "II. Những việc đã thống nhất", "Trước ngày [ghi]: xong. Người lo: [tên].", "III. Phân công và tổ chức thực hiện",
		"Việc", "Người làm", "Hạn", "Thấy được bằng gì", "Gửi biên bản", "Thư ký", "sau 2 ngày", "IV. Tự đánh giá chất lượng và biểu quyết",
		"Nơi nhận:", "- [Cấp ủy cấp trên];", "- Đảng viên chi bộ;", "- Lưu chi bộ.", "T/M CHI BỘ", "BÍ THƯ")
}

// TestSettings: the layout and the type of the concluding paper are the site's.
func TestSettings(t *testing.T) {
	t.Parallel()
	other := strings.Replace(portal, "title: Cổng thử\n", "title: Cổng thử\npapers: {layout: hd36-2018, conclusion: nghi-quyet}\n", 1)
	contains(t, paper(t, other, "chuyen-de/x.md", "ket-luan"), "Số [số]-NQ/CB", "Nghị quyết", "Về chuyên đề: Hiến đất: đảng viên đi trước",
		"Nơi nhận:", "- [Cấp ủy cấp trên],", "- Đảng viên chi bộ,", "- Lưu chi bộ.")
}

// TestOwnFrame: the frame of points is the site's, where it has one.
func TestOwnFrame(t *testing.T) {
	t.Parallel()
	contains(t, made(t, "phieu-danh-gia"), "Khung 100 điểm này lấy từ nguồn gián tiếp, chưa kiểm chứng; điểm nhỏ mỗi nơi chia một khác. Nơi cấp ủy đã có bảng chấm thì dùng bảng của cấp ủy.")
	own := `title: Cổng thử
papers:
  quality:
    - name: Đảng ủy xã Thử
      source: "mẫu của [cấp ủy]"
      parts:
        - {what: "Giờ | giấc", points: 30}
        - {what: Nội dung, points: 70}
      grades:
        - {name: Đạt, from: 60}
        - {name: Chưa đạt, from: 0}
`
	f := paper(t, strings.Replace(portal, "title: Cổng thử\n", own, 1), "chuyen-de/x.md", "phieu-danh-gia")
	contains(t, f, "Bảng chấm của Đảng ủy xã Thử, theo mẫu của [cấp ủy].", "1", "Giờ | giấc", "30", "2", "Nội dung", "70", "Tổng cộng", "100",
		"Đạt: từ 60 điểm", "Chưa đạt: dưới 60 điểm")
	if text := strings.Join(f.Lines(), "\n"); strings.Contains(text, "nguồn gián tiếp") || strings.Contains(text, "Thời gian sinh hoạt") {
		t.Errorf("the program's frame stands beside the site's:\n%s", text)
	}
}

// TestYearPlan: the site has one, where it has topics.
func TestYearPlan(t *testing.T) {
	t.Parallel()
	s, _ := page(t, portal, "chuyen-de/x.md")
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := maker.Write(&b, "ke-hoach-nam", s.Config, nil); err != nil {
		t.Fatal(err)
	}
	f := wordmltest.Open(t, b.Bytes())
	f.Check(t)
	contains(t, f, "Số [số]-KH/CB", "Kế hoạch", "sinh hoạt chuyên đề năm [năm]", "I. Mục đích, yêu cầu", "II. Nội dung",
		"Quý", "Chuyên đề", "Nhóm", "Người chuẩn bị", "Người chủ trì", "Thời gian", "Hạn gửi tài liệu", "Căn cứ", "I", "II", "III", "IV",
		"III. Tổ chức thực hiện", "Nơi nhận:", "T/M CHI BỘ", "BÍ THƯ")
	theme, err := render.LoadTheme(words.Default(), themes.Default())
	if err != nil {
		t.Fatal(err)
	}
	for archive, want := range map[string]bool{portal: true, "-- a.md --\nMột trang.\n": false} {
		if _, got := jobs(t, maker, theme, archive)["/ke-hoach/ke-hoach-nam.docx"]; got != want {
			t.Errorf("there is a plan: %v, want %v", got, want)
		}
	}
}

// TestWorkshop: the forms for a workshop say what the portal's words say, are no
// papers of a cell, and begin each sheet of exercises on a page of its own.
func TestWorkshop(t *testing.T) {
	t.Parallel()
	s, _ := page(t, portal, "chuyen-de/x.md")
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]string{
		"diem-danh": {"Danh sách điểm danh", "Tên lớp tập huấn: [Tên lớp tập huấn]. Ngày: [Ngày]. Nơi tập huấn: [Nơi tập huấn]. Giảng viên: [Giảng viên].", "STT", "Họ và tên", "Ký tên", "1", "30"},
		"bai-tap":   {"Phiếu bài tập", "Tờ A. Kế hoạch bốn quý", "Vì sao quý này", "Tờ B. Viết lại năm câu chung chung", "Thường xuyên kiểm tra", "Tờ C. Việc tôi nhận"},
	} {
		var b bytes.Buffer
		if err := maker.Write(&b, name, s.Config, nil); err != nil {
			t.Fatal(err)
		}
		f := wordmltest.Open(t, b.Bytes())
		f.Check(t)
		contains(t, f, want...)
		text := strings.Join(f.Lines(), "\n")
		if strings.Contains(text, "{") || strings.Contains(text, "CHI BỘ") || b.Len() > 25_000 {
			t.Errorf("%s, %d bytes: %s", name, b.Len(), text)
		}
		if got, want := len(f.Parts["word/document.xml"].All("pageBreakBefore")), map[string]int{"bai-tap": 2}[name]; got != want {
			t.Errorf("%s has %d further pages, want %d", name, got, want)
		}
	}
}

func TestSheets(t *testing.T) {
	t.Parallel()
	contains(t, made(t, "phieu-du"), "Phiếu dự sinh hoạt chuyên đề", "Điều nhìn thấy", "Có", "Chưa", "Chuyên đề có căn cứ, sát việc của chi bộ", "☐",
		"Bí thư, chi ủy tự liên hệ trước", "Bắt đầu, kết thúc đúng giờ", "Điều nên nhân rộng: [ghi].", "Điều chi bộ cần giúp: [ghi].",
		"Việc tôi nhận làm giúp chi bộ, trước ngày [ngày, tháng]: [ghi].", "NGƯỜI DỰ")
	quality := made(t, "phieu-danh-gia")
	contains(t, quality, "Phiếu đánh giá chất lượng sinh hoạt", "TT", "Nội dung", "Điểm tối đa", "1", "Thời gian sinh hoạt", "5", "2", "Tỉ lệ đảng viên dự", "5",
		"3", "10", "4", "40", "5", "5", "6", "30", "7", "5", "Tổng cộng", "100",
		"Tốt: từ 90 điểm", "Khá: từ 70 đến dưới 90 điểm", "Trung bình: từ 50 đến dưới 70 điểm", "Kém: dưới 50 điểm", "NGƯỜI CHẤM ĐIỂM", "T/M CHI BỘ")
	contains(t, made(t, "phieu-trao-doi"), "Phiếu trao đổi trước buổi sinh hoạt", "1. Điều còn vướng, ai gặp ai", "Bề rộng", "Trưởng thôn",
		"2. Ý kiến có thể nghe, chỗ có lý, hướng bàn", "“Sao không đền bù?”", "Đất là tài sản", "Hỏi xã", "3. Sau khi gặp")
}

func TestSummary(t *testing.T) {
	t.Parallel()
	contains(t, made(t, "tom-tat"), "Tóm tắt một trang", "Hiến đất: đảng viên đi trước", "Bàn việc hiến đất.", "Vì sao lúc này: Đường làm vào mùa khô.",
		"Hợp: Đã có chủ trương.", "Không hợp: Mới là ý định.", "Số hộ: [số]. Lấy ở: Hỏi trưởng thôn.", "Số mét: [số]. Lấy ở: Đo.",
		"Câu hỏi chính", "Câu hai?", "Câu một?", "“Nhà tôi hiến rồi.” Chỗ có lý: Cần nhớ. Bàn tiếp: Xem nhà khác.",
		"Dự thảo kết luận", "Gặp từng hộ.", "Gửi trước: Đề dẫn. Sơ đồ.", "Chương trình: Buổi 60 phút", "0–10",
		"Căn cứ: Chỉ thị số 50-CT/TW, ngày 23/7/2025; Hướng dẫn số 1-HD, ngày 09/01/2026; Điều lệ Đảng")
}

func TestCopy(t *testing.T) {
	t.Parallel()
	contains(t, paper(t, portal, "dien-hinh/a.md", "ban-in"), "Thôn A làm đường", "Một thôn.", "Đơn vị: Chi bộ thôn A", "Năm: 2024", "Bài học: Làm thật.",
		"Nội dung", "Con số", "Nguồn", "diện tích", "30 m²", "báo", "Cách làm", "Từng bước.", "việc đã làm", "Nguồn", "tài liệu",
		"In từ cổng “Cổng thử”. https://vi.du/cong/dien-hinh/a.html")
}

// TestBareTopic: a topic that has next to nothing makes papers all the same,
// without headings of what it has not.
func TestBareTopic(t *testing.T) {
	t.Parallel()
	bare := "-- chuyen-de/x.md --\n---\ntitle: Trống\n---\n"
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range maker.Forms() {
		if form.Name == "ban-in" || form.Place != nil || form.Extension == ".js" {
			continue
		}
		lines := paper(t, bare, "chuyen-de/x.md", form.Name).Lines()
		text := strings.Join(lines, "\n")
		for _, gone := range []string{"{", "Câu hỏi chính", "Gửi trước", "Hợp:", "Năm con số", "Căn cứ:", "2. Ý kiến có thể nghe"} {
			if strings.Contains(text, gone) {
				t.Errorf("%s says %q of nothing:\n%s", form.Name, gone, text)
			}
		}
	}
}

// TestSame: papers are the same bytes each time, small, and name no layout
// guide that nobody has read.
func TestSame(t *testing.T) {
	t.Parallel()
	s, p := page(t, portal, "chuyen-de/x.md")
	maker, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	other, err := papers.New()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, form := range maker.Forms() {
		if !form.Fits(p) || form.Place != nil || form.Extension == ".js" {
			continue
		}
		names = append(names, form.Name)
		var a, b bytes.Buffer
		if err := maker.Write(&a, form.Name, s.Config, p); err != nil {
			t.Fatal(err)
		}
		if err := other.Write(&b, form.Name, s.Config, p); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s is another file each time", form.Name)
		}
		if a.Len() > 25_000 {
			t.Errorf("%s has %d bytes", form.Name, a.Len())
		}
		f := wordmltest.Open(t, a.Bytes())
		for part, root := range f.Parts {
			root.Walk(func(n *wordmltest.Node) {
				if strings.Contains(n.Text, "05-HD") || strings.Contains(n.Text, "hd05") {
					t.Errorf("%s: %s names its layout: %s", form.Name, part, n.Text)
				}
			})
		}
		if part := f.Parts["docProps/core.xml"]; part.At("created") != nil || part.At("title").Text == "" {
			t.Errorf("%s: core properties", form.Name)
		}
	}
	want := []string{"de-dan", "chuong-trinh", "giay-moi", "bien-ban", "bien-ban-ket-hop", "ket-luan", "phieu-du", "phieu-danh-gia", "phieu-trao-doi", "tom-tat"}
	if !slices.Equal(names, want) {
		t.Errorf("a topic has the papers %v", names)
	}
}

// FuzzPapers: whatever an author writes, every paper opens, and its parts are the
// same in the script.
func FuzzPapers(f *testing.F) {
	f.Add("Một [ghi số] **đậm [ghi\nhai** dòng] ~~bỏ~~ `[mã]` [nối](https://vi.du/)[^n]\n\n[^n]: Chú thích\n")
	f.Add("| a | b |\n|---|---|\n| \x01 | <w:p/> |\n\n> - [ ] [ghi]\n>   1. " + strings.Repeat("dài", 500) + "\n")
	f.Add(strings.Repeat("> ", 70) + "sâu\n\n" + strings.Repeat("- ", 70) + "sâu\n\n\u202eđảo {cau-hoi} {so} {chuyen-de}\n")
	f.Add("![ảnh [ghi]](a.png)\n\nTừ\n: nghĩa [tên]\n\n***\n\n```\nmã\n```\n\n> [!WARNING]\n> Coi chừng[^n] lại[^n]\n\n[^n]: a\n")
	maker, err := papers.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		topic := "-- chuyen-de/y.md --\n---\ntitle: \"Bài {cau-hoi}\"\n---\n"
		for _, id := range []string{"vi-sao-luc-nay", "hop-voi-ai", "bao-cao-de-dan", "cau-hoi-thao-luan", "y-kien-trai-chieu", "phieu-gap-truoc", "ket-luan-mau", "tai-lieu-gui-truoc"} {
			topic += "\n## Phần {#" + id + "}\n\n" + strings.ReplaceAll(text, "\n-- ", "\n--") + "\n"
		}
		s, p := page(t, topic, "chuyen-de/y.md")
		for _, form := range maker.Forms() {
			if form.Extension == ".js" || form.Name == "papers-shared" {
				continue
			}
			var b bytes.Buffer
			if err := maker.Write(&b, form.Name, s.Config, p); err != nil {
				t.Fatal(err)
			}
			wordmltest.Open(t, b.Bytes()).Check(t)
		}
		sameInScripts(t, maker, render.Input{Config: s.Config, Tree: &site.Tree{}}, p)
	})
}
