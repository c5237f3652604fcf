package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"path"
	"strings"

	"chuyende/internal/chapter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/stationery"
)

// collectionForm is the name of the page on which readers put a book together: of
// its form, its layout and its words.
const collectionForm = "collection"

// CollectionBody is the page on which readers put a book together: the layout
// collection.
type CollectionBody struct {
	// Kinds are the kinds of pages that can be gathered, each by its name.
	Kinds []Link
	// Data is what can be gathered, for the script, as JSON.
	Data template.JS
	// Books are those that are published ready made.
	Books []BookLinks
	// Rows is how many lines the attendance list has.
	Rows []int
}

// gatheredPage is a page that can be gathered. ID stands for it in what is kept and
// shared; it is the kind's name and the page's id.
type gatheredPage struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	Title string `json:"title"`
	URL   string `json:"url"`
	// Script brings its chapter, Slides are a page; "" where there are none.
	Script string `json:"script"`
	Slides string `json:"slides,omitempty"`
	// Papers are its files for Word, by name in its folder; Set is the script that
	// brings all of them, "" where there is none.
	Folder string   `json:"folder,omitempty"`
	Papers []string `json:"papers,omitempty"`
	Set    string   `json:"set,omitempty"`
	// Former are ids by which older links may name it.
	Former []string `json:"former,omitempty"`
}

// Collections returns the page on which readers put a book together, and the
// chapters that it is made of. They belong to sites that have what can be gathered.
func Collections() []Form {
	fits := func(p *site.Page) bool { return p.Kind.Gathered() }
	return []Form{
		{
			Form: site.Form{Name: collectionForm, Words: "collection.", Title: lang.Textf("bộ tài liệu tập huấn", "collection"), Fits: fits,
				Place: func(places site.Places) string { return places.Collection }},
			Layout: collectionForm,
			Body:   func(in Input, v *View, _ *site.Page) (any, error) { return collectionBody(in, v) },
		},
		{
			Form: site.Form{Name: site.ChapterForm, Word: "address.chapter", Extension: ".js", Title: lang.Textf("bản để đóng sách", "chapter"), Fits: fits},
			own:  (*Renderer).chapterScript,
		},
	}
}

// gathered are the pages that can be gathered, as their sections have them.
func gathered(tree *site.Tree) []*site.Page {
	var all []*site.Page
	seen := map[*site.Page]bool{}
	for _, s := range tree.Sections {
		for _, p := range s.Pages {
			if p.Kind.Gathered() && !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	return all
}

// gatheredIDs are the names by which a page stands in what is gathered: that of
// today, and former ones.
func gatheredIDs(p *site.Page) []string {
	ids := append([]string{p.ID}, p.FormerIDs()...)
	for i, id := range ids {
		ids[i] = strings.Join([]string{p.Kind.Name, id}, ":")
	}
	return ids
}

// gatheredKey stands for what can be gathered, as the page for it shows it.
func (r *Renderer) gatheredKey() Key {
	key := r.keys.all(gathered(r.Tree))
	for _, b := range r.Tree.Books {
		key = key.with(b.Title, b.HTML)
	}
	return key
}

func collectionBody(in Input, v *View) (*CollectionBody, error) {
	b := &CollectionBody{Rows: make([]int, stationery.Standard().Attendance)}
	forms, papers, kinds := formFiles(in.Tree), map[string]string{}, map[string]bool{}
	var pages []gatheredPage
	for _, p := range gathered(in.Tree) {
		if !kinds[p.Kind.Name] {
			kinds[p.Kind.Name] = true
			b.Kinds = append(b.Kinds, Link{p.Kind.Plural, p.Kind.Name})
		}
		ids := gatheredIDs(p)
		g := gatheredPage{ID: ids[0], Former: ids[1:], Kind: p.Kind.Name, Title: p.MarkedTitle(in.Config.Words), URL: v.URL(p.Address)}
		for _, f := range forms[p] {
			switch name := path.Base(f.Address); {
			case f.Form == site.ChapterForm:
				g.Script = v.URL(f.Address)
			case f.Form == slidesForm:
				g.Slides = v.URL(f.Address)
			case name == in.Tree.Places.Papers+".js":
				g.Set = v.URL(f.Address)
			case strings.HasSuffix(name, wordFile):
				g.Folder = v.URL(path.Dir(f.Address) + "/")
				g.Papers = append(g.Papers, name)
				papers[name] = f.Form
				if key := "paper." + f.Form; in.Config.Words.Has(key) {
					papers[name] = in.Config.Words.Text(key)
				}
			}
		}
		pages = append(pages, g)
	}
	for _, book := range in.Tree.Books {
		b.Books = append(b.Books, BookLinks{book.Title, v.URL(book.HTML), v.URL(book.EPUB)})
	}
	workshop, set := workshopForms(in.Tree, v)
	data, err := json.Marshal(map[string]any{"pages": pages, "papers": papers, "forms": workshop, "set": set, "deck": v.URL(in.Tree.Places.JoinedSlides())})
	if err != nil {
		return nil, fmt.Errorf("collection: %w", err)
	}
	b.Data = template.JS(data) // JSON of encoding/json holds no "<"
	return b, nil
}

// workshopForms are the Word files for the workshop itself, their URLs by name, and
// the script that fills them in.
func workshopForms(tree *site.Tree, v *View) (named map[string]string, set string) {
	named = map[string]string{}
	places := tree.Places
	for i := range tree.Files {
		f := &tree.Files[i]
		if f.What != site.WholeFile {
			continue
		}
		if name, word := strings.CutSuffix(path.Base(f.Address), wordFile); word && path.Dir(f.Address) == path.Dir(places.Collection) {
			named[name] = v.URL(f.Address)
		}
		if f.Address == places.PlanFolder+places.Papers+".js" {
			set = v.URL(f.Address)
		}
	}
	return named, set
}

// chapterScript makes a page a script that brings it as a chapter of a book which
// the page of collections puts together: its links start there.
func (r *Renderer) chapterScript(w *bytes.Buffer, p *site.Page) error {
	e := site.BookEntry{Title: p.Title, Page: p, Address: p.Address}
	var text, made bytes.Buffer
	if err := r.chapter(&text, r.Tree.Places.Collection, e); err != nil {
		return err
	}
	chapter.Write(&made, text.Bytes(), chapter.Options{Prefix: entryID(e), Down: 1, Link: outside})
	return handOver(w, "chuyendeChapters", map[string]string{"id": entryID(e), "html": made.String()})
}
