package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// signParser is the parser of boxes that a sign makes of a paragraph, as Docsify has
// them, "!> text", "?> text", and Grav, "!! text": see [noticeBox].
type signParser struct{}

// Trigger is part of [parser.BlockParser], as are those below.
func (signParser) Trigger() []byte { return []byte{'!', '?'} }

func (signParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = line[pc.BlockOffset():]
	if m := namedSign.FindSubmatchIndex(line); m != nil && depthOf(parent)+1 <= mostNested {
		b := &box{}
		b.name = string(line[m[2]:m[3]])
		reader.Advance(pc.BlockOffset() + m[1])
		return b, parser.HasChildren
	}
	if b, size := signedBox(line); b != nil && depthOf(parent)+1 <= mostNested {
		reader.Advance(pc.BlockOffset() + size)
		return b, parser.HasChildren
	}
	if b, size := noticeBox(line); b != nil && depthOf(parent)+1 <= mostNested && !(size == len("! ") && isWithinProse(pc)) {
		reader.Advance(pc.BlockOffset() + size)
		return b, parser.HasChildren
	}
	if len(line) < 4 || line[1] != '>' || line[2] != ' ' || util.IsBlank(line[3:]) || depthOf(parent)+1 > mostNested {
		return nil, parser.NoChildren
	}
	b := &box{}
	if b.name = "tip"; line[0] == '!' {
		b.name = "important"
	}
	reader.Advance(pc.BlockOffset() + len("!> "))
	return b, parser.HasChildren
}

// notices are the boxes of Grav by how many signs begin their lines. One sign alone begins
// no box within a paragraph.
var notices = map[string]string{"!": "warning", "!!": "caution", "!!!": "note", "!!!!": "tip"}

// isWithinProse reports whether a line goes on with a paragraph.
func isWithinProse(pc parser.Context) bool {
	last := pc.LastOpenedBlock().Node
	return last != nil && last.Kind() == ast.KindParagraph
}

// noticeBox is the box of a line that begins with such signs, with how many bytes they are;
// nil of any other line.
func noticeBox(line []byte) (*box, int) {
	size := len(line) - len(bytes.TrimLeft(line, "!"))
	name, ok := notices[string(line[:size])]
	if !ok || size+1 >= len(line) || line[size] != ' ' || util.IsBlank(line[size:]) {
		return nil, 0
	}
	b := &box{notice: string(line[:size+1])}
	b.name = name
	return b, size + 1
}

// namedSign is the sign of a box that a command makes of its text: see [masker.boxed].
var namedSign = regexp.MustCompile(`^!(note|tip|important|warning|caution)> +`)

// Continue takes the lines of the paragraph, without the signs that Grav has before each.
func (signParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Close
	}
	if sign := node.(*box).notice; sign != "" && bytes.HasPrefix(line, []byte(sign)) {
		reader.Advance(len(sign))
	}
	return parser.Continue | parser.HasChildren
}

func (signParser) Close(ast.Node, text.Reader, parser.Context) {}
func (signParser) CanInterruptParagraph() bool                 { return true }
func (signParser) CanAcceptIndentedLine() bool                 { return false }
