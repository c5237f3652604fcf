package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chuyende/internal/diag"
)

// skipped is a block that no reader sees: a comment, a script and their like.
// goldmark takes the whole line on which such a block ends; here it ends with
// its closer, and text beside it stays.
type skipped struct {
	ast.HTMLBlock
	form   form // of the last part: several may stand in a row
	first  form
	start  int // in data
	closed bool
	nested bool // a comment opens in it again: the one before was not closed
}

// form is a sort of skipped text, by what it opens and closes with.
type form struct{ open, shut string }

// isComment says that a form is the author's note to himself.
func (f form) isComment() bool { return f.open == "<!--" }

// tag is the element that a form is, "" where it is none.
func (f form) tag() string {
	if f.shut[0] == '<' {
		return f.open[1:]
	}
	return ""
}

// skippedForm returns the form that text, which begins with "<", opens.
func skippedForm(text []byte) (f form, ok bool) {
	for _, f := range []form{
		{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}, {"<script", "</script"}, {"<style", "</style"},
	} {
		if len(text) < len(f.open) || !bytes.EqualFold(text[:len(f.open)], []byte(f.open)) {
			continue
		}
		rest := text[len(f.open):]
		switch {
		case f.open == "<!" && (len(rest) == 0 || !util.IsAlphaNumeric(rest[0])):
			continue
		case f.tag() != "" && len(rest) > 0 && rest[0] != '>' && rest[0] != '/' && !util.IsSpace(rest[0]):
			continue
		}
		return f, true
	}
	return form{}, false
}

// openerEnd returns where the opener ends in text that begins with it: from
// there on its closer counts. "<!-->" and "<!--->" are comments of their own.
func (f form) openerEnd(text []byte) int {
	if f.isComment() && (bytes.HasPrefix(text, []byte("<!-->")) || bytes.HasPrefix(text, []byte("<!--->"))) {
		return len("<!")
	}
	return len(f.open)
}

// end returns where the first closer in text ends, or -1.
func (f form) end(text []byte) int {
	if f.tag() == "" {
		if i := bytes.Index(text, []byte(f.shut)); i >= 0 {
			return i + len(f.shut)
		}
		return -1
	}
	for at := 0; ; at += len("</") {
		i := bytes.Index(text[at:], []byte("</"))
		if i < 0 {
			return -1
		}
		at += i
		if f.closesAt(text[at:]) {
			if i := bytes.IndexByte(text[at:], '>'); i >= 0 {
				return at + i + 1
			}
			return -1
		}
	}
}

func (f form) closesAt(text []byte) bool {
	return len(text) >= len(f.shut) && bytes.EqualFold(text[:len(f.shut)], []byte(f.shut))
}

// closesAfter reports whether the text has a closer of the form behind at. It
// looks for the last one once, so that many openers take no longer than one.
func (p *pass) closesAfter(f form, at int) bool {
	last, known := p.closings[f.shut]
	if !known {
		last = len(p.data)
		for last >= 0 && !f.closesAt(p.data[last:]) {
			last = bytes.LastIndexByte(p.data[:last], f.shut[0])
		}
		if p.closings == nil {
			p.closings = map[string]int{}
		}
		p.closings[f.shut] = last
	}
	return last >= at
}

// skippedParser is the parser of skipped blocks.
type skippedParser struct{}

// Trigger is part of [parser.BlockParser], as are those below.
func (skippedParser) Trigger() []byte { return []byte{'<'} }

// Open takes a line of nothing but skipped text, and one that goes on below.
// Where other text stands behind, the line is a paragraph with a comment in
// it. What never closes is left to be text: it would eat the rest of the page.
func (skippedParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at, pass := pc.BlockOffset(), pc.IDs().(*pass)
	n := &skipped{start: segment.Start - segment.Padding + at}
	for !util.IsBlank(line[at:]) {
		f, ok := skippedForm(line[at:])
		if !ok {
			if n.first.open != "" {
				pass.reportBeside(line[at:], segment.Start-segment.Padding+at)
			}
			return nil, parser.NoChildren
		}
		if n.form = f; n.first.open == "" {
			n.first = f
		}
		from := at + f.openerEnd(line[at:])
		end := f.end(line[from:])
		if n.closed = end >= 0; !n.closed {
			if !pass.closesAfter(f, segment.Start-segment.Padding+from) {
				return nil, parser.NoChildren
			}
			n.note(line[from:])
			break
		}
		n.note(line[from : from+end])
		at = from + end
		at += util.TrimLeftSpaceLength(line[at:])
	}
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// note looks for a comment that opens within a comment.
func (n *skipped) note(inside []byte) {
	n.nested = n.nested || n.form.isComment() && bytes.Contains(inside, []byte(n.form.open))
}

// Continue takes lines up to the closer, and leaves what stands behind it.
func (skippedParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*skipped)
	if n.closed {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	end := n.form.end(line)
	if end < 0 {
		n.note(line)
		n.Lines().Append(segment)
		reader.AdvanceToEOL()
		return parser.Continue | parser.NoChildren
	}
	n.closed = true
	n.note(line[:end])
	n.Lines().Append(segment.WithStop(segment.Start - segment.Padding + end))
	if util.IsBlank(line[end:]) {
		reader.AdvanceToEOL()
	} else {
		reader.Advance(end + util.TrimLeftSpaceLength(line[end:]))
	}
	return parser.Close
}

// Close does nothing.
func (skippedParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph is true, as with all HTML that is not a mere tag.
func (skippedParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine is false: four blanks make code.
func (skippedParser) CanAcceptIndentedLine() bool { return false }

// skipped writes a skipped block where the site allows HTML, and tells of one
// that takes more with it than its author meant.
func (p *pass) skipped(n *skipped) {
	span := diag.Span{Start: n.start, End: p.lineEnd(n.start)}
	switch {
	case !n.closed:
		p.reportUnclosed(n.form, span)
		return
	case n.nested:
		p.reportNested(span)
	case !p.parser.options.AllowHTML && !n.first.isComment():
		p.reportSkipped(n.first, span)
	}
	if p.parser.options.AllowHTML {
		for i := range n.Lines().Len() {
			line := n.Lines().At(i)
			p.html = append(p.html, cleanNull(line.Value(p.data))...)
		}
		if last := len(p.html) - 1; last >= 0 && p.html[last] != '\n' {
			p.html = append(p.html, '\n')
		}
	}
}
