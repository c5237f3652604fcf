package legacy

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// decodeVNI reads VNI for Windows, which writes a mark as a sign after its
// letter, and gives a few letters places of their own. ok is false where a
// character means nothing there; it stays as it is.
func decodeVNI(text string) (read string, ok bool) {
	var b strings.Builder
	ok = true
	carries := false // whether a mark may follow
	for _, r := range text {
		if marks := vniMarks(unicode.ToLower(r)); marks != "" && carries {
			b.WriteString(marks)
			carries = false
			continue
		}
		letter := vniLetter(r)
		if letter == 0 {
			letter, ok = r, false
		}
		b.WriteRune(letter)
		carries = strings.ContainsRune("aeiouyơưAEIOUYƠƯ", letter)
	}
	return norm.NFC.String(b.String()), ok
}

// vniLetter is the letter that a character stands for by itself, 0 for none.
func vniLetter(r rune) rune {
	own := map[rune]rune{'ñ': 'đ', 'ô': 'ơ', 'ö': 'ư', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ'}
	low := unicode.ToLower(r)
	letter, has := own[low]
	switch {
	case has && low != r:
		return unicode.ToUpper(letter)
	case has:
		return letter
	case r < utf8.RuneSelf || r == 0xA0 || r > 0xFF:
		return r
	}
	return 0
}

// vniMarks returns the combining marks that a sign stands for.
func vniMarks(r rune) string {
	const acute, grave, hook, tilde, dot, circumflex, breve = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
	return map[rune]string{
		'ù': acute, 'ø': grave, 'û': hook, 'õ': tilde, 'ï': dot,
		'â': circumflex, 'á': circumflex + acute, 'à': circumflex + grave, 'å': circumflex + hook, 'ã': circumflex + tilde, 'ä': circumflex + dot,
		'ê': breve, 'é': breve + acute, 'è': breve + grave, 'ú': breve + hook, 'ü': breve + tilde, 'ë': breve + dot,
	}[r]
}
