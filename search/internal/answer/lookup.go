package answer

import (
	"slices"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

// lexicon is the words of an index, as a plan asks for them.
type lexicon struct {
	spellings map[string][]string // folded → exact, in byte order
	syllables plan.Syllables
}

func (x *Index) readLexicon() (*lexicon, error) {
	r, err := x.read()
	if err != nil {
		return nil, err
	}
	defer r.close()
	l := &lexicon{spellings: map[string][]string{}}
	err = r.terms(numbers.FieldBody, func(exact string) error {
		_, folded := vietnamese.Canon(exact)
		l.spellings[folded] = append(l.spellings[folded], exact)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = r.terms(numbers.FieldBodyFolded, func(term string) error {
		if !plan.IsLetters(term) {
			return nil
		}
		documents, err := r.count(numbers.FieldBodyFolded, term)
		l.syllables.Add(term, max(1, documents))
		return err
	})
	return l, err
}

// bleveLookup answers a plan's questions from the bleve index.
type bleveLookup struct {
	*reading
	*lexicon
}

func (x *Index) lookup(r *reading) (*bleveLookup, error) {
	words, err := x.lexicon()
	if err != nil {
		return nil, err
	}
	return &bleveLookup{r, words}, nil
}

func (l *bleveLookup) Spellings(folded string) ([]string, error) {
	return slices.Clone(l.lexicon.spellings[folded]), nil
}

func (l *bleveLookup) Near(folded string, most int) ([]string, error) {
	return l.syllables.Near(folded, most), nil
}

func (l *bleveLookup) Cuts(word string, most int) ([][]string, error) {
	return l.syllables.Cuts(word, most), nil
}

func (l *bleveLookup) Outgrowing(word string, classes, most int) ([]string, error) {
	return l.syllables.Outgrowing(word, classes, most), nil
}

func (l *bleveLookup) Starting(prefix string, most int) ([]string, error) {
	return l.syllables.Starting(prefix, most), nil
}

func (l *bleveLookup) Follows(first, second string) (int, error) {
	return l.count(numbers.FieldPairs, first+" "+second)
}
