package render

import (
	"html/template"

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
	// Prev and Next are the neighbours in the page's section, or nil.
	Prev, Next *Card
	// Related are pages related to this one, each list under its title.
	Related []Related
	// Backlinks are pages whose text links here.
	Backlinks []*Card
	// Papers are the files that the page is published as for Word.
	Papers []Link
	// Forms are the URLs of the page in other forms, by the form's name:
	// {{with index .Body.Forms "message"}}.
	Forms map[string]string
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

// SlidesBody is a topic as slides: the layout slides.
type SlidesBody struct {
	HandoutBody
	Slides []handout.Slide
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
	Chooser *Chooser
	// Groups are the thematic groups, Recent the newest pages.
	Groups, Recent []*Card
	// Sections are the portal's main sections, Terms those of each taxonomy that
	// has a place on the home page.
	Sections []SectionView
	Terms    []TermGroup
	// NewsURL leads to the latest changes, "" where there are none.
	NewsURL string
	// List is the pages that lie in no section; nil where there are none.
	List *List
}

// ListBody is one sheet of a section's pages: the layout list.
type ListBody struct {
	// Card and Content are those of the page that heads the section, Sections the
	// folders below it: on the first sheet only.
	Card     *Card
	Content  template.HTML
	Sections []SectionView
	// List is the sheet.
	List *List
}

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

// SearchBody is the search page, which has the whole catalogue for readers
// without script.
type SearchBody struct {
	// Groups are the thematic groups, Sections the main sections, Terms those of
	// each taxonomy, Letters the catalogue by first letter.
	Groups   []*Card
	Sections []SectionView
	Terms    []TermGroup
	Letters  []LetterView
}

// MissingBody is the page for addresses that nothing stands at.
type MissingBody struct {
	// Sections are the portal's main sections.
	Sections []SectionView
}

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

// ChoicesBody is what is suggested to one kind of cell.
type ChoicesBody struct {
	// URL is the page to choose on, with this page's choice made already.
	URL string
	// Quarters are the way to the other quarters; empty on the page of all.
	Quarters []Link
	// Parts are the suggestions: one part for each quarter, or one.
	Parts []ChooserPart
}

// NewsBody is the page of what is new: the latest changes, by day.
type NewsBody struct{ Days []NewsDay }
