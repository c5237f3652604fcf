package plan

import (
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
)

// isOther reports whether a word is typed with marks that no spelling of the
// index has: nhũ where there is but như.
func (w *queryWord) isOther() bool {
	return w.exact != w.folded && !slices.ContainsFunc(w.spellings, func(s string) bool { return isPartOf(w.exact, s) })
}

// complete finds what an unfinished word may become. Where some of it keeps
// the marks typed, nothing else is looked for, nor what is known without them.
func (w *queryWord) complete(typing bool, r numbers.Ranking, x Lookup) error {
	endings, err := x.Starting(w.folded, r.Begun)
	if err != nil {
		return err
	}
	var names, all []string // each spelling with its name
	for _, name := range endings {
		if w.exact == w.folded {
			break
		}
		spellings, err := x.Spellings(name)
		if err != nil {
			return err
		}
		for _, s := range spellings {
			names, all = append(names, name), append(all, s)
		}
	}
	w.ended = keeping(w.exact, all)
	w.ended = w.ended[:min(r.Endings, len(w.ended))]
	switch {
	case len(w.ended) > 0:
		w.endings = slices.DeleteFunc(endings, func(name string) bool {
			return !slices.ContainsFunc(w.ended, func(s string) bool { return names[slices.Index(all, s)] == name })
		})
		if w.isOther() {
			w.spellings = nil
		}
		if len(w.ended) == 1 && !typing {
			w.shown = w.ended[0]
		}
	case typing || len(w.spellings) == 0:
		w.endings = endings[:min(r.Endings, len(endings))]
	}
	return nil
}

// choose settles whether a word that the index does not hold is unfinished,
// misspelt, or several without their blanks: its neighbours tell, then the marks
// typed. Without either it is taken as unfinished, as it was while it was typed.
// Of several words w becomes the first; the others are returned.
func (w *queryWord) choose(before, after *queryWord, r numbers.Ranking, x Lookup) ([]*queryWord, error) {
	best, most, bestKeeps, isSlip := "", -1.0, 0, false
	for i, name := range slices.Concat(w.endings, w.slips) {
		count, err := beside(name, before, after, x)
		if err != nil {
			return nil, err
		}
		score, keeps := float64(count), 2
		if w.exact != w.folded {
			spellings, err := x.Spellings(name)
			if err != nil {
				return nil, err
			}
			keeps = 0
			for _, s := range spellings {
				keeps = max(keeps, keepsMarks(w.exact, s))
			}
		}
		if i < len(w.endings) {
			score *= r.Completed
		}
		if keeps == 0 {
			score *= r.Unmarked
		}
		if score > most || score == most && keeps > bestKeeps {
			// One letter less is a slip as well, and a neighbour tells which.
			isSlip = i >= len(w.endings) || count > 0 && slices.Contains(w.slips, name)
			best, most, bestKeeps = name, score, keeps
		}
	}
	if len(w.endings) == 0 {
		parts, count, err := w.part(x)
		if err != nil {
			return nil, err
		}
		if float64(count) > max(most, 0) {
			*w = *parts[0]
			return parts[1:], nil
		}
	}
	if !isSlip {
		return nil, nil // unfinished
	}
	w.endings, w.ended, w.shown = nil, nil, ""
	if len(w.folded) == 2 && most == 0 {
		return nil, nil // too little to go by
	}
	spellings, err := x.Spellings(best)
	if err == nil {
		w.correct(best, spellings)
	}
	return nil, err
}

// part finds the words that are the likeliest to have been typed without their
// blanks, and in how many documents the rarest two of them stand side by side; 0
// for none. Where marks are typed, the words must have them.
func (w *queryWord) part(x Lookup) (parts []*queryWord, most int, err error) {
	for _, names := range w.cuts {
		words, count, err := w.cut(names, x)
		if err != nil {
			return nil, 0, err
		}
		if count > most {
			parts, most = words, count
		}
	}
	return parts, most, nil
}

// cut parts a word into some by their names, and counts as part does.
func (w *queryWord) cut(names []string, x Lookup) (parts []*queryWord, least int, err error) {
	typed := []rune(w.exact)
	if len(typed) != len(w.folded) {
		return nil, 0, nil
	}
	var shown []string
	for i, name := range names {
		p := &queryWord{Word: w.Word}
		p.exact, p.folded = vietnamese.Canon(string(typed[:len(name)]))
		typed = typed[len(name):]
		if p.spellings, err = x.Spellings(p.folded); err != nil {
			return nil, 0, err
		}
		if p.exact != p.folded && !slices.Contains(p.spellings, p.exact) {
			return nil, 0, nil
		}
		if i > 0 {
			p.Start, p.Joined = p.End, true
			count, err := x.Follows(parts[i-1].folded, p.folded)
			if err == nil && count == 0 && p.hasDigits() {
				count, err = x.Follows(p.folded, parts[i-1].folded) // hd42 for 42-HD
			}
			if err != nil {
				return nil, 0, err
			}
			if i == 1 || count < least {
				least = count
			}
		}
		parts, shown = append(parts, p), append(shown, p.exact)
	}
	parts[0].shown = strings.Join(shown, " ")
	return parts, least, nil
}

// beside returns how many documents have a word beside its neighbours, nil for
// none; those that the index does not hold tell nothing.
func beside(name string, before, after *queryWord, x Lookup) (count int, err error) {
	if before != nil && len(before.spellings) > 0 {
		if count, err = x.Follows(before.folded, name); err != nil {
			return 0, err
		}
	}
	if after != nil && len(after.spellings) > 0 {
		n, err := x.Follows(name, after.folded)
		return count + n, err
	}
	return count, nil
}

// correct replaces a word by what was meant: where that can keep the marks
// typed, in the spellings that do, else in any.
func (w *queryWord) correct(name string, spellings []string) {
	typed := w.exact
	w.exact, w.folded, w.spellings, w.plain, w.shown = name, name, spellings, true, name
	if kept := keeping(typed, spellings); marks(typed) != "" && len(kept) > 0 {
		w.exact, w.terms, w.plain = kept[0], kept, false
		if len(kept) == 1 {
			w.shown = kept[0]
		}
	}
	for _, s := range spellings {
		if len(spellings) == 1 || marks(s) == marks(typed) && (marks(typed) == "" || keepsMarks(typed, s) > 0) {
			w.shown = s
			break
		}
	}
	if slices.Contains(spellings, w.keyed) {
		w.shown = w.keyed
	}
}

// keeping returns the spellings that keep the marks typed best, if any does.
func keeping(typed string, spellings []string) []string {
	most := 1
	for _, s := range spellings {
		most = max(most, keepsMarks(typed, s))
	}
	return slices.DeleteFunc(slices.Clone(spellings), func(s string) bool { return keepsMarks(typed, s) < most })
}

// keepsMarks returns 2 if a word has each letter of another that is typed with
// marks, in their order; 1 if such letters have more marks, as ữ for ũ; else 0.
func keepsMarks(typed, word string) int {
	keeps := 2
	rest := letters(word)
	for _, letter := range letters(typed) {
		if len(letter) == 1 {
			continue
		}
		i := slices.Index(rest, letter)
		if i < 0 {
			i, keeps = slices.IndexFunc(rest, func(other string) bool { return isPartOf(letter, other) }), 1
		}
		if i < 0 {
			return 0
		}
		rest = rest[i+1:]
	}
	return keeps
}

// letters returns the letters of a word, each with its marks behind it.
func letters(word string) []string {
	var list []string
	for _, r := range decompose(word) {
		if unicode.Is(unicode.Mn, r) && len(list) > 0 {
			list[len(list)-1] += string(r)
		} else {
			list = append(list, string(r))
		}
	}
	return list
}
