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

// longestCell is how many letters a cell of a table may have that is no text laid out by it.
const longestCell = 300

// isLayout holds of a table that only puts texts beside and below each other: it says so, or
// it names no columns, and in its cells stand headings, tables, or nearly all of its text in one.
func isLayout(n *html.Node) bool {
	if role := attribute(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	if border := attribute(n, "border"); border != "" && border != "0" {
		return false
	}
	rows := rowsOf(n)
	whole, most, held, nested := letters(n), 0, false, false
	for _, row := range rows {
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "th" {
				return false
			}
			if c.Data == "td" {
				most = max(most, letters(c))
				each(c, func(e *html.Node) {
					held = held || isHeading(e.Data)
					nested = nested || e.Data == "table" && numberedCode(e) == nil
				})
			}
		}
	}
	return len(rows) > 0 && first(n, "caption") == nil && first(n, "thead") == nil && (held || nested && whole >= longestCell || most >= longestCell && most*10 >= whole*8)
}

// layout reads the cells of such a table one after the other.
func (r *reader) layout(n *html.Node) {
	for _, row := range rowsOf(n) {
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "td" || c.Data == "th" {
				r.open = nil
				r.children(c)
				r.open = nil
			}
		}
	}
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
