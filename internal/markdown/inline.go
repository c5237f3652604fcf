package markdown

import (
	"bytes"
	"regexp"

	emojiast "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"chuyende/internal/diag"
)

// inline writes the text, links, emphasis and so on inside a block, both as
// HTML and as plain text.
func (p *pass) inline(parent ast.Node) {
	if p.inlines >= mostNestedInlines {
		p.reportTooDeep(parent.Pos())
		return
	}
	if p.inlines == 0 {
		p.tags = tags{}
	}
	p.inlines++
	base := p.openBase
	p.openBase = len(p.open)
	for child := parent.FirstChild(); child != nil && !p.full(child.Pos()); child = child.NextSibling() {
		p.beforeChild(child)
		switch n := child.(type) {
		case *ast.Text:
			child = p.run(n)
		case *ast.Emphasis:
			if n.Level == 2 {
				p.wrap("strong", n)
			} else {
				p.wrap("em", n)
			}
		case *ast.Link:
			p.link(n)
			p.reportAttributesAfter(n)
		case *ast.AutoLink:
			p.autoLink(n)
		case *ast.Image:
			p.image(n)
			p.reportAttributesAfter(n)
		case *ast.CodeSpan:
			p.codeSpan(n)
		case *ast.RawHTML:
			child = p.rawHTML(n)
		case *extast.Strikethrough:
			p.wrap("del", n)
		case *highlight:
			p.wrap("mark", n)
		case *extast.FootnoteLink:
			p.footnoteLink(n)
		case *extast.FootnoteBacklink:
			p.footnoteBacklink(n)
		case *extast.TaskCheckBox:
			p.taskCheckBox(n)
		case *formula:
			p.formula(n)
		case *place:
			p.place(n)
		case *sign:
			p.html, p.text = appendEscaped(p.html, []byte(n.text)), append(p.text, n.text...)
		case *emojiast.Emoji:
			p.html, p.text = append(p.html, string(n.Value.Unicode)...), append(p.text, string(n.Value.Unicode)...)
		}
	}
	p.closeTags(p.openBase)
	p.openBase = base
	p.inlines--
	if p.inlines == 0 {
		p.reportMarks(parent)
	}
}

// wrap writes what is inside n as an element without attributes.
func (p *pass) wrap(tag string, n ast.Node) {
	p.html = append(append(append(p.html, '<'), tag...), '>')
	p.inline(n)
	p.html = append(append(append(p.html, "</"...), tag...), '>')
}

// run writes a text together with those that follow it without a gap, and
// returns the last of them. goldmark parts a text wherever a character might
// have begun something; patterns such as document numbers need it whole.
func (p *pass) run(first *ast.Text) (last *ast.Text) {
	last, end := joined(first)
	p.prose(first.Segment.Start, end)
	switch {
	case last.HardLineBreak():
		p.html = append(p.html, "<br>\n"...)
		p.text = append(p.text, ' ')
	case last.SoftLineBreak():
		if p.parser.options.Generous && (p.beginsField(end) || isLabelled(p.data, end)) {
			p.html = append(p.html, "<br>"...)
		}
		p.html = append(p.html, '\n')
		p.text = append(p.text, ' ')
	}
	return last
}

// beginsField reports whether the line behind a place begins with a field of its own:
// see [masker.field].
func (p *pass) beginsField(at int) bool {
	for len(p.fields) > 0 && at < len(p.data) && bytes.IndexByte([]byte("\r\n \t>"), p.data[at]) >= 0 {
		at++
	}
	return p.fields[at]
}

// lineLabel is how a line begins that says one thing of several, as in the head of minutes:
// "Thời gian: 8 giờ", "**Present:** all".
var lineLabel = regexp.MustCompile(`^[ \t>]*(?:[-*+] +)?(?:\*\*|__)?\p{Lu}[^\n:.;!?()\[\]*_]{0,40}(?::(?:\*\*|__)?|(?:\*\*|__):)[ \t]`)

// isLabelled reports whether the line behind data[end] begins with a label, and one before
// it in the paragraph does: its author saw it line by line.
func isLabelled(data []byte, end int) bool {
	next := lineEndOf(data, end) + 1
	if next >= len(data) || !lineLabel.Match(data[next:min(len(data), next+mostLabel)]) {
		return false
	}
	for range mostUnlabelled {
		start := bytes.LastIndexByte(data[:end], '\n') + 1
		line := data[start:min(end, start+mostLabel)]
		if lineLabel.Match(line) {
			return true
		}
		if start == 0 || len(bytes.Trim(line, " \t>")) == 0 {
			break
		}
		end = start - 1
	}
	return false
}

// How many bytes of a line are looked at for its label, and how many lines may go on with
// what stands behind one.
const (
	mostLabel      = 200
	mostUnlabelled = 8
)

// joined returns the last of the texts that follow a text without a gap, and
// where it ends.
func joined(first *ast.Text) (last *ast.Text, end int) {
	last, end = first, first.Segment.Stop
	for !last.SoftLineBreak() && !last.HardLineBreak() {
		next, ok := last.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != end {
			break
		}
		last, end = next, next.Segment.Stop
	}
	return last, end
}

// prose writes data[start:end], a text without markup.
func (p *pass) prose(start, end int) {
	p.reportSlips(start, end)
	if p.inLink == 0 && bytes.IndexByte(p.data[start:end], '/') >= 0 {
		start = p.numbers(start, end)
	}
	p.literal(p.data[start:end])
}

// reportSlips tells of Markdown in a text that came to nothing.
func (p *pass) reportSlips(start, end int) {
	source := p.data[start:end]
	if bytes.IndexByte(source, '[') >= 0 {
		p.reportLostReferences(start, end)
	}
	if bytes.IndexByte(source, '{') >= 0 {
		p.reportCommands(start, end)
	}
	if at := bytes.Index(source, []byte("<!--")); at >= 0 && (at == 0 || source[at-1] != '\\') {
		f, _ := skippedForm(source[at:])
		p.reportUnclosed(f, diag.Span{Start: start + at, End: end})
	}
	if bytes.IndexByte(source, '!') >= 0 {
		p.reportCommentForm(start, end)
	}
	if p.parser.options.Generous {
		p.findLeftovers(start, end)
	}
	p.findMarks(start, end)
}

// literal writes a part of the source with its escapes resolved.
func (p *pass) literal(source []byte) {
	plain := unescape(source)
	p.html = appendEscaped(p.html, plain)
	p.text = append(p.text, plain...)
}

func (p *pass) codeSpan(n *ast.CodeSpan) {
	p.html = append(p.html, "<code>"...)
	start := len(p.text)
	p.text = p.appendCode(p.text, n)
	p.html = appendEscaped(p.html, p.text[start:])
	p.html = append(p.html, "</code>"...)
}

// appendCode appends what stands in a code span. In a cell, where a bare "|"
// would end it, one is written with a backslash before it.
func (p *pass) appendCode(text []byte, n *ast.CodeSpan) []byte {
	start := len(text)
	text = append(text[:start], p.withoutEscapes(p.appendPlain(text, n)[start:])...)
	if p.inTable {
		text = append(text[:start], bytes.ReplaceAll(text[start:], []byte(`\|`), []byte{'|'})...)
	}
	return text
}

// appendPlain appends the plain text inside a node.
func (p *pass) appendPlain(text []byte, parent ast.Node) []byte {
	if p.inlines >= mostNestedInlines {
		p.reportTooDeep(parent.Pos())
		return text
	}
	p.inlines++
	_, isCode := parent.(*ast.CodeSpan)
	for child := parent.FirstChild(); child != nil; child = child.NextSibling() {
		switch n := child.(type) {
		case *ast.Text:
			source := n.Segment.Value(p.data)
			switch {
			case isCode && bytes.HasSuffix(source, []byte{'\n'}):
				text = append(append(text, source[:len(source)-1]...), ' ')
			case isCode:
				text = append(text, source...)
			default:
				text = append(text, unescape(source)...)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				text = append(text, ' ')
			}
		case *ast.AutoLink:
			text = append(text, n.Label(p.data)...)
		case *formula:
			text = append(text, n.value(p.data)...)
		case *sign:
			text = append(text, n.text...)
		case *emojiast.Emoji:
			text = append(text, string(n.Value.Unicode)...)
		case *ast.RawHTML:
			text, child = p.plainTag(text, n)
		case *ast.Image:
			if p.bare {
				continue
			}
			text = p.partAfter(append(appendBlank(text), p.described(n)...), p.linkSpan(n).End)
		default:
			text = p.appendPlain(append(text, p.labels[n]...), n)
		}
	}
	p.inlines--
	return text
}
