package numbers

import "slices"

// Weights is how much a clause counts by its field; a field with weight 0 is
// not asked.
type Weights map[string]float64

// Ranking holds every number that decides which pages come first. It travels
// to the browser in the manifest.
type Ranking struct {
	// Marked is for queries with at least one mark, Plain for those without:
	// there all spellings count alike.
	Marked Weights `json:"marked"`
	Plain  Weights `json:"plain"`

	// PairSum is shared out among the pairs of a short query, where it gives
	// them more than their weight: who types two words means the expression.
	PairSum float64 `json:"pairSum"`

	// Number is how many times a document's whole number counts: whoever types
	// one means that document.
	Number float64 `json:"number"`

	// Prefix is what a clause for the endings of an unfinished word counts,
	// beside one for a whole word.
	Prefix float64 `json:"prefix"`

	// Heavy says above how many documents a term's list is heavy: looked at
	// only if no pair of the query has a light list, or if the light lists
	// find too little. Words are judged by their folded form, in
	// the body and in titles.
	Heavy HeavyLimits `json:"heavy"`

	// A heavy term in more documents than Common·N, a limit that is kept
	// between CommonFrom and CommonTo, is common: looked at only if nothing
	// else of the query is found, or too little.
	Common     float64 `json:"common"`
	CommonFrom int     `json:"commonFrom"`
	CommonTo   int     `json:"commonTo"`

	// Below is the share of the last hit's score that the first hit of the next
	// tier has.
	Below float64 `json:"below"`

	// Older is the share that a document's score is of that of a newer one on the
	// same matter, at most; the newer has at least what the older would have.
	Older float64 `json:"older"`

	// K1 and B are the two of BM25, as in bleve.
	K1 float64 `json:"k1"`
	B  float64 `json:"b"`

	// Asking are words that only ask; a query of others is looked for without them. So many of
	// them as Standing says, the first, do so only where the query has a number as documents
	// have: they ask how such a one stands.
	Asking   []string `json:"asking"`
	Standing int      `json:"standing"`

	// Names tells a query that is somebody's name.
	Names Names `json:"names"`

	// Words is how many words of a query are looked at; Slips and Endings are how
	// many syllables stand for a misspelt and for an unfinished one, Cuts how many ways
	// to part a word that may be several are looked at.
	Words   int `json:"words"`
	Slips   int `json:"slips"`
	Endings int `json:"endings"`
	Cuts    int `json:"cuts"`

	// Begun is how many words that go on after an unfinished one are looked at
	// for the marks typed.
	Begun int `json:"begun"`

	// Completed is how much more than a slip a completion weighs where a word
	// may be either, Unmarked what of it is left to either that has not the
	// marks typed.
	Completed float64 `json:"completed"`
	Unmarked  float64 `json:"unmarked"`

	// Absent tells when a site has nothing on a query.
	Absent AbsentRule `json:"absent"`

	// Outgrown is how many times, as a power of two, a word that goes on after
	// one sent alone must be as common for that one to count as unfinished.
	Outgrown int `json:"outgrown"`
}

// AbsentRule is about the share of a query that stands, in one of the first
// documents, beside a neighbour of the query.
type AbsentRule struct {
	Hits  int     `json:"hits"`  // how many documents are looked at
	Least float64 `json:"least"` // the share that one of them needs

	// A word counts 1 where it stands beside a neighbour of the query, and Named more if it is
	// in the title too. Where a document has the two side by side less than Often times,
	// as their places count, that is Weak: such pairs come about by chance.
	Weak  float64 `json:"weak"`
	Often int     `json:"often"`
	Named float64 `json:"named"`

	// Titled is what a word counts that is in the title only, Telling what one does that
	// one in Few titles has at most.
	Titled  float64 `json:"titled"`
	Telling float64 `json:"telling"`
	Few     int     `json:"few"`

	// Unknown is what a word weighs, beside others as rare, that no document holds.
	Unknown float64 `json:"unknown"`

	// Papers are the two syllables, without marks, after which a number says which
	// document is meant: one that is not there is not made up for by its type.
	Papers []string `json:"papers"`

	// Subjects are expressions, without marks, that name what is looked for by themselves: where
	// one is asked for and no document has each of its pairs Told times, as their places count,
	// nothing answers. A heading alone is as much.
	Subjects []string `json:"subjects"`
	Told     int      `json:"told"`

	// Words is from how many words on a query may have one, or a number, that no document
	// holds.
	Words int `json:"words"`
}

// HeavyLimits are numbers of documents.
type HeavyLimits struct {
	Title int `json:"title"`
	Body  int `json:"body"`
	Pairs int `json:"pairs"`
}

// RankingFor returns what measured best for an index of so many documents; see
// search/testdata/ranking.txt. Most queries should have a pair whose list is light,
// so in a large index longer lists are.
func RankingFor(documents int) Ranking {
	return Ranking{
		Marked:     Weights{FieldTitle: 3, FieldBody: 1, FieldBodyFolded: .5, FieldPairs: 1},
		Plain:      Weights{FieldTitleFolded: 3, FieldBodyFolded: 1, FieldPairs: 1},
		PairSum:    4,
		Number:     3,
		Prefix:     .5,
		Heavy:      HeavyLimits{Title: 2300, Body: 300, Pairs: max(600, documents/50)},
		Common:     .2,
		CommonFrom: 256,
		CommonTo:   6000,
		Below:      .5,
		Older:      .9,
		K1:         1.2,
		B:          .75,
		Asking:     slices.Concat(standing(), asking()),
		Standing:   len(standing()),
		Names:      names(),
		Words:      64,
		Slips:      8,
		Endings:    4,
		Cuts:       4,
		Begun:      16,
		Completed:  1.2,
		Unmarked:   .05,
		Absent: AbsentRule{
			Hits: 3, Least: .55, Weak: .3, Often: 3, Named: .5, Titled: .4, Telling: .6, Few: 32, Unknown: .3, Papers: papers(),
			Subjects: subjects(), Told: HeadingTimes, Words: 3,
		},
		Outgrown: 3,
	}
}

// commonAbove returns how many documents a heavy term may be in before it
// counts as common, of n documents.
func (r Ranking) commonAbove(n int) int {
	return min(r.CommonTo, max(r.CommonFrom, int(r.Common*float64(n))))
}

// A Tier says when a term's list is looked at, besides where lighter ones find
// too little.
type Tier uint8

// The tiers.
const (
	Light  Tier = iota // always
	Heavy              // if no pair has a light list
	Common             // if nothing else is found
)

// Tier returns the tier of a term in so many of n documents, heavy above
// limit of them.
func (r Ranking) Tier(documents, limit, n int) Tier {
	switch {
	case documents <= limit:
		return Light
	case documents <= r.commonAbove(n):
		return Heavy
	}
	return Common
}
