package link

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"chuyende/internal/frontmatter"
	"chuyende/internal/lang"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// spelling is one way in which authors write a term of their own.
type spelling struct {
	title string   // as first written
	words []string // in the one form that Canon gives; signs such as + count
	uses  []use
	term  *site.Term
}

// use is a place where a spelling stands.
type use struct {
	page *site.Page
	item frontmatter.Item
}

// slug is [vietnamese.Slug], once for each text: many pages have the same.
func (l *linker) slug(text string) string {
	slug, known := l.slugs[text]
	if !known {
		slug = vietnamese.Slug(text)
		l.slugs[text] = slug
	}
	return slug
}

// coin makes the terms of a classifier without a vocabulary, by the text that
// authors wrote, and puts them by id into terms. Spellings that differ in case,
// punctuation or marks left out are one term. Those that are written out and
// differ all the same, such as "hội" and "hồi" or "C++" and "C#", are terms of
// their own: the first in order has the address that it would have alone, the
// others are spelt out in theirs.
func (l *linker) coin(t *site.Taxonomy, terms map[string]*site.Term) map[string]*site.Term {
	groups := map[string][]*spelling{}
	for _, p := range l.having[t.Classifier.Field] {
		for _, item := range p.Meta.Items(t.Classifier.Field) {
			id := l.slug(item.Text)
			if id == "" || id == "index" || !p.IsEntry() {
				continue // reported, or no page of a list
			}
			words := spelledWords(item.Text)
			i := slices.IndexFunc(groups[id], func(s *spelling) bool { return slices.Equal(s.words, words) })
			if i < 0 {
				i = len(groups[id])
				groups[id] = append(groups[id], &spelling{title: item.Text, words: words})
			}
			groups[id][i].uses = append(groups[id][i].uses, use{p, item})
		}
	}
	coined := map[string]*site.Term{}
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		l.coinGroup(t, id, groups, terms)
		for _, s := range groups[id] {
			for _, u := range s.uses {
				coined[u.item.Text] = s.term
			}
		}
	}
	return coined
}

// coinGroup makes terms of the spellings that share a slug.
func (l *linker) coinGroup(t *site.Taxonomy, slug string, groups map[string][]*spelling, terms map[string]*site.Term) {
	group := groups[slug]
	var full []*spelling // those that are no other one with marks left out
	for _, s := range group {
		if !slices.ContainsFunc(group, func(other *spelling) bool { return lacksMarks(s.words, other.words) }) {
			full = append(full, s)
		}
	}
	slices.SortFunc(full, func(a, b *spelling) int {
		if c := l.sorter.compareTitles(strings.Join(a.words, " "), strings.Join(b.words, " ")); c != 0 {
			return c
		}
		return slices.Compare(a.words, b.words)
	})
	for i, s := range full {
		id := slug
		if i > 0 {
			id = spelledID(s.words, func(id string) bool { return terms[id] != nil || groups[id] != nil })
		}
		s.term = &site.Term{Taxonomy: t, ID: id, Title: s.title}
		terms[id] = s.term
	}
	if len(full) == 1 {
		full[0].term.Title = group[0].title
	}
	for _, s := range group {
		if s.term == nil {
			l.joinTerm(s, full)
		}
	}
}

// joinTerm gives a spelling without marks the first term that it may stand
// for, and tells where there are several.
func (l *linker) joinTerm(s *spelling, full []*spelling) {
	var meant []string
	for _, f := range full {
		if lacksMarks(s.words, f.words) {
			if meant = append(meant, f.title); s.term == nil {
				s.term = f.term
			}
		}
	}
	if len(meant) < 2 {
		return
	}
	for _, u := range s.uses {
		l.problems.Add(u.page.Problem(ruleTermUnclear, u.item.Span,
			lang.Textf("%q viết thiếu dấu, có thể là %s; trang này được xếp vào %q", "%q lacks marks and may be %s; the page is listed under %q",
				u.item.Text, quoted(meant), meant[0]),
			lang.Text{VI: "viết đủ dấu", EN: "write it with its marks"}))
	}
}

func quoted(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = fmt.Sprintf("%q", name)
	}
	return strings.Join(shown, ", ")
}

// spelledWords returns the words of a term, and the signs that names differ by
// as words of their own: those of "C++" are "c", "+", "+".
func spelledWords(text string) []string {
	var words []string
	word, before := []rune(nil), ' '
	flush := func() {
		if len(word) > 0 {
			exact, _ := vietnamese.Canon(string(word))
			words = append(words, exact)
			word = nil
		}
	}
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			word = append(word, r)
		case r == '\'' || r == '’' || r == 'ʼ':
			continue // as in Slug: it stands inside a word
		case isNameSign(r) && !(r == '#' && len(words) == 0 && before == ' '):
			flush()
			words = append(words, string(r))
		default:
			flush()
		}
		before = r
	}
	flush()
	return words
}

// isNameSign reports whether names may differ by a sign alone. A # before a
// word marks it as a tag.
func isNameSign(r rune) bool {
	return strings.ContainsRune("+#&%@=<>$", r) || unicode.IsSymbol(r) && !strings.ContainsRune("`^~|", r)
}

// lacksMarks reports whether words are those of full with the marks left out
// of at least one.
func lacksMarks(words, full []string) bool {
	if len(words) != len(full) || slices.Equal(words, full) {
		return false
	}
	for i, word := range words {
		if word != full[i] && (word != vietnamese.Fold(word) || word != vietnamese.Fold(full[i])) {
			return false
		}
	}
	return true
}

// spelledID returns an id for a term whose slug is another one's: its words as
// Telex types them, signs by name, and a number if even that is taken.
func spelledID(words []string, taken func(string) bool) string {
	parts := make([]string, len(words))
	for i, word := range words {
		parts[i] = vietnamese.Telex(word)
		switch {
		case word == "+":
			parts[i] = "cong"
		case word == "#":
			parts[i] = "thang"
		case word == "&":
			parts[i] = "va"
		case word == "%":
			parts[i] = "phan-tram"
		case vietnamese.Slug(word) == "":
			parts[i] = fmt.Sprintf("u%x", []rune(word)[0])
		}
	}
	base := vietnamese.Slug(strings.Join(parts, "-"))
	id := base
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
