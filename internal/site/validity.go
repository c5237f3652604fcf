package site

import (
	"slices"
	"strings"
	"time"

	"chuyende/internal/lang"
	"chuyende/internal/words"
)

// Status values of an official document in the register.
const (
	InForce       = "in-force"
	PartlyInForce = "partly-in-force"
	NotYetInForce = "not-yet-in-force"
	Replaced      = "replaced"
	Repealed      = "repealed"
	Unknown       = "unknown"
)

// EffectiveKey is the key of the day from which a document is in force,
// ReplacedBy that of the documents that replace it, and NewerKey that of newer
// ones on the same matter, of which nobody says that they replace it.
const (
	EffectiveKey = "effective"
	ReplacedBy   = "replaced_by"
	NewerKey     = "newer"
)

// Looks of a status, by which the theme chooses the colour of its badge.
const (
	Good  = "good"  // may be cited
	Old   = "old"   // should not be cited any more
	Doubt = "doubt" // look it up first
)

// Status is one answer to whether a document is in force. What depends on it
// asks for one of its properties, never for its ID.
type Status struct {
	// ID is what front matter, facets and the theme's words call it.
	ID string
	// Look is one of the looks.
	Look string
	// Holds is true where the document, or part of it, is in force.
	Holds bool
	// Force is schema.org's name for it, "" where nothing can be said.
	Force string
	// doc explains it in the schema; names are what people write for it.
	doc   lang.Text
	names []string
}

// IsOld reports whether such a document should not be cited any more.
func (s Status) IsOld() bool { return s.Look == Old }

// statuses are all of them, in the order in which the portal lists them.
func statuses() []Status {
	return []Status{
		{ID: InForce, Look: Good, Holds: true, Force: "InForce", doc: lang.Text{VI: "còn hiệu lực", EN: "in force"},
			names: []string{"đang có hiệu lực", "hiện hành", "có hiệu lực"}},
		{ID: PartlyInForce, Look: Doubt, Holds: true, Force: "PartiallyInForce", doc: lang.Text{VI: "một phần còn hiệu lực", EN: "in part"},
			names: []string{"còn hiệu lực một phần", "hết hiệu lực một phần", "một phần hết hiệu lực", "partly"}},
		{ID: NotYetInForce, Look: Doubt, Force: "NotInForce", doc: lang.Text{VI: "chưa có hiệu lực", EN: "not yet"},
			names: []string{"chưa hiệu lực", "sắp có hiệu lực", "not yet"}},
		{ID: Replaced, Look: Old, Force: "NotInForce", doc: lang.Text{VI: "đã được thay thế", EN: "replaced"}, names: []string{"bị thay thế"}},
		{ID: Repealed, Look: Old, Force: "NotInForce", doc: lang.Text{VI: "đã bãi bỏ", EN: "repealed"},
			names: []string{"hết hiệu lực", "hủy bỏ", "bị bãi bỏ"}},
		{ID: Unknown, Look: Doubt, doc: lang.Text{VI: "chưa rõ", EN: "not known"}, names: []string{"không rõ", "chưa biết", "không biết"}},
	}
}

// StatusOf returns the status of an id; one that is not known has its ID alone.
func StatusOf(id string) Status {
	for _, s := range statuses() {
		if s.ID == id {
			return s
		}
	}
	return Status{ID: id, Look: Doubt}
}

// Statuses returns the Status values with their titles on the portal.
func Statuses() []VocabularyTerm { return StatusesIn(words.Default()) }

// StatusesIn returns the same in other words.
func StatusesIn(say *words.Table) []VocabularyTerm {
	var terms []VocabularyTerm
	for _, s := range statuses() {
		terms = append(terms, VocabularyTerm{s.ID, say.Text("validity." + s.ID)})
	}
	return terms
}

// statusIDs are the values of the key status.
func statusIDs() []string {
	var ids []string
	for _, s := range statuses() {
		ids = append(ids, s.ID)
	}
	return ids
}

// statusNames are what people write for the Status values.
func statusNames() map[string][]string {
	names := map[string][]string{}
	for _, s := range statuses() {
		names[s.ID] = append(s.names, s.doc.VI, words.Default().Text("validity."+s.ID))
	}
	return names
}

// statusDoc explains the key status.
func statusDoc() lang.Text {
	doc := lang.Text{VI: "hiệu lực: ", EN: "validity: "}
	for i, s := range statuses() {
		if i > 0 {
			doc.VI, doc.EN = doc.VI+", ", doc.EN+", "
		}
		doc.VI, doc.EN = doc.VI+s.ID+" "+s.doc.VI, doc.EN+s.ID+" "+s.doc.EN
	}
	return doc
}

// Status returns whether a document of the register is in force on the day
// that the tree was linked for: one of the Status values; "" for pages that are
// no documents.
func (p *Page) Status() string { return p.status }

// IsOld reports whether a document of the register should not be cited any
// more.
func (p *Page) IsOld() bool { return p.status != "" && StatusOf(p.status).IsOld() }

// StatusByDay reports whether the day has changed what front matter says of a
// document's status.
func (p *Page) StatusByDay() bool { return p.status != "" && p.status != p.Meta.Text("status") }

// SettleStatuses finds the status of each document at a time. The pages must
// know already what replaces them.
func SettleStatuses(pages []*Page, now time.Time) {
	for _, p := range pages {
		p.status = p.ownStatus(now)
		if p.status == InForce && slices.ContainsFunc(p.Replacements(), func(q *Page) bool { return q.tookEffect(now) }) {
			p.status = Replaced
		}
	}
}

// tookEffect reports whether the day from which a document is in force is known
// and has come.
func (p *Page) tookEffect(now time.Time) bool {
	return !p.Effective.IsZero() && !now.Before(p.Effective)
}

// ownStatus is a document's status by what it says of itself.
func (p *Page) ownStatus(now time.Time) string {
	if !p.Kind.Register || p.Index {
		return ""
	}
	status := p.Meta.Text("status")
	switch {
	case p.Effective.IsZero() || StatusOf(status).IsOld():
		return status
	case now.Before(p.Effective):
		return NotYetInForce
	case status == NotYetInForce:
		return InForce
	}
	return status
}

// About is what a document's title says after its number, "về …"; the title in
// quotes where it does not hold the number.
func (p *Page) About() string {
	number := p.Meta.Text("number")
	_, rest, found := strings.Cut(p.Title, number)
	if !found || number == "" {
		return "“" + p.Title + "”"
	}
	rest = strings.TrimSpace(rest)
	if year, after, _ := strings.Cut(strings.TrimPrefix(rest, "năm "), " "); strings.HasPrefix(rest, "năm ") && len(year) == 4 {
		rest = after
	}
	return strings.TrimLeft(rest, ":,– ")
}
