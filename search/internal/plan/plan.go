package plan

import (
	"slices"

	"chuyende/search/internal/numbers"
)

// Clause asks for documents that hold one of some terms in one field. Several
// terms count as one: a document's frequencies of them are added up.
type Clause struct {
	Field string   `json:"field"`
	Terms []string `json:"terms"`
	Boost float64  `json:"boost,omitempty"` // 0 where nothing is scored
}

// Plan is what a query asks for. Title, Body and Pairs are the clauses
// that score a document, each group by itself; the others tell which
// documents to count and which to leave out.
type Plan struct {
	// Query is the query as it was understood: misspelt words are replaced.
	Query string `json:"query"`

	Title []Clause `json:"title"`
	Body  []Clause `json:"body"`
	Pairs []Clause `json:"pairs"`

	Numbers []Clause `json:"numbers"` // words with digits, in titles

	// Support is the words in their order, to tell whether documents are about
	// them.
	Support []Support `json:"support"`

	// Name says that the words are somebody's name.
	Name bool `json:"name"`

	Every    [][]Clause `json:"every"`    // one of each
	Beside   [][]Clause `json:"beside"`   // for each of Every what shows the word meant, if anything
	Required []Clause   `json:"required"` // all of these
	Without  []Clause   `json:"without"`  // none of these
	Phrases  []Phrase   `json:"phrases"`  // what Required does not tell for sure
}

// IsEmpty reports whether a plan asks for no word.
func (p *Plan) IsEmpty() bool { return len(p.Every) == 0 }

// Support is a word of a query with what shows that a document means it.
type Support struct {
	Terms  []string `json:"terms"`  // its folded forms, any of which will do
	Pairs  []string `json:"pairs"`  // it and its neighbours of the query
	Number bool     `json:"number"` // it has digits
}

// Phrase is words that must stand side by side in a document's text: in their
// exact forms if it is Marked, else in their folded ones.
type Phrase struct {
	Words  []string `json:"words"`
	Marked bool     `json:"marked"`

	folded []string // its words without marks
}

// Lookup is what a plan has to know of an index.
type Lookup interface {
	// Spellings returns the exact forms of a folded one in bodies, in the
	// order of their bytes.
	Spellings(folded string) ([]string, error)
	// Near, Cuts, Starting and Outgrowing are those of [Syllables].
	Near(folded string, most int) ([]string, error)
	Cuts(word string, most int) ([][]string, error)
	Starting(prefix string, most int) ([]string, error)
	Outgrowing(word string, classes, most int) ([]string, error)
	// Follows returns how many documents hold the pair.
	Follows(first, second string) (int, error)
}

// Make turns a query into clauses, weighed by r. With typing its last word may be
// unfinished. search/client/plan.js makes the same plan; testdata/plan.json
// holds both to it.
func Make(r numbers.Ranking, query string, typing bool, x Lookup) (Plan, error) {
	q := readQuery(query, typing, r.Words)
	phrases := q.findPhrases() // as typed: nothing is corrected in them
	if err := q.understand(typing, r, x); err != nil {
		return Plan{}, err
	}
	plan := clauses(r, q)
	plan.require(phrases)
	return plan, nil
}

// clauses makes what a query's words ask for.
func clauses(r numbers.Ranking, q *queryWords) Plan {
	m := clauseMaker{ranking: r, weights: r.Plain, inTitle: r.Plain[numbers.FieldTitleFolded], inBody: r.Plain[numbers.FieldBodyFolded], every: [][]Clause{}, beside: []clauseSet{}, beforeAt: -1}
	m.marked = slices.ContainsFunc(q.words, func(w *queryWord) bool { return !w.without && w.exact != w.folded })
	if m.marked {
		m.weights, m.inTitle, m.inBody = r.Marked, r.Marked[numbers.FieldTitle], r.Marked[numbers.FieldBody]
	}
	for _, w := range q.words {
		switch {
		case w.asking:
			m.before = nil
		case w.without:
			if w.number == nil { // the parts may be in any page
				m.without.add(wordField(w.exact, w.folded), []string{w.exact}, 0)
			}
			m.before = nil
		default:
			m.add(w)
		}
	}
	for i := range m.pairs {
		m.pairs[i].Boost = max(m.pairs[i].Boost, r.PairSum/float64(len(m.pairs)))
	}
	return Plan{
		Query: q.understood(),
		Title: m.title.list(), Body: m.body.list(), Pairs: m.pairs.list(),
		Numbers: m.named.list(), Support: q.support(), Name: q.name, Every: m.every, Beside: lists(m.beside), Without: m.without.list(),
	}
}

// clauseMaker makes a plan's clauses, word by word.
type clauseMaker struct {
	ranking         numbers.Ranking
	marked          bool            // some word has marks
	weights         numbers.Weights // of all fields; those that a word is looked for in have
	inTitle, inBody float64

	title, body, pairs, without, named clauseSet
	every                              [][]Clause
	beside                             []clauseSet

	before   *queryWord // that a word may make a pair with; nil for none
	beforeAt int        // its place in every
}

// add takes in a word that is asked for.
func (m *clauseMaker) add(w *queryWord) {
	if w.hasDigits() {
		m.named.add(numbers.FieldTitleFolded, []string{w.folded}, 0)
	}
	either, pair := m.score(w)
	at := -1
	if w.counts() {
		at = slices.IndexFunc(m.every, func(e []Clause) bool { return slices.EqualFunc(e, either.list(), Clause.equal) })
		if at < 0 {
			at = len(m.every)
			m.every, m.beside = append(m.every, either.list()), append(m.beside, nil)
		}
		// A word without marks that may be several is the one that stands there.
		if pair != nil && w.isManifold(m.marked) {
			m.beside[at].add(numbers.FieldPairs, pair, 0)
		}
	}
	if pair != nil && m.beforeAt >= 0 && m.before.isManifold(m.marked) {
		m.beside[m.beforeAt].add(numbers.FieldPairs, pair, 0)
	}
	if !w.Whole {
		m.before, m.beforeAt = w, at
	}
}

// score makes the clauses that a word scores by, and returns those of which a page that has
// the word holds one, and the pair that it makes with the one before.
func (m *clauseMaker) score(w *queryWord) (either clauseSet, pair []string) {
	folded, inTitle, inBody := []string{w.folded}, m.inTitle, m.inBody
	if w.Whole {
		inTitle, inBody = inTitle*m.ranking.Number, inBody*m.ranking.Number
	}
	if w.isWhole() {
		if m.marked && !w.plain {
			m.title.score(numbers.FieldTitle, w.terms, inTitle)
			m.body.score(numbers.FieldBody, w.terms, inBody)
			m.body.score(numbers.FieldBodyFolded, folded, m.weights[numbers.FieldBodyFolded])
		} else {
			m.title.score(numbers.FieldTitleFolded, folded, inTitle)
			m.body.score(numbers.FieldBodyFolded, folded, inBody)
		}
		if w.plain {
			either.add(numbers.FieldBodyFolded, folded, 0)
		} else {
			either.add(wordField(w.exact, w.folded), w.terms, 0)
		}
		if !w.Whole && w.Joined && m.before != nil {
			pair = []string{m.before.folded + " " + w.folded}
			m.pairs.score(numbers.FieldPairs, pair, m.weights[numbers.FieldPairs])
		}
	}
	if len(w.ended) > 0 {
		m.title.score(numbers.FieldTitle, w.ended, inTitle*m.ranking.Prefix)
		m.body.score(numbers.FieldBody, w.ended, inBody*m.ranking.Prefix)
		either.add(numbers.FieldBody, w.ended, 0)
	} else if len(w.endings) > 0 {
		m.title.score(numbers.FieldTitleFolded, w.endings, inTitle*m.ranking.Prefix)
		m.body.score(numbers.FieldBodyFolded, w.endings, inBody*m.ranking.Prefix)
		either.add(numbers.FieldBodyFolded, w.endings, 0)
	}
	return either, pair
}

// isManifold reports whether a word is looked for in several spellings, as it has no
// marks. Those of a query may say which it is meant to be.
func (w *queryWord) isManifold(marked bool) bool {
	return (!marked || w.plain) && len(w.spellings) > 1
}

func lists(sets []clauseSet) [][]Clause {
	all := make([][]Clause, len(sets))
	for i, s := range sets {
		all[i] = s.list()
	}
	return all
}

// wordField is where a word is asked for as it is spelled, or if it has no
// marks, in all its spellings.
func wordField(exact, folded string) string {
	if exact == folded {
		return numbers.FieldBodyFolded
	}
	return numbers.FieldBody
}

// require adds what must be in a document because it was quoted: each pair of
// a phrase, or its only word.
func (p *Plan) require(phrases []Phrase) {
	var required clauseSet
	p.Phrases = []Phrase{}
	for _, f := range phrases {
		if len(f.Words) > 1 {
			p.Phrases = append(p.Phrases, f)
		}
		for i := range f.folded[1:] {
			required.add(numbers.FieldPairs, []string{f.folded[i] + " " + f.folded[i+1]}, 0)
		}
		if len(f.Words) == 1 {
			required.add(wordField(f.Words[0], f.folded[0]), f.Words, 0)
		}
	}
	p.Required = required.list()
}

// clauseSet gathers clauses, each once.
type clauseSet []Clause

func (s *clauseSet) add(field string, terms []string, boost float64) {
	c := Clause{field, terms, boost}
	if !slices.ContainsFunc(*s, c.equal) {
		*s = append(*s, c)
	}
}

// score adds a clause unless its field is not asked.
func (s *clauseSet) score(field string, terms []string, boost float64) {
	if boost > 0 {
		s.add(field, terms, boost)
	}
}

func (s clauseSet) list() []Clause { return append([]Clause{}, s...) }

// equal reports whether two clauses ask for the same.
func (c Clause) equal(other Clause) bool {
	return c.Field == other.Field && slices.Equal(c.Terms, other.Terms)
}
