package corpus

import (
	"slices"
	"strings"

	"chuyende/internal/vietnamese"
	"chuyende/internal/wire"
	"chuyende/search/internal/numbers"
)

// Analysed is a document reduced to what an index needs of it. It does not
// change any more.
type Analysed struct {
	// Terms in ascending order of their number in the vocabulary, each with
	// its frequency class: number<<3 | class.
	title, body, pairs []uint32

	titleLength, bodyLength uint8 // length classes
	within                  within

	Doc Document // whose text is encoded when it is written, so that it is held once

	digest digest // of the document, where it is kept
}

// analyser turns documents into numbers. It remembers every spelling it has
// met and reuses its buffers, so it is for one goroutine at a time.
type analyser struct {
	vocabulary    *vocabulary
	abbreviations *abbreviations
	memo          map[string]spelling
	words         []vietnamese.Word
	short         []int // words of a text that have to do with abbreviations
	title         []uint32
	body          []uint32
	pairs         []uint64
	length        int // words of the body, each once wherever it stands
	loose         int // words of the text being read that do not count in its length
	titleLength   int
	noting        noting
	said          wire.Writer // all that a document says
}

// spelling is what the analyser knows of a word as it is written.
type spelling struct {
	form
	abbreviation *abbreviation // nil for most
}

func newAnalyser(v *vocabulary, x *abbreviations) *analyser {
	return &analyser{vocabulary: v, abbreviations: x, memo: map[string]spelling{}, noting: newNoting()}
}

// analyse reads the title, the keywords (as part of the title), the subjects,
// the summary and then all headings and texts. All counts as part of the body,
// more often the more it says of the page.
func (a *analyser) analyse(doc *Document) *Analysed {
	a.title, a.body, a.pairs, a.length = a.title[:0], a.body[:0], a.pairs[:0], 0
	a.titleLength = 0
	a.noting.reset()
	a.readTitle(doc.Title, numbers.TitleTimes)
	own := a.titleLength
	for _, keyword := range doc.Keywords {
		a.readTitle(keyword, numbers.KeywordTimes)
	}
	a.titleLength -= (a.titleLength - own) / numbers.KeywordsPerWord
	for _, subject := range doc.Subjects {
		a.read(subject, numbers.SubjectTimes)
	}
	a.read(doc.Summary, numbers.SummaryTimes)
	parts, partCount := PartsOf(doc.Sections)
	for i, section := range doc.Sections {
		if partCount > 1 {
			a.noting.part = 1 << parts[i]
		}
		a.read(section.Heading, numbers.HeadingTimes)
		a.read(section.Text, 1)
	}
	result := &Analysed{
		titleLength: numbers.TitleScale.Class(a.titleLength),
		bodyLength:  numbers.BodyScale.Class(a.length),
	}
	// One backing array for all three lists: it lives as long as the document.
	slices.Sort(a.pairs)
	terms := make([]uint32, 0, len(a.title)+len(a.body)+len(a.pairs))
	terms = count(terms, a.title)
	title := len(terms)
	terms = count(terms, a.body)
	body := len(terms)
	terms = a.countPairs(terms)
	terms = slices.Clone(terms)
	result.title, result.body, result.pairs = terms[:title:title], terms[title:body:body], terms[body:]
	result.within.parts = partCount
	if partCount > 1 {
		result.within.body = masks(result.body, a.noting.words)
		result.within.pairs = masks(result.pairs, a.noting.numbers)
	}
	return result
}

// readTitle adds the words of a title to it, and so many times to the body.
func (a *analyser) readTitle(text string, times int) {
	start := len(a.body)
	n := a.read(text, times)
	a.title = append(a.title, a.body[start:start+n]...)
	a.titleLength += n - a.loose
}

// read adds the words of text to the body, all of them so many times, and
// returns how many there are. What is read in one call is one run of text: no
// pair reaches beyond it.
func (a *analyser) read(text string, times int) int {
	a.words, a.short = vietnamese.Words(text, a.words[:0]), a.short[:0]
	start, first := len(a.body), len(a.pairs)
	a.loose = 0
	before := uint32(0)
	for i, w := range a.words {
		f := a.form(text, a.words[:i+1])
		a.body = append(a.body, f.exact)
		if w.Whole {
			// Its parts make the pairs, and none is short for anything.
			for n := len(a.short); n > 0 && a.short[n-1] >= i-w.Parts; n-- {
				a.short = a.short[:n-1]
			}
			continue
		}
		if f.abbreviation != nil {
			a.short = append(a.short, i)
		}
		if w.Joined {
			a.pairs = append(a.pairs, uint64(before)<<32|uint64(f.folded))
		}
		before = f.folded
	}
	for _, i := range a.short {
		a.abbreviate(text, i)
	}
	n := len(a.body) - start
	a.length += n - a.loose
	words, pairs := a.body[start:], a.pairs[first:]
	a.noting.note(words, pairs)
	for range times - 1 {
		a.body, a.pairs = append(a.body, words...), append(a.pairs, pairs...)
	}
	return n
}

// form numbers the last of words.
func (a *analyser) form(text string, words []vietnamese.Word) spelling {
	w := words[len(words)-1]
	written := text[w.Start:w.End]
	if s, ok := a.memo[written]; ok {
		return s
	}
	f := a.vocabulary.word(vietnamese.CanonWord(text, words))
	s := spelling{f, a.abbreviations.of(written, f)}
	a.memo[strings.Clone(written)] = s
	return s
}

// count appends each distinct number of list once, with its frequency class.
// It sorts list.
func count(terms, list []uint32) []uint32 {
	slices.Sort(list)
	for i := 0; i < len(list); {
		first := i
		for i < len(list) && list[i] == list[first] {
			i++
		}
		terms = append(terms, list[first]<<numbers.FrequencyBits|uint32(numbers.FrequencyClass(i-first)))
	}
	return terms
}

// countPairs does the same for the pairs, which are sorted but not numbered
// yet: each distinct one is looked up once.
func (a *analyser) countPairs(terms []uint32) []uint32 {
	start := len(terms)
	for i := 0; i < len(a.pairs); {
		first := i
		for i < len(a.pairs) && a.pairs[i] == a.pairs[first] {
			i++
		}
		number := a.vocabulary.pair(a.pairs[first])
		if mask, ok := a.noting.pairs[a.pairs[first]]; ok {
			a.noting.numbers[number] = mask
		}
		terms = append(terms, number<<numbers.FrequencyBits|uint32(numbers.FrequencyClass(i-first)))
	}
	slices.Sort(terms[start:])
	return terms
}
