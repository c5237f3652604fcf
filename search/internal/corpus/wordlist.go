package corpus

import (
	"cmp"
	"slices"
)

// WordList is a vocabulary as it was at one moment: words and pairs by their
// numbers.
type WordList struct {
	Exact  []string
	Folded []string
	FoldOf []uint32 // exact number → folded number
	Pairs  []uint64 // folded numbers, first<<32 | second; some are unused and hold 0

	FoldedOrder []uint32 // folded numbers in the order of spelling
	FoldedRank  []uint32 // folded number → place in that order
}

func (v *vocabulary) words() *WordList {
	w := &WordList{}
	// Pairs first: the syllables of a pair are always older than the pair.
	w.Pairs = make([]uint64, v.pairLimit())
	for i := range v.pairs {
		s := &v.pairs[i]
		s.mu.Lock()
		for j, key := range s.pairs {
			if n := j*pairShards + i; n < len(w.Pairs) {
				w.Pairs[n] = key
			}
		}
		s.mu.Unlock()
	}
	v.mu.RLock()
	w.Exact, w.Folded, w.FoldOf = v.exactTerms, v.foldedTerms, v.foldOf
	v.mu.RUnlock()
	w.FoldedRank = make([]uint32, len(w.Folded))
	w.FoldedOrder = BySpelling(w.Folded)
	for rank, n := range w.FoldedOrder {
		w.FoldedRank[n] = uint32(rank)
	}
	return w
}

// BySpelling returns the numbers of terms in the order of their spelling.
func BySpelling(terms []string) []uint32 {
	numbers := make([]uint32, len(terms))
	for i := range numbers {
		numbers[i] = uint32(i)
	}
	slices.SortFunc(numbers, func(a, b uint32) int { return cmp.Compare(terms[a], terms[b]) })
	return numbers
}

// PairOrder returns the numbers of the pairs that postings hold, in the order
// of their spelling. A blank sorts before all that a syllable consists of, so
// that is the order of "first second" too.
func (w *WordList) PairOrder(p *Postings) []uint32 {
	type ranked struct {
		rank   uint64
		number uint32
	}
	pairs := make([]ranked, 0, len(w.Pairs))
	for n, key := range w.Pairs {
		if len(p.Of(uint32(n))) == 0 {
			continue
		}
		rank := uint64(w.FoldedRank[key>>32])<<32 | uint64(w.FoldedRank[uint32(key)])
		pairs = append(pairs, ranked{rank, uint32(n)})
	}
	slices.SortFunc(pairs, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	numbers := make([]uint32, len(pairs))
	for i, p := range pairs {
		numbers[i] = p.number
	}
	return numbers
}

// Pair spells a pair.
func (w *WordList) Pair(number uint32) string {
	key := w.Pairs[number]
	return w.Folded[key>>32] + " " + w.Folded[uint32(key)]
}
