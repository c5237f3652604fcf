package webpage

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"chuyende/internal/docx"
)

// widest is how many columns a cell may go over.
const widest = 100

// table reads a table. Cells that go down over rows have one below in each.
func (r *reader) table(n *html.Node) docx.Block {
	t := &docx.Table{Rules: docx.Ruled}
	down := map[int][2]int{} // by column: how many rows more, over how many columns
	for _, tr := range rowsOf(n) {
		var row docx.Row
		column := 0
		above := func() {
			for left := down[column]; left[0] > 0; left = down[column] {
				row.Cells = append(row.Cells, docx.Cell{Span: left[1], Merged: true})
				down[column] = [2]int{left[0] - 1, left[1]}
				column += left[1]
			}
		}
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.Data != "td" && c.Data != "th" || c.Type != html.ElementNode {
				continue
			}
			above()
			cell := docx.Cell{Span: spanOf(c, "colspan"), Blocks: r.blocks(c)}
			if rows := spanOf(c, "rowspan"); rows > 1 {
				down[column] = [2]int{rows - 1, cell.Span}
			}
			row.Cells = append(row.Cells, cell)
			column += cell.Span
		}
		above()
		if len(row.Cells) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return docx.Block{Table: t}
}

// numberedCode is the code of a table that only sets numbers beside its lines, nil of
// any other table.
func numberedCode(n *html.Node) *html.Node {
	rows := rowsOf(n)
	if len(rows) != 1 {
		return nil
	}
	var codes []*html.Node
	cells := 0
	each(rows[0], func(e *html.Node) {
		switch e.Data {
		case "td", "th":
			cells++
		case "pre":
			codes = append(codes, e)
		}
	})
	if cells != 2 || len(codes) != 2 {
		return nil
	}
	first := 0
	for i, field := range strings.Fields(textOf(codes[0])) {
		number, err := strconv.Atoi(field)
		if i == 0 {
			first = number
		}
		if err != nil || number != first+i {
			return nil
		}
	}
	return codes[1]
}

func spanOf(n *html.Node, name string) int {
	if span, err := strconv.Atoi(attribute(n, name)); err == nil && 1 < span {
		return min(span, widest)
	}
	return 1
}

// rowsOf are the rows of a table, not those of tables in it.
func rowsOf(n *html.Node) []*html.Node {
	var rows []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "tr":
			rows = append(rows, c)
		case "thead", "tbody", "tfoot":
			rows = append(rows, rowsOf(c)...)
		}
	}
	return rows
}
