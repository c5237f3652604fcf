package numbers

import "testing"

func TestFactors(t *testing.T) {
	t.Parallel()
	if f := FactorsOf([][2]uint8{{}, {100, 0}, {0, 100}}); f.Of != "" || f.At('A', false) != 1 {
		t.Errorf("factors that are all 100 are written: %+v", f)
	}
	f := FactorsOf([][2]uint8{{}, {90, 70}, {0, 85}, {90, 70}, {200, 0}})
	if len(f.Percents) != 3 || f.Of != "ABCBA" {
		t.Errorf("got %+v", f)
	}
	letters := f.Letters()
	for _, tt := range []struct {
		document int
		named    bool
		want     float64
	}{{0, false, 1}, {1, false, .63}, {1, true, .9}, {2, false, .85}, {2, true, 1}} {
		if got := f.At(letters[tt.document], tt.named); got != tt.want {
			t.Errorf("document %d, named %t: %v, want %v", tt.document, tt.named, got, tt.want)
		}
	}
	if got := f.At('é', false); got != 1 {
		t.Errorf("a letter of no pair gives %v", got)
	}
}
