package site

import (
	"slices"
	"strings"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/markdown"
	"chuyende/internal/words"
)

// Page is one Markdown file that became a page of the portal. The fields down
// to Index are known from the file alone, Index itself unless there is a Second; those below are filled by the
// link phase. After that a Page is read-only and may be shared.
type Page struct {
	// Path is the file's path below content/, Shown the path that messages
	// name, Data the text that positions count in.
	Path, Shown string
	Data        []byte
	// Links are other paths that symbolic links give the file: links to them
	// lead to the page, and so do the addresses they would have.
	Links []string
	// ID is what front matter says, or else the file's stem; pages refer to each
	// other by it.
	ID   string
	Kind *Kind
	// Given is the address that its file's name gives the page. Address is its
	// place from the site's root, "/chuyen-de/hien-dat-lam-duong.html": the same,
	// unless that of a plain page is taken.
	Given, Address string
	Title, Summary string
	// Heading heads a plain page in Title's stead: the heading that its text opens
	// with, where that says something else. "" elsewhere.
	Heading string
	// Head is where the front matter stands in Data, Meta what it says.
	Head diag.Span
	Meta *frontmatter.Meta
	Doc  *markdown.Doc
	// Dates are zero where the front matter has none. Changed is the latest of
	// those that the kind names for it: what feeds and the sitemap give.
	Date, Updated, Reviewed, Expires, Changed time.Time
	// Changes are what its author says was changed, the latest first.
	Changes []Change
	// Effective is the day from which a document of the register is in force.
	Effective time.Time
	// Typed pages are those that a meeting may rest on: of a kind of their own,
	// and the texts of such a kind's folder. Plain ones may come from anywhere
	// and are published as far as they can be.
	Typed bool
	// Outline says that the file only lists pages, for another generator: it is not
	// published. Rank is a plain page's place in such a list, or the number that its
	// name begins with; 0: none.
	Outline bool
	Rank    int
	// Order is the same of a page in its folder's list: where it is all of a folder, the
	// folder's number stands for it.
	Order int
	// Index is true for _index.md and index.md, whose text heads a section, but for a plain
	// index.md that is all its folder has.
	Index bool

	// Second is true of an index page of a plain folder that has another one: it
	// is a page like any other then, and Index is false.
	Second bool
	// Heads is the plain folder whose text the page is by another name than index: "" of none.
	Heads string
	// Whole says that the text of a folder's list is a page like any other: it is
	// filed, listed and found as one. On sites without kinds all are that have text.
	Whole bool
	// Section is the folder's list that the page belongs to.
	Section *Section
	// Prev and Next are the pages before and after it: in that list or, where folders are
	// all the order a site has, as its folders are read one after the other; or nil.
	Prev, Next *Page
	// Related are the pages that this one refers to and those that refer to
	// it, each list under its heading.
	Related []Related
	// Referrers counts the pages whose front matter refers to this one.
	Referrers int
	// Backlinks are pages whose text links here, without those in Related.
	Backlinks []*Page
	// Terms are the list pages that the page stands in, by classifier.
	Terms []*Term
	// Targets are what Doc.Refs lead to, one for each.
	Targets []Target
	// Files are what front matter gives to be fetched, where it leads somewhere.
	Files []FileLink
	// Audio is the recording of the page that front matter names, or nil.
	Audio *Asset
	// status is what [SettleStatuses] found.
	status string
}

// Change is one line of a page's history. What is in the author's words; empty
// where the page came out on that day and more is not said.
type Change struct {
	Date time.Time
	What string
}

// Target is where a link, an image or a document's number in a page's text
// leads. The zero Target leads nowhere: its author has been told.
type Target struct {
	// URL is an address outside the site, taken as written.
	URL string
	// Missing says that nothing is there, which readers should see.
	Missing bool
	// Address is an address of the site, Fragment the "#…" after it.
	Address, Fragment string
	// Page is the page at Address, Asset the file there, if it is one.
	Page  *Page
	Asset *Asset
}

// FileLink is a file that a page's front matter gives to be fetched: an asset or
// an address outside the site.
type FileLink struct {
	// Name is the file's name.
	Name string
	Target
}

// Leads returns a function that finds where a reference of the page's text, as
// [markdown.Doc.Blocks] hands it out, leads.
func (p *Page) Leads() func(markdown.Ref) Target {
	at := make(map[diag.Span]int, len(p.Doc.Refs))
	for i, ref := range p.Doc.Refs {
		at[ref.Span] = i
	}
	return func(ref markdown.Ref) Target {
		if i, ok := at[ref.Span]; ok && i < len(p.Targets) {
			return p.Targets[i]
		}
		return Target{}
	}
}

// Related is a list of pages related to a page in one way.
type Related struct {
	Title string
	// Field is the key of front matter that relates them, Kind what they are;
	// Inverse is true when they refer here.
	Field   string
	Kind    *Kind
	Inverse bool
	// Told says that the page tells of them elsewhere; see [Relation].
	Told  bool
	Pages []*Page
}

// ReadDates fills the page's dates and its history from its front matter;
// dates without an offset are in zone.
func (p *Page) ReadDates(zone *time.Location) {
	p.Date, p.Updated = p.Meta.DateIn("date", zone), p.Meta.DateIn("updated", zone)
	p.Reviewed, p.Expires = p.Meta.DateIn("reviewed", zone), p.Meta.DateIn("expires", zone)
	if p.Kind.Register {
		p.Effective = p.Meta.DateIn(EffectiveKey, zone)
	}
	for _, record := range p.Meta.Records("changes") {
		c := Change{Date: record.DateIn("date", zone), What: record.Text("what")}
		p.Changes = append(p.Changes, c)
		p.Changed = later(p.Changed, c.Date)
	}
	slices.SortStableFunc(p.Changes, func(a, b Change) int { return b.Date.Compare(a.Date) })
	for _, key := range p.Kind.Changed {
		p.Changed = later(p.Changed, p.Meta.DateIn(key, zone))
	}
}

// Published gives a page that does not say it the day on which it came out.
func (p *Page) Published(day time.Time) { p.Date, p.Changed = day, later(p.Changed, day) }

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// IsEntry reports whether the page is one by itself, and no mere head of a list.
func (p *Page) IsEntry() bool { return !p.Index || p.Whole }

// Draft reports whether a page's author has not released it. Jekyll and Hexo have a folder
// for such pages.
func (p *Page) Draft() bool { return p.Meta.Bool("draft") || p.InDrafts() }

// InDrafts reports whether its folder says that a plain page is a draft.
func (p *Page) InDrafts() bool {
	return !p.Typed && (strings.HasPrefix(p.Path, "_drafts/") || strings.Contains(p.Path, "/_drafts/"))
}

// MarkedTitle is the page's title, with the mark of a draft where it is shown
// as text alone.
func (p *Page) MarkedTitle(say *words.Table) string {
	if p.Draft() {
		return say.Text("draft.title", p.Title)
	}
	return p.Title
}

// Problem starts a problem report about the page's file. What gets lost there is
// an error on typed pages.
func (p *Page) Problem(rule diag.Rule, span diag.Span, text, hint lang.Text) diag.Problem {
	if p.Typed && rule.Loss {
		rule = rule.AsError()
	}
	return rule.At(p.Shown, p.Data, span, text, hint)
}
