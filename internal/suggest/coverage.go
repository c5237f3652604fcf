package suggest

import (
	"slices"
	"strconv"
)

// FewGroups is in how many groups every kind of cell should find a topic in
// every quarter, so as to have a choice.
const FewGroups = 3

// Coverage counts the topics for each group, kind of cell and quarter.
type Coverage struct {
	Groups, Audiences, Quarters []Term
	// Counts is by group, audience and quarter, in the order of the lists.
	Counts [][][]int
}

// Gap is a kind of cell and a quarter with a choice in too few groups.
type Gap struct {
	Audience, Quarter Term
	// Groups is in how many groups there is a topic, Missing those without.
	Groups  int
	Missing []Term
}

// Coverage counts what the catalogue has.
func (c *Catalogue) Coverage() Coverage {
	v := Coverage{Groups: c.Groups, Audiences: c.Audiences, Quarters: c.Quarters}
	v.Counts = make([][][]int, len(c.Groups))
	for g, group := range c.Groups {
		v.Counts[g] = make([][]int, len(c.Audiences))
		for a, audience := range c.Audiences {
			v.Counts[g][a] = make([]int, len(c.Quarters))
			for q, quarter := range c.Quarters {
				v.Counts[g][a][q] = c.count(group.ID, audience.ID, quarter.ID)
			}
		}
	}
	return v
}

func (c *Catalogue) count(group, audience, quarter string) int {
	n := 0
	for _, t := range c.Topics {
		if slices.Contains(t.Groups, group) && slices.Contains(t.Audiences, audience) &&
			slices.ContainsFunc(t.Quarters, func(q int) bool { return strconv.Itoa(q) == quarter }) {
			n++
		}
	}
	return n
}

// Gaps returns the kinds of cells and quarters that have a topic in fewer
// groups than wanted, or than there are.
func (v Coverage) Gaps(wanted int) []Gap {
	wanted = min(wanted, len(v.Groups))
	var gaps []Gap
	for a, audience := range v.Audiences {
		for q, quarter := range v.Quarters {
			gap := Gap{Audience: audience, Quarter: quarter}
			for g, group := range v.Groups {
				if v.Counts[g][a][q] == 0 {
					gap.Missing = append(gap.Missing, group)
				}
			}
			if gap.Groups = len(v.Groups) - len(gap.Missing); gap.Groups < wanted {
				gaps = append(gaps, gap)
			}
		}
	}
	return gaps
}

// Totals counts the topics of each group and of each kind of cell, in the order of
// the catalogue's lists. A topic counts in each that it names.
func (c *Catalogue) Totals() (groups, audiences []int) {
	total := func(terms []Term, of func(Topic) []string) []int {
		counts := make([]int, len(terms))
		for i, term := range terms {
			for _, t := range c.Topics {
				if slices.Contains(of(t), term.ID) {
					counts[i]++
				}
			}
		}
		return counts
	}
	return total(c.Groups, func(t Topic) []string { return t.Groups }), total(c.Audiences, func(t Topic) []string { return t.Audiences })
}
