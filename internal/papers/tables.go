package papers

import (
	"cmp"
	"math"
	"strings"
	"unicode/utf8"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/wordml"
)

// openLetters is for how many letters a column to be written in has room.
const openLetters = 40

// Measures of tables, in twips: how wide a letter is on the average, the space
// at both sides of a cell's text, and the height of a row to be written in.
const (
	letterWidth   = 128
	cellPadding   = 85
	writingHeight = 454
)

// table sets a table across the width of the text.
func (s *setter) table(b *markdown.Block) *wordml.Table {
	t := &wordml.Table{Grid: true, Padding: cellPadding}
	var texts [][]string
	for i := range b.Blocks {
		row := &b.Blocks[i]
		into := wordml.Row{Head: row.Head}
		var line []string
		open := !row.Head
		for j := range row.Blocks {
			cell := &row.Blocks[j]
			text := topic.Plain(cell.Runs)
			line = append(line, text)
			open = open && (isOpen(text) || j == 0)
			into.Cells = append(into.Cells, s.cell(cell, row.Head))
		}
		if open {
			into.Height = wordml.Twips(cmp.Or(s.form.RowHeight, writingHeight))
		}
		t.Rows = append(t.Rows, into)
		texts = append(texts, line)
	}
	if width := s.sheet().TextWidth(); len(b.Blocks) > 0 && len(s.form.Columns) == len(b.Blocks[0].Blocks) {
		t.Widths = shares(s.form.Columns, width)
	} else {
		t.Widths = columns(texts, width)
	}
	return t
}

// shares parts a width in the proportion of some numbers.
func shares(numbers []int, width wordml.Twips) []wordml.Twips {
	all, widths, given := 0, make([]wordml.Twips, len(numbers)), wordml.Twips(0)
	for _, n := range numbers {
		all += n
	}
	for i, n := range numbers {
		widths[i] = wordml.Twips(n * int(width) / all)
		given += widths[i]
	}
	widths[len(widths)-1] += width - given
	return widths
}

// isOpen reports a cell to be written in.
func isOpen(text string) bool { return strings.Trim(text, " .…_") == "" }

func (s *setter) cell(b *markdown.Block, head bool) wordml.Cell {
	p := &wordml.Paragraph{Style: cellStyle, Inlines: s.inlines(b.Runs, wordml.Look{Bold: head})}
	switch {
	case head || b.Align == "center":
		p.Align, p.Together = wordml.Center, head
	case b.Align == "right":
		p.Align = wordml.Right
	}
	return wordml.Cell{Middle: head, Blocks: []wordml.Block{p}}
}

// columns shares a width among columns: each has room for its longest word, as
// far as that goes, and then more for more text.
func columns(rows [][]string, width wordml.Twips) []wordml.Twips {
	var least, more []float64
	for r, row := range rows {
		for i, text := range row {
			if i == len(least) {
				least, more = append(least, 3), append(more, 0)
			}
			for word := range strings.FieldsSeq(text) {
				least[i] = max(least[i], float64(min(utf8.RuneCountInString(word), 16)))
			}
			more[i] = max(more[i], float64(utf8.RuneCountInString(text)))
			if r == len(rows)-1 && text == "" && isOpenColumn(rows, i) {
				more[i] = openLetters
			}
		}
	}
	if len(least) == 0 {
		return []wordml.Twips{width}
	}
	left, shares := float64(width), 0.0
	for i := range least {
		more[i] = math.Pow(max(0, more[i]-least[i]), 0.7) + 0.1
		shares += more[i]
		least[i] = least[i]*letterWidth*1.1 + 2*cellPadding
		left -= least[i]
	}
	widths := make([]wordml.Twips, len(least))
	given := wordml.Twips(0)
	for i := range least {
		one := least[i] + left*more[i]/shares
		if left < 0 { // too many columns for their words
			one = float64(width) / float64(len(least))
		}
		widths[i] = wordml.Twips(one)
		given += widths[i]
	}
	widths[len(widths)-1] += width - given
	return widths
}

// isOpenColumn reports a column without any text below its head.
func isOpenColumn(rows [][]string, column int) bool {
	for _, row := range rows[min(1, len(rows)):] {
		if column < len(row) && !isOpen(row[column]) {
			return false
		}
	}
	return true
}
