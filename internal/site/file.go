package site

import (
	"path"
	"strings"

	"chuyende/internal/lang"
)

// What says what a file of the portal is.
type What uint8

// What files there are. Lists have several files where they have several
// sheets.
const (
	// HomeFile and SectionFile are sheets of a section's list.
	HomeFile What = iota + 1
	SectionFile
	// PageFile is a page of a Markdown file that heads no section, in one of
	// its forms.
	PageFile
	// TaxonomyFile lists terms, TermFile is a sheet of a term's pages.
	TaxonomyFile
	TermFile
	// LetterFile is a sheet of a letter of the catalogue.
	LetterFile
	NewsFile
	// SuggestFile is the page to choose topics on, ChoiceFile one made ahead.
	SuggestFile
	ChoiceFile
	SearchFile
	// CatalogueFile leads to everything there is.
	CatalogueFile
	MissingFile
	// OfflineFile is the page about use without a network.
	OfflineFile
	// FeedFile is a list's feed in one of its forms.
	FeedFile
	// RedirectFile leads from an old address to a page.
	RedirectFile
	SitemapFile
	RobotsFile
	ManifestFile
	// PlanFile is the page to plan a year on, PlanCalendarFile the sample of what it
	// gives to phones.
	PlanFile
	PlanCalendarFile
	// WholeFile is the whole portal in a form with a [Form.Place].
	WholeFile
	// BookFile is a book in one of its forms.
	BookFile
	// AssetFile is copied from content/, GivenFile handed in ready made.
	AssetFile
	GivenFile
)

// The forms of a feed. Those of a page are "" for HTML, and the names of what
// [Form] lists.
const (
	AtomForm = "atom"
	JSONForm = "json"
)

// EPUBForm is the form of a book for e-readers; the other, "", is HTML.
const EPUBForm = "epub"

// ChapterForm is the form of a page as a chapter, for books that readers put
// together: a script that brings its HTML.
const ChapterForm = "chapter"

// SummaryForm is the form of a page that sums it up on one sheet, for kinds that
// have it. It is HTML like the page itself.
const SummaryForm = "summary"

// File is one file of the portal. The link phase gives out its address, once:
// whoever makes the file, names it or links to it finds the address here.
type File struct {
	Address string
	What    What
	// Form tells several files of one page or one feed apart.
	Form string
	// Page, Section, Taxonomy, Term, Letter and Asset are what the file belongs
	// to; nil where it belongs to the whole portal. Of a ChoiceFile Term is the
	// kind of cell and Quarter the quarter, nil where it is for all of them.
	Page     *Page
	Section  *Section
	Taxonomy *Taxonomy
	Term     *Term
	Quarter  *Term
	Letter   *Letter
	Asset    *Asset
	// Book is what a BookFile holds, nil of other files.
	Book *Book
	// Sheet is the part of a list that the file shows, nil of other files.
	Sheet *Sheet
	// List is the address of the page whose feed a FeedFile is.
	List string
	// Words is the [Form.Words] of a WholeFile, and the same of a SuggestFile.
	Words string
	// Part counts the files of a sitemap that is too long for one, from 1; the
	// one that names them, or is the whole, has 0.
	Part int
	// Public files are what search engines should know: the sitemap names them,
	// in the order of the plan.
	Public bool
}

// Target returns what a link to the file leads to.
func (f *File) Target() Target {
	t := Target{Address: f.Address, Asset: f.Asset}
	switch {
	case f.What == PageFile && f.Form == "":
		t.Page = f.Page
	case f.Section != nil && f.Sheet != nil && f.Sheet.Number == 1:
		t.Page = f.Section.Page
	}
	return t
}

// Form is a form beside HTML in which pages are published, each as a file of
// its own beside the page's.
type Form struct {
	// Name is what [File.Form] says, Extension what the address ends in: ".txt".
	Name, Extension string
	// Word, if not "", is the key of the portal's words that name the file: it then
	// stands in a folder of the page's own.
	Word string
	// Addressed forms lead to their page by its address in full, where the site has
	// a base URL.
	Addressed bool
	// Title names the form in messages.
	Title lang.Text
	// Fits reports whether a page is published in this form.
	Fits func(p *Page) bool
	// Place, if not nil, says where the one file stands that the whole portal has in
	// this form, instead of one for each page: if any page fits.
	Place func(Places) string
	// Kept forms are what a meeting is held with: a browser that keeps a page for use
	// without a network keeps these of its forms too.
	Kept bool
	// Words, if not "", makes a form with a Place a page that readers find by
	// themselves: the sitemap and the portal's search know it, and the portal's words
	// below it, such as "quality.", title and describe it.
	Words string
}

// Given is a file of a known name that neither pages nor lists are made into:
// of the theme, or the search client.
type Given struct {
	Address string
	// Title names the file in messages; Source is the file of the site that it
	// comes from, "" where it is built in.
	Title  lang.Text
	Source string
	// Yields is true where an author's file of the same address takes its place.
	Yields bool
}

// Claim is a pattern of addresses whose files get their names when they are
// made: from what they hold. Nothing else may stand at one.
type Claim struct {
	// Pattern is one of [path.Match] in lower case, without signs in its
	// folders, or ends in "/..." and then covers all below that folder.
	Pattern string
	// Title says in messages what the names are kept for.
	Title lang.Text
}

// Covers reports whether a file at an address would be in the way of the files
// claimed: at the name of one, in a folder called so, or where their folder
// is, which OfFolder tells.
func (c Claim) Covers(address string) bool {
	key := strings.ToLower(address)
	literal, whole := strings.CutSuffix(c.Pattern, "...")
	if i := strings.IndexAny(literal, `*?[\`); i >= 0 {
		literal = literal[:i]
	}
	switch {
	case len(literal) > len(key) && literal[len(key)] == '/' && strings.HasPrefix(literal, key):
		return true
	case whole || !strings.HasPrefix(key, literal):
		return whole && strings.HasPrefix(key, literal)
	}
	for ; key != "/"; key = path.Dir(key) {
		if found, err := path.Match(c.Pattern, key); found && err == nil {
			return true
		}
	}
	return false
}

// Near reports whether the claim may cover an address whose first part, a folder or a
// file of the root, is called so.
func (c Claim) Near(top string) bool {
	first, _, whole := strings.Cut(strings.TrimPrefix(c.Pattern, "/"), "/")
	if i := strings.IndexAny(first, `*?[\`); i >= 0 {
		first, whole = first[:i], false
	}
	if top = strings.ToLower(top); whole {
		return top == first
	}
	return strings.HasPrefix(top, strings.TrimSuffix(first, "..."))
}

// OfFolder reports whether an address that the claim covers is in the way of a
// folder, not of one file.
func (c Claim) OfFolder(address string) bool {
	return strings.HasSuffix(c.Pattern, "/...") || strings.HasPrefix(c.Pattern, strings.ToLower(address)+"/")
}

// MostURLs is how many addresses the protocol of sitemaps allows in one file.
const MostURLs = 50_000

// Sheet is one file of a list that is cut into several.
type Sheet struct {
	// Addresses are where all the sheets of the list stand, in order.
	Addresses []string
	// All are the pages of the whole list, Size how many stand on a sheet.
	All  []*Page
	Size int
	// Number counts sheets from 1.
	Number int
}

// NewSheet cuts a list whose first sheet stands at first into sheets of size
// pages, and returns the first.
func NewSheet(places Places, first string, all []*Page, size int) *Sheet {
	s := &Sheet{All: all, Size: size, Number: 1, Addresses: make([]string, SheetCount(len(all), size))}
	for i := range s.Addresses {
		s.Addresses[i] = places.Sheet(first, i+1)
	}
	return s
}

// At returns the nth sheet of the same list.
func (s *Sheet) At(n int) *Sheet {
	other := *s
	other.Number = n
	return &other
}

// Address is where the sheet stands.
func (s *Sheet) Address() string { return s.Addresses[s.Number-1] }

// Pages are the pages on the sheet.
func (s *Sheet) Pages() []*Page {
	return s.All[(s.Number-1)*s.Size : min(s.Number*s.Size, len(s.All))]
}

// Choice is what a ChoiceFile is for, by ids; Quarter is "" for all.
type Choice struct{ Audience, Quarter string }

// ChoiceAddresses returns where the pages made ahead that suggest topics stand.
func (t *Tree) ChoiceAddresses() map[Choice]string {
	all := map[Choice]string{}
	for i := range t.Files {
		if f := &t.Files[i]; f.What == ChoiceFile {
			choice := Choice{Audience: f.Term.ID}
			if f.Quarter != nil {
				choice.Quarter = f.Quarter.ID
			}
			all[choice] = f.Address
		}
	}
	return all
}
