package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// tableBox begins the box of a table, which a theme can let scroll sideways on small
// screens, and the keyboard can then reach. On plain pages it is "wide": nobody wrote
// those tables for our narrow column, and a theme can give them the room beside it.
func (p *pass) tableBox() {
	p.tables++
	class := "table"
	if p.parser.options.Generous {
		class = "table wide"
	}
	p.html = append(p.html, `<div class="`+class+`" role="group" tabindex="0"`...)
	p.html = appendAttribute(p.html, "aria-label", []byte(p.parser.say("table.label", p.tables)))
	p.html = append(p.html, ">\n"...)
}

// table writes a table in its box. One of several columns of words
// says in each cell what its column is called, with the class "stack": a theme can
// then set its rows below each other, the roles keep it a table to those who hear
// it. Its class is "keyed" too where each row begins with a word or two, and of one
// of two long columns the first says its name too: neither is the other's key. One of
// many columns that are no stack has the class "many" where they need some room.
func (p *pass) table(n *extast.Table) {
	p.tableBox()
	p.html = append(p.html, "<table"...)
	t := tableWriter{pass: p, stacked: isWordy(n), keyed: p.isKeyed(n)}
	switch {
	case t.stacked && t.keyed:
		t.role("table", ` class="stack keyed"`)
	case t.stacked:
		t.role("table", ` class="stack"`)
	case isOfMany(n):
		p.html = append(p.html, ` class="many"`...)
	}
	p.html = append(p.html, ">\n"...)
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		if _, isHeader := row.(*extast.TableHeader); isHeader {
			p.html = append(p.html, "<thead"...)
			t.role("rowgroup", "")
			p.html = append(p.html, ">\n"...)
			t.row(row, true)
			p.html = append(p.html, "</thead>\n"...)
			continue
		}
		if !body {
			p.html = append(p.html, "<tbody"...)
			t.role("rowgroup", "")
			p.html = append(p.html, ">\n"...)
			body = true
		}
		t.row(row, false)
	}
	if body {
		p.html = append(p.html, "</tbody>\n"...)
	}
	p.html = append(p.html, "</table>\n</div>\n"...)
}

// tableWriter writes the rows of one table.
type tableWriter struct {
	*pass
	stacked, keyed bool
	// names are what the columns are called, of a stacked table.
	names [][]byte
}

// role writes the role of an element of a stacked table, and what else it has.
func (t *tableWriter) role(name, more string) {
	if t.stacked {
		t.html = append(t.html, more+` role="`+name+`"`...)
	}
}

func (t *tableWriter) row(row ast.Node, head bool) {
	t.reportLostCells(row)
	t.html = append(t.html, "<tr"...)
	t.role("row", "")
	t.html = append(t.html, '>')
	column := 0
	for child := row.FirstChild(); child != nil; child = child.NextSibling() {
		tag, role, attributes := "td", "cell", ""
		if head {
			tag, role, attributes = "th", "columnheader", ` scope="col"`
		}
		t.html = append(append(append(t.html, '<'), tag...), attributes...)
		t.role(role, "")
		// An attribute, and not goldmark's style, which the pages' content
		// security policy forbids.
		if cell, ok := child.(*extast.TableCell); ok && cell.Alignment != extast.AlignNone {
			t.html = appendAttribute(t.html, "align", []byte(cell.Alignment.String()))
		}
		if t.stacked && !head && (column > 0 || len(t.names) == 2 && !t.keyed) && column < len(t.names) && child.HasChildren() {
			t.html = appendAttribute(t.html, "data-label", t.names[column])
		}
		t.html = append(t.html, '>')
		start := len(t.text)
		t.inTable = true
		t.inline(child)
		t.inTable = false
		if head && t.stacked {
			t.names = append(t.names, bytes.Clone(bytes.TrimSpace(t.text[start:])))
		}
		t.html = append(append(append(t.html, "</"...), tag...), '>')
		t.text = append(t.text, '\t')
		column++
	}
	t.html = append(t.html, "</tr>\n"...)
	if last := len(t.text) - 1; last >= 0 && t.text[last] == '\t' {
		t.text[last] = '\n'
	}
}

// A table is set below each other on a phone from two columns on, up to mostStacked,
// where its rows have stackBytes of text and more in the mean, pairBytes of two, and
// the names of its columns no more than stackNames: what a row costs besides is
// then in proportion to its text.
const (
	mostStacked = 8
	stackBytes  = 48
	pairBytes   = 72
	stackNames  = 160
	// keyBytes is how long the first cells of a keyed table are at most, keyLetters how
	// long a word in them, which would break in its narrow column else, keyColumns how
	// many columns it has.
	keyBytes   = 24
	keyLetters = 7
	keyColumns = 3
	// mostEmpty is how many rows to be filled in by hand such a table may have.
	mostEmpty = 40
)

// isWordy reports whether a table is one of words rather than of numbers.
func isWordy(table *extast.Table) bool {
	rows, empty, size, names, columns := 0, 0, 0, 0, 0
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		n := textSize(row)
		if _, isHeader := row.(*extast.TableHeader); isHeader {
			names, columns = n, row.ChildCount()
		} else if n > 0 {
			rows, size = rows+1, size+n
		} else {
			empty++
		}
	}
	least := stackBytes
	if columns == 2 {
		least = pairBytes
	}
	return columns >= 2 && columns <= mostStacked && names <= stackNames && rows > 0 && empty <= mostEmpty && size >= least*rows
}

// isOfMany reports whether a table has manyColumns and more, and one of them after the
// first words that stand in lines, as those of a calendar or of marks do not.
func isOfMany(table *extast.Table) bool {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if _, isHeader := row.(*extast.TableHeader); isHeader {
			if row.ChildCount() < manyColumns {
				return false
			}
			continue
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() && textSize(cell) > shortCell {
				return true
			}
		}
	}
	return false
}

// manyColumns is how many columns are many on a phone, shortCell how many bytes of text
// need no more room than their word.
const (
	manyColumns = 5
	shortCell   = 10
)

// isKeyed reports whether the first cell of each row of a table is so short that
// the others find room beside it. Their names are not shown then: on plain pages, whose
// third column may be to the second as one product to another, there is but one other.
func (p *pass) isKeyed(table *extast.Table) bool {
	most := keyColumns
	if p.parser.options.Generous {
		most = 2
	}
	if first := table.FirstChild(); first != nil && first.ChildCount() > most {
		return false // whose cells need their names
	}
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		_, isHeader := row.(*extast.TableHeader)
		if first := row.FirstChild(); !isHeader && first != nil && (textSize(first) > keyBytes || p.longestWord(first) > keyLetters) {
			return false
		}
	}
	return true
}

// longestWord is how many letters the longest word has, which no line should end within.
func (p *pass) longestWord(n ast.Node) int {
	longest := 0
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		text, ok := child.(*ast.Text)
		if !ok {
			longest = max(longest, p.longestWord(child))
			continue
		}
		for _, word := range bytes.FieldsFunc(text.Segment.Value(p.data), func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '/' }) {
			longest = max(longest, utf8.RuneCount(word))
		}
	}
	return longest
}

// textSize is how many bytes of the source are text of a node.
func textSize(n ast.Node) int {
	size := 0
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if text, ok := child.(*ast.Text); ok {
			size += text.Segment.Len()
			continue
		}
		size += textSize(child)
	}
	return size
}
