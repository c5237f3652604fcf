package doctor

import (
	"bytes"
	"slices"

	"chuyende/internal/diag"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// prose is a page's text as its author wrote it, in blocks that keep their
// places.
type prose struct {
	page   *site.Page
	blocks []block
}

// block is a paragraph, an item of a list, a heading or a row of a table.
type block struct {
	kind blockKind
	// start is where text begins in the file. Every byte of text stands for
	// the byte of the file at its place; what is not read as text, such as
	// addresses, code and the marks of quotes, is blank.
	start int
	text  []byte
	// note is true in a footnote, history in a quote marked [!HISTORY].
	note, history bool
	// top is true of an item that lies in no other.
	top bool
}

type blockKind uint8

const (
	paragraph blockKind = iota
	item
	heading
	row
)

// span returns the place of a part of the block's text in the file.
func (b block) span(part diag.Span) diag.Span {
	return diag.Span{Start: b.start + part.Start, End: b.start + part.End}
}

// newProse takes a page's text apart.
func newProse(p *site.Page) *prose { return proseOf(p, p.Doc.Blocks(p.Data, nil)) }

// proseOf is newProse of a page whose blocks have been read.
func proseOf(p *site.Page, blocks []markdown.Block) *prose {
	text := &prose{page: p}
	markdown.Walk(blocks, func(b *markdown.Block, path []*markdown.Block) {
		if b.Kind == markdown.Code {
			return
		}
		runs := b.Runs
		if b.Kind == markdown.Row {
			for _, cell := range b.Blocks {
				runs = append(runs, cell.Runs...)
			}
		}
		if b.Kind != markdown.Cell {
			text.add(newBlock(b, path), runs)
		}
	})
	return text
}

// newBlock returns a block without its text.
func newBlock(b *markdown.Block, path []*markdown.Block) block {
	made := block{top: true}
	switch b.Kind {
	case markdown.TopHeading, markdown.InnerHeading, markdown.TitleHeading:
		made.kind = heading
	case markdown.Row:
		made.kind = row
	}
	for i, outer := range path {
		switch outer.Kind {
		case markdown.Item, markdown.Description:
			if i == len(path)-1 && b == &outer.Blocks[0] && made.kind == paragraph {
				made.kind = item // what follows in an item is a paragraph
			} else {
				made.top = false
			}
		case markdown.Note:
			made.note = true
		case markdown.Alert:
			made.history = made.history || outer.Name == historyAlert
		}
	}
	made.top = made.top && made.kind == item
	return made
}

// historyAlert is the name of the quote in which the past may be told.
const historyAlert = "history"

// add gives a block the text of its runs and keeps it, if there is any.
func (p *prose) add(b block, runs []markdown.Run) {
	runs = slices.DeleteFunc(slices.Clone(runs), func(r markdown.Run) bool { return r.Span.Start == r.Span.End })
	if len(runs) == 0 {
		return
	}
	b.start = runs[0].Span.Start
	b.text = bytes.Repeat([]byte{' '}, runs[len(runs)-1].Span.End-b.start)
	for _, r := range runs {
		if r.Kind == markdown.Text && r.Marks&(markdown.CodeSpan|markdown.Address) == 0 {
			copy(b.text[r.Span.Start-b.start:], p.page.Data[r.Span.Start:r.Span.End])
		}
	}
	p.blocks = append(p.blocks, b)
}

// tellsHistory reports whether the text at offset stands in a quote that is
// marked as history.
func tellsHistory(p *site.Page, offset int) bool {
	found := false
	markdown.Walk(p.Doc.Blocks(p.Data, nil), func(b *markdown.Block, _ []*markdown.Block) {
		found = found || b.Kind == markdown.Alert && b.Name == historyAlert && b.Span.Start <= offset && offset < b.Span.End
	})
	return found
}

// syllables counts the words of a text as search does, numbers included.
func syllables(text []byte) int { return vietnamese.Syllables(string(text)) }
