package corpus

import (
	"cmp"
	"slices"
	"strings"

	"chuyende/internal/vietnamese"
)

// abbreviations makes a text that has one form of a name found by the other:
// NTM by "nông thôn mới" and the reverse. nil has none.
type abbreviations struct {
	short map[string][]form    // spelling → the words that it stands for
	last  map[uint32][]meaning // by the number of the last word's exact form
}

// meaning is the words of a full form and what they are shortened to, or what else
// the same is called.
type meaning struct {
	words []form
	other []form
	loose bool // other is no part of what the text is as long as
	// listed says that the words are written with commas between, as "phòng, chống" is:
	// then texts may have commas there.
	listed bool
}

// Synonym is what readers type where pages say something else: a text with one of
// Said is found by any of Typed. What is Said with commas between its
// words is met with or without them in texts.
type Synonym struct{ Typed, Said []string }

// abbreviation is what one spelling has to do with abbreviations.
type abbreviation struct {
	words []form    // it stands for
	ends  []meaning // that it may be the last word of
}

// newAbbreviations reads short forms with their meanings. A text that has a
// short form is found by its only meaning, or the longest where the others are
// parts of that ("Mặt trận" of "Mặt trận Tổ quốc"); of several it is found by
// none. One that has a full
// form is not found by a short form that is a syllable too, such as BAN. A
// short form must be one word.
func newAbbreviations(list map[string][]string, synonyms []Synonym, v *vocabulary) *abbreviations {
	if len(list)+len(synonyms) == 0 {
		return nil
	}
	x := &abbreviations{short: map[string][]form{}, last: map[uint32][]meaning{}}
	for short, meanings := range list {
		if w := vietnamese.Words(short, nil); len(w) != 1 || w[0].Start > 0 || w[0].End < len(short) {
			continue
		}
		own := v.word(vietnamese.Canon(short))
		isSyllable := vietnamese.IsSyllable(short)
		for _, text := range meanings {
			words := formsOf(text, v)
			if len(words) == 0 {
				continue
			}
			if whole := longest(meanings); text == whole && halves(meanings, whole) {
				x.short[short] = words
			}
			if end := words[len(words)-1].exact; !isSyllable {
				x.last[end] = append(x.last[end], meaning{words: words, other: []form{own}})
			}
		}
	}
	for _, s := range synonyms {
		for _, said := range s.Said {
			words := formsOf(said, v)
			for _, typed := range s.Typed {
				if other := formsOf(typed, v); len(words) > 0 && len(other) > 0 && typed != said {
					end := words[len(words)-1].exact
					x.last[end] = append(x.last[end], meaning{words, other, true, strings.Contains(said, ",")})
				}
			}
		}
	}
	return x
}

// formsOf returns the words of a text.
func formsOf(text string, v *vocabulary) []form {
	var words []form
	for _, w := range vietnamese.Words(text, nil) {
		if !w.Whole {
			words = append(words, v.word(vietnamese.Canon(text[w.Start:w.End])))
		}
	}
	return words
}

// longest returns the longest meaning, the first of equals.
func longest(meanings []string) string {
	return slices.MaxFunc(meanings, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// halves reports whether all meanings are one name or well-known parts of it.
func halves(meanings []string, whole string) bool {
	return !slices.ContainsFunc(meanings, func(text string) bool { return !strings.Contains(whole, text) })
}

// of returns nil for a spelling that has nothing to do with abbreviations.
func (x *abbreviations) of(spelling string, f form) *abbreviation {
	if x == nil {
		return nil
	}
	words, ends := x.short[spelling], x.last[f.exact]
	if words == nil && ends == nil {
		return nil
	}
	return &abbreviation{words, ends}
}

// abbreviate adds the other form of what word i is, or is the end of. Its own
// neighbours are not those of the other form: no pair reaches out of that.
func (a *analyser) abbreviate(text string, i int) {
	w := a.words[i]
	note := a.memo[text[w.Start:w.End]].abbreviation
	a.add(note.words)
	for _, m := range note.ends {
		if !a.stands(text, m, i) {
			continue
		}
		a.add(m.other)
		if m.loose {
			a.loose += len(m.other)
		}
	}
}

// add adds words that stand side by side.
func (a *analyser) add(words []form) {
	for n, f := range words {
		a.body = append(a.body, f.exact)
		if n > 0 {
			a.pairs = append(a.pairs, uint64(words[n-1].folded)<<32|uint64(f.folded))
		}
	}
}

// stands reports whether the words of m stand side by side up to word i of a text.
func (a *analyser) stands(text string, m meaning, i int) bool {
	first := i - len(m.words) + 1
	if first < 0 {
		return false
	}
	end := 0 // of the word before
	for n, f := range m.words {
		w := a.words[first+n]
		if w.Whole || a.memo[text[w.Start:w.End]].exact != f.exact {
			return false
		}
		if n > 0 && !w.Joined && !(m.listed && strings.TrimSpace(text[end:w.Start]) == ",") {
			return false
		}
		end = w.End
	}
	return true
}
