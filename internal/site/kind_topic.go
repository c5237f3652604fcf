package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// topicKind is a topic template: all that a secretary needs to hold one
// thematic meeting.
func topicKind() *Kind {
	return &Kind{
		Name: "topic", Folder: "chuyen-de",
		Layout: "topic", ListLayout: "list",
		Scored:  true,
		Summary: true,
		Review:  ReviewAlways, // cells hold their meetings by them
		Offered: true,
		Order:   []string{"weight", "title", "path"},
		Facts:   []Fact{{Key: QuartersKey, Linked: true, Brief: true}, {Key: AudiencesKey, Linked: true, Brief: true}},
		Changed: []string{"date", "updated"},
		Fields: []frontmatter.Field{
			{Key: GroupsKey, Called: []string{"nhóm", "nhóm chuyên đề"}, Type: frontmatter.Strings, Required: true, Example: "xay-dung-dang",
				Doc: lang.Text{VI: "nhóm chuyên đề: tên tệp trong thư mục nhóm", EN: "thematic groups: file names in the groups' folder"}},
			{Key: AudiencesKey, Called: []string{"đối tượng", "loại chi bộ"}, Type: frontmatter.Strings, Required: true, Example: "thon-to-dan-pho",
				Doc: lang.Text{VI: "loại chi bộ phù hợp, hợp nhất ghi trước, theo danh mục audiences", EN: "kinds of cell it fits, the likeliest first, from the vocabulary"}},
			{Key: QuartersKey, Called: []string{"quý"}, Type: frontmatter.Ints, Required: true, Min: 1, Max: 4, Example: "2",
				Doc: lang.Text{VI: "quý phù hợp: 1 đến 4", EN: "quarters it fits: 1 to 4"}},
			{Key: SeasonKey, Called: []string{"dịp"}, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "dịp trong năm, theo danh mục seasons", EN: "occasions of the year, from the vocabulary"}},
			{Key: MinutesKey, Type: frontmatter.Ints, Required: true, Values: []string{"60", "90", "120"}, Example: "90",
				Doc: lang.Text{VI: "thời lượng: 60, 90, 120 phút", EN: "lengths it can be held in: 60, 90, 120 minutes"}},
			{Key: "cites", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản căn cứ: tên tệp hoặc số hiệu trong sổ hiệu lực", EN: "documents it rests on: file names or numbers in the register"}},
			{Key: "consult", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản nên hỏi, chưa kiểm chứng: tên tệp hoặc số hiệu trong sổ hiệu lực", EN: "documents to ask for, not verified: file names or numbers in the register"}},
			{Key: "cases", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "điển hình liên quan", EN: "related cases"}},
			{Key: "guidance", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "hướng dẫn nên đọc kèm", EN: "guidance to read with it"}},
			{Key: "numbers", Type: frontmatter.Records, Sample: sampleNumbers,
				Doc: lang.Text{VI: "năm con số cần tìm trước: số gì, lấy ở đâu, thiếu thì đọc câu nào", EN: "the five numbers to find first: what, where to get it, what to read when it is missing"},
				Fields: []frontmatter.Field{
					{Key: "what", Type: frontmatter.String, Required: true, Example: "Số hộ có đất trên tuyến"},
					{Key: "where", Type: frontmatter.String, Required: true, Example: "Sơ đồ tuyến, hỏi trưởng thôn"},
					{Key: "missing", Type: frontmatter.String, Required: true, Example: "Số hộ trên tuyến đang được đếm lại, chi ủy sẽ báo ở buổi sau."},
				}},
			{Key: "summary_of", Type: frontmatter.Table,
				Doc: lang.Text{VI: "chọn gì cho bản tóm tắt một trang; thiếu thì lấy những mục đầu tiên", EN: "what the one-page summary takes; without it the first of each"},
				Fields: []frontmatter.Field{
					{Key: "questions", Type: frontmatter.Ints, Min: 1, Max: 20, Example: "2",
						Doc: lang.Text{VI: "số thứ tự của hai câu hỏi thảo luận", EN: "which two questions, counted from one"}},
					{Key: "objection", Type: frontmatter.Int, Min: 1, Max: 20, Example: "1",
						Doc: lang.Text{VI: "số thứ tự của ý kiến trái chiều", EN: "which opposing view, counted from one"}},
					{Key: "agenda", Type: frontmatter.Int, Min: 1, Max: 20, Example: "2",
						Doc: lang.Text{VI: "số thứ tự của chương trình", EN: "which agenda, counted from one"}},
				}},
			{Key: "agenda", Called: []string{"chương trình"}, Type: frontmatter.Records, Sample: sampleAgenda,
				Doc: lang.Text{VI: "chương trình buổi sinh hoạt, mỗi thời lượng một mục; trong mỗi chương trình có bước bàn ý kiến trái chiều, bước cuối có bí thư đánh giá chất lượng chuyên đề", EN: "agendas, one for each length; in each a step for opposing views (ý kiến trái chiều), at its end the chair assesses the topic (đánh giá chất lượng chuyên đề)"},
				Fields: []frontmatter.Field{
					{Key: "name", Type: frontmatter.String, Required: true, Example: "Buổi 90 phút"},
					{Key: "minutes", Type: frontmatter.Int, Min: 1, Max: 480, Example: "90"},
					{Key: "steps", Type: frontmatter.Records, Required: true, Fields: []frontmatter.Field{
						{Key: "minutes", Type: frontmatter.Int, Required: true, Min: 1, Max: 480, Example: "10"},
						{Key: "what", Type: frontmatter.String, Required: true, Example: "Bí thư nêu mục đích, yêu cầu"},
						{Key: "who", Type: frontmatter.String, Example: "Bí thư"},
					}},
				}},
			{Key: "tasks", Called: []string{"việc", "việc theo ngày"}, Type: frontmatter.Records, Sample: sampleTasks,
				Doc: lang.Text{VI: "việc theo ngày: day là số ngày so với buổi sinh hoạt (-10 là trước 10 ngày); sau buổi có việc hoàn chỉnh chuyên đề", EN: "tasks by day: day counts from the meeting (-10 is ten days before); after it the topic is finished (hoàn chỉnh chuyên đề)"},
				Fields: []frontmatter.Field{
					{Key: "day", Type: frontmatter.Int, Required: true, Min: -90, Max: 90, Example: "-5"},
					{Key: "who", Type: frontmatter.String, Required: true, Example: "Chi ủy"},
					{Key: "what", Type: frontmatter.String, Required: true, Example: "Gửi tài liệu cho đảng viên"},
				}},
		},
		Relations: []Relation{
			{Field: GroupsKey, Target: "group", Told: true},
			{Field: "cites", Target: "document", Basis: true},
			{Field: "consult", Target: "document"},
			{Field: "cases", Target: "case"},
			{Field: "guidance", Target: "guidance"},
		},
		Parts: []Part{
			{ID: "vi-sao-luc-nay", Title: "Vì sao lúc này", Names: []string{"Lý do chọn chuyên đề", "Vì sao chọn chuyên đề"}, Doc: "Vì sao chi bộ nên bàn việc này trong quý này?"},
			{ID: "hop-voi-ai", Title: "Hợp với ai", Names: []string{"Đối tượng áp dụng", "Đối tượng"}, Doc: "Hợp với chi bộ nào, và không hợp với chi bộ nào."},
			{ID: "thu-truoc-khi-chon", Title: "Thử một phút trước khi chọn", Level: 3, Doc: "Bốn đến sáu câu có hoặc không, mỗi câu một dòng “- [ ]”; thiếu mấy câu thì nên chọn bài khác?"},
			{ID: "chi-bo-it-nguoi", Title: "Chi bộ ít người", Level: 3, Advised: true, Doc: "Hai dòng: chi bộ từ 3 đến 9 đảng viên làm bài này thế nào (một người kiêm mấy vai, không chia nhóm)."},
			{ID: "muc-dich", Title: "Mục đích", Names: []string{"Mục đích, yêu cầu", "Mục tiêu", "Mục đích sinh hoạt"}, Required: true, Doc: "Sau buổi sinh hoạt, chi bộ cần đạt được điều gì?"},
			{ID: "bao-cao-de-dan", Title: "Báo cáo đề dẫn", Names: []string{"Đề dẫn", "Báo cáo chuyên đề", "Nội dung chuyên đề", "Chuyên đề"}, Required: true, Doc: "Bốn phần dưới đây, từ 600 đến 1.000 tiếng, có từ 5 đến 15 chỗ chừa như [ghi số đảng viên] để chi bộ điền việc của mình. Hai phần còn lại của văn kiện là Câu hỏi thảo luận và Kết luận mẫu. Không ghi danh sách văn bản căn cứ: cổng tự in từ khóa cites và sổ hiệu lực."},
			{ID: "su-can-thiet", Title: "1. Sự cần thiết", Names: []string{"Đặt vấn đề", "Tính cấp thiết", "Căn cứ", "Cơ sở", "Mở đầu"}, Level: 3, Within: "bao-cao-de-dan", Doc: "Bốn đến sáu câu có chỗ chừa: căn cứ [ghi nghị quyết, định hướng của cấp ủy cấp trên], vì sao chi bộ chọn việc này."},
			{ID: "nhan-thuc-chung", Title: "2. Nhận thức chung", Names: []string{"Cơ sở lý luận", "Quan điểm", "Khái niệm", "Nhận thức"}, Level: 3, Within: "bao-cao-de-dan", Doc: "Gắn việc hằng ngày với nội dung của nhóm chuyên đề, bằng lời giản dị."},
			{ID: "thuc-trang", Title: "3. Thực trạng", Names: []string{"Thực trạng tại chi bộ", "Đánh giá thực trạng", "Tình hình", "Kết quả đạt được", "Ưu điểm, hạn chế", "Tồn tại, hạn chế và nguyên nhân"}, Level: 3, Within: "bao-cao-de-dan", Doc: "Ba đoạn mở đầu bằng **Ưu điểm.** **Hạn chế.** **Nguyên nhân.** Điều nói về chi bộ là chỗ chừa, hoặc ghi rõ “ví dụ minh họa”; phần lỗi của chi ủy để [phần của chi ủy, nếu có]."},
			{ID: "giai-phap", Title: "4. Giải pháp", Names: []string{"Nhiệm vụ và giải pháp", "Nhiệm vụ, giải pháp", "Giải pháp thực hiện", "Phương hướng", "Phương hướng, nhiệm vụ"}, Level: 3, Within: "bao-cao-de-dan", Doc: "Việc gì, ai làm, xong ngày nào, kiểm bằng cách nào."},
			{ID: "viec-lam-cu-the", Title: "Việc làm cụ thể", Names: []string{"Việc cần làm", "Phân công thực hiện", "Tổ chức thực hiện", "Phân công"}, Required: true, Doc: "Những việc đảng viên làm được ngay."},
			{ID: "cau-hoi-thao-luan", Title: "Câu hỏi thảo luận", Names: []string{"Nội dung thảo luận", "Gợi ý thảo luận", "Câu hỏi gợi ý thảo luận", "Thảo luận", "Câu hỏi"}, Required: true, Doc: "Năm đến tám câu hỏi mở."},
			{ID: "goi-y-lien-he", Title: "Gợi ý liên hệ", Names: []string{"Liên hệ", "Liên hệ bản thân", "Tự liên hệ", "Liên hệ thực tế"}, Required: true, Doc: "Liên hệ bản thân và chi bộ mình."},
			{ID: "y-kien-trai-chieu", Title: "Ý kiến trái chiều", Names: []string{"Ý kiến khác nhau", "Ý kiến trái chiều thường gặp"}, Required: true, Doc: "Những ý kiến khác nhau thường gặp và cách bàn cho thấu đáo."},
			{ID: "phieu-gap-truoc", Title: "Phiếu gặp trước buổi sinh hoạt", Level: 3, Doc: "Bảng: gặp ai, về việc gì, ai đi gặp, khi nào, đã thống nhất được gì."},
			{ID: "ket-luan-mau", Title: "Kết luận mẫu", Names: []string{"Kết luận", "Dự thảo kết luận", "Kết luận chuyên đề", "Kết luận của chủ trì"}, Required: true, Doc: "Dự thảo kết luận với cam kết đo được."},
			{ID: "tai-lieu-gui-truoc", Title: "Tài liệu gửi trước", Names: []string{"Tài liệu", "Tài liệu tham khảo", "Tài liệu nghiên cứu trước"}, Required: true, Doc: "Gửi gì cho đảng viên trước buổi sinh hoạt, khi nào."},
		},
	}
}
