package vietnamese

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestIsPlainlyComposed: what passes is in composed form, alone and beside any mark or letter that passes too.
func TestIsPlainlyComposed(t *testing.T) {
	t.Parallel()
	for r := rune(1); r < 0x3000; r++ {
		text := string(r)
		if IsPlainlyComposed([]byte(text)) && !(norm.NFC.IsNormalString(text) && norm.NFC.IsNormalString("e"+text) && norm.NFC.PropertiesString(text).BoundaryBefore()) {
			t.Errorf("%U passes", r)
		}
	}
	for text, want := range map[string]bool{
		"Nghị quyết – “đất đai” 2024": true, "": true, norm.NFD.String("Nghị quyết"): false, "e\u0301": false, "\u1100\u1161": false, "đ\xe1": false,
	} {
		if got := IsPlainlyComposed([]byte(text)); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
