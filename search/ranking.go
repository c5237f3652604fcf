package search

// The fields of the index. A page's title and keywords are in the title
// fields; the body fields hold these and all its text.
const (
	fieldTitle       = "te"  // title, as spelled
	fieldTitleFolded = "tf"  // title, without marks
	fieldBody        = "e"   // body, as spelled
	fieldBodyFolded  = "f"   // body, without marks
	fieldPairs       = "fbi" // body, pairs of neighbours without marks: "hien dat"
)

// weights is how much a clause counts by its field; a field with weight 0 is
// not asked.
type weights map[string]float64

// ranking holds every number that decides which pages come first. It travels
// to the browser in the manifest.
type ranking struct {
	// Marked is for queries with at least one mark, Plain for those without:
	// there all spellings count alike.
	Marked weights `json:"marked"`
	Plain  weights `json:"plain"`

	// PairSum is shared out among the pairs of a short query, where it gives
	// them more than their weight: who types two words means the expression.
	PairSum float64 `json:"pairSum"`

	// Number is how many times a document's whole number counts in a title:
	// whoever types one means that document.
	Number float64 `json:"number"`

	// Prefix is what a clause for the endings of an unfinished word counts,
	// beside one for a whole word.
	Prefix float64 `json:"prefix"`

	// Heavy says above how many documents a term's list is heavy: looked at
	// only if no pair of the query has a light list, or if the light lists
	// find too little (see live.go). Words are judged by their folded form, in
	// the body and in titles.
	Heavy heavyLimits `json:"heavy"`

	// A heavy term in more documents than Common·N, a limit that is kept
	// between CommonFrom and CommonTo, is common: looked at only if nothing
	// else of the query is found, or too little.
	Common     float64 `json:"common"`
	CommonFrom int     `json:"commonFrom"`
	CommonTo   int     `json:"commonTo"`

	// K1 and B are the two of BM25, as in bleve.
	K1 float64 `json:"k1"`
	B  float64 `json:"b"`
}

// heavyLimits are numbers of documents.
type heavyLimits struct {
	Title int `json:"title"`
	Body  int `json:"body"`
	Pairs int `json:"pairs"`
}

// rankingFor returns what measured best for an index of so many documents; see
// testdata/ranking.txt. Most queries should have a pair whose list is light,
// so in a large index longer lists are.
func rankingFor(documents int) ranking {
	return ranking{
		Marked:     weights{fieldTitle: 3, fieldBody: 1, fieldBodyFolded: .5, fieldPairs: 1},
		Plain:      weights{fieldTitleFolded: 3, fieldBodyFolded: 1, fieldPairs: 1},
		PairSum:    4,
		Number:     3,
		Prefix:     .5,
		Heavy:      heavyLimits{Title: 2300, Body: 300, Pairs: max(600, documents/50)},
		Common:     .2,
		CommonFrom: 256,
		CommonTo:   6000,
		K1:         1.2,
		B:          .75,
	}
}

// commonAbove returns how many documents a heavy term may be in before it
// counts as common, of n documents.
func (r ranking) commonAbove(n int) int {
	return min(r.CommonTo, max(r.CommonFrom, int(r.Common*float64(n))))
}

// A tier says when a term's list is looked at, besides where lighter ones find
// too little.
type tier uint8

const (
	light  tier = iota // always
	heavy              // if no pair has a light list
	common             // if nothing else is found
)

// tier returns the tier of a term in so many of n documents, heavy above
// limit of them.
func (r ranking) tier(documents, limit, n int) tier {
	switch {
	case documents <= limit:
		return light
	case documents <= r.commonAbove(n):
		return heavy
	}
	return common
}
