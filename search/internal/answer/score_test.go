package answer

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/searchtest"
)

// bleve's scores of disjunctions in a disjunction are what the formula says.
func TestScores(t *testing.T) {
	t.Parallel()
	x, r, n := openNaively(t, searchtest.Samples(80))
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var groups [][]plan.Clause
		for _, clauses := range [][]plan.Clause{
			n.randomClauses(random, 4, numbers.FieldTitle, numbers.FieldTitleFolded),
			n.randomClauses(random, 12, numbers.FieldBody, numbers.FieldBodyFolded), // above ten bleve goes another way
			n.randomClauses(random, 4, numbers.FieldPairs),
		} {
			if len(clauses) > 0 {
				groups = append(groups, clauses)
			}
		}
		if len(groups) == 0 {
			continue
		}
		allowed := r.all()
		if random.IntN(2) == 0 {
			allowed = roaring.New()
			for document := range uint32(len(n.docs)) {
				if random.IntN(3) > 0 {
					allowed.Add(document)
				}
			}
		}
		want := n.scores(groups)
		for document := range want {
			if !allowed.Contains(document) {
				delete(want, document)
			}
		}
		got, _, err := x.rank(context.Background(), groups, unbound(allowed, random.IntN(2) == 0), 1000)
		if err != nil {
			t.Fatal(err)
		}
		if err := sameScores(got, want); err != nil {
			t.Fatalf("%v: %v", groups, err)
		}
	}
}

func sameScores(got []ranked, want map[uint32]float64) error {
	if len(got) != len(want) {
		return fmt.Errorf("%d documents, want %d", len(got), len(want))
	}
	if !slices.IsSortedFunc(got, func(a, b ranked) int {
		if a.score != b.score {
			return int(math.Copysign(1, b.score-a.score))
		}
		return int(a.document) - int(b.document)
	}) {
		return fmt.Errorf("not in order: %v", got)
	}
	for _, hit := range got {
		if score, ok := want[hit.document]; !ok || math.Abs(hit.score-score) > 1e-6*score {
			return fmt.Errorf("document %d has score %v, want %v", hit.document, hit.score, score)
		}
	}
	return nil
}

func TestRoundScore(t *testing.T) {
	t.Parallel()
	for in, want := range map[float64]float64{.1: float64(float32(.1)), 0: 0, math.Inf(1): math.Inf(1), math.NaN(): 0} {
		if got := roundScore(in); got != want {
			t.Errorf("roundScore(%v) = %v, want %v", in, got, want)
		}
	}
}

// unbound ranks these documents by their clauses alone.
func unbound(allowed *roaring.Bitmap, explain bool) *ranking {
	return &ranking{allowed: allowed, bonds: &bonds{bound: roaring.New()}, explain: explain}
}
