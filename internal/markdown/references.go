package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"chuyende/internal/diag"
)

// referenceTransformer takes the lines that say what the name of a reference
// stands for, "[name]: address", out of the start of a paragraph. It reads them
// as goldmark's own does, which copies the rest of the lines for each of them.
type referenceTransformer struct{}

func (referenceTransformer) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := n.Lines()
	if first := lines.At(0); util.TrimLeftSpaceLength(first.Value(reader.Source())) >= first.Len() {
		return
	}
	block := text.NewBlockReader(reader.Source(), lines)
	read := 0
	for {
		name, t, end, ok := definition(block)
		if !ok {
			break
		}
		pc.AddReference(parser.NewReference(name, t.destination, t.title))
		from := lines.At(read)
		span := diag.Span{Start: from.Start + util.TrimLeftSpaceLength(from.Value(reader.Source())) - from.Padding, End: lines.At(min(end, lines.Len()) - 1).Stop}
		pc.IDs().(*pass).define(name, t.destination, span)
		read = end
		block.SetPosition(end, text.NewSegment(-1, -1))
		if end >= lines.Len() {
			break
		}
	}
	if read == 0 {
		return
	}
	if read >= lines.Len() {
		n.Parent().RemoveChild(n.Parent(), n)
		return
	}
	lines.SetSliced(read, lines.Len())
	n.SetPos(lines.At(0).Start)
}

// definition reads one definition, which block stands at, and returns the line
// of the block behind it.
func definition(block text.Reader) (name []byte, t target, end int, ok bool) {
	line, _ := block.PeekLine()
	width, at := util.IndentWidth(line, 0)
	if width > 3 || at >= len(line) || line[at] != '[' {
		return nil, target{}, 0, false
	}
	block.Advance(at + 1)
	name, ok = label(block)
	if !ok || util.IsBlank(name) || block.Peek() != ':' {
		return nil, target{}, 0, false
	}
	block.Advance(1)
	if t.destination, ok = destination(block); !ok {
		return nil, target{}, 0, false
	}
	rest, _ := block.PeekLine()
	alone := util.IsBlank(rest) // a title may still stand on the next line
	number, _ := block.Position()
	_, spaces, _ := block.SkipSpaces()
	if spaces > 0 {
		t.title, ok = title(block)
		rest, _ = block.PeekLine()
		if ok && util.IsBlank(rest) {
			last, _ := block.Position()
			return name, t, last + 1, true
		}
	}
	return name, target{destination: t.destination}, number + 1, alone
}
