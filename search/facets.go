package search

// facetKind is the facet that every document has.
const facetKind = "kind"

// statistics is what scoring needs to know of the whole index, kept with it
// as JSON.
type statistics struct {
	Format    int            `json:"format"` // formatVersion; the two travel together
	Documents int            `json:"documents"`
	Lengths   map[string]int `json:"lengths"` // field → words of all documents
	Ranking   ranking        `json:"ranking"`
}

func (s *snapshot) statistics() statistics {
	total := map[string]int{}
	for _, d := range s.documents {
		total[fieldTitle] += titleScale[d.titleLength]
		total[fieldBody] += bodyScale[d.bodyLength]
		total[fieldPairs] += pairScale[0]
	}
	total[fieldTitleFolded], total[fieldBodyFolded] = total[fieldTitle], total[fieldBody]
	return statistics{Format: formatVersion, Documents: len(s.documents), Lengths: total, Ranking: rankingFor(len(s.documents))}
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
