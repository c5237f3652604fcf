package render

import (
	"bytes"
	"strconv"

	"chuyende/internal/site"
)

// taxonomies are the pages of categories, tags, audiences and the like: for
// each a list of its terms, and for each term a list of pages.
type taxonomies struct{}

// Jobs plans the pages of every taxonomy.
func (taxonomies) Jobs(r *Renderer) []Job {
	var jobs []Job
	for _, t := range r.Tree.Taxonomies {
		key := r.keys.site.and(termsKey(t))
		jobs = append(jobs, Job{
			Address: t.Address,
			Key:     key,
			Render:  func(w *bytes.Buffer) error { return r.execute(w, r.terms(t)) },
		})
		for _, term := range t.Terms {
			key := r.keys.site.with(t.Classifier.Title, term.Title, term.Note)
			jobs = append(jobs, r.sheets(term.Address, term.Pages, key, func(s sheet) *View { return r.term(term, s) })...)
		}
	}
	return jobs
}

// termsKey stands for the names and sizes of a taxonomy's terms.
func termsKey(t *site.Taxonomy) Key {
	key := Key(0).with(t.Classifier.Title, t.Address)
	for _, term := range t.Terms {
		key = key.with(term.ID, term.Title, term.Address, term.Note).and(Key(len(term.Pages)))
	}
	return key
}

// terms is the page that lists a taxonomy's terms.
func (r *Renderer) terms(t *site.Taxonomy) *View {
	v := r.view(t.Address, "terms", t.Classifier.Title)
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	v.Terms = []TermGroup{r.termGroup(v.Address, t)}
	return v
}

// term is one sheet of a term's list.
func (r *Renderer) term(t *site.Term, s sheet) *View {
	v := r.view(s.address(), "term", t.Title)
	v.Description = t.Note
	parent := Link{t.Taxonomy.Classifier.Title, r.href(v.Address, t.Taxonomy.Address)}
	v.Breadcrumb = append(r.breadcrumb(v.Address, r.Tree.Home), parent)
	if t.Taxonomy.Classifier.Feed {
		v.Feeds = append(v.Feeds, r.feedLinks(v, t.Address, t.Title)...)
	}
	r.list(v, s)
	return v
}

func (r *Renderer) termGroup(from string, t *site.Taxonomy) TermGroup {
	group := TermGroup{Title: t.Classifier.Title, Field: t.Classifier.Field, URL: r.href(from, t.Address)}
	for _, term := range t.Terms {
		group.Terms = append(group.Terms, TermLink{
			Link: Link{term.Title, r.href(from, term.Address)},
			ID:   term.ID, Note: term.Note, Count: len(term.Pages),
		})
	}
	return group
}

func itoa(n int) string { return strconv.Itoa(n) }
