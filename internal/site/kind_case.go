package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// caseKind is an exemplary case: what one cell did and what came of it.
func caseKind() *Kind {
	return &Kind{
		Name: "case", Folder: "dien-hinh",
		Layout: "case", ListLayout: "list",
		Review: ReviewAgain,
		Handed: true,
		Orphan: &Orphan{Related: []string{"topic"},
			Text: lang.Text{VI: "không chuyên đề nào gắn với điển hình này", EN: "no topic goes with this case"},
			Hint: lang.Text{VI: "thêm khóa topics ở đây, hoặc thêm cases ở một chuyên đề", EN: "add topics here, or cases to a topic"}},
		Order:   []string{"weight", "-year", "title", "path"},
		Facts:   []Fact{{Key: "unit"}, {Key: "year", Words: "fact.in-year"}},
		Changed: []string{"date", "updated"},
		Fields: []frontmatter.Field{
			{Key: "unit", Type: frontmatter.String, Required: true, Example: "Chi bộ thôn …",
				Doc: lang.Text{VI: "đơn vị", EN: "the unit"}},
			{Key: "place_then", Type: frontmatter.String,
				Doc: lang.Text{VI: "địa bàn, theo tên lúc đó", EN: "the place, by its name then"}},
			{Key: "place_now", Type: frontmatter.String,
				Doc: lang.Text{VI: "tên địa bàn hiện nay; bỏ trống nếu chưa xác minh", EN: "its name today; leave out if not verified"}},
			{Key: "place_now_verified", Type: frontmatter.Bool,
				Doc: lang.Text{VI: "tên hiện nay đã xác minh", EN: "today's name is verified"}},
			{Key: AudiencesKey, Type: frontmatter.Strings, Required: true, Example: "thon-to-dan-pho",
				Doc: lang.Text{VI: "loại chi bộ, theo danh mục audiences", EN: "kind of cell, from the vocabulary"}},
			{Key: "year", Type: frontmatter.Int, Min: 1930, Max: 2200, Example: "2026",
				Doc: lang.Text{VI: "năm", EN: "year"}},
			{Key: GroupsKey, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "nhóm chuyên đề", EN: "thematic groups"}},
			{Key: "topics", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "chuyên đề mẫu liên quan", EN: "related topics"}},
			{Key: "figures", Type: frontmatter.Records,
				Doc: lang.Text{VI: "con số, mỗi số có đơn vị và nguồn", EN: "figures, each with unit and source"},
				Fields: []frontmatter.Field{
					{Key: "what", Type: frontmatter.String, Required: true, Example: "diện tích mỗi hộ hiến"},
					{Key: "value", Type: frontmatter.String, Required: true, Example: "30–45"},
					{Key: "unit", Type: frontmatter.String, Required: true, Example: "m²"},
					{Key: "source", Type: frontmatter.String, Required: true, Example: "tên tài liệu"},
				}},
			{Key: "lesson", Type: frontmatter.Multiline, Required: true,
				Doc: lang.Text{VI: "bài học, một hai câu", EN: "the lesson, in a sentence or two"}},
			{Key: "source", Type: frontmatter.String, Required: true,
				Doc: lang.Text{VI: "nguồn", EN: "source"}},
		},
		Relations: []Relation{
			{Field: "topics", Target: "topic"},
			{Field: GroupsKey, Target: "group", Told: true},
		},
		Parts: []Part{
			{ID: "cach-lam", Title: "Cách làm", Required: true, Doc: "Chi bộ đã làm gì, theo thứ tự."},
			{ID: "ket-qua", Title: "Kết quả", Required: true, Doc: "Kết quả có nguồn."},
			{ID: "bai-hoc", Title: "Bài học", Required: true, Doc: "Vì sao thành công."},
			{ID: "ap-dung", Title: "Áp dụng cho chi bộ tôi", Required: true, Doc: "Những câu tự kiểm tra trước khi làm theo."},
		},
	}
}
