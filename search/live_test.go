package search

import (
	"fmt"
	"slices"
	"testing"

	"chuyende/search/internal/numbers"
)

func TestLive(t *testing.T) {
	t.Parallel()
	// "chung" is in all documents, "nhieu" in 14, "it" in 3; "nhieu it" are
	// neighbours in 3, "chung nhieu" in 14.
	var docs []Document
	for i := range 20 {
		text := "chung"
		if i < 14 {
			text = "chung nhiều"
		}
		if i < 3 {
			text = "chung nhiều ít"
		}
		docs = append(docs, Document{URL: fmt.Sprintf("/%02d.html", i), Title: "trang", Sections: []Section{{Text: text}}})
	}
	x, r, _ := openNaively(t, docs)
	x.statistics.Ranking.Heavy = numbers.HeavyLimits{Title: 5, Body: 5, Pairs: 5}
	x.statistics.Ranking.Common, x.statistics.Ranking.CommonFrom, x.statistics.Ranking.CommonTo = .5, 15, 15
	all := clause{Field: numbers.FieldBody, Terms: []string{"chung"}}
	many := clause{Field: numbers.FieldBody, Terms: []string{"nhiều"}}
	few := clause{Field: numbers.FieldBodyFolded, Terms: []string{"it"}}
	either := clause{Field: numbers.FieldBody, Terms: []string{"ít", "chung"}}
	none := clause{Field: numbers.FieldBody, Terms: []string{"không"}}
	title := clause{Field: numbers.FieldTitle, Terms: []string{"trang"}}
	manyPairs := clause{Field: numbers.FieldPairs, Terms: []string{"chung nhieu"}}
	fewPairs := clause{Field: numbers.FieldPairs, Terms: []string{"nhieu it"}}
	noPair := clause{Field: numbers.FieldPairs, Terms: []string{"khong co"}}
	for _, tt := range []struct {
		title, body, pairs []clause
		want               [][]clause
	}{
		{nil, []clause{all}, nil, [][]clause{{all}}},
		{nil, []clause{all, many}, nil, [][]clause{{many}}},
		{nil, []clause{all, many, few, none}, nil, [][]clause{{many, few, none}}},
		{nil, []clause{all, many, few}, []clause{manyPairs, fewPairs}, [][]clause{{few}, {fewPairs}}},
		{nil, []clause{all, many}, []clause{manyPairs}, [][]clause{{many}, {manyPairs}}},
		{nil, []clause{all, few}, []clause{noPair}, [][]clause{{few}, {noPair}}},
		{nil, []clause{all, none}, []clause{noPair}, [][]clause{{all, none}, {noPair}}},
		{nil, []clause{either}, nil, [][]clause{{either}}},
		{nil, []clause{either, few}, nil, [][]clause{{few}}},
		{[]clause{title}, []clause{few}, nil, [][]clause{{few}}},
		{[]clause{title}, []clause{few}, []clause{fewPairs}, [][]clause{{few}, {fewPairs}}},
		{[]clause{title}, nil, nil, [][]clause{{title}}},
		{nil, nil, nil, nil},
	} {
		live, err := x.live(r, &queryPlan{Title: tt.title, Body: tt.body, Pairs: tt.pairs}, false)
		if err != nil {
			t.Fatal(err)
		}
		got := live.upTo(live.first)
		same := slices.EqualFunc(got, tt.want, func(a, b []clause) bool {
			return slices.EqualFunc(a, b, func(a, b clause) bool { return a.Field == b.Field && slices.Equal(a.Terms, b.Terms) })
		})
		if !same {
			t.Errorf("%v %v %v: live are %v, want %v", tt.title, tt.body, tt.pairs, got, tt.want)
		}
	}
}
