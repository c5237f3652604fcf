package doctor

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/asset"
	"chuyende/internal/diag"
	"chuyende/internal/docx"
	"chuyende/internal/lang"
	"chuyende/internal/pdf"
	"chuyende/internal/site"
)

// Attachment is a file that is published as it is, as the guard found it.
type Attachment struct {
	// Path is the file below content/.
	Path string
	// Found is what must not be published in it, and what keeps the guard from
	// reading it though it should.
	Found []diag.Problem
	// Unread tells that the guard cannot read such files; nil where it did.
	Unread []diag.Problem
}

// Holder names a file to the guard: Shown is the path that messages name,
// Settings that of the site's settings, in the content's folder.
type Holder struct{ Shown, Settings string }

func (h Holder) problem(rule diag.Rule, text, hint lang.Text) diag.Problem {
	return rule.At(h.Shown, nil, diag.Span{}, text, asset.Keep(hint, h.Shown, h.Settings, rule.Code))
}

// GuardPlain reports what must not be published in a text file; in a table as
// programs exchange it, where separated is true, cells are texts of their own.
func GuardPlain(h Holder, data []byte, separated bool) []diag.Problem {
	data = bytes.ToValidUTF8(norm.NFC.Bytes(data), []byte("?"))
	text := data
	if separated {
		text = bytes.Map(func(r rune) rune {
			if r == ',' || r == ';' || r == '\t' {
				return '|'
			}
			return r
		}, data)
	}
	var problems []diag.Problem
	for _, f := range guardText(text) {
		problems = append(problems, f.inFile(h, data, lang.Text{}))
	}
	return problems
}

// GuardWord reports what must not be published in a Word document. Its lines are
// paragraphs.
func GuardWord(h Holder, d *docx.Document) []diag.Problem {
	type paragraph struct {
		part   docx.PartKind
		number int
	}
	var texts []placed
	for _, l := range d.Lines() {
		texts = append(texts, placed{l.Text, paragraph{l.Part, l.Paragraph}, func() lang.Text { return placeOf(l) }})
	}
	return guardPlaced(h, texts)
}

// GuardPages reports what must not be published in a document that has pages.
func GuardPages(h Holder, pages []string) []diag.Problem {
	texts := make([]placed, len(pages))
	for i, page := range pages {
		texts[i] = placed{page, i, func() lang.Text { return lang.Textf("trang %d", "page %d", i+1) }}
	}
	return guardPlaced(h, texts)
}

// placed is a piece of a document's text: in says where it stands, so that what is found
// twice there is told once, and place for people.
type placed struct {
	text  string
	in    any
	place func() lang.Text
}

// guardPlaced reports what must not be published in pieces of a text, each of which is
// a line or more.
func guardPlaced(h Holder, pieces []placed) []diag.Problem {
	var text []byte
	starts := make([]int, len(pieces))
	for i, piece := range pieces {
		starts[i] = len(text)
		text = append(append(text, bytes.ToValidUTF8(norm.NFC.Bytes([]byte(piece.text)), []byte("?"))...), '\n')
	}
	// One number may be both in what is shown and in what changes took out.
	type once struct {
		in   any
		what string
	}
	seen := map[once]bool{}
	var problems []diag.Problem
	for _, f := range guardText(text) {
		i, found := slices.BinarySearch(starts, f.span.Start)
		if !found {
			i--
		}
		key := once{pieces[i].in, f.rule.Code + string(text[f.span.Start:f.span.End])}
		if !seen[key] {
			seen[key] = true
			problems = append(problems, f.inFile(h, text, pieces[i].place()))
		}
	}
	return problems
}

// inFile is the problem of a finding in a file that is no page.
func (f finding) inFile(h Holder, data []byte, place lang.Text) diag.Problem {
	text, hint := f.text(data), lang.Text{VI: "xóa số này khỏi tệp; cần nơi liên hệ thì ghi số máy bàn của cơ quan", EN: "remove it from the file; where readers need a contact, give an office's landline"}
	if place.VI != "" {
		text = lang.Textf("%s (%s)", "%s (%s)", text, place)
	}
	switch f.rule.Code {
	case ruleIDNumber.Code:
		hint = lang.Text{VI: "xóa số này khỏi tệp rồi chép lại vào cổng", EN: "remove it from the file and copy it here again"}
	case ruleSecrecyMark.Code:
		hint = asset.Keep(lang.Text{VI: "không đăng tài liệu này, chỉ nêu tên", EN: "do not publish the document, name it only"}, h.Shown, h.Settings, f.rule.Code)
	}
	rule := f.rule
	if rule.Loss { // what is only fetched is not looked at by whoever publishes it
		rule = rule.AsError()
	}
	return rule.At(h.Shown, data, f.span, text, hint)
}

// placeOf names the place of a line in a Word document as its author finds it.
func placeOf(l docx.Line) lang.Text {
	place := lang.Textf("đoạn %d", "paragraph %d", l.Paragraph)
	if l.Table > 0 {
		place = lang.Textf("bảng %d, hàng %d, ô %d", "table %d, row %d, cell %d", l.Table, l.Row, l.Cell)
	}
	part, ok := map[docx.PartKind]lang.Text{
		docx.Header: {VI: "đầu trang", EN: "header"}, docx.Footer: {VI: "chân trang", EN: "footer"},
		docx.Footnotes: {VI: "chú thích chân trang", EN: "footnotes"}, docx.Endnotes: {VI: "chú thích cuối bài", EN: "endnotes"},
		docx.Comments: {VI: "lời góp ý (comment)", EN: "comments"}, docx.Drawing: {VI: "hình vẽ, sơ đồ", EN: "drawings"},
		docx.Glossary:   {VI: "khối dựng sẵn", EN: "building blocks"},
		docx.Properties: {VI: "thông tin của tệp: Tệp > Thông tin", EN: "the file's properties: File > Info"},
	}[l.Part]
	if ok {
		place = lang.Textf("%s, %s", "%s, %s", part, place)
	}
	if l.Unseen {
		place = lang.Textf("%s, phần không hiện: chữ đã xóa, liên kết hoặc mô tả ảnh", "%s, not shown: deleted text, a link or a picture's description", place)
	}
	return place
}

// Unreadable tells that a file's text cannot be read, and why where docx said so;
// nil is of a format that nobody here reads.
func Unreadable(h Holder, err error) diag.Problem {
	read := lang.Text{VI: "tự đọc lại tệp, tìm số điện thoại, số căn cước và dấu mật", EN: "read the file yourself: look for telephone and identity numbers and marks of secrecy"}
	switch {
	case err == nil:
		hint := lang.Textf("%s; muốn máy đọc giúp thì để tệp Word (.docx)", "%s; have it as a Word file (.docx) to let the program read it", read)
		return h.problem(ruleAttachmentUnread, lang.Textf("tệp %s: chương trình không đọc được chữ bên trong", "%s: the program cannot read the text in it", asset.FormatOf(h.Shown)), hint)
	case errors.Is(err, pdf.ErrLocked):
		return h.problem(ruleAttachmentBroken, lang.Text{VI: "tệp PDF đặt mật khẩu: chương trình không đọc được, tìm kiếm không thấy chữ bên trong", EN: "the PDF has a password: its text cannot be read, nor found by search"},
			lang.Textf("bỏ mật khẩu rồi lưu lại, hoặc để bản Word (.docx) bên cạnh; và %s", "take the password off, or have a Word file (.docx) beside it; and %s", read))
	case errors.Is(err, pdf.ErrDamaged):
		return h.problem(ruleAttachmentBroken, lang.Text{VI: "tệp PDF hỏng: không đọc được, tìm kiếm không thấy chữ bên trong", EN: "the PDF is damaged: its text cannot be read, nor found by search"},
			lang.Text{VI: "mở thử; không mở được thì chép lại từ bản gốc, mở được thì in lại thành PDF mới", EN: "try to open it; if that fails copy it again from the original, else print it to a new PDF"})
	case errors.Is(err, docx.ErrTooLarge), errors.Is(err, pdf.ErrTooLarge):
		return h.problem(ruleAttachmentBroken, lang.Text{VI: "tệp quá lớn để đọc chữ bên trong", EN: "the file is too large for its text to be read"},
			lang.Textf("chia tệp ra, bỏ bớt; hoặc %s", "cut it up; or %s", read))
	case errors.Is(err, docx.ErrUnsafe):
		return h.problem(ruleAttachmentBroken, lang.Text{VI: "tệp Word có đường dẫn trỏ ra ngoài tệp: không an toàn nên không đọc", EN: "the Word file has paths that lead out of it: it is not safe and is not read"},
			lang.Text{VI: "mở bằng Word rồi lưu thành tệp mới; không rõ nguồn thì đừng đăng", EN: "open it in Word and save it as a new file; do not publish it if you do not know where it is from"})
	}
	return h.problem(ruleAttachmentBroken, lang.Text{VI: "tệp Word hỏng: không đọc được chữ bên trong", EN: "the Word file is damaged: its text cannot be read"},
		lang.Text{VI: "mở bằng Word rồi lưu lại, hoặc chép lại từ bản gốc", EN: "open it in Word and save it again, or copy it from the original"})
}

// Pictured tells of a PDF of which so many pages show pictures alone, as those that were
// scanned, or letters in fonts that do not say which letters they are.
func Pictured(h Holder, pictures, pages int) diag.Problem {
	rule, what := ruleAttachmentScan, lang.Textf("tệp PDF là ảnh chụp (%d trang): không có chữ để tìm kiếm, để khám", "the PDF is pictures alone (pages: %d): there is no text to search and to examine", pages)
	if pictures < pages {
		rule, what = ruleAttachmentUnread, lang.Textf("tệp PDF có %d trong %d trang là ảnh: chương trình không đọc được chữ ở đó", "%d of %d pages of the PDF are pictures, whose text the program cannot read", pictures, pages)
	}
	return h.problem(rule, what, lang.Text{
		VI: "để bản Word (.docx), hoặc PDF xuất từ Word, bên cạnh hay thay cho tệp này; chỉ có bản giấy thì nhận dạng chữ (OCR), hoặc viết vào trang vài câu nói trong tệp có gì; và tự đọc lại tệp, tìm số riêng và dấu mật",
		EN: "have a Word file (.docx), or a PDF made from one, beside it or in its place; where there is only paper, have its letters recognised (OCR), or say on the page in some sentences what is in it; and read it yourself for personal numbers and marks of secrecy"})
}

// PartlyRead tells of what is packed in a Word document and is not read.
func PartlyRead(h Holder, parts []string) diag.Problem {
	names := make([]string, 0, 4)
	for _, part := range parts[:min(len(parts), 3)] {
		names = append(names, path.Base(part))
	}
	if len(parts) > len(names) {
		names = append(names, "…")
	}
	return h.problem(ruleAttachmentUnread,
		lang.Textf("trong tệp Word còn gói tệp khác mà chương trình không đọc: %s", "other files are packed in the Word file, which the program does not read: %s", strings.Join(names, ", ")),
		lang.Text{VI: "bấm đúp vào bảng tính, tài liệu nhúng trong tệp và tự đọc lại, hoặc bỏ chúng đi", EN: "open what is embedded and read it yourself, or take it out"})
}

// Attachments adds what is wrong with files that are published as they are, with
// the pages that lead readers to them: numbers of persons are errors but on sites without
// a typed page. What cannot be read is told in a check of the whole content, examined, alone.
func Attachments(in Input, all []Attachment, examined bool, problems *diag.List) {
	leading := map[string][]string{} // by path
	note := func(p *site.Page, a *site.Asset) {
		if a != nil && !slices.Contains(leading[a.Path], p.Shown) {
			leading[a.Path] = append(leading[a.Path], p.Shown)
		}
	}
	for _, p := range in.Tree.Pages {
		for _, t := range p.Targets {
			note(p, t.Asset)
		}
		for _, f := range p.Files {
			note(p, f.Asset)
		}
	}
	// Where no page is typed the whole site may come from anywhere.
	plain := !slices.ContainsFunc(in.Tree.Pages, func(p *site.Page) bool { return p.Typed })
	for _, a := range all {
		found := a.Found
		if examined {
			found = slices.Concat(found, a.Unread)
		}
		for _, p := range found {
			p.Hint = withPages(p.Hint, leading[a.Path])
			if plain && p.Loss {
				p.Severity = min(p.Severity, diag.Warning)
			}
			problems.Add(p)
		}
	}
}

// withPages adds to a hint which pages lead to a file.
func withPages(hint lang.Text, pages []string) lang.Text {
	const most = 3
	switch n := len(pages); {
	case n == 0:
		return lang.Textf("%s; chưa trang nào dẫn tới tệp này", "%s; no page leads to the file", hint)
	case n > most:
		return lang.Textf("%s; các trang dẫn tới tệp: %s và %d trang khác", "%s; pages that lead to the file: %s and %d more", hint, strings.Join(pages[:most], ", "), n-most)
	}
	return lang.Textf("%s; trang dẫn tới tệp: %s", "%s; pages that lead to the file: %s", hint, strings.Join(pages, ", "))
}
