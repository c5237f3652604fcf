package measure

import (
	"context"
	"encoding/json"
	"slices"

	"chuyende/search"
)

// Index answers queries: a [search.Index].
type Index interface {
	Search(ctx context.Context, query string, options search.SearchOptions) (search.Result, error)
	Len() int
}

// Run asks for each row and tells what became of it.
func Run(ctx context.Context, ix Index, rows []Row) (Figures, error) {
	figures := make(Figures, len(rows))
	known := map[string]bool{}
	for i, row := range rows {
		result, err := ix.Search(ctx, row.Query, search.SearchOptions{Limit: max(depth, row.Within) + len(row.May), Bare: true})
		if err != nil {
			return nil, err
		}
		if figures[i], err = outcome(row, result); err != nil {
			return nil, err
		}
		for _, hit := range result.Hits {
			known[Address(hit.URL)] = true
		}
	}
	return figures, figures.nameUnindexed(ctx, ix, known)
}

// outcome compares an answer with what a row wants.
func outcome(row Row, result search.Result) (Outcome, error) {
	o := Outcome{Row: row}
	place := 0
	for i, hit := range result.Hits {
		page := Address(hit.URL)
		if i == 0 {
			o.Top = page
		}
		wanted := slices.Contains(row.First, page)
		if !wanted && slices.Contains(row.May, page) {
			continue
		}
		if place++; place > max(depth, row.Within) {
			break
		}
		if wanted {
			o.Place = place
			break
		}
	}
	said, err := saysAbsent(result)
	o.Absent = said || len(result.Hits) == 0
	return o, err
}

// saysAbsent reads an answer's sign that the portal does not hold what was asked
// for, as --json and the browser give it. An answer without the sign has not
// said so.
func saysAbsent(result any) (bool, error) {
	var sign struct {
		Absent bool `json:"absent"`
	}
	data, err := json.Marshal(result)
	if err == nil {
		err = json.Unmarshal(data, &sign)
	}
	return sign.Absent, err
}

// nameUnindexed fills in which wanted pages the index does not hold. known are
// some that it does; all are read only where that does not do.
func (f Figures) nameUnindexed(ctx context.Context, ix Index, known map[string]bool) error {
	unseen := func(page string) bool { return !known[page] }
	if !slices.ContainsFunc(f, func(o Outcome) bool { return slices.ContainsFunc(o.First, unseen) }) {
		return nil
	}
	all, err := ix.Search(ctx, "", search.SearchOptions{Sort: search.SortByDate, Limit: max(1, ix.Len()), Bare: true})
	if err != nil {
		return err
	}
	for _, hit := range all.Hits {
		known[Address(hit.URL)] = true
	}
	for i := range f {
		for _, page := range f[i].First {
			if unseen(page) {
				f[i].Unindexed = append(f[i].Unindexed, page)
			}
		}
	}
	return nil
}
