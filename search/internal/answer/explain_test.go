package answer

import (
	"context"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/searchtest"
)

// The shares of each hit are those of its clauses in the formula, and add up.
func TestShares(t *testing.T) {
	t.Parallel()
	x, r, n := openNaively(t, searchtest.Samples(60))
	random := rand.New(rand.NewPCG(5, 6))
	explained := 0
	for range 60 {
		var groups [][]plan.Clause
		for _, fields := range [][]string{{numbers.FieldTitle, numbers.FieldTitleFolded}, {numbers.FieldBody, numbers.FieldBodyFolded}, {numbers.FieldPairs}} {
			if clauses := n.randomClauses(random, 5, fields...); len(clauses) > 0 {
				groups = append(groups, clauses)
			}
		}
		if len(groups) == 0 {
			continue
		}
		hits, _, err := x.rank(context.Background(), groups, unbound(r.all(), true), 20)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range hits {
			explained++
			sum, exact, matching := 0, 0.0, 0
			for i, s := range hit.shares {
				sum += s.Percent
				exact += s.exact
				if s.Percent < 0 || i > 0 && s.exact > hit.shares[i-1].exact || math.Abs(float64(s.Percent)-100*s.exact) >= 1 {
					t.Errorf("share %+v", s)
				}
			}
			for _, clauses := range groups {
				for _, c := range clauses {
					if n.docs[hit.document].holds(c) {
						matching++
					}
				}
			}
			if sum != 100 || math.Abs(exact-1) > 1e-9 || len(hit.shares) != matching {
				t.Fatalf("%d of %d clauses add up to %d %%, %v", len(hit.shares), matching, sum, exact)
			}
		}
	}
	if explained < 100 {
		t.Errorf("%d hits", explained)
	}
}

func TestSharesOfKnownScore(t *testing.T) {
	t.Parallel()
	x, r, n := openNaively(t, searchtest.Portal())
	title := []plan.Clause{{Field: numbers.FieldTitle, Terms: []string{"hiến"}, Boost: 3}, {Field: numbers.FieldTitle, Terms: []string{"đồng"}, Boost: 3}}
	body := []plan.Clause{{Field: numbers.FieldBody, Terms: []string{"đất"}, Boost: 1}}
	pairs := []plan.Clause{{Field: numbers.FieldPairs, Terms: []string{"hien dat"}, Boost: 4}}
	hits, _, err := x.rank(context.Background(), [][]plan.Clause{title, body, pairs}, unbound(r.all(), true), 1)
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	// A clause alone has the same score up to the norm and the shares matched.
	part := func(c plan.Clause, matched float64) float64 {
		boosted := c.Boost * n.idf(c)
		return n.scores([][]plan.Clause{{c}})[hits[0].document] * boosted * matched
	}
	parts := []float64{part(title[0], .5), part(body[0], 1), part(pairs[0], 1)}
	sum := parts[0] + parts[1] + parts[2]
	respell(hits[0].shares, "HIẾN đất đồng")
	want := map[ShareIn]Share{
		InTitle: {In: InTitle, Words: []string{"HIẾN"}},
		InText:  {In: InText, Words: []string{"đất"}},
		InPair:  {In: InPair, Words: []string{"HIẾN đất"}, AnyMarks: true},
	}
	for _, s := range hits[0].shares {
		place := map[ShareIn]int{InTitle: 0, InText: 1, InPair: 2}[s.In]
		if math.Abs(s.exact-parts[place]/sum) > 1e-6 {
			t.Errorf("%s: %v, want %v", s.In, s.exact, parts[place]/sum)
		}
		w := want[s.In]
		if !reflect.DeepEqual(s.Words, w.Words) || s.AnyMarks != w.AnyMarks {
			t.Errorf("%+v, want %+v", s, w)
		}
	}
	if title[0].Terms[0] != "hiến" {
		t.Error("the plan was changed")
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		exact []float64
		want  []int
	}{
		{nil, nil},
		{[]float64{1}, []int{100}},
		{[]float64{1. / 3, 1. / 3, 1. / 3}, []int{34, 33, 33}},
		{[]float64{.705, .29, .005}, []int{71, 29, 0}},
		{[]float64{.996, .002, .002}, []int{100, 0, 0}},
	} {
		var list []Share
		for _, e := range tt.exact {
			list = append(list, Share{exact: e})
		}
		percent(list)
		for i, s := range list {
			if s.Percent != tt.want[i] {
				t.Errorf("%v: %d at %d, want %v", tt.exact, s.Percent, i, tt.want)
			}
		}
	}
}
