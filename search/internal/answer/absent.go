package answer

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

// absent reports whether the index has nothing on what is asked: in none of the
// best documents does enough of it stand beside a neighbour that it has in the
// query, or in what names the document; both together count more, and a pair that it has
// seldom less. Syllables alone prove nothing, as long pages hold nearly all of them; words of
// another language mean by themselves what they mean, and some expressions are all that is
// asked for: where no document is about one, the others do not answer. In Vietnamese a word that
// no document holds says little against the others: people call things by more names than any
// site has.
// client/absent.js does the same.
func (x *Index) absent(r *reading, asked *plan.Plan, best []ranked) (bool, error) {
	rule := &x.statistics.Ranking.Absent
	if len(asked.Support) == 0 || len(best) == 0 {
		return len(best) == 0, nil
	}
	j := judge{reading: r, index: x, words: make([]*roaring.Bitmap, len(asked.Support))}
	letters, syllables, unknown := 0, 0, false
	for i, s := range asked.Support {
		var err error
		if j.words[i], err = r.holders(plan.Clause{Field: numbers.FieldBodyFolded, Terms: s.Terms}); err != nil {
			return false, err
		}
		if !s.Number {
			letters++
			if slices.ContainsFunc(s.Terms, plan.Syllabic.MatchString) {
				syllables++
			}
		}
		unknown = unknown || j.words[i].IsEmpty() && !isYear(s)
	}
	switch {
	case unknown && len(asked.Support) < rule.Words:
		return true, nil
	case letters < 2:
		return false, nil
	}
	if isOther, err := j.asksOther(asked.Support); isOther || err != nil {
		return isOther, err
	}
	names := &x.statistics.Ranking.Names
	j.family = len(asked.Support) < names.Words && slices.Contains(names.Family, strings.Join(asked.Support[0].Terms, " "))
	j.foreign = letters > 2*syllables
	if err := j.readTitles(asked.Support); err != nil {
		return false, err
	}
	for _, hit := range best[:min(rule.Hits, len(best))] {
		share, whole, err := j.support(asked.Support, hit.document)
		if err != nil || share >= rule.Least && (whole || !asked.Name) {
			return false, err
		}
	}
	return true, nil
}

// asksOther reports whether a query has one of the subjects, and no document is about it.
func (j *judge) asksOther(words []plan.Support) (bool, error) {
	query, before := "", ""
	for _, w := range words {
		word := ""
		if len(w.Terms) > 0 {
			word = w.Terms[0]
		}
		if len(w.Pairs) == 0 || w.Pairs[0] != before+" "+word {
			query += " |" // not side by side
		}
		query += " " + word
		before = word
	}
	for _, subject := range j.index.statistics.Ranking.Absent.Subjects {
		if !strings.Contains(query+" ", " "+subject+" ") {
			continue
		}
		if isTold, err := j.isTold(subject); !isTold || err != nil {
			return !isTold, err
		}
	}
	return false, nil
}

// isTold reports whether some document is about a subject: it has each of its pairs again and
// again, or in what names it or a section of it. A pair so common that the browser would not fetch
// its list is had by all.
func (j *judge) isTold(subject string) (bool, error) {
	about := j.all()
	syllables := strings.Fields(subject)
	for i := range syllables[1:] {
		pair := syllables[i] + " " + syllables[i+1]
		tier, err := j.index.tierOf(j.reading, plan.Clause{Field: numbers.FieldPairs, Terms: []string{pair}})
		if err != nil {
			return false, err
		}
		if tier > numbers.Light {
			continue
		}
		holders, err := j.repeating(numbers.FieldPairs, pair, j.index.statistics.Ranking.Absent.Told)
		if err != nil {
			return false, err
		}
		about.And(holders)
	}
	return !about.IsEmpty(), nil
}

// judge weighs what documents hold of a query.
type judge struct {
	*reading
	index  *Index
	words  []*roaring.Bitmap // by place in the query
	titles []*roaring.Bitmap // where these stand in titles

	foreign bool // whether most words are of another language
	family  bool // whether the first may be a family's name
}

// readTitles looks up which titles have the words of a query. One in so many of them
// that the browser would not fetch its list says nothing.
func (j *judge) readTitles(words []plan.Support) error {
	j.titles = make([]*roaring.Bitmap, len(words))
	for i, w := range words {
		inTitle := plan.Clause{Field: numbers.FieldTitleFolded, Terms: w.Terms}
		tier, err := j.index.tierOf(j.reading, inTitle)
		if err != nil {
			return err
		}
		if tier > numbers.Light {
			inTitle.Terms = nil
		}
		if j.titles[i], err = j.holders(inTitle); err != nil {
			return err
		}
	}
	return nil
}

// year says when, not what: it is typed for what holds now.
var year = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

func isYear(w plan.Support) bool { return w.Number && year.MatchString(w.Terms[0]) }

// isPaper reports whether the word at i is the number of a document, as its type
// stands before it.
func (j *judge) isPaper(words []plan.Support, i int) bool {
	return i > 1 && words[i].Number && len(words[i].Terms[0]) > 1 && len(words[i].Pairs) > 0 &&
		slices.ContainsFunc(j.index.statistics.Ranking.Absent.Papers, func(paper string) bool {
			return paper == strings.Join(slices.Concat(words[i-2].Terms, words[i-1].Terms), " ")
		})
}

// support returns which share of a query, by the rarity of its words, stands in a
// document beside a neighbour of the query, and whether it has all pairs; numbers,
// words of another language and those without neighbours count where they stand. What
// stands in the title counts more, and there alone less, unless few titles have it.
func (j *judge) support(words []plan.Support, document uint32) (share float64, whole bool, err error) {
	rule := &j.index.statistics.Ranking.Absent
	held, all := 0.0, 0.0
	whole = true
	for i, w := range words {
		counts := 0.0
		for _, pair := range w.Pairs {
			held, err := j.pair(pair, document)
			if err != nil {
				return 0, false, err
			}
			counts, whole = max(counts, held), whole && held > 0
		}
		if isYear(w) {
			continue
		}
		n := float64(j.words[i].GetCardinality())
		idf := math.Log(1 + (float64(j.documents)-n+.5)/(n+.5))
		if n == 0 && !j.foreign {
			idf *= rule.Unknown
		}
		all += idf
		isPaper := j.isPaper(words, i)
		if (j.foreign || w.Number && !isPaper || len(w.Pairs) == 0) && j.words[i].Contains(document) {
			counts = max(counts, 1)
		}
		switch titled := j.titles[i].Contains(document); {
		case counts == 0 && (i == 0 && j.family || isPaper && !titled):
			return 0, false, nil // somebody else's name, or another document's number
		case titled && counts == 0:
			counts = rule.Titled
			if int(j.titles[i].GetCardinality())*rule.Few <= j.documents {
				counts = rule.Telling
			}
		case titled && !j.foreign:
			counts += rule.Named
		}
		held += float64(counts * idf)
	}
	if all <= 0 {
		return 1, whole, nil
	}
	return held / all, whole, nil
}

// signs are a number and letters without vowels, which are signs of who issued a document
// or of its type.
var signs = regexp.MustCompile(`^(\S*[0-9]\S* [^0-9aeiouy]+|[^0-9aeiouy ]+ \S*[0-9]\S*)$`)

// pair returns what it counts that a document has a pair, 0 if it has none. One that is so common that
// the browser would not fetch its list is had by who has both words; so is that of
// a number and letters that are no syllable, as other signs of the document may stand
// between: 36-HD/VPTW is asked for as 36 vptw.
func (j *judge) pair(pair string, document uint32) (float64, error) {
	tier, err := j.index.tierOf(j.reading, plan.Clause{Field: numbers.FieldPairs, Terms: []string{pair}})
	if err != nil {
		return 0, err
	}
	if !signs.MatchString(pair) && tier == numbers.Light {
		times, err := j.frequency(numbers.FieldPairs, pair, document)
		rule := &j.index.statistics.Ranking.Absent
		switch {
		case err != nil || times == 0:
			return 0, err
		case times < rule.Often:
			return rule.Weak, nil
		}
		return 1, nil
	}
	for _, word := range strings.Fields(pair) {
		set, err := j.holders(plan.Clause{Field: numbers.FieldBodyFolded, Terms: []string{word}})
		if err != nil || !set.Contains(document) {
			return 0, err
		}
	}
	return 1, nil
}
