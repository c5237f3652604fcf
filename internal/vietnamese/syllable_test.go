package vietnamese

import (
	"encoding/json"
	"os"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The cases live in files because search/client/test/syllable.test.js runs
// them too: a query folded in the browser must meet a term folded here.

type canonCase struct{ In, Exact, Folded string }

func TestCanon(t *testing.T) {
	t.Parallel()
	for _, tt := range readCases[canonCase](t, "testdata/fold.json") {
		exact, folded := Canon(tt.In)
		if exact != tt.Exact || folded != tt.Folded {
			t.Errorf("Canon(%q) = %q, %q, want %q, %q", tt.In, exact, folded, tt.Exact, tt.Folded)
		}
	}
}

// A syllable typed without marks must find the one with marks, so folding
// before and after must agree.
func TestCanonOfFolded(t *testing.T) {
	t.Parallel()
	for _, tt := range readCases[canonCase](t, "testdata/fold.json") {
		if _, folded := Canon(Fold(tt.In)); folded != tt.Folded {
			t.Errorf("Canon(Fold(%q)) folds to %q, want %q", tt.In, folded, tt.Folded)
		}
	}
}

// The number of a document is one however its parts are linked.
func TestCanonWord(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, exact, folded string }{
		{"Đất", "đất", "dat"},
		{"hoà 50", "50", "50"},
		{"số 12-HD/BTCTW", "12-hd-btctw", "12-hd-btctw"},
		{"15/2020/NĐ–CP", "15-2020-nđ-cp", "15-2020-nd-cp"},
	} {
		if exact, folded := CanonWord(tt.in, Words(tt.in, nil)); exact != tt.exact || folded != tt.folded {
			t.Errorf("CanonWord(%q) = %q, %q, want %q, %q", tt.in, exact, folded, tt.exact, tt.folded)
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"Hiến đất LÀM Đường", "hien dat lam duong"},
		{"hie\u0302\u0301n", "hien"},
		{"kỹ 50-CT/TW", "ky 50-ct/tw"},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

type wordsCase struct {
	In    string
	Words []string // "+" before a joined word, "=" before a whole number
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, tt := range readCases[wordsCase](t, "testdata/words.json") {
		got := []string{}
		for _, w := range Words(tt.In, nil) {
			text := tt.In[w.Start:w.End]
			switch {
			case w.Whole:
				text = "=" + text
			case w.Joined:
				text = "+" + text
			}
			got = append(got, text)
		}
		if len(got) != len(tt.Words) {
			t.Errorf("Words(%q) = %q, want %q", tt.In, got, tt.Words)
			continue
		}
		for i := range got {
			if got[i] != tt.Words[i] {
				t.Errorf("Words(%q) = %q, want %q", tt.In, got, tt.Words)
				break
			}
		}
	}
}

func FuzzCanon(f *testing.F) {
	for _, tt := range readCases[canonCase](f, "testdata/fold.json") {
		f.Add(tt.In)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		exact, folded := Canon(s)
		composed, composedFold := Canon(norm.NFC.String(s))
		if exact != composed || folded != composedFold {
			t.Errorf("Canon(%q) = %q, %q but of its NFC %q, %q", s, exact, folded, composed, composedFold)
		}
	})
}

func FuzzWords(f *testing.F) {
	f.Add("Hướng dẫn số 12-HD/BTCTW, hòa giải\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range Words(s, nil) {
			if w.Start < 0 || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("Words(%q) has the word %+v", s, w)
			}
		}
	})
}

func readCases[T any](t testing.TB, path string) []T {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var cases []T
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return cases
}
