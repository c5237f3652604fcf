package answer

import (
	"github.com/RoaringBitmap/roaring/v2"

	"chuyende/search/internal/plan"
	"chuyende/search/internal/schema"
)

// selection is what a plan and filters make of all documents. What is counted
// and sorted by date are the documents that hold every word, a word without marks
// beside a neighbour that it has in the query if any document has it there; or
// where there is none, that hold every word anywhere, or some. Hits by relevance
// need not be among these.
type selection struct {
	counted *roaring.Bitmap // without regard to the filters
	allowed *roaring.Bitmap // what no exclusion, quotation or filter keeps out
	named   *roaring.Bitmap // whose titles have a number of the query
	relaxed bool            // counted are those that hold some of the words

	filters map[string]*roaring.Bitmap // by facet
}

// choose looks up a plan's words and filters. A plan without words counts
// every document, a facet without values is no filter.
func (r *reading) choose(asked *plan.Plan, filters map[string][]string) (*selection, error) {
	s := &selection{allowed: r.all(), filters: map[string]*roaring.Bitmap{}}
	var err error
	if s.named, err = r.holders(asked.Numbers...); err != nil {
		return nil, err
	}
	for _, c := range asked.Required {
		set, err := r.holders(c)
		if err != nil {
			return nil, err
		}
		s.allowed.And(set)
	}
	without, err := r.holders(asked.Without...)
	if err != nil {
		return nil, err
	}
	s.allowed.AndNot(without)
	every, some, meant := s.allowed.Clone(), roaring.New(), s.allowed.Clone()
	for i, word := range asked.Every {
		set, err := r.holders(word...)
		if err != nil {
			return nil, err
		}
		every.And(set)
		some.Or(set)
		beside, err := r.holders(asked.Beside[i]...)
		if err != nil {
			return nil, err
		}
		meant.And(set)
		if !beside.IsEmpty() {
			meant.And(beside)
		}
	}
	some.And(s.allowed)
	for facet, values := range filters {
		if len(values) == 0 {
			continue
		}
		set, err := r.holders(plan.Clause{Field: schema.FacetPrefix + facet, Terms: values})
		if err != nil {
			return nil, err
		}
		s.filters[facet] = set
		s.allowed.And(set)
	}
	s.counted = every
	if meant.Intersects(s.allowed) {
		s.counted = meant
	} else if len(asked.Every) > 1 && !every.Intersects(s.allowed) {
		s.counted, s.relaxed = some, true
	}
	return s, nil
}

// found returns what is counted and passes all filters.
func (s *selection) found() *roaring.Bitmap { return roaring.And(s.counted, s.allowed) }

// foundBeside returns what is counted and passes the filters of all facets
// but one.
func (s *selection) foundBeside(facet string) *roaring.Bitmap {
	set := s.counted.Clone()
	for name, filter := range s.filters {
		if name != facet {
			set.And(filter)
		}
	}
	return set
}

// countFacets counts the documents of every value of every facet, 0 for some.
func (r *reading) countFacets(s *selection) (map[string]map[string]int, error) {
	names, err := r.facets()
	if err != nil {
		return nil, err
	}
	counts := map[string]map[string]int{}
	for _, name := range names {
		found := s.foundBeside(name)
		values := map[string]int{}
		err := r.terms(schema.FacetPrefix+name, func(value string) error {
			set, err := r.holders(plan.Clause{Field: schema.FacetPrefix + name, Terms: []string{value}})
			values[value] = int(set.AndCardinality(found))
			return err
		})
		if err != nil {
			return nil, err
		}
		counts[name] = values
	}
	return counts, nil
}
