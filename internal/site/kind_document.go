package site

import (
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/words"
)

// Status values of an official document in the register.
const (
	InForce  = "in-force"
	Replaced = "replaced"
	Repealed = "repealed"
	Unknown  = "unknown"
)

// Statuses returns the Status values with their titles on the portal.
func Statuses() []VocabularyTerm { return StatusesIn(words.Default()) }

// StatusesIn returns the same in other words.
func StatusesIn(say *words.Table) []VocabularyTerm {
	var terms []VocabularyTerm
	for _, id := range []string{InForce, Replaced, Repealed, Unknown} {
		terms = append(terms, VocabularyTerm{id, say.Text("validity." + id)})
	}
	return terms
}

// statusIDs are the values of the key status.
func statusIDs() []string {
	var ids []string
	for _, s := range Statuses() {
		ids = append(ids, s.ID)
	}
	return ids
}

// statusNames are what people write for the Status values.
func statusNames() map[string][]string {
	names := map[string][]string{
		InForce: {"đang có hiệu lực", "hiện hành"}, Replaced: {"bị thay thế"},
		Repealed: {"hết hiệu lực", "hủy bỏ", "bị bãi bỏ"}, Unknown: {"không rõ", "chưa biết", "không biết"},
	}
	for _, s := range Statuses() {
		names[s.ID] = append(names[s.ID], s.Title)
	}
	return names
}

// ReplacedBy is the key of a document that names those that replace it.
const ReplacedBy = "replaced_by"

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
		Changed:  []string{"updated", "checked_on"}, // its date is the issuer's, not the page's
		Fields: []frontmatter.Field{
			{Key: "number", Type: frontmatter.String, Example: "12-HD/BTCTW",
				Doc: lang.Text{VI: "số, ký hiệu; bỏ trống nếu chưa biết", EN: "number and symbol; leave out if not known"}},
			{Key: "type", Type: frontmatter.String, Required: true, Example: "huong-dan",
				Doc: lang.Text{VI: "loại văn bản, theo danh mục types", EN: "type, from the vocabulary"}},
			{Key: "issuer", Type: frontmatter.String, Required: true, Example: "Ban Tổ chức Trung ương",
				Doc: lang.Text{VI: "cơ quan ban hành", EN: "issuer"}},
			{Key: "status", Type: frontmatter.String, Required: true, Values: statusIDs(), Names: statusNames(), Example: Unknown,
				Doc: lang.Text{VI: "hiệu lực: in-force còn hiệu lực, replaced đã được thay thế, repealed đã bãi bỏ, unknown chưa rõ", EN: "validity: in-force, replaced, repealed or unknown"}},
			{Key: ReplacedBy, Type: frontmatter.Strings,
				Doc: lang.Text{VI: "văn bản thay thế: tên tệp hoặc số hiệu", EN: "documents that replace it: file names or numbers"}},
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
			{Field: ReplacedBy, Target: "document"},
		},
	}
}
