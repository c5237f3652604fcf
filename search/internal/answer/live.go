package answer

import (
	"slices"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

// Clauses that many documents match cost a phone much to fetch and tell
// little. They are live, that is used, only where lighter ones find nothing, or
// fewer hits than asked for: what they find besides then comes below.
// client/live.js does the same, from the tiers that the shards name.

// liveClauses are the clauses of each group with their tiers. Clauses that are
// not live do not count in scores; live ones that nothing matches do.
type liveClauses struct {
	groups [][]plan.Clause
	tiers  [][]numbers.Tier
	first  numbers.Tier // up to which clauses are used at first
}

// live judges the clauses of a plan. While somebody is typing, any light clause
// that finds something is enough.
func (x *Index) live(r *reading, asked *plan.Plan, typing bool) (*liveClauses, error) {
	l := &liveClauses{groups: [][]plan.Clause{asked.Title, asked.Body, asked.Pairs}, first: numbers.Common}
	l.tiers = make([][]numbers.Tier, len(l.groups))
	for g, group := range l.groups {
		for _, c := range group {
			t, err := x.tierOf(r, c)
			if err != nil {
				return nil, err
			}
			l.tiers[g] = append(l.tiers[g], t)
			// A pair says most of what a page is about, so a light one
			// is enough; other clauses that find something save the common
			// ones at least.
			if t == numbers.Common || l.first == numbers.Light {
				continue
			}
			n, err := r.matches(c)
			if err != nil {
				return nil, err
			}
			if n > 0 {
				l.first = numbers.Heavy
				if t == numbers.Light && (typing || c.Field == numbers.FieldPairs) {
					l.first = numbers.Light
				}
			}
		}
	}
	return l, nil
}

// upTo returns the clauses of each group up to a tier, without empty groups.
func (l *liveClauses) upTo(last numbers.Tier) [][]plan.Clause {
	live := make([][]plan.Clause, 0, len(l.groups))
	for g, group := range l.groups {
		var used []plan.Clause
		for i, c := range group {
			if l.tiers[g][i] <= last {
				used = append(used, c)
			}
		}
		if len(used) > 0 {
			live = append(live, used)
		}
	}
	return live
}

// has reports whether a clause is of a tier.
func (l *liveClauses) has(t numbers.Tier) bool {
	return slices.ContainsFunc(l.tiers, func(tiers []numbers.Tier) bool { return slices.Contains(tiers, t) })
}

// tierOf judges each term of a clause by itself: the clause is as heavy as
// its heaviest.
func (x *Index) tierOf(r *reading, c plan.Clause) (numbers.Tier, error) {
	ranking := &x.statistics.Ranking
	field, limit, folded := c.Field, 0, false
	switch c.Field {
	case numbers.FieldTitle, numbers.FieldTitleFolded:
		field, limit, folded = numbers.FieldTitleFolded, ranking.Heavy.Title, true
	case numbers.FieldBody, numbers.FieldBodyFolded:
		field, limit, folded = numbers.FieldBodyFolded, ranking.Heavy.Body, true
	case numbers.FieldPairs:
		limit = ranking.Heavy.Pairs
	}
	t := numbers.Light
	for _, term := range c.Terms {
		if folded {
			// All spellings of a word are filed together, so they weigh alike.
			_, term = vietnamese.Canon(term)
		}
		n, err := r.count(field, term)
		if err != nil {
			return t, err
		}
		t = max(t, ranking.Tier(n, limit, x.Len()))
	}
	return t, nil
}

// matches returns how many documents hold the terms of a clause, those of
// several terms counted once for each.
func (r *reading) matches(c plan.Clause) (int, error) {
	sum := 0
	for _, term := range c.Terms {
		n, err := r.count(c.Field, term)
		if err != nil {
			return 0, err
		}
		sum += n
	}
	return sum, nil
}
