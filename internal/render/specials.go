package render

import (
	"bytes"
	"cmp"
	"slices"

	"chuyende/internal/site"
)

// home is the home page. One with many pages of its own goes on at further
// sheets.
type home struct{}

// Jobs makes the sheets of the home page.
func (home) Jobs(r *Renderer, files []*site.File) []Job {
	groups, recent := r.groups(), r.recent()
	return r.sheets(files, r.keys.all, func(*site.File) (Key, func(*site.Sheet) *View) {
		return r.catalogueOf(groups).and(r.keys.all(recent), r.homeKey(), r.dayKey(), Key(r.quarterOfDay())), func(s *site.Sheet) *View {
			if s.Number > 1 {
				return r.homeSheet(s)
			}
			return r.home(groups, recent, s)
		}
	})
}

// searchPage is the page to search on.
type searchPage struct{}

// Jobs makes the page.
func (searchPage) Jobs(r *Renderer, files []*site.File) []Job {
	groups := r.groups()
	return []Job{{Address: files[0].Address, Key: r.catalogueOf(groups), Render: func(w *bytes.Buffer) error {
		return r.execute(w, r.search(groups))
	}}}
}

// notFound is the page for addresses that nothing stands at.
type notFound struct{}

// Jobs makes the page.
func (notFound) Jobs(r *Renderer, files []*site.File) []Job {
	return []Job{{Address: files[0].Address, Key: r.sectionsKey(), Render: r.missingPage}}
}

// offline is the page about use without a network.
type offline struct{}

// Jobs makes the page.
func (offline) Jobs(r *Renderer, files []*site.File) []Job {
	return []Job{{Address: files[0].Address, Key: r.keys.site, Render: func(w *bytes.Buffer) error {
		v := r.view(files[0].Address, "offline", r.say("offline.title"))
		v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
		v.Body, v.NoIndex = &OfflineBody{}, true
		return r.execute(w, v)
	}}}
}

// sectionsKey stands for the main sections as a page shows them.
func (r *Renderer) sectionsKey() Key {
	key := r.keys.site
	sections, pages := r.mainSections()
	for _, s := range sections {
		key = key.with(s.Title, s.Address, sectionSummary(s)).and(Key(s.Count()))
	}
	if pages == nil {
		return key
	}
	return key.with(pages.Addresses...).and(r.keys.all(pages.Pages()), Key(len(pages.All)))
}

// mainSections are those that the home page leads to. Of a plain site that lies in one folder
// there would be nothing to choose from: those in it too or, of one with nothing but pages, those.
func (r *Renderer) mainSections() ([]*site.Section, *site.Sheet) {
	sections := r.Tree.Home.Sections
	if len(sections) != 1 || !r.isPlain() {
		return sections, nil
	}
	only := sections[0]
	// Nobody chooses between "src" and the one folder in it.
	for only.Page == nil && len(only.Pages) == 0 && len(only.Sections) == 1 {
		only = only.Sections[0]
	}
	if only.Page == nil && len(only.Sections) == 0 && len(r.Tree.Home.Pages) == 0 {
		return nil, site.NewSheet(r.Tree.Places, only.Address, only.Pages, site.SheetSize(nil, r.Config.PageSize))
	}
	return append([]*site.Section{only}, only.Sections...), nil
}

// catalogueOf stands for the whole catalogue, as the home page and the search
// page show it.
func (r *Renderer) catalogueOf(groups []*site.Page) Key {
	key := r.sectionsKey()
	for _, t := range r.Tree.Taxonomies {
		key = key.and(termsKey(t))
	}
	return key.and(r.keys.all(groups), r.catalogueKey(), Key(len(r.Tree.News)))
}

func (r *Renderer) homeKey() Key {
	if p := r.Tree.Home.Page; p != nil {
		return r.keys.bodies[p]
	}
	return 0
}

// mostRecent is how many of the newest pages the home page names.
const mostRecent = 3

// home is the first page of the portal.
func (r *Renderer) home(groups, recent []*site.Page, s *site.Sheet) *View {
	v := r.view(site.HomeAddress, "home", r.Tree.Home.Title)
	v.Description = r.site.Description
	sections, pages := r.mainSections()
	b := &HomeBody{
		Groups: r.cards(v.Address, groups), Recent: r.cards(v.Address, recent),
		Sections: r.sectionViews(v.Address, sections), Terms: r.taxonomies(v.Address, func(c site.Classifier) bool { return c.OnHome }),
	}
	if p := r.Tree.Home.Page; p != nil {
		b.Card, b.Content = r.text(v, p)
	}
	if len(r.Tree.News) > 0 {
		b.NewsURL = r.href(v.Address, r.Tree.Places.News)
	}
	if len(r.choices.Topics) > 0 {
		b.Chooser = r.homeChooser(v.Address)
	}
	if len(s.All) > 0 {
		b.List = r.list(v, s)
	} else if pages != nil {
		b.List = r.list(v, pages)
	}
	v.Body, v.Data = b, r.siteData(v)
	return v
}

// homeSheet is a further sheet of the pages that lie in content/ itself.
func (r *Renderer) homeSheet(s *site.Sheet) *View {
	v := r.view(s.Address(), "list", r.Tree.Home.Title)
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	v.Body = &ListBody{List: r.list(v, s)}
	return v
}

// search is the search page.
func (r *Renderer) search(groups []*site.Page) *View {
	v := r.view(r.Tree.Places.Search, "search", r.say("search.title"))
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	v.Body = &SearchBody{Groups: r.cards(v.Address, groups), Sections: r.sectionViews(v.Address, r.Tree.Home.Sections)}
	return v
}

// catalogue is the page that leads to everything.
type catalogue struct{}

// Jobs makes the page.
func (catalogue) Jobs(r *Renderer, files []*site.File) []Job {
	groups := r.groups()
	return []Job{{Address: files[0].Address, Key: r.catalogueOf(groups).and(r.lettersKey()), Render: func(w *bytes.Buffer) error {
		return r.execute(w, r.catalogue(groups))
	}}}
}

// fewestListed is how many pages a term has at least that the catalogue names:
// one of a single page says no more than the page's title.
const fewestListed = 2

func (r *Renderer) catalogue(groups []*site.Page) *View {
	v := r.view(r.Tree.Places.Catalogue, "catalogue", r.say("catalogue.title"))
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	b := &CatalogueBody{
		Groups: r.cards(v.Address, groups), Sections: r.sectionViews(v.Address, r.Tree.Home.Sections), Letters: r.catalogueLetters(v.Address),
	}
	for _, group := range r.taxonomies(v.Address, func(site.Classifier) bool { return true }) {
		group.Terms = slices.DeleteFunc(group.Terms, func(term TermLink) bool { return term.Count < fewestListed })
		b.Terms = append(b.Terms, group)
	}
	v.Body = b
	return v
}

// missing is the page for addresses that nothing stands at.
func (r *Renderer) missing() *View {
	v := r.view(site.Missing, "missing", r.say("missing.title"))
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	v.Body = &MissingBody{r.sectionViews(v.Address, r.Tree.Home.Sections)}
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
	dated := slices.DeleteFunc(slices.Clone(pages), func(p *site.Page) bool { return !p.IsEntry() || p.Changed.IsZero() })
	slices.SortFunc(dated, func(a, b *site.Page) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Path, b.Path))
	})
	return dated[:min(n, len(dated))]
}

// redirects are pages at old addresses that lead to the new ones.
type redirects struct{}

// Jobs makes a page for each old address.
func (redirects) Jobs(r *Renderer, files []*site.File) []Job {
	jobs := make([]Job, len(files))
	for i, f := range files {
		jobs[i] = Job{
			Address: f.Address,
			Key:     r.keys.site.with(f.Page.Title, f.Page.Address),
			Render: func(w *bytes.Buffer) error {
				v := r.view(f.Address, "redirect", f.Page.Title)
				v.NoIndex = true
				v.Canonical = r.absolute(f.Page.Address)
				v.Body = &RedirectBody{v.URL(f.Page.Address)}
				return r.execute(w, v)
			},
		}
	}
	return jobs
}
