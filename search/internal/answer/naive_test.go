package answer

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/plan"
)

// naive is an index of a few documents as one would first think of it: it
// looks at every document for every question, and reads the texts themselves.
type naive struct {
	docs    []naiveDocument     // in the order of URLs
	terms   map[string][]string // of each field, in byte order
	average map[string]float64
}

type naiveDocument struct {
	corpus.Document
	terms   map[string]map[string]int // field → term → frequency, in classes
	lengths map[string]int            // field → length, in classes
}

func newNaive(docs []corpus.Document) *naive {
	n := &naive{average: map[string]float64{}, terms: map[string][]string{}}
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b corpus.Document) int { return cmp.Compare(a.URL, b.URL) })
	sums := map[string]int{}
	for _, d := range docs {
		read := readNaively(d)
		for field, length := range read.lengths {
			sums[field] += length
		}
		n.docs = append(n.docs, read)
		for field, terms := range read.terms {
			n.terms[field] = slices.AppendSeq(n.terms[field], maps.Keys(terms))
		}
	}
	for field, terms := range n.terms {
		slices.Sort(terms)
		n.terms[field] = slices.Compact(terms)
	}
	for field, sum := range sums {
		n.average[field] = math.Ceil(float64(sum) / float64(len(docs)))
	}
	return n
}

func readNaively(d corpus.Document) naiveDocument {
	n := naiveDocument{d, map[string]map[string]int{}, map[string]int{}}
	words := map[string]int{}
	counts := map[string]map[string]int{}
	folds := map[string]string{}
	for _, field := range []string{numbers.FieldTitle, numbers.FieldTitleFolded, numbers.FieldBody, numbers.FieldBodyFolded, numbers.FieldPairs} {
		counts[field], n.terms[field] = map[string]int{}, map[string]int{}
	}
	read := func(text string, isTitle bool, times int) {
		list := vietnamese.Words(text, nil)
		before := ""
		for i, w := range list {
			exact, folded := vietnamese.CanonWord(text, list[:i+1])
			folds[exact] = folded
			counts[numbers.FieldBody][exact] += times
			words[numbers.FieldBody]++
			if isTitle {
				counts[numbers.FieldTitle][exact]++
				words[numbers.FieldTitle]++
			}
			if w.Whole {
				continue
			}
			if w.Joined {
				counts[numbers.FieldPairs][before+" "+folded] += times
			}
			before = folded
		}
	}
	read(d.Title, true, numbers.TitleTimes)
	own := words[numbers.FieldTitle]
	for _, k := range d.Keywords {
		read(k, true, numbers.KeywordTimes)
	}
	words[numbers.FieldTitle] -= (words[numbers.FieldTitle] - own) / numbers.KeywordsPerWord
	for _, subject := range d.Subjects {
		read(subject, false, numbers.SubjectTimes)
	}
	read(d.Summary, false, numbers.SummaryTimes)
	for _, s := range d.Sections {
		read(s.Heading, false, numbers.HeadingTimes)
		read(s.Text, false, 1)
	}
	for field, folded := range map[string]string{numbers.FieldTitle: numbers.FieldTitleFolded, numbers.FieldBody: numbers.FieldBodyFolded, numbers.FieldPairs: ""} {
		for term, count := range counts[field] {
			n.terms[field][term] = inClass(count)
			if folded != "" {
				counts[folded][folds[term]] += inClass(count)
			}
		}
		for term, sum := range counts[folded] {
			n.terms[folded][term] = inClass(sum)
		}
		scale := numbers.ScaleOf(field)
		n.lengths[field] = max(1, scale[scale.Class(words[field])])
		if folded != "" {
			n.lengths[folded] = n.lengths[field]
		}
	}
	return n
}

func inClass(count int) int { return numbers.Frequencies[numbers.FrequencyClass(count)] }

// frequency returns how often a document holds the terms of a clause.
func (d *naiveDocument) frequency(c plan.Clause) int {
	sum := 0
	for _, term := range c.Terms {
		sum += d.terms[c.Field][term]
	}
	if sum == 0 {
		return 0
	}
	return inClass(sum)
}

func (d *naiveDocument) holds(clauses ...plan.Clause) bool {
	return slices.ContainsFunc(clauses, func(c plan.Clause) bool { return d.frequency(c) > 0 })
}

func (n *naive) idf(c plan.Clause) float64 {
	holders := 0
	for _, d := range n.docs {
		if d.holds(c) {
			holders++
		}
	}
	return math.Log(1 + (float64(len(n.docs)-holders)+.5)/(float64(holders)+.5))
}

// scores returns the score of every document that matches, by number.
func (n *naive) scores(groups [][]plan.Clause) map[uint32]float64 {
	squares := 0.0
	for _, clauses := range groups {
		for _, c := range clauses {
			squares += math.Pow(c.Boost*n.idf(c), 2)
		}
	}
	norm := 1 / math.Sqrt(squares)
	scores := map[uint32]float64{}
	for number, d := range n.docs {
		score, matchedGroups := 0.0, 0
		for _, clauses := range groups {
			sum, matched := 0.0, 0
			for _, c := range clauses {
				f := d.frequency(c)
				if f == 0 {
					continue
				}
				matched++
				idf := n.idf(c)
				tf := math.Sqrt(float64(f))
				long := float64(d.lengths[c.Field]) / n.average[c.Field]
				sum += idf * tf * 1.2 / (tf + 1.2*(.25+.75*long)) * c.Boost * idf * norm
			}
			if matched > 0 {
				matchedGroups++
				score += sum * float64(matched) / float64(len(clauses))
			}
		}
		if matchedGroups > 0 {
			scores[uint32(number)] = score * float64(matchedGroups) / float64(len(groups))
		}
	}
	return scores
}

// randomClauses makes clauses of one to three terms, some of them unknown.
func (n *naive) randomClauses(random *rand.Rand, most int, fields ...string) []plan.Clause {
	clauses := make([]plan.Clause, random.IntN(most+1))
	for i := range clauses {
		c := plan.Clause{Field: fields[random.IntN(len(fields))], Boost: []float64{.5, 1, 3, 4. / 3}[random.IntN(4)]}
		terms := n.terms[c.Field]
		for range 1 + random.IntN(6)/3 {
			c.Terms = append(c.Terms, terms[random.IntN(len(terms))])
		}
		if random.IntN(12) == 0 {
			c.Terms[0] = "xyz xyz"
		}
		slices.Sort(c.Terms)
		c.Terms = slices.Compact(c.Terms)
		clauses[i] = c
	}
	return clauses
}

// openNaively opens documents both ways.
func openNaively(t *testing.T, docs []corpus.Document) (*Index, *reading, *naive) {
	t.Helper()
	x, _ := openDocuments(t, docs...)
	r, err := x.read()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.close)
	return x, r, newNaive(docs)
}
