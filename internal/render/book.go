package render

import (
	"bytes"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strings"

	"chuyende/internal/chapter"
	"chuyende/internal/site"
)

// books are pages that are published together: to be printed, and for e-readers.
type books struct{}

// Jobs makes the files of each book.
func (books) Jobs(r *Renderer, files []*site.File) []Job {
	jobs := make([]Job, len(files))
	keys := map[*site.Book]Key{}
	for i, f := range files {
		if _, known := keys[f.Book]; !known {
			keys[f.Book] = r.bookKey(f.Book)
		}
		jobs[i] = Job{Address: f.Address, Key: keys[f.Book], Rests: true, Render: func(w *bytes.Buffer) error {
			if f.Form == site.EPUBForm {
				return r.epub(w, f.Book)
			}
			return r.execute(w, r.book(f.Book))
		}}
	}
	return jobs
}

// bookKey stands for all that a book shows.
func (r *Renderer) bookKey(b *site.Book) Key {
	key := r.keys.site.with(b.Title)
	for _, e := range b.Entries {
		key = key.with(e.Number, e.Title, e.Address)
		if e.Page != nil && !e.Page.Index {
			key = key.and(r.pageKey(e.Page))
		} else if e.Page != nil {
			key = key.and(r.keys.bodies[e.Page])
		}
	}
	return key
}

// BookPart is an entry of a book.
type BookPart struct {
	// Number and Title name it, ID leads to it. Depth is 0 for what the book
	// consists of, 1 for what stands below that.
	Number, Title, ID string
	Depth             int

	html func() (template.HTML, error)
}

// HTML is the whole part with its heading. It is made when it is asked for, so
// that a book is never in memory twice.
func (b *BookPart) HTML() (template.HTML, error) { return b.html() }

// book is the view of a book to be printed.
func (r *Renderer) book(b *site.Book) *View {
	v := r.view(b.HTML, "book", b.Title)
	v.HeadTitle, v.NoIndex, v.Canonical = r.headTitle(r.say("book.head", b.Title), ""), true, ""
	v.Description = r.say("book.description", b.Title)
	at := bookIndex(b)
	body := r.bookBody(v, b)
	for _, e := range b.Entries {
		part := &BookPart{Number: e.Number, Title: entryTitle(r, e), Depth: e.Depth, ID: entryID(e)}
		part.html = func() (template.HTML, error) {
			var text, made bytes.Buffer
			if err := r.chapter(&text, v.Address, e); err != nil {
				return "", err
			}
			chapter.Write(&made, text.Bytes(), chapter.Options{Prefix: entryID(e), Down: e.Depth + 1, Link: func(to string) string {
				address, fragment, ok := resolved(v.Address, to)
				if !ok {
					return outside(to)
				}
				if i, inside := at[address]; inside {
					return bookPlace(b.Entries[i], fragment)
				}
				return to
			}})
			return template.HTML(made.String()), nil
		}
		body.Parts = append(body.Parts, part)
	}
	v.Body = body
	return v
}

// bookBody is what the cover of a book says.
func (r *Renderer) bookBody(v *View, b *site.Book) *BookBody {
	body := &BookBody{Card: &Card{Title: b.Title, URL: v.URL(b.Section.Address)}, Whole: b.IsWhole(), Changed: r.date(b.Modified()), EPUB: v.URL(b.EPUB)}
	if p := b.Section.Page; p != nil {
		body.Card.Summary = p.Summary
	}
	return body
}

// bookLinks are the links from an address to a section's book, nil where there is
// none.
func (r *Renderer) bookLinks(from string, s *site.Section) *BookLinks {
	for _, b := range r.Tree.Books {
		if b.Section == s {
			return &BookLinks{b.Title, r.href(from, b.HTML), r.href(from, b.EPUB)}
		}
	}
	return nil
}

// bookIndex says which entry stands for an address of the portal.
func bookIndex(b *site.Book) map[string]int {
	at := make(map[string]int, len(b.Entries))
	for i, e := range b.Entries {
		if _, known := at[e.Address]; !known {
			at[e.Address] = i
		}
	}
	return at
}

func entryTitle(r *Renderer, e site.BookEntry) string {
	if e.Page != nil {
		return e.Page.MarkedTitle(r.Config.Words)
	}
	return e.Title
}

// entryID is the id of an entry, and begins those of what stands in it.
func entryID(e site.BookEntry) string {
	return chapter.Prefix(strings.TrimSuffix(e.Address, path.Ext(e.Address)))
}

// bookPlace is the link to a place of an entry in the same file.
func bookPlace(e site.BookEntry, fragment string) string {
	if fragment == "" {
		return "#" + entryID(e)
	}
	return "#" + chapter.ID(entryID(e), fragment)
}

// resolved returns the address of the portal that a link leads to from another
// one, and the fragment. ok is false where it leads out of the portal.
func resolved(from, to string) (address, fragment string, ok bool) {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	address = path.Join(path.Dir(from), u.Path)
	if strings.HasSuffix(u.Path, "/") {
		address = strings.TrimSuffix(address, "/") + "/index.html"
	}
	return address, u.Fragment, true
}

// schemes are those of links that lead out of a book.
var schemes = []string{"http", "https", "mailto", "tel"}

// outside returns a link that leads out of the portal, or "" for one that is no
// address of anything.
func outside(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" && !slices.Contains(schemes, u.Scheme) {
		return ""
	}
	return to
}

// chapter writes the HTML of an entry: its page as it is on paper, with links from
// an address, headings from the first level and ids of its own.
func (r *Renderer) chapter(w *bytes.Buffer, from string, e site.BookEntry) error {
	v := r.view(from, "chapter", entryTitle(r, e))
	body := &ChapterBody{Number: e.Number, Layout: "section"}
	v.Body = body
	if p := e.Page; p != nil {
		body.Card = r.card(from, p)
		if !p.Index {
			body.Layout = p.Kind.Layout
		}
		if p.Kind.Summary && !p.Index {
			article := &ArticleBody{}
			body.Topic = r.topic(v, p, article).Topic
			body.Content = article.Content
		} else {
			body.Content = r.content(v, p)
		}
		if p.Kind.Register && !p.Index {
			body.Document = r.documentFrom(from, p)
		}
		for _, related := range p.Related {
			if !related.Told {
				body.Related = append(body.Related, r.related(from, related))
			}
		}
	}
	if v.broken != nil {
		return v.broken
	}
	return r.Theme.execute(w, v)
}
