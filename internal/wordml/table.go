package wordml

import "strconv"

// table writes a table.
func (w *writer) table(t *Table) {
	total := Twips(0)
	for _, width := range t.Widths {
		total += width
	}
	w.open("<w:tbl><w:tblPr>")
	w.open(`<w:tblW w:w="`, total.String(), `" w:type="dxa"/>`)
	if t.Left != 0 {
		w.open(`<w:tblInd w:w="`, t.Left.String(), `" w:type="dxa"/>`)
	}
	if t.Grid {
		w.open("<w:tblBorders>")
		for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
			w.open("<w:", side, ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
		}
		w.open("</w:tblBorders>")
	}
	w.open(`<w:tblLayout w:type="fixed"/><w:tblCellMar>`)
	for _, side := range []string{"left", "right"} {
		w.open("<w:", side, ` w:w="`, t.Padding.String(), `" w:type="dxa"/>`)
	}
	w.open("</w:tblCellMar>")
	if t.Caption != "" {
		w.value("w:tblCaption", t.Caption)
	}
	w.open("</w:tblPr><w:tblGrid>")
	for _, width := range t.Widths {
		w.open(`<w:gridCol w:w="`, width.String(), `"/>`)
	}
	w.open("</w:tblGrid>")
	for i := range t.Rows {
		w.row(t, &t.Rows[i])
	}
	w.open("</w:tbl>")
}

func (w *writer) row(t *Table, r *Row) {
	w.open("<w:tr><w:trPr><w:cantSplit/>")
	if r.Height > 0 {
		w.open(`<w:trHeight w:val="`, r.Height.String(), `"/>`)
	}
	w.flag("w:tblHeader", r.Head)
	w.open("</w:trPr>")
	at := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		span := clamp(c.Span, 1, len(t.Widths)-at)
		if span < 1 {
			break // more cells than columns
		}
		w.cell(c, span, t.Widths[at:at+span])
		at += span
	}
	if at < len(t.Widths) { // a row must fill the table
		w.cell(&Cell{}, len(t.Widths)-at, t.Widths[at:])
	}
	w.open("</w:tr>")
}

func (w *writer) cell(c *Cell, span int, widths []Twips) {
	width := Twips(0)
	for _, one := range widths {
		width += one
	}
	w.open(`<w:tc><w:tcPr><w:tcW w:w="`, width.String(), `" w:type="dxa"/>`)
	if span > 1 {
		w.value("w:gridSpan", strconv.Itoa(span))
	}
	w.shade(c.Shade)
	if c.Middle {
		w.value("w:vAlign", "center")
	}
	w.open("</w:tcPr>")
	w.blocks(c.Blocks, nil)
	if len(c.Blocks) == 0 {
		w.open("<w:p/>")
	} else if _, ok := c.Blocks[len(c.Blocks)-1].(*Table); ok {
		w.open("<w:p/>") // a cell must end with a paragraph
	}
	w.open("</w:tc>")
}
