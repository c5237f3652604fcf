package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"chuyende/internal/vietnamese"
)

// definitionList writes terms and what they mean.
func (p *pass) definitionList(n *extast.DefinitionList) {
	p.html = append(p.html, "<dl>\n"...)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			p.term(child)
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

// TermPrefix begins the ids of terms: those of headings must not depend on them.
const TermPrefix = "dt-"

// term writes a term. On plain pages it has an id, as links lead to it there.
func (p *pass) term(n *extast.DefinitionTerm) {
	p.html = append(p.html, "<dt"...)
	if p.parser.options.Generous {
		if slug := vietnamese.Slug(strings.TrimSpace(string(p.appendPlain(nil, n)))); slug != "" {
			p.anchorID(TermPrefix + slug)
		}
	}
	p.html = append(p.html, '>')
	p.inline(n)
}
