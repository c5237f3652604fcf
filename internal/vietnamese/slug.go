package vietnamese

import "strings"

// Slug returns text as a part of an address: lower-case ASCII letters and
// digits, with one hyphen for whatever stands between them. Tone marks are
// dropped and đ becomes d: "Hiến đất làm đường" gives "hien-dat-lam-duong".
//
// The result holds only [a-z0-9-], neither begins nor ends with a hyphen, and
// is its own slug. A text without a letter or digit that ASCII can show gives
// "". Addresses that readers have bookmarked depend on it: never change what
// it returns.
func Slug(text string) string {
	if isSlug(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	gap := false
	for _, r := range Fold(text) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == 'ʼ':
			// An apostrophe stands inside a word, as in the place names
			// "M'Drắk" and "Ea H’leo", and must not part it.
		default:
			gap = true
		}
	}
	return b.String()
}

func isSlug(text string) bool {
	for i := range len(text) {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		case c == '-' && i > 0 && i < len(text)-1 && text[i-1] != '-':
		default:
			return false
		}
	}
	return true
}
