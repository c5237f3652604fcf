package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// block writes one block. Every block ends its plain text with "\n".
func (p *pass) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		p.paragraph(n)
	case *ast.TextBlock:
		p.inline(n)
		p.text = append(p.text, '\n')
		if n.NextSibling() != nil && n.FirstChild() != nil {
			p.html = append(p.html, '\n')
		}
	case *ast.Heading:
		p.heading(n)
	case *ast.List:
		p.list(n)
	case *ast.Blockquote:
		p.html = append(p.html, "<blockquote>\n"...)
		p.blocks(n)
		p.html = append(p.html, "</blockquote>\n"...)
	case *alert:
		p.alert(n)
	case *ast.CodeBlock:
		p.codeBlock(n, nil)
	case *ast.FencedCodeBlock:
		p.codeBlock(n, unescape(n.Language(p.data)))
	case *ast.HTMLBlock:
		p.htmlBlock(n)
	case *ast.ThematicBreak:
		p.html = append(p.html, "<hr>\n"...)
	case *extast.Table:
		p.table(n)
	case *extast.DefinitionList:
		p.definitionList(n)
	}
}

// blocks writes what stands inside a block.
func (p *pass) blocks(parent ast.Node) {
	p.depth++
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		p.block(n)
	}
	p.depth--
}

func (p *pass) paragraph(n *ast.Paragraph) {
	start := len(p.text)
	p.html = append(p.html, "<p>"...)
	p.inline(n)
	p.html = append(p.html, "</p>\n"...)
	if p.depth == 0 && len(p.summary) == 0 && !isDisguisedHeading(n) {
		p.summary = append(p.summary, p.text[start:]...)
	}
	p.text = append(p.text, '\n')
}

// isDisguisedHeading reports whether a paragraph is bold from end to end: such
// a line names what follows, and says too little to sum it up.
func isDisguisedHeading(n *ast.Paragraph) bool {
	strong, ok := n.FirstChild().(*ast.Emphasis)
	return ok && strong.Level == 2 && n.ChildCount() == 1
}

func (p *pass) list(n *ast.List) {
	tag := "ul>\n"
	if n.IsOrdered() {
		tag = "ol>\n"
	}
	p.html = append(p.html, '<')
	if n.IsOrdered() && n.Start != 1 {
		p.html = append(p.html, `ol start="`...)
		p.html = strconv.AppendInt(p.html, int64(n.Start), 10)
		p.html = append(p.html, "\">\n"...)
	} else {
		p.html = append(p.html, tag...)
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		p.html = append(p.html, "<li"...)
		if isTask(item) {
			p.html = append(p.html, ` class="task"`...)
		}
		p.html = append(p.html, '>')
		if _, tight := item.FirstChild().(*ast.TextBlock); item.FirstChild() != nil && !tight {
			p.html = append(p.html, '\n')
		}
		p.blocks(item)
		p.html = append(p.html, "</li>\n"...)
	}
	p.html = append(append(p.html, "</"...), tag...)
}

// How deep blocks, and emphasis and links in a block, may stand in each other.
// No author gets near it; a hostile file would otherwise exhaust the stack.
const (
	mostNested        = 60
	mostNestedInlines = 200
)

// shallow is a parser of blocks that hold blocks, which opens none below
// mostNested others: what would open one is text.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= mostNested {
		_, segment := reader.PeekLine()
		pc.IDs().(*pass).reportTooDeep(segment.Start)
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// reportTooDeep reports the first place that is nested too deep; one is enough.
func (p *pass) reportTooDeep(at int) {
	if p.tooDeep {
		return
	}
	p.tooDeep = true
	at = max(at, 0)
	p.report(diag.Error, "nested-too-deep", at, min(at+1, len(p.data)),
		lang.Textf("quá nhiều tầng lồng nhau", "too many levels stand inside each other"),
		lang.Textf("bỏ bớt các dấu >, -, * hay [ ở đây", "remove some of the signs >, -, * or [ here"))
}
