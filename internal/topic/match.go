package topic

import (
	"math"
	"slices"
	"strings"
)

// matcher finds which spot each wanted figure stands in.
type matcher struct {
	spots  []spot
	wanted []wanted
}

// match returns the spot of each figure, nil for none: one for what is counted, or
// else, where it asks for what may be said, one whose hint begins with a word of it.
func match(figures []wanted, counted, said []spot) []*spot {
	all := make([]*spot, len(figures))
	numbers := matcher{counted, figures}
	found := numbers.match()
	for f, s := range found {
		if s >= 0 {
			all[f] = &counted[s]
		}
	}
	words := matcher{said, figures}
	for f, s := range words.say(found) {
		if s >= 0 {
			all[f] = &said[s]
		}
	}
	return all
}

// A spot is a figure's if it holds so much of the figure's words, each by how
// few of the figures and spots have it, and no free spot and no other figure
// comes so close. What the order alone leaves no other spot may hold less.
const (
	enough, clearly = 0.5, 0.12
	enoughBetween   = 0.3
)

// match returns the index of each figure's spot, -1 for none.
func (m *matcher) match() []int {
	scores := m.scores()
	found := ordered(scores, len(m.spots))
	taken := make([]bool, len(m.spots))
	inOrder := slices.Clone(found)
	for f, s := range inOrder {
		switch {
		case s >= 0 && (between(inOrder, f, len(m.spots)) || scores[f][s] >= enough && !rivalled(scores[f], inOrder, s)):
			taken[s] = true
		default:
			found[f] = -1
		}
	}
	anywhere(scores, found, taken) // what the report has in another order
	m.whole(found)
	return found
}

// anywhere finds the spots of figures that have none yet, in any order.
func anywhere(scores [][]float64, found []int, taken []bool) {
	for f := range found {
		if found[f] >= 0 {
			continue
		}
		s, best, second := best(scores[f], taken)
		if s >= 0 && best >= enough && best-second >= clearly && wants(scores, found, f, s) {
			found[f], taken[s] = s, true
		}
	}
}

// say returns the index of the spot of each figure that is said, -1 for none; those
// that are counted are known.
func (m *matcher) say(counted []int) []int {
	own := matcher{spots: m.spots}
	for f, w := range m.wanted {
		if w.words = w.said; counted[f] >= 0 {
			w.words = nil
		}
		own.wanted = append(own.wanted, w)
	}
	scores := own.scores()
	for f, w := range own.wanted {
		for s := range m.spots {
			if !slices.Contains(w.words, m.spots[s].said) {
				scores[f][s] = 0
			}
		}
	}
	found := slices.Repeat([]int{-1}, len(m.wanted))
	anywhere(scores, found, make([]bool, len(m.spots)))
	return found
}

// ordered gives figures spots in the same order, so that the scores come to the
// most; -1 where a spot would hold next to nothing of the figure.
func ordered(scores [][]float64, spots int) []int {
	most := make([][]float64, len(scores)+1) // of the figures and spots from there on
	for f := range most {
		most[f] = make([]float64, spots+1)
	}
	with := func(f, s int) float64 {
		if scores[f][s] < enoughBetween {
			return -1
		}
		return scores[f][s] + most[f+1][s+1]
	}
	for f := len(scores) - 1; f >= 0; f-- {
		for s := spots - 1; s >= 0; s-- {
			most[f][s] = max(most[f+1][s], most[f][s+1], with(f, s))
		}
	}
	found := slices.Repeat([]int{-1}, len(scores))
	for f, s := 0, 0; f < len(scores) && s < spots; {
		switch most[f][s] {
		case with(f, s):
			found[f] = s
			f, s = f+1, s+1
		case most[f+1][s]:
			f++
		default:
			s++
		}
	}
	return found
}

// between reports whether a figure's spot is the one that the order leaves: the
// figures before and after it, or the ends, have the spots beside it.
func between(found []int, f, spots int) bool {
	before, after := -1, spots
	if f > 0 {
		before = found[f-1]
	}
	if f+1 < len(found) {
		after = found[f+1]
	}
	return (f == 0 || before >= 0) && (f+1 == len(found) || after >= 0) && found[f] == before+1 && found[f] == after-1
}

// rivalled reports whether a spot that is nobody's fits a figure about as well as
// s does.
func rivalled(scores []float64, found []int, s int) bool {
	for other, score := range scores {
		if other != s && score > scores[s]-clearly && !slices.Contains(found, other) {
			return true
		}
	}
	return false
}

// best returns the free spot with the highest score, and the next score.
func best(scores []float64, taken []bool) (spot int, most, second float64) {
	spot = -1
	for s, score := range scores {
		switch {
		case taken[s]:
		case score > most:
			spot, most, second = s, score, most
		case score > second:
			second = score
		}
	}
	return spot, most, second
}

// wants reports whether no other figure that is still looked for fits a spot as
// well as f.
func wants(scores [][]float64, found []int, f, s int) bool {
	for other := range found {
		if other != f && found[other] < 0 && scores[other][s] > scores[f][s]-clearly {
			return false
		}
	}
	return true
}

// whole takes figures from sentences that ask for more than is known: one number
// might ask for both.
func (m *matcher) whole(found []int) {
	for f, s := range found {
		if s < 0 {
			continue
		}
		for other := range m.spots {
			if m.spots[other].sentence == m.spots[s].sentence && !slices.Contains(found, other) {
				found[f] = -1
			}
		}
	}
}

// scores returns how much of each figure's words each spot holds, from 0 to 1.
func (m *matcher) scores() [][]float64 {
	holders := map[string]int{}
	for _, one := range m.wanted {
		for _, w := range one.words {
			holders[w]++
		}
	}
	for _, s := range m.spots {
		for _, w := range s.words {
			holders[w]++
		}
	}
	all := len(m.wanted) + len(m.spots) + 1
	weight := func(w string) float64 { return math.Log(float64(all) / float64(holders[w])) }
	scores := make([][]float64, len(m.wanted))
	for f, one := range m.wanted {
		scores[f] = make([]float64, len(m.spots))
		whole := 0.0
		for _, w := range one.words {
			whole += weight(w)
		}
		for s := range m.spots {
			if m.countsOther(s, f) {
				continue
			}
			for _, w := range one.words {
				if slices.Contains(m.spots[s].words, w) {
					scores[f][s] += weight(w) / whole
				}
			}
		}
	}
	m.ratios(scores)
	return scores
}

// people are words that stand for each other.
const people = " đồng đảng người "

// countsOther reports whether a spot's unit is what another figure begins with,
// and none of f's words.
func (m *matcher) countsOther(s, f int) bool {
	unit := m.spots[s].unit
	if unit == "" || strings.Contains(people, " "+unit+" ") || slices.Contains(m.wanted[f].words, unit) {
		return false
	}
	return slices.ContainsFunc(m.wanted, func(w wanted) bool {
		return w.number != m.wanted[f].number && len(w.words) > 0 && w.words[0] == unit
	})
}
