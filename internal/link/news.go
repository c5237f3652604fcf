package link

import (
	"cmp"
	"slices"

	"chuyende/internal/lang"
	"chuyende/internal/site"
)

// mostNews is how many changes the list of what is new goes back.
const mostNews = 100

// news collects what has changed on the portal, the latest first: what pages
// say of their changes, and that a page is new where it says nothing of the
// day on which it came out.
func (l *linker) news() {
	var all []site.News
	for _, p := range l.tree.Pages {
		if !p.IsEntry() {
			continue
		}
		for _, c := range p.Changes {
			all = append(all, site.News{Page: p, Change: c})
		}
		published := p.Kind.IsDated() && !p.Date.IsZero()
		if published && !slices.ContainsFunc(p.Changes, func(c site.Change) bool { return c.Date.Equal(p.Date) }) {
			all = append(all, site.News{Page: p, Change: site.Change{Date: p.Date}})
		}
	}
	all = latest(all, mostNews)
	slices.SortStableFunc(all, func(a, b site.News) int {
		return cmp.Or(b.Date.Compare(a.Date), cmp.Compare(a.Page.Path, b.Page.Path))
	})
	l.tree.News = all[:min(len(all), mostNews)]
	if len(all) > 0 {
		l.claimOwn(site.File{What: site.NewsFile, Address: l.tree.Places.News, Public: true}, owner{what: lang.Text{VI: "danh sách những gì mới", EN: "the list of what is new"}})
	}
}

// latest returns the changes that are not older than so many others, in the same order:
// nearly all of a large site are none of them, and need no sorting.
func latest(all []site.News, most int) []site.News {
	if len(all) <= most {
		return all
	}
	days := make([]int64, len(all))
	for i := range all {
		days[i] = all[i].Date.Unix()
	}
	slices.Sort(days)
	oldest := days[len(days)-most]
	return slices.DeleteFunc(all, func(n site.News) bool { return n.Date.Unix() < oldest })
}
