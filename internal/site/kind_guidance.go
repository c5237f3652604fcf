package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// guidanceKind is guidance on how to prepare and hold meetings.
func guidanceKind() *Kind {
	return &Kind{
		Name: "guidance", Folder: "huong-dan",
		Layout: "guidance", ListLayout: "list",
		Review: ReviewAgain,
		Handed: true,
		Orphan: &Orphan{Referred: true, Linked: true,
			Text: lang.Text{VI: "không bài nào dẫn người đọc đến hướng dẫn này", EN: "nothing leads a reader to this guidance"},
			Hint: lang.Text{VI: "thêm khóa guidance ở một chuyên đề, hoặc đặt liên kết trong một bài", EN: "add guidance to a topic, or a link to a text"}},
		Order:   []string{"order", "weight", "title", "path"},
		Changed: []string{"date", "updated"},
		Fields: []frontmatter.Field{
			{Key: AudiencesKey, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "dành cho loại chi bộ nào; bỏ trống nếu cho mọi chi bộ", EN: "kinds of cell; leave out for all"}},
			{Key: "cites", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản căn cứ: tên tệp hoặc số hiệu trong sổ hiệu lực", EN: "documents it rests on: file names or numbers in the register"}},
			{Key: "consult", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản nên hỏi, chưa kiểm chứng: tên tệp hoặc số hiệu trong sổ hiệu lực", EN: "documents to ask for, not verified: file names or numbers in the register"}},
			{Key: "steps", Type: frontmatter.Strings,
				Doc: lang.Text{VI: "vẽ hình các bước từ những mục này: mã của tiêu đề; mỗi mục có danh sách hay bảng", EN: "draw the steps of these sections: ids of headings, each above a list or a table"}},
			{Key: "order", Type: frontmatter.Int,
				Doc: lang.Text{VI: "thứ tự đọc", EN: "reading order"}},
		},
		Relations: []Relation{
			{Field: "cites", Target: "document", Basis: true},
			{Field: "consult", Target: "document"},
		},
	}
}
