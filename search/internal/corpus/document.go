package corpus

import "chuyende/search/internal/script"

// Document is one page as a reader can find it.
type Document struct {
	// URL is the page's address from the site's root, such as
	// "/chuyen-de/hien-dat-lam-duong.html". It names the document: setting
	// another with the same URL replaces it.
	URL string

	Title     string
	Kind      string // id of its kind, such as "topic"
	KindTitle string // the kind as a reader calls it
	Summary   string // searched, and shown where no text matches better
	Date      string // 2006-01-02, or empty

	// Facets holds the values a reader can narrow results by, under the name
	// of each facet.
	Facets map[string][]string

	// Keywords are what else names this page and few others: other names, its
	// document's number, rare tags. They are searched as its title is, and not shown.
	Keywords []string

	// Subjects are names of what many pages may be filed under, such as whom it is
	// for: they are searched as its text is, but weigh more.
	Subjects []string

	// Factor is what the page's scores are multiplied with, in percent, and so
	// is Standing, but for queries that have a number of its title; 0 is 100.
	Factor, Standing uint8

	// Newer are documents that readers of this one should know, and After the
	// addresses of those that it comes after unless its number is typed.
	Newer []Newer
	After []string

	// Alike names groups of pages of which one stands for all where a query names
	// nothing that sets them apart. Leads names the group that this page stands for
	// where it is found too, "" for none.
	Alike []string
	Leads string

	// Sections are its plain text in order of reading. The first may stand
	// before any heading and then has neither ID nor Heading.
	Sections []Section
}

// Newer is a newer document on the matter of another.
type Newer = script.Newer

// Section is the plain text below one heading.
type Section struct {
	ID      string // the heading's id on the page
	Heading string
	Text    string
}
