package answer

import (
	"fmt"
	"slices"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

func TestLive(t *testing.T) {
	t.Parallel()
	// "chung" is in all documents, "nhieu" in 14, "it" in 3; "nhieu it" are
	// neighbours in 3, "chung nhieu" in 14.
	var docs []corpus.Document
	for i := range 20 {
		text := "chung"
		if i < 14 {
			text = "chung nhiều"
		}
		if i < 3 {
			text = "chung nhiều ít"
		}
		docs = append(docs, corpus.Document{URL: fmt.Sprintf("/%02d.html", i), Title: "trang", Sections: []corpus.Section{{Text: text}}})
	}
	x, r, _ := openNaively(t, docs)
	x.statistics.Ranking.Heavy = numbers.HeavyLimits{Title: 5, Body: 5, Pairs: 5}
	x.statistics.Ranking.Common, x.statistics.Ranking.CommonFrom, x.statistics.Ranking.CommonTo = .5, 15, 15
	all := plan.Clause{Field: numbers.FieldBody, Terms: []string{"chung"}}
	many := plan.Clause{Field: numbers.FieldBody, Terms: []string{"nhiều"}}
	few := plan.Clause{Field: numbers.FieldBodyFolded, Terms: []string{"it"}}
	either := plan.Clause{Field: numbers.FieldBody, Terms: []string{"ít", "chung"}}
	none := plan.Clause{Field: numbers.FieldBody, Terms: []string{"không"}}
	title := plan.Clause{Field: numbers.FieldTitle, Terms: []string{"trang"}}
	manyPairs := plan.Clause{Field: numbers.FieldPairs, Terms: []string{"chung nhieu"}}
	fewPairs := plan.Clause{Field: numbers.FieldPairs, Terms: []string{"nhieu it"}}
	noPair := plan.Clause{Field: numbers.FieldPairs, Terms: []string{"khong co"}}
	for _, tt := range []struct {
		title, body, pairs []plan.Clause
		want               [][]plan.Clause
	}{
		{nil, []plan.Clause{all}, nil, [][]plan.Clause{{all}}},
		{nil, []plan.Clause{all, many}, nil, [][]plan.Clause{{many}}},
		{nil, []plan.Clause{all, many, few, none}, nil, [][]plan.Clause{{many, few, none}}},
		{nil, []plan.Clause{all, many, few}, []plan.Clause{manyPairs, fewPairs}, [][]plan.Clause{{few}, {fewPairs}}},
		{nil, []plan.Clause{all, many}, []plan.Clause{manyPairs}, [][]plan.Clause{{many}, {manyPairs}}},
		{nil, []plan.Clause{all, few}, []plan.Clause{noPair}, [][]plan.Clause{{few}, {noPair}}},
		{nil, []plan.Clause{all, none}, []plan.Clause{noPair}, [][]plan.Clause{{all, none}, {noPair}}},
		{nil, []plan.Clause{either}, nil, [][]plan.Clause{{either}}},
		{nil, []plan.Clause{either, few}, nil, [][]plan.Clause{{few}}},
		{[]plan.Clause{title}, []plan.Clause{few}, nil, [][]plan.Clause{{few}}},
		{[]plan.Clause{title}, []plan.Clause{few}, []plan.Clause{fewPairs}, [][]plan.Clause{{few}, {fewPairs}}},
		{[]plan.Clause{title}, nil, nil, [][]plan.Clause{{title}}},
		{nil, nil, nil, nil},
	} {
		live, err := x.live(r, &plan.Plan{Title: tt.title, Body: tt.body, Pairs: tt.pairs}, false)
		if err != nil {
			t.Fatal(err)
		}
		got := live.upTo(live.first)
		same := slices.EqualFunc(got, tt.want, func(a, b []plan.Clause) bool {
			return slices.EqualFunc(a, b, func(a, b plan.Clause) bool { return a.Field == b.Field && slices.Equal(a.Terms, b.Terms) })
		})
		if !same {
			t.Errorf("%v %v %v: live are %v, want %v", tt.title, tt.body, tt.pairs, got, tt.want)
		}
	}
}
