package vietnamese

import (
	"slices"
	"testing"
)

// TestSentences runs the cases that the browser's reader runs too.
func TestSentences(t *testing.T) {
	t.Parallel()
	type row struct {
		Text      string
		Sentences []string
	}
	for _, tt := range readCases[row](t, "testdata/sentences.json") {
		var got []string
		for _, s := range Sentences(tt.Text) {
			got = append(got, tt.Text[s.Start:s.End])
		}
		if !slices.Equal(got, tt.Sentences) {
			t.Errorf("%q: got %q, want %q", tt.Text, got, tt.Sentences)
		}
	}
}
