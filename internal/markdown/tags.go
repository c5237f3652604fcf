package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// tags is what is known of the dropped tags of a block while it is written.
type tags struct {
	told     string // the element whose tag was told of, until it closes
	depth    int    // how many of its name are open
	breakDue bool   // a new line begins before the next word
	wrote    bool   // something was written that a line can follow
	// lacks are parents known to hold no closing tag of a script, a style.
	lacks [2]ast.Node
}

// rawHTML writes what a site that allows HTML shows of a tag or comment within
// a text, or else drops it, and returns the last node that went with it.
func (p *pass) rawHTML(n *ast.RawHTML) (last ast.Node) {
	if n.Segments.Len() == 0 {
		return n
	}
	span := diag.Span{Start: n.Segments.At(0).Start, End: n.Segments.At(n.Segments.Len() - 1).Stop}
	if f, ok := skippedForm(p.data[span.Start:span.End]); ok {
		return p.skippedInline(n, f, span)
	}
	tag := p.data[span.Start:span.End]
	name := tagName(tag)
	switch role := roleOf(name); {
	case p.parser.options.AllowHTML:
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			p.html = append(p.html, cleanNull(segment.Value(p.data))...)
		}
		p.htmlAnchor(tag)
		p.part(tag)
	case p.parser.options.Generous:
		p.generousTag(tag, span)
	case name == "br":
		p.html = append(p.html, "<br>\n"...)
		p.text = append(p.text, ' ')
	case role == unknown:
		p.html = appendEscaped(p.html, tag)
		p.text = append(p.text, tag...)
		p.tags.wrote = true
		p.reportUnknownTag(name, tag, span)
	default:
		p.dropTag(name, role, tag, span)
	}
	return n
}

// dropTag drops a tag and parts what it parts.
func (p *pass) dropTag(name string, role role, tag []byte, span diag.Span) {
	t, closes := &p.tags, bytes.HasPrefix(tag, []byte("</"))
	single := isVoid(name) || bytes.HasSuffix(tag, []byte("/>"))
	switch {
	case closes && name == t.told:
		if t.depth--; t.depth == 0 {
			t.told = ""
		}
	case closes:
	case single, t.told != "" && t.told != name && leads(name, tag):
		p.reportTag(name, span)
	case t.told == "":
		t.told, t.depth = name, 1
		p.reportTag(name, span)
	case name == t.told:
		t.depth++
	}
	if !t.wrote {
		return
	}
	switch role {
	case line:
		t.breakDue = true
	case apart:
		p.html = appendBlank(p.html)
	case inside:
		return
	}
	p.text = appendBlank(p.text)
	if alt := tagAttribute(tag, "alt"); name == "img" && len(alt) > 0 {
		p.literal(alt)
		p.text, p.html = appendBlank(p.text), appendBlank(p.html)
	}
}

// beforeChild begins the line that a dropped tag asked for, if child is
// something that can be seen.
func (p *pass) beforeChild(child ast.Node) {
	switch n := child.(type) {
	case *ast.RawHTML:
		return
	case *ast.Text:
		if len(bytes.TrimLeft(n.Segment.Value(p.data), " \t\n")) == 0 {
			return
		}
	}
	if p.tags.breakDue {
		p.html = append(p.html, "<br>\n"...)
	}
	p.tags.breakDue, p.tags.wrote = false, true
}

// skippedInline drops skipped text within a text, a script with all inside it.
func (p *pass) skippedInline(n *ast.RawHTML, f form, span diag.Span) (last ast.Node) {
	last = n
	if f.tag() != "" {
		closing := p.closingTag(n, f)
		if closing == nil {
			p.reportUnclosed(f, span)
			return n
		}
		last, span.End = closing, closing.Segments.At(closing.Segments.Len()-1).Stop
	}
	inner := p.data[span.Start+f.openerEnd(p.data[span.Start:]) : span.End]
	switch {
	case f.isComment() && bytes.Contains(inner, []byte(f.open)):
		p.reportNested(span)
	case p.parser.options.AllowHTML:
		p.html = append(p.html, cleanNull(p.data[span.Start:span.End])...)
	case !f.isComment():
		p.reportSkipped(f, span)
	}
	return last
}

// closingTag returns the sibling of n that closes it, or nil. That a parent has
// none is remembered, so that many openers take no longer than one.
func (p *pass) closingTag(n ast.Node, f form) *ast.RawHTML {
	lacks := &p.tags.lacks[len(f.tag())%2] // style, script
	if *lacks == n.Parent() {
		return nil
	}
	for next := n.NextSibling(); next != nil; next = next.NextSibling() {
		raw, ok := next.(*ast.RawHTML)
		if ok && raw.Segments.Len() > 0 && f.closesAt(p.data[raw.Segments.At(0).Start:]) {
			return raw
		}
	}
	*lacks = n.Parent()
	return nil
}

// plainTag appends what a tag is in plain text, and returns the last node that
// went with it.
func (p *pass) plainTag(text []byte, n *ast.RawHTML) ([]byte, ast.Node) {
	if n.Segments.Len() == 0 {
		return text, n
	}
	start, end := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	tag := p.data[start:end]
	if f, ok := skippedForm(tag); ok {
		if closing := p.closingTag(n, f); f.tag() != "" && closing != nil {
			return text, closing
		}
		return text, n
	}
	if p.parser.options.Generous && p.isComponentTag(tag) {
		words, isName := componentWords(tag)
		if text = append(text, words...); isName {
			text = append(text, ' ')
		}
		return text, n
	}
	switch name := tagName(tag); roleOf(name) {
	case unknown:
		if !p.parser.options.AllowHTML {
			return append(text, tag...), n
		}
	case inside:
		return text, n
	}
	return appendBlank(text), n
}

// allowAnyway ends a hint on HTML.
func (p *pass) allowAnyway(hint lang.Text) lang.Text {
	return lang.Textf("%s; hoặc đặt allowHTML: true trong %s nếu tin mọi người viết bài",
		"%s; or set allowHTML: true in %s if you trust everyone who writes", hint, p.parser.options.Settings)
}

func (p *pass) reportTag(name string, span diag.Span) {
	what := lang.Textf("thẻ <%s> bị bỏ, chữ bên trong vẫn còn", "the tag <%s> is dropped, the text inside it stays", name)
	if isVoid(name) {
		what = lang.Textf("thẻ <%s> bị bỏ", "the tag <%s> is dropped", name)
	}
	p.report(ruleHTMLDropped, span.Start, span.End, what, p.allowAnyway(instead(name, p.inTable)))
}

func (p *pass) reportUnknownTag(name string, tag []byte, span diag.Span) {
	p.report(ruleHTMLUnknown, span.Start, span.End,
		lang.Textf("<%s> không phải là thẻ HTML nên hiện ra như chữ", "<%s> is no tag of HTML and is shown as text", name),
		lang.Textf(`nếu đúng là chữ thì viết dấu \ ở trước: \%s`, `if it is text write a \ before it: \%s`, tag))
}

// reportSkipped tells of what is dropped with all inside it.
func (p *pass) reportSkipped(f form, span diag.Span) {
	if p.parser.options.Generous {
		p.countDropped(f.shown(), span)
		return
	}
	rule := ruleHTMLDropped
	rule.Loss = f.open == "<![CDATA["
	p.report(rule, span.Start, span.End,
		lang.Textf("%s và mọi thứ bên trong bị bỏ", "%s is dropped with all that is inside it", f.shown()),
		p.allowAnyway(lang.Textf("xóa phần này", "delete it")))
}

// reportUnclosed tells of a comment or script that never closes.
func (p *pass) reportUnclosed(f form, span diag.Span) {
	if f.isComment() {
		p.report(ruleCommentOpen, span.Start, span.End,
			lang.Textf("ghi chú mở bằng <!-- ở đây không đóng", "the comment that opens here with <!-- never closes"),
			lang.Textf("viết --> ngay sau chữ cuối của ghi chú; ghi chú có dòng trống bên trong thì <!-- phải ở đầu dòng",
				"write --> right after the last word of the comment; if it holds empty lines, <!-- must begin a line"))
		return
	}
	p.report(ruleHTMLOpen, span.Start, span.End,
		lang.Textf("%s không đóng", "%s never closes", f.shown()),
		lang.Textf("thêm %s ở cuối, hoặc xóa phần này", "add %s at its end, or delete it", f.closer()))
}

// reportNested tells of a comment in which another one opens.
func (p *pass) reportNested(span diag.Span) {
	p.report(ruleCommentOpen, span.Start, span.End,
		lang.Textf("trong ghi chú này lại có <!--: có lẽ ghi chú quên đóng và che mất chữ ở giữa", "another <!-- stands in this comment: it may have been left open and hides text"),
		lang.Textf("viết --> ngay sau chữ cuối của mỗi ghi chú", "write --> right after the last word of each comment"))
}

// reportUnfinished tells of raw HTML that does not end within its block.
func (p *pass) reportUnfinished(at int) {
	if f, ok := skippedForm(p.data[at:]); ok {
		p.reportUnclosed(f, diag.Span{Start: at, End: p.lineEnd(at)})
		return
	}
	p.report(ruleHTMLOpen, at, p.lineEnd(at),
		lang.Textf("thẻ HTML mở ở đây không có dấu >", "the HTML tag that opens here has no >"),
		lang.Textf("thêm > ở cuối thẻ", "add > at its end"))
}

// reportBeside tells of text behind a comment that would have been a heading,
// a list or the like on a line of its own.
func (p *pass) reportBeside(rest []byte, at int) {
	if !opensBlock(rest) {
		return
	}
	p.report(ruleCommentBeside, at, p.lineEnd(at),
		lang.Textf("vì đứng sau ghi chú trên cùng dòng, chỗ này không thành tiêu đề, danh sách hay bảng", "behind a comment on its line this is no heading, list or table"),
		lang.Textf("đặt ghi chú ở dòng riêng phía trên", "put the comment on a line of its own above"))
}

// opensBlock reports whether a line begins as a heading, list, quote, code or
// table does.
func opensBlock(line []byte) bool {
	mark := bytes.TrimLeft(line, "#")
	switch {
	case len(mark) < len(line):
		return len(mark) == 0 || mark[0] == ' '
	case bytes.HasPrefix(line, []byte("```")), bytes.HasPrefix(line, []byte("~~~")), line[0] == '|', line[0] == '>':
		return true
	}
	mark = bytes.TrimLeft(line, "0123456789")
	if len(mark) < len(line) {
		return bytes.HasPrefix(mark, []byte(". ")) || bytes.HasPrefix(mark, []byte(") "))
	}
	return len(line) > 1 && line[1] == ' ' && bytes.IndexByte([]byte("-*+"), line[0]) >= 0
}

// shown names the form in a message, closer is what it ends with.
func (f form) shown() string {
	if f.tag() != "" {
		return "<" + f.tag() + ">"
	}
	return f.open + " … " + f.shut
}

func (f form) closer() string {
	if f.tag() != "" {
		return f.shut + ">"
	}
	return f.shut
}
