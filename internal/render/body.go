package render

import (
	"html/template"
	"slices"

	"chuyende/internal/config"
	"chuyende/internal/handout"
	"chuyende/internal/suggest"
)

// The bodies: what each layout shows besides the frame, as a template sees it
// in .Body. themes/README.md lists them for authors of themes.

// ArticleBody is a page made of a file: the layouts page, topic, group, case,
// guidance, and those that further kinds bring.
type ArticleBody struct {
	// Card is the page as others see it.
	Card *Card
	// Content is the page's own text, Contents its headings.
	Content  template.HTML
	Contents []Heading
	// Blanks counts the places in the text that a cell fills in, FirstBlank is the
	// id of the first heading below which one stands, or "".
	Blanks     int
	FirstBlank string
	// Prev and Next are the pages before and after this one as the site is read, or nil.
	Prev, Next *Card
	// Related are pages related to this one, each list under its title.
	Related []Related
	// Backlinks are pages whose text links here.
	Backlinks []*Card
	// Steps is what the page's front matter has drawn of its text, nil for nothing.
	Steps *Flow
	// Papers are the files that the page is published as for Word.
	Papers []Link
	// Forms are the URLs of the page in other forms, by the form's name:
	// {{with index .Body.Forms "message"}}.
	Forms map[string]string
}

// Relates reports whether the page lists pages that lead on from it: those that its
// layout tells of elsewhere are no such list.
func (b *ArticleBody) Relates() bool {
	return len(b.Backlinks) > 0 || slices.ContainsFunc(b.Related, func(r Related) bool { return !r.Told && len(r.Cards) > 0 })
}

// HandoutBody is what all pages to be handed out have.
type HandoutBody struct {
	// Card is the page that is handed out.
	Card *Card
	// QR is a code that leads to it, "" where the site has no base URL.
	QR template.HTML
}

// LargePrintBody is a page in large print: the layout large-print.
type LargePrintBody struct {
	HandoutBody
	Paper *handout.Paper
}

// MessageBody is what can be sent of a page: the layout message.
type MessageBody struct {
	HandoutBody
	Messages []handout.Message
	// File is the URL of the whole as plain text.
	File string
}

// TopicBody is a page of a kind with a summary: the layout topic.
type TopicBody struct {
	ArticleBody
	// Topic is what it shows besides its text.
	Topic *Topic
}

// SummaryBody is a page's summary on one page: the layout summary.
type SummaryBody struct {
	// Card is the page that is summed up.
	Card    *Card
	Summary *Summary
	// LengthsURL is where the note on how long a meeting is is explained, or "".
	LengthsURL string
}

// SlidesBody is a topic as slides, or the page that shows those of a collection:
// the layout slides.
type SlidesBody struct {
	HandoutBody
	Slides []handout.Slide
	// Decks, if not "", is what a collection may have slides of, for the script, as
	// JSON: then the page has none of its own.
	Decks template.JS
}

// DocumentBody is a page of the register: the layout document.
type DocumentBody struct {
	ArticleBody
	// Document is what the register knows of it from other pages.
	Document *Document
}

// HomeBody is the first page.
type HomeBody struct {
	// Card and Content are those of the page that heads the whole; nil and ""
	// where there is none.
	Card    *Card
	Content template.HTML
	// Chooser leads to the suggestions; nil where there are none.
	Chooser *HomeChooser
	// Groups are the thematic groups, Recent the newest pages.
	Groups, Recent []*Card
	// Sections are the portal's main sections, Terms those of each taxonomy that
	// has a place on the home page.
	Sections []SectionView
	Terms    []TermGroup
	// NewsURL leads to the latest changes, "" where there are none.
	NewsURL string
	// List is the pages that lie in no section, of a site that lies in one folder the
	// first of that; nil where there are none.
	List *List
}

// ListBody is one sheet of a section's pages: the layout list.
type ListBody struct {
	// Card and Content are those of the page that heads the section, Sections the
	// folders below it: on the first sheet only.
	Card     *Card
	Content  template.HTML
	Sections []SectionView
	// Book is the section as a book, nil where it is none: on the first sheet only.
	Book *BookLinks
	// List is the sheet.
	List *List
	// Article is the section's page where that is one like any other, see
	// [site.Page.Whole].
	Article *ArticleBody
	// Coverage says, on the list of groups, how many topics there are: on the first
	// sheet only.
	Coverage []Chart
	// Groups are the sheet's pages by the group that each names first, where the
	// whole list is one sheet and they name several; else none.
	Groups []ListGroup
}

// ListGroup is the pages of a list that belong to one group; Card is nil for
// those that belong to none.
type ListGroup struct {
	Card  *Card
	Cards []*Card
}

// BookLinks are the URLs of a book: to be printed, and for e-readers.
type BookLinks struct{ Title, HTML, EPUB string }

// RegisterBody is one sheet of the register of documents.
type RegisterBody struct {
	ListBody
	// Register is what stands beside each card of List.
	Register *Register
}

// TermsBody is the page of a taxonomy: the layout terms.
type TermsBody struct {
	Terms []TermLink
}

// TermBody is one sheet of a term's pages: the layout term.
type TermBody struct {
	List *List
}

// LetterBody is one sheet of a letter of the catalogue.
type LetterBody struct {
	// Letters are the way to the others.
	Letters []LetterView
	// List has the sheet's number, and Entries its pages.
	List    *List
	Entries []Entry
}

// SearchBody is the search page, with other ways to what it finds.
type SearchBody struct {
	// Groups are the thematic groups, Sections the main sections.
	Groups   []*Card
	Sections []SectionView
}

// CatalogueBody is the page that leads to everything.
type CatalogueBody struct {
	// Groups are the thematic groups, Sections the main sections, Terms those of
	// each taxonomy that list several pages, Letters the catalogue by first letter.
	Groups   []*Card
	Sections []SectionView
	Terms    []TermGroup
	Letters  []LetterView
}

// fewEntries is how many titles the catalogue shows without folding its letters.
const fewEntries = 40

// Folded reports whether the catalogue has too many titles to show them at once.
func (b *CatalogueBody) Folded() bool {
	total := 0
	for _, l := range b.Letters {
		total += len(l.Entries)
	}
	return total > fewEntries
}

// MissingBody is the page for addresses that nothing stands at.
type MissingBody struct {
	// Sections are the portal's main sections.
	Sections []SectionView
}

// OfflineBody is the page about use without a network: its words alone.
type OfflineBody struct{}

// RedirectBody is a page at an old address. Target is the new one.
type RedirectBody struct{ Target string }

// SuggestBody is the page to choose a topic on.
type SuggestBody struct {
	// Chooser is what there is to choose from.
	Chooser *Chooser
	// Minutes and Seasons are what the form offers besides.
	Minutes []int
	Seasons []suggest.Term
	// Catalogue is what the script chooses from, as JSON.
	Catalogue template.JS
	// Gaps say where there is too little to choose from.
	Gaps []string
}

// PlanBody is the page to plan a year on.
type PlanBody struct {
	// Audiences are the kinds of cell, Data what the script works with, as JSON.
	Audiences []suggest.Term
	Data      template.JS
	// Ahead is how many days before a meeting papers are sent.
	Ahead config.Plan
	// Numbers are those of the quarters.
	Numbers []int
	// Word and Calendar are the URLs of the blank plan for Word, "" where there is
	// none, and of the sample for phones; SuggestURL of the suggestions.
	Word, Calendar, SuggestURL string
	// Papers is the script that fills the plan for Word in, "" where there is none.
	Papers string
	// Example is a plan made of the suggestions.
	Example *PlanExample
}

// PlanExample is a plan that shows what one looks like: for which kind of cell,
// in which year.
type PlanExample struct {
	Audience string
	Year     int
	Quarters []PlanQuarter
}

// PlanQuarter is a quarter of an example.
type PlanQuarter struct {
	Number int
	Title  string
	// Topic is nil where there is nothing to suggest. Basis are the documents that
	// it rests on.
	Topic *Card
	Basis []string
	// Weekday is the name of Day; First, Last and Least are when papers are sent.
	Weekday                 string
	Day, First, Last, Least Date
}

// ChoicesBody is what is suggested to one kind of cell.
type ChoicesBody struct {
	// URL is the page to choose on, with this page's choice made already.
	URL string
	// Quarters are the way to the other quarters; empty on the page of all.
	Quarters []Link
	// Parts are the suggestions: one part for each quarter, or one.
	Parts []ChooserPart
}

// BookBody is a book to be printed: the layout book.
type BookBody struct {
	// Card names the book; its URL is the section's.
	Card *Card
	// Whole is true of the whole portal's book.
	Whole bool
	// Changed is the day of the newest change in it.
	Changed Date
	// EPUB is the URL of the same book for e-readers.
	EPUB string
	// Parts are its entries; none on the cover of the book for e-readers.
	Parts []*BookPart
}

// ChapterBody is a page as it stands in a book: the layout chapter.
type ChapterBody struct {
	// Number is its place in the book, "" where that is not known.
	Number string
	// Layout is the layout of the page on the portal, "section" of a page that heads
	// one.
	Layout string
	// Card is the page, nil of a section without a text.
	Card    *Card
	Content template.HTML
	// Topic and Document are what pages of these kinds show besides; nil of others.
	Topic    *Topic
	Document *Document
	// Related are the pages that it is related to.
	Related []Related
}

// NewsBody is the page of what is new: the latest changes, by day.
type NewsBody struct{ Days []NewsDay }
