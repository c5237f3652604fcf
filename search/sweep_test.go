package search
import ("testing";"os";"fmt")
func TestSweep(t *testing.T) {
	if os.Getenv("RANK")=="" {t.Skip()}
	docs := lawDocuments(t)
	x := openLaw(t, docs)
	for _, te := range []float64{3, 4} {
	for _, f := range []float64{0, .5} {
	for _, bi := range []float64{2, 3, 4, 6} {
		r := defaultRanking()
		r.Marked = weights{"te": te, "e": 1, "f": f, "fbi": .5}
		r.Plain = weights{"tf": te, "f": 1, "fbi": .5}
		r.PairSum = bi
		x.statistics.Ranking = r
		fmt.Println("te", te, "f", f, "sum", bi); fmt.Println(measure(t, x, docs))
	}}}
}
