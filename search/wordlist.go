package search

import (
	"cmp"
	"slices"
)

// wordList is a vocabulary as it was at one moment.
type wordList struct {
	exact  []string
	folded []string
	foldOf []uint32
	pairs  []uint64 // some numbers are unused and hold 0

	foldedOrder []uint32 // folded numbers in the order of spelling
	foldedRank  []uint32 // folded number → place in that order
}

func (v *vocabulary) words() *wordList {
	w := &wordList{}
	// Pairs first: the syllables of a pair are always older than the pair.
	w.pairs = make([]uint64, v.pairLimit())
	for i := range v.pairs {
		s := &v.pairs[i]
		s.mu.Lock()
		for j, key := range s.pairs {
			if n := j*pairShards + i; n < len(w.pairs) {
				w.pairs[n] = key
			}
		}
		s.mu.Unlock()
	}
	v.mu.RLock()
	w.exact, w.folded, w.foldOf = v.exactTerms, v.foldedTerms, v.foldOf
	v.mu.RUnlock()
	w.foldedRank = make([]uint32, len(w.folded))
	w.foldedOrder = bySpelling(w.folded)
	for rank, n := range w.foldedOrder {
		w.foldedRank[n] = uint32(rank)
	}
	return w
}

// bySpelling returns the numbers of terms in the order of their spelling.
func bySpelling(terms []string) []uint32 {
	numbers := make([]uint32, len(terms))
	for i := range numbers {
		numbers[i] = uint32(i)
	}
	slices.SortFunc(numbers, func(a, b uint32) int { return cmp.Compare(terms[a], terms[b]) })
	return numbers
}

// pairOrder returns the numbers of the pairs that postings hold, in the order
// of their spelling. A blank sorts before all that a syllable consists of, so
// that is the order of "first second" too.
func (w *wordList) pairOrder(p *postings) []uint32 {
	type ranked struct {
		rank   uint64
		number uint32
	}
	pairs := make([]ranked, 0, len(w.pairs))
	for n, key := range w.pairs {
		if len(p.of(uint32(n))) == 0 {
			continue
		}
		rank := uint64(w.foldedRank[key>>32])<<32 | uint64(w.foldedRank[uint32(key)])
		pairs = append(pairs, ranked{rank, uint32(n)})
	}
	slices.SortFunc(pairs, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	numbers := make([]uint32, len(pairs))
	for i, p := range pairs {
		numbers[i] = p.number
	}
	return numbers
}

func (w *wordList) pair(number uint32) string {
	key := w.pairs[number]
	return w.folded[key>>32] + " " + w.folded[uint32(key)]
}
