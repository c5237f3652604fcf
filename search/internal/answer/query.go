package answer

import (
	"context"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/script"
)

// Options narrows and orders an answer.
type Options struct {
	Limit  int // how many hits at most; 0 means 10
	Offset int // how many to leave out first

	// Filters keeps the documents that have, for each facet named, one of the
	// values. No document has an unknown one; a facet without values keeps all.
	Filters map[string][]string

	// Sort is empty for the best first, or SortByDate.
	Sort string

	// Typing says that the last word may be unfinished.
	Typing bool

	// Explain fills in the shares of hits. It takes some more time.
	Explain bool

	// Bare says that hits come without an Excerpt, as who counts them needs none. It takes a
	// fraction of the time.
	Bare bool
}

// SortByDate puts the newest first and documents without a date last. Only
// documents that hold every word of the query are shown then, or where none
// does, some.
const SortByDate = "date"

// Result is the answer to a query.
type Result struct {
	Query string `json:"query"`

	// Understood is the query with misspelt words put right, empty where
	// there was nothing to do.
	Understood string `json:"understood,omitempty"`

	// Total is how many documents hold every word of the query; if none does,
	// how many hold some, and Relaxed is true. There may be more hits than
	// that. AtMost says that Total may be too high, as quoted phrases are
	// looked for in the hits only.
	Total   int  `json:"total"`
	Relaxed bool `json:"relaxed,omitempty"`
	AtMost  bool `json:"atMost,omitempty"`

	// Absent says that the site seems to have nothing on the query: hits are
	// what comes nearest.
	Absent bool `json:"absent,omitempty"`

	Hits []Hit `json:"hits"`
}

// Hit is one document found. Score is comparable within one answer only, and
// 0 where the answer is sorted by date.
type Hit struct {
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Kind      string  `json:"kind,omitempty"`
	KindTitle string  `json:"kindTitle,omitempty"`
	Date      string  `json:"date,omitempty"` // 2006-01-02
	Score     float64 `json:"score"`
	Excerpt   string  `json:"excerpt,omitempty"`

	// Newer are documents to know of instead of this one, or beside it; Alike is how
	// many more pages it stands for, which the query does not tell apart.
	Newer []script.Newer `json:"newer,omitempty"`
	Alike int            `json:"alike,omitempty"`

	Shares []Share `json:"shares,omitempty"` // the largest first
}

const defaultLimit = 10

// Search answers text with the best documents first, equal ones by URL. Text
// without any word finds nothing, unless filters or an order are given: then
// all that pass, the newest first.
func (x *Index) Search(ctx context.Context, text string, options Options) (Result, error) {
	result := Result{Query: text, Hits: []Hit{}}
	if options.Sort != "" && options.Sort != SortByDate {
		return result, fmt.Errorf("search %q: there is no order %q", text, options.Sort)
	}
	err := x.planned(ctx, text, options, func(r *reading, asked *plan.Plan) error {
		return x.run(ctx, r, asked, options, &result)
	})
	if err != nil {
		return Result{Query: text, Hits: []Hit{}}, fmt.Errorf("search %q: %w", text, err)
	}
	return result, nil
}

// Facets counts, by facet and value, the documents that Search would count
// in Total, with the filter of the facet itself left out. Every value of the
// index is named, those without documents too.
func (x *Index) Facets(ctx context.Context, text string, options Options) (map[string]map[string]int, error) {
	counts := map[string]map[string]int{}
	err := x.planned(ctx, text, options, func(r *reading, asked *plan.Plan) error {
		s, err := r.choose(asked, options.Filters)
		if err != nil {
			return err
		}
		if asked.IsEmpty() && !options.browse() {
			s.counted.Clear()
		}
		counts, err = r.countFacets(s)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("count facets of %q: %w", text, err)
	}
	return counts, nil
}

// browse reports whether options alone say which documents to show.
func (o *Options) browse() bool {
	for _, values := range o.Filters {
		if len(values) > 0 {
			return true
		}
	}
	return o.Sort != ""
}

// planned calls answer with the plan of text. An empty index has no answers.
func (x *Index) planned(ctx context.Context, text string, options Options, answer func(*reading, *plan.Plan) error) error {
	if err := ctx.Err(); err != nil || x.Len() == 0 {
		return err
	}
	r, err := x.read()
	if err != nil {
		return err
	}
	defer r.close()
	words, err := x.lookup(r)
	if err != nil {
		return err
	}
	asked, err := plan.Make(x.statistics.Ranking, text, options.Typing, words)
	if err != nil {
		return err
	}
	return answer(r, &asked)
}

// run answers a plan.
func (x *Index) run(ctx context.Context, r *reading, asked *plan.Plan, options Options, result *Result) error {
	if asked.Query != strings.TrimSpace(result.Query) {
		result.Understood = asked.Query
	}
	if asked.IsEmpty() && !options.browse() {
		return nil
	}
	s, err := r.choose(asked, options.Filters)
	if err != nil {
		return err
	}
	result.Total = int(s.found().GetCardinality())
	result.Relaxed = s.relaxed
	result.AtMost = len(asked.Phrases) > 0
	limit := options.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	from := min(max(0, options.Offset), r.documents)
	to := from + min(limit, r.documents)
	var found []ranked
	byScore := false
	if v := x.verifier(r, asked.Phrases); asked.IsEmpty() || options.Sort == SortByDate {
		found, err = x.newest(s, v, to)
	} else {
		byScore = true
		found, err = x.best(ctx, asked, s, v, to, options.Typing && len(asked.Phrases) == 0, options.Explain)
		switch {
		case err != nil || options.Typing:
		case len(asked.Phrases) > 0:
			result.Absent = len(found) == 0
		default:
			result.Absent, err = x.absent(r, asked, found)
		}
	}
	if err != nil {
		return err
	}
	if result.Hits, err = x.hits(r, asked.Query, found[min(from, len(found)):], options.Bare); err != nil {
		return err
	}
	if byScore && from == 0 {
		x.forms.titledFirst(result.Hits, asked.Query)
	}
	return nil
}

// hits returns what is shown of documents found by query; bare, without excerpts.
func (x *Index) hits(r *reading, query string, found []ranked, bare bool) ([]Hit, error) {
	dates, err := x.calendar()
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	documents := make([]storedDocument, len(found))
	var titles []string
	for i, f := range found {
		if documents[i], err = r.stored(f.document); err != nil {
			return nil, err
		}
		if i < telling {
			titles = append(titles, documents[i].title)
		}
	}
	wanted := x.forms.told(query, strings.Join(titles, ","))
	for i, f := range found {
		d := &documents[i]
		file, err := x.file(d.fragment, !bare)
		if err != nil {
			return nil, err
		}
		respell(f.shares, query)
		hit := Hit{
			URL: d.url, Title: d.title, Kind: d.kind, KindTitle: d.kindTitle,
			Date: dates.dates[f.document], Score: f.score, Shares: f.shares, Newer: file.newer, Alike: f.alike,
		}
		if !bare {
			hit.Excerpt = x.excerpt(file, wanted, d.summary)
		}
		hits = append(hits, hit)
	}
	return hits, nil
}

// newest returns the first limit documents that are found, by date.
func (x *Index) newest(s *selection, v *verifier, limit int) ([]ranked, error) {
	dates, err := x.calendar()
	if err != nil {
		return nil, err
	}
	found := s.found()
	var list []ranked
	for _, document := range dates.newest {
		if len(list) == limit {
			break
		}
		if !found.Contains(document) {
			continue
		}
		holds, err := v.holds(document)
		if err != nil {
			return nil, err
		}
		if holds {
			list = append(list, ranked{document: document})
		}
	}
	return list, nil
}

// best returns the first limit documents by score. What the live clauses find
// comes first; only if that is too little, what heavier ones find besides, with
// scores below the others'.
func (x *Index) best(ctx context.Context, asked *plan.Plan, s *selection, v *verifier, limit int, typing, explain bool) ([]ranked, error) {
	live, err := x.live(v.reading, asked, typing)
	if err != nil {
		return nil, err
	}
	b, err := x.bonds(v.reading, asked, s.named)
	if err != nil {
		return nil, err
	}
	q := &ranking{s.allowed.Clone(), x.factors(s.named), b, explain}
	var list []ranked
	for t := live.first; t <= numbers.Common && len(list) < limit && (!typing || len(list) == 0); t++ {
		groups := live.upTo(t)
		if len(groups) == 0 || t > live.first && !live.has(t) {
			continue
		}
		more, found, err := x.bestOf(ctx, groups, q, v, limit-len(list))
		if err != nil {
			return nil, err
		}
		q.allowed.AndNot(found)
		if len(list) > 0 && len(more) > 0 {
			below := list[len(list)-1].score * x.statistics.Ranking.Below / more[0].score
			for i := range more {
				more[i].score = roundScore(more[i].score * below)
			}
		}
		list = append(list, more...)
	}
	return list, nil
}

// bestOf returns the first limit documents of those allowed, and all that had
// to be looked at. Where phrases are to be verified it asks for more and more
// until there are enough.
func (x *Index) bestOf(ctx context.Context, groups [][]plan.Clause, q *ranking, v *verifier, limit int) ([]ranked, *roaring.Bitmap, error) {
	for ask := limit; ; ask *= 4 {
		list, seen, err := x.rank(ctx, groups, q, ask)
		if err != nil {
			return nil, nil, err
		}
		last := len(list) < ask
		held := list[:0]
		for _, hit := range list {
			seen.Add(hit.document)
			holds, err := v.holds(hit.document)
			if err != nil {
				return nil, nil, err
			}
			if holds {
				held = append(held, hit)
			}
		}
		if last || len(held) >= limit {
			return held[:min(limit, len(held))], seen, nil
		}
	}
}
