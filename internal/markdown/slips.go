package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// reportLineSlips tells of lines of a paragraph that were meant as a heading,
// an item of a list, a table or a command of another program.
func (p *pass) reportLineSlips(n ast.Node) {
	lines := n.Lines()
	var before byte
	for i := range lines.Len() {
		line := p.sourceLine(n, i)
		if len(line) == 0 {
			continue
		}
		start := lines.At(i).Start
		if p.parser.options.Generous {
			p.findIncludes(line, start)
		}
		switch c := line[0]; {
		case c == '-' && string(bytes.TrimSpace(line)) == "-->":
			p.report(ruleCommentForm, start, start+len(line),
				lang.Textf("dấu --> này đóng một ghi chú không được mở, nên ghi chú hiện ra trang", "this --> ends a comment that was not opened, so it is shown"),
				lang.Textf("viết <!-- ở đầu ghi chú, hoặc xóa dòng này", "write <!-- before the comment, or delete this line"))
		case c == '#':
			p.reportHashes(line, start)
		case c == '-' || c == '+' || '0' <= c && c <= '9':
			p.reportItem(line, start, i == 0 || before == c)
		case c == ':' && bytes.HasPrefix(line, []byte(":::")), c == '!' && isAdmonition(line):
			if p.parser.options.Generous {
				p.remain(string(line[:3]), line, diag.Span{Start: start, End: start + len(line)})
				break
			}
			p.report(ruleShortcode, start, start+len(line),
				lang.Textf("khung kiểu %s không dùng được ở đây nên hiện nguyên ra trang", "boxes like %s are not known here and are shown as they stand", line[:3]),
				lang.Textf("viết khung ghi chú: một dòng > [!NOTE], rồi mỗi dòng nội dung bắt đầu bằng >", "write an alert: a line > [!NOTE], then each line of text after a >"))
		case c == '{' && p.parser.options.Generous && bytes.HasPrefix(line, []byte("{:")): // braceParser takes it
		case c == '{' && isAttributes(line):
			p.reportAttributes(start, start+bytes.IndexByte(line, '}')+1)
		}
		before = line[0]
	}
	if lines.Len() == 1 && isContentsMark(p.sourceLine(n, 0)) {
		start := lines.At(0).Start
		p.report(ruleContentsMark, start, p.lineEnd(start),
			lang.Textf("dòng này hiện nguyên ra trang: mục lục được làm tự động", "this line is shown as it stands: the contents are made by themselves"),
			lang.Textf("xóa dòng này", "delete this line"))
	}
	p.reportLostTable(n)
	p.reportRunTogether(n)
}

// reportHashes tells of a heading without a blank behind its signs. One sign
// before a word may be a hashtag: it is a heading if the word is a syllable
// with a capital, as hashtags join theirs.
func (p *pass) reportHashes(line []byte, start int) {
	rest := bytes.TrimLeft(line, "#")
	level := len(line) - len(rest)
	first, size := utf8.DecodeRune(rest)
	text := bytes.TrimLeft(rest, "\u00a0 ")
	if len(text) == 0 || first == ' ' && level <= 6 {
		return
	}
	if level == 1 && first != '\u00a0' {
		word, _, more := bytes.Cut(rest, []byte{' '})
		name := strings.TrimRight(string(word), ".,:;!?")
		tail := name[min(size, len(name)):]
		plain := tail == strings.ToLower(tail) || name == strings.ToUpper(name)
		if !unicode.IsUpper(first) || !plain || strings.Trim(name, "#0123456789_") != name || !more && !vietnamese.IsSyllable(strings.ToLower(name)) {
			return
		}
	} else if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("\u00a0*_\"“([ ", first) {
		return
	}
	if level > 6 {
		p.report(ruleHeadingSpace, start, start+len(line),
			lang.Textf("dòng này không thành tiêu đề: nhiều nhất là sáu dấu #", "this is no heading: six # are the most"),
			lang.Textf("viết: ###### %s", "write: ###### %s", shorten(text, 60)))
		return
	}
	p.report(ruleHeadingSpace, start, start+len(line),
		lang.Textf("dòng này không thành tiêu đề vì thiếu dấu cách sau %s", "this is no heading, as there is no space after %s", line[:level]),
		lang.Textf(`viết: %s %s; nếu không phải tiêu đề thì viết \ ở trước`, `write: %s %s; if it is none write \ before it`, line[:level], shorten(text, 60)))
}

// reportItem tells of an item of a list without a blank behind its mark. In
// the middle of a paragraph that is sure only where a sentence begins or the
// line before has the same mark.
func (p *pass) reportItem(line []byte, start int, sure bool) {
	mark := bytes.TrimLeft(line, "0123456789")
	at := len(line) - len(mark) + 1
	if len(mark) == 0 || at > 4 || at > 1 && mark[0] != '.' && mark[0] != ')' {
		return
	}
	rest := line[at:]
	first, size := utf8.DecodeRune(rest)
	second, _ := utf8.DecodeRune(rest[size:])
	isSpaced := first == '\u00a0' || isBox(rest)
	if !isSpaced && (!unicode.IsLetter(first) || !unicode.IsLetter(second) && (first < utf8.RuneSelf || second != ' ') || !sure && !unicode.IsUpper(first)) {
		return
	}
	p.report(ruleListSpace, start, start+len(line),
		lang.Textf("dòng này không thành mục của danh sách vì thiếu dấu cách sau %s", "this is no item of a list, as there is no space after %s", line[:at]),
		lang.Textf(`viết: %s %s; nếu không phải danh sách thì viết %s`, `write: %s %s; if it is no list write %s`,
			line[:at], shorten(bytes.TrimLeft(rest, "\u00a0 "), 60), escapedItem(line, at)))
}

// isBox holds of a task's box, "[ ] ".
func isBox(text []byte) bool {
	return len(text) > 3 && text[0] == '[' && bytes.IndexByte([]byte(" xX"), text[1]) >= 0 && text[2] == ']' && text[3] == ' '
}

// escapedItem shows how a line begins that looks like an item and is none.
func escapedItem(line []byte, at int) string {
	return string(line[:at-1]) + `\` + string(line[at-1:at]) + "…"
}

// isAttributes holds of a line that begins with attributes as other programs
// have them: "{: .x}", and "{.x}" or "{#x}" alone.
func isAttributes(line []byte) bool {
	shut := bytes.IndexByte(line, '}')
	if shut < 0 || bytes.HasPrefix(line, []byte("{:")) {
		return shut > 0
	}
	rest := bytes.TrimSpace(line[shut+1:])
	return shut > 2 && len(rest) == 0 && (line[1] == '.' || line[1] == '#') && line[2]|' ' >= 'a' && line[2]|' ' <= 'z'
}

// isAdmonition holds of `!!! note`, as MkDocs has it.
func isAdmonition(line []byte) bool {
	kind, ok := bytes.CutPrefix(line, []byte("!!! "))
	kind, _, _ = bytes.Cut(kind, []byte{' '})
	return ok && len(kind) > 0 && len(bytes.Trim(kind, "abcdefghijklmnopqrstuvwxyz")) == 0
}

// longestContentsMark is how many bytes such a mark has at most.
const longestContentsMark = len("[[_toc_]]")

// isContentsMark holds of what other programs replace by a table of contents.
func isContentsMark(line []byte) bool {
	line = bytes.Trim(line, " ")
	if len(line) > longestContentsMark { // as most lines are
		return false
	}
	switch strings.ToLower(string(line)) {
	case "[toc]", "[[toc]]", "[[_toc_]]", "{{toc}}", "${toc}", "@[toc]", "{:toc}":
		return true
	}
	return false
}

// reportCommands tells of commands of other programs in a text.
func (p *pass) reportCommands(start, end int) {
	for at := start; at < end; at++ {
		open := bytes.IndexByte(p.data[at:end], '{')
		if open < 0 {
			return
		}
		at += open
		line := p.ahead(at)
		if len(line) < 4 || line[1] != '{' && line[1] != '%' || at > start && p.data[at-1] == '\\' || p.inRaw(at) {
			continue
		}
		shut := bytes.Index(line[2:], []byte{map[byte]byte{'{': '}', '%': '%'}[line[1]], '}'})
		if shut < 0 {
			at++
			continue
		}
		stop := at + 2 + shut + 2
		if p.parser.options.Generous && !isContentsMark(line) {
			p.remain(string(line[:min(len(line), 3)]), p.data[at:stop], diag.Span{Start: at, End: stop})
		} else if !isContentsMark(line) {
			p.report(ruleShortcode, at, stop,
				lang.Textf("lệnh của chương trình khác không dùng được ở đây nên hiện nguyên ra trang", "commands of other programs are not known here and are shown as they stand"),
				lang.Textf("xóa, hoặc thay bằng liên kết [chữ](địa-chỉ); nếu là chữ thì viết giữa hai dấu huyền: `%s`", "delete it or put a link, [text](address); if it is text write it between backquotes: `%s`", p.data[at:stop]))
		}
		at = stop - 1
	}
}

// reportAttributesAfter tells of attributes in braces behind a link or image.
func (p *pass) reportAttributesAfter(n ast.Node) {
	next, ok := n.NextSibling().(*ast.Text)
	if !ok || next.Segment.IsEmpty() || p.data[next.Segment.Start] != '{' {
		return
	}
	start := next.Segment.Start
	line := p.ahead(start)
	shut := bytes.IndexByte(line, '}')
	if shut < 2 {
		return
	}
	if inside := line[1:shut]; bytes.IndexByte([]byte("#.:"), inside[0]) >= 0 || bytes.IndexByte(inside, '=') > 0 {
		p.reportAttributes(start, start+shut+1)
	}
}

func (p *pass) reportAttributes(start, end int) {
	p.report(ruleAttributeText, start, end,
		lang.Textf("phần trong ngoặc nhọn không có tác dụng ở đây nên hiện nguyên ra trang", "what stands in braces means nothing here and is shown as it stands"),
		lang.Textf("xóa phần này; chỉ tiêu đề được có, ví dụ {#muc-dich}", "delete it; only headings may have it, as in {#muc-dich}"))
}
