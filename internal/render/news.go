package render

import (
	"bytes"
	"slices"
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

// fewNews is how many changes of single pages a day shows without a fold.
const fewNews = 8

// Single are the changes of one page each.
func (d NewsDay) Single() []NewsEntry {
	return slices.DeleteFunc(slices.Clone(d.Entries), func(e NewsEntry) bool { return len(e.Cards) != 1 })
}

// Folded reports whether the changes of single pages are too many to show at once.
func (d NewsDay) Folded() bool { return len(d.Single()) > fewNews }

// NewsEntry is a change of one page or of several. What is "" for pages that
// came out.
type NewsEntry struct {
	What  string
	Cards []*Card
}

// Change is a line of a page's own history.
type Change struct {
	Date Date
	What string
}

// Jobs makes the page.
func (news) Jobs(r *Renderer, files []*site.File) []Job {
	key := r.keys.site.and(r.dayKey())
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
		last, card := &days[len(days)-1], r.card(v.Address, n.Page)
		same := slices.IndexFunc(last.Entries, func(e NewsEntry) bool { return e.What == n.What })
		if same < 0 {
			last.Entries = append(last.Entries, NewsEntry{What: n.What, Cards: []*Card{card}})
			continue
		}
		last.Entries[same].Cards = append(last.Entries[same].Cards, card)
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
