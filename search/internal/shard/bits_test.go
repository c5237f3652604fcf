package shard

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

func TestBits(t *testing.T) {
	t.Parallel()
	var w bitWriter
	for i := uint64(1); i < 3000; i += 7 {
		w.put(i, 13)
		w.gamma(i * i)
		w.rice(i, 3)
		w.rice(i%90, 0)
		w.choice(i%11, 11)
		w.choice(i%8, 8)
		w.choice(0, 1)
	}
	var shifted bitWriter // appended at an odd place
	shifted.put(1, 3)
	shifted.append(&w)
	r := &bitReader{text: string(shifted.appendText(nil))}
	r.bits(3)
	for i := uint64(1); i < 3000; i += 7 {
		if a, b, c, d := r.bits(13), r.gamma(), r.rice(3, 3000), r.rice(0, 3000); a != i&8191 || b != i*i || c != i || d != i%90 {
			t.Fatalf("after %d: read %d %d %d %d", i, a, b, c, d)
		}
		if a, b, c := r.choice(11), r.choice(8), r.choice(1); a != i%11 || b != i%8 || c != 0 {
			t.Fatalf("after %d: read %d %d %d", i, a, b, c)
		}
	}
	if r.err != nil {
		t.Fatal(r.err)
	}
}

// The text of shards must not need escapes in JSON, and no size may lose bits.
func TestBitsText(t *testing.T) {
	t.Parallel()
	if strings.ContainsAny(alphabet, "\"\\< \n") || len(alphabet) != 1<<digitBits {
		t.Fatalf("the alphabet is %q", alphabet)
	}
	for size := range 60 {
		var w bitWriter
		for i := range size {
			w.put(uint64(i%3&1), 1)
		}
		text := string(w.appendText(nil))
		if want := (size + digitBits - 1) / digitBits; len(text) != want {
			t.Errorf("%d bits are %d characters, want %d", size, len(text), want)
		}
		r := &bitReader{text: text}
		for i := range size {
			if got := r.bits(1); got != uint64(i%3&1) || r.err != nil {
				t.Fatalf("%d bits: bit %d is %d (%v)", size, i, got, r.err)
			}
		}
	}
}

func TestLists(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for _, documents := range []int{1, 2, 50, 200, 11229} {
		encoder := newListEncoder(documents)
		if documents == 200 {
			for _, place := range random.Perm(documents) {
				encoder.places = append(encoder.places, uint32(place))
			}
		}
		for _, share := range []float64{0, .001, .1, .7, 1} {
			var list []corpus.Posting
			for n := range documents {
				if n == 0 || random.Float64() < share {
					list = append(list, corpus.NewPosting(n, numbers.Code(random.IntN(256))))
				}
			}
			for _, withLengths := range []bool{true, false} {
				var w bitWriter
				encoder.encode(&w, list, withLengths)
				if !withLengths {
					for i, p := range list {
						list[i] = corpus.NewPosting(int(p.Document()), p.Code()&numbers.FrequencyMask)
					}
				}
				r := &bitReader{text: string(w.appendText(nil)), places: encoder.places}
				if got := r.decode(documents, withLengths); !slices.Equal(got, list) || r.err != nil {
					t.Errorf("%d of %d documents: got %d postings back (%v)", len(list), documents, len(got), r.err)
				}
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	var w bitWriter
	newListEncoder(50).encode(&w, []corpus.Posting{corpus.NewPosting(3, 9), corpus.NewPosting(40, 8)}, true)
	f.Add(string(w.appendText(nil)), "hien(:hiến,hiện;Adat(A<quyen|~hoa:;Aa")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, bits, terms string) {
		r := &bitReader{text: bits}
		for _, p := range r.decode(50, true) {
			if p.Document() >= 50 {
				t.Fatalf("document %d of 50", p.Document())
			}
		}
		arguments := append(script.AppendJSON(nil, script.ValidText(terms)), ',')
		parsed, err := script.Parse("t/x", script.New("t/x", script.AppendJSON(arguments, script.ValidText(bits))).Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := decodeTerms(parsed, 50); err == nil && len(parsed) != 2 {
			t.Fatal("accepted too few arguments")
		}
	})
}
