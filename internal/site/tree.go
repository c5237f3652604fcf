// Package site holds the portal as data: pages, the sections and lists that
// they stand in, and the kinds of pages there are. It does no input or
// output, knows no HTML and no Markdown syntax, and checks nothing: the link
// phase builds a [Tree] and the renderer reads it.
package site

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/diag"
)

// Tree is the whole portal. The link phase makes it; afterwards it is
// read-only and may be used by several goroutines.
type Tree struct {
	// Places are the addresses of the generator's own pages.
	Places Places
	// Pages are all published pages, by Path. Those with Index set head a
	// section instead of standing in one.
	Pages []*Page
	// Held are the pages that are not published, by Path.
	Held []Held
	// Home is the section of content/ itself.
	Home *Section
	// Sections are all sections, parents before children, Home first.
	Sections []*Section
	// Taxonomies are the lists by classifier that have at least one page.
	Taxonomies []*Taxonomy
	// Letters are the catalogue by first letter of the title: every page but
	// those that head a section.
	Letters []*Letter
	// News are the latest changes of all pages, the newest first.
	News []News
	// Foot are the links at the end of every page, as the settings give them.
	Foot []MenuItem
	// Books are the books that are published, the whole portal's last.
	Books []*Book
	// Menu is the main navigation as the settings give it; empty where they
	// leave it to the portal.
	Menu []MenuItem
	// Explained are where the theme's notes are explained, by the settings' key:
	// links as those of Menu.
	Explained map[string]string
	// Files are all files of the portal but those whose names are known only
	// when they are made: every address is given out here, once. Redirects come
	// by their addresses.
	Files []File
	// Assets are the other files below content/, by Path.
	Assets []Asset
	// Kinds are the kinds with the folders that this site gives them.
	Kinds []*Kind

	byPath   map[string]*Page
	byID     map[string]map[string][]*Page
	byFormer map[string]map[string][]*Page // the same by what FormerIDs says
}

// Held is a page that is not published, and why: as a draft, before its Date or
// since it. Date is zero for a draft.
type Held struct {
	Page *Page
	Why  string
	Date time.Time
}

// Why pages are not published, as --json names it.
const (
	DraftPage   = "draft"
	FuturePage  = "future"
	ExpiredPage = "expired"
)

// News is a change of a page.
type News struct {
	Page *Page
	Change
}

// MenuItem is an entry of the main navigation: Link is an address of the site,
// perhaps with "?…" or "#…", or a URL outside it; "" while its page is held
// back.
type MenuItem struct{ Title, Link string }

// Section is a folder below content/ and the list page made of it.
type Section struct {
	// Path is the folder below content/, "" for the root.
	Path string
	// Address is the list page: "/chuyen-de/index.html".
	Address string
	Title   string
	// Page is the folder's _index.md, or nil.
	Page *Page
	// Kind is the kind whose folder this is, or nil.
	Kind     *Kind
	Parent   *Section
	Sections []*Section
	// Pages are the folder's own pages in the order of their kind; the folder
	// of a kind lists every page of the kind, wherever it lies.
	Pages []*Page
}

// Ancestors returns the sections from Home down to the parent of s.
func (s *Section) Ancestors() []*Section {
	var up []*Section
	for p := s.Parent; p != nil; p = p.Parent {
		up = append(up, p)
	}
	slices.Reverse(up)
	return up
}

// Count returns how many pages stand in s and the sections below it, each
// counted once: the folder of a kind lists pages that lie elsewhere too.
func (s *Section) Count() int {
	n := 0
	for _, p := range s.Pages {
		if p.Section == s || !p.Section.below(s) {
			n++
		}
	}
	for _, child := range s.Sections {
		n += child.Count()
	}
	return n
}

// below reports whether s lies in another section, at any depth.
func (s *Section) below(other *Section) bool {
	for ; s != nil; s = s.Parent {
		if s.Parent == other {
			return true
		}
	}
	return false
}

// Taxonomy is the lists made of one classifier.
type Taxonomy struct {
	Classifier Classifier
	// Address is the page that lists the terms.
	Address string
	// Terms are the terms that pages use, in the vocabulary's order, or by
	// title where authors coin them.
	Terms []*Term
}

// Term is one list of pages of a taxonomy.
type Term struct {
	Taxonomy       *Taxonomy
	ID             string
	Title, Address string
	// Note is the vocabulary's remark on the term, if any.
	Note  string
	Pages []*Page
}

// Asset is a file below content/ that is copied as it is.
type Asset struct {
	// Path is the file below content/, Address its place in the site.
	Path, Address string
	// Width and Height are an image's size in pixels; zero where unknown.
	Width, Height int
	// Format is what people call a document's format, "" of other files; Bytes
	// is the file's size.
	Format string
	Bytes  int64
	// Sum stands for the bytes of an image whose size in pixels is known, which books
	// hold; "" of other files.
	Sum string
}

// Add makes a page known to [Tree.ByPath] and [Tree.Find]. It belongs to the
// link phase, which owns the tree until it is whole.
func (t *Tree) Add(p *Page) {
	if t.byPath == nil {
		t.byPath = map[string]*Page{}
		t.byID = map[string]map[string][]*Page{}
		t.byFormer = map[string]map[string][]*Page{}
	}
	t.Pages = append(t.Pages, p)
	// Names of files may come decomposed, as some systems store them; texts
	// that refer to them are composed.
	for _, link := range p.Links {
		t.byPath[norm.NFC.String(link)] = p
	}
	t.byPath[norm.NFC.String(p.Path)] = p
	if p.Index {
		return
	}
	ids := t.byID[p.Kind.Name]
	if ids == nil {
		ids = map[string][]*Page{}
		t.byID[p.Kind.Name], t.byFormer[p.Kind.Name] = ids, map[string][]*Page{}
	}
	id := norm.NFC.String(p.ID)
	ids[id] = append(ids[id], p)
	for _, former := range p.FormerIDs() {
		former = norm.NFC.String(former)
		t.byFormer[p.Kind.Name][former] = append(t.byFormer[p.Kind.Name][former], p)
	}
	if number := NumberKey(p.Meta.Text("number")); number != "" {
		ids[number] = append(ids[number], p)
	}
}

// ByPath returns the page of a file below content/, or nil.
func (t *Tree) ByPath(path string) *Page { return t.byPath[norm.NFC.String(path)] }

// Find returns the pages of a kind that an id means, or else the documents
// with a number, as people write it, or else those that once had the id. There may be several: files of one name
// in two folders, or numbers, which offices begin anew with each term.
func (t *Tree) Find(kind, id string) []*Page {
	if pages := t.byID[kind][id]; len(pages) > 0 {
		return pages
	}
	if pages := t.byID[kind][NumberKey(id)]; len(pages) > 0 {
		return pages
	}
	return t.byFormer[kind][id]
}

// FindDocument returns the pages of the register that a number means.
func (t *Tree) FindDocument(number string) []*Page {
	var found []*Page
	for _, k := range t.Kinds {
		if k.Register {
			found = append(found, t.Find(k.Name, number)...)
		}
	}
	return found
}

// IsRegister reports whether the pages of a kind are official documents.
func (t *Tree) IsRegister(kind string) bool {
	return slices.ContainsFunc(t.Kinds, func(k *Kind) bool { return k.Register && k.Name == kind })
}

// IDs returns the ids that pages of a kind are known by, sorted.
func (t *Tree) IDs(kind string) []string {
	var ids []string
	for _, p := range t.Pages {
		if p.Kind.Name == kind && !p.Index {
			ids = append(ids, p.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// Choices returns the ids that pages of a kind are known by, with what people
// call them, sorted by path.
func (t *Tree) Choices(kind string) []diag.Choice {
	var choices []diag.Choice
	for _, p := range t.Pages {
		if p.Kind.Name == kind && !p.Index {
			names := append([]string{p.Title, p.Meta.Text("number")}, p.Meta.Texts(OtherNames)...)
			choices = append(choices, diag.Choice{Value: p.ID, Names: names})
		}
	}
	return choices
}

// NumberKey brings a document's number to one form for comparing: upper case,
// without spaces, Đ as D, so that "50-ct/tw" and "399-QĐ/TW" are found however
// they are typed. It starts with a space, which no id does.
func NumberKey(number string) string {
	key := strings.ToUpper(strings.Join(strings.Fields(number), ""))
	if key == "" {
		return ""
	}
	return " " + strings.NewReplacer("Đ", "D", "–", "-", "—", "-").Replace(key)
}
