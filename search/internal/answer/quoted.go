package answer

import (
	"fmt"

	"chuyende/search/internal/plan"
)

// verifier tells which documents hold the quoted phrases of a query. The
// index knows pairs of neighbours only, so the text itself is read.
type verifier struct {
	index   *Index
	reading *reading
	phrases []plan.Phrase

	known map[uint32]bool
}

func (x *Index) verifier(r *reading, phrases []plan.Phrase) *verifier {
	return &verifier{x, r, phrases, map[uint32]bool{}}
}

// holds reports whether a document holds every phrase, in its title or in one
// of its headings or texts.
func (v *verifier) holds(document uint32) (bool, error) {
	if len(v.phrases) == 0 {
		return true, nil
	}
	if holds, ok := v.known[document]; ok {
		return holds, nil
	}
	d, err := v.reading.stored(document)
	if err != nil {
		return false, err
	}
	f, err := v.index.file(d.fragment, true)
	if err != nil {
		return false, fmt.Errorf("text of %s: %w", d.url, err)
	}
	found := make([]bool, len(v.phrases))
	v.look(d.title, found)
	for _, s := range f.sections {
		v.look(s.heading, found)
		v.look(s.text, found)
	}
	holds := true
	for _, ok := range found {
		holds = holds && ok
	}
	v.known[document] = holds
	return holds, nil
}

// look marks the phrases that text holds.
func (v *verifier) look(text string, found []bool) {
	words := v.index.forms.words(text)
	for i, p := range v.phrases {
		for at := 0; !found[i] && at+len(p.Words) <= len(words); at++ {
			found[i] = begins(words[at:], p)
		}
	}
}

// begins reports whether words begin with a phrase.
func begins(words []textWord, p plan.Phrase) bool {
	for i, wanted := range p.Words {
		form := words[i].folded
		if p.Marked {
			form = words[i].exact
		}
		if form != wanted || i > 0 && !words[i].Joined {
			return false
		}
	}
	return len(p.Words) > 0
}
