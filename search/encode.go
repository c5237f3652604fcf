package search

import (
	"sync"

	"chuyende/search/internal/numbers"
)

// encodings holds the bits of every term of a snapshot. From one export to the
// next only the terms of changed documents are encoded anew.
type encodings struct {
	documents int
	ranking   numbers.Ranking

	counts    foldedCounts
	tiers     [2][]numbers.Tier // by field (body, title) and folded number
	words     [3][]bitWriter    // by part and exact number: flags and lists
	pairs     []bitWriter       // by pair number
	body      []int             // by exact number: how many documents
	pairCount []int             // by pair number: how many documents
}

// The parts of the term files. What a form has in a part is filed under the
// form with the part's mark before it.
const (
	partLight   = iota // all names, and the light lists
	partNumbers        // of words whose body list is heavy, only the documents: to count with
	partHeavy          // the heavy lists
)

var partMarks = [...]string{"", "~", "~~"}

// update encodes the touched terms of s, of which counts are the folded
// counts. Terms of documents that are gone are among them and become empty.
// Spellings whose form changes its tier are touched from now on too.
func (e *encodings) update(s *snapshot, t *changes, counts foldedCounts) {
	if t.all() {
		*e = encodings{}
	}
	e.documents, e.ranking, e.counts = len(s.documents), numbers.RankingFor(len(s.documents)), counts
	for i := range e.words {
		e.words[i] = grown(e.words[i], len(s.words.exact))
	}
	e.body = grown(e.body, len(s.words.exact))
	e.pairs = grown(e.pairs, len(s.words.pairs))
	e.pairCount = grown(e.pairCount, len(s.words.pairs))
	e.sortTiers(s, t)
	var both sync.WaitGroup
	both.Go(func() { e.encodeWords(s, t.words) })
	both.Go(func() { e.encodePairs(s, t.pairs) })
	both.Wait()
}

func (e *encodings) sortTiers(s *snapshot, t *changes) {
	limits := [2]int{e.ranking.Heavy.Body, e.ranking.Heavy.Title}
	changed := make([]bool, len(s.words.folded))
	for i := range e.tiers {
		e.tiers[i] = grown(e.tiers[i], len(s.words.folded))
		for n, count := range e.counts[i] {
			now := e.ranking.Tier(count, limits[i], e.documents)
			changed[n] = changed[n] || now != e.tiers[i][n]
			e.tiers[i][n] = now
		}
	}
	if t.all() {
		return
	}
	for n := range t.words {
		t.words[n] = t.words[n] || changed[s.words.foldOf[n]]
	}
}

func (e *encodings) encodeWords(s *snapshot, wanted []bool) {
	fields := [2]*postings{s.invert(numbers.FieldBody, wanted), s.invert(numbers.FieldTitle, wanted)}
	encoder := newListEncoder(e.documents)
	var w bitWriter
	for n := range s.words.exact {
		if wanted != nil && !wanted[n] {
			continue
		}
		e.body[n] = len(fields[0].of(uint32(n)))
		for part := range e.words {
			w.reset()
			var lists [2][]posting
			for i := range lists {
				if isHeavy := e.tiers[i][s.words.foldOf[n]] != numbers.Light; isHeavy == (part > partLight) {
					lists[i] = fields[i].of(uint32(n))
				}
			}
			if part == partNumbers {
				encoder.encodeNumbers(&w, lists[0])
			} else {
				encodeLists(encoder, &w, lists)
			}
			e.words[part][n] = w.clone()
		}
	}
}

// encodeLists writes which of a word's lists there are, and these.
func encodeLists(encoder *listEncoder, w *bitWriter, lists [2][]posting) {
	for _, list := range lists {
		w.flag(len(list) > 0)
	}
	for _, list := range lists {
		if len(list) > 0 {
			encoder.encode(w, list, wordCodeBits)
		}
	}
}

func (e *encodings) encodePairs(s *snapshot, wanted []bool) {
	pairs := s.invert(numbers.FieldPairs, wanted)
	encoder := newListEncoder(e.documents)
	var w bitWriter
	for n := range e.pairs {
		if wanted != nil && !wanted[n] {
			continue
		}
		list := pairs.of(uint32(n))
		e.pairCount[n] = len(list)
		w.reset()
		if len(list) > 0 {
			encoder.encode(&w, list, numbers.FrequencyBits)
		}
		e.pairs[n] = w.clone()
	}
}

func (e *encodings) pairTier(number uint32) numbers.Tier {
	return e.ranking.Tier(e.pairCount[number], e.ranking.Heavy.Pairs, e.documents)
}

// grown returns list with at least size elements, the new ones zero.
func grown[T any](list []T, size int) []T {
	if missing := size - len(list); missing > 0 {
		list = append(list, make([]T, missing)...)
	}
	return list
}
