package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/lang"
)

// mark is a run of *, _ or ~ that was left in a text: it begins or ends no
// emphasis.
type mark struct{ start, end int }

// findMarks notes the marks in data[start:end], a text.
func (p *pass) findMarks(start, end int) {
	for at := start; at < end; at++ {
		next := bytes.IndexAny(p.data[at:end], "*_~")
		if next < 0 {
			return
		}
		from := at + next
		for at = from; at < end && p.data[at] == p.data[from]; at++ {
		}
		size := at - from
		at--
		escaped := from > start && p.data[from-1] == '\\'
		if most := map[byte]int{'*': 3, '_': 2, '~': 2}[p.data[from]]; escaped || size > most || p.data[from] == '~' && size < 2 {
			continue // a mask, a line to write on, "about"
		}
		p.marks = append(p.marks, mark{from, from + size})
	}
}

// reportMarks tells of emphasis that came to nothing in a block.
func (p *pass) reportMarks(block ast.Node) {
	if len(p.marks) == 0 || block.Type() != ast.TypeBlock || block.Lines().Len() == 0 {
		p.marks = p.marks[:0]
		return
	}
	w := within{p.data, block.Lines().At(0).Start, block.Lines().At(block.Lines().Len() - 1).Stop}
	open := map[string]mark{}
	for _, m := range p.marks {
		sign := string(p.data[m.start:m.end])
		before, pending := open[sign]
		if pending && w.isPair(before, m) {
			delete(open, sign)
			p.reportLostPair(w, before, m)
			continue
		}
		if w.opens(m) {
			open[sign] = m
		}
	}
	p.reportLostToList(w, block)
	for _, m := range p.marks {
		sign := string(p.data[m.start:m.end])
		if open[sign] == m && len(sign) > 1 && sign != "__" && w.beginsWord(m) {
			p.report(ruleEmphasisLost, m.start, m.end,
				lang.Textf("dấu %s ở đây không có dấu đóng nên hiện nguyên ra trang", "this %s is not closed and is shown as it stands", sign),
				lang.Textf(`thêm %s ngay sau chữ cuối cần nhấn; nếu là chữ thì viết \ trước mỗi dấu`, `add %s right after the last word; if it is text write \ before each sign`, sign))
		}
	}
	p.marks = p.marks[:0]
}

// reportLostToList tells of "* italics *" at the start of a line, which makes
// an item of a list with a star at its end.
func (p *pass) reportLostToList(w within, block ast.Node) {
	item, ok := block.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != block {
		return
	}
	list, ok := item.Parent().(*ast.List)
	last := p.marks[len(p.marks)-1]
	rest := w.data[last.end:w.to]
	if !ok || list.Marker != '*' || last.end-last.start != 1 || w.data[last.start] != '*' || !isBlank(w.before(last)) || len(bytes.TrimSpace(rest)) > 0 {
		return
	}
	p.report(ruleEmphasisLost, w.from, last.end,
		lang.Textf("dấu * đầu dòng làm dòng này thành mục của danh sách, không thành chữ nghiêng", "the * at the start makes this an item of a list and no italics"),
		lang.Textf("chữ nghiêng thì viết dấu liền với chữ: *%s*", "for italics put the signs next to the text: *%s*", shorten(w.data[w.from:last.start], 40)))
}

// within is the range of a block in its file.
type within struct {
	data     []byte
	from, to int
}

// before and after are the characters beside a mark; a blank at the ends.
func (w within) before(m mark) rune {
	if m.start <= w.from {
		return ' '
	}
	r, _ := utf8.DecodeLastRune(w.data[w.from:m.start])
	return r
}

func (w within) after(m mark) rune {
	if m.end >= w.to {
		return ' '
	}
	r, _ := utf8.DecodeRune(w.data[m.end:w.to])
	return r
}

func isWord(r rune) bool  { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isBlank(r rune) bool { return unicode.IsSpace(r) }

// opens reports whether emphasis may have been meant to begin with a mark: not
// behind a word, where it is a note's sign, in a path, nor alone in brackets.
func (w within) opens(m mark) bool {
	before, after := w.before(m), w.after(m)
	return !isWord(before) && !strings.ContainsRune("/\\{=", before) && !(before == '(' && after == ')') && !(before == '[' && after == ']')
}

// beginsWord reports whether a mark stands before a word as an opening one
// does, and not as in the path "/tin/**".
func (w within) beginsWord(m mark) bool {
	before, after := w.before(m), w.after(m)
	return (isBlank(before) || strings.ContainsRune("(“\"[‘", before)) && (isWord(after) || strings.ContainsRune("(“\"[‘", after))
}

// isPair reports whether two marks were meant to enclose what is between them.
func (w within) isPair(a, b mark) bool {
	inside := w.data[a.end:b.start]
	if len(inside) > mostAhead {
		return false
	}
	letters := bytes.ContainsFunc(inside, unicode.IsLetter)
	spacedOpen, spacedShut := isBlank(w.after(a)), isBlank(w.before(b))
	if !letters || w.before(b) == '(' && w.after(b) == ')' {
		return false
	}
	single := a.end-a.start == 1
	switch {
	case !single && w.data[a.start] == '_' && spacedOpen && spacedShut:
		return w.isStart(a) // else two places to write on
	case !single:
		return true
	case !spacedOpen && !spacedShut && isWord(w.after(b)):
		if isWord(w.before(b)) { // a name with _ in it, unless it is Vietnamese
			return w.data[a.start] == '_' && bytes.IndexByte(inside, ' ') > 0 && bytes.ContainsFunc(inside, func(r rune) bool { return r > unicode.MaxLatin1 })
		}
		return true
	case !spacedOpen && !spacedShut, isWord(w.after(b)):
		return false
	}
	return (w.isStart(a) || w.isEnd(b)) && !w.isSum(a, b)
}

// isStart reports whether a mark begins its block or a part of a sentence,
// isEnd whether it ends one.
func (w within) isStart(m mark) bool {
	text := bytes.TrimRight(w.data[max(w.from, m.start-8):m.start], " \t\n")
	r, _ := utf8.DecodeLastRune(text)
	return len(text) == 0 || unicode.IsPunct(r)
}

func (w within) isEnd(m mark) bool {
	text := bytes.TrimLeft(w.data[m.end:min(w.to, m.end+8)], " \t\n")
	r, _ := utf8.DecodeRune(text)
	return len(text) == 0 || unicode.IsPunct(r)
}

// isSum reports whether the marks are rather signs of multiplication.
func (w within) isSum(a, b mark) bool {
	inside := w.data[a.end:b.start]
	trimmed := bytes.TrimSpace(inside)
	isDigit := func(text []byte, at int) bool { return at >= 0 && at < len(text) && '0' <= text[at] && text[at] <= '9' }
	left := bytes.TrimRight(w.data[max(w.from, a.start-8):a.start], " ")
	right := bytes.TrimLeft(w.data[b.end:min(w.to, b.end+8)], " ")
	return len(trimmed) < 2 || bytes.IndexByte(inside, '=') >= 0 || bytes.HasPrefix(right, []byte{'='}) ||
		isDigit(left, len(left)-1) || isDigit(right, 0) || isDigit(trimmed, 0) && isDigit(trimmed, len(trimmed)-1)
}

// reportLostPair shows how emphasis is written.
func (p *pass) reportLostPair(w within, a, b mark) {
	sign := p.data[a.start:a.end]
	what := lang.Text{VI: "chữ đậm", EN: "bold text"}
	switch {
	case sign[0] == '~':
		what = lang.Text{VI: "chữ gạch ngang", EN: "struck out"}
	case len(sign) == 1:
		what = lang.Text{VI: "chữ nghiêng", EN: "italics"}
	}
	inside := shorten(p.data[a.end:b.start], 40)
	gap := ""
	if isWord(w.after(b)) {
		gap = " …"
	}
	p.report(ruleEmphasisLost, a.start, b.end,
		lang.Textf("dấu %s ở đây không thành %s nên hiện nguyên ra trang", "the %s here makes no %s and is shown as it stands", sign, what),
		lang.Textf("viết dấu liền với chữ bên trong, cách chữ bên ngoài: %s%s%s%s", "put the signs next to the text inside and away from that outside: %s%s%s%s", sign, inside, sign, gap))
}
