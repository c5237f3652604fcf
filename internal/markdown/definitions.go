package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// definitionList writes terms and what they mean.
func (p *pass) definitionList(n *extast.DefinitionList) {
	p.html = append(p.html, "<dl>\n"...)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			p.html = append(p.html, "<dt>"...)
			p.inline(child)
			p.text = append(p.text, '\n')
			p.html = append(p.html, "</dt>\n"...)
		case *extast.DefinitionDescription:
			p.html = append(p.html, "<dd>"...)
			if _, tight := child.FirstChild().(*ast.TextBlock); !tight {
				p.html = append(p.html, '\n')
			}
			p.blocks(child)
			p.html = append(p.html, "</dd>\n"...)
		}
	}
	p.html = append(p.html, "</dl>\n"...)
}
