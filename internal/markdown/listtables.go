package markdown

import (
	"regexp"
	"strconv"
	"strings"
)

// Tables that MyST writes as a list of lists, in a directive {list-table}:
//
//	* - Name
//	  - What
//	* - a
//	  - b

var listRow = regexp.MustCompile(`^( *)[*+-]( +)[*+-](?: +(\S.*)?)?$`)

// listTable puts a table in the place of such a directive, whose text is data[after:from]
// and whose last line ends at to; false where it is no list of lists.
func (t *takenText) listTable(start, after, from, to int, d directiveHead) bool {
	table, ok := readListTable(strings.Split(strings.TrimRight(string(t.data[after:from]), "\n"), "\n"), d.margin)
	if !ok {
		return false
	}
	if n, err := strconv.Atoi(d.options["header-rows"]); err == nil {
		table.heads = min(max(n, 0), len(table.rows))
	}
	made := table.html()
	if table.isPlain() {
		made = table.markdown()
	}
	if d.argument != "" {
		made = ":::card " + d.argument + "\n\n" + made + "\n\n:::"
	}
	t.flush(start)
	place := t.place(start, to)
	t.done = to
	t.within(t.file, []byte(made), d.margin, true, place)
	return true
}

// readListTable takes such a list apart.
func readListTable(lines []string, margin string) (g gridTable, ok bool) {
	cell, columns := "", 0
	for _, line := range lines {
		line = strings.TrimRight(strings.TrimPrefix(line, margin), " \t")
		m := listRow.FindStringSubmatch(line)
		row := len(g.rows) - 1
		switch {
		case m != nil && (row < 0 || len(m[1])+1+len(m[2]) == len(cell)):
			cell = strings.Repeat(" ", len(m[1])+1+len(m[2]))
			g.rows = append(g.rows, [][]string{{m[3]}})
		case row < 0 && line == "":
		case row < 0:
			return g, false
		case len(line) > len(cell) && line[:len(cell)] == cell && strings.ContainsRune("*+-", rune(line[len(cell)])) && strings.HasPrefix(line[len(cell)+1:], " "),
			len(line) == len(cell)+1 && line[:len(cell)] == cell && strings.ContainsRune("*+-", rune(line[len(cell)])):
			g.rows[row] = append(g.rows[row], []string{strings.TrimLeft(line[len(cell)+1:], " ")})
		default:
			in := len(line) - len(strings.TrimLeft(line, " "))
			if line != "" && in <= len(cell) {
				return g, false
			}
			last := len(g.rows[row]) - 1
			g.rows[row][last] = append(g.rows[row][last], line[min(in, len(cell)+len("- ")):])
		}
		if row = len(g.rows) - 1; row >= 0 {
			columns = max(columns, len(g.rows[row]))
		}
	}
	for i := range g.rows {
		for len(g.rows[i]) < columns {
			g.rows[i] = append(g.rows[i], nil)
		}
	}
	g.align = make([]string, columns)
	return g, columns > 0 && columns*len(g.rows) <= mostListCells
}

// mostListCells is how many cells such a table may have: short rows are filled up.
const mostListCells = 20000
