package render

import (
	"bytes"

	"chuyende/internal/site"
)

// lists are the pages of sections: the folders below content/.
type lists struct{}

// Jobs makes the sheets of each section's list.
func (lists) Jobs(r *Renderer, files []*site.File) []Job {
	return r.sheets(files, r.keys.all, func(f *site.File) (Key, func(*site.Sheet) *View) {
		s := f.Section
		layout := "list"
		if s.Kind != nil {
			layout = s.Kind.ListLayout
		}
		key := r.keys.site.and(r.keys.section(s))
		if b := r.bookLinks(s.Address, s); b != nil {
			key = key.with(b.Title, b.HTML, b.EPUB)
		}
		if s.Page != nil {
			key = key.and(r.keys.bodies[s.Page], r.keys.card(s.Page.Prev), r.keys.card(s.Page.Next), r.keys.all(s.Page.Backlinks))
		}
		for _, child := range s.Sections {
			key = key.with(child.Title, child.Address, sectionSummary(child)).and(Key(child.Count()))
		}
		if s.Kind != nil && s.Kind.Register {
			key = key.and(r.citingKey(s.Pages))
		}
		if s.Kind != nil && s.Kind.Offered {
			key = key.and(r.keys.all(r.groups()))
		}
		if s.Kind != nil && s.Kind.OnHome {
			key = key.and(r.catalogueKey())
		}
		return key, func(sheet *site.Sheet) *View { return r.section(s, layout, sheet) }
	})
}

// section is one sheet of a section's list.
func (r *Renderer) section(s *site.Section, layout string, sheet *site.Sheet) *View {
	v := r.view(sheet.Address(), layout, s.Title)
	v.Breadcrumb = r.breadcrumb(v.Address, s.Parent)
	b := &ListBody{List: r.list(v, sheet)}
	if s.Page != nil && sheet.Number == 1 {
		v.Description = s.Page.Summary
		if s.Page.Whole {
			b.Article = r.article(v, s.Page)
			b.Card, b.Content = b.Article.Card, b.Article.Content
		} else {
			b.Card, b.Content = r.text(v, s.Page)
		}
	}
	if sheet.Number == 1 {
		b.Sections = r.sectionViews(v.Address, s.Sections)
		b.Book = r.bookLinks(v.Address, s)
		if s.Kind != nil && s.Kind.OnHome {
			b.Coverage = r.coverage()
		}
	}
	if s.Kind != nil && s.Kind.Offered && b.List.Sheets == 1 {
		b.Groups = r.byGroup(v.Address, b.List, sheet.Pages())
	}
	v.Body = b
	if s.Kind != nil {
		v.Feeds = append(v.Feeds, r.feedLinks(v, s.Address, s.Title)...)
		if s.Kind.Register {
			v.Body = &RegisterBody{*b, r.register(v.Address, sheet.Pages())}
		}
	}
	return v
}

// byGroup puts the pages of a list under the groups of the portal.
func (r *Renderer) byGroup(from string, list *List, pages []*site.Page) []ListGroup {
	var groups []ListGroup
	left := map[string][]*Card{}
	for i, p := range pages {
		id := ""
		if ids := p.Meta.Texts(site.GroupsKey); len(ids) > 0 {
			id = ids[0]
		}
		left[id] = append(left[id], list.Cards[i])
	}
	for _, group := range r.groups() {
		if cards := left[group.ID]; len(cards) > 0 {
			groups = append(groups, ListGroup{r.card(from, group), cards})
			delete(left, group.ID)
		}
	}
	if len(left) > 0 || len(groups) < 2 {
		return nil // not all can be shown so
	}
	return groups
}

func (r *Renderer) sectionViews(from string, sections []*site.Section) []SectionView {
	views := make([]SectionView, len(sections))
	for i, s := range sections {
		views[i] = SectionView{Link: Link{s.Title, r.href(from, s.Address)}, Summary: sectionSummary(s), Count: s.Count()}
		if s.Kind != nil {
			views[i].Kind = s.Kind.Name
		}
	}
	return views
}

func sectionSummary(s *site.Section) string {
	if s.Page == nil {
		return ""
	}
	return s.Page.Summary
}

// sheets makes jobs of the sheets of lists. list is asked once for each list, by
// its first sheet: for what stands for all that its sheets show besides their
// pages, and for what shows a sheet. keys stands for what a sheet shows of its
// pages.
func (r *Renderer) sheets(files []*site.File, keys func([]*site.Page) Key, list func(*site.File) (Key, func(*site.Sheet) *View)) []Job {
	jobs := make([]Job, len(files))
	var key Key
	var view func(*site.Sheet) *View
	for i, f := range files {
		s := f.Sheet
		if s.Number == 1 {
			key, view = list(f)
		}
		show := view
		jobs[i] = Job{
			Address: f.Address,
			Key:     key.and(Key(len(s.Addresses)), Key(len(s.All)), keys(s.Pages())),
			Render:  func(w *bytes.Buffer) error { return r.execute(w, show(s)) },
		}
	}
	return jobs
}

// list is a sheet of a view; see [Renderer.emptyList].
func (r *Renderer) list(v *View, s *site.Sheet) *List {
	l := r.emptyList(v, s)
	l.Cards = r.cards(v.Address, s.Pages())
	return l
}

// emptyList is a sheet without its pages, but with the way to the others. The
// view's title names the sheet from the second on.
func (r *Renderer) emptyList(v *View, s *site.Sheet) *List {
	count := len(s.Addresses)
	l := &List{Total: len(s.All), Sheet: s.Number, Sheets: count}
	link := func(n int) string { return r.href(v.Address, s.Addresses[n-1]) }
	if s.Number > 1 {
		l.Prev = link(s.Number - 1)
	}
	if s.Number < count {
		l.Next = link(s.Number + 1)
	}
	if count > 1 {
		for n := 1; n <= count; n++ {
			switch {
			case n == s.Number:
				l.SheetLinks = append(l.SheetLinks, Link{Title: itoa(n)})
			case n == 1, n == count, n >= s.Number-2 && n <= s.Number+2:
				l.SheetLinks = append(l.SheetLinks, Link{itoa(n), link(n)})
			case len(l.SheetLinks) > 0 && l.SheetLinks[len(l.SheetLinks)-1].Title != "":
				l.SheetLinks = append(l.SheetLinks, Link{}) // a gap
			}
		}
	}
	if s.Number > 1 {
		v.HeadTitle = r.headTitle(v.Title, r.say("list.sheet-title", s.Number))
	}
	return l
}
