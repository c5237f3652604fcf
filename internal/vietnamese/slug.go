package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

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

// Unspaced reports whether a letter is of a script that sets no blanks between words:
// there a word of another script, a sign or a formula stands right beside it.
func Unspaced(r rune) bool {
	return r >= firstUnspaced && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// firstUnspaced is the first letter of these scripts, that of Thai.
const firstUnspaced = 0x0E01

// ForeignSlug returns a text that most letters of are of other scripts as a part of an
// address: its letters, small, with one hyphen for whatever stands between them. It is
// "" for all others, which [Slug] is for.
func ForeignSlug(text string) string {
	other := 0
	for _, r := range Fold(text) {
		switch {
		case r > unicode.MaxASCII && unicode.IsLetter(r):
			other++
		case 'a' <= r && r <= 'z':
			other--
		}
	}
	if other <= 0 {
		return ""
	}
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), func(r rune) bool { return !isLetter(r) }), "-")
}

// Letters returns the letters and digits of a text, of all scripts, folded and with
// nothing between them: what two ways to write a name have in common.
func Letters(text string) string {
	return strings.Map(func(r rune) rune {
		if isLetter(r) {
			return r
		}
		return -1
	}, Fold(text))
}

func isLetter(r rune) bool { return unicode.In(r, unicode.Letter, unicode.Mark, unicode.Nd) }
