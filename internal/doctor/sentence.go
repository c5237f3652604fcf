package doctor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// longestSentence is how many syllables a sentence may have: read aloud in a
// meeting, a longer one loses its listeners.
const longestSentence = 45

// longSentences reports sentences that are too long to be read aloud.
func longSentences(text *prose, problems *diag.List) {
	for _, b := range text.blocks {
		if b.kind != paragraph && b.kind != item {
			continue
		}
		for _, s := range sentences(b.text) {
			if n := syllables(b.text[s.Start:s.End]); n > longestSentence {
				problems.Add(text.page.Problem(ruleLongSentence, b.span(s),
					lang.Textf("câu dài %d tiếng", "a sentence of %d syllables", n),
					lang.Textf("tách thành các câu không quá %d tiếng, mỗi câu một ý", "part it into sentences of at most %d syllables, one thought each", longestSentence)))
			}
		}
	}
}

// sentences cuts a block's text into sentences, without the blanks around
// them. A sentence ends at . ! ? or …, with the quotes and brackets that close
// after it, where a blank and the opening of another follow.
func sentences(text []byte) []diag.Span {
	var found []diag.Span
	add := func(start, end int) {
		for start < end && isBlank(text[start]) {
			start++
		}
		for start < end && isBlank(text[end-1]) {
			end--
		}
		if start < end {
			found = append(found, diag.Span{Start: start, End: end})
		}
	}
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		i += size
		if !strings.ContainsRune(".!?…", r) || r == '.' && abbreviates(text[start:i-1]) {
			continue
		}
		for i < len(text) {
			next, size := utf8.DecodeRune(text[i:])
			if !strings.ContainsRune(".!?…\"”’'»)]*_~", next) {
				break
			}
			i += size
		}
		if i < len(text) && isBlank(text[i]) && opensSentence(text[i:]) {
			add(start, i)
			start = i
		}
	}
	add(start, len(text))
	return found
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// opensSentence reports whether what follows a full stop begins with a capital
// or a number, perhaps in quotes or brackets.
func opensSentence(rest []byte) bool {
	text := strings.TrimLeft(string(rest[:min(len(rest), 48)]), " \n\t\r\"“‘'«([*_~–—-")
	r, _ := utf8.DecodeRuneInString(text)
	return text == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || strings.HasPrefix(strings.TrimLeft(string(rest[:min(len(rest), 8)]), " \n"), "[")
}

// abbreviates reports whether a text ends in a short form that a dot belongs
// to: "TP. Hồ Chí Minh", "Nguyễn V. An".
func abbreviates(text []byte) bool {
	word := string(text[max(0, len(text)-12):])
	if i := strings.LastIndexAny(word, " \n(\"“"); i >= 0 {
		word = word[i+1:]
	}
	if r, size := utf8.DecodeRuneInString(word); size == len(word) && unicode.IsUpper(r) {
		return true
	}
	return slices.Contains([]string{"TP", "Tp", "TS", "ThS", "Th.S", "PGS", "GS", "BS", "Nxb", "NXB", "St", "Mr", "tr", "Tr", "P", "Q", "TX", "TT"}, word)
}
