package render

import (
	"bytes"
	"time"

	"chuyende/internal/site"
)

// news is the page of what is new: the latest changes, by day.
type news struct{}

// NewsDay is what changed on one day.
type NewsDay struct {
	Date    Date
	Entries []NewsEntry
}

// NewsEntry is a change of one page. What is "" for a page that came out.
type NewsEntry struct {
	*Card
	What string
}

// Change is a line of a page's own history.
type Change struct {
	Date Date
	What string
}

// Jobs makes the page.
func (news) Jobs(r *Renderer, files []*site.File) []Job {
	key := r.keys.site
	for _, n := range r.Tree.News {
		key = key.with(n.Date.Format(time.DateOnly), n.What).and(r.keys.card(n.Page))
	}
	return []Job{{Address: files[0].Address, Key: key, Render: func(w *bytes.Buffer) error { return r.execute(w, r.news()) }}}
}

func (r *Renderer) news() *View {
	v := r.view(r.Tree.Places.News, "news", r.say("news.title"))
	v.Description = r.say("news.description")
	v.Breadcrumb = r.breadcrumb(v.Address, r.Tree.Home)
	var days []NewsDay
	for _, n := range r.Tree.News {
		day := r.date(n.Date)
		if last := len(days) - 1; last < 0 || days[last].Date != day {
			days = append(days, NewsDay{Date: day})
		}
		last := &days[len(days)-1]
		last.Entries = append(last.Entries, NewsEntry{r.card(v.Address, n.Page), n.What})
	}
	v.Body = &NewsBody{days}
	return v
}

func (r *Renderer) changes(p *site.Page) []Change {
	var lines []Change
	for _, c := range p.Changes {
		lines = append(lines, Change{r.date(c.Date), c.What})
	}
	return lines
}
