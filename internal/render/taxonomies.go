package render

import (
	"bytes"
	"strconv"

	"chuyende/internal/site"
)

// taxonomies are the lists of categories, tags, audiences and the like.
type taxonomies struct{}

// Jobs makes the page of every taxonomy: a list of its terms.
func (taxonomies) Jobs(r *Renderer, files []*site.File) []Job {
	jobs := make([]Job, len(files))
	for i, f := range files {
		jobs[i] = Job{
			Address: f.Address,
			Key:     r.keys.site.and(termsKey(f.Taxonomy)),
			Render:  func(w *bytes.Buffer) error { return r.execute(w, r.terms(f.Taxonomy)) },
		}
	}
	return jobs
}

// terms are the lists of pages of each term of a taxonomy.
type terms struct{}

// Jobs makes the sheets of every term's list.
func (terms) Jobs(r *Renderer, files []*site.File) []Job {
	return r.sheets(files, r.keys.all, func(f *site.File) (Key, func(*site.Sheet) *View) {
		key := r.keys.site.with(f.Term.Taxonomy.Classifier.Title, f.Term.Title, f.Term.Note)
		return key, func(s *site.Sheet) *View { return r.term(f.Term, s) }
	})
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
	v.Body = &TermsBody{r.termGroup(v.Address, t).Terms}
	return v
}

// term is one sheet of a term's list.
func (r *Renderer) term(t *site.Term, s *site.Sheet) *View {
	v := r.view(s.Address(), "term", t.Title)
	v.Description = t.Note
	parent := Link{t.Taxonomy.Classifier.Title, r.href(v.Address, t.Taxonomy.Address)}
	v.Breadcrumb = append(r.breadcrumb(v.Address, r.Tree.Home), parent)
	if t.Taxonomy.Classifier.Feed {
		v.Feeds = append(v.Feeds, r.feedLinks(v, t.Address, t.Title)...)
	}
	v.Body = &TermBody{r.list(v, s)}
	return v
}

// taxonomies are the terms of each taxonomy that is shown.
func (r *Renderer) taxonomies(from string, shown func(site.Classifier) bool) []TermGroup {
	var groups []TermGroup
	for _, t := range r.Tree.Taxonomies {
		if shown(t.Classifier) {
			groups = append(groups, r.termGroup(from, t))
		}
	}
	return groups
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
