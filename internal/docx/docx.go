// Package docx reads the text of Word documents: a .docx, .docm or template, as
// blocks with their runs, and what stands beside the body (headers, notes,
// comments, text boxes, drawings).
//
// It knows WordprocessingML as far as text goes, from Word and from programs
// that write like it, and nothing of the portal. It writes nothing, opens
// nothing that a document points to, and shows no page: how a paragraph looks
// is only told where that says what it is.
//
// A document is untrusted. What it may cost is bounded before it is read
// (limits.go); names and targets that lead out of the package are refused.
// Nothing in it panics.
package docx

import (
	"errors"
	"fmt"
)

// Why a document cannot be read. Errors of [Read] are one of these, with more
// words, or what the reader of its bytes said.
var (
	// ErrNotWord is of files that hold no Word document.
	ErrNotWord = errors.New("no Word document")
	// ErrDamaged is of packages and XML that are broken.
	ErrDamaged = errors.New("damaged document")
	// ErrTooLarge is of documents beyond the limits.
	ErrTooLarge = errors.New("document too large")
	// ErrUnsafe is of names and targets that lead out of the package.
	ErrUnsafe = errors.New("unsafe document")
)

func damaged(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrDamaged, fmt.Sprintf(format, args...))
}

func tooLarge(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrTooLarge, fmt.Sprintf(format, args...))
}

// Document is the text of a Word document.
type Document struct {
	// Parts are the body, then what stands beside it in the order of the package.
	Parts []Part
	// Styles are the looks that have a name, Lists the numberings, by id.
	Styles Styles
	Lists  map[string]List
	// Unread are the names of things in the package that may hold text and are
	// not read: embedded files and foreign parts.
	Unread []string
	// Merged are those of them that Word shows in the text, from whatever form they
	// are in (altChunk), and makes a part of it when it saves the document.
	Merged []string
}

// PartKind says what a part of a document is.
type PartKind uint8

// The parts of a document. Drawing is the text of diagrams and charts,
// Properties what the file says of itself (title, author).
const (
	Body PartKind = iota
	Header
	Footer
	Footnotes
	Endnotes
	Comments
	Drawing
	Glossary
	Properties
)

// Part is one text of a document.
type Part struct {
	Kind PartKind
	// Name is the part's name in the package: "word/document.xml".
	Name   string
	Blocks []Block
}

// Block is a paragraph or a table; exactly one of the two is set.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
}

// Paragraph is one paragraph.
type Paragraph struct {
	// Style is the id of its style, "" for the usual one.
	Style string
	// List is the id of its numbering, "" where it names none and [NoList] where it
	// is in none whatever its style says; Level counts from 0.
	List  string
	Level int
	// Note is the id of the footnote, endnote or comment that it belongs to.
	Note string
	// Align is "center", "right", "both" or what else the file says, "" where it
	// says nothing.
	Align string
	// Leaders says of its tab stops in their order whether dots or a line are drawn up to
	// them, as forms have where something is to be filled in.
	Leaders []bool
	// Outline is its level in the outline from 1, 0 where it says nothing.
	Outline int
	// Joined is true where the next paragraph goes on in this one: a tracked change
	// took its end out, or it is the large first letter of the next.
	Joined bool
	Runs   []Run
	// Boxes are text boxes that are anchored here, each with blocks of its own.
	Boxes [][]Block
}

// NoList is the id by which a paragraph says that it is in no list.
const NoList = "0"

// Change says what tracked changes did to a run.
type Change uint8

// A run that no change touches, was put in, or was taken out: the text of
// [Paragraph.Text] is without those.
const (
	Unchanged Change = iota
	Inserted
	Deleted
)

// Marks are the looks of a run that say something, as a set.
type Marks uint16

// What a run may look like.
const (
	Bold Marks = 1 << iota
	Italic
	Underline
	Strike
	Superscript
	Subscript
	Caps   // shown in capitals, whatever the letters are
	Hidden // not shown
	Code   // a piece of a program, or what is typed
)

// Run is a piece of a paragraph that looks alike.
type Run struct {
	// Text has tabs as \t and line breaks as \n.
	Text  string
	Marks Marks
	// Plain are marks that the run does without, whatever its style says.
	Plain  Marks
	Change Change
	// Style is the id of its style; Font and Size (in half points) what it names
	// itself: see [Styles.Look].
	Style, Font string
	Size        int
	// Link is where it leads: an address, or "#" and a bookmark.
	Link string
	// Footnote, Endnote and Comment are the ids of notes that are called here.
	Footnote, Endnote, Comment string
	// Image is the name of a picture's part, Alt what its author says of it.
	Image, Alt string
	// Drawing is the name of the part that has the text of a diagram or a chart which
	// stands here.
	Drawing string
	// Field is true of text that is not shown: an instruction, or the description
	// of a picture.
	Field bool
}

// Table is a table.
type Table struct {
	Rows []Row
	// Style is the id of its style; Rules what the file says itself of the lines that are
	// drawn around it and in it: see [Styles.IsBare].
	Style string
	Rules Rules
}

// Rules says whether lines are drawn around cells.
type Rules uint8

// What a table or a style says of lines: nothing, that there are none, or that there are some.
const (
	RulesUnsaid Rules = iota
	NoRules
	Ruled
)

// Row is a row of a table. Deleted is true where a tracked change took it out.
type Row struct {
	Cells   []Cell
	Deleted bool
}

// Cell is a cell. One that goes on from the row above has Merged set and, as a
// rule, no text.
type Cell struct {
	// Span is over how many columns it goes, at least 1.
	Span   int
	Merged bool
	Blocks []Block
}
