// Package manuscript holds what a text from elsewhere says, whatever form its file
// has: its title, its sections as HTML, the letterhead of an official paper. Packages
// that read forms make it, package intake makes a page of it. It does nothing itself.
package manuscript

import (
	"chuyende/internal/lang"
	"chuyende/internal/legacy"
)

// Paper is what a file says.
type Paper struct {
	// Title is what names it, "" where nothing does.
	Title string
	// Head is its letterhead, with what is known of its number, issuer and day.
	Head Letterhead
	// Sections are its text, cut at its headings; the first has none.
	Sections []Section
	// Notes are its footnotes, as HTML that stands behind all sections.
	Notes string
	// Origin is where it was published: site, day and address; "" where that is not certain.
	Origin string
	// Left is what was left alone, in words for the author.
	Left []lang.Text
	// Converted is what was done to text in old encodings.
	Converted legacy.Tally
}

// Section is a heading with what stands below it, up to the next heading.
type Section struct {
	// Level is from 2, whatever the file has; 0 of what stands before the first
	// heading.
	Level int
	// Title is the heading's text, Heading the same as HTML.
	Title, Heading string
	HTML           string
}

// Letterhead is what stands at the head of an official paper. What is not known
// stays empty: nothing is guessed.
type Letterhead struct {
	// Number is its number and symbol, "05-NQ/CB".
	Number string
	// Issuer is who issues it, Above the organisation above.
	Issuer, Above string
	// Date is its day, "2024-02-03"; Place where it was signed.
	Date, Place string
	// Type is the id of its type of papers; Called is what a paper of the state calls
	// itself, "Nghị định".
	Type, Called string
	// Subject is what it is about where that stands below the number, as in
	// letters: "Về việc chuẩn bị sinh hoạt chuyên đề".
	Subject string
	// Found is true where there was a letterhead; Rest are the lines of it that
	// are none of these.
	Found bool
	Rest  []string
	// Motto is true where the motto of the Party or the state stood there.
	Motto bool
}
