package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chuyende/internal/lang"
)

// How deep blocks, and emphasis and links in a block, may stand in each other.
// No author gets near it; a hostile file would otherwise exhaust the stack.
const (
	mostNested        = 60
	mostNestedInlines = 200
	mostNestedTags    = 200 // of raw HTML that stay open: what opens more is left out, its text stays
)

// shallow is a parser of blocks that hold blocks, which opens none where that
// would put one into mostNested others: what would open it is text.
//
// A list and its first item open together or not at all, and an item of an
// open list always: goldmark takes every child of a list for an item, and a
// list for something that has one.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	switch parent.(type) {
	case *ast.List, *extast.DefinitionList:
	default:
		const listAndItem = 2
		if depthOf(parent)+listAndItem > mostNested {
			return s.refuse(parent, reader, pc)
		}
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// refuse reports a block that would open too deep. Whether one would is only
// known by trying, which moves the reader.
func (s shallow) refuse(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, position := reader.Position()
	node, _ := s.BlockParser.Open(parent, reader, pc)
	if node != nil {
		pc.IDs().(*pass).reportTooDeep(position.Start)
	}
	reader.SetPosition(line, position)
	return nil, parser.NoChildren
}

// depthOf counts the blocks around a place. The blocks that goldmark has open
// are no measure of it: those that the line closes are still among them.
func depthOf(parent ast.Node) int {
	depth := 0
	for n := parent; n.Parent() != nil; n = n.Parent() {
		depth++
	}
	return depth
}

// reportTooDeep reports the first place that is nested too deep; one is enough.
func (p *pass) reportTooDeep(at int) {
	if p.tooDeep {
		return
	}
	p.tooDeep = true
	at = max(at, 0)
	p.report(ruleNestedTooDeep, at, min(at+1, len(p.data)),
		lang.Textf("quá nhiều tầng lồng nhau", "too many levels stand inside each other"),
		lang.Textf("bỏ bớt các dấu >, -, * hay [ ở đây", "remove some of the signs >, -, * or [ here"))
}
