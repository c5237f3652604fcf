package markdown

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// block writes one block. Every block ends its plain text with "\n".
func (p *pass) block(n ast.Node) {
	if len(p.open) > p.openBase && n.Kind() != ast.KindHTMLBlock {
		p.endImplied("p")
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		p.paragraph(n)
	case *ast.TextBlock:
		if files := p.filesOf(n); files != nil {
			p.shownFiles(files)
			break
		}
		p.reportLineSlips(n)
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
	case *box:
		p.boxBlock(n)
	case *boxTitle: // stands above what is in the box
	case *mathBlock:
		p.mathBlock(n)
	case *ast.CodeBlock:
		p.reportIndented(n)
		p.codeBlock(n, nil)
	case *ast.FencedCodeBlock:
		p.fencedCode(n)
	case *skipped:
		p.skipped(n)
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
	base := p.openBase
	p.openBase = len(p.open)
	for n := parent.FirstChild(); n != nil && !p.full(n.Pos()); n = n.NextSibling() {
		p.block(n)
	}
	p.closeTags(p.openBase)
	p.openBase = base
	p.depth--
}

func (p *pass) paragraph(n *ast.Paragraph) {
	if files := p.filesOf(n); files != nil {
		p.shownFiles(files)
		return
	}
	p.reportLineSlips(n)
	start, opened := len(p.text), len(p.html)
	p.saidAt = start
	p.html = append(p.html, "<p>"...)
	p.inline(n)
	if len(bytes.TrimSpace(p.html[opened+len("<p>"):])) == 0 {
		p.html, p.text = p.html[:opened], p.text[:start] // of nothing but tags and comments
		return
	}
	p.html = append(p.html, "</p>\n"...)
	if p.depth == 0 && len(p.summary) == 0 && !isDisguisedHeading(n) {
		said := bytes.TrimSpace(p.text[min(p.saidAt, len(p.text)):])
		if len(said) > 0 && len(said) < leastSaid {
			said = p.text[start:] // a word between images
		}
		p.summary = append(p.summary, said...)
	}
	p.text = append(p.text, '\n')
}

// leastSaid is how many bytes after its images sum a paragraph up.
const leastSaid = 24

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
