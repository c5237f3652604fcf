package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// summaryLength is the most characters a summary has: two to three lines of a
// list of pages, and about what search engines show.
const summaryLength = 200

// shorten returns text on one line, cut before the word that would make it
// longer than most characters.
func shorten(text []byte, most int) string {
	text = bytes.TrimSpace(text)
	line := make([]byte, 0, min(len(text), most*utf8.UTFMax))
	count, word := 0, 0 // characters, and where the last whole word ends
	space := false
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if unicode.IsSpace(r) {
			if !space {
				word = len(line)
				line = append(line, ' ')
				count++
			}
			space = true
			text = text[size:]
			continue
		}
		if count >= most {
			if word == 0 {
				word = len(line) // one word of that length: cut it
			}
			return string(bytes.TrimRight(line[:word], " ,;:–-")) + "…"
		}
		space = false
		line = append(line, text[:size]...)
		text = text[size:]
		count++
	}
	return string(line)
}

// countWords counts the runs of letters and digits. It looks at bytes: beyond
// ASCII nearly all that is no letter, such as quotation marks and dashes,
// begins with the bytes C2 or E2.
func countWords(text []byte) int {
	count, inWord := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c >= utf8.RuneSelf && c != 0xC2 && c != 0xE2:
			if !inWord {
				count++
			}
			inWord = true
		case c == 0xC2:
			inWord = false
			i++
		case c == 0xE2:
			inWord = false
			i += 2
		default:
			inWord = false
		}
	}
	return count
}
