package site

import "time"

// Book is pages that are published together: to be printed, and for e-readers.
type Book struct {
	Title string
	// Section is whose pages they are, Home of the whole portal's book.
	Section *Section
	// Entries are what the book consists of, in order.
	Entries []BookEntry
	// HTML and EPUB are where it stands.
	HTML, EPUB string
}

// BookEntry is a page in a book, or a section that others stand below.
type BookEntry struct {
	// Number is its place in the book: "2.1"; "" of a text at its head.
	Number string
	// Depth is 0 for what the book consists of, 1 for what stands below that.
	Depth int
	Title string
	// Page is the page, or the one that heads the section: nil where there is none.
	Page *Page
	// Address is where the entry stands in the portal.
	Address string
}

// Modified is the day of the newest change in the book, zero where no page tells
// of any.
func (b *Book) Modified() time.Time {
	var newest time.Time
	for _, e := range b.Entries {
		if e.Page != nil {
			newest = later(newest, e.Page.Changed)
		}
	}
	return newest
}

// IsWhole reports whether the book is that of the whole portal.
func (b *Book) IsWhole() bool { return b.Section.Parent == nil }
