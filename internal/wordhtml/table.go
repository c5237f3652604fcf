package wordhtml

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chuyende/internal/docx"
)

// widest is how many columns and rows a table may come to: what would be more is
// written as paragraphs.
const (
	widest  = 60
	tallest = 5000
)

// table makes a line of a table, or lines of its text where it is none: one that
// has a single cell is a frame, one of a single column a list of paragraphs.
func (m *maker) table(t *docx.Table) []line {
	var rows [][]cell
	columns := 0
	for _, row := range t.Rows {
		if row.Deleted {
			continue
		}
		var cells []cell
		width := 0
		for _, c := range row.Cells {
			cells = append(cells, cell{lines: m.blocks(c.Blocks), span: c.Span, merged: c.Merged})
			width += c.Span
		}
		if hasContent([][]cell{cells}) {
			m.numberEmpty(row, cells)
		}
		columns = max(columns, width)
		rows = append(rows, cells)
	}
	for len(rows) > 0 && !hasContent(rows[len(rows)-1:]) { // room for a signature by hand
		rows = rows[:len(rows)-1]
	}
	if columns == 1 || len(rows) == 0 || columns > widest*4 || len(rows) > tallest || most(rows) <= 1 {
		var all []line
		for _, row := range rows {
			for _, c := range row {
				all = append(all, c.lines...)
			}
		}
		return all
	}
	if !hasContent(rows) {
		return nil
	}
	if all := addressed(rows); all != nil {
		return all
	}
	return []line{{rows: rows, bare: m.document.Styles.IsBare(t)}}
}

// numberEmpty writes into cells without text the number that Word shows in them: rows
// are often counted by a list of empty paragraphs.
func (m *maker) numberEmpty(row docx.Row, cells []cell) {
	for i, c := range row.Cells {
		if len(cells[i].lines) > 0 || len(c.Blocks) == 0 || c.Blocks[0].Paragraph == nil || c.Merged {
			continue
		}
		lay := m.document.Styles.Lay(c.Blocks[0].Paragraph)
		l := line{list: lay.List, level: lay.Level}
		if m.numberOf(&l); l.label != "" {
			cells[i].lines = []line{{spans: []span{{text: strings.TrimSpace(l.label)}}}}
		}
	}
}

// addressed makes lines of a table that holds to whom a paper goes, beside each other
// only on paper: nil of any other.
func addressed(rows [][]cell) []line {
	var all []line
	for i, row := range rows {
		for j, c := range row {
			if i == 0 && j == 0 && (len(c.lines) != 1 || !addressee.MatchString(c.lines[0].text())) {
				return nil
			}
			all = append(all, c.lines...)
		}
	}
	if most(rows) > 2 || len(all) > mostSignedLines || slices.ContainsFunc(all, func(l line) bool { return l.rows != nil }) {
		return nil
	}
	for i := range all {
		all[i].plain = true
		if rest, found := afterColon(&all[i]); found && i > 0 {
			all[i].spans = rest
			if !strings.HasSuffix(all[0].text(), ":") {
				all[0].spans = append(slices.Clone(all[0].spans), span{text: ":"})
			}
			if len(all) > 2 { // several, which a colon alone begins
				all[i].spans = append([]span{{text: "- "}}, rest...)
			}
		}
	}
	if len(all) == 2 && strings.HasSuffix(all[0].text(), ":") && !all[1].isItem() && typedMark(all[1].text()) == "" {
		all[0].spans = append(append(slices.Clone(all[0].spans), span{text: " "}), all[1].spans...)
		all = all[:1]
	}
	return all
}

// most is how many cells the longest row has.
func most(rows [][]cell) int {
	n := 0
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
}

func hasContent(rows [][]cell) bool {
	for _, row := range rows {
		for _, c := range row {
			if len(c.lines) > 0 {
				return true
			}
		}
	}
	return false
}

// gridCell is a cell of a table in which all rows have as many.
type gridCell struct {
	html, text string
	above      bool // it goes on from the row above
	across     bool // it goes on from the cell before
}

// tableHTML writes a table such that every row has a cell for each column: what
// goes over several rows is said in each, what goes over several columns in the
// first; rows of a head that stand above each other become one.
func (m *maker) tableHTML(rows [][]cell) string {
	grid := m.grid(rows, headHeight(rows))
	grid = dropEmpty(grid)
	if len(grid) == 0 {
		return ""
	}
	head := min(headRows(grid), len(grid))
	var b strings.Builder
	if len(grid[0]) == 1 { // a form whose other cells wait for ink
		for _, row := range grid {
			b.WriteString(row[0].html)
		}
		return b.String()
	}
	b.WriteString("<table><thead><tr>")
	for c := range grid[0] {
		b.WriteString("<th>" + headOf(grid[:head], c) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	for i, row := range grid[head:] {
		if isHeadAgain(grid, head, head+i) {
			continue
		}
		b.WriteString("<tr>")
		for _, c := range row {
			if c.across {
				c.html = ""
			}
			b.WriteString("<td>" + c.html + "</td>")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
	return b.String()
}

// isHeadAgain holds of a row that says what a row of the head says, in three cells or more:
// some type the head once more where a page begins.
func isHeadAgain(grid [][]gridCell, head, at int) bool {
	for _, row := range grid[:head] {
		same, filled := true, 0
		for c, g := range row {
			text := strings.Join(strings.Fields(g.text), " ")
			same = same && strings.EqualFold(text, strings.Join(strings.Fields(grid[at][c].text), " "))
			if text != "" && !g.across {
				filled++
			}
		}
		if same && filled > 2 {
			return true
		}
	}
	return false
}

// longestRepeat is how many letters a cell over several rows may have to be said
// again in each.
const longestRepeat = 80

// grid lays the cells out.
func (m *maker) grid(rows [][]cell, head int) [][]gridCell {
	columns := 0
	for _, row := range rows {
		width := 0
		for _, c := range row {
			width += min(c.span, widest)
		}
		columns = max(columns, min(width, widest))
	}
	var grid [][]gridCell
	for r, row := range rows {
		out := make([]gridCell, columns)
		at := 0
		for _, c := range row {
			without := docx.Marks(0)
			if r < head { // a head is bold by itself
				without = docx.Bold
			}
			html, text := m.cellHTML(c.lines, without), cellText(c.lines)
			if at >= columns { // beyond all: into the last
				out[columns-1].html += " " + html
				continue
			}
			g := gridCell{html: html, text: text}
			if c.merged && text == "" && r > 0 {
				g = grid[r-1][at]
				if g.above = true; utf8.RuneCountInString(g.text) > longestRepeat {
					g.html = ""
				}
			}
			out[at] = g
			for i := 1; i < c.span && at+i < columns; i++ {
				out[at+i] = gridCell{html: g.html, text: g.text, above: g.above, across: true}
			}
			at += c.span
		}
		grid = append(grid, out)
	}
	return grid
}

// dropEmpty leaves out rows and columns without text.
func dropEmpty(grid [][]gridCell) [][]gridCell {
	var rows [][]gridCell
	used := map[int]bool{}
	for _, row := range grid {
		keep := false
		for c, g := range row {
			if g.html != "" && !g.across && !g.above {
				keep, used[c] = true, true
			}
		}
		if keep {
			rows = append(rows, row)
		}
	}
	for r, row := range rows {
		var kept []gridCell
		for c, g := range row {
			if used[c] {
				kept = append(kept, g)
			}
		}
		rows[r] = kept
	}
	return rows
}

// headRows is how many rows at the top are the head: one, or as many as cells of
// the first go down over, where some of it go over several columns.
func headRows(grid [][]gridCell) int {
	across := false
	for _, g := range grid[0] {
		across = across || g.across
	}
	n := 1
	for across && n < len(grid) && n < 4 {
		down := false
		for _, g := range grid[n] {
			down = down || g.above
		}
		if !down {
			break
		}
		n++
	}
	return n
}

// headHeight is how many rows may be the head, before they are laid out.
func headHeight(rows [][]cell) int {
	n := 1
	for n < len(rows) && n < 4 && len(rows[0]) > 0 && slices.ContainsFunc(rows[n], func(c cell) bool { return c.merged }) &&
		slices.ContainsFunc(rows[0], func(c cell) bool { return c.span > 1 }) {
		n++
	}
	return n
}

// headOf joins what stands above each other in a head.
func headOf(rows [][]gridCell, column int) string {
	var parts []string
	for _, row := range rows {
		g := row[column]
		if g.html == "" || g.above || g.across && len(rows) == 1 || len(parts) > 0 && parts[len(parts)-1] == g.html {
			continue
		}
		html := g.html
		if strings.Count(html, "<p>") == 1 {
			html = strings.TrimSuffix(strings.TrimPrefix(html, "<p>"), "</p>")
		}
		parts = append(parts, html)
	}
	return strings.Join(parts, ": ")
}

// cellHTML writes what stands in a cell; tomarkdown makes one line of it.
func (m *maker) cellHTML(lines []line, without docx.Marks) string {
	var b strings.Builder
	for i := range lines {
		l := &lines[i]
		if l.rows != nil {
			for _, row := range l.rows {
				for _, c := range row {
					b.WriteString(m.cellHTML(c.lines, without))
				}
			}
			continue
		}
		label := ""
		if l.label != "" {
			label = l.label + " "
		}
		b.WriteString("<p>" + escape(label) + m.spansHTML(l.spans, without) + "</p>")
	}
	return b.String()
}

// cellText is the text of a cell.
func cellText(lines []line) string {
	var parts []string
	for i := range lines {
		l := &lines[i]
		if l.rows != nil {
			for _, row := range l.rows {
				for _, c := range row {
					parts = append(parts, cellText(c.lines))
				}
			}
			continue
		}
		parts = append(parts, l.text())
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}
