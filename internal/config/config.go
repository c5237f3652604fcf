// Package config reads content/site.yaml, the settings of one portal: its
// name and address, how it is shown, and its vocabularies.
//
// Every setting has a default, so that a folder of Markdown without the file
// is a site too. A wrong setting is reported as precisely as wrong front
// matter and leaves the default in place. The package knows the form of the
// settings, not what is done with them; it reads no file.
package config

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"time"

	"chuyende/internal/diag"
	"chuyende/internal/frontmatter"
	"chuyende/internal/stationery"
	"chuyende/internal/words"
)

// Config is the settings of a portal. It is plain data, to be read only.
type Config struct {
	// Title is the portal's name, never empty; Description says in one or two
	// sentences what it is for.
	Title, Description string
	// Publisher is who answers for the portal, "" if not told.
	Publisher string
	// BaseURL is the address where the portal will stand, ending in a slash,
	// such as "https://example.vn/chuyen-de/". It is "" where that is not
	// known: pages then work all the same, as their links are relative, but
	// canonical links, the sitemap and feeds need a full address and are left
	// out or made without it.
	BaseURL string
	// Language is the language of the content as an HTML tag, "vi".
	Language string
	// Words are what the portal says in that language: those of the default
	// theme, until a build has read the site's own theme. The digest leaves them
	// out.
	Words *words.Table `json:"-"`
	// Theme is the name of the theme, "default"; ThemeSpan its place in the
	// settings.
	Theme     string
	ThemeSpan diag.Span `json:"-"`
	// AllowHTML lets raw HTML in Markdown through to the page.
	AllowHTML bool
	// Offline says that browsers may keep the site for use without a network.
	Offline bool
	// Together are words that stand on one line in headings.
	Together []string
	// Books has the pages of each section, and those of the whole portal, published
	// as books; BooksSpan is its place in the settings.
	Books     bool
	BooksSpan diag.Span `json:"-"`
	// Strict makes every warning an error.
	Strict bool
	// PageSize is how many entries a list page holds, FeedSize a feed.
	PageSize, FeedSize int
	// MessageLength is how many signs a message to a group has at most.
	MessageLength int
	// Zone is the time zone of dates that name no offset.
	Zone *time.Location `json:"-"`
	// ZoneName is Zone as the settings name it.
	ZoneName string
	// Folders are the kinds that have been moved, in the order of the file.
	Folders []Folder
	// Unclaimed says that no page is of a kind for its folder's name alone.
	Unclaimed bool `json:"-"`
	// Foot are the links at the end of every page.
	Foot []Link
	// Menu is the main navigation; empty: the portal's sections.
	Menu []Link
	// Explained are where the notes that stand on every topic are explained, by
	// the Explain keys; Title is the key.
	Explained []Link
	// Links says how links in texts are read.
	Links Links
	// Vocabularies are the closed lists of ids, by name, each in the order in
	// which it is shown.
	Vocabularies map[string][]Entry
	// Papers says how papers in Word are made.
	Papers Papers
	// Plan says how a year is planned.
	Plan Plan
	// ReviewMonths is after how many months a check or review counts as old;
	// 0: never.
	ReviewMonths int
	// Abbreviations are the short forms that search knows, each with the full
	// forms it may stand for.
	Abbreviations map[string][]string
	// Synonyms are what readers say in other words than pages.
	Synonyms []Synonym
	// Strings are the site's own words in the place of the theme's, by key; they
	// are in Words already.
	Strings map[string]string
	// Accepted are the warnings about files that the site has reason to keep.
	Accepted []Accepted `json:"-"`
	// File is the text of the settings, for problems that other packages find
	// in them; its Data is nil where there is none.
	File frontmatter.File `json:"-"`
}

// Synonym is words that find pages which say others.
type Synonym struct {
	// Words are what readers type, Finds what pages say; without Finds the Words
	// find each other.
	Words, Finds []string
}

// Papers are the settings of papers in Word, by the ids of package stationery.
type Papers struct {
	// Layout is the layout's name, Conclusion the type of the paper that a meeting
	// ends with: one that a cell issues.
	Layout, Conclusion string
	// Frames are those by which a meeting is judged: the site's own, if it has
	// any, in their order, and at last the one that the program brings.
	Frames []stationery.Quality
}

// Frame is the one that papers show: the site's first, or the program's.
func (p Papers) Frame() stationery.Quality {
	if len(p.Frames) == 0 {
		return stationery.Standard().Quality
	}
	return p.Frames[0]
}

// Plan are the settings of a year's plan: how many days before a meeting what
// members are to read is sent to them.
type Plan struct {
	// From Earliest down to Latest days before is good practice, Least is the least:
	// 60 ≥ Earliest ≥ Latest ≥ Least ≥ 0.
	Earliest, Latest, Least int
	// PracticeSource and LeastSource say where each is from, "" if not told.
	PracticeSource, LeastSource string
}

// Folder moves the pages of a kind to another folder below content/.
type Folder struct {
	// Kind is the kind's name, Folder a clean slash path.
	Kind, Folder string
	// KindSpan and Span are their places in the settings.
	KindSpan, Span diag.Span `json:"-"`
}

// Links says how links in texts are read, beside what everybody writes.
type Links struct {
	// Strip are beginnings of addresses, such as "/docs/", that the content does
	// not have. External are links that are left as they are: beginnings that
	// end in a slash, or patterns as of [path.Match].
	Strip, External []string
}

// Accepted is a warning that some files keep.
type Accepted struct {
	// Files is a pattern of paths below content/, as of [path.Match]; with a
	// slash at its end a folder, without any slash a name in every folder.
	// Code is that of the warning.
	Files, Code string
	// Span and CodeSpan are their places in the settings.
	Span, CodeSpan diag.Span
}

// The notes that a site may explain on a page of its own.
const (
	ExplainLengths = "lengths"
	ExplainRules   = "rules"
)

// Link is an entry of the menu, of the foot, or of what is explained.
type Link struct {
	// Title is what is shown; Link a path below content/ ("nhom/_index.md"),
	// an address from the portal's root ("/tim-kiem.html") or a full URL.
	Title, Link string
	// Span is the place of Link in the settings.
	Span diag.Span `json:"-"`
}

// Entry is one term of a vocabulary.
type Entry struct {
	// ID is what front matter writes: lower-case ASCII letters, digits and -.
	ID string
	// Title is what readers see.
	Title string
	// AlsoKnownAs are other names. Search finds the suggestions for a kind of
	// cell by them; those of other vocabularies are kept for who reads them.
	AlsoKnownAs []string
	// Quarters are the quarters of the year that an occasion falls in.
	Quarters []int
	// Note explains it to those who choose it, "" if there is nothing to say.
	Note string
	// Span is the place of ID in the settings.
	Span diag.Span `json:"-"`
}

// Digest returns a short hash of all settings: what was made with the same
// settings has the same one.
func (c *Config) Digest() string {
	// Maps are written in the order of their keys; nothing in Config can fail
	// to be written.
	data, err := json.Marshal(c)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// Shown is how messages name a file or folder of the content, given by its path
// below it; "" is the content itself. The settings lie at its top.
func (c *Config) Shown(below string) string { return path.Join(path.Dir(c.File.Shown), below) }
