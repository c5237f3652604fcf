// Package plaintext writes a text for places that know no markup: a message in
// a group, a window of a phone, a pipe. A paragraph is one line, however long,
// because such places break lines themselves.
//
// It reads the blocks that package markdown makes and knows nothing of the
// site: where links lead has been settled in the blocks, and the few words
// that it adds come from the caller.
package plaintext

import (
	"bytes"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
)

// Words are what is written into a text that its author did not write.
type Words struct {
	// Picture stands before the description of an image.
	Picture string
}

// Text returns the blocks as plain text, an empty line between any two, which
// ends in a line end unless it is empty. A title that the page shows already is
// left to the caller. A link is followed by the address that
// its Lead.To holds, unless that is "" or what the link's text says already.
func Text(blocks []markdown.Block, words Words) string {
	w := &writer{words: words}
	w.blocks(blocks, "")
	return w.out.String()
}

// writer writes blocks one after the other.
type writer struct {
	out   strings.Builder
	words Words
	// hang, if not "", stands before the next line in place of its indent: the
	// mark of an item.
	hang string
	// tight keeps blocks together: those of a list.
	tight int
}

// line writes one line of text, which may hold line ends of its own; indent
// stands before each.
func (w *writer) line(text, indent string) {
	for _, line := range strings.Split(text, "\n") {
		before := indent
		if w.hang != "" {
			before, w.hang = w.hang, ""
		}
		w.out.WriteString(strings.TrimRight(before+line, " "))
		w.out.WriteByte('\n')
	}
}

// part parts a block from the one before.
func (w *writer) part() {
	if w.out.Len() > 0 && w.tight == 0 && w.hang == "" {
		w.out.WriteByte('\n')
	}
}

func (w *writer) blocks(blocks []markdown.Block, indent string) {
	for i := range blocks {
		w.block(&blocks[i], indent)
	}
}

func (w *writer) block(b *markdown.Block, indent string) {
	switch b.Kind {
	case markdown.TopHeading, markdown.InnerHeading:
		w.part()
		text := w.runs(b.Runs)
		if b.Level <= 2 {
			text = strings.ToUpper(text)
		}
		w.line(text, indent)
	case markdown.Paragraph, markdown.Raw:
		w.part()
		w.line(w.runs(b.Runs), indent)
	case markdown.Code:
		w.part()
		for _, r := range b.Runs {
			w.line(strings.TrimRight(r.Text, "\n"), indent)
		}
	case markdown.Rule:
		w.part()
		w.line("———", indent)
	case markdown.List:
		w.list(b, indent)
	case markdown.Quote:
		w.within(b, indent+"> ")
	case markdown.Alert:
		w.part()
		w.hang = indent + b.Title + ": "
		w.within(b, indent)
		w.hang = ""
	case markdown.Table:
		w.table(b, indent)
	case markdown.Definitions:
		w.definitions(b, indent)
	case markdown.Notes:
		w.part()
		w.line(strings.ToUpper(b.Title), indent)
		w.tight++
		for i := range b.Blocks {
			w.hang = indent + noteMark(b.Blocks[i].Number) + " "
			w.within(&b.Blocks[i], indent)
			w.hang = ""
		}
		w.tight--
	}
}

// within writes what a block holds.
func (w *writer) within(b *markdown.Block, indent string) { w.blocks(b.Blocks, indent) }

// list writes the items of a list, one below the other; what stands in an
// item after its first line is indented.
func (w *writer) list(b *markdown.Block, indent string) {
	w.part()
	w.tight++
	for i := range b.Blocks {
		item := &b.Blocks[i]
		mark := "- "
		if b.Ordered {
			mark = strconv.Itoa(b.Number+i) + ". "
		}
		switch item.Box {
		case markdown.OpenBox:
			mark += "[ ] "
		case markdown.TickedBox:
			mark += "[x] "
		}
		w.hang = indent + mark
		if len(item.Blocks) == 0 {
			w.line("", "")
		}
		w.within(item, indent+"   ")
		w.hang = ""
	}
	w.tight--
}

// definitions writes what is defined and what it means on one line.
func (w *writer) definitions(b *markdown.Block, indent string) {
	var terms []string
	for i := range b.Blocks {
		switch part := &b.Blocks[i]; part.Kind {
		case markdown.Term:
			terms = append(terms, w.runs(part.Runs))
		case markdown.Description:
			w.part()
			w.hang = indent
			if len(terms) > 0 {
				w.hang += strings.Join(terms, ", ") + ": "
			}
			w.within(part, indent+"   ")
			w.hang, terms = "", nil
		}
	}
}

// table writes a row a line, as a phone shows no columns: each cell is named by
// its column's head. Of three cells and more the first names the row by itself.
func (w *writer) table(b *markdown.Block, indent string) {
	var heads []string
	w.part()
	for _, row := range b.Blocks {
		cells := make([]string, len(row.Blocks))
		for i, cell := range row.Blocks {
			cells[i] = strings.ReplaceAll(w.runs(cell.Runs), "\n", ", ")
		}
		if row.Head && len(b.Blocks) > 1 {
			heads = cells
			continue
		}
		w.line("- "+rowText(heads, cells), indent)
	}
}

func rowText(heads, cells []string) string {
	var parts []string
	for i, cell := range cells {
		if cell != "" && i < len(heads) && heads[i] != "" && (i > 0 || len(cells) == 2) {
			cell = heads[i] + ": " + cell
		}
		if cell != "" {
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, "; ")
}

func noteMark(number int) string { return "(" + strconv.Itoa(number) + ")" }

// runs returns the text of runs. Where a link ends its address follows.
func (w *writer) runs(runs []markdown.Run) string {
	var text []byte
	for i, r := range runs {
		switch r.Kind {
		case markdown.Break:
			text = append(text, '\n')
		case markdown.NoteMark:
			text = append(text, noteMark(r.Number)...)
		case markdown.Picture:
			text = append(text, "["+w.words.Picture+": "+r.Text+"]"...)
		default:
			text = append(text, r.Text...)
		}
		if r.Link != nil && r.Link.To != "" && r.Marks&markdown.Address == 0 && (i+1 == len(runs) || runs[i+1].Link != r.Link) {
			blanks := text[len(bytes.TrimRight(text, " ")):]
			after := " (" + r.Link.To + ")" + string(blanks)
			text = append(text[:len(text)-len(blanks)], after...)
		}
	}
	return strings.TrimSpace(string(text))
}
