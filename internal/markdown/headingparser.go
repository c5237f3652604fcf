package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// longestAttributes is how many bytes the braces behind a heading may hold. For
// each brace of a line goldmark reads on to the end of it, and goes as deep as
// there are brackets.
const longestAttributes = 256

// headingParser is one of goldmark's parsers of headings, with attributes in
// braces at the end of the line: "# Mục đích {#muc-dich}".
type headingParser struct{ parser.BlockParser }

func (h headingParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := h.BlockParser.Open(parent, reader, pc)
	if n == nil || state&parser.RequireParagraph != 0 {
		return n, state
	}
	if attributes(n, reader.Source()) {
		withoutClosing(n, reader.Source())
	}
	return n, state
}

func (h headingParser) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	underlined := n.Lines().Len() > 0 && n.Attributes() == nil
	h.BlockParser.Close(n, reader, pc)
	if underlined {
		attributes(n, reader.Source())
	}
}

// attributes takes the attributes off the last line of a heading, and reports
// whether there are any.
func attributes(n ast.Node, source []byte) bool {
	last := n.Lines().Len() - 1
	if last < 0 {
		return false
	}
	segment := n.Lines().At(last)
	line := segment.Value(source)
	if end := bytes.TrimRight(line, " \t\n"); len(end) == 0 || end[len(end)-1] != '}' {
		return false
	}
	for at := 0; at < len(line); at++ {
		if isEscape(line[at:]) {
			at++
			continue
		}
		if line[at] != '{' || len(line)-at > longestAttributes {
			continue
		}
		reader := text.NewReader(line[at:])
		found, ok := parser.ParseAttributes(reader)
		if rest, _ := reader.PeekLine(); !ok || !util.IsBlank(rest) {
			continue
		}
		for _, attribute := range found {
			n.SetAttribute(attribute.Name, attribute.Value)
		}
		segment.Stop = segment.Start + at - segment.Padding
		n.Lines().Set(last, segment.TrimRightSpace(source))
		return true
	}
	return false
}

// withoutClosing takes the signs off that may close a heading, "# Mục #", once
// the attributes behind them are gone.
func withoutClosing(n ast.Node, source []byte) {
	segment := n.Lines().At(0)
	line := segment.Value(source)
	rest := bytes.TrimRight(line, "#")
	if len(rest) == len(line) || len(rest) > 0 && !util.IsSpace(rest[len(rest)-1]) {
		return
	}
	segment.Stop = segment.Start + len(rest)
	n.Lines().Set(0, segment.TrimRightSpace(source))
}
