package render

import (
	"html/template"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/frontmatter"
	"chuyende/internal/markdown"
	"chuyende/internal/site"
	"chuyende/internal/words"
)

// View is what a layout is executed with: the frame, which every page of the
// portal has, and in it the body, which is the layout's own. Every URL in both
// is relative to the page, so that templates only print.
type View struct {
	// Site is the same for every page.
	Site *Site
	// Address is the page's own, from the site's root.
	Address string
	// Layout is the layout's name, for the body's class.
	Layout string
	// Title heads the page; HeadTitle is for the window and for sharing.
	Title, HeadTitle string
	// Description is one or two sentences for search engines and sharing.
	Description string
	// Type says what the page is where it is shared: "article" for one made of
	// a file, else "website".
	Type string
	// Canonical is the absolute address, "" where the site has no base URL.
	Canonical string
	// Image is the absolute address of the page's first photograph, or "".
	Image string
	// Picture is what was drawn for sharing, of the page or of the portal, nil where
	// the site has no base URL.
	Picture *Picture
	// Audio is the recording of the page, or nil.
	Audio *File
	// NoIndex asks search engines to leave the page out.
	NoIndex bool
	// Breadcrumb leads from the home page to the parent of this one.
	Breadcrumb []Link
	// Feeds are the feeds that belong to this page.
	Feeds []Feed
	// Coded says that the page shows code, or what else only pages made for other
	// programs have.
	Coded bool
	// Look is attributes of the root that choose a scheme of colours; "" but on the
	// pages that show components.
	Look template.HTMLAttr
	// Data is the page's structured data (schema.org) as JSON.
	Data template.JS
	// Base is the absolute path of the site's root, ending in a slash. It is
	// only set on 404.html, which servers show at any depth, and only where
	// the base URL is known.
	Base string

	// Built is the day of the build, on the pages that name it: see [namesDay] and [Renderer.Single]. On all
	// others it is "", so that a build on another day writes few files.
	Built Date

	// FeedLinks, Links, Header, Trail and Footer are what all pages of the folder share; see frame.go.
	FeedLinks, Links, Header, Trail, Footer template.HTML

	// Body is the layout's own part; body.go has a type for each.
	Body any

	// broken is what went wrong while the view was made.
	broken error
}

// URL returns the link from this page to an address of the site. On 404.html
// it is absolute where the base URL is known. What does not begin with a slash leads out of the site and
// is returned as it is.
func (v *View) URL(address string) string {
	if !strings.HasPrefix(address, "/") {
		return address
	}
	if v.Base != "" {
		return v.Base + address[1:]
	}
	return site.Relative(v.Address, address)
}

// Heading is a text that is set as a heading: what the settings keep together
// stays on one line.
func (v *View) Heading(text string) string {
	if v.Site.together == nil {
		return text
	}
	return v.Site.together.Replace(text)
}

// together returns what puts a space that does not break between the words of
// each text, however it begins.
func together(texts []string) *strings.Replacer {
	var pairs []string
	for _, text := range texts {
		whole := strings.ReplaceAll(text, " ", "\u00a0")
		first, size := utf8.DecodeRuneInString(text)
		upper := string(unicode.ToUpper(first))
		pairs = append(pairs, text, whole, upper+text[size:], upper+whole[size:])
	}
	return strings.NewReplacer(pairs...)
}

// Root returns the link prefix from this page to the site's root: "" or
// "../" as often as needed.
func (v *View) Root() string {
	home := v.URL(site.HomeAddress)
	return home[:len(home)-len("index.html")]
}

// Word returns the title of an id in a vocabulary of the site, or the id where
// the vocabulary lacks it.
func (v *View) Word(vocabulary, id string) string { return v.Site.word(vocabulary, id) }

// Site is what every page knows of the portal.
type Site struct {
	Title, Description, Language, Publisher string
	// Style, Script, SearchScript and ToolScript are the addresses of the
	// bundled CSS and JS; HandoutStyle and HandoutScript of those that pages to be
	// handed out load besides,
	// PrintStyle of what all load for paper, CodeStyle of what
	// those load that show code.
	// ReaderScript is waited for before a page is painted.
	Style, Script, SearchScript, ToolScript string
	HandoutStyle, HandoutScript             string
	// BookStyle is what books load besides, TreeStyle what pages with [View.Branches] do.
	BookStyle, TreeStyle string
	// SheetStyle and SheetScript are what the sheets load besides.
	SheetStyle, SheetScript             string
	ReaderScript, PrintStyle, CodeStyle string
	// Looks are the styles that single layouts have in the place of Style, by the
	// layout's name.
	Looks map[string]string
	// HomeScript is what the home page loads besides.
	HomeScript string
	// Worker is the path from the root of the service worker that pages register, "" for none.
	Worker string
	// Menu is the main navigation.
	Menu []MenuItem
	// Foot are the links at the end of every page.
	Foot []MenuItem
	// Tools are the pages to work on that the portal has once.
	Tools []Tool
	// SearchAddress is the search page, CatalogueAddress leads to everything,
	// NewsAddress lists what is new, "" where nothing is.
	SearchAddress, CatalogueAddress, NewsAddress string
	// Kits are what single layouts load besides, by the layout's name.
	Kits map[string]*Kit
	// OfflineAddress is the page about use without a network, "" where there is none.
	OfflineAddress string
	// Icons are the pictures that stand for the portal, a vector first.
	Icons []Icon

	baseURL string
	// together puts spaces that do not break between words that stand together.
	together *strings.Replacer
	// sections are those at the top, where all are shown as a tree.
	sections []*site.Section
	// flat are the pages of a site without sections, where they are shown instead.
	flat []Branch
	// branches are those trees that were asked for, by the folder of the page.
	branches sync.Map
	words    map[string]map[string]string
}

func (s *Site) word(vocabulary, id string) string {
	if title, ok := s.words[vocabulary][id]; ok {
		return title
	}
	return id
}

// Tool is a page to work on. Name is that of its layout.
type Tool struct {
	Name string
	MenuItem
}

// Tool returns the tool of a name, nil where the site has none.
func (s *Site) Tool(name string) *Tool {
	for i := range s.Tools {
		if s.Tools[i].Name == name {
			return &s.Tools[i]
		}
	}
	return nil
}

// MenuItem is an entry of the main navigation.
type MenuItem struct{ Title, Address string }

// Link is a titled link, relative to the page that shows it.
type Link struct{ Title, URL string }

// Feed is a feed of the page's list: Type is its media type.
type Feed struct{ Title, Type, URL string }

// Heading is an entry of the table of contents.
type Heading struct {
	// Level is 2 to 6.
	Level    int
	ID, Text string
	// Blanks counts the places to be filled in below a heading of level 2.
	Blanks int
}

// Date is a day for people and for machines. Both are "" where it is unknown.
type Date struct {
	// Text reads "ngày 22 tháng 11 năm 2026", Short "22/11/2026".
	Text, Short string
	// ISO reads "2026-11-22".
	ISO string
}

// Card is all that a page may know of a page: itself or another. A page's
// output therefore depends on its own file, on the cards that it shows and on
// the Site; see keys.go.
type Card struct {
	Title, URL, Summary string
	// ID is the file's stem.
	ID string
	// Kind is the kind's name, KindTitle its name on the portal, and Label the
	// same, but "" for a plain page, which need not say what it is.
	Kind, KindTitle, Label  string
	Date, Updated, Reviewed Date
	// Published is Date where that is the day on which the page came out.
	Published Date
	// Status is whether a document is in force; nil of other pages.
	Status *Status
	// About is what a document's title says after its number; "" of other pages.
	About string
	// Effective is the day from which a document is in force, if known.
	Effective Date
	// Changed is the day of the last change, however it is known; Changes is
	// the page's history as its author gives it, the latest first.
	Changed Date
	Changes []Change
	// Meta is the page's front matter, for what only its kind has:
	// {{.Meta.Text "number"}}, {{range .Meta.Records "agenda"}}.
	Meta *frontmatter.Meta
	// Referrers counts the pages whose front matter refers to this one.
	Referrers int

	relations map[string][]Link
	// terms are made when they are asked for: most cards show none.
	terms   []TermGroup
	termsOf func() []TermGroup
	kind    *site.Kind
	say     *words.Table
	text    *markdown.Doc
	// rows has the row of page, where that was made for another list; nil of a card that
	// the renderer did not make.
	rows *rows
	page *site.Page
}

// Links returns the pages that a key of front matter refers to:
// {{range .Links "groups"}}.
func (c *Card) Links(field string) []Link { return c.relations[field] }

// TermGroups returns the lists that the page stands in, by taxonomy.
func (c *Card) TermGroups() []TermGroup {
	if c.termsOf != nil {
		c.terms, c.termsOf = c.termsOf(), nil
	}
	return c.terms
}

// Lead is the summary where the author wrote one, else "": a summary taken
// from the text would stand twice on its own page, and so would one that says what
// the text begins with or, on a plain page, what its title says or the text a little later.
func (c *Card) Lead() string {
	if c.Meta.Text("summary") == "" && c.Meta.Text("description") == "" || c.Summary == c.text.Summary ||
		c.kind.IsPlain() && (c.text.SaysEarly(c.Summary) || markdown.SayTheSame(c.Title, c.Summary)) {
		return ""
	}
	return c.Summary
}

// Terms returns the lists that the page stands in by one key of front matter:
// {{range .Terms "audiences"}}.
func (c *Card) Terms(field string) []TermLink {
	for _, group := range c.TermGroups() {
		if group.Field == field {
			return group.Terms
		}
	}
	return nil
}

// Related is a list of related pages. Field is the key of front matter that
// relates them; Inverse is true when they refer to this page.
type Related struct {
	Title   string
	Field   string
	Kind    string
	Inverse bool
	// Told says that the page's layout tells of them without a list.
	Told  bool
	Cards []*Card
}

// List is one sheet of a paginated list.
type List struct {
	// Cards are this sheet's pages; none where a layout shows Entries instead.
	Cards []*Card
	// Total counts the pages on all sheets; Sheet is this one's number of
	// Sheets, from 1.
	Total, Sheet, Sheets int
	// Prev and Next are the neighbouring sheets' URLs or "".
	Prev, Next string
	// SheetLinks are the sheets to offer, with an empty URL for this one and
	// an empty Title for a gap.
	SheetLinks []Link
}

// SectionView is a section as a list shows it.
type SectionView struct {
	Link
	// Kind is the name of the kind whose folder it is, or "".
	Kind    string
	Summary string
	Count   int
}

// LetterView is a letter of the catalogue. It leads to a page of its own, or
// has its Entries with it and an empty URL. Count, its number of pages, is 0
// on the letters' own pages, where Current marks the one that is shown.
type LetterView struct {
	Link
	Count   int
	Current bool
	Entries []Entry
}

// Entry is a page in the catalogue. Note tells pages of one title apart: what
// kind of page it is or, of a plain page, its section.
type Entry struct {
	Link
	Note string
}

// TermGroup is terms of one taxonomy. URL is the page that lists them all.
type TermGroup struct {
	Title, Field, URL string
	Terms             []TermLink
}

// TermLink is a list of a taxonomy with its number of pages.
type TermLink struct {
	Link
	ID, Note string
	Count    int
}
