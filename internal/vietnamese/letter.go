package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Alphabet is the letters that [Initial] tells apart, in the order in which a
// [Collator] has them: the Vietnamese alphabet, and F, J, W and Z, which
// borrowed words begin with.
const Alphabet = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"

// Initial returns the letter of [Alphabet] that a dictionary has text under,
// and the byte in text where it stands: tone marks, foreign accents and what
// stands before the first word do not count, so "“Ấm no”" is under Â. A text
// that begins with a digit gives '0', one that begins with another script 0,
// and so does one without any letter or digit, at its first byte.
func Initial(text string) (letter rune, at int) {
	at = strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if at < 0 {
		return 0, 0
	}
	var letters norm.Iter
	letters.InitString(norm.NFD, text[at:])
	whole := []rune(string(letters.Next()))
	base := unicode.ToUpper(whole[0])
	if unicode.IsDigit(base) {
		return '0', at
	}
	for _, mark := range whole[1:] {
		switch mark {
		case '\u0302', '\u0306', '\u031b': // circumflex, breve and horn make letters of their own
			joined, _ := utf8.DecodeRuneInString(norm.NFC.String(string([]rune{base, mark})))
			if strings.ContainsRune(Alphabet, joined) {
				return joined, at
			}
		}
	}
	if !strings.ContainsRune(Alphabet, base) {
		return 0, at
	}
	return base, at
}
