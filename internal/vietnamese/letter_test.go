package vietnamese

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestInitial(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want rune
		at   int
	}{
		{"An", 'A', 0}, {"ăn", 'Ă', 0}, {"Ấm no", 'Â', 0}, {"ả", 'A', 0},
		{"Dân", 'D', 0}, {"đảng", 'Đ', 0}, {"Ế ẩm", 'Ê', 0}, {"ề", 'Ê', 0}, {"ộ", 'Ô', 0}, {"Ở", 'Ơ', 0}, {"ứng", 'Ư', 0}, {"ủy", 'U', 0}, {"ý", 'Y', 0},
		{"“Dân vận khéo”", 'D', 3}, {"… và (ơn)", 'V', 4}, {"🌾 Lúa", 'L', 5},
		{"5 không", '0', 0}, {"№ 7", '0', 4}, {"٣", '0', 0},
		{"Élysée", 'E', 0}, {"Ĝ", 'G', 0}, {"Ŷ", 'Y', 0}, {"Åland", 'A', 0}, {"Web", 'W', 0},
		{"Ленин", 0, 0}, {"北", 0, 0}, {"- Þ", 0, 2},
		{"", 0, 0}, {"…!", 0, 0}, {"\xff", 0, 0},
	} {
		for name, text := range map[string]string{"NFC": tt.text, "NFD": norm.NFD.String(tt.text)} {
			if got, at := Initial(text); got != tt.want || at != tt.at {
				t.Errorf("%s: Initial(%q) = %q at %d, want %q at %d", name, text, got, at, tt.want, tt.at)
			}
		}
	}
}

// TestAlphabetOrder: letters stand as their words are sorted, and each is its
// own.
func TestAlphabetOrder(t *testing.T) {
	t.Parallel()
	letters := strings.Split(Alphabet, "")
	collator := NewCollator()
	if !slices.IsSortedFunc(letters, func(a, b string) int { return bytes.Compare(collator.Key(a), collator.Key(b)) }) {
		t.Errorf("the collator has another order than %s", Alphabet)
	}
	for _, letter := range letters {
		for _, text := range []string{letter, strings.ToLower(letter)} {
			if got, _ := Initial(text); string(got) != letter {
				t.Errorf("Initial(%q) = %q", text, got)
			}
		}
	}
}

func FuzzInitial(f *testing.F) {
	f.Add("“Ấm no”")
	f.Add("e\u0302\u0301")
	f.Fuzz(func(t *testing.T, text string) {
		letter, at := Initial(text)
		if letter != 0 && letter != '0' && !strings.ContainsRune(Alphabet, letter) {
			t.Errorf("Initial(%q) = %q", text, letter)
		}
		if at < 0 || at > len(text) || at == len(text) && text != "" || utf8.ValidString(text) && !utf8.ValidString(text[at:]) {
			t.Errorf("Initial(%q) is at %d", text, at)
		}
	})
}
