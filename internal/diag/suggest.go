package diag

import (
	"slices"
	"strings"

	"chuyende/internal/lang"
)

// mostAllowed is how many allowed values a hint lists before it only counts
// them: a longer list hides the cure instead of showing it.
const mostAllowed = 12

// DidYouMean returns a hint that proposes the candidate meant by got, or lists
// the allowed ones where none is near. The zero Text is returned when there are
// no candidates.
func DidYouMean(got string, candidates []string) lang.Text { return Meant(got, Values(candidates)) }

// Allowed returns a hint that lists the values that may stand in a place.
func Allowed(values []string) lang.Text {
	switch {
	case len(values) == 0:
		return lang.Text{}
	case len(values) > mostAllowed:
		some := strings.Join(values[:mostAllowed], ", ")
		return lang.Textf("được dùng một trong %d giá trị: %s…", "one of %d values is allowed: %s…", len(values), some)
	}
	return lang.Textf("được dùng: %s", "allowed: %s", strings.Join(values, ", "))
}

// Nearest returns the candidate that takes the fewest edits to reach from
// got, or "" when none is within a third of got's length (at least one edit).
// Of equally near candidates the first in sorted order is returned.
func Nearest(got string, candidates []string) string {
	word := []rune(strings.ToLower(got))
	best, limit := "", max(1, len(word)/3)
	sorted := slices.Sorted(slices.Values(candidates))
	for _, candidate := range sorted {
		if d := distance(word, []rune(strings.ToLower(candidate)), limit); d <= limit && candidate != got {
			best, limit = candidate, d-1
		}
	}
	return best
}

// distance is the number of insertions, deletions, replacements and swaps of
// neighbours between a and b (optimal string alignment), or limit+1 as soon as
// it must be more than limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
