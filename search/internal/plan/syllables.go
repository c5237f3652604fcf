package plan

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// Syllables are the words of letters a to z that documents hold, without
// marks: what a misspelt or unfinished word of a query may become.
type Syllables struct {
	Names   []string // ascending
	Classes []uint8  // how common each is: log2 of its documents
}

// Add lists a word of so many documents, at least one, behind all others; it
// must be one of [IsLetters].
func (s *Syllables) Add(name string, documents int) {
	s.Names = append(s.Names, name)
	s.Classes = append(s.Classes, uint8(bits.Len(uint(documents))-1))
}

// IsLetters reports whether a folded word consists of letters only.
func IsLetters(name string) bool {
	for i := range len(name) {
		if name[i] < 'a' || name[i] > 'z' {
			return false
		}
	}
	return name != ""
}

// Near returns at most so many of the syllables that one slip makes of folded, or folded of them:
// a letter missing, too many or another, or two swapped. Those that are said like it come before
// them; else the most common come first, equally common ones by name.
func (s Syllables) Near(folded string, most int) []string {
	alike := s.pick(most, func(name string) bool { return soundsAs(folded, name) })
	return append(alike, s.pick(most-len(alike), func(name string) bool { return isSlip(folded, name) })...)
}

// Starting returns at most so many of the syllables that go on after prefix, in the same order.
func (s Syllables) Starting(prefix string, most int) []string {
	return s.pick(most, func(name string) bool { return len(name) > len(prefix) && strings.HasPrefix(name, prefix) })
}

// Outgrowing returns at most so many of those of them that are so many classes
// more common than the word itself, which then likely is but their beginning.
func (s Syllables) Outgrowing(word string, classes, most int) []string {
	at, ok := slices.BinarySearch(s.Names, word)
	if !ok {
		return nil
	}
	return slices.DeleteFunc(s.Starting(word, most), func(name string) bool {
		i, _ := slices.BinarySearch(s.Names, name)
		return int(s.Classes[i]) < int(s.Classes[at])+classes
	})
}

// Cuts returns at most so many ways to part a word into two to four of the
// syllables, of two letters at least: blanks that were not typed. Few parts come
// first, then those whose least common part is the most common, then by name.
func (s Syllables) Cuts(word string, most int) [][]string {
	const shortest, parts = 2, 4
	type cut struct {
		names []string
		class uint8
	}
	var found []cut
	var part func(rest string, names []string, class uint8)
	part = func(rest string, names []string, class uint8) {
		for end := shortest; end <= len(rest); end++ {
			at, ok := slices.BinarySearch(s.Names, rest[:end])
			if !ok || end == len(rest) && len(names) == 0 {
				continue
			}
			least, longer := min(class, s.Classes[at]), append(slices.Clone(names), rest[:end])
			switch {
			case end == len(rest):
				found = append(found, cut{longer, least})
			case len(longer) < parts:
				part(rest[end:], longer, least)
			}
		}
	}
	if len(word) <= parts*longestSyllable {
		part(word, nil, ^uint8(0))
	}
	slices.SortStableFunc(found, func(a, b cut) int {
		return cmp.Or(cmp.Compare(len(a.names), len(b.names)), cmp.Compare(b.class, a.class), slices.Compare(a.names, b.names))
	})
	cuts := [][]string{}
	for _, c := range found[:min(most, len(found))] {
		cuts = append(cuts, c.names)
	}
	return cuts
}

// longestSyllable is how many letters the longest syllable of Vietnamese has:
// nghiêng.
const longestSyllable = 7

func (s Syllables) pick(most int, fits func(name string) bool) []string {
	var found []int
	for i, name := range s.Names {
		if fits(name) {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return cmp.Compare(s.Classes[b], s.Classes[a]) })
	names := []string{}
	for _, i := range found[:min(most, len(found))] {
		names = append(names, s.Names[i])
	}
	return names
}

// isSlip reports whether one letter, or two that stand the other way round,
// make the difference between two words.
func isSlip(a, b string) bool {
	if d := len(a) - len(b); d > 1 || d < -1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	from := func(s string, i int) string { return s[min(i, len(s)):] }
	return from(a, 1) == b || a == from(b, 1) || from(a, 1) == from(b, 1) ||
		len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}

// said are beginnings of syllables that many people say, and so write, one for the other. What takes
// one letter only (s and x, l and n, d and r, the ends n and ng, t and c) is a slip by itself.
var said = [][2]string{{"ch", "tr"}, {"d", "gi"}, {"r", "gi"}}

// soundsAs reports whether two words differ by such a beginning.
func soundsAs(a, b string) bool {
	return slices.ContainsFunc(said, func(two [2]string) bool {
		for i := range two {
			restA, isA := strings.CutPrefix(a, two[i])
			restB, isB := strings.CutPrefix(b, two[1-i])
			if isA && isB && restA == restB && restA != "" {
				return true
			}
		}
		return false
	})
}
