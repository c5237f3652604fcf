package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// groupKind is a thematic group. The groups are pages, so that the list of
// groups is the site's own data.
func groupKind() *Kind {
	return &Kind{
		Name: "group", Folder: "nhom",
		Layout: "group", ListLayout: "list",
		Review: ReviewAgain,
		Orphan: &Orphan{Related: []string{"topic", "case"}, Linked: true,
			Text: lang.Text{VI: "nhóm chưa có chuyên đề hay điển hình nào", EN: "the group has no topic or case"},
			Hint: lang.Text{VI: "viết một chuyên đề cho nhóm, hoặc đặt liên kết đến nhóm trong một bài", EN: "write a topic for it, or link to it from a text"}},
		OnHome:  true,
		Feed:    true,
		Order:   []string{"order", "weight", "title", "path"},
		Changed: []string{"date", "updated"},
		Fields: []frontmatter.Field{
			{Key: "order", Type: frontmatter.Int,
				Doc: lang.Text{VI: "thứ tự của nhóm", EN: "the group's place"}},
			{Key: "colour", Type: frontmatter.String, Example: "#8a1c1c",
				Doc: lang.Text{VI: "màu của nhóm, dạng #rrggbb, đủ đậm trên nền trắng", EN: "the group's colour, #rrggbb, dark enough on white"}},
			{Key: SeasonKey, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "dịp trong năm phù hợp", EN: "occasions that suit"}},
		},
	}
}
