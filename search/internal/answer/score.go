package answer

import (
	"context"
	"math"
	"strconv"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"chuyende/search/internal/plan"
)

// ranked is a document by its number, with its score.
type ranked struct {
	document uint32
	score    float64
	shares   []Share
	alike    int // how many others it stands for
}

// ranking is what decides on the order besides the clauses.
type ranking struct {
	allowed *roaring.Bitmap
	factor  factorOf // nil: 1 for every document
	bonds   *bonds
	explain bool
}

// rank returns the best documents of those allowed, at most limit, and all with
// bonds that it found.
func (x *Index) rank(ctx context.Context, groups [][]plan.Clause, q *ranking, limit int) ([]ranked, *roaring.Bitmap, error) {
	explain := q.explain
	bound := map[uint32]float64{}
	ask := min(x.Len(), limit+int(q.bonds.bound.GetCardinality()))
	if explain {
		ask = x.Len() // one that its bonds raise is explained too
	}
	request := bleve.NewSearchRequestOptions(&scored{groups, q, bound}, max(1, ask), 0, explain)
	// Equal scores stay in the order of the index, which is that of the URLs.
	request.SortBy([]string{"-_score"})
	// bleve's own average counts distinct terms instead of words.
	request.PreSearchData = map[string]any{blevesearch.BM25PreSearchDataKey: &blevesearch.BM25Stats{
		DocCount:         float64(x.statistics.Documents),
		FieldCardinality: x.statistics.Lengths,
	}}
	found, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, nil, err
	}
	list := make([]ranked, len(found.Hits))
	for i, match := range found.Hits {
		list[i] = ranked{document: uint32(match.IndexInternalID.Value()), score: match.Score}
		if explain {
			list[i].shares = shares(match.Expl, groups)
		}
	}
	seen := roaring.New()
	for d := range bound {
		seen.Add(d)
	}
	return q.bonds.apply(list, bound, limit), seen, nil
}

// scored is any of groups, each any of its clauses, within a set of documents.
// bleve lowers a score by the share of clauses matched in each group, and by
// the share of groups matched.
//
// Scores are rounded: bleve and the browser add up the clauses of a document
// in different orders, so the last bits of a sum differ. Rounded to 32 bits,
// as by Math.fround in the browser, equal documents have equal scores on both
// sides and come in the order of their addresses.
type scored struct {
	groups [][]plan.Clause
	*ranking
	found map[uint32]float64 // the scores of documents with bonds
}

// factorOf is what the score of a document is multiplied with.
type factorOf func(document uint32) float64

// factors returns the factors of documents for a query that has a number of
// the titles of those named; nil where all are 1.
func (x *Index) factors(named *roaring.Bitmap) factorOf {
	f := x.statistics.Factors
	if len(x.letters) != x.Len() {
		return nil
	}
	return func(document uint32) float64 { return f.At(x.letters[document], named.Contains(document)) }
}

// Searcher gives the documents of the groups that are allowed.
func (q *scored) Searcher(ctx context.Context, i index.IndexReader, m mapping.IndexMapping, options blevesearch.SearcherOptions) (blevesearch.Searcher, error) {
	groups := make([]query.Query, len(q.groups))
	for g, clauses := range q.groups {
		terms := make([]query.Query, len(clauses))
		for n, c := range clauses {
			term := bleve.NewTermQuery(strings.Join(c.Terms, unionMark))
			term.SetField(c.Field)
			term.SetBoost(c.Boost)
			terms[n] = term
			if options.Explain {
				terms[n] = &labelled{term, clauseLabel(g, n)}
			}
		}
		groups[g] = bleve.NewDisjunctionQuery(terms...)
	}
	words, err := bleve.NewDisjunctionQuery(groups...).Searcher(ctx, unions{i}, m, options)
	if err != nil {
		return nil, err
	}
	return &scoredSearcher{words, q}, nil
}

// scoredSearcher steps through the documents of [scored].
type scoredSearcher struct {
	blevesearch.Searcher
	of *scored
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

// accept steps on from d to a document that is allowed.
func (s *scoredSearcher) accept(ctx *blevesearch.SearchContext, d *blevesearch.DocumentMatch, err error) (*blevesearch.DocumentMatch, error) {
	for d != nil && err == nil {
		if number := uint32(d.IndexInternalID.Value()); s.of.allowed.Contains(number) {
			if s.of.factor != nil {
				d.Score *= s.of.factor(number)
			}
			d.Score = roundScore(d.Score)
			if s.of.bonds.bound.Contains(number) {
				s.of.found[number] = d.Score
			}
			return d, nil
		}
		ctx.DocumentMatchPool.Put(d)
		d, err = s.Searcher.Next(ctx)
	}
	return nil, err
}

// roundScore rounds to a 32-bit float. A score that is not a number, which
// hostile boosts could lead to, is 0.
func roundScore(score float64) float64 {
	if math.IsNaN(score) {
		return 0
	}
	return float64(float32(score))
}

func clauseLabel(group, place int) string { return strconv.Itoa(group) + "/" + strconv.Itoa(place) }
