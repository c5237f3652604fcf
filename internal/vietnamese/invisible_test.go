package vietnamese

import (
	"slices"
	"testing"
)

func TestPlain(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"hi\u00adến đất":       "hiến đất",
		"chi\u200bbộ":          "chi bộ",
		"h\u200biến":           "hiến",
		"12\u200b-\u2060HD":    "12-HD",
		"\ufeffHọp ❤\ufe0f!":   "\ufeffHọp ❤\ufe0f!",
		"👨\u200d👩 một":         "👨\u200d👩 một",
		"một \u200b hai\u200b": "một \u200b hai\u200b",
		"không có gì":          "không có gì",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%+q) = %+q, want %+q", in, got, want)
		}
	}
	for _, tt := range readCases[wordsCase](t, "testdata/words.json") {
		samePlain(t, tt.In)
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("chi\u200bbộ 12\u00ad-HD/B\u200bTC 1\ufe0f\u20e3")
	f.Fuzz(func(t *testing.T, text string) { samePlain(t, text) })
}

// samePlain: the words are the same, and as closely joined.
func samePlain(t *testing.T, text string) {
	t.Helper()
	words := func(text string) (all []string) {
		var found []Word
		for _, w := range Words(text, nil) {
			found = append(found, w)
			exact, _ := CanonWord(text, found)
			if w.Joined {
				exact = "+" + exact
			}
			all = append(all, exact)
		}
		return all
	}
	if got, want := words(Plain(text)), words(text); !slices.Equal(got, want) {
		t.Errorf("the words of %+q are %q, of the same plainly %q", text, want, got)
	}
}
