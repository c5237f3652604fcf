package search

import (
	"slices"
	"strings"

	"chuyende/internal/vietnamese"
)

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

	// A term in more documents than Common·N, but at least CommonFrom, is
	// common: it is looked up only if no rarer clause of the query is found.
	Common     float64 `json:"common"`
	CommonFrom int     `json:"commonFrom"`

	// K1 and B are the two of BM25, as in bleve.
	K1 float64 `json:"k1"`
	B  float64 `json:"b"`
}

// defaultRanking is what measured best; see testdata/ranking.txt.
func defaultRanking() ranking {
	return ranking{
		Marked:     weights{fieldTitle: 5, fieldBody: 1, fieldBodyFolded: .5, fieldPairs: .5},
		Plain:      weights{fieldTitleFolded: 5, fieldBodyFolded: 1, fieldPairs: .5},
		PairSum:    4,
		Common:     .2,
		CommonFrom: 256,
		K1:         1.2,
		B:          .75,
	}
}

// commonAbove returns how many documents a term may be in before it counts as
// common, of n documents.
func (r ranking) commonAbove(n int) int {
	return max(r.CommonFrom, int(r.Common*float64(n)))
}

// clause asks for one term in one field.
type clause struct {
	Field string  `json:"field"`
	Term  string  `json:"term"`
	Boost float64 `json:"boost"`
}

// queryPlan is what a query asks for: documents that match any of Clauses and
// none of Without.
type queryPlan struct {
	Clauses []clause `json:"clauses"`
	Without []clause `json:"without"` // without boosts: nothing is scored
}

// plan turns a query into clauses. A clause that occurs twice is asked once.
// A word with a hyphen directly before it, and a blank or nothing before that,
// is not to be in a page. search/client/plan.js makes the same plan;
// testdata/plan.json holds both to it.
func (r ranking) plan(query string) queryPlan {
	words := vietnamese.Words(query, nil)
	type spelling struct{ exact, folded string }
	spellings := make([]spelling, len(words))
	without := excluded(query, words)
	marked := false
	for i := range words {
		exact, folded := canon(query, words[:i+1])
		spellings[i] = spelling{exact, folded}
		marked = marked || !without[i] && exact != folded
	}
	weights := r.Plain
	if marked {
		weights = r.Marked
	}
	p := queryPlan{Clauses: []clause{}, Without: []clause{}}
	seen := map[clause]bool{}
	add := func(field, term string) {
		c := clause{field, term, weights[field]}
		if c.Boost > 0 && !seen[c] {
			seen[c] = true
			p.Clauses = append(p.Clauses, c)
		}
	}
	before, follows := "", false
	for i, w := range words {
		s := spellings[i]
		if without[i] {
			if !partOfNumber(words, i) { // these may be in any page
				p.Without = append(p.Without, unwanted(s.exact, s.folded))
			}
			follows = false
			continue
		}
		add(fieldTitle, s.exact)
		add(fieldTitleFolded, s.folded)
		add(fieldBody, s.exact)
		add(fieldBodyFolded, s.folded)
		if w.Whole {
			continue
		}
		if w.Joined && follows {
			add(fieldPairs, before+" "+s.folded)
		}
		before, follows = s.folded, true
	}
	r.raisePairs(p.Clauses)
	return p
}

// unwanted asks for a word as it is written, or if it has no marks, for all
// its spellings.
func unwanted(exact, folded string) clause {
	if exact == folded {
		return clause{Field: fieldBodyFolded, Term: folded}
	}
	return clause{Field: fieldBody, Term: exact}
}

// partOfNumber reports whether a word belongs to a document's number, which
// is listed after its parts.
func partOfNumber(words []vietnamese.Word, i int) bool {
	return !words[i].Whole && slices.ContainsFunc(words[i:], func(w vietnamese.Word) bool {
		return w.Whole && w.Start <= words[i].Start
	})
}

// excluded tells of each word whether it is not to be in a page.
func excluded(query string, words []vietnamese.Word) []bool {
	without := make([]bool, len(words))
	for i, w := range words {
		switch {
		case w.Whole:
			without[i] = without[i-1]
		case i > 0 && words[i-1].End+1 == w.Start && strings.Contains("-/", query[w.Start-1:w.Start]):
			without[i] = without[i-1] // linked to the word before
		default:
			hyphen := strings.TrimSuffix(query[:w.Start], "-")
			without[i] = len(hyphen) < w.Start && (hyphen == "" || strings.HasSuffix(hyphen, " "))
		}
	}
	return without
}

// raisePairs gives the pairs of a short query their share of PairSum.
func (r ranking) raisePairs(clauses []clause) {
	pairs := 0
	for _, c := range clauses {
		if c.Field == fieldPairs {
			pairs++
		}
	}
	for i := range clauses {
		if c := &clauses[i]; c.Field == fieldPairs {
			c.Boost = max(c.Boost, r.PairSum/float64(pairs))
		}
	}
}
