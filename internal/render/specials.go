package render

import (
	"bytes"
	"net/url"
	"slices"

	"chuyende/internal/site"
)

// specials are the pages there is one of: home, search, not found.
type specials struct{}

// Jobs plans the three pages.
func (specials) Jobs(r *Renderer) []Job {
	key := r.keys.site
	for _, s := range r.Tree.Home.Sections {
		key = key.with(s.Title, s.Address, sectionSummary(s)).and(Key(s.Count()))
	}
	for _, t := range r.Tree.Taxonomies {
		key = key.and(termsKey(t))
	}
	groups, recent := r.groups(), r.recent()
	key = key.and(r.keys.all(groups))
	home := key.and(r.keys.all(recent), r.keys.all(r.Tree.Home.Pages), r.homeKey())
	plan := func(address string, key Key, view func() *View) Job {
		return Job{Address: address, Key: key, Render: func(w *bytes.Buffer) error { return r.Theme.execute(w, view()) }}
	}
	return []Job{
		plan(site.HomeAddress, home, func() *View { return r.home(groups, recent) }),
		plan(site.SearchAddress, key, func() *View { return r.catalogue(site.SearchAddress, "search", "Tìm kiếm", groups) }),
		plan(site.Missing, key, r.missing(groups)),
	}
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
func (r *Renderer) home(groups, recent []*site.Page) *View {
	v := r.catalogue(site.HomeAddress, "home", r.Tree.Home.Title, groups)
	v.Description = r.site.Description
	v.Breadcrumb = nil
	if p := r.Tree.Home.Page; p != nil {
		r.fill(v, p)
	}
	v.Recent = r.cards(v.Address, recent)
	if pages := r.Tree.Home.Pages; len(pages) > 0 {
		v.List = &List{Cards: r.cards(v.Address, pages), Total: len(pages), Sheet: 1, Sheets: 1}
	}
	v.Data = r.siteData(v)
	return v
}

// catalogue is a page that offers the whole portal: by section, group and
// term, so that a reader without search or script finds a way in.
func (r *Renderer) catalogue(address, layout, title string, groups []*site.Page) *View {
	v := r.view(address, layout, title)
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	v.Sections = sectionViews(v.Address, r.Tree.Home.Sections)
	v.Groups = r.cards(v.Address, groups)
	for _, t := range r.Tree.Taxonomies {
		v.Terms = append(v.Terms, termGroup(v.Address, t))
	}
	return v
}

// missing is the page for addresses that nothing stands at. Servers show it at
// any depth, so its links start at the root of the base URL.
func (r *Renderer) missing(groups []*site.Page) func() *View {
	return func() *View {
		v := r.catalogue(site.Missing, "missing", "Không tìm thấy trang", groups)
		v.NoIndex = true
		v.Canonical = ""
		v.Base = "/"
		if u, err := url.Parse(r.Config.BaseURL); err == nil && u.Path != "" {
			v.Base = u.EscapedPath()
		}
		rebase(v)
		return v
	}
}

// rebase makes the links of a page at the site's root absolute.
func rebase(v *View) {
	move := func(url *string) { *url = v.Base + *url }
	for i := range v.Breadcrumb {
		move(&v.Breadcrumb[i].URL)
	}
	for i := range v.Feeds {
		move(&v.Feeds[i].URL)
	}
	for i := range v.Sections {
		move(&v.Sections[i].URL)
	}
	for _, card := range v.Groups {
		move(&card.URL)
	}
	for i := range v.Terms {
		move(&v.Terms[i].URL)
		for j := range v.Terms[i].Terms {
			move(&v.Terms[i].Terms[j].URL)
		}
	}
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
	slices.SortStableFunc(dated, func(a, b *site.Page) int { return b.Changed.Compare(a.Changed) })
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
				return r.Theme.execute(w, v)
			},
		}
	}
	return jobs
}
