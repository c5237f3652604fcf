package topic

import "slices"

// ratios gives the two parts of a number, of which one is the whole of the other, the
// spots of "[số] trên [số]": by their sentence, as the words around one of them are
// those of both. They are nobody else's then.
func (m *matcher) ratios(scores [][]float64) {
	for f := range m.wanted {
		g := f + 1
		if g == len(m.wanted) || m.wanted[f].number != m.wanted[g].number || m.wanted[f].part != 1 || m.wanted[f].all == m.wanted[g].all {
			continue
		}
		if g+1 < len(m.wanted) && m.wanted[g+1].number == m.wanted[f].number {
			continue // of three parts
		}
		part, all := f, g
		if m.wanted[f].all {
			part, all = g, f
		}
		s := m.ratio(part)
		if s < 0 {
			continue
		}
		for other := range scores {
			scores[other][s], scores[other][s+1] = 0, 0
		}
		clear(scores[part])
		clear(scores[all])
		scores[part][s], scores[all][s+1] = 1, 1
	}
}

// ratio returns the first spot of the only ratio whose sentence holds most words of a
// part, -1 if there is none.
func (m *matcher) ratio(part int) int {
	found := -1
	for s := range m.spots {
		if !m.spots[s].part || s+1 == len(m.spots) || m.spots[s+1].sentence != m.spots[s].sentence {
			continue
		}
		words, held := wordsOf(m.spots[s].around), 0
		for _, w := range m.wanted[part].words {
			if slices.Contains(words, w) {
				held++
			}
		}
		if float64(held) < enough*float64(len(m.wanted[part].words)) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = s
	}
	return found
}
