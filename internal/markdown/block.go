package markdown

import "chuyende/internal/diag"

// Block is one block of a text: a paragraph, a list, a table, with what stands
// in it. It is what outputs other than HTML are made of, and what reads a text
// for its words. Blocks are made on demand by [Doc.Blocks].
type Block struct {
	Kind BlockKind
	// Span is where the block stands in the file: of a Heading its line, of a
	// Code its lines without the fences, of what holds other blocks from the
	// first of them to the last, else its text without what marks it.
	Span diag.Span
	// Level is a Heading's, 1 to 6.
	Level int
	// ID is a Heading's element id on the page.
	ID string
	// Name is the language of a Code, as written, or "note" and the like of an
	// Alert.
	Name string
	// Title is what readers see above an Alert, a Code or the Notes.
	Title string
	// Ordered is true of a List with numbers.
	Ordered bool
	// Number is the first number of an ordered List, and the number of a Note.
	Number int
	// Box tells of an Item whether it can be ticked.
	Box Box
	// Align is "left", "right" or "center" of a Cell whose column says so.
	Align string
	// Head is true of the first Row of a Table.
	Head bool
	// Runs are the text of a Paragraph, Heading, Cell, Term, Code or Raw.
	Runs []Run
	// Blocks are what stands in a List (Items), Item, Quote, Alert, Table
	// (Rows), Row (Cells), Definitions (Terms and Descriptions), Description,
	// Notes (Notes) or Note.
	Blocks []Block
}

// BlockKind says what a [Block] is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	// TopHeading, InnerHeading and TitleHeading are headings: InnerHeading one
	// inside a quote, an item or the like, which is in no table of contents;
	// TitleHeading the one that [Doc.OmitTitle] left out, as the page shows it
	// already. What leads somewhere in that is plain text.
	TopHeading
	InnerHeading
	TitleHeading
	List
	Item
	Quote
	Alert
	// Code is lines of code: one run, with its line ends.
	Code
	// Raw is lines of HTML: what stands between its tags.
	Raw
	// Rule is a break between two thoughts.
	Rule
	Table
	Row
	Cell
	Definitions
	Term
	Description
	// Notes are the footnotes, the last block of a text.
	Notes
	Note
)

// Box is a box to tick in front of an item.
type Box uint8

// The states of a box.
const (
	NoBox Box = iota
	OpenBox
	TickedBox
)

// Run is a piece of text with the same marks from end to end, on one line of
// the file.
type Run struct {
	Kind RunKind
	// Text is plain text, its escapes resolved; where the line ends it ends in
	// a space. A Picture's is its description, "" of the other kinds.
	Text  string
	Marks Marks
	// Span is where the text stands in the file; empty where it stands nowhere.
	Span diag.Span
	// Link is where the run leads, nil where it leads nowhere. The runs of one
	// link share it.
	Link *Lead
	// Number is a NoteMark's.
	Number int
}

// RunKind says what a [Run] is.
type RunKind uint8

// The kinds of runs.
const (
	Text RunKind = iota
	// Break is the end of a line that the author asked for.
	Break
	// Picture is an image.
	Picture
	// NoteMark is the number of a footnote.
	NoteMark
)

// Marks are what sets a run apart, any of them together.
type Marks uint8

// The marks.
const (
	Strong Marks = 1 << iota
	Emphasis
	Deleted
	CodeSpan
	// Address is on a link's run whose text is the address itself.
	Address
)

// Lead is a link, an image or a document's number in a text, and where it
// leads.
type Lead struct {
	// Ref is the hole that stands for it in the HTML; only its Offset is not
	// known here.
	Ref
	// To is what the caller's function made of it.
	To string
}

// Walk calls visit for every block, those that hold others before those that
// they hold. path is what a block stands in, from the outside to the inside.
func Walk(blocks []Block, visit func(b *Block, path []*Block)) {
	var walk func(blocks []Block, path []*Block)
	walk = func(blocks []Block, path []*Block) {
		for i := range blocks {
			b := &blocks[i]
			visit(b, path)
			walk(b.Blocks, append(path[:len(path):len(path)], b))
		}
	}
	walk(blocks, nil)
}
