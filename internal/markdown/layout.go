package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// Layout of word processors that means something else in Markdown: a first
// line set in, a line drawn below a paragraph, lists with signs of their own.

// reportIndented tells of prose that blanks at its start make code of.
func (p *pass) reportIndented(n *ast.CodeBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	first := lines.At(0)
	if !isProse(p.data[first.Start:min(lines.At(lines.Len()-1).Stop, first.Start+mostAhead)]) {
		return
	}
	start, text := first.Start, first.Start
	for start > 0 && (p.data[start-1] == ' ' || p.data[start-1] == '\t') {
		start--
	}
	for text < len(p.data) && (p.data[text] == ' ' || p.data[text] == '\t') {
		text++
	}
	p.report(ruleCodeIndent, start, text,
		lang.Textf("dấu cách hay tab ở đầu dòng làm đoạn này thành mã", "the blanks or the tab before this line make code of it"),
		lang.Textf("xóa dấu cách và tab ở đầu dòng; nếu đúng là mã thì đặt giữa hai dòng ```", "remove the blanks at the start; if it is code put it between two lines of ```"))
}

// isProse reports whether a text is Vietnamese sentences rather than code: four
// words or more, nearly all of them syllables, some with marks.
func isProse(text []byte) bool {
	if bytes.ContainsAny(text, "{}=<>$\\|`") || bytes.Contains(text, []byte("//")) || bytes.HasPrefix(bytes.TrimSpace(text), []byte{'#'}) {
		return false
	}
	words, syllables, marked := 0, 0, 0
	for _, word := range strings.FieldsFunc(string(text), func(r rune) bool { return !isWord(r) }) {
		if unicode.IsDigit(rune(word[0])) {
			continue
		}
		words++
		if vietnamese.IsSyllable(strings.ToLower(word)) {
			syllables++
			if len(word) > utf8.RuneCountInString(word) {
				marked++
			}
		}
	}
	return words >= 4 && marked >= 2 && syllables*5 >= words*4
}

// reportUnderlined tells of a paragraph that a line drawn right below makes a
// heading of: it has several lines, or ends as sentences do, or the line is
// too short to be meant.
func (p *pass) reportUnderlined(n *ast.Heading, plain string) {
	lines := n.Lines()
	if lines.Len() == 0 || p.data[max(n.Pos(), 0)] == '#' {
		return
	}
	last := lines.At(lines.Len() - 1)
	start := p.lineEnd(max(last.Stop-1, last.Start)) + 1
	if start >= len(p.data) {
		return
	}
	end := p.lineEnd(start)
	start += len(p.data[start:end]) - len(bytes.TrimLeft(p.data[start:end], "> \t"))
	rule := bytes.TrimSpace(p.data[start:end])
	merge := strings.HasPrefix(plain, "<<<<<<<") // a mark of a merge, which is told of as such
	if merge || len(rule) == 0 || len(bytes.Trim(rule, "-=")) > 0 ||
		lines.Len() == 1 && len(rule) > 1 && !strings.ContainsAny(plain[max(len(plain)-1, 0):], ".;,") {
		return
	}
	p.report(ruleHeadingLine, start, start+len(rule),
		lang.Textf("dòng %s ngay dưới làm cả đoạn ở trên thành tiêu đề", "this line of %s makes a heading of all the paragraph above", shorten(rule, 10)),
		lang.Textf("để một dòng trống ở trên dòng này; nếu đúng là tiêu đề thì viết: ## %s", "leave an empty line above it; if it is a heading write: ## %s", shorten([]byte(plain), 40)))
}

// itemSign returns what a line begins with where authors number or mark the
// items of a list in a way that is none of Markdown's: "•", "a)", "(1)", "1.1.".
func itemSign(line []byte) (sign string, isBullet bool) {
	word, _, more := bytes.Cut(bytes.ReplaceAll(line[:min(len(line), 12)], []byte("\u00a0"), []byte{' '}), []byte{' '})
	if !more || len(word) == 0 {
		return "", false
	}
	r, size := utf8.DecodeRune(word)
	switch {
	case size == len(word):
		return string(word), strings.ContainsRune("•▪●○◦■□▫◆❖➢➤►✓✔–—\uf0b7\uf0a7\uf0d8", r)
	case unicode.IsLetter(r) && string(word[size:]) == ")":
		return string(word), false
	case r == '(' && word[len(word)-1] == ')' && len(word) <= 5:
		inside := strings.Trim(string(word), "()")
		if strings.Trim(inside, "0123456789") == "" || utf8.RuneCountInString(inside) == 1 {
			return string(word), false
		}
	case '0' <= r && r <= '9' && bytes.IndexByte(word, '.') < len(word)-1 && bytes.IndexByte(word, '.') > 0 && len(bytes.Trim(word, "0123456789.")) == 0:
		return string(word), false
	}
	return "", false
}

// reportRunTogether tells of such items on lines of one paragraph: on the page
// they are one line.
func (p *pass) reportRunTogether(n ast.Node) {
	var before string
	var wasBullet bool
	for i := range n.Lines().Len() {
		line := p.sourceLine(n, i)
		sign, isBullet := itemSign(bytes.TrimLeft(line, " \t"))
		start := n.Lines().At(i).Start
		if sign != "" && before != "" && isBullet == wasBullet && (isBullet || follows(before, sign)) {
			hint := lang.Textf("để một dòng trống giữa các mục, hoặc thêm <br> ở cuối mỗi dòng", "leave an empty line between the items, or end each line with <br>")
			if isBullet {
				hint = lang.Textf("viết mỗi mục bắt đầu bằng dấu trừ và dấu cách: - mục", "begin each item with a hyphen and a space: - item")
			}
			p.report(ruleListSigns, start, start+len(line),
				lang.Textf("dòng này dính liền với dòng trên thành một đoạn", "this line and the one above are one line on the page"), hint)
			return
		}
		before, wasBullet = sign, isBullet
		if bytes.HasSuffix(line, []byte("  ")) || bytes.HasSuffix(line, []byte{'\\'}) || bytes.HasSuffix(line, []byte{'>'}) {
			before = ""
		}
	}
}

// follows reports whether b counts on from a: "b)" from "a)", "1.2." from
// "1.1.". In Vietnamese "đ)" comes between "d)" and "e)".
func follows(a, b string) bool {
	a, b = strings.Trim(a, "(). "), strings.Trim(b, "(). ")
	before, last, _ := cutLast(a)
	head, next, _ := cutLast(b)
	from, err := strconv.Atoi(last)
	to, wrong := strconv.Atoi(next)
	if err == nil && wrong == nil {
		return before == head && to == from+1
	}
	const order = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
	i, j := strings.Index(order, strings.ToLower(a)), strings.Index(order, strings.ToLower(b))
	return i >= 0 && i < j && j-i <= 4
}

func cutLast(number string) (before, last string, found bool) {
	i := strings.LastIndexByte(number, '.')
	return number[:max(i, 0)], number[i+1:], i >= 0
}

// reportFenceWords tells of text behind a fence that opens code, where only
// the name of a language belongs: it is not shown.
func (p *pass) reportFenceWords(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	info := n.Info.Segment
	words := strings.Fields(string(info.Value(p.data)))
	text := bytes.ContainsFunc(info.Value(p.data), func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) })
	if len(words) > 2 && !text {
		text = true
		for _, word := range words[1:] {
			text = text && vietnamese.IsSyllable(strings.ToLower(strings.Trim(word, ".,:;!?")))
		}
	}
	if !text {
		return
	}
	p.report(ruleFenceWords, info.Start, info.Stop,
		lang.Textf("chữ ở dòng mở khối mã không hiện ra trang", "what stands on the line that opens code is not shown"),
		lang.Textf("chuyển chữ ấy xuống dòng dưới hoặc lên trên khối mã; ở dòng này chỉ ghi tên ngôn ngữ, ví dụ ```python",
			"move it below or above the code; on this line only the name of a language belongs, such as ```python"))
}

// reportCommentForm tells of what was meant as a comment and is shown: with
// the dashes of a word processor, or a blank in its opener. An end without a
// start is told where it stands alone.
func (p *pass) reportCommentForm(start, end int) {
	for at := start; at < end; at++ {
		open := bytes.IndexByte(p.data[at:end], '<')
		if open < 0 {
			return
		}
		at += open
		rest := bytes.TrimLeft(p.data[at+1:min(end, at+12)], " ")
		mark, isMarked := bytes.CutPrefix(rest, []byte{'!'})
		r, _ := utf8.DecodeRune(bytes.TrimLeft(mark, " "))
		if at > start && p.data[at-1] == '\\' || bytes.HasPrefix(p.data[at:end], []byte("<!--")) ||
			!isMarked || r != '-' && r != '–' && r != '—' && r != '−' {
			continue
		}
		p.report(ruleCommentForm, at, p.lineEnd(at),
			lang.Textf("ghi chú này hiện ra trang vì dấu mở không đúng", "this comment is shown, as its opener is not right"),
			lang.Textf("viết bằng hai dấu trừ thường, không có dấu cách: <!-- ghi chú -->", "write it with two plain hyphens and no blank: <!-- comment -->"))
		return
	}
}
