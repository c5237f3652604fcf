package corpus

import (
	"cmp"
	"slices"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// FacetKind is the facet that every document has.
const FacetKind = "kind"

// Statistics counts what scoring needs to know of the whole.
func (s *Snapshot) Statistics() numbers.Statistics {
	total := map[string]int{}
	factors := make([][2]uint8, len(s.Documents))
	alike, leads := make([][]string, len(s.Documents)), make([]string, len(s.Documents))
	for i, d := range s.Documents {
		factors[i] = [2]uint8{d.Doc.Factor, d.Doc.Standing}
		alike[i], leads[i] = d.Doc.Alike, d.Doc.Leads
		total[numbers.FieldTitle] += numbers.TitleScale[d.titleLength]
		total[numbers.FieldBody] += numbers.BodyScale[d.bodyLength]
		total[numbers.FieldPairs] += numbers.PairScale[0]
	}
	total[numbers.FieldTitleFolded], total[numbers.FieldBodyFolded] = total[numbers.FieldTitle], total[numbers.FieldBody]
	return numbers.Statistics{
		Format: script.Version, Documents: len(s.Documents), Lengths: total,
		Ranking: numbers.RankingFor(len(s.Documents)), Factors: numbers.FactorsOf(factors),
		Bonds: numbers.BondsOf(s.newer(), alike, leads),
	}
}

// newer returns for each document the numbers of those that it comes after.
func (s *Snapshot) newer() [][]int {
	all := make([][]int, len(s.Documents))
	for i, d := range s.Documents {
		for _, url := range d.Doc.After {
			at, ok := slices.BinarySearchFunc(s.Documents, url, func(d *Analysed, url string) int { return cmp.Compare(d.Doc.URL, url) })
			if ok && at != i {
				all[i] = append(all[i], at)
			}
		}
	}
	return all
}

// Dates returns the documents of each date.
func (s *Snapshot) Dates() map[string][]Posting {
	found := map[string][]Posting{}
	for number, d := range s.Documents {
		if date := d.Doc.Date; date != "" {
			found[date] = append(found[date], NewPosting(number, 0))
		}
	}
	return found
}

// Facets returns, by facet and value, the documents that have it.
func (s *Snapshot) Facets() map[string]map[string][]Posting {
	found := map[string]map[string][]Posting{}
	add := func(facet, value string, number int) {
		if value == "" {
			return
		}
		values := found[facet]
		if values == nil {
			values = map[string][]Posting{}
			found[facet] = values
		}
		list := values[value]
		if n := len(list); n == 0 || list[n-1].Document() != uint32(number) {
			values[value] = append(list, NewPosting(number, 0))
		}
	}
	for number, d := range s.Documents {
		for facet, values := range d.Doc.Facets {
			for _, value := range values {
				add(facet, value, number)
			}
		}
		if d.Doc.Facets[FacetKind] == nil {
			add(FacetKind, d.Doc.Kind, number)
		}
	}
	return found
}
