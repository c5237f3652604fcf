package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"chuyende/internal/lang"
)

// reportLostCells tells of cells beyond the last column of the header:
// goldmark drops them.
func (p *pass) reportLostCells(row ast.Node) {
	r, ok := row.(*extast.TableRow)
	if !ok || r.Pos() < 0 {
		return
	}
	end := p.lineEnd(r.Pos())
	line := p.data[r.Pos():end]
	if bytes.Count(line, []byte{'|'}) < len(r.Alignments) {
		return
	}
	line = bytes.TrimRight(line, " \t")
	at := len(line) - len(bytes.TrimLeft(line, " \t"))
	if at < len(line) && line[at] == '|' {
		at++
	}
	line = bytes.TrimSuffix(line, []byte{'|'})
	for range r.Alignments {
		at = cellEnd(line, at) + 1
	}
	if at >= len(line) {
		return
	}
	rest := line[at:]
	if len(bytes.Trim(rest, "| \t")) == 0 {
		return // empty cells
	}
	from := r.Pos() + at + len(rest) - len(bytes.TrimLeft(rest, "| \t"))
	p.report(ruleTableCells, from, r.Pos()+len(bytes.TrimRight(line, " \t")),
		lang.Textf("ô này nằm ngoài số cột của dòng đầu bảng (%d cột) nên không hiện ra", "this cell is beyond the columns of the table's first row (%d) and is not shown", len(r.Alignments)),
		lang.Textf(`thêm cột vào dòng đầu và dòng |---|; nếu dấu | là chữ thì viết \|`, `add a column to the first row and to the line of |---|; if the | is text write \|`))
}

// cellEnd returns where the cell that begins at at ends, as goldmark has it: at
// the next "|" without a backslash.
func cellEnd(line []byte, at int) int {
	for ; at < len(line); at++ {
		if line[at] == '|' && (at == 0 || line[at-1] != '\\') {
			return at
		}
	}
	return at
}

// reportLostTable tells of lines that were meant as a table and became text.
func (p *pass) reportLostTable(n ast.Node) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	first := bytes.TrimSpace(p.sourceLine(n, 0))
	columns := pipes(first)
	if columns == 0 {
		p.reportTabs(n)
	}
	if columns == 0 || !p.looksLikeTable(n, first, columns) {
		return
	}
	columns++
	if first[0] == '|' {
		columns--
	}
	if first[len(first)-1] == '|' {
		columns--
	}
	start := lines.At(0).Start
	rule := "|" + strings.Repeat("---|", min(max(columns, 1), 20))
	text := lang.Textf("các dòng này không thành bảng vì dưới dòng đầu thiếu dòng gạch", "these lines are no table, as there is no line of dashes below the first")
	hint := lang.Textf("thêm ngay dưới dòng đầu: %s", "add below the first line: %s", rule)
	afterTable := isAfterTable(n)
	switch {
	case lines.Len() > 1 && isRule(p.sourceLine(n, 1)):
		text = lang.Textf("các dòng này không thành bảng vì dòng gạch không khớp với dòng đầu", "these lines are no table, as the line of dashes does not match the first")
		hint = lang.Textf("viết dòng gạch bằng dấu - thường, đủ %d cột: %s", "write it in plain hyphens, for %d columns: %s", columns, rule)
	case afterTable && lines.Len() > 1:
		hint = lang.Textf("%s; nếu là dòng của bảng phía trên thì xóa dòng trống hay ghi chú ở giữa", "%s; if they are rows of the table above remove the empty line or comment between", hint)
	case afterTable:
		text = lang.Textf("dòng này rời khỏi bảng phía trên", "this row has come off the table above")
		hint = lang.Textf("xóa dòng trống hay ghi chú ở giữa, để các dòng của bảng liền nhau", "remove the empty line or comment between, so that the rows are together")
	}
	p.report(ruleTableRule, start, p.lineEnd(start), text, hint)
}

// reportTabs tells of a table as it comes out of Word or Excel by copying: lines with
// as many tabs each, which on the page are one line.
func (p *pass) reportTabs(n ast.Node) {
	tabs := bytes.Count(bytes.TrimSpace(p.sourceLine(n, 0)), []byte{'\t'})
	for i := range n.Lines().Len() {
		if bytes.Count(bytes.TrimSpace(p.sourceLine(n, i)), []byte{'\t'}) != tabs {
			return
		}
	}
	if tabs == 0 || n.Lines().Len() < 2 {
		return
	}
	start := n.Lines().At(0).Start
	cells := strings.Split(string(bytes.TrimSpace(p.sourceLine(n, 0))), "\t")
	for i := range cells {
		cells[i] = shorten([]byte(strings.TrimSpace(cells[i])), 20)
	}
	p.report(ruleTableRule, start, p.lineEnd(start),
		lang.Textf("bảng chép từ Word hay Excel: các ô cách nhau bằng phím Tab nên dính thành một dòng", "a table copied out of Word or Excel: with tabs between its cells it is one line on the page"),
		lang.Textf("viết mỗi dòng là | %s |, dưới dòng đầu thêm |%s", "write each line as | %s |, and below the first add |%s", strings.Join(cells, " | "), strings.Repeat("---|", len(cells))))
}

// isAfterTable reports whether nothing but a comment stands between a block and
// a table above.
func isAfterTable(n ast.Node) bool {
	before := n.PreviousSibling()
	if _, isComment := before.(*skipped); isComment {
		before = before.PreviousSibling()
	}
	_, isTable := before.(*extast.Table)
	return isTable
}

// looksLikeTable judges a paragraph by the bars in its lines: rows begin with
// one, or have the same number of them.
func (p *pass) looksLikeTable(n ast.Node, first []byte, bars int) bool {
	count := n.Lines().Len()
	if count == 1 {
		return first[0] == '|' && first[len(first)-1] == '|' && bars >= 3
	}
	second := p.sourceLine(n, 1)
	if first[0] == '|' && bars >= 2 || isRule(second) && pipes(second) > 0 {
		return pipes(second) > 0
	}
	for i := 1; i < count; i++ {
		if pipes(bytes.TrimSpace(p.sourceLine(n, i))) != bars {
			return false
		}
	}
	return bars >= 2 || count >= 3 && bytes.Contains(first, []byte(" | "))
}

// pipes counts the bars of a line that part cells.
func pipes(line []byte) int {
	return bytes.Count(line, []byte{'|'}) - bytes.Count(line, []byte(`\|`))
}

// isRule reports whether a line is of dashes and bars alone, of whichever kind
// a word processor makes of dashes.
func isRule(line []byte) bool {
	rest := bytes.TrimSpace(line)
	return bytes.ContainsAny(rest, "-–—") && len(bytes.Trim(rest, "|:-–— \t")) == 0
}

// sourceLine returns a line of a block, without its end.
func (p *pass) sourceLine(n ast.Node, i int) []byte {
	line := n.Lines().At(i)
	return bytes.TrimRight(p.data[line.Start:line.Stop], "\n")
}
