package render

import (
	"bytes"

	"chuyende/internal/site"
)

// lists are the pages of sections: the folders below content/.
type lists struct{}

// Jobs plans the sheets of each section's list.
func (lists) Jobs(r *Renderer) []Job {
	var jobs []Job
	for _, s := range r.Tree.Sections {
		if s.Parent == nil || s.Address == "" {
			continue
		}
		layout := "list"
		if s.Kind != nil {
			layout = s.Kind.ListLayout
		}
		key := r.keys.site.and(r.keys.section(s))
		if s.Page != nil {
			key = key.and(r.keys.bodies[s.Page])
		}
		for _, child := range s.Sections {
			key = key.with(child.Title, child.Address, sectionSummary(child)).and(Key(child.Count()))
		}
		if s.Kind != nil && s.Kind.Register {
			key = key.and(r.citingKey(s.Pages))
		}
		jobs = append(jobs, r.sheetsOf(site.SheetSize(s.Kind, r.Config.PageSize), r.keys.all, s.Address, s.Pages, key, func(sheet sheet) *View {
			return r.section(s, layout, sheet)
		})...)
	}
	return jobs
}

// section is one sheet of a section's list.
func (r *Renderer) section(s *site.Section, layout string, sheet sheet) *View {
	v := r.view(sheet.address(), layout, s.Title)
	v.Breadcrumb = r.breadcrumb(v.Address, s.Parent)
	if s.Page != nil && sheet.number == 1 {
		v.Description = s.Page.Summary
		r.fill(v, s.Page)
	}
	if sheet.number == 1 {
		v.Sections = r.sectionViews(v.Address, s.Sections)
	}
	if s.Kind != nil {
		v.Feeds = append(v.Feeds, r.feedLinks(v, s.Address, s.Title)...)
	}
	r.list(v, sheet)
	if s.Kind != nil && s.Kind.Register {
		r.register(v, sheet.pages())
	}
	return v
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

// sheet is one page of a paginated list: the pages from start to end.
type sheet struct {
	first         string
	all           []*site.Page
	start, end    int
	number, count int
}

func (s sheet) address() string { return site.PageAddress(s.first, s.number) }

func (s sheet) pages() []*site.Page { return s.all[s.start:s.end] }

// sheets plans the sheets of a list; an empty list has one. key stands for
// what all sheets show besides their pages.
func (r *Renderer) sheets(first string, all []*site.Page, key Key, view func(sheet) *View) []Job {
	return r.sheetsOf(r.Config.PageSize, r.keys.all, first, all, key, view)
}

// sheetsOf plans the sheets of a list of another size than others. keys
// stands for what a sheet shows of its pages.
func (r *Renderer) sheetsOf(size int, keys func([]*site.Page) Key, first string, all []*site.Page, key Key, view func(sheet) *View) []Job {
	count := site.SheetCount(len(all), size)
	jobs := make([]Job, count)
	for i := range jobs {
		s := sheet{first: first, all: all, start: i * size, end: min((i+1)*size, len(all)), number: i + 1, count: count}
		jobs[i] = Job{
			Address: s.address(),
			Key:     key.and(Key(count), Key(len(all)), keys(s.pages())),
			Render:  func(w *bytes.Buffer) error { return r.execute(w, view(s)) },
		}
	}
	return jobs
}

// list puts a sheet into a view.
func (r *Renderer) list(v *View, s sheet) {
	v.List = r.emptyList(v, s)
	v.List.Cards = r.cards(v.Address, s.pages())
}

// emptyList is a sheet without its pages, but with the way to the others. The
// view's title names the sheet from the second on.
func (r *Renderer) emptyList(v *View, s sheet) *List {
	l := &List{Total: len(s.all), Sheet: s.number, Sheets: s.count}
	link := func(n int) string { return r.href(v.Address, site.PageAddress(s.first, n)) }
	if s.number > 1 {
		l.Prev = link(s.number - 1)
	}
	if s.number < s.count {
		l.Next = link(s.number + 1)
	}
	if s.count > 1 {
		for n := 1; n <= s.count; n++ {
			switch {
			case n == s.number:
				l.SheetLinks = append(l.SheetLinks, Link{Title: itoa(n)})
			case n == 1, n == s.count, n >= s.number-2 && n <= s.number+2:
				l.SheetLinks = append(l.SheetLinks, Link{itoa(n), link(n)})
			case len(l.SheetLinks) > 0 && l.SheetLinks[len(l.SheetLinks)-1].Title != "":
				l.SheetLinks = append(l.SheetLinks, Link{}) // a gap
			}
		}
	}
	if s.number > 1 {
		v.HeadTitle = r.headTitle(v.Title, " – trang "+itoa(s.number))
	}
	return l
}
