package render

import "testing"

// TestLongest counts letters, not bytes, of the longest word.
func TestLongest(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"": 0, "  ": 0, "mdBook Documentation": 13, "Sinh hoạt chuyên đề": 6, "nghiêng": 7} {
		if got := longest(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
