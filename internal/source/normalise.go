package source

import (
	"bytes"
	"errors"
	"io/fs"
	"syscall"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/legacy"
	"chuyende/internal/vietnamese"
)

// ignoreMissing drops errors that say that a name leads to nothing, be it by
// way of a file as if that were a folder or because it is too long.
func ignoreMissing(err error) error {
	for _, none := range []error{fs.ErrNotExist, syscall.ENOTDIR, syscall.ENAMETOOLONG, syscall.ELOOP} {
		if errors.Is(err, none) {
			return nil
		}
	}
	return err
}

// Normalise brings a file's bytes into the one form that the rest of the
// program knows. What it returns is always in that form; where it had to
// guess, there is a problem.
func Normalise(shown string, data []byte, problems *diag.List) []byte {
	data = legacy.FromUTF16(data)
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	valid := utf8.Valid(data) && !looksUTF16(data)
	if !valid {
		data = reportEncoding(shown, data, problems)
	}
	data = unixLines(data)
	data = withoutControls(data)
	if !vietnamese.IsPlainlyComposed(data) && !norm.NFC.IsNormal(data) {
		data = norm.NFC.Bytes(data)
	}
	if valid {
		reportMisread(shown, data, problems)
	}
	return data
}

// unixLines ends all lines with "\n", whether they ended as on Windows or as
// on a Macintosh long ago.
func unixLines(data []byte) []byte {
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte{'\n'})
	return bytes.ReplaceAll(data, []byte{'\r'}, []byte{'\n'})
}

// withoutControls replaces the control characters that copying out of office
// documents leaves behind, which neither HTML nor feeds may hold, by spaces.
// Word's soft line end, a vertical tab, is a line end here too.
func withoutControls(data []byte) []byte {
	for i, c := range data { // data is ours to change
		switch {
		case c >= ' ' && c != 0x7F, c == '\n', c == '\t':
		case c == '\v':
			data[i] = '\n'
		default:
			data[i] = ' '
		}
	}
	return data
}

// reportEncoding reports text that is not UTF-8 and returns something like it
// that is, which the problem quotes.
func reportEncoding(shown string, data []byte, problems *diag.List) []byte {
	for _, other := range []struct{ begins, name string }{{"PK\x03\x04", ".docx"}, {"\xD0\xCF\x11\xE0", ".doc"}, {"%PDF-", ".pdf"}} {
		if bytes.HasPrefix(data, []byte(other.begins)) {
			problem := ruleEncoding.At(shown, nil, diag.Span{},
				lang.Textf("đây không phải tệp chữ mà là tệp %s đổi tên thành .md", "this is no text but a %s file whose name was changed to .md", other.name),
				lang.Textf("đổi lại đuôi %s, để tệp ngoài thư mục nội dung, rồi chạy: chuyende import TỆP", "give it the ending %s again, move it out of the content, then run: chuyende import FILE", other.name))
			problem.Data = []byte{'\n'}
			problems.Add(problem)
			return problem.Data
		}
	}
	western := make([]rune, len(data))
	for i, c := range data {
		western[i] = rune(c)
	}
	// Authors know an old encoding as Western European systems show it.
	if asWestern := []byte(string(western)); reportOld(shown, asWestern, problems) {
		return asWestern
	}
	problem := ruleEncoding.At(shown, nil, diag.Span{},
		lang.Textf("tệp không phải là UTF-8: có byte sai ở đây", "the file is not UTF-8: there is a wrong byte here"),
		lang.Textf("lưu lại dưới dạng Unicode UTF-8: mở bằng Notepad, thấy chữ hiện đúng thì chọn Save As (Lưu thành), ở ô Encoding (Mã hóa) chọn UTF-8",
			"save it as Unicode UTF-8: open it in Notepad and, if the letters are right there, choose Save As with the encoding UTF-8"))
	if looksUTF16(data) {
		problem.Text = lang.Textf("tệp được lưu dạng UTF-16 thiếu dấu đầu tệp", "the file is UTF-16 without a byte order mark")
	}
	// The first bad byte; in UTF-16 of nothing but English there is none.
	first := 0
	for r, size := utf8.DecodeRune(data); size > 1 || size == 1 && r != utf8.RuneError; r, size = utf8.DecodeRune(data[first:]) {
		first += size
	}
	problem.Data = bytes.ToValidUTF8(data, []byte(string(utf8.RuneError)))
	problem.Span = diag.Span{Start: first, End: min(first+utf8.RuneLen(utf8.RuneError), len(problem.Data))}
	problems.Add(problem)
	return problem.Data
}

// looksUTF16 reports whether every other byte of many is zero, as in UTF-16
// of mostly Latin letters.
func looksUTF16(data []byte) bool {
	return len(data) > 0 && bytes.Count(data, []byte{0})*4 > len(data)
}
