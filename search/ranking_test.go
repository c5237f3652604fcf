package search

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"chuyende/internal/golden"
	"chuyende/internal/vietnamese"
	"chuyende/search/internal/searchtest"
)

// Any change of ranking must show as a change of testdata/ranking.txt, for
// someone to look at.
func TestRanking(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("the law corpus takes some seconds")
	}
	docs := searchtest.Law(t)
	x := openLaw(t, docs)
	got := measure(t, x, docs)
	want := golden.Text(t, "testdata/ranking.txt", got)
	if got != want {
		t.Errorf("ranking changed; if that is an improvement, run with -update.\ngot:\n%s\nwant:\n%s", got, want)
	}
}

func openLaw(t *testing.T, docs []Document) *Index {
	t.Helper()
	x, err := Open(writeSite(t, lawBuilder(docs)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// measure returns the mean reciprocal ranks of title queries, and how many of
// the first ten hold a two-syllable word adjacent, of those there could be.
func measure(t *testing.T, x *Index, docs []Document) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%-40s %s %s\n", "law corpus", "as written", "without marks")
	search := func(q string) []Hit {
		result, err := x.Search(context.Background(), q, SearchOptions{})
		if err != nil {
			t.Fatal(err)
		}
		return result.Hits
	}
	for _, name := range []string{"titles.json", "titles-typo.json"} {
		queries := searchtest.TitleQueries(t, name)
		var mrr [2]float64
		for _, row := range queries {
			for i, q := range []string{row.Q, vietnamese.Fold(row.Q)} {
				for rank, hit := range search(q) {
					if hit.URL == "/"+row.Doc+".html" {
						mrr[i] += 1 / float64(rank+1)
					}
				}
			}
		}
		n := float64(len(queries))
		fmt.Fprintf(&out, "%-40s %10.3f %13.3f\n", "MRR@10 of "+name, mrr[0]/n, mrr[1]/n)
	}
	texts := map[string]string{}
	for _, d := range docs {
		texts[d.URL] = strings.ToLower(d.Title + "\n" + d.Sections[0].Text)
	}
	type pair struct {
		Q    string
		Docs int
	}
	pairs := searchtest.Shared[pair](t, "pairs.json")
	var share [2]float64
	for _, row := range pairs {
		for i, q := range []string{row.Q, vietnamese.Fold(row.Q)} {
			adjacent := 0
			for _, hit := range search(q) {
				if strings.Contains(texts[hit.URL], row.Q) {
					adjacent++
				}
			}
			share[i] += float64(adjacent) / float64(min(10, row.Docs))
		}
	}
	n := float64(len(pairs))
	fmt.Fprintf(&out, "%-40s %10.3f %13.3f\n", "adjacent in first 10 of pairs.json", share[0]/n, share[1]/n)
	return out.String()
}
