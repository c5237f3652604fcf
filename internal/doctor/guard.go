package doctor

import (
	"bytes"
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// Guard reports what must not be published in the text of one page, front
// matter included: telephone and identity numbers of persons, and marks of
// secrecy; also what a merge of two versions left. On a plain page a number is a warning, which its author may accept:
// what looks like a person's may be an example. It is meant for every page of
// every build and safe for concurrent use.
func Guard(p *site.Page, problems *diag.List) {
	for _, found := range guardText(p.Data) {
		hint := found.hint()
		if !p.Typed && found.rule.Loss && found.rule.Code != ruleConflictMark.Code {
			hint = lang.Textf("%s; nếu được phép đăng thì khai ở đầu bài: accept: [{code: %s, why: \"…\"}]",
				"%s; if it may be published, say so in front matter: accept: [{code: %s, why: \"…\"}]", hint, found.rule.Code)
		}
		problems.Add(p.Problem(found.rule, found.span, found.text(p.Data), hint))
	}
}

// finding is something that must not be published.
type finding struct {
	rule diag.Rule
	span diag.Span
}

// guardText finds what must not be published in a text.
func guardText(data []byte) []finding {
	var found []finding
	for i := 0; i < len(data); i++ {
		if data[i]-'0' > 9 {
			continue
		}
		var numbers []finding
		numbers, i = personalNumbers(data, i)
		found = append(found, numbers...)
	}
	return slices.Concat(found, secrecyMarks(data), conflictMarks(data))
}

// text says what is wrong. A number is not repeated: the line is quoted, and
// reports of --json travel further than the text.
func (f finding) text(data []byte) lang.Text {
	switch f.rule {
	case rulePhoneNumber:
		return lang.Text{VI: "số điện thoại di động của cá nhân", EN: "a person's mobile number"}
	case ruleIDNumber:
		return lang.Text{VI: "dãy số giống số căn cước hoặc chứng minh nhân dân", EN: "a number that looks like an identity card's"}
	}
	if f.rule.Code == ruleConflictMark.Code {
		return frontmatter.MergeText
	}
	mark := string(bytes.Join(bytes.Fields(data[f.span.Start:f.span.End]), []byte(" ")))
	return lang.Textf("dấu hiệu tài liệu không công khai: %q", "a mark of a document that is not public: %q", mark)
}

func (f finding) hint() lang.Text {
	switch f.rule {
	case rulePhoneNumber:
		return lang.Text{VI: "xóa số này; cần nơi liên hệ thì ghi số máy bàn của cơ quan hoặc bộ phận trực",
			EN: "remove it; where readers need a contact, give an office's landline"}
	case ruleIDNumber:
		return lang.Text{VI: "xóa số này; nếu là mã khác thì viết tách bằng dấu chấm hoặc bỏ bớt chữ số",
			EN: "remove it; if it is another code, part it with dots or shorten it"}
	}
	if f.rule.Code == ruleConflictMark.Code {
		return frontmatter.MergeHint
	}
	return lang.Text{
		VI: "không đăng lại tài liệu ấy, chỉ nêu tên; nếu bài chỉ nhắc đến cụm từ này thì khai ở đầu bài: accept: [{code: secrecy-mark, why: \"…\"}]",
		EN: "do not republish the document, name it only; if the text merely mentions the words, say so in front matter: accept: [{code: secrecy-mark, why: \"…\"}]"}
}
