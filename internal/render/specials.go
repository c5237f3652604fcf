package render

import (
	"bytes"
	"cmp"
	"slices"

	"chuyende/internal/site"
)

// specials are the pages there is one of: home, search, not found.
type specials struct{}

// Jobs plans the three pages. A home page with many pages of its own goes on
// at further sheets.
func (specials) Jobs(r *Renderer) []Job {
	key := r.keys.site
	for _, s := range r.Tree.Home.Sections {
		key = key.with(s.Title, s.Address, sectionSummary(s)).and(Key(s.Count()))
	}
	for _, t := range r.Tree.Taxonomies {
		key = key.and(termsKey(t))
	}
	groups, recent := r.groups(), r.recent()
	key = key.and(r.keys.all(groups), r.catalogueKey(), Key(len(r.Tree.News)))
	plan := func(address string, view func() *View) Job {
		return Job{Address: address, Key: key, Render: func(w *bytes.Buffer) error { return r.execute(w, view()) }}
	}
	home := r.sheets(site.HomeAddress, r.Tree.Home.Pages, key.and(r.keys.all(recent), r.homeKey()), func(s sheet) *View {
		if s.number > 1 {
			return r.homeSheet(s)
		}
		return r.home(groups, recent, s)
	})
	search := plan(site.SearchAddress, func() *View { return r.search(groups) })
	search.Key = key.and(r.lettersKey())
	missing := Job{Address: site.Missing, Key: key, Render: func(w *bytes.Buffer) error { return r.missingPage(w, groups) }}
	return append(home, search, missing)
}

func (r *Renderer) homeKey() Key {
	if p := r.Tree.Home.Page; p != nil {
		return r.keys.bodies[p]
	}
	return 0
}

// mostRecent is how many of the newest pages the home page names.
const mostRecent = 10

// home is the first page of the portal.
func (r *Renderer) home(groups, recent []*site.Page, s sheet) *View {
	v := r.catalogue(site.HomeAddress, "home", r.Tree.Home.Title, groups)
	v.Description = r.site.Description
	v.Breadcrumb = nil
	if p := r.Tree.Home.Page; p != nil {
		r.fill(v, p)
	}
	v.Recent = r.cards(v.Address, recent)
	if len(r.Tree.News) > 0 {
		v.NewsURL = r.href(v.Address, site.NewsAddress)
	}
	if len(r.choices.Topics) > 0 {
		v.Chooser = r.chooserTable(v.Address)
	}
	if len(s.all) > 0 {
		r.list(v, s)
	}
	v.Data = r.siteData(v)
	return v
}

// homeSheet is a further sheet of the pages that lie in content/ itself.
func (r *Renderer) homeSheet(s sheet) *View {
	v := r.view(s.address(), "list", r.Tree.Home.Title)
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	r.list(v, s)
	return v
}

// catalogue is a page that offers the whole portal: by section, group and
// term, so that a reader without search or script finds a way in.
func (r *Renderer) catalogue(address, layout, title string, groups []*site.Page) *View {
	v := r.view(address, layout, title)
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	v.Sections = r.sectionViews(v.Address, r.Tree.Home.Sections)
	v.Groups = r.cards(v.Address, groups)
	for _, t := range r.Tree.Taxonomies {
		v.Terms = append(v.Terms, r.termGroup(v.Address, t))
	}
	return v
}

// searchTitle heads the search page.
const searchTitle = "Tìm kiếm"

// search is the search page, which has the whole catalogue for readers
// without script.
func (r *Renderer) search(groups []*site.Page) *View {
	v := r.catalogue(site.SearchAddress, "search", searchTitle, groups)
	v.Letters = r.catalogueLetters(v.Address)
	return v
}

// missing is the page for addresses that nothing stands at.
func (r *Renderer) missing(groups []*site.Page) *View {
	v := r.catalogue(site.Missing, "missing", "Không tìm thấy trang", groups)
	v.NoIndex = true
	v.Canonical = ""
	return v
}

// groups returns the pages that the home page names one by one.
func (r *Renderer) groups() []*site.Page {
	for _, s := range r.Tree.Sections {
		if s.Kind != nil && s.Kind.OnHome {
			return s.Pages
		}
	}
	return nil
}

// recent returns the pages that changed last, the newest first.
func (r *Renderer) recent() []*site.Page { return newest(r.Tree.Pages, mostRecent) }

// newest returns at most n of the pages with a date, the latest first; pages
// of one day stand by path.
func newest(pages []*site.Page, n int) []*site.Page {
	dated := slices.DeleteFunc(slices.Clone(pages), func(p *site.Page) bool { return p.Index || p.Changed.IsZero() })
	slices.SortFunc(dated, func(a, b *site.Page) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Path, b.Path))
	})
	return dated[:min(n, len(dated))]
}

// redirects are pages at old addresses that lead to the new ones.
type redirects struct{}

// Jobs plans a page for each old address.
func (redirects) Jobs(r *Renderer) []Job {
	jobs := make([]Job, len(r.Tree.Redirects))
	for i, redirect := range r.Tree.Redirects {
		jobs[i] = Job{
			Address: redirect.From,
			Key:     r.keys.site.with(redirect.To.Title, redirect.To.Address),
			Render: func(w *bytes.Buffer) error {
				v := r.view(redirect.From, "redirect", redirect.To.Title)
				v.NoIndex = true
				v.Canonical = r.absolute(redirect.To.Address)
				v.Target = v.URL(redirect.To.Address)
				return r.execute(w, v)
			},
		}
	}
	return jobs
}
