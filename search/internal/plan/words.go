package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
)

// queryWords is a text that somebody searches for, on its way to a plan.
type queryWords struct {
	text   string
	words  []*queryWord
	marked bool // as it was typed, some word has marks
	name   bool // it is somebody's name
}

// queryWord is a word of a query and what is made of it.
type queryWord struct {
	vietnamese.Word
	exact, folded string

	number  *queryWord // that it is a part of, listed after it; nil for none
	without bool       // documents must not hold it
	asking  bool       // it only asks, and need not be in a page
	quoted  bool

	spellings []string   // of its folded form in the index; none if it is unknown
	endings   []string   // what it may become, if it is unfinished
	ended     []string   // the exact forms of endings that keep the marks typed
	slips     []string   // what it may have been meant to be
	cuts      [][]string // the words it may be without their blanks
	terms     []string   // the exact forms to look for
	keyed     string     // what it is as keys, where it may as well be a slip
	plain     bool       // look for it as if it had no marks
	shown     string     // instead of what was typed
}

// isWhole reports whether a word is looked for as it stands: not one that is
// but the beginning of others.
func (w *queryWord) isWhole() bool { return len(w.spellings) > 0 || len(w.endings) == 0 }

// counts reports whether a document must have the word to hold every word of
// the query: of a document's number, the whole if any document has it, else
// its parts.
func (w *queryWord) counts() bool {
	if w.number != nil {
		return len(w.number.spellings) == 0
	}
	return !w.Whole || len(w.spellings) > 0
}

// readQuery parts a text into words, at most so many. A hyphen directly before a word, and a
// blank or nothing before that, says that it is not to be in a page. A single
// letter at the end is no word yet while somebody types.
func readQuery(text string, typing bool, most int) *queryWords {
	q := &queryWords{text: text}
	words := vietnamese.Words(text, nil)
	words = words[:min(most, len(words))]
	without, end := false, 0
	for i, w := range words {
		word := &queryWord{Word: w, without: without}
		word.exact, word.folded = vietnamese.CanonWord(text, words[:i+1])
		switch {
		case w.Whole:
			for _, part := range q.words {
				if part.Start >= w.Start {
					part.number = word
				}
			}
		case i == 0 || !isLink(text[end:w.Start]):
			before, hyphen := strings.CutSuffix(text[:w.Start], "-")
			without = hyphen && (before == "" || strings.HasSuffix(before, " "))
			word.without = without
		}
		end = w.End
		if !typing || end < len(text) || len(word.folded) > 1 || !IsLetters(word.folded) {
			q.words = append(q.words, word)
		}
	}
	return q
}

// isLink reports whether gap links the parts of a document's number, as
// [vietnamese.Words] has it.
func isLink(gap string) bool {
	return utf8.RuneCountInString(gap) == 1 && strings.Contains("-/\u2010\u2011\u2013", gap)
}

// quotation is what stands between two quotation marks.
var quotation = regexp.MustCompile(`"[^"]*"|“[^“”]*”`)

// findPhrases returns what stands between each two quotation marks, without
// whole document numbers. A mark without its other half is none.
func (q *queryWords) findPhrases() []Phrase {
	var phrases []Phrase
	for _, at := range quotation.FindAllStringIndex(q.text, -1) {
		var exact []string
		var p Phrase
		for _, w := range q.words {
			if !w.Whole && !w.without && w.Start > at[0] && w.End < at[1] {
				w.quoted = true
				exact, p.folded = append(exact, w.exact), append(p.folded, w.folded)
			}
		}
		if len(exact) > 0 {
			p.Words, p.Marked = exact, !slices.Equal(exact, p.folded)
			phrases = append(phrases, p)
		}
	}
	return phrases
}

// understand looks the words up and settles what to look for.
func (q *queryWords) understand(typing bool, r numbers.Ranking, x Lookup) error {
	q.marked = q.hasMarks()
	q.setAside(r)
	q.name = q.isName(r.Names)
	for _, w := range q.words {
		if w.without || w.asking {
			continue
		}
		if err := q.recognise(w, typing, r, x); err != nil {
			return err
		}
	}
	single := slices.DeleteFunc(slices.Clone(q.words), func(w *queryWord) bool { return w.Whole })
	for i := 0; i < len(single); i++ {
		w := single[i]
		if len(w.slips)+len(w.cuts) == 0 {
			continue
		}
		var before, after *queryWord
		if i > 0 && w.Joined {
			before = single[i-1]
		}
		if i+1 < len(single) && single[i+1].Joined {
			after = single[i+1]
		}
		rest, err := w.choose(before, after, r, x)
		if err != nil {
			return err
		}
		single = slices.Insert(single, i+1, rest...)
		q.words = slices.Insert(q.words, slices.Index(q.words, w)+1, rest...)
		i += len(rest)
	}
	unmarked := false
	for _, w := range q.words {
		if w.terms != nil {
			continue // corrected
		}
		w.terms = []string{w.exact}
		if len(w.spellings) == 0 || slices.Contains(w.spellings, w.exact) {
			continue
		}
		if w.exact != w.folded {
			w.terms = slices.DeleteFunc(slices.Clone(w.spellings), func(s string) bool { return !isPartOf(w.exact, s) })
		}
		if w.shown == w.exact && len(w.terms) == 1 {
			w.shown = w.terms[0] // a key of a mark was not typed
		}
		unmarked = unmarked || w.exact == w.folded
		w.plain = w.exact == w.folded || len(w.terms) == 0 // any spelling will do
	}
	if unmarked {
		// Who leaves the marks out of one word does so in others, though these
		// may be words without.
		for _, w := range q.words {
			w.plain = w.plain || w.exact == w.folded && len(w.spellings) > 0
		}
	}
	return nil
}

// recognise finds out whether the index holds a word. If not, it may be
// unfinished, typed as keys, or misspelt: numbers and quoted words never are, and
// in a query typed with marks a syllable that Vietnamese has is not misspelt.
func (q *queryWords) recognise(w *queryWord, typing bool, r numbers.Ranking, x Lookup) (err error) {
	if w.spellings, err = x.Spellings(w.folded); err != nil {
		return err
	}
	if w.Whole || w.number != nil {
		return nil
	}
	last := w.End == len(q.text) && IsLetters(w.folded)
	switch {
	case last && (typing || len(w.folded) > 1 && w.isOther() && !q.name):
		err = w.complete(typing, r, x)
	case last && len(q.words) == 1 && len(w.folded) > 1 && w.exact == w.folded && len(w.spellings) > 0:
		// One word, sent: as it was while typed, if it hardly is one itself.
		w.endings, err = x.Outgrowing(w.folded, r.Outgrown, r.Endings)
	}
	if err != nil {
		return err
	}
	if len(w.spellings)+len(w.endings) > 0 || w.quoted || q.name {
		return nil
	}
	if keys := readTelex(q.text[w.Start:w.End]); keys != "" {
		exact, folded := vietnamese.Canon(keys)
		spellings, err := x.Spellings(folded)
		if err != nil {
			return err
		}
		switch isKnown := slices.Contains(spellings, exact) || len(spellings) > 0 && len(folded) > 1; {
		case isKnown && !q.marked && IsLetters(w.folded) && marks(exact) == circumflex:
			// aa may be â, or a typed twice: neighbours tell.
			w.keyed, w.slips = exact, []string{folded}
		case isKnown:
			w.exact, w.folded, w.spellings, w.shown = exact, folded, spellings, exact
			return nil
		}
	}
	if glued.MatchString(w.folded) {
		w.cuts = [][]string{alike.FindAllString(w.folded, -1)}
		return nil
	}
	if len(w.folded) < 2 || !IsLetters(w.folded) {
		return nil
	}
	// A name is not to become another word, nor is an abbreviation.
	if isMeant := q.marked && vietnamese.IsSyllable(q.text[w.Start:w.End]); !isMeant && !isShort(w.folded) {
		var near []string
		near, err = x.Near(w.folded, r.Slips)
		w.slips = append(w.slips, near...)
		if err == nil {
			w.cuts, err = x.Cuts(w.folded, r.Cuts)
		}
	}
	if err == nil && last {
		err = w.complete(typing, r, x)
	}
	return err
}

// glued is a document's number and a sign of it, typed without a blank between.
var glued = regexp.MustCompile(`^([a-z]+[0-9]+|[0-9]+[a-z]+)$`)

// alike are letters or digits.
var alike = regexp.MustCompile(`[a-z]+|[0-9]+`)

// isShort reports whether a word is an abbreviation: two letters without a vowel.
func isShort(folded string) bool {
	return len(folded) < 3 && !strings.ContainsAny(folded, "aeiouy")
}

// hasMarks reports whether a query is typed with marks.
func (q *queryWords) hasMarks() bool {
	return slices.ContainsFunc(q.words, func(w *queryWord) bool { return !w.without && w.exact != w.folded })
}

// understood is the query with the words that were found instead of those
// that were typed.
func (q *queryWords) understood() string {
	var b strings.Builder
	end := 0
	for _, w := range q.words {
		if w.shown != "" {
			b.WriteString(q.text[end:w.Start])
			b.WriteString(w.shown)
			end = w.End
		}
	}
	b.WriteString(q.text[end:])
	// What JavaScript trims.
	return strings.TrimFunc(b.String(), func(r rune) bool { return unicode.IsSpace(r) && r != '\u0085' || r == '\ufeff' })
}

// decompose parts letters from marks; the stroke of đ is one too.
func decompose(s string) string {
	return strings.ReplaceAll(norm.NFD.String(s), "đ", "d\u0335")
}

// marks returns the marks of a word without its letters.
func marks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return r
		}
		return -1
	}, decompose(s))
}

// isPartOf reports whether whole has all letters and marks of part in their
// order: some marks may not have been typed yet, as in hơp for hợp.
func isPartOf(part, whole string) bool {
	rest := []rune(decompose(part))
	for _, r := range decompose(whole) {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}
