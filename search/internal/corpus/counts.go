package corpus

import "chuyende/search/internal/numbers"

// FoldedCounts are how many documents hold each folded term, by field (body,
// title).
type FoldedCounts [2][]int

// Add counts the terms of documents, step times each.
func (c *FoldedCounts) Add(w *WordList, documents []*Analysed, step int) {
	f := newFolder(w)
	for i, terms := range []func(*Analysed) ([]uint32, uint8){bodyTerms, titleTerms} {
		c[i] = append(c[i], make([]int, len(w.Folded)-len(c[i]))...)
		for _, d := range documents {
			list, _ := terms(d)
			for _, t := range f.fold(list) {
				c[i][t>>numbers.FrequencyBits] += step
			}
		}
	}
}
