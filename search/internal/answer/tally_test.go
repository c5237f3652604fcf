package answer

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/searchtest"
)

// datedDocuments are the samples with a few different dates and more facets.
func datedDocuments(n int) []corpus.Document {
	docs := searchtest.Samples(n)
	for i := range docs {
		docs[i].Sections = docs[i].Sections[:1] // so that words are rare
		docs[i].Date = ""
		if i%5 > 0 {
			docs[i].Date = fmt.Sprintf("2026-%02d-%02d", 1+i%7, 1+i%3)
		}
		docs[i].Facets = map[string][]string{"quy": {fmt.Sprint(1 + i%4), fmt.Sprint(1 + i/4%4)}}
		if i%3 == 0 {
			docs[i].Facets["nhom"] = []string{[]string{"a", "b"}[i/3%2]}
		}
	}
	return docs
}

// facetsOf returns the values of a document's facets; its kind is one.
func facetsOf(d corpus.Document) map[string][]string {
	facets := maps.Clone(d.Facets)
	facets[corpus.FacetKind] = []string{d.Kind}
	return facets
}

// passes reports whether a document passes the filters, those of the facet
// named apart.
func passes(d corpus.Document, filters map[string][]string, but string) bool {
	for facet, values := range filters {
		if facet != but && len(values) > 0 && !slices.ContainsFunc(values, func(v string) bool { return slices.Contains(facetsOf(d)[facet], v) }) {
			return false
		}
	}
	return true
}

// Totals, facet counts and the order of dates against a look at every document.
func TestTally(t *testing.T) {
	t.Parallel()
	x, r, n := openNaively(t, datedDocuments(90))
	random := rand.New(rand.NewPCG(3, 4))
	relaxed, empty, near := 0, 0, 0
	for range 300 {
		var asked plan.Plan
		for range random.IntN(4) {
			if word := n.randomClauses(random, 2, numbers.FieldBody, numbers.FieldBodyFolded); len(word) > 0 {
				asked.Every = append(asked.Every, word)
				asked.Beside = append(asked.Beside, n.randomClauses(random, random.IntN(3), numbers.FieldPairs))
			}
		}
		if random.IntN(3) == 0 {
			asked.Without = n.randomClauses(random, 2, numbers.FieldBody)
		}
		if random.IntN(3) == 0 {
			asked.Required = n.randomClauses(random, 1, numbers.FieldPairs)
		}
		filters := map[string][]string{}
		for facet, values := range map[string][]string{"quy": {"1", "3"}, "nhom": {"a"}, "no": {}, "kind": {"topic", "none"}, "none": {"1"}} {
			if random.IntN(4) == 0 && (facet != "none" || random.IntN(5) == 0) {
				filters[facet] = values
			}
		}
		// What each document is.
		possible := func(d *naiveDocument) bool {
			required := !slices.ContainsFunc(asked.Required, func(c plan.Clause) bool { return !d.holds(c) })
			return required && !d.holds(asked.Without...)
		}
		every := func(d *naiveDocument) bool {
			return possible(d) && !slices.ContainsFunc(asked.Every, func(word []plan.Clause) bool { return !d.holds(word...) })
		}
		some := func(d *naiveDocument) bool {
			return possible(d) && slices.ContainsFunc(asked.Every, func(word []plan.Clause) bool { return d.holds(word...) })
		}
		count := func(counts func(*naiveDocument) bool) (sum int) {
			for i := range n.docs {
				if counts(&n.docs[i]) && passes(n.docs[i].Document, filters, "") {
					sum++
				}
			}
			return sum
		}
		// A word beside its neighbours, if any document has it there.
		meant := func(d *naiveDocument) bool {
			return every(d) && !slices.ContainsFunc(asked.Beside, func(pairs []plan.Clause) bool {
				return slices.ContainsFunc(n.docs, func(d naiveDocument) bool { return d.holds(pairs...) }) && !d.holds(pairs...)
			})
		}
		counted, wantRelaxed := every, false
		if count(meant) > 0 {
			counted, near = meant, near+1
		} else if count(every) == 0 && len(asked.Every) > 1 {
			counted, wantRelaxed = some, true
			relaxed++
		}
		s, err := r.choose(&asked, filters)
		if err != nil {
			t.Fatal(err)
		}
		want := count(counted)
		if want == 0 {
			empty++
		}
		if got := int(s.found().GetCardinality()); got != want || s.relaxed != wantRelaxed {
			t.Errorf("%+v %v: %d documents, relaxed %v; want %d, %v", asked, filters, got, s.relaxed, want, wantRelaxed)
		}
		wantCounts := map[string]map[string]int{
			"kind": {"topic": 0, "case": 0, "document": 0}, "nhom": {"a": 0, "b": 0}, "quy": {"1": 0, "2": 0, "3": 0, "4": 0},
		}
		for i := range n.docs {
			for facet, values := range facetsOf(n.docs[i].Document) {
				if !counted(&n.docs[i]) || !passes(n.docs[i].Document, filters, facet) {
					continue
				}
				for _, value := range slices.Compact(slices.Sorted(slices.Values(values))) {
					wantCounts[facet][value]++
				}
			}
		}
		gotCounts, err := r.countFacets(s)
		if err != nil || !reflect.DeepEqual(gotCounts, wantCounts) {
			t.Errorf("%+v %v: facets %v, want %v (%v)", asked, filters, gotCounts, wantCounts, err)
		}
		var wantNewest []string
		for i := range n.docs {
			if counted(&n.docs[i]) && passes(n.docs[i].Document, filters, "") {
				wantNewest = append(wantNewest, n.docs[i].Date+" "+n.docs[i].URL)
			}
		}
		slices.SortStableFunc(wantNewest, func(a, b string) int {
			// Newest first; a stable sort keeps equal dates in the order of URLs.
			return compareDates(b, a)
		})
		var result Result
		if err := x.run(context.Background(), r, &asked, Options{Sort: SortByDate, Limit: 1000, Filters: filters}, &result); err != nil {
			t.Fatal(err)
		}
		gotNewest := []string(nil)
		for _, h := range result.Hits {
			gotNewest = append(gotNewest, h.Date+" "+h.URL)
		}
		if !slices.Equal(gotNewest, wantNewest) || result.Total != want {
			t.Errorf("%+v %v: by date %q, want %q", asked, filters, gotNewest, wantNewest)
		}
	}
	if relaxed < 10 || empty < 10 || near < 10 {
		t.Errorf("the cases are too few: %d relaxed, %d empty, %d beside", relaxed, empty, near)
	}
}

func compareDates(a, b string) int {
	dateOfA, _, _ := strings.Cut(a, " ")
	dateOfB, _, _ := strings.Cut(b, " ")
	return cmp.Compare(dateOfA, dateOfB)
}
