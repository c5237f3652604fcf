package answer

import (
	"context"
	"slices"
	"strings"
	"testing"

	index "github.com/blevesearch/bleve_index_api"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
	"chuyende/search/internal/searchtest"
)

func TestUnion(t *testing.T) {
	t.Parallel()
	_, r, n := openNaively(t, searchtest.Samples(60))
	for _, c := range []plan.Clause{
		{Field: numbers.FieldBody, Terms: []string{"hop", "hợp", "họp"}},
		{Field: numbers.FieldBody, Terms: []string{"đồng", "đông", "xyz"}},
		{Field: numbers.FieldTitleFolded, Terms: []string{"hien", "hoa"}},
		{Field: numbers.FieldBody, Terms: []string{"xyz", "zyx"}},
		{Field: numbers.FieldBody, Terms: []string{"", "hợp"}},
	} {
		type held struct {
			document  uint64
			frequency int
		}
		var want []held
		for number, d := range n.docs {
			if f := d.frequency(c); f > 0 {
				want = append(want, held{uint64(number), f})
			}
		}
		open := func() index.TermFieldReader {
			reader, err := unions{r.snapshot}.TermFieldReader(context.Background(), []byte(strings.Join(c.Terms, unionMark)), c.Field, true, true, false)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { reader.Close() })
			return reader
		}
		reader := open()
		if reader.Count() != uint64(len(want)) || reader.Size() <= 0 {
			t.Errorf("%v: %d documents, want %d", c, reader.Count(), len(want))
		}
		var got []held
		for {
			d, err := reader.Next(nil)
			if err != nil {
				t.Fatal(err)
			}
			if d == nil {
				break
			}
			length := n.docs[d.ID.Value()].lengths[c.Field]
			if l := 1 / (d.Norm * d.Norm); l < float64(length)*.999 || l > float64(length)*1.001 {
				t.Errorf("%v: document %d has length %v, want %d", c, d.ID.Value(), l, length)
			}
			got = append(got, held{d.ID.Value(), int(d.Freq)})
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: %v, want %v", c, got, want)
		}
		// Forwards from a place, and backwards.
		for _, from := range []uint64{30, 0, 59, 12, 12, 60} {
			at, _ := slices.BinarySearchFunc(want, from, func(h held, from uint64) int { return int(h.document) - int(from) })
			d, err := reader.Advance(index.NewIndexInternalID(nil, from), &index.TermFieldDoc{})
			if err != nil {
				t.Fatal(err)
			}
			if (d == nil) != (at == len(want)) || d != nil && d.ID.Value() != want[at].document {
				t.Errorf("%v: Advance(%d) = %v", c, from, d)
			}
		}
	}
}
