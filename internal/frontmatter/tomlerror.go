package frontmatter

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// explain says in the author's words what the library stumbled over.
func (t *tomlReader) explain(err error) blame {
	at := len(t.text)
	message := err.Error()
	var syntax *unstable.ParserError
	if errors.As(err, &syntax) {
		message = syntax.Message
		// Highlight is a part of the text; its capacity tells which.
		at = min(max(cap(t.text)-cap(syntax.Highlight), 0), len(t.text))
	}
	start := lineStart(t.text, at)
	line := trimRight(t.text[start:lineEnd(t.text, start)])
	b := blame{span: diag.Span{Start: start + leading(line), End: start + len(line)}}
	says := func(part string) bool { return strings.Contains(message, part) }
	equal := bytes.IndexByte(line, '=')
	switch {
	case equal >= 0 && says("string") && (says("unterminated") || says("not terminated") || says("new lines")):
		b.span.Start = start + equal + 1 + leading(line[equal+1:])
		b.text = lang.Textf("dấu ngoặc mở ở đây nhưng không được đóng", "the quotes opened here are never closed")
		b.hint = lang.Textf("thêm dấu ngoặc ở cuối giá trị", "close the quotes at the end of the value")
	case says("incomplete"), says("expected ',' or"), says("expected value"):
		// The bracket may have been opened lines before.
		b.span = t.openBracket(at)
		b.text = lang.Textf("thiếu dấu phẩy hoặc dấu đóng ngoặc", "a comma or a closing bracket is missing")
		b.hint = lang.Textf(`ví dụ: tags = ["một", "hai"]`, `such as: tags = ["một", "hai"]`)
	case equal < 0 && bytes.IndexByte(line, ':') > 0:
		b.text = lang.Textf("giữa +++ (TOML) phải viết khóa = giá trị, không dùng dấu hai chấm", "between +++ (TOML) write key = value, not a colon")
		b.hint = lang.Textf("đổi hai dòng +++ thành --- để viết khóa: giá trị", "change both +++ to --- to write key: value")
	case equal < 0:
		b.text = lang.Textf("dòng này không có dạng khóa = giá trị", "this line does not read key = value")
		b.hint = lang.Textf("thêm tên khóa và dấu =", "add a key and =")
	default:
		value := equal + 1 + leading(line[equal+1:])
		b.span = diag.Span{Start: start + value, End: start + len(line)}
		b.text = lang.Text{VI: "giá trị này viết sai cú pháp TOML", EN: "this value is not valid TOML: " + message}
		b.hint = tomlHint(string(line[value:]))
	}
	return b
}

// openBracket returns the last value before an offset that starts with a
// bracket, to the end of its line.
func (t *tomlReader) openBracket(at int) diag.Span {
	for start := lineStart(t.text, at); ; start = lineStart(t.text, start-1) {
		line := trimRight(t.text[start:lineEnd(t.text, start)])
		if i := bytes.IndexByte(line, '='); i >= 0 {
			value := i + 1 + leading(line[i+1:])
			if value < len(line) && (line[value] == '[' || line[value] == '{') {
				return diag.Span{Start: start + value, End: start + len(line)}
			}
		}
		if start == 0 {
			start = lineStart(t.text, at)
			return diag.Span{Start: start, End: lineEnd(t.text, start)}
		}
	}
}

// tomlHint shows how a value that is none should be written: as a date or as
// a string.
func tomlHint(text string) lang.Text {
	if meant, exists := meantDate(text); exists {
		return lang.Textf("viết ngày là %s", "write the date as %s", meant)
	}
	text = strings.Trim(clip(text), "\"'“”‘’ ")
	return lang.Textf(`giá trị là chữ phải đặt trong ngoặc kép thẳng: "%s"`, `text must stand in straight quotes: "%s"`, text)
}
