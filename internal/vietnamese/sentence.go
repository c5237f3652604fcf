package vietnamese

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a sentence of a text, by byte offsets, without the blanks around
// it.
type Sentence struct{ Start, End int }

// Sentences cuts a text into sentences. A sentence ends at . ! ? or …, with the
// quotes and brackets that close after it, where a blank and the opening of
// another follow.
func Sentences(text string) []Sentence {
	var found []Sentence
	add := func(start, end int) {
		for start < end && isSpace(text[start]) {
			start++
		}
		for start < end && isSpace(text[end-1]) {
			end--
		}
		if start < end {
			found = append(found, Sentence{start, end})
		}
	}
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !strings.ContainsRune(".!?…", r) || r == '.' && abbreviates(text[start:i-1]) {
			continue
		}
		for i < len(text) {
			next, size := utf8.DecodeRuneInString(text[i:])
			if !strings.ContainsRune(".!?…\"”’'»)]*_~", next) {
				break
			}
			i += size
		}
		if i < len(text) && isSpace(text[i]) && opensSentence(text[i:]) {
			add(start, i)
			start = i
		}
	}
	add(start, len(text))
	return found
}

// Syllables counts the words of a text as search does, numbers included.
func Syllables(text string) int {
	n := 0
	for _, w := range Words(text, nil) {
		if !w.Whole {
			n++
		}
	}
	return n
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// opensSentence reports whether what follows a full stop begins with a capital
// or a number, perhaps in quotes or brackets.
func opensSentence(rest string) bool {
	text := strings.TrimLeft(rest[:min(len(rest), 48)], " \n\t\r\"“‘'«([*_~–—-")
	r, _ := utf8.DecodeRuneInString(text)
	return text == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || strings.HasPrefix(strings.TrimLeft(rest[:min(len(rest), 8)], " \n"), "[")
}

// abbreviates reports whether a text ends in a short form that a dot belongs
// to: "TP. Hồ Chí Minh", "Nguyễn V. An".
func abbreviates(text string) bool {
	word := text[max(0, len(text)-12):]
	if i := strings.LastIndexAny(word, " \n(\"“"); i >= 0 {
		word = word[i+1:]
	}
	if r, size := utf8.DecodeRuneInString(word); size == len(word) && unicode.IsUpper(r) {
		return true
	}
	return slices.Contains([]string{"TP", "Tp", "TS", "ThS", "Th.S", "PGS", "GS", "BS", "Nxb", "NXB", "St", "Mr", "tr", "Tr", "P", "Q", "TX", "TT"}, word)
}
