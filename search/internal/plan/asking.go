package plan

import (
	"regexp"
	"slices"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
)

// setAside marks the words of a query that only ask: the page that answers "làm thế
// nào để …" need not hold them, and many that hold them do not. Where less than
// two others are left, they are what is looked for; of other languages one word is enough.
// "Thế nào là …" is what a page may be called. Beside a document's number how it stands only
// asks too: "chỉ thị 10 còn hiệu lực không" is about that one.
func (q *queryWords) setAside(r numbers.Ranking) {
	phrases := r.Asking
	if !documentNumber.MatchString(q.text) {
		phrases = phrases[r.Standing:]
	}
	single := slices.DeleteFunc(slices.Clone(q.words), func(w *queryWord) bool { return w.Whole })
	left, foreign := 0, false
	for i := 0; i < len(single); {
		n := 0
		for _, phrase := range phrases {
			words := vietnamese.Words(phrase, nil)
			if end := i + len(words); len(words) > n && asks(single[i:], phrase, words) && (end == len(single) || single[end].folded != "la") {
				n = len(words)
			}
		}
		for _, w := range single[i : i+n] {
			w.asking = true
		}
		if n == 0 {
			if !single[i].without {
				left++
				foreign = foreign || !Syllabic.MatchString(single[i].folded)
			}
			n = 1
		}
		i += n
	}
	if left < 2 && !foreign {
		for _, w := range single {
			w.asking = false
		}
	}
}

// documentNumber is what may be a document's number: a year is none.
var documentNumber = regexp.MustCompile(`\b[0-9]{1,3}\b`)

// isName reports whether a query is somebody's name, as it begins with a family's
// name and what most people have after it.
func (q *queryWords) isName(names numbers.Names) bool {
	for i, w := range q.words {
		switch {
		case w.Whole || w.without || w.asking || i > 0 && !w.Joined:
			return false
		case i == 0 && !slices.Contains(names.Family, w.folded):
			return false
		case i == 1 && !slices.ContainsFunc(names.Middle, func(m string) bool { return w.exact == m || w.exact == vietnamese.Fold(m) }):
			return false
		}
	}
	return len(q.words) > 2 && len(q.words) <= names.Words
}

// asks reports whether words of a query begin with a phrase. Those without marks
// stand for any.
func asks(list []*queryWord, phrase string, words []vietnamese.Word) bool {
	if len(list) < len(words) {
		return false
	}
	for i := range words {
		w := list[i]
		exact, folded := vietnamese.CanonWord(phrase, words[:i+1])
		if w.without || w.quoted || w.number != nil || i > 0 && !w.Joined || w.exact != exact && w.exact != folded {
			return false
		}
	}
	return true
}
