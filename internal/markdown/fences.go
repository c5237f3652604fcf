package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// fenceParser is goldmark's parser of fenced code, which also tells of fences
// that never close: what follows them is code down to the end of the text, or
// of the quote or list item around it.
type fenceParser struct{ parser.BlockParser }

func (f fenceParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	n, state := f.BlockParser.Open(parent, reader, pc)
	if n != nil {
		pass := pc.IDs().(*pass)
		start := segment.Start - segment.Padding + pc.BlockOffset()
		end := start
		for end < len(pass.data) && pass.data[end] == line[pc.BlockOffset()] {
			end++
		}
		if pass.fences == nil {
			pass.fences = map[ast.Node]diag.Span{}
		}
		pass.fences[n] = diag.Span{Start: start, End: end}
	}
	return n, state
}

func (f fenceParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := f.BlockParser.Continue(n, reader, pc)
	if state == parser.Close { // by a fence, and not with what is around it
		delete(pc.IDs().(*pass).fences, n)
	}
	return state
}

func (f fenceParser) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	f.BlockParser.Close(n, reader, pc)
	pass := pc.IDs().(*pass)
	at, open := pass.fences[n]
	if !open {
		return
	}
	delete(pass.fences, n)
	fence := pass.data[at.Start:at.End]
	pass.report(ruleFenceOpen, at.Start, pass.lineEnd(at.Start),
		lang.Textf("khối mã mở ở đây không có dòng đóng, nên mọi chữ phía dưới thành mã", "the code that opens here is never closed, so all that follows is code"),
		lang.Textf("thêm một dòng chỉ có %s ở chỗ mã kết thúc, hoặc xóa dòng này nếu không có mã",
			"add a line of %s only where the code ends, or delete this line if there is no code", fence))
}
