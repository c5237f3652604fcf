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
	words query.Query

	// filter and without, nil for none, say where hits must be and must not
	// be. bleve's own boolean query would change the scale of scores.
	filter, without query.Query
}

// Searcher gives the documents of words that pass.
func (q *scored) Searcher(ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options blevesearch.SearcherOptions) (blevesearch.Searcher, error) {
	words, err := q.words.Searcher(ctx, i, m, options)
	if err != nil {
		return nil, err
	}
	s := &scoredSearcher{Searcher: words}
	// BM25 would ask for figures of fields that are not scored at all.
	unscored := context.WithValue(ctx, blevesearch.GetScoringModelCallbackKey, nil)
	for _, part := range []struct {
		query query.Query
		wants bool
	}{{q.filter, true}, {q.without, false}} {
		if part.query == nil {
			continue
		}
		documents, err := part.query.Searcher(unscored, i, m, blevesearch.SearcherOptions{Score: "none"})
		if err != nil {
			s.Close()
			return nil, err
		}
		s.filters = append(s.filters, &filter{Searcher: documents, wants: part.wants})
	}
	return s, nil
}

// scoredSearcher steps through the documents of [scored].
type scoredSearcher struct {
	blevesearch.Searcher
	filters []*filter
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

func (s *scoredSearcher) passes(ctx *blevesearch.SearchContext, d *blevesearch.DocumentMatch) (bool, error) {
	for _, f := range s.filters {
		if held, err := f.holds(ctx, d); err != nil || held != f.wants {
			return false, err
		}
	}
	return true, nil
}

// DocumentMatchPoolSize counts the documents that the filters stand at too.
func (s *scoredSearcher) DocumentMatchPoolSize() int {
	n := s.Searcher.DocumentMatchPoolSize()
	for _, f := range s.filters {
		n += f.DocumentMatchPoolSize() + 1
	}
	return n
}

// Close lets go of all.
func (s *scoredSearcher) Close() error {
	err := s.Searcher.Close()
	for _, f := range s.filters {
		if e := f.Close(); err == nil {
			err = e
		}
	}
	return err
}

// filter is a set of documents that hits must be in, or out of.
type filter struct {
	blevesearch.Searcher
	wants bool // in or out

	at   *blevesearch.DocumentMatch // how far it has been read
	done bool
}

// holds reports whether d is in the set. Both come in ascending order, so the
// set is read once.
func (f *filter) holds(ctx *blevesearch.SearchContext, d *blevesearch.DocumentMatch) (bool, error) {
	if !f.done && (f.at == nil || f.at.IndexInternalID.Compare(d.IndexInternalID) < 0) {
		if f.at != nil {
			ctx.DocumentMatchPool.Put(f.at)
		}
		var err error
		f.at, err = f.Advance(ctx, d.IndexInternalID)
		if err != nil {
			return false, err
		}
		f.done = f.at == nil
	}
	return !f.done && f.at.IndexInternalID.Equals(d.IndexInternalID), nil
}

// roundScore rounds to a 32-bit float. A score that is not a number, which
// hostile boosts could lead to, is 0.
func roundScore(score float64) float64 {
	if math.IsNaN(score) {
		return 0
	}
	return float64(float32(score))
}
