package legacy

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// decodeVIQR reads Vietnamese in ASCII: marks stand behind their letter, a
// backslash keeps a sign from being one. A sign is a mark where the letter before
// it can carry it, whatever follows: "co." is "cọ", and a sentence ends "co\.".
func decodeVIQR(text string) string {
	var b strings.Builder
	letters := []rune(text)
	for i := 0; i < len(letters); i++ {
		r := letters[i]
		next := rune(0)
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		switch {
		case r == '\\' && strings.ContainsRune("(^+*'`?~.\\dD", next) && next != 0:
			b.WriteRune(next)
			i++
			continue
		case (r == 'd' || r == 'D') && (next == 'd' || next == 'D'):
			b.WriteRune(map[rune]rune{'d': 'đ', 'D': 'Đ'}[r])
			i++
			continue
		}
		b.WriteRune(r)
		if shape := viqrShape(r, next); shape != "" {
			b.WriteString(shape)
			i++
			if next = 0; i+1 < len(letters) {
				next = letters[i+1]
			}
		}
		if tone := viqrTone(next); tone != "" && strings.ContainsRune("aeiouyAEIOUY", r) {
			b.WriteString(tone)
			i++
		}
	}
	return norm.NFC.String(b.String())
}

// viqrShape is the mark that makes another letter of one.
func viqrShape(letter, sign rune) string {
	switch {
	case sign == '^' && strings.ContainsRune("aeoAEO", letter):
		return "\u0302"
	case sign == '(' && strings.ContainsRune("aA", letter):
		return "\u0306"
	case (sign == '+' || sign == '*') && strings.ContainsRune("ouOU", letter):
		return "\u031B"
	}
	return ""
}

func viqrTone(sign rune) string {
	return map[rune]string{'\'': "\u0301", '`': "\u0300", '?': "\u0309", '~': "\u0303", '.': "\u0323"}[sign]
}
