package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
)

// FilesKey is the key of the files that hold a document itself.
const FilesKey = "files"

// documentKind is an official document in the validity register. What is not
// known of it stays empty and is shown as missing: nothing may be invented to
// fill a key.
func documentKind() *Kind {
	return &Kind{
		Name: "document", Folder: "van-ban",
		Layout: "document", ListLayout: "register",
		Register: true,
		PageSize: 500, // the register is read, filtered and printed as one
		Order:    []string{"-date", "title", "path"},
		Facts:    []Fact{{Key: "date"}, {Key: "issuer"}},
		Changed:  []string{"updated", "checked_on"}, // its date is the issuer's, not the page's
		Fields: []frontmatter.Field{
			{Key: "number", Type: frontmatter.String, Example: "12-HD/BTCTW",
				Doc: lang.Text{VI: "số, ký hiệu; bỏ trống nếu chưa biết", EN: "number and symbol; leave out if not known"}},
			{Key: "type", Type: frontmatter.String, Required: true, Example: "huong-dan",
				Doc: lang.Text{VI: "loại văn bản, theo danh mục types", EN: "type, from the vocabulary"}},
			{Key: "issuer", Type: frontmatter.String, Required: true, Example: "Ban Tổ chức Trung ương",
				Doc: lang.Text{VI: "cơ quan ban hành", EN: "issuer"}},
			{Key: "status", Type: frontmatter.String, Required: true, Values: statusIDs(), Names: statusNames(), Example: Unknown, Doc: statusDoc()},
			{Key: EffectiveKey, Type: frontmatter.Date,
				Doc: lang.Text{VI: "ngày bắt đầu có hiệu lực, nếu biết; trước ngày ấy sổ ghi là chưa có hiệu lực", EN: "the day from which it is in force, if known; before it the register says that it is not yet"}},
			{Key: ReplacedBy, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản thay thế: tên tệp hoặc số hiệu", EN: "documents that replace it: file names or numbers"}},
			{Key: NewerKey, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản mới hơn về cùng việc, khi chưa rõ có thay thế hay không: tên tệp hoặc số hiệu", EN: "newer documents on the same matter, where it is not known that they replace it: file names or numbers"}},
			{Key: FilesKey, Type: frontmatter.Strings, Prose: true,
				Doc: lang.Text{VI: "tệp văn bản để tải về: đường dẫn từ thư mục của trang, hoặc địa chỉ https://", EN: "the document's files: paths from the page's folder, or addresses"}},
			{Key: "scope", Type: frontmatter.String,
				Doc: lang.Text{VI: "phạm vi, theo danh mục scopes", EN: "scope, from the vocabulary"}},
			{Key: "source", Type: frontmatter.Strings, Prose: true,
				Doc: lang.Text{VI: "nguồn: đã đọc ở đâu", EN: "where it was read"}},
			{Key: "checked_on", Type: frontmatter.Date,
				Doc: lang.Text{VI: "ngày kiểm tra hiệu lực gần nhất", EN: "date of the last check of its validity"}},
			{Key: "verified", Type: frontmatter.Bool,
				Doc: lang.Text{VI: "true: khớp với nguồn công khai có địa chỉ ghi ở source", EN: "true: agrees with a public source whose address stands in source"}},
			{Key: "note", Type: frontmatter.Multiline,
				Doc: lang.Text{VI: "điều còn thiếu hoặc chưa rõ", EN: "what is missing or unclear"}},
		},
		Relations: []Relation{
			{Field: ReplacedBy, Target: "document", Told: true, InverseTold: true},
			{Field: NewerKey, Target: "document", Told: true},
		},
	}
}
