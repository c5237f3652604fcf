package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// indentParser is the parser of boxes whose text is set in.
type indentParser struct{}

// Trigger is part of [parser.BlockParser], as are those below.
func (indentParser) Trigger() []byte { return []byte{'!', '?', '='} }

func (indentParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	m := indentBox.FindSubmatch(bytes.TrimRight(line[pc.BlockOffset():], "\n"))
	if m == nil || depthOf(parent)+1 > mostNested {
		return nil, parser.NoChildren
	}
	b, names := &box{indent: pc.BlockIndent()}, strings.Fields(string(m[2]))
	isTab := m[1][0] == '='
	if isTab && m[3] == nil || !isTab && len(names) == 0 && m[3] == nil {
		return nil, parser.NoChildren
	}
	title := string(m[3])
	if !isTab && title == "" {
		names, title = bareTitle(names, string(m[2]))
		if (title != "" || len(names) > 1 || string(m[1]) == "!!!" && !isKnownBox(names[0])) && m[3] == nil && !setInBelow(reader.Source(), segment.Stop) {
			return nil, parser.NoChildren // all that it says
		}
	}
	if isTab {
		b.title = plainTitle([]byte(title))
	} else {
		pc.IDs().(*pass).nameBox(b, append(names, "note")[0], plainTitle([]byte(title)))
	}
	b.setHead(b, titleNode(reader.Source(), line, segment, title))
	switch string(m[1]) {
	case "???":
		b.fold = folded
	case "???+":
		b.fold = opened
	}
	reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
	return b, parser.HasChildren
}

// bareTitle parts the words behind the sign of a box into names, which are in small ASCII
// letters, and a title that lacks its quotes: !!! note Cần nhớ.
func bareTitle(names []string, written string) (rest []string, title string) {
	isName := func(word string) bool { return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789_-") == "" }
	if len(names) < 2 || !slices.ContainsFunc(names[1:], func(word string) bool { return !isName(word) }) {
		return names, ""
	}
	written = strings.TrimSpace(written)
	if !isName(names[0]) {
		return nil, written
	}
	return names[:1], strings.TrimSpace(strings.TrimPrefix(written, names[0]))
}

// setInBelow reports whether the text goes on, from a place between lines, with one that is
// set in.
func setInBelow(source []byte, from int) bool {
	rest := bytes.TrimLeft(source[from:min(len(source), from+longestGap)], "\n")
	return bytes.HasPrefix(rest, []byte("  ")) || bytes.HasPrefix(rest, []byte("\t"))
}

// longestGap is how many bytes are looked at for that.
const longestGap = 20

const boxIndent = 4

// Continue takes lines that are set in, and what its own line is set in besides: in
// a list that other programs set in by four, it stands further in than its item.
func (indentParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		reader.Advance(len(bytes.TrimSuffix(line, []byte{'\n'})))
		return parser.Continue | parser.HasChildren
	}
	indent, _ := util.IndentWidth(line, reader.LineOffset())
	if indent < boxIndent {
		return parser.Close
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), min(indent, boxIndent+node.(*box).indent))
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (indentParser) Close(ast.Node, text.Reader, parser.Context) {}
func (indentParser) CanInterruptParagraph() bool                 { return true }
func (indentParser) CanAcceptIndentedLine() bool                 { return false }
