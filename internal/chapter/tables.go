package chapter

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// definitions writes terms with what they mean: each term has a meaning and each
// meaning a term, be it an empty one.
func (p *printer) definitions(n *html.Node, c context) {
	p.open("dl", n)
	divided := false
	for _, child := range children(n) {
		divided = divided || child.DataAtom == atom.Div
	}
	var loose []*html.Node
	flush := func() {
		if !slices.ContainsFunc(loose, func(n *html.Node) bool { return !blank(n) }) {
			loose = nil
			return
		}
		if divided {
			p.w.WriteString("<div>")
		}
		p.pairs(loose, c)
		if divided {
			p.w.WriteString("</div>")
		}
		loose = nil
	}
	for _, child := range children(n) {
		if child.DataAtom != atom.Div {
			loose = append(loose, child)
			continue
		}
		flush()
		p.open("div", child)
		p.pairs(children(child), c)
		p.close("div")
	}
	flush()
	p.close("dl")
}

// pairs writes terms and meanings, each kind as it must follow the other.
func (p *printer) pairs(nodes []*html.Node, c context) {
	term, meaning := false, false
	for _, n := range nodes {
		switch {
		case blank(n):
			p.blank(n)
		case n.DataAtom == atom.Dt:
			inner := c
			inner.plain = true
			p.open("dt", n)
			p.flow(children(n), inner)
			p.close("dt")
			term, meaning = true, false
		default:
			if !term {
				p.w.WriteString("<dt></dt>")
				term = true
			}
			meaning = true
			if n.DataAtom == atom.Dd {
				p.open("dd", n)
				p.flow(children(n), c)
				p.close("dd")
				continue
			}
			p.w.WriteString("<dd>")
			p.node(n, c)
			p.w.WriteString("</dd>")
		}
	}
	switch {
	case !term:
		p.w.WriteString("<dt></dt><dd></dd>")
	case !meaning:
		p.w.WriteString("<dd></dd>")
	}
}

// figure writes a figure; its caption is the first or the last of what stands in
// it.
func (p *printer) figure(n *html.Node, c context) {
	all := slices.DeleteFunc(children(n), blank)
	caption := -1
	for _, i := range []int{0, len(all) - 1} {
		if i >= 0 && i < len(all) && all[i].DataAtom == atom.Figcaption && caption < 0 {
			caption = i
		}
	}
	p.open("figure", n)
	for i, child := range all {
		if i == caption {
			p.open("figcaption", child)
			p.flow(children(child), c)
			p.close("figcaption")
			continue
		}
		p.node(child, c)
	}
	p.close("figure")
}

// rows are the rows of one part of a table.
type rows struct {
	name string
	node *html.Node
	rows []*html.Node
}

// table writes a table: its caption, its head, its bodies, its foot, in this
// order. What stands between cells stands before the table already.
func (p *printer) table(n *html.Node, c context) {
	var parts []rows
	var caption *html.Node
	for _, child := range children(n) {
		switch child.DataAtom {
		case atom.Caption:
			if caption == nil {
				caption = child
				continue
			}
			parts = append(parts, rows{"tbody", child, nil})
		case atom.Thead, atom.Tbody, atom.Tfoot:
			parts = append(parts, rows{child.Data, child, children(child)})
		case atom.Tr:
			parts = append(parts, rows{"tbody", nil, []*html.Node{child}})
		}
	}
	p.open("table", n)
	if caption != nil {
		inner := c
		inner.line = true
		p.open("caption", caption)
		p.flow(children(caption), inner)
		p.close("caption")
	}
	for i, part := range arranged(parts) {
		if i > 0 && part.name == "thead" {
			part.name = "tbody"
		}
		p.part(part, c)
	}
	p.close("table")
}

// arranged puts the first head first and the last foot last. Further ones are
// bodies.
func arranged(parts []rows) []rows {
	var head, foot *rows
	var bodies []rows
	for _, part := range parts {
		switch {
		case part.name == "thead" && head == nil:
			head = &part
		case part.name == "tfoot" && foot == nil:
			foot = &part
		default:
			part.name = "tbody"
			bodies = append(bodies, part)
		}
	}
	if head != nil {
		bodies = slices.Insert(bodies, 0, *head)
	}
	if foot != nil {
		bodies = append(bodies, *foot)
	}
	return bodies
}

func (p *printer) part(part rows, c context) {
	if part.node == nil {
		part.node = &html.Node{Type: html.ElementNode}
	}
	p.open(part.name, part.node)
	if part.node.DataAtom == atom.Caption {
		p.w.WriteString("<tr><td>")
		p.flow(children(part.node), c)
		p.w.WriteString("</td></tr>")
	}
	for _, row := range part.rows {
		if row.DataAtom != atom.Tr {
			continue
		}
		p.open("tr", row)
		for _, cell := range children(row) {
			if cell.DataAtom == atom.Td || cell.DataAtom == atom.Th {
				p.cell(cell, c)
			}
		}
		p.close("tr")
	}
	p.close(part.name)
}

func (p *printer) cell(n *html.Node, c context) {
	var more []string
	for _, name := range []string{"colspan", "rowspan"} {
		if value := attribute(n, name); whole.MatchString(value) && len(value) < 4 {
			more = append(more, name, value)
		}
	}
	inner := c
	if n.DataAtom == atom.Th {
		inner.plain = true
		if scope := attribute(n, "scope"); scope == "col" || scope == "row" {
			more = append(more, "scope", scope)
		}
	}
	p.open(n.Data, n, more...)
	p.flow(children(n), inner)
	p.close(n.Data)
}
