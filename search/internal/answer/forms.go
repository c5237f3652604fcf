package answer

import (
	"strings"
	"sync"

	"chuyende/internal/vietnamese"
)

// maxForms is how many spellings are remembered: many times what a language
// has, so that only hostile texts reach it.
const maxForms = 1 << 17

// forms remembers both forms of the spellings met in texts, as taking a
// syllable apart is most of the work of reading one.
type forms struct {
	mu    sync.Mutex
	known map[string][2]string
}

// textWord is a word of a text with its forms.
type textWord struct {
	vietnamese.Word
	exact, folded string
}

// words returns the words of text, document numbers in parts only.
func (f *forms) words(text string) []textWord {
	found := vietnamese.Words(text, nil)
	words := make([]textWord, 0, len(found))
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range found {
		if w.Whole {
			continue
		}
		spelling := text[w.Start:w.End]
		form, ok := f.known[spelling]
		if !ok {
			form[0], form[1] = vietnamese.Canon(spelling)
			if f.known == nil || len(f.known) >= maxForms {
				f.known = map[string][2]string{}
			}
			f.known[strings.Clone(spelling)] = form
		}
		words = append(words, textWord{w, form[0], form[1]})
	}
	return words
}
