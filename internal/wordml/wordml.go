// Package wordml writes word-processor files (.docx) from a document that is
// plain data: sections of paragraphs and tables, with styles, lists, footnotes,
// links, page numbers and places to fill in.
//
// It knows WordprocessingML (ECMA-376) and the container it comes in, and
// nothing of what is written: no paper, no page of a site, no Markdown. What
// cannot be put into XML is replaced, never passed on, so that any text makes a
// file that opens; an address that is none makes plain text instead of a link.
// The same document gives the same bytes: no clock and no random number is
// asked.
package wordml

// Twips are twentieths of a point, the unit of all measures here unless
// something else is said: 567 are a centimetre.
type Twips int

// Document is a whole file.
type Document struct {
	Properties Properties
	Styles     []Style
	// Sections follow each other, each on a new page. There must be one at least.
	Sections []Section
	// Header stands at the top of every page but the first of each section; nil:
	// nothing does.
	Header []Block
	// Mirror swaps left and right margin on even pages, for printing on both
	// sides.
	Mirror bool
	// TabStop is the distance of tabulators where a paragraph has none of its own.
	TabStop Twips
}

// Properties describe the file to systems that list files.
type Properties struct {
	// Title, Subject and Author are plain text, "" where there is nothing to say.
	Title, Subject, Author string
	// Language is that of the text, such as "vi-VN": spelling is checked by it.
	Language string
}

// Section is a run of pages of one size.
type Section struct {
	Page Page
	// Restart numbers the section's pages from 1 anew.
	Restart bool
	Blocks  []Block
}

// Page is a sheet with its margins. Header is the distance of the header from
// the sheet's upper edge.
type Page struct {
	Width, Height            Twips
	Top, Bottom, Left, Right Twips
	Header                   Twips
	Landscape                bool
}

// TextWidth is how wide text may be between the margins.
func (p Page) TextWidth() Twips { return p.Width - p.Left - p.Right }

// Block is a [Paragraph] or a [Table].
type Block interface{ block() }

// Paragraph is a block of text.
type Paragraph struct {
	// Style is the id of a paragraph style; "" is the document's default.
	Style string
	Format
	// List makes the paragraph an item of a list, at a level from 0. Items of one
	// list share the pointer.
	List  *List
	Level int
	// PageBreak begins a new page with the paragraph.
	PageBreak bool
	Inlines   []Inline
}

func (*Paragraph) block() {}
func (*Table) block()     {}

// Align says how lines end.
type Align uint8

// Alignments; Inherit is what the style says.
const (
	Inherit Align = iota
	Left
	Center
	Right
	Justify
)

// Format is how a paragraph is set. Zero values leave to the style what it
// says, so that a nought is written as [Nought].
type Format struct {
	Align Align
	// Left and Right are indents; First is that of the first line beyond Left,
	// less than zero where it hangs out.
	Left, Right, First Twips
	// Before and After are the space around the paragraph; Line is the height of
	// its lines, exactly.
	Before, After, Line Twips
	// Together keeps the paragraph on the page of the next one, Whole its lines
	// on one page.
	Together, Whole bool
	// Rule draws a line below, across the paragraph's width; Side one at its left.
	Rule, Side bool
	// Shade is the colour of the ground as RRGGBB, "" for none.
	Shade string
	Tabs  []Tab
	// Outline is the level, from 1, that a style gives its paragraphs in the
	// contents of the file; 0: none.
	Outline int
}

// Nought stands for a measure of zero where zero means "not said".
const Nought Twips = -1 << 30

// Tab is a tabulator: text after a tab begins, or with AlignRight ends, there.
type Tab struct {
	At         Twips
	AlignRight bool
	// Dots fill the way to it.
	Dots bool
}

// Inline is what stands in a line: [Text], [Break], [Link], [Note], [PageNumber]
// or [Blank].
type Inline interface{ inline() }

// Text is characters of one look. A "\t" in it is a tabulator, a "\n" ends the
// line.
type Text struct {
	Text string
	Look Look
}

// Break ends a line.
type Break struct{}

// Link leads to an address outside the file: http, https, mailto or tel. With
// another it is plain text.
type Link struct {
	URL  string
	Text []Text
}

// Note is a footnote: its mark in the line, its blocks at the page's foot.
type Note struct{ Blocks []Block }

// PageNumber is the number of the page that it stands on.
type PageNumber struct{ Look Look }

// Blank is a place to be filled in. A tap on it selects all of it, and what is
// typed takes its place, in the look of the text around.
type Blank struct {
	// Name tells programs what belongs there, "" if nothing in particular. (A
	// control of rich text: LibreOffice shows one of plain text without its look.)
	Name string
	// Hint is the text that stands there until then; HintLook how that looks, Look
	// how what is typed will.
	Hint           string
	HintLook, Look Look
}

func (Text) inline()       {}
func (Break) inline()      {}
func (Link) inline()       {}
func (Note) inline()       {}
func (PageNumber) inline() {}
func (Blank) inline()      {}

// Look is how characters look. Zero values leave to the style what it says.
type Look struct {
	// Style is the id of a character style.
	Style                           string
	Font                            string
	Bold, Plain, Italic, Strike     bool // Plain takes a style's bold away
	Caps, Underline, Dotted, Raised bool
	// Size is in half points: 28 is 14 points.
	Size int
	// Colour and Shade are RRGGBB; others are left out.
	Colour, Shade string
}

// List is one list: its items are numbered from Start, or have signs.
type List struct {
	Kind  ListKind
	Start int
}

// ListKind says what stands before an item.
type ListKind uint8

// Kinds of lists.
const (
	Bullets ListKind = iota
	Numbers
	Boxes
	TickedBoxes
)

// Table is rows of cells. Its columns keep their width.
type Table struct {
	// Widths are those of the columns. No row may have more columns.
	Widths []Twips
	Rows   []Row
	// Grid draws lines around all cells.
	Grid bool
	// Left is its indent, Padding the space at the left and right of a cell's text.
	Left, Padding Twips
	// Caption tells those who do not see the table what it is.
	Caption string
}

// Row is one row. Head is repeated on each page that the table goes on to.
type Row struct {
	Head bool
	// Height is the least height, 0 where the text decides.
	Height Twips
	Cells  []Cell
}

// Cell is one cell, Span columns wide; 0 counts as 1. Shade is as in [Format].
type Cell struct {
	Span   int
	Middle bool // set in the middle between top and bottom
	Shade  string
	Blocks []Block
}

// Style is a named look of paragraphs or, with Characters, of text.
type Style struct {
	// ID is unique, of ASCII letters and digits. Name is what users see; of what
	// Word brings itself, "heading 1" or "footnote text", it must be Word's name.
	ID, Name string
	// BasedOn is the id of the style that says the rest, "" for none, Next that of
	// the paragraph after.
	BasedOn, Next string
	Characters    bool
	// Default marks the one style of paragraphs that name none.
	Default bool
	Format  Format
	Look    Look
}
