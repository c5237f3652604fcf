package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/clienttest"
	"chuyende/internal/vietnamese"
	"chuyende/search"
)

// TestPortalGoldenInBrowser asks the browser's half the same, with marks and without:
// its hits, totals and what it calls absent are those of the index on the disk. In short
// every third query is asked.
func TestPortalGoldenInBrowser(t *testing.T) {
	t.Parallel()
	options, index := builtPortal(t), openedPortal(t)
	var questions []question
	for _, floor := range goldenFloors {
		if floor.sealed {
			continue // a difference would be printed
		}
		for i, row := range readGolden(t, floor.file, options.OutputDir()) {
			if testing.Short() && i%3 != 0 {
				continue
			}
			questions = append(questions, question{Folder: SearchDir(options), Query: row.Query})
			if plain := vietnamese.Fold(row.Query); plain != row.Query {
				questions = append(questions, question{Folder: SearchDir(options), Query: plain})
			}
		}
	}
	for i, got := range clienttest.Ask[question, search.Result](t, questions) {
		want, err := index.Search(t.Context(), questions[i].Query, search.SearchOptions{Bare: true})
		if err != nil {
			t.Fatal(err)
		}
		if g, w := answered(got), answered(want); g != w {
			t.Errorf("%q:\nthe client says %s\nbleve says     %s", questions[i].Query, g, w)
		}
	}
}

// answered is what two answers must have in common.
func answered(r search.Result) string {
	var out strings.Builder
	fmt.Fprintf(&out, "total %d, relaxed %t, absent %t:", r.Total, r.Relaxed, r.Absent)
	for _, hit := range r.Hits {
		fmt.Fprintf(&out, " %s %.5g", hit.URL, hit.Score)
	}
	return out.String()
}
