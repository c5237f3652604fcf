package vietnamese

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Telex returns a word as Telex types it, in lower-case ASCII as far as that
// can show it: the marks of a letter behind the letter, the tone at the end, so
// that "hội" is "hooij" and "đường" is "dduwowngf". Two words that differ in
// their Vietnamese marks only give different texts.
func Telex(word string) string {
	var b strings.Builder
	var tones []byte
	var last rune
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch r {
		case 'đ':
			b.WriteString("dd")
		case '\u0302': // circumflex
			b.WriteRune(last)
		case '\u0306', '\u031B': // breve, horn
			b.WriteByte('w')
		case '\u0300':
			tones = append(tones, 'f')
		case '\u0301':
			tones = append(tones, 's')
		case '\u0303':
			tones = append(tones, 'x')
		case '\u0309':
			tones = append(tones, 'r')
		case '\u0323':
			tones = append(tones, 'j')
		default:
			b.WriteRune(r)
			last = r
		}
	}
	return b.String() + string(tones)
}
