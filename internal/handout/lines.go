package handout

import (
	"html/template"
	"strconv"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/topic"
	"chuyende/internal/words"
)

// Line is one idea: a sentence, an entry of a list, a cell of a table.
type Line struct {
	// Mark stands before the line: the number or the box of an entry that it
	// begins, "•" for one without; "" of all other lines.
	Mark string
	// Depth is how far in the line stands.
	Depth int
	// First is true of the line that begins a paragraph, an entry or a row.
	First bool
	Spans []Span
}

// HTML returns the line's text as HTML.
func (l Line) HTML() template.HTML { return HTML(l.Spans) }

// Text returns the line's text, without its mark.
func (l Line) Text() string { return plain(l.Spans) }

// longestCall is how many bytes a line has at most that only calls those who listen.
const longestCall = 60

// Opens reports whether the line is no idea of its own but opens those that follow: their
// name, all of it set off from other text, or "Thưa các đồng chí," to those who listen.
func (l Line) Opens() bool {
	text := strings.TrimSpace(l.Text())
	if l.First && strings.HasSuffix(text, ",") && len(text) <= longestCall {
		return true
	}
	for _, s := range l.Spans {
		if s.Marks&(markdown.Strong|markdown.Emphasis) == 0 {
			return false
		}
	}
	return l.First && text != ""
}

// mostDepth is how far in a line stands at most: beyond, large print would have
// no room.
const mostDepth = 3

// The marks of entries.
const (
	bullet = "•"
	open   = "☐"
	ticked = "☑"
)

// reader takes blocks apart into lines.
type reader struct {
	words *words.Table
	// noted are the footnotes that are marked in what was read.
	noted map[int]bool
	// figures are the names of blanks that ask for figures of the topic.
	figures map[topic.Place]string
	parts   []Part
	// mark, if not "", belongs to the next line.
	mark string
}

func newReader(say *words.Table) *reader { return &reader{words: say, noted: map[int]bool{}} }

func (r *reader) say(key string, args ...any) string { return r.words.Text(key, args...) }

// parts returns blocks by their headings, each sentence a line. all is the whole
// text that the blocks are of: the notes that they refer to follow them. top is
// the level of the highest headings, figures are names of blanks, if any.
func parts(say *words.Table, blocks, all []markdown.Block, top int, figures map[topic.Place]string) []Part {
	r := newReader(say)
	r.figures = figures
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case markdown.TopHeading:
			title := plain(r.whole(b.Runs))
			r.parts = append(r.parts, Part{Title: title, Level: min(max(b.Level-top+2, 2), 3), ID: b.ID})
		case markdown.Notes, markdown.TitleHeading:
		default:
			r.block(b, 0)
		}
	}
	r.notes(all)
	return r.parts
}

// lines returns blocks as lines, without what their headings part.
func (r *reader) lines(blocks []markdown.Block) []Line {
	r.parts = nil
	r.blocks(blocks, 0)
	if len(r.parts) == 0 {
		return nil
	}
	return r.parts[0].Lines
}

// add appends lines, of which the first begins something.
func (r *reader) add(depth int, sentences ...[]Span) {
	if len(r.parts) == 0 {
		r.parts = append(r.parts, Part{Level: 2})
	}
	last := &r.parts[len(r.parts)-1]
	for i, s := range sentences {
		line := Line{Depth: min(depth, mostDepth), Spans: s, First: i == 0}
		if i == 0 {
			line.Mark, r.mark = r.mark, ""
		}
		last.Lines = append(last.Lines, line)
	}
}

// strong is a line in bold, such as a heading inside a quote.
func strong(spans []Span) []Span {
	for i := range spans {
		spans[i].Marks |= markdown.Strong
	}
	return spans
}

func (r *reader) blocks(blocks []markdown.Block, depth int) {
	for i := range blocks {
		r.block(&blocks[i], depth)
	}
}

func (r *reader) block(b *markdown.Block, depth int) {
	switch b.Kind {
	case markdown.TopHeading, markdown.InnerHeading:
		r.add(depth, strong(r.whole(b.Runs)))
	case markdown.Paragraph, markdown.Raw:
		r.add(depth, r.sentences(b.Runs)...)
	case markdown.Code:
		for _, run := range b.Runs {
			for line := range strings.SplitSeq(strings.TrimRight(run.Text, "\n"), "\n") {
				r.add(depth, []Span{{Text: line, Marks: markdown.CodeSpan}})
			}
		}
	case markdown.List:
		r.list(b, depth)
	case markdown.Alert:
		r.add(depth, []Span{{Text: b.Title + ":", Marks: markdown.Strong}})
		r.blocks(b.Blocks, depth+1)
	case markdown.Table:
		r.table(b, depth)
	case markdown.Definitions:
		for i := range b.Blocks {
			if part := &b.Blocks[i]; part.Kind == markdown.Term {
				r.add(depth, strong(r.whole(part.Runs)))
			} else {
				r.blocks(part.Blocks, depth+1)
			}
		}
	default:
		r.blocks(b.Blocks, depth)
	}
}

// list gives each entry its mark; what else stands in it is set further in.
func (r *reader) list(b *markdown.Block, depth int) {
	for i := range b.Blocks {
		item := &b.Blocks[i]
		switch {
		case item.Box == markdown.OpenBox:
			r.mark = open
		case item.Box == markdown.TickedBox:
			r.mark = ticked
		case b.Ordered:
			r.mark = strconv.Itoa(b.Number+i) + "."
		default:
			r.mark = bullet
		}
		for j := range item.Blocks {
			inner := depth
			if item.Blocks[j].Kind != markdown.Paragraph {
				inner++
			}
			r.block(&item.Blocks[j], inner)
		}
		r.mark = ""
	}
}

// table makes a line of each cell: a row's first in bold, the others below it.
// Cells are named by their columns, the first only where there are two: there
// the columns are two sides of one thing.
func (r *reader) table(b *markdown.Block, depth int) {
	var heads []string
	for i := range b.Blocks {
		row := &b.Blocks[i]
		if row.Head && len(b.Blocks) > 1 {
			for _, cell := range row.Blocks {
				heads = append(heads, plain(r.whole(cell.Runs)))
			}
			continue
		}
		for column, cell := range row.Blocks {
			sentences := r.sentences(cell.Runs)
			if len(sentences) == 0 {
				continue
			}
			if column < len(heads) && heads[column] != "" && (column > 0 || len(heads) == 2) {
				sentences[0] = append([]Span{{Text: heads[column] + ": ", Marks: markdown.Emphasis}}, sentences[0]...)
			}
			if column > 0 {
				r.add(depth+1, sentences...)
				continue
			}
			r.mark = bullet
			for k := range sentences {
				sentences[k] = strong(sentences[k])
			}
			r.add(depth, sentences...)
		}
	}
}

// notes appends the footnotes that are marked in what was read. One may mark
// others in turn.
func (r *reader) notes(all []markdown.Block) {
	if len(r.noted) == 0 {
		return
	}
	for i := range all {
		if all[i].Kind != markdown.Notes {
			continue
		}
		r.parts = append(r.parts, Part{Title: all[i].Title, Level: 3})
		for j := range all[i].Blocks {
			if note := &all[i].Blocks[j]; r.noted[note.Number] {
				r.mark = noteMark(note.Number)
				r.blocks(note.Blocks, 0)
				r.mark = ""
			}
		}
	}
}
