package search

import (
	"context"
	"math"

	"github.com/blevesearch/bleve/v2/mapping"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
)

// scored is a query whose scores are rounded and whose hits are among those
// of a filter.
//
// bleve and the browser add up the clauses of a document in different orders,
// so the last bits of a sum differ. Rounded to 32 bits, as by Math.fround in
// the browser, equal documents have equal scores on both sides and come in
// the order of their addresses.
type scored struct {
	words  query.Query
	filter query.Query // nil for none; bleve's boolean query would change the scale of scores
}

// Searcher gives the documents of words that pass the filter.
func (q *scored) Searcher(ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options blevesearch.SearcherOptions) (blevesearch.Searcher, error) {
	words, err := q.words.Searcher(ctx, i, m, options)
	if err != nil || q.filter == nil {
		return &scoredSearcher{Searcher: words}, err
	}
	// BM25 would ask for figures of fields that are not scored at all.
	unscored := context.WithValue(ctx, blevesearch.GetScoringModelCallbackKey, nil)
	filter, err := q.filter.Searcher(unscored, i, m, blevesearch.SearcherOptions{Score: "none"})
	if err != nil {
		words.Close()
		return nil, err
	}
	return &scoredSearcher{Searcher: words, filter: filter}, nil
}

// scoredSearcher steps through the documents of [scored].
type scoredSearcher struct {
	blevesearch.Searcher
	filter  blevesearch.Searcher
	passing *blevesearch.DocumentMatch // where filter stands
	passed  bool                       // filter has no more
}

// Next returns the next document, nil after the last.
func (s *scoredSearcher) Next(ctx *blevesearch.SearchContext) (*blevesearch.DocumentMatch, error) {
	d, err := s.Searcher.Next(ctx)
	return s.accept(ctx, d, err)
}

// Advance returns the first document that is not before id.
func (s *scoredSearcher) Advance(ctx *blevesearch.SearchContext, id index.IndexInternalID) (*blevesearch.DocumentMatch, error) {
	d, err := s.Searcher.Advance(ctx, id)
	return s.accept(ctx, d, err)
}

// accept steps on from d to a document that passes.
func (s *scoredSearcher) accept(ctx *blevesearch.SearchContext, d *blevesearch.DocumentMatch, err error) (*blevesearch.DocumentMatch, error) {
	for d != nil && err == nil {
		var ok bool
		if ok, err = s.passes(ctx, d); ok {
			d.Score = roundScore(d.Score)
			return d, nil
		}
		ctx.DocumentMatchPool.Put(d)
		if err == nil {
			d, err = s.Searcher.Next(ctx)
		}
	}
	return nil, err
}

// passes reports whether d is among the filter's documents. Both come in
// ascending order, so the filter only ever moves on.
func (s *scoredSearcher) passes(ctx *blevesearch.SearchContext, d *blevesearch.DocumentMatch) (bool, error) {
	if s.filter == nil {
		return true, nil
	}
	if !s.passed && (s.passing == nil || s.passing.IndexInternalID.Compare(d.IndexInternalID) < 0) {
		if s.passing != nil {
			ctx.DocumentMatchPool.Put(s.passing)
		}
		var err error
		s.passing, err = s.filter.Advance(ctx, d.IndexInternalID)
		if err != nil {
			return false, err
		}
		s.passed = s.passing == nil
	}
	return !s.passed && s.passing.IndexInternalID.Equals(d.IndexInternalID), nil
}

// DocumentMatchPoolSize counts the document that the filter stands at too.
func (s *scoredSearcher) DocumentMatchPoolSize() int {
	n := s.Searcher.DocumentMatchPoolSize()
	if s.filter != nil {
		n += s.filter.DocumentMatchPoolSize() + 1
	}
	return n
}

// Close lets go of both.
func (s *scoredSearcher) Close() error {
	err := s.Searcher.Close()
	if s.filter != nil {
		if e := s.filter.Close(); err == nil {
			err = e
		}
	}
	return err
}

// roundScore rounds to a 32-bit float. A score that is not a number, which
// hostile boosts could lead to, is 0.
func roundScore(score float64) float64 {
	if math.IsNaN(score) {
		return 0
	}
	return float64(float32(score))
}
