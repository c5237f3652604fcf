package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a box that a theme can let scroll sideways on small
// screens, and that the keyboard can then reach.
func (p *pass) table(n *extast.Table) {
	p.tables++
	p.html = append(p.html, `<div class="table" role="group" tabindex="0"`...)
	p.html = appendAttribute(p.html, "aria-label", []byte(p.parser.say("table.label", p.tables)))
	p.html = append(p.html, ">\n<table>\n"...)
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, isHeader := row.(*extast.TableHeader); isHeader {
			p.html = append(p.html, "<thead>\n"...)
			p.tableRow(row, "th", ` scope="col"`)
			p.html = append(p.html, "</thead>\n"...)
			continue
		}
		if !body {
			p.html = append(p.html, "<tbody>\n"...)
			body = true
		}
		p.tableRow(row, "td", "")
	}
	if body {
		p.html = append(p.html, "</tbody>\n"...)
	}
	p.html = append(p.html, "</table>\n</div>\n"...)
}

func (p *pass) tableRow(row ast.Node, tag, attributes string) {
	p.reportLostCells(row)
	p.html = append(p.html, "<tr>"...)
	for child := row.FirstChild(); child != nil; child = child.NextSibling() {
		p.html = append(append(append(p.html, '<'), tag...), attributes...)
		// An attribute, and not goldmark's style, which the pages' content
		// security policy forbids.
		if cell, ok := child.(*extast.TableCell); ok && cell.Alignment != extast.AlignNone {
			p.html = appendAttribute(p.html, "align", []byte(cell.Alignment.String()))
		}
		p.html = append(p.html, '>')
		p.inTable = true
		p.inline(child)
		p.inTable = false
		p.html = append(append(append(p.html, "</"...), tag...), '>')
		p.text = append(p.text, '\t')
	}
	p.html = append(p.html, "</tr>\n"...)
	if last := len(p.text) - 1; last >= 0 && p.text[last] == '\t' {
		p.text[last] = '\n'
	}
}
