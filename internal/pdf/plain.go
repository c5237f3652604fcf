package pdf

import (
	"strings"
	"unicode"
)

// plain is the text of a page without what the engine puts in for the page's look: ends
// of lines of its own, and a sign of its own where a word is cut at the end of one.
func plain(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var out strings.Builder
	out.Grow(len(text))
	runes := []rune(strings.ToValidUTF8(text, "\uFFFD"))
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == cut || r == noCharacter:
			if i+1 < len(runes) && runes[i+1] == '\n' {
				i++ // the word goes on in the next line
			}
		case r == '\n':
			out.WriteRune(r)
		case unicode.IsControl(r):
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// What stands for a hyphen at the end of a line.
const (
	cut         = '\x02'
	noCharacter = '\uFFFE'
)
