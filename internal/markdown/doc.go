package markdown

import (
	"slices"

	"chuyende/internal/diag"
)

// Doc is a parsed text. It is made by [Parser.Parse]; once shared between
// goroutines it must only be read.
type Doc struct {
	// Title is the plain text of the heading that names the text: the first
	// of level 1, or one that all others are below; "" where there is none.
	// Where the page shows it already, leave it out with [Doc.OmitTitle].
	Title string
	// Headings are the headings in order, those inside quotes and list items
	// left out.
	Headings []Heading
	// Refs are the holes in the HTML, in order.
	Refs []Ref
	// Sections is the plain text, cut at Headings: first what stands before
	// the first of them, with HeadingID "", and last the footnotes, if any.
	// There is always at least one section.
	Sections []Section
	// Summary is the plain text of the first paragraph, at most 200
	// characters, cut between words; "" where there is no text.
	Summary string
	// Words is how many syllables, numbers and foreign words the text has.
	Words int

	// Includes is a digest of the files that the text shows by a command, of those
	// too that were not found; "" where it asks for none.
	Includes string
	// Uncoloured is how many blocks of code are plain because this machine, at this
	// time, took too long to colour them: parsed again, the text may come to something
	// else.
	Uncoloured int

	html    []byte
	titleAt int      // index of the title in Headings, or noTitle
	titleID string   // the id that the title had before it was left out
	notes   int      // where the footnotes begin, len(html) without any
	anchors []string // ids that are not in Headings

	// What [Doc.Blocks] reads the text with, and which part of the file.
	parser *Parser
	body   diag.Span
	file   string
}

// Heading is a heading of the text.
type Heading struct {
	Level int    // 1 to 6
	ID    string // element id, unique on the page, of letters, digits, - _ and .
	Text  string // plain text
	Span  diag.Span

	start, end int    // the whole element in the HTML
	anchors    [2]int // which of Doc.anchors stand in it
}

// Section is the plain text below one heading: no markup, blocks and list
// items parted by "\n", table cells by "\t".
type Section struct {
	HeadingID string
	Heading   string
	Text      string
}

// RefKind says what kind of hole a [Ref] is.
type RefKind uint8

// The kinds of holes.
const (
	// Link is a link that the author wrote, or a bare address.
	Link RefKind = iota
	// Image is an image.
	Image
	// Number is the number of an official document that stands in the text,
	// such as "50-CT/TW". Links, code and image descriptions are not searched
	// for numbers.
	Number
)

// Ref is a hole in the HTML of a [Doc]: a place that refers to something
// outside the text.
type Ref struct {
	Kind RefKind
	// Dest is the address as written, with Markdown's escapes resolved and
	// percent escapes kept; of a Number, the number. It is never empty. A
	// scheme in it is http, https, mailto, tel, sms or ftp: any other is a
	// problem already and makes no Ref.
	Dest string
	// Alt is the plain text of a Link or the description of an Image, Title
	// the title in quotes after the address. Both may be "".
	Alt, Title string
	// Wiki says that Dest is the name of a page rather than its address.
	Wiki bool
	// Unnamed says that a Link has no words of its own: the title of what it leads to
	// takes their place.
	Unnamed bool
	// From is the file that the reference stands in, by its path below the content,
	// where that is not the text's own: one that the text takes in. An address is
	// looked for from there first.
	From string
	// Width is how many pixels wide an Image is to be shown; 0: not said.
	Width int
	// Span is the whole of the reference in the file, brackets included.
	Span diag.Span
	// Offset is where the hole is in the HTML.
	Offset int

	end int // where a Link, with its closing tag, or a Number ends in the HTML
}

// HasAnchor reports whether the written HTML holds an element with this id.
func (d *Doc) HasAnchor(id string) bool {
	return slices.ContainsFunc(d.Headings, func(h Heading) bool { return h.ID == id }) ||
		slices.Contains(d.anchors, id)
}

// TitleID returns the id of the heading that [Doc.OmitTitle] left out, "" where
// it left out none: links to it mean the whole text.
func (d *Doc) TitleID() string { return d.titleID }

// Anchors returns the ids of all elements in the written HTML, headings
// first, for hints about a link's mistyped anchor.
func (d *Doc) Anchors() []string {
	ids := make([]string, 0, len(d.Headings)+len(d.anchors))
	for _, h := range d.Headings {
		ids = append(ids, h.ID)
	}
	return append(ids, d.anchors...)
}

// LeadsAs reports whether two texts are the same to pages around them: they refer to the
// same, have the same headings and ids, and either holds words if the other does. Both
// are made of their own file alone, and would be again.
func (d *Doc) LeadsAs(other *Doc) bool {
	return d.Includes == "" && other.Includes == "" && d.Uncoloured == 0 && other.Uncoloured == 0 &&
		d.Title == other.Title && d.titleAt == other.titleAt && d.titleID == other.titleID &&
		(d.Words > 0) == (other.Words > 0) && slices.Equal(d.anchors, other.anchors) &&
		slices.EqualFunc(d.Headings, other.Headings, func(a, b Heading) bool {
			return a.Level == b.Level && a.ID == b.ID && a.Text == b.Text && a.anchors == b.anchors
		}) &&
		slices.EqualFunc(d.Refs, other.Refs, func(a, b Ref) bool {
			for _, ref := range []*Ref{&a, &b} {
				ref.Span, ref.Offset, ref.end = diag.Span{}, 0, 0
			}
			return a == b
		})
}
