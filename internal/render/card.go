package render

import (
	"time"

	"chuyende/internal/site"
)

// card is what the page at an address sees of p; nil of nil.
func (r *Renderer) card(from string, p *site.Page) *Card {
	if p == nil {
		return nil
	}
	c := &Card{
		Title: p.Title, URL: r.href(from, p.Address), Summary: p.Summary,
		ID: p.ID, Kind: p.Kind.Name, KindTitle: p.Kind.Title, kind: p.Kind, say: r.Config.Words,
		Date: r.date(p.Date), Updated: r.date(p.Updated), Reviewed: r.date(p.Reviewed),
		Status: r.status(p), Effective: r.date(p.Effective),
		Changed: r.date(p.Changed), Changes: r.changes(p),
		Meta: p.Meta, Referrers: p.Referrers, text: p.Doc,
		rows: &r.rows, page: p,
	}
	if len(p.Terms) > 0 {
		c.termsOf = func() []TermGroup { return r.termGroups(from, p) }
	}
	if !p.Kind.IsPlain() {
		c.Label = c.KindTitle
	}
	if p.Kind.IsDated() {
		c.Published = c.Date
	}
	if c.Status != nil {
		c.About = p.About()
	}
	for _, related := range p.Related {
		if related.Inverse {
			continue
		}
		if c.relations == nil {
			c.relations = map[string][]Link{}
		}
		for _, q := range related.Pages {
			c.relations[related.Field] = append(c.relations[related.Field], Link{q.Title, r.href(from, q.Address)})
		}
	}
	return c
}

func (r *Renderer) cards(from string, pages []*site.Page) []*Card {
	cards := make([]*Card, len(pages))
	for i, p := range pages {
		cards[i] = r.card(from, p)
	}
	return cards
}

// termGroups lists the lists that p stands in, by taxonomy. Their numbers of
// pages are left out: a page would change with each of its neighbours.
func (r *Renderer) termGroups(from string, p *site.Page) []TermGroup {
	var groups []TermGroup
	for _, term := range p.Terms {
		t := term.Taxonomy
		if len(groups) == 0 || groups[len(groups)-1].Field != t.Classifier.Field {
			groups = append(groups, TermGroup{Title: t.Classifier.Title, Field: t.Classifier.Field, URL: r.href(from, t.Address)})
		}
		last := &groups[len(groups)-1]
		last.Terms = append(last.Terms, TermLink{Link: Link{term.Title, r.href(from, term.Address)}, ID: term.ID})
	}
	return groups
}

// date shows a day; the zero time is the zero Date. Each day is worded once: every card has
// some, and most pages of a site share theirs with others.
func (r *Renderer) date(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	year, month, day := t.Date()
	key := (year*100+int(month))*100 + day
	if known, ok := r.dates.Load(key); ok {
		return *known.(*Date)
	}
	d := &Date{
		Text:  r.say("date.long", day, r.months[month-1], year),
		Short: t.Format("02/01/2006"),
		ISO:   t.Format(time.DateOnly),
	}
	r.dates.Store(key, d)
	return *d
}

// monthKeys are those of the words for months.
var monthKeys = [...]string{
	"month.1", "month.2", "month.3", "month.4", "month.5", "month.6", "month.7", "month.8", "month.9", "month.10", "month.11", "month.12",
}
