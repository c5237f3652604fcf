package frontmatter

import (
	"bytes"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// Split tells a file's front matter from its body.
//
// Front matter starts with a line of exactly --- or +++ at the very first byte
// and ends with the next such line; blanks after the marks do not count. As
// --- is also Markdown's thematic break, a block of --- is front matter only
// where it can be meant so: its second line is not blank, or the first line
// that says anything starts with a key such as "title:". A block that starts
// with a key and is never closed is an error at the first line, and so is a
// block that is fenced with other dashes, as word processors put them, or that
// has blank lines before it.
//
// The text between the fences may be empty. With a file that has no front
// matter Head.Format is [None] and the body is the whole file.
func Split(file File, problems *diag.List) (Head, diag.Span) { return splitAt(file, 0, problems) }

// SplitLate tells front matter that has blank lines before it from the body, for pages
// where that is no mistake.
func SplitLate(file File) (head Head, body diag.Span, ok bool) {
	at := firstLine(file.Data)
	if at == 0 {
		return Head{}, diag.Span{}, false
	}
	head, body = splitAt(file, at, &diag.List{})
	ok = head.Format == TOML || head.Format == YAML && startsWithKey(file.Data[head.Span.Start:head.Span.End])
	return head, body, ok && !head.Broken
}

// firstLine is where the first line begins that is not blank.
func firstLine(data []byte) int {
	at := 0
	for at < len(data) && len(bytes.TrimSpace(data[at:lineEnd(data, at)])) == 0 {
		at = nextLine(data, at)
	}
	return at
}

// splitAt is [Split] of a file whose front matter would start there.
func splitAt(file File, from int, problems *diag.List) (Head, diag.Span) {
	data := file.Data
	whole := diag.Span{End: len(data)}
	first, second := lineEnd(data, from), nextLine(data, from)
	fence := diag.Span{Start: from, End: first}
	format := fenceFormat(data[from:first])
	if format == None {
		return Head{Broken: reportLateFence(file, problems)}, whole
	}
	start := second
	for at := start; at < len(data); at = nextLine(data, at) {
		if fenceFormat(data[at:lineEnd(data, at)]) != format {
			continue
		}
		if format == YAML && isThematicBreak(data[start:at]) {
			return Head{}, whole
		}
		head := Head{Format: format, Span: diag.Span{Start: start, End: at}, Fence: fence}
		return head, diag.Span{Start: nextLine(data, at), End: len(data)}
	}
	if format == YAML && !startsWithKey(data[start:]) {
		return Head{}, whole
	}
	end, body := unclosed(file, format, fence, start, problems)
	head := Head{Format: format, Span: diag.Span{Start: start, End: end}, Fence: fence, Broken: true}
	return head, diag.Span{Start: body, End: len(data)}
}

// unclosed reports a block that has no closing fence, and returns where it
// most likely ends and the body starts, so that the mistakes in both are found
// in the same run: at a line that looks like a fence that went wrong, which
// the hint then names, or else at the first blank line.
func unclosed(file File, format Format, fence diag.Span, start int, problems *diag.List) (end, body int) {
	marks := "---"
	if format == TOML {
		marks = "+++"
	}
	hint := lang.Textf("thêm một dòng chỉ có %s ngay sau khóa cuối cùng", "add a line of only %s after the last key", marks)
	for end = start; end < len(file.Data); end = nextLine(file.Data, end) {
		line := file.Data[end:lineEnd(file.Data, end)]
		if body = end; len(bytes.TrimSpace(line)) == 0 {
			break
		}
		if isDashes(line) {
			body = nextLine(file.Data, end)
			hint = lang.Textf("dòng %d có %q: phải là đúng ba dấu %s, sát lề trái, không có gì khác",
				"line %d has %q: it must be exactly %s at the left margin and nothing else",
				diag.Locate(file.Data, end).Line, string(bytes.TrimSpace(line)), marks)
			break
		}
	}
	problems.Add(file.problem(fence, ruleFenceUnclosed,
		lang.Textf("phần khai báo mở bằng %s ở dòng đầu nhưng không được đóng lại", "the front matter that %s opens is never closed", marks), hint))
	return end, max(body, end)
}

// reportLateFence finds front matter that would be printed as text because
// its fence is not the first line or is not made of three hyphens, and reports
// whether there is any.
func reportLateFence(file File, problems *diag.List) bool {
	data := file.Data
	at := firstLine(data)
	line := data[at:lineEnd(data, at)]
	next := nextLine(data, at)
	if next >= len(data) || !isLowerKey(data[next:lineEnd(data, next)]) {
		return false
	}
	span := diag.Span{Start: at, End: at + len(line)}
	switch trimmed := bytes.TrimSpace(line); {
	case bytes.Equal(trimmed, []byte("---")) || bytes.Equal(trimmed, []byte("+++")):
		problems.Add(file.problem(span, ruleFencePlace,
			lang.Textf("phần khai báo phải bắt đầu ngay ở dòng đầu tiên, sát lề trái", "front matter must start on the first line, at the left margin"),
			lang.Textf("xóa các dòng trống và dấu cách đứng trước %s", "remove the blank lines and spaces before %s", string(trimmed))))
	case isDashes(line):
		problems.Add(file.problem(span, ruleFencePlace,
			lang.Textf("phần khai báo phải mở bằng đúng ba dấu gạch nối", "front matter must be opened by exactly three hyphens"),
			lang.Textf("thay %q bằng ---", "replace %q by ---", string(trimmed))))
	default:
		return false
	}
	return true
}

// fenceFormat returns the format whose fence the line is, or None.
func fenceFormat(line []byte) Format {
	if len(line) < 3 || line[0] != '-' && line[0] != '+' {
		return None
	}
	switch string(bytes.TrimRight(line, " \t\r")) {
	case "---":
		return YAML
	case "+++":
		return TOML
	}
	return None
}

// isThematicBreak reports whether the text between two lines of --- is
// Markdown between two rules, not front matter.
func isThematicBreak(between []byte) bool {
	second := between[:lineEnd(between, 0)]
	return len(bytes.TrimSpace(between)) > 0 && len(bytes.TrimSpace(second)) == 0 && !startsWithKey(between)
}

// startsWithKey reports whether the first line that is neither blank nor a
// comment starts with a key.
func startsWithKey(text []byte) bool {
	for at := 0; at < len(text); at = nextLine(text, at) {
		line := bytes.TrimSpace(text[at:lineEnd(text, at)])
		if len(line) > 0 && line[0] != '#' {
			return isKey(line)
		}
	}
	return false
}

// isKey reports whether the line starts with a name in ASCII and a colon, as
// every key that means something does; a sentence such as "Lưu ý: …" does not.
func isKey(line []byte) bool {
	rest := bytes.TrimLeft(line, "\"' \t")
	n := 0
	for n < len(rest) && isKeyByte(rest[n]) {
		n++
	}
	return n > 0 && bytes.HasPrefix(bytes.TrimLeft(rest[n:], "\"' \t"), []byte{':'})
}

// isLowerKey is isKey for names that start with a small letter: enough to be
// sure that "Note: …" below a rule is not taken for a key.
func isLowerKey(line []byte) bool {
	return len(line) > 0 && line[0] >= 'a' && line[0] <= 'z' && isKey(line)
}

func isKeyByte(b byte) bool {
	return b == '_' || b == '-' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// isDashes reports whether the line holds only hyphens, dashes, pluses or
// signs that word processors put in their place.
func isDashes(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) > 0 && len(bytes.Trim(line, "-+–—−‐‑―")) == 0
}

// lineEnd returns the end of the line that starts at offset, before its line
// break.
func lineEnd(data []byte, at int) int {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(data)
}

// nextLine returns the start of the line after the one that starts at offset,
// or the length of data.
func nextLine(data []byte, at int) int { return min(lineEnd(data, at)+1, len(data)) }
