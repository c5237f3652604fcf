package rota

import (
	"cmp"
	"slices"
)

// without returns pairs less those of taken.
func without(pairs, taken []pair) []pair {
	type key struct{ member, cell int }
	gone := make(map[key]int, len(taken))
	for _, p := range taken {
		gone[key{p.member, p.cell}] = p.times
	}
	var rest []pair
	for _, p := range pairs {
		if p.times -= gone[key{p.member, p.cell}]; p.times > 0 {
			rest = append(rest, p)
		}
	}
	return rest
}

// visits returns the pairs of one month, each of which is one visit.
func visits(pairs []pair) []Visit {
	all := make([]Visit, 0, len(pairs))
	for _, p := range pairs {
		all = append(all, Visit{p.member, p.cell})
	}
	slices.SortFunc(all, func(a, b Visit) int { return cmp.Or(cmp.Compare(a.Member, b.Member), cmp.Compare(a.Cell, b.Cell)) })
	return all
}
