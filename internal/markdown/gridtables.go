package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Tables whose cells are drawn, as Pandoc has them:
//
//	+------+--------+
//	| Name | What   |
//	+======+========+
//	| a    | - one  |
//	|      | - two  |
//	+------+--------+
//
// Those of words become tables of Markdown. Where a cell holds more than a paragraph the
// table is one of HTML with Markdown in its cells, and where cells go over several columns
// or rows it is shown as it was drawn.

// gridRule is a line between rows.
var gridRule = regexp.MustCompile(`^\+(?:[-=:]{2,}\+)+[ \t]*$`)

// mayHaveGrid reports whether a text may have such a table.
func mayHaveGrid(source []byte) bool { return bytes.Contains(source, []byte("+--")) }

// mostGrid is how many lines such a table may have.
const mostGrid = 2000

// grid puts another table in the place of one that begins in a line of data, and returns
// where the line behind it begins.
func (t *takenText) grid(start int, margin string) (after int, ok bool) {
	var lines []string
	at, end := start, start
	for at < len(t.data) && len(lines) < mostGrid {
		stop := lineEndOf(t.data, at)
		line, inside := strings.CutPrefix(string(t.data[at:stop]), margin)
		line = strings.TrimRight(line, " \t")
		if !inside || line == "" || line[0] != '+' && line[0] != '|' {
			break
		}
		lines, end, at = append(lines, line), stop, stop+1
	}
	for len(lines) > 0 && !gridRule.MatchString(lines[len(lines)-1]) {
		lines = lines[:len(lines)-1]
		end = start + bytes.LastIndexByte(t.data[start:end], '\n')
	}
	if len(lines) < 3 {
		return 0, false
	}
	table, ok := readGrid(lines)
	made := "```text\n" + strings.Join(lines, "\n") + "\n```"
	switch {
	case ok && table.isPlain():
		made = table.markdown()
	case ok:
		made = table.html()
	}
	t.put(start+len(margin), end, strings.ReplaceAll(made, "\n", "\n"+margin))
	return min(end+1, len(t.data)), true
}

// gridTable is such a table: each cell has its lines.
type gridTable struct {
	rows  [][][]string
	heads int      // how many rows of it are its head
	align []string // of columns: "left", "right", "center", ""
}

// readGrid takes a table apart; false where its cells are not one in each column.
func readGrid(lines []string) (g gridTable, ok bool) {
	borders := bordersOf(lines[0])
	aligned := lines[0]
	var row [][]string
	for _, line := range lines[1:] {
		if line[0] == '+' {
			if !gridRule.MatchString(line) || !slices.Equal(bordersOf(line), borders) || row == nil {
				return g, false
			}
			if g.rows, row = append(g.rows, row), nil; strings.Contains(line, "=") && g.heads == 0 {
				g.heads, aligned = len(g.rows), line
			}
			continue
		}
		if row == nil {
			row = make([][]string, len(borders)-1)
		}
		runes := []rune(line)
		for i := range row {
			from, to := borders[i], borders[i+1]
			if to >= len(runes) || runes[from] != '|' || runes[to] != '|' {
				return g, false
			}
			row[i] = append(row[i], strings.TrimRight(strings.TrimPrefix(string(runes[from+1:to]), " "), " "))
		}
	}
	for _, rule := range strings.Split(strings.Trim(aligned, "+"), "+") {
		left, right := strings.HasPrefix(rule, ":"), strings.HasSuffix(rule, ":")
		g.align = append(g.align, map[[2]bool]string{{true, true}: "center", {true, false}: "left", {false, true}: "right"}[[2]bool{left, right}])
	}
	return g, len(g.rows) > 0
}

// bordersOf are the columns, in characters, of the signs between cells.
func bordersOf(rule string) (columns []int) {
	for i, r := range []rune(rule) {
		if r == '+' {
			columns = append(columns, i)
		}
	}
	return columns
}

// isPlain reports whether each cell is a paragraph at most, below at most one row of heads.
func (g gridTable) isPlain() bool {
	for _, row := range g.rows {
		for _, cell := range row {
			lines := trimmed(cell)
			if slices.Contains(lines, "") || len(lines) > 0 && notParagraph.MatchString(lines[0]) {
				return false
			}
			for _, line := range lines {
				if strings.HasPrefix(line, "    ") || utf8.RuneCountInString(line) > 0 && cellBlock.MatchString(line) {
					return false
				}
			}
		}
	}
	return g.heads <= 1
}

var (
	notParagraph = regexp.MustCompile(`^\s*(?:#{1,6}\s|>|\d+[.)]\s|(?:-{3,}|\*{3,})$)`)
	cellBlock    = regexp.MustCompile("^\\s*(?:[-*+]\\s|\\d+[.)]\\s|\x60{3}|~{3}|:{3}|\\|)")
)

// trimmed is a cell without empty lines around it.
func trimmed(cell []string) []string {
	for len(cell) > 0 && cell[0] == "" {
		cell = cell[1:]
	}
	for len(cell) > 0 && cell[len(cell)-1] == "" {
		cell = cell[:len(cell)-1]
	}
	return cell
}

func (g gridTable) markdown() string {
	var out strings.Builder
	write := func(row [][]string) {
		for i := range g.align {
			text := ""
			if row != nil {
				text = strings.ReplaceAll(strings.Join(trimmed(row[i]), " "), "|", `\|`)
			}
			out.WriteString("| " + text + " ")
		}
		out.WriteString("|\n")
	}
	if g.heads == 0 {
		write(nil)
	} else {
		write(g.rows[0])
	}
	for _, align := range g.align {
		out.WriteString(map[string]string{"": "|---", "left": "|:--", "right": "|--:", "center": "|:-:"}[align])
	}
	out.WriteString("|\n")
	for _, row := range g.rows[g.heads:] {
		write(row)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func (g gridTable) html() string {
	var out strings.Builder
	out.WriteString("<table>\n")
	for i, row := range g.rows {
		cell := "td"
		if i < g.heads {
			cell = "th"
		}
		out.WriteString("<tr>\n")
		for _, lines := range row {
			out.WriteString("<" + cell + ">\n\n" + strings.Join(trimmed(lines), "\n") + "\n\n</" + cell + ">\n")
		}
		out.WriteString("</tr>\n")
	}
	out.WriteString("</table>")
	return out.String()
}
