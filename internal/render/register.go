package render

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"chuyende/internal/site"
	"chuyende/internal/topic"
)

// Document is what the register knows of a document from other pages.
type Document struct {
	// Old is true where it should not be cited any more; Successors are then
	// what to cite.
	Old        bool
	Successors []*Card
	// Newest are the newest documents on its matter, of which nobody says that they
	// replace it.
	Newest []*Card
	// Predecessors are what it took the place of, the oldest first, Following
	// what took its place in turn.
	Predecessors, Following []*Card
	// Citing are the pages that cite it, without those of the register.
	Citing []*Card
	// Stale is true where its validity was not checked for longer than the
	// settings allow, or never.
	Stale bool
	// Files are those that hold the document itself.
	Files []File
	// Currency is that of the whole register.
	Currency Currency
}

// Currency says how far a register can be relied on today.
type Currency struct {
	// Newest and Oldest are the latest and the first of the days on which the
	// validity of its documents was last checked.
	Newest, Oldest Date
	// Total counts the documents, Unchecked those without such a day and
	// Unverified those that no public source confirms.
	Total, Unchecked, Unverified int
}

// Register is what the table of the register shows besides its cards.
type Register struct {
	Documents []*Document
	// Parts are the same documents with their cards, by status.
	Parts []RegisterPart
	// Now are the documents in force that half of all topics or more rest on, the
	// earliest first: what holds today for the meetings themselves.
	Now []*Card
	// Types, Issuers, Scopes and Statuses are what the table can be narrowed to.
	Types, Issuers, Scopes, Statuses []string
	// Cited counts the old documents that pages still cite.
	Cited int
	// Months is after how many a check counts as old, 0 for never.
	Months int
	// Currency is that of the whole register.
	Currency Currency
}

// RegisterPart is the documents of one status; that is nil for pages without one.
type RegisterPart struct {
	Status *Status
	Rows   []RegisterRow
}

// RegisterRow is a document's card and what the register knows of it.
type RegisterRow struct {
	*Card
	Document *Document
}

// document is what the page of a document at its own address shows.
func (r *Renderer) document(p *site.Page) *Document { return r.documentFrom(p.Address, p) }

func (r *Renderer) documentFrom(from string, p *site.Page) *Document {
	before := p.Predecessors()
	slices.Reverse(before)
	return &Document{
		Old:        p.IsOld(),
		Successors: r.cards(from, p.Successors()), Newest: r.cards(from, p.Newest()), Predecessors: r.cards(from, before), Following: r.cards(from, p.Following()),
		Citing: r.cards(from, p.Citing()), Stale: r.isStale(p), Files: r.filesOf(from, p), Currency: r.currency,
	}
}

// isStale reports whether a document's validity was last checked before the
// months that the settings allow.
func (r *Renderer) isStale(p *site.Page) bool {
	months := r.Config.ReviewMonths
	return months > 0 && p.Meta.DateIn("checked_on", r.Config.Zone).AddDate(0, months, 0).Before(r.today())
}

// currencyOf looks at all documents of the tree. A day that is yet to come is
// none on which anybody has checked something.
func (r *Renderer) currencyOf() Currency {
	var c Currency
	var oldest, newest time.Time
	for _, p := range r.Tree.Pages {
		if p.Status() == "" {
			continue
		}
		c.Total++
		if !p.Meta.Bool("verified") {
			c.Unverified++
		}
		switch day := p.Meta.DateIn("checked_on", r.Config.Zone); {
		case day.IsZero() || day.After(r.Now):
			c.Unchecked++
		case newest.IsZero():
			newest, oldest = day, day
		case day.After(newest):
			newest = day
		case day.Before(oldest):
			oldest = day
		}
	}
	c.Newest, c.Oldest = r.date(newest), r.date(oldest)
	return c
}

// today is the day of the build at midnight.
func (r *Renderer) today() time.Time {
	year, month, day := r.Now.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, r.Now.Location())
}

// register is the table of documents as the page at an address shows it.
func (r *Renderer) register(from string, documents []*site.Page) *Register {
	table := &Register{Months: r.Config.ReviewMonths, Currency: r.currency}
	seen := map[string]bool{}
	note := func(into *[]string, key, value string) {
		if value != "" && !seen[key+value] {
			seen[key+value] = true
			*into = append(*into, value)
		}
	}
	for _, s := range site.Statuses() {
		if slices.ContainsFunc(documents, func(p *site.Page) bool { return p.Status() == s.ID }) {
			table.Statuses = append(table.Statuses, s.ID)
		}
	}
	for _, p := range documents {
		d := r.documentFrom(from, p)
		table.Documents = append(table.Documents, d)
		if d.Old && len(d.Citing) > 0 {
			table.Cited++
		}
		note(&table.Types, "type", p.Meta.Text("type"))
		note(&table.Issuers, "issuer", p.Meta.Text("issuer"))
		note(&table.Scopes, "scope", p.Meta.Text("scope"))
	}
	table.Parts = r.registerParts(from, documents, table.Documents)
	table.Now = r.cards(from, r.now)
	return table
}

// registerParts shares documents out by their status, in the order of the
// statuses; pages without one come last.
func (r *Renderer) registerParts(from string, pages []*site.Page, documents []*Document) []RegisterPart {
	var parts []RegisterPart
	for _, s := range append(site.Statuses(), site.VocabularyTerm{}) {
		var part RegisterPart
		for i, p := range pages {
			if p.Status() == s.ID {
				part.Status = r.status(p)
				part.Rows = append(part.Rows, RegisterRow{r.card(from, p), documents[i]})
			}
		}
		if part.Rows != nil {
			parts = append(parts, part)
		}
	}
	return parts
}

// restedOn are the documents in force that half of the topics or more rest on,
// the earliest first.
func restedOn(tree *site.Tree) []*site.Page {
	topics, times := 0, map[*site.Page]int{}
	for _, p := range tree.Pages {
		if !p.Kind.Offered {
			continue
		}
		topics++
		for _, d := range topic.Basis(p) {
			times[d]++
		}
	}
	var all []*site.Page
	for _, p := range tree.Pages {
		if 2*times[p] >= topics && times[p] > 0 {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b *site.Page) int { return a.Date.Compare(b.Date) })
	return all
}

// citingKey stands for what [Renderer.register] shows besides cards.
func (r *Renderer) citingKey(documents []*site.Page) Key {
	c := r.currency
	key := r.keys.all(r.now).and(Key(c.Total), Key(c.Unchecked), Key(c.Unverified)).with(c.Newest.ISO, c.Oldest.ISO)
	for _, p := range documents {
		stale := Key(0)
		if r.isStale(p) {
			stale = 1
		}
		key = key.and(stale, filesKey(p), r.keys.all(p.Citing()), r.keys.all(p.Successors()), r.keys.all(p.Newest()), r.keys.all(p.Predecessors()), r.keys.all(p.Following()))
	}
	return key
}

// Cite is the badge that follows a citation of a document in a text.
type Cite struct {
	// Look is "good" for a document that can be cited, "old" for one that should
	// not be any more, else "doubt".
	Look string
	// Status is the document's, Verified whether that was checked.
	Status   string
	Verified bool
	// From is the day from which a document that is not in force yet will be.
	From Date
	// Successors are what to cite in its place.
	Successors []Link
}

// citePartial is the partial that shows a [Cite].
const citePartial = "partials/cite"

// cite is the badge for a document in a text at an address.
func (r *Renderer) cite(from string, p *site.Page) (string, error) {
	status := site.StatusOf(p.Status())
	c := Cite{Look: status.Look, Status: status.ID, Verified: p.Meta.Bool("verified"), From: r.coming(p)}
	if c.Look == site.Good && !c.Verified {
		c.Look = site.Doubt
	}
	if c.Status == site.Replaced {
		for _, q := range p.Successors() {
			c.Successors = append(c.Successors, Link{q.Name(), r.href(from, q.Address)})
		}
	}
	var w bytes.Buffer
	err := r.Theme.plain(&w, citePartial, c)
	return w.String(), err
}

// Lacks says what the register does not know of a document, number or date; ""
// where it knows both.
func (c *Card) Lacks() string {
	switch number, date := c.Meta.Text("number") != "", c.Date.ISO != ""; {
	case !number && !date:
		return c.say.Text("document.lacks-both")
	case !number:
		return c.say.Text("document.lacks-number")
	case !date:
		return c.say.Text("document.lacks-date")
	}
	return ""
}

// Called is what a document's title says up to its number, and About what follows;
// the whole title where it does not hold the number.
func (c *Card) Called() string {
	number := c.Meta.Text("number")
	if at := strings.Index(c.Title, number); number != "" && at >= 0 {
		return c.Title[:at+len(number)]
	}
	return c.Title
}

// Status is whether a document is in force, as the theme shows it.
type Status struct {
	// ID is one of the status values, Look one of the looks of [site.Status].
	ID, Look string
	// From is the day from which a document that is not in force yet will be.
	From Date
}

// status is the status of a page; nil for pages that are no documents.
func (r *Renderer) status(p *site.Page) *Status {
	if p.Status() == "" {
		return nil
	}
	return &Status{ID: p.Status(), Look: site.StatusOf(p.Status()).Look, From: r.coming(p)}
}

// coming is the day from which a document that is not in force yet will be.
func (r *Renderer) coming(p *site.Page) Date {
	if p.Status() != site.NotYetInForce {
		return Date{}
	}
	return r.date(p.Effective)
}

// mark stands for what [Renderer.cite] shows.
func (k *keyring) mark(p *site.Page) Key {
	key := k.cards[p]
	for _, q := range p.Successors() {
		key = key.with(q.Name(), q.Address)
	}
	return key
}
