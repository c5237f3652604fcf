package answer

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2/mapping"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

// Share is what one clause of a query adds to a hit's score.
type Share struct {
	In    ShareIn  `json:"in"`
	Words []string `json:"words"` // spellings any of which will do, as in the query where it has them

	// AnyMarks is true where other marks, or none, would do as well.
	AnyMarks bool `json:"anyMarks,omitempty"`

	// Percent of the hit's score, whole numbers that add up to 100.
	Percent int `json:"percent"`

	field string
	exact float64 // share of the score
}

// ShareIn says where a page has the words of a [Share].
type ShareIn string

// The places where a page can have words.
const (
	InTitle ShareIn = "title"
	InText  ShareIn = "text" // the title is part of it
	InPair  ShareIn = "pair" // in the text, two words next to each other
)

// labelled is a query that signs bleve's explanations of its scores, so that
// they can be told apart without reading bleve's wording.
type labelled struct {
	query.Query
	label string
}

// Searcher gives the documents of the query.
func (q *labelled) Searcher(ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options blevesearch.SearcherOptions) (blevesearch.Searcher, error) {
	s, err := q.Query.Searcher(ctx, i, m, options)
	if err != nil {
		return nil, err
	}
	return &labelledSearcher{s, q.label}, nil
}

type labelledSearcher struct {
	blevesearch.Searcher
	label string
}

// Next returns the next document, nil after the last.
func (s *labelledSearcher) Next(ctx *blevesearch.SearchContext) (*blevesearch.DocumentMatch, error) {
	d, err := s.Searcher.Next(ctx)
	return s.sign(d, err)
}

// Advance returns the first document that is not before id.
func (s *labelledSearcher) Advance(ctx *blevesearch.SearchContext, id index.IndexInternalID) (*blevesearch.DocumentMatch, error) {
	d, err := s.Searcher.Advance(ctx, id)
	return s.sign(d, err)
}

func (s *labelledSearcher) sign(d *blevesearch.DocumentMatch, err error) (*blevesearch.DocumentMatch, error) {
	if d != nil && d.Expl != nil {
		d.Expl = &blevesearch.Explanation{Value: d.Expl.Value, Message: s.label}
	}
	return d, err
}

// shares reads bleve's explanation of a score: for each clause that matched,
// its part, the largest first.
func shares(explanation *blevesearch.Explanation, groups [][]plan.Clause) []Share {
	parts := map[string]float64{}
	sum := collectParts(explanation, 1, parts)
	var list []Share
	for g, clauses := range groups {
		for n, c := range clauses {
			part, ok := parts[clauseLabel(g, n)]
			if !ok || sum <= 0 {
				continue
			}
			share := Share{In: InText, Words: c.Terms, field: c.Field, exact: part / sum}
			switch c.Field {
			case numbers.FieldTitle, numbers.FieldTitleFolded:
				share.In = InTitle
			case numbers.FieldPairs:
				share.In = InPair
			}
			share.AnyMarks = c.Field == numbers.FieldTitleFolded || c.Field == numbers.FieldBodyFolded || c.Field == numbers.FieldPairs
			list = append(list, share)
		}
	}
	slices.SortStableFunc(list, func(a, b Share) int { return cmp.Compare(b.exact, a.exact) })
	percent(list)
	return list
}

// collectParts adds up the signed parts of a score, each times the shares of
// clauses and groups matched that stand above it.
func collectParts(e *blevesearch.Explanation, factor float64, parts map[string]float64) float64 {
	if e == nil {
		return 0
	}
	if len(e.Children) == 0 {
		parts[e.Message] += e.Value * factor
		return e.Value * factor
	}
	children := e.Children
	if len(children) == 2 && len(children[0].Children) > 0 && len(children[1].Children) == 0 && children[0].Message == "sum of:" {
		factor *= children[1].Value // the share that matched
		children = children[:1]
	}
	sum := 0.0
	for _, child := range children {
		sum += collectParts(child, factor, parts)
	}
	return sum
}

// percent rounds shares so that they add up to 100: those that lose most by
// rounding down are rounded up.
func percent(list []Share) {
	left := 100
	order := make([]int, len(list))
	for i := range list {
		order[i] = i
		list[i].Percent = int(list[i].exact * 100)
		left -= list[i].Percent
	}
	rest := func(i int) float64 { return list[i].exact*100 - float64(list[i].Percent) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rest(b), rest(a)) })
	for i := range min(left, len(order)) {
		list[order[i]].Percent++
	}
}

// respell writes the words of shares as the query spells them.
func respell(list []Share, asked string) {
	spelled := map[string]string{}
	note := func(field, term, text string) {
		if _, ok := spelled[field+" "+term]; !ok {
			spelled[field+" "+term] = text
		}
	}
	words := vietnamese.Words(asked, nil)
	before := ""
	start := 0
	for i, w := range words {
		exact, folded := vietnamese.CanonWord(asked, words[:i+1])
		text := asked[w.Start:w.End]
		for _, field := range []string{numbers.FieldTitle, numbers.FieldBody} {
			note(field, exact, text)
		}
		for _, field := range []string{numbers.FieldTitleFolded, numbers.FieldBodyFolded} {
			note(field, folded, text)
		}
		if w.Whole {
			continue
		}
		if before != "" {
			note(numbers.FieldPairs, before+" "+folded, asked[start:w.End])
		}
		before, start = folded, w.Start
	}
	for i := range list {
		s := &list[i]
		s.Words = slices.Clone(s.Words)
		for j, term := range s.Words {
			if text, ok := spelled[s.field+" "+term]; ok {
				s.Words[j] = text
			}
		}
	}
}
