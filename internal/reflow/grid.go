package reflow

import (
	"math"
	"slices"

	"chuyende/internal/docx"
	"chuyende/internal/pdf"
)

// near is how far apart rules may be that meet, in points.
const near = 3.0

// grid is a table that is ruled: the places of its upright rules from the left, and of its
// level ones from the top.
type grid struct {
	box    pdf.Box
	xs, ys []float64
	rules  []pdf.Rule
	lines  []line
}

// mostColumns is how many columns and one a table may have.
const mostColumns = 40

// gridsOf finds the tables that rules make: rules that meet, upright and level ones, with
// more than one column. One column is a frame around text.
func gridsOf(rules []pdf.Rule) []*grid {
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if group[i] != i {
			group[i] = find(group[i])
		}
		return group[i]
	}
	if len(rules) > mostRules {
		return nil
	}
	for i := range rules {
		for j := range i {
			if meet(rules[i], rules[j]) {
				group[find(i)] = find(j)
			}
		}
	}
	byGroup := map[int][]pdf.Rule{}
	var order []int
	for i, r := range rules {
		g := find(i)
		if byGroup[g] == nil {
			order = append(order, g)
		}
		byGroup[g] = append(byGroup[g], r)
	}
	var all []*grid
	for _, at := range order {
		if g, ok := newGrid(byGroup[at]); ok {
			all = append(all, g)
		}
	}
	return all
}

// mostRules is how many rules a page may have with tables: what has more is a drawing.
const mostRules = 3000

func meet(a, b pdf.Rule) bool {
	return a.Left <= b.Right+near && b.Left <= a.Right+near && a.Bottom <= b.Top+near && b.Bottom <= a.Top+near
}

func newGrid(rules []pdf.Rule) (*grid, bool) {
	g := &grid{rules: rules, box: rules[0].Box}
	for _, r := range rules {
		g.box.Left, g.box.Right, g.box.Bottom, g.box.Top = min(g.box.Left, r.Left), max(g.box.Right, r.Right), min(g.box.Bottom, r.Bottom), max(g.box.Top, r.Top)
		if r.Upright {
			g.xs = append(g.xs, (r.Left+r.Right)/2)
		} else {
			g.ys = append(g.ys, (r.Bottom+r.Top)/2)
		}
	}
	g.xs, g.ys = distinct(g.xs), distinct(g.ys)
	slices.Reverse(g.ys)
	return g, 3 <= len(g.xs) && len(g.xs) <= mostColumns && len(g.ys) >= 2
}

// distinct are places that are more than a rule's thickness apart, in order.
func distinct(all []float64) []float64 {
	slices.Sort(all)
	var kept []float64
	for _, at := range all {
		if n := len(kept); n == 0 || at-kept[n-1] > near {
			kept = append(kept, at)
		}
	}
	return kept
}

// gridOf is the table that a line stands in, nil for none.
func gridOf(grids []*grid, l line) *grid {
	for _, g := range grids {
		if y := (l.Bottom + l.Top) / 2; g.box.Left-near < l.middle() && l.middle() < g.box.Right+near && g.box.Bottom < y && y < g.box.Top {
			return g
		}
	}
	return nil
}

// table adds a table. One that goes on at the top of a page goes on with its rows.
func (m *maker) table(g *grid) {
	rows := g.rows()
	if len(rows) == 0 {
		return
	}
	if before := m.lastTable; before != nil && m.last == nil && len(m.blocks) > 0 && m.blocks[len(m.blocks)-1].Table != nil && sameColumns(before.xs, g.xs) {
		t := m.blocks[len(m.blocks)-1].Table
		if textOfRow(rows[0]) == textOfRow(t.Rows[0]) { // its head is said again
			rows = rows[1:]
		}
		t.Rows = append(t.Rows, rows...)
		m.lastTable = g
		return
	}
	m.close()
	m.blocks = append(m.blocks, docx.Block{Table: &docx.Table{Rows: rows, Rules: docx.Ruled}})
	m.lastTable = g
}

func sameColumns(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < 2*near })
}

func textOfRow(row docx.Row) string {
	text := ""
	for _, c := range row.Cells {
		for _, b := range c.Blocks {
			if b.Paragraph != nil {
				text += textOf(b.Paragraph.Runs)
			}
		}
		text += "\t"
	}
	return text
}

// rows lays the lines of a table out in its cells. Those between which no rule stands are
// one.
func (g *grid) rows() []docx.Row {
	columns, height := len(g.xs)-1, len(g.ys)-1
	cells := make([]*gridCell, columns*height)
	for i := range cells {
		row, column := i/columns, i%columns
		switch { // what is before or above takes it in
		case column > 0 && !g.isRuled(g.xs[column], g.between(row), true):
			cells[i] = cells[i-1]
		case row > 0 && !g.isRuled(g.ys[row], (g.xs[column]+g.xs[column+1])/2, false):
			cells[i] = cells[i-columns]
		default:
			cells[i] = &gridCell{}
		}
	}
	for _, l := range g.lines {
		for _, part := range g.split(l) {
			c := cells[index((part.Bottom+part.Top)/2, g.ys, true)*columns+index(part.middle(), g.xs, false)]
			c.lines = append(c.lines, part)
		}
	}
	var rows []docx.Row
	for r := range height {
		var row docx.Row
		for at := 0; at < columns; {
			c, to := cells[r*columns+at], at+1
			for to < columns && cells[r*columns+to] == c {
				to++
			}
			cell := docx.Cell{Span: to - at, Merged: c.written}
			if !c.written {
				cell.Blocks, c.written = inCell(c.lines, g.xs[at]+2*near, g.xs[to]-2*near, false), true
			}
			row.Cells = append(row.Cells, cell)
			at = to
		}
		rows = append(rows, row)
	}
	return rows
}

// gridCell is a cell that is being filled.
type gridCell struct {
	lines   []line
	written bool
}

func (g *grid) between(row int) float64 { return (g.ys[row] + g.ys[row+1]) / 2 }

// isRuled reports whether a rule stands at a place, where the other way counts at.
func (g *grid) isRuled(place, at float64, upright bool) bool {
	return slices.ContainsFunc(g.rules, func(r pdf.Rule) bool {
		if r.Upright != upright {
			return false
		}
		if upright {
			return math.Abs((r.Left+r.Right)/2-place) <= near && r.Bottom-near < at && at < r.Top+near
		}
		return math.Abs((r.Bottom+r.Top)/2-place) <= near && r.Left-near < at && at < r.Right+near
	})
}

// split cuts a line where an upright rule goes through one of its gaps: a row's cells may
// be written in one go.
func (g *grid) split(l line) []line {
	var all []line
	from, column := 0, -1
	for i, c := range l.letters {
		if c.Text <= ' ' {
			continue
		}
		at := index((c.Left+c.Right)/2, g.xs, false)
		if column >= 0 && at != column && g.isRuled(g.xs[max(at, column)], l.base+l.size/3, true) {
			if part, ok := newLine(l.letters[from:i]); ok {
				all = append(all, part)
			}
			from = i
		}
		column = at
	}
	if part, ok := newLine(l.letters[from:]); ok {
		all = append(all, part)
	}
	return all
}

// index is between which two of some places one is: they go up, or down.
func index(at float64, places []float64, down bool) int {
	for i := range len(places) - 2 {
		if !down && at < places[i+1] || down && at > places[i+1] {
			return i
		}
	}
	return max(len(places)-2, 0)
}
