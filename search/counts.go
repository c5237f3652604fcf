package search

import "chuyende/search/internal/numbers"

// foldedCounts are how many documents hold each folded term, by field (body,
// title).
type foldedCounts [2][]int

// add counts the terms of documents, step times each.
func (c *foldedCounts) add(w *wordList, documents []*analysed, step int) {
	f := newFolder(w)
	for i, terms := range []func(*analysed) ([]uint32, uint8){bodyTerms, titleTerms} {
		c[i] = append(c[i], make([]int, len(w.folded)-len(c[i]))...)
		for _, d := range documents {
			list, _ := terms(d)
			for _, t := range f.fold(list) {
				c[i][t>>numbers.FrequencyBits] += step
			}
		}
	}
}
