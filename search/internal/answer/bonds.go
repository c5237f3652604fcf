package answer

import (
	"cmp"
	"maps"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"chuyende/search/internal/plan"
)

// bonds is what one query makes of Bonds of package numbers: it changes the scores of the
// documents that have any. client/bonds.js does the same.
type bonds struct {
	newer [][]int // without the documents whose number was typed
	alike [][]int // without the groups of which the query means some
	older float64

	bound *roaring.Bitmap // the documents of both
}

// bonds returns those that count for a query that has a number of the titles of
// those named. Where a word of it is in the title of some of a group but not of
// all, it tells them apart.
func (x *Index) bonds(r *reading, asked *plan.Plan, named *roaring.Bitmap) (*bonds, error) {
	b := &bonds{older: x.statistics.Ranking.Older, bound: roaring.New()}
	for _, row := range x.statistics.Bonds.Newer {
		if !named.Contains(uint32(row[0])) {
			b.newer = append(b.newer, row)
			b.bind(row)
		}
	}
	if len(x.statistics.Bonds.Alike) == 0 {
		return b, nil
	}
	titles := make([]*roaring.Bitmap, len(asked.Title))
	for i, c := range asked.Title {
		var err error
		if titles[i], err = r.holders(c); err != nil {
			return nil, err
		}
	}
	for _, group := range x.statistics.Bonds.Alike {
		set := roaring.New()
		for _, d := range group[1:] {
			set.Add(uint32(d))
		}
		apart := slices.ContainsFunc(titles, func(t *roaring.Bitmap) bool {
			n := t.AndCardinality(set)
			return n > 0 && n < set.GetCardinality()
		})
		if !apart {
			b.alike = append(b.alike, group)
			b.bind(group)
		}
	}
	return b, nil
}

func (b *bonds) bind(documents []int) {
	for _, d := range documents {
		if d >= 0 {
			b.bound.Add(uint32(d))
		}
	}
}

// settle returns the scores of the documents that are shown of those that have
// bonds, and how many each of them stands for besides itself. A newer document
// has at least the score of the older ones that answer, and these come below it.
func (b *bonds) settle(found map[uint32]float64) (settled map[uint32]float64, alike map[uint32]int) {
	settled, alike = maps.Clone(found), map[uint32]int{}
	newerOf := func(row []int, visit func(uint32)) (older uint32, ok bool) {
		older = uint32(row[0])
		if _, ok = found[older]; !ok {
			return older, false
		}
		for _, n := range row[1:] {
			if _, ok := found[uint32(n)]; ok {
				visit(uint32(n))
			}
		}
		return older, true
	}
	for _, row := range b.newer {
		newerOf(row, func(n uint32) { settled[n] = max(settled[n], found[uint32(row[0])]) })
	}
	for _, row := range b.newer {
		least, some := 0.0, false
		older, ok := newerOf(row, func(n uint32) {
			if !some || settled[n] < least {
				least, some = settled[n], true
			}
		})
		if ok && some {
			settled[older] = min(settled[older], roundScore(least*b.older))
		}
	}
	for _, group := range b.alike {
		if n := fold(group, settled); len(n) > 1 {
			alike[n[0]] = len(n) - 1
		}
	}
	return settled, alike
}

// fold leaves of a group the one document that stands for all with the score of
// the best, and returns those that were found, that one first.
func fold(group []int, scores map[uint32]float64) []uint32 {
	var found []uint32
	for _, d := range group[1:] {
		if _, ok := scores[uint32(d)]; ok {
			found = append(found, uint32(d))
		}
	}
	if len(found) == 0 {
		return nil
	}
	slices.SortFunc(found, func(a, b uint32) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), cmp.Compare(a, b)) })
	best := scores[found[0]]
	if leader := uint32(group[0]); group[0] >= 0 {
		if own, ok := scores[leader]; ok {
			found, best = slices.Insert(found, 0, leader), max(own, best)
		}
	}
	for _, d := range found[1:] {
		delete(scores, d)
	}
	scores[found[0]] = best
	return found
}

// apply settles the scores of a list, which holds all bound documents of found
// that are among the first, and returns the best of it, at most limit.
func (b *bonds) apply(list []ranked, found map[uint32]float64, limit int) []ranked {
	if len(found) > 0 {
		settled, alike := b.settle(found)
		shares := map[uint32][]Share{}
		for _, hit := range list {
			shares[hit.document] = hit.shares
		}
		list = slices.DeleteFunc(list, func(hit ranked) bool { return b.bound.Contains(hit.document) })
		for d, score := range settled {
			list = append(list, ranked{d, score, shares[d], alike[d]})
		}
		slices.SortFunc(list, func(a, b ranked) int {
			return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.document, b.document))
		})
	}
	return list[:min(limit, len(list))]
}
