package doctor

import (
	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
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

// sentences returns the places of a block's sentences in its text.
func sentences(text []byte) []diag.Span {
	var found []diag.Span
	for _, s := range vietnamese.Sentences(string(text)) {
		found = append(found, diag.Span{Start: s.Start, End: s.End})
	}
	return found
}
