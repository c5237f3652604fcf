package link

import (
	"slices"
	"strconv"

	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// mostBook is how many bytes of text a book holds at most: a thousand pages of
// paper. No browser prints more, and a build holds one book in memory.
const mostBook = 8 << 20

// books plans the books of a site that wants some: one of each section below
// content/, and one of all pages.
func (l *linker) books() {
	if !l.Config.Books {
		return
	}
	for _, s := range append(slices.Clone(l.tree.Home.Sections), l.tree.Home) {
		if s.Address == "" {
			continue
		}
		b := &site.Book{Title: s.Title, Section: s, Entries: bookEntries(s)}
		if !hasPages(b) {
			continue
		}
		if size := bookSize(b); size > mostBook {
			l.problems.Add(ruleBookLong.At(l.Config.File.Shown, l.Config.File.Data, l.Config.BooksSpan,
				lang.Textf("sách “%s” dài %d MB chữ, quá %d MB, nên không được tạo", "the book “%s” would hold %d MB of text, more than %d MB, and is not made", b.Title, size>>20, mostBook>>20),
				ruleBookLong.Cure))
			continue
		}
		place := l.tree.Places.Book(s.Address)
		b.HTML, b.EPUB = place+".html", place+".epub"
		who := owner{what: lang.Textf("sách “%s”", "the book “%s”", b.Title), file: l.Config.Shown(s.Path)}
		if l.claimOwn(site.File{What: site.BookFile, Address: b.HTML, Section: s, Book: b}, who) &&
			l.claimOwn(site.File{What: site.BookFile, Form: site.EPUBForm, Address: b.EPUB, Section: s, Book: b}, who) {
			l.tree.Books = append(l.tree.Books, b)
		}
	}
}

func hasPages(b *site.Book) bool {
	for _, e := range b.Entries {
		if e.Page != nil && !e.Page.Index {
			return true
		}
	}
	return false
}

func bookSize(b *site.Book) int {
	size := 0
	for _, e := range b.Entries {
		if e.Page != nil {
			size += len(e.Page.Data)
		}
	}
	return size
}

// bookEntries are the pages of a section and of those below it, each once: the
// folder of a kind lists pages of other folders too.
func bookEntries(s *site.Section) []site.BookEntry {
	b := bookMaker{seen: map[*site.Page]bool{}}
	if s.Page != nil && s.Page.Doc.Words > 0 {
		b.entries = append(b.entries, site.BookEntry{Title: s.Title, Page: s.Page, Address: s.Address})
	}
	b.below(s, "", 0)
	return b.entries
}

// bookMaker numbers the entries of a book.
type bookMaker struct {
	entries []site.BookEntry
	// seen are the pages that have their place.
	seen map[*site.Page]bool
}

// below adds what stands in a section: its pages, then the sections in it.
func (b *bookMaker) below(s *site.Section, number string, depth int) {
	n := 0
	next := func() string {
		n++
		return number + strconv.Itoa(n)
	}
	for _, p := range s.Pages {
		if !b.seen[p] && p.Address != "" {
			b.seen[p] = true
			b.entries = append(b.entries, site.BookEntry{Number: next(), Depth: depth, Title: p.Title, Page: p, Address: p.Address})
		}
	}
	for _, child := range s.Sections {
		at := len(b.entries)
		own := next()
		b.entries = append(b.entries, site.BookEntry{Number: own, Depth: depth, Title: child.Title, Page: child.Page, Address: child.Address})
		b.below(child, own+".", depth+1)
		if len(b.entries) == at+1 && (child.Page == nil || child.Page.Doc.Words == 0) {
			b.entries = b.entries[:at] // of nothing but other sections' pages
			n--
		}
	}
}
