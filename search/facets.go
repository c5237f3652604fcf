package search

import (
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// facetKind is the facet that every document has.
const facetKind = "kind"

// statistics counts what scoring needs to know of the whole.
func (s *snapshot) statistics() numbers.Statistics {
	total := map[string]int{}
	for _, d := range s.documents {
		total[numbers.FieldTitle] += numbers.TitleScale[d.titleLength]
		total[numbers.FieldBody] += numbers.BodyScale[d.bodyLength]
		total[numbers.FieldPairs] += numbers.PairScale[0]
	}
	total[numbers.FieldTitleFolded], total[numbers.FieldBodyFolded] = total[numbers.FieldTitle], total[numbers.FieldBody]
	return numbers.Statistics{Format: script.Version, Documents: len(s.documents), Lengths: total, Ranking: numbers.RankingFor(len(s.documents))}
}

// dates returns the documents of each date.
func (s *snapshot) dates() map[string][]posting {
	found := map[string][]posting{}
	for number, d := range s.documents {
		if date := d.doc.Date; date != "" {
			found[date] = append(found[date], newPosting(number, 0))
		}
	}
	return found
}

// facets returns, by facet and value, the documents that have it.
func (s *snapshot) facets() map[string]map[string][]posting {
	found := map[string]map[string][]posting{}
	add := func(facet, value string, number int) {
		if value == "" {
			return
		}
		values := found[facet]
		if values == nil {
			values = map[string][]posting{}
			found[facet] = values
		}
		list := values[value]
		if n := len(list); n == 0 || list[n-1].document() != uint32(number) {
			values[value] = append(list, newPosting(number, 0))
		}
	}
	for number, d := range s.documents {
		for facet, values := range d.doc.Facets {
			for _, value := range values {
				add(facet, value, number)
			}
		}
		if d.doc.Facets[facetKind] == nil {
			add(facetKind, d.doc.Kind, number)
		}
	}
	return found
}
