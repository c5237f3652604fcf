package asset

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Contents returns what the author of a document should know of what is in it,
// and whether there is anything: that it is not what its name says, or nothing
// that a program could open. Of a file that is no document it reads nothing.
// Shown and settings are as [Inspect] takes them.
func Contents(shown, settings string, size int64, file io.ReaderAt) (diag.Problem, bool, error) {
	f, ok := formats(extensionOf(shown))
	if !ok {
		return diag.Problem{}, false, nil
	}
	holds, err := contentOf(file, size)
	if err != nil || slices.Contains(f.holds, holds) {
		return diag.Problem{}, false, err
	}
	text := lang.Textf("tên tệp nói là %s nhưng bên trong là %s", "the file is called %s but holds %s", f.name, string(holds))
	hint := lang.Textf("mở tệp, lưu lại đúng dạng %s, hoặc đổi đuôi tên tệp", "open it and save it as %s, or correct its extension", f.name)
	switch holds {
	case empty:
		text = lang.Textf("tệp rỗng", "the file is empty")
		hint = lang.Textf("chép lại tệp từ nơi có bản gốc", "copy it again from the original")
	case compound:
		text = lang.Textf("tên tệp nói là %s nhưng bên trong là dạng cũ của Word, Excel (.doc, .xls), hoặc tệp có mật khẩu",
			"the file is called %s but holds the old form of Word or Excel (.doc, .xls), or has a password", f.name)
		hint = lang.Textf("bỏ mật khẩu rồi lưu lại đúng dạng %s", "take the password off and save it as %s", f.name)
	case markup:
		text = lang.Textf("tên tệp nói là %s nhưng bên trong là một trang web (HTML), thường do tải nhầm hoặc do chương trình xuất ra",
			"the file is called %s but holds a web page (HTML), as a failed download or some programs leave it", f.name)
	case archive:
		hint = lang.Textf("mở xem có hỏng không, rồi lưu lại đúng dạng %s", "see whether it is damaged, and save it as %s", f.name)
	case other, plain:
		text = lang.Textf("tên tệp nói là %s nhưng bên trong không phải: tệp hỏng, tải dở, hoặc đặt tên nhầm",
			"the file is called %s but is none: it is damaged, not complete or misnamed", f.name)
		hint = lang.Textf("mở thử; không mở được thì chép lại từ bản gốc", "try to open it; if that fails copy it again from the original")
	}
	return ruleFileContent.At(shown, nil, diag.Span{}, text, Keep(hint, shown, settings, ruleFileContent.Code)), true, nil
}

// headSize is how much of a file's start tells what it is: a PDF may have up to
// so many bytes before its mark.
const headSize = 1024

// contentOf looks at a file's first bytes. What cannot be told apart is other.
func contentOf(file io.ReaderAt, size int64) (content, error) {
	head := make([]byte, headSize)
	n, err := file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return other, err
	}
	head = head[:n]
	has := func(mark string) bool { return bytes.HasPrefix(head, []byte(mark)) }
	trimmed := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case len(trimmed) == 0:
		return empty, nil
	case bytes.Contains(head, []byte("%PDF-")):
		return pdf, nil
	case has("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return compound, nil
	case has("PK\x03\x04"), has("PK\x05\x06"):
		return packaged(file, size), nil
	case has(`{\rtf`):
		return rich, nil
	case has("\x89PNG"), has("\xff\xd8\xff"), has("GIF8"), has("RIFF"):
		return pixels, nil
	case bytes.HasPrefix(trimmed, []byte("<!doctype html")), bytes.HasPrefix(trimmed, []byte("<html")), bytes.HasPrefix(trimmed, []byte("<?xml")):
		return markup, nil
	case bytes.IndexByte(head, 0) < 0:
		return plain, nil
	}
	return other, nil
}

// packaged tells packages apart by the parts in them. A zip whose list of files
// cannot be read is other: no program opens it.
func packaged(file io.ReaderAt, size int64) content {
	z, err := zip.NewReader(file, size)
	if err != nil {
		return other
	}
	byTypes := archive
	office := map[string]content{"word": word, "xl": excel, "ppt": powerPoint}
	for _, f := range z.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if f.Name == "mimetype" {
			return byMediaType(f)
		}
		if folder, _, below := strings.Cut(strings.TrimPrefix(name, "/"), "/"); below && office[strings.ToLower(folder)] != other && path.Ext(name) != "" {
			return office[strings.ToLower(folder)]
		}
		if strings.EqualFold(name, "[content_types].xml") {
			byTypes = byContentTypes(f)
		}
	}
	return byTypes
}

// byContentTypes reads what an office package says of its parts, wherever they
// are.
func byContentTypes(f *zip.File) content {
	types := startOf(f, 1<<16)
	for mark, kind := range map[string]content{"wordprocessingml": word, "spreadsheetml": excel, "presentationml": powerPoint} {
		if bytes.Contains(types, []byte(mark+".")) && bytes.Contains(types, []byte(".main+xml")) {
			return kind
		}
	}
	return archive
}

// startOf reads the start of a packed file; nothing where it is damaged.
func startOf(f *zip.File, most int64) []byte {
	r, err := f.Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return nil
	}
	return data
}

// byMediaType reads what an OpenDocument or an EPUB says that it is.
func byMediaType(f *zip.File) content {
	name := strings.TrimSuffix(strings.TrimSpace(string(startOf(f, 100))), "-template")
	kind, ok := map[string]content{
		"application/vnd.oasis.opendocument.text": openText, "application/vnd.oasis.opendocument.spreadsheet": openTable,
		"application/vnd.oasis.opendocument.presentation": openSlides, "application/vnd.oasis.opendocument.graphics": openDrawing,
		"application/epub+zip": epub,
	}[name]
	if !ok {
		return archive
	}
	return kind
}
