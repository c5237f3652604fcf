package search

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/blevesearch/bleve/v2"
	blevesearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// SearchOptions narrows an answer.
type SearchOptions struct {
	Limit  int // how many hits at most; 0 means 10
	Offset int // how many to leave out first

	// Filters keeps the documents that have, for each facet named, one of the
	// values.
	Filters map[string][]string
}

// Result is the answer to a query.
type Result struct {
	Query string `json:"query"`
	Total int    `json:"total"` // documents found, shown or not
	Hits  []Hit  `json:"hits"`
}

// Hit is one document found. Score is comparable within one answer only.
type Hit struct {
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Kind      string  `json:"kind,omitempty"`
	KindTitle string  `json:"kindTitle,omitempty"`
	Score     float64 `json:"score"`
	Excerpt   string  `json:"excerpt,omitempty"`
}

const defaultLimit = 10

// Search answers text with the best documents first, equal ones by URL. Text
// without any word finds nothing.
func (x *Index) Search(ctx context.Context, text string, options SearchOptions) (Result, error) {
	result := Result{Query: text, Hits: []Hit{}}
	if x.Len() == 0 {
		return result, nil
	}
	plan := x.statistics.Ranking.plan(text)
	clauses, err := x.live(ctx, plan.Clauses)
	if err != nil {
		return result, fmt.Errorf("search %q: %w", text, err)
	}
	if len(clauses) == 0 {
		return result, nil
	}
	limit := options.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	request := bleve.NewSearchRequestOptions(scoredQuery(clauses, plan.Without, options.Filters), limit, max(0, options.Offset), false)
	request.Fields = []string{fieldShown, fieldKind, fieldKindTitle, fieldSummary, fieldFragment}
	// Equal scores stay in the order of the index, which is that of the URLs.
	request.SortBy([]string{"-_score"})
	// bleve's own average counts distinct terms instead of words.
	request.PreSearchData = map[string]any{blevesearch.BM25PreSearchDataKey: &blevesearch.BM25Stats{
		DocCount:         float64(x.statistics.Documents),
		FieldCardinality: x.statistics.Lengths,
	}}
	found, err := x.bleve.SearchInContext(ctx, request)
	if err != nil {
		return result, fmt.Errorf("search %q: %w", text, err)
	}
	result.Total = int(found.Total)
	for _, match := range found.Hits {
		hit := Hit{URL: match.ID, Score: match.Score}
		hit.Title, _ = match.Fields[fieldShown].(string)
		hit.Kind, _ = match.Fields[fieldKind].(string)
		hit.KindTitle, _ = match.Fields[fieldKindTitle].(string)
		hit.Excerpt, _ = match.Fields[fieldSummary].(string)
		if fragment, ok := match.Fields[fieldFragment].(string); ok {
			hit.Excerpt = x.excerpt(fragment, text, hit.Excerpt)
		}
		result.Hits = append(result.Hits, hit)
	}
	return result, nil
}

// scoredQuery is any of clauses and none of without, within the documents
// that pass filters.
func scoredQuery(clauses, without []clause, filters map[string][]string) query.Query {
	q := &scored{words: anyOf(clauses)}
	if len(without) > 0 {
		q.without = anyOf(without)
	}
	if len(filters) == 0 {
		return q
	}
	var all []query.Query
	for _, facet := range slices.Sorted(maps.Keys(filters)) {
		var values []clause
		for _, value := range filters[facet] {
			values = append(values, clause{Field: facetPrefix + facet, Term: value})
		}
		all = append(all, anyOf(values))
	}
	q.filter = bleve.NewConjunctionQuery(all...)
	return q
}

func anyOf(clauses []clause) query.Query {
	terms := make([]query.Query, len(clauses))
	for i, c := range clauses {
		term := bleve.NewTermQuery(c.Term)
		term.SetField(c.Field)
		term.SetBoost(c.Boost)
		terms[i] = term
	}
	return bleve.NewDisjunctionQuery(terms...)
}
