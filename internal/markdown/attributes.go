package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// headingAttributes writes what the author gave to a heading in braces, other
// than its id. Only attributes that cannot act are let through; in particular
// no style and no event handler.
func (p *pass) headingAttributes(n *ast.Heading) {
	for _, attribute := range n.Attributes() {
		name := string(attribute.Name)
		value, isText := attribute.Value.([]byte)
		switch name {
		case "id":
			if !isText || !isID(string(value)) && !(p.parser.options.Generous && isWrittenID(string(value))) {
				span := p.attributeSpan(n, string(value))
				p.report(ruleHeadingIDForm, span.Start, span.End,
					lang.Textf("mã của tiêu đề chỉ được có chữ không dấu, chữ số, - và _", "a heading's id may only hold ASCII letters, digits, - and _"),
					lang.Textf("ví dụ: {#muc-dich}", "for example: {#muc-dich}"))
			}
			continue
		case "class", "lang", "dir", "title":
			if isText {
				p.html = appendAttribute(p.html, name, value)
				continue
			}
		}
		if p.parser.options.Generous {
			continue // it says how the heading is shown
		}
		span := p.attributeSpan(n, name)
		p.report(ruleAttributeDropped, span.Start, span.End,
			lang.Textf("thuộc tính %q của tiêu đề bị bỏ qua", "the heading's attribute %q is dropped", name),
			lang.Textf("được dùng: #mã, .lớp, lang, dir, title", "allowed: #id, .class, lang, dir, title"))
	}
}

// attributeSpan returns where a word stands in the braces of a heading, or the
// heading where it is not found there.
func (p *pass) attributeSpan(n *ast.Heading, word string) diag.Span {
	span := p.headingSpan(n)
	if n.Lines().Len() > 0 { // of an underlined heading, its last line
		span.End = max(span.End, p.lineEnd(n.Lines().At(n.Lines().Len()-1).Start))
	}
	line := p.data[span.Start:span.End]
	brace := bytes.LastIndexByte(line, '{')
	if brace < 0 || word == "" {
		return span
	}
	at := strings.Index(string(line[brace:]), word)
	if at < 0 {
		return span
	}
	start := span.Start + brace + at
	return diag.Span{Start: start, End: start + len(word)}
}
