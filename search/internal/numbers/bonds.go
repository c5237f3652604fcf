package numbers

import "slices"

// Bonds are what documents have to do with each other in a list of hits, all by
// their numbers.
type Bonds struct {
	// Newer lists for each document that newer ones are known of that document
	// and then these; a document comes after all of its newer ones that
	// have such a list themselves.
	Newer [][]int `json:"newer"`

	// Alike are groups of documents of which one stands for all, unless a query
	// names what sets them apart: first the document that does where it is found
	// too, -1 for none, and then theirs.
	Alike [][]int `json:"alike"`
}

// BondsOf makes bonds of the places of newer documents, for each document, and of
// the names of the groups that it is in and of the one that it leads, "" for none. Circles are
// cut where they close.
func BondsOf(newer [][]int, alike [][]string, leads []string) Bonds {
	b := Bonds{Newer: [][]int{}, Alike: [][]int{}}
	done := map[int][]int{} // all that are newer, also by way of others
	var visit func(d int) []int
	visit = func(d int) []int {
		if all, ok := done[d]; ok {
			return all
		}
		done[d] = nil
		var all []int
		seen := map[int]bool{d: true}
		for _, n := range newer[d] {
			for _, m := range append([]int{n}, visit(n)...) {
				if !seen[m] {
					seen[m] = true
					all = append(all, m)
				}
			}
		}
		done[d] = all
		if len(all) > 0 {
			b.Newer = append(b.Newer, append([]int{d}, all...))
		}
		return all
	}
	groups := map[string]int{}
	for d := range newer {
		visit(d)
	}
	for d, names := range alike {
		for _, name := range names {
			place, ok := groups[name]
			if !ok {
				place = len(b.Alike)
				groups[name] = place
				b.Alike = append(b.Alike, []int{slices.Index(leads, name)})
			}
			b.Alike[place] = append(b.Alike[place], d)
		}
	}
	return b
}
