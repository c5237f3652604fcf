package frontmatter

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// blame says what is wrong with a piece of notation; its span counts in the
// block, not in the file.
type blame struct {
	span       diag.Span
	text, hint lang.Text
	// rest says that nothing after the span can be read either.
	rest bool
}

// explain finds what the author did to cause the library's error, whose own
// words are those of the YAML standard.
func (y *yamlReader) explain(e *yaml.LoadError) blame {
	if e.Stage == yaml.ReaderStage {
		return y.unreadable(e)
	}
	at := y.offset(e.Mark.Line, e.Mark.Column)
	context := at
	if e.ContextMark.Line > 0 {
		context = y.offset(e.ContextMark.Line, e.ContextMark.Column)
	}
	if b, ok := y.merged(); ok {
		return b
	}
	if b, ok := y.spaces(at); ok {
		return b
	}
	says := func(part string) bool { return strings.Contains(e.Message, part) }
	within := func(part string) bool { return strings.Contains(e.ContextMsg, part) }
	switch {
	case within("quoted scalar") && says("unexpected end"), within("quoted scalar") && says("document indicator"):
		return y.openQuote(context)
	case within("quoted scalar"):
		return blame{span: y.lineFrom(at),
			text: lang.Textf(`dấu \ trong ngoặc kép "…" chỉ được đứng trước một số chữ nhất định`, `\ inside "…" may only stand before certain letters`),
			hint: lang.Textf(`thay cặp "…" bằng cặp '…', hoặc viết \\ thay cho \`, `use '…' instead of "…", or write \\ for \`)}
	case within("flow sequence"), within("flow mapping"), within("flow node"):
		return y.openBracket(at, context)
	case within("block scalar"):
		return blame{span: y.lineFrom(context),
			text: lang.Textf("sau dấu | hoặc > phải xuống dòng rồi mới viết nội dung", "the text must start on the line after | or >"),
			hint: lang.Textf("hoặc đặt cả giá trị trong ngoặc kép", "or put the whole value in quotes")}
	case says("mapping values are not allowed"):
		return y.colon(at)
	case says("could not find expected ':'"):
		return y.noColon(context)
	case says("cannot start any token"), says("alias"), says("anchor"), within("alias"), within("anchor"), within("tag"), within("directive"):
		return y.badStart(at)
	case says("block sequence entries are not allowed"):
		return blame{span: y.lineFrom(at),
			text: lang.Textf("danh sách có gạch đầu dòng phải bắt đầu ở dòng mới", "a list with dashes must start on a new line"),
			hint: lang.Textf("xuống dòng trước dấu gạch; nếu đây là chữ thì đặt trong ngoặc kép", "start a new line before the dash, or quote the value if it is text")}
	case says("did not find expected key"), says("did not find expected '-'"), says("did not find expected node content"):
		return y.stray(at)
	}
	return blame{span: y.lineFrom(at),
		text: lang.Text{VI: "dòng này viết sai cú pháp YAML", EN: "this line is not valid YAML: " + e.Message},
		hint: lang.Textf("mỗi dòng phải có dạng khóa: giá trị; giá trị có ký tự lạ thì đặt trong ngoặc kép", "every line must read key: value; quote values with special characters")}
}

// unreadable finds the byte that is no text at all.
func (y *yamlReader) unreadable(e *yaml.LoadError) blame {
	for i := 0; i < len(y.text); {
		r, size := utf8.DecodeRune(y.text[i:])
		if r == utf8.RuneError && size <= 1 || r < ' ' && r != '\n' && r != '\r' && r != '\t' || r >= 0x7F && r < 0xA0 && r != 0x85 || r == 0xFFFE || r == 0xFFFF || r == 0xFEFF {
			return blame{span: diag.Span{Start: i, End: i + size},
				text: lang.Textf("ở đây có ký tự điều khiển không nhìn thấy được (%U)", "there is an invisible control character (%U)", r),
				hint: lang.Textf("xóa chỗ này rồi gõ lại", "delete this place and type it again")}
		}
		i += size
	}
	return blame{text: lang.Text{VI: "không đọc được phần khai báo", EN: "the front matter cannot be read: " + e.Message}, rest: true}
}

// secondDocument finds the line that ends the first document of a file.
func (y *yamlReader) secondDocument() blame {
	content := false
	for at := 0; at < len(y.text); at = nextLine(y.text, at) {
		line := y.text[at:lineEnd(y.text, at)]
		if content && (bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("..."))) {
			return blame{span: diag.Span{Start: at, End: at + 3}, rest: true,
				text: lang.Textf("dòng %s cắt phần khai báo làm hai, phần sau không được đọc", "the line %s cuts the text in two; the second part is not read", string(line[:3])),
				hint: lang.Textf("xóa dòng này", "remove this line")}
		}
		text := bytes.TrimSpace(line)
		content = content || len(text) > 0 && text[0] != '#'
	}
	return blame{text: lang.Textf("phần khai báo bị cắt làm nhiều phần", "the text consists of several documents"), rest: true}
}

// spaces finds tabs and special spaces in the line of the error or in the one
// before it: they look like spaces and are not.
func (y *yamlReader) spaces(at int) (blame, bool) {
	start := lineStart(y.text, at)
	for _, from := range []int{start, lineStart(y.text, max(start-1, 0))} {
		line := y.text[from:lineEnd(y.text, from)]
		indent := line[:len(line)-len(trimLeft(line))]
		if i := bytes.IndexByte(indent, '\t'); i >= 0 {
			return blame{span: diag.Span{Start: from + i, End: from + len(indent)},
				text: lang.Textf("dòng này lùi vào bằng phím Tab", "this line is indented with a tab"),
				hint: lang.Textf("xóa khoảng trống đầu dòng rồi gõ lại bằng dấu cách (mỗi bậc hai dấu cách)", "replace it by spaces, two for each level")}, true
		}
		for i, r := range string(line) {
			if isOddSpace(r) {
				return blame{span: diag.Span{Start: from + i, End: from + i + utf8.RuneLen(r)},
					text: lang.Textf("ở đây có dấu cách đặc biệt (%U), thường do chép từ Word hoặc Zalo", "there is a special space here (%U), often copied from a word processor", r),
					hint: lang.Textf("xóa đi rồi gõ lại bằng phím cách", "delete it and type a normal space")}, true
			}
		}
	}
	return blame{}, false
}

// MergeMark begins the first of the three lines that programs which merge two versions
// of a file leave where both changed the same lines.
const MergeMark = "<<<<<<<"

// MergeText and MergeHint say so, and what to do.
var (
	MergeText = lang.Text{VI: "dấu của lần gộp hai bản còn sót: hai bản của đoạn này đang nằm chồng lên nhau",
		EN: "a mark of a merge was left: both versions of this passage stand here"}
	MergeHint = lang.Text{VI: "giữ phần trên hoặc phần dưới dòng =======, rồi xóa cả ba dòng bắt đầu bằng <<<<<<<, =======, >>>>>>>",
		EN: "keep what stands above the line ======= or what stands below it, and delete the three lines that begin with <<<<<<<, =======, >>>>>>>"}
)

// merged finds such a line.
func (y *yamlReader) merged() (blame, bool) {
	for _, at := range lineStarts(y.text) {
		if line := y.text[at:lineEnd(y.text, at)]; bytes.HasPrefix(line, []byte(MergeMark)) {
			return blame{span: y.lineFrom(at), rest: true,
				text: MergeText, hint: MergeHint}, true
		}
	}
	return blame{}, false
}

// openQuote reports quotes that are not closed.
func (y *yamlReader) openQuote(at int) blame {
	quote := "\""
	if at < len(y.text) {
		quote = string(y.text[at : at+1])
	}
	return blame{span: y.lineFrom(at),
		text: lang.Textf("dấu ngoặc %s mở ở đây nhưng không được đóng", "the quote %s is opened here and never closed", quote),
		hint: lang.Textf("thêm dấu %s vào cuối giá trị", "add %s at the end of the value", quote)}
}

// openBracket reports brackets that are not closed, or closed by the wrong
// one.
func (y *yamlReader) openBracket(at, context int) blame {
	if context >= len(y.text) || y.text[context] != '[' && y.text[context] != '{' {
		context = max(bytes.LastIndexAny(y.text[:min(at, len(y.text))], "[{"), 0)
	}
	closing := "]"
	if context < len(y.text) && y.text[context] == '{' {
		closing = "}"
	}
	// An error in the middle of the line is not a missing end but something
	// between the brackets that needs quotes or a comma.
	if line := lineEnd(y.text, context); at < line {
		return blame{span: diag.Span{Start: at, End: line},
			text: lang.Textf("trong ngoặc vuông hoặc ngoặc nhọn, các mục phải cách nhau bằng dấu phẩy", "items between brackets must be separated by commas"),
			hint: lang.Textf("mục có dấu phẩy, hai chấm hoặc ngoặc thì đặt trong ngoặc kép; nếu cả dòng là chữ thì đặt cả giá trị trong ngoặc kép", "quote items that have commas, colons or brackets; quote the whole value if it is text")}
	}
	return blame{span: y.lineFrom(context),
		text: lang.Textf("ngoặc mở ở đây nhưng không được đóng", "the bracket opened here is never closed"),
		hint: lang.Textf("thêm dấu %s ở cuối danh sách; nếu đây là chữ thì đặt cả giá trị trong ngoặc kép", "add %s at the end of the list, or quote the whole value if it is text", closing)}
}

// colon explains a colon where none may stand.
func (y *yamlReader) colon(at int) blame {
	start := lineStart(y.text, at)
	line := y.text[start:lineEnd(y.text, start)]
	if open, ok := y.openedAbove(line[:min(at-start, len(line))], start); ok {
		return y.openQuote(open)
	}
	first := bytes.IndexByte(line, ':')
	if start+first < at {
		// key: something: more
		value := start + first + 1 + leading(line[first+1:])
		return blame{span: diag.Span{Start: value, End: start + len(trimRight(line))},
			text: lang.Textf("giá trị có dấu hai chấm nên phải đặt trong ngoặc kép", "a value with a colon must be quoted"),
			hint: quoteIt(string(trimRight(y.text[value : start+len(line)])))}
	}
	before := lineStart(y.text, max(start-1, 0))
	above := trimRight(y.text[before:lineEnd(y.text, before)])
	if before < start && leading(line) <= leading(above) {
		// The line above was read as the beginning of this one's key.
		return y.noColon(before)
	}
	return blame{span: y.lineFrom(start + leading(line)),
		text: lang.Textf("dòng này lùi vào sâu hơn dòng trên, nhưng dòng trên đã có giá trị", "this line is indented further than the one above, which already has a value"),
		hint: lang.Textf("cho các khóa cùng bậc thẳng hàng với nhau", "put keys of one level in one column")}
}

// noColon reports a line that has no colon, or no space after it.
func (y *yamlReader) noColon(at int) blame {
	start := lineStart(y.text, at)
	line := trimRight(y.text[start:lineEnd(y.text, start)])
	if i := bytes.IndexByte(line, ':'); i > 0 && i+1 < len(line) {
		return blame{span: diag.Span{Start: start + i, End: start + i + 1},
			text: lang.Textf("thiếu dấu cách sau dấu hai chấm", "a space is missing after the colon"),
			hint: lang.Textf("viết là: %s: %s", "write: %s: %s", clip(string(bytes.TrimSpace(line[:i]))), clip(string(line[i+1:])))}
	}
	return blame{span: diag.Span{Start: start + leading(line), End: start + len(line)},
		text: lang.Textf("dòng này không có dạng khóa: giá trị", "this line does not read key: value"),
		hint: lang.Textf("thêm tên khóa và dấu hai chấm; nếu là phần tiếp của dòng trên thì lùi vào hai dấu cách", "add a key and a colon; indent it by two spaces if it continues the line above")}
}

// badStart reports a value or line that starts with a character that means
// something to YAML.
func (y *yamlReader) badStart(at int) blame {
	start := lineStart(y.text, at)
	line := y.text[start:lineEnd(y.text, start)]
	// The library may point behind the character; the value starts after the
	// colon or the dash.
	value := leading(line)
	if bytes.HasPrefix(line[value:], []byte("- ")) {
		value += 2
	}
	if i := bytes.Index(line[value:], []byte(": ")); i >= 0 {
		value += i + 1
		value += leading(line[value:])
	}
	text := trimRight(line[min(value, len(line)):])
	first, _ := utf8.DecodeRune(text)
	return blame{span: diag.Span{Start: start + value, End: start + value + len(text)},
		text: lang.Textf("giá trị không được bắt đầu bằng dấu %s", "a value cannot start with %s", string(first)),
		hint: quoteIt(string(text))}
}

// stray explains text where a key was due: after a quoted or bracketed value,
// or a line in the wrong column.
func (y *yamlReader) stray(at int) blame {
	start := lineStart(y.text, at)
	line := y.text[start:lineEnd(y.text, start)]
	before := line[:min(at-start, len(line))]
	if open, ok := y.openedAbove(before, start); ok {
		return y.openQuote(open)
	}
	if i := bytes.Index(line, []byte(": ")); i >= 0 && len(bytes.TrimSpace(before)) > i {
		value := i + 1 + leading(line[i+1:])
		return blame{span: diag.Span{Start: start + value, End: start + len(trimRight(line))},
			text: lang.Textf("sau dấu ngoặc đóng còn chữ", "there is text after the closing quote or bracket"),
			hint: quoteIt(string(trimRight(line[value:])))}
	}
	span := y.lineFrom(start + leading(line))
	if bytes.HasPrefix(trimLeft(line), []byte("-")) {
		return blame{span: span,
			text: lang.Textf("dấu gạch đầu dòng này không thẳng hàng với các dấu khác", "this dash is not in one column with the others"),
			hint: lang.Textf("cho mọi dấu gạch đầu dòng của danh sách thẳng hàng", "put all dashes of the list in one column")}
	}
	return blame{span: span,
		text: lang.Textf("dòng này lùi vào không khớp với dòng nào ở trên", "the indentation of this line matches no line above"),
		hint: lang.Textf("cho các khóa cùng bậc thẳng hàng với nhau; danh sách phải có dấu gạch ở mọi mục", "put keys of one level in one column; every item of a list needs a dash")}
}

// openedAbove finds a quote that was opened on a line before the one at start and is not
// closed there: of what stands before the place of an error the quotes are no pairs, for
// the one that begins a value was taken for the end that is missing above.
func (y *yamlReader) openedAbove(before []byte, start int) (at int, ok bool) {
	for _, quote := range [][]byte{{'"'}, {'\''}} {
		if bytes.Count(before, quote)%2 == 0 {
			continue
		}
		for above := start; above > 0; {
			end := above - 1
			above = lineStart(y.text, end)
			line := y.text[above:end]
			i := bytes.Index(line, quote)
			if i < 0 {
				continue
			}
			value := trimLeft(line[bytes.IndexByte(line, ':')+1:])
			if bytes.Count(line, quote)%2 == 1 && bytes.HasPrefix(value, quote) {
				return above + i, true
			}
			break
		}
	}
	return 0, false
}

// notKeys reports a block whose text is no table of keys.
func notKeys(file File, text []byte, base int, n *node) diag.Problem {
	at := n.span.Start - base
	if n.kind == scalar {
		if i := bytes.IndexByte(text[at:lineEnd(text, at)], ':'); i > 0 && at+i+1 < len(text) && text[at+i+1] != ' ' {
			y := yamlReader{text: text}
			b := y.noColon(at)
			return file.problem(diag.Span{Start: base + b.span.Start, End: base + b.span.End}, ruleSyntax, b.text, b.hint)
		}
	}
	return file.problem(n.span, ruleSyntax,
		lang.Textf("ở đây phải là các dòng dạng khóa: giá trị", "lines that read key: value are expected here"),
		lang.Textf("ví dụ: title: Hiến đất làm đường", "such as: title: Hiến đất làm đường"))
}

// quoteIt returns the hint to put a text in quotes, with the quotes that work.
func quoteIt(text string) lang.Text {
	var quoted string
	if inner, ok := strings.CutPrefix(text, "“"); ok && strings.HasSuffix(inner, "”") && strings.Count(inner, "”") == 1 {
		text = strings.TrimSuffix(inner, "”") // they were meant as the quotes
	}
	switch {
	case !strings.ContainsAny(text, `"\`):
		quoted = `"` + text + `"`
	default:
		quoted = "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	if utf8.RuneCountInString(quoted) > 100 {
		return lang.Textf(`đặt cả giá trị trong ngoặc kép "…" (hoặc '…' nếu bên trong đã có ngoặc kép)`, `put the whole value in quotes "…" (or '…' where it has quotes inside)`)
	}
	return lang.Textf("đặt cả giá trị trong ngoặc: %s", "put the whole value in quotes: %s", quoted)
}

// isOddSpace reports whether a rune looks like a space, or like nothing, but
// is neither to YAML.
func isOddSpace(r rune) bool {
	switch r {
	case 0x85, 0xA0, 0x200B, 0x2028, 0x2029, 0x202F, 0x2060, 0x3000, 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}

// lineFrom is the span from an offset to the end of its line.
func (y *yamlReader) lineFrom(at int) diag.Span {
	at = min(at, len(y.text))
	return diag.Span{Start: at, End: at + len(trimRight(y.text[at:lineEnd(y.text, at)]))}
}

// lineStart returns the start of the line that holds an offset. The end of
// the text counts to its last line.
func lineStart(text []byte, at int) int {
	at = min(at, len(text))
	if at == len(text) && at > 0 && text[at-1] == '\n' {
		at--
	}
	return bytes.LastIndexByte(text[:at], '\n') + 1
}

func leading(line []byte) int { return len(line) - len(trimLeft(line)) }

func trimLeft(line []byte) []byte { return bytes.TrimLeft(line, " \t") }

func trimRight(line []byte) []byte { return bytes.TrimRight(line, " \t\r") }
