package docx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// reader reads the text of one part. Elements are known by their local names:
// the namespaces differ between the two forms of the standard.
type reader struct {
	*stream
	// relations are the part's links by id.
	relations map[string]string
	// fields are the fields that are open, the innermost last; one may go over
	// several paragraphs.
	fields []*field
	// alt is what the file says of the picture that is being read.
	alt string
}

// field is an instruction and what it made.
type field struct {
	instruction strings.Builder
	shown       bool   // its result has begun
	link        string // where that leads
}

// blocks reads the paragraphs and tables in the element that has just begun,
// however they are wrapped. note is the id of the note they belong to.
func (r *reader) blocks(note string) ([]Block, error) {
	var all []Block
	err := r.intoBlocks(note, &all)
	return all, err
}

func (r *reader) intoBlocks(note string, all *[]Block) error {
	return r.children(func(start xml.StartElement) error {
		switch start.Name.Local {
		case "p", "tbl", "AlternateContent":
			return r.block(start, note, all)
		case "footnote", "endnote", "comment":
			return r.intoBlocks(attr(start, "id"), all)
		}
		return r.intoBlocks(note, all)
	})
}

// alternative reads forms of one content, of which a program shows the first
// that it knows: the first that has text.
func (r *reader) alternative(read func() ([]Block, error)) ([]Block, error) {
	var chosen []Block
	err := r.children(func(xml.StartElement) error {
		blocks, err := read()
		if !hasText(chosen) && (hasText(blocks) || len(chosen) == 0) {
			chosen = blocks
		}
		return err
	})
	return chosen, err
}

// hasText reports whether there is a letter in blocks.
func hasText(blocks []Block) bool {
	return slices.ContainsFunc(blocks, func(b Block) bool {
		if b.Table != nil {
			return slices.ContainsFunc(b.Table.Rows, func(row Row) bool {
				return slices.ContainsFunc(row.Cells, func(c Cell) bool { return hasText(c.Blocks) })
			})
		}
		return slices.ContainsFunc(b.Paragraph.Runs, func(run Run) bool { return strings.TrimSpace(run.Text) != "" || run.Image+run.Drawing != "" }) ||
			slices.ContainsFunc(b.Paragraph.Boxes, hasText)
	})
}

// table reads the rows of a table.
func (r *reader) table(note string) (*Table, error) {
	t := &Table{}
	var into func(row *Row) error
	into = func(row *Row) error {
		return r.children(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "tblStyle":
				t.Style = attr(start, "val")
			case "tblBorders":
				return r.rules(&t.Rules)
			case "del":
				if row != nil {
					row.Deleted = true
				}
			case "tr":
				t.Rows = append(t.Rows, Row{})
				if err := r.item(); err != nil {
					return err
				}
				return into(&t.Rows[len(t.Rows)-1])
			case "tc":
				cell, err := r.cell(note, &t.Rules)
				if row == nil { // a cell without a row
					t.Rows = append(t.Rows, Row{})
					row = &t.Rows[len(t.Rows)-1]
				}
				row.Cells = append(row.Cells, cell)
				return err
			}
			return into(row)
		})
	}
	return t, into(nil)
}

// cell reads a cell; lines that it has itself are rules of its table.
func (r *reader) cell(note string, rules *Rules) (Cell, error) {
	c := Cell{Span: 1}
	if err := r.item(); err != nil {
		return c, err
	}
	var into func() error
	into = func() error {
		return r.children(func(start xml.StartElement) error {
			switch start.Name.Local {
			case "p", "tbl", "AlternateContent":
				return r.block(start, note, &c.Blocks)
			case "gridSpan":
				if n, err := strconv.Atoi(attr(start, "val")); err == nil && n > 1 && n <= 1000 {
					c.Span = n
				}
			case "vMerge":
				c.Merged = attr(start, "val") != "restart"
			case "tcBorders":
				var own Rules
				err := r.rules(&own)
				if own == Ruled {
					*rules = Ruled
				}
				return err
			}
			return into()
		})
	}
	return c, into()
}

// block reads the block that has just begun.
func (r *reader) block(start xml.StartElement, note string, all *[]Block) error {
	switch start.Name.Local {
	case "tbl":
		t, err := r.table(note)
		*all = append(*all, Block{Table: t})
		return err
	case "AlternateContent":
		blocks, err := r.alternative(func() ([]Block, error) { return r.blocks(note) })
		*all = append(*all, blocks...)
		return err
	}
	p := &Paragraph{Note: note}
	*all = append(*all, Block{Paragraph: p})
	if err := r.item(); err != nil {
		return err
	}
	return r.inline(p, Run{})
}

// properties reads what a file says of itself: each value as a paragraph.
func (r *reader) properties() ([]Block, error) {
	var all []Block
	err := r.children(func(start xml.StartElement) error {
		text, err := r.text()
		if err == nil && strings.TrimSpace(text) != "" {
			err = r.item()
			all = append(all, Block{Paragraph: &Paragraph{Style: start.Name.Local, Runs: []Run{{Text: text}}}})
		}
		return err
	})
	return all, err
}
