package plan

import (
	"regexp"
	"strings"
)

// Syllabic is what a Vietnamese syllable without marks looks like, roughly.
var Syllabic = regexp.MustCompile(`^[^0-9aeiouy]*[aeiouy]{1,3}([cmnpt]|ch|n[gh])?$`)

// support lists the words of a query, document numbers in parts. Pairs are of
// neighbours that are both looked for as they stand.
func (q *queryWords) support() []Support {
	list := []Support{}
	var before *queryWord
	for _, w := range q.words {
		if w.Whole {
			continue
		}
		if w.without || w.asking {
			before = nil
			continue
		}
		s := Support{Terms: []string{}, Pairs: []string{}, Number: w.hasDigits()}
		if w.isWhole() {
			s.Terms = append(s.Terms, w.folded)
		}
		s.Terms = append(s.Terms, w.endings...)
		if before != nil && w.Joined && w.isWhole() && before.isWhole() {
			pair := before.folded + " " + w.folded
			s.Pairs = append(s.Pairs, pair)
			left := &list[len(list)-1]
			left.Pairs = append(left.Pairs, pair)
		}
		list = append(list, s)
		before = w
	}
	return list
}

func (w *queryWord) hasDigits() bool { return strings.ContainsAny(w.folded, "0123456789") }
