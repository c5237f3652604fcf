package wordhtml

import (
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/docx"
)

// forms makes lines of tables that only put names and what is entered beside them into
// columns: "Họ và tên | : | Nguyễn Văn A".
func (m *maker) forms() {
	var all []line
	for _, l := range m.lines {
		l.rows = withoutColons(l.rows)
		if lines := formLines(&l); lines != nil {
			all = append(all, lines...)
			continue
		}
		all = append(all, l)
	}
	m.lines = all
}

// labelled is a cell that says what it holds: "Ngày sinh: 1/2/1990".
var labelled = regexp.MustCompile(`^[^:\n]{1,60}:(?:\s|$)`)

// mostFormColumns is how many columns a form has, with those of the colons.
const mostFormColumns = 6

// formLines are the lines of a form, nil of other tables: one without lines around its
// cells in which most rows have names before a colon, or one with a column of colons.
func formLines(t *line) []line {
	if t.rows == nil || most(t.rows) > mostFormColumns {
		return nil
	}
	named, colons, filled := 0, 0, 0
	for _, row := range t.rows {
		isNamed, isColon := false, false
		for _, c := range row {
			if slices.ContainsFunc(c.lines, func(l line) bool { return l.rows != nil || recipients.MatchString(l.text()) }) {
				return nil
			}
			text := cellText(c.lines)
			isNamed = isNamed || labelled.MatchString(text)
			isColon = isColon || text == ":"
		}
		if hasContent([][]cell{row}) {
			filled++
		}
		if isColon {
			colons++
		}
		if isNamed || isColon {
			named++
		}
	}
	if !(colons*2 > filled || t.bare && named*2 > filled) || namesColumns(t.rows) {
		return nil
	}
	var all []line
	for _, row := range t.rows {
		all = append(all, rowLines(row)...)
	}
	return all
}

// namesColumns holds of a table whose first row names the columns below it: it alone is
// bold from end to end, and has no colon.
func namesColumns(rows [][]cell) bool {
	for i, row := range rows {
		isHead := len(row) > 1 && !slices.ContainsFunc(row, func(c cell) bool {
			text := cellText(c.lines)
			return text != ":" && (text == "" || strings.Contains(text, ":") || slices.ContainsFunc(c.lines, func(l line) bool { return !l.all(docx.Bold) }))
		})
		if isHead != (i == 0) {
			return false
		}
	}
	return len(rows) > 1
}

// withoutColons leaves a column of colons out of a table whose first row names the others.
func withoutColons(rows [][]cell) [][]cell {
	if !namesColumns(rows) {
		return rows
	}
	at := slices.IndexFunc(rows[0], func(c cell) bool { return cellText(c.lines) == ":" })
	if at < 0 || slices.ContainsFunc(rows, func(row []cell) bool { return len(row) <= at || cellText(row[at].lines) != ":" }) {
		return rows
	}
	kept := make([][]cell, len(rows))
	for i, row := range rows {
		kept[i] = slices.Delete(slices.Clone(row), at, at+1)
	}
	return kept
}

// rowLines are the lines of a row of a form: what belongs to a name stands behind it.
func rowLines(row []cell) []line {
	var all []line
	open := false // the line before waits for what it names
	for _, c := range row {
		for i := range c.lines {
			l := c.lines[i]
			rest, isColon := afterColon(&l)
			switch l.plain = true; {
			case i == 0 && len(all) > 0 && isColon:
				last := &all[len(all)-1]
				last.spans = append(slices.Clone(last.spans), span{text: ":"})
				if len(rest) > 0 {
					last.spans = append(append(last.spans, span{text: " "}), rest...)
				}
				l = *last
			case i == 0 && open && len(all) > 0:
				last := &all[len(all)-1]
				last.spans = append(append(slices.Clone(last.spans), span{text: " "}), l.spans...)
				l = *last
			default:
				all = append(all, l)
			}
			open = strings.HasSuffix(l.text(), ":")
		}
	}
	return all
}

// afterColon is what stands behind the colon that begins a line.
func afterColon(l *line) (rest []span, found bool) {
	if text := l.text(); !strings.HasPrefix(text, ":") || strings.HasPrefix(text, "::") {
		return nil, false
	}
	rest = slices.Clone(l.spans)
	for i := range rest {
		if before, after, ok := strings.Cut(rest[i].text, ":"); ok {
			rest[i].text = strings.TrimLeft(before+after, " \t")
			break
		}
	}
	rest = slices.DeleteFunc(rest, func(s span) bool { return s.text == "" && s.note == "" && s.picture == "" })
	return rest, true
}
