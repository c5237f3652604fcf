package corpus

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chuyende/internal/vietnamese"
)

const (
	maxPhrases       = 400 // that the browser fetches to complete what is typed
	longestPhrase    = 5   // syllables
	repeated         = 2   // times that a phrase must occur, unless it is a keyword
	coveredNumerator = 3   // a phrase is left out if three in four of its
	coveredOf        = 4   // occurrences are in one longer phrase
)

// Phrases returns what titles and keywords say again and again, in their most
// common spelling and in the order of their folded forms: two to five
// syllables without a break. Capitals stay where the phrase is never written
// without them.
func (s *Snapshot) Phrases() []string {
	c := phraseCounter{numbers: map[string]uint32{}}
	texts, blanks := 0, 0
	s.titles(func(text string, _ bool) {
		texts++
		blanks += strings.Count(text, " ")
	})
	c.texts, c.tokens = make([]string, 0, texts), make([]phraseToken, 0, texts+blanks)
	s.titles(c.read)
	c.count()
	return c.spell(c.best())
}

// titles calls read with what names the documents.
func (s *Snapshot) titles(read func(text string, keyword bool)) {
	for _, d := range s.Documents {
		read(d.Doc.Title, false)
		for _, keywords := range [...][]string{d.Doc.Keywords, d.Doc.Subjects} {
			for _, keyword := range keywords {
				read(keyword, true)
			}
		}
	}
}

// phraseCounter counts runs of syllables. A run of n+1 is known by the numbers
// of the two runs of n that it consists of, and only looked at if both of
// these may be phrases: this keeps the work near that for pairs.
type phraseCounter struct {
	numbers map[string]uint32 // syllable as written → number of its folded form
	folded  []string
	words   []vietnamese.Word
	texts   []string // the titles and keywords
	tokens  []phraseToken
	levels  [longestPhrase + 2]phraseLevel // by syllables; 0 and 1 are not used, the last only covers
}

// phraseToken is one syllable of a title or keyword. A large site has millions.
type phraseToken struct {
	text       uint32 // which of them
	start, end uint32
	number     uint32
	joined     bool  // to the syllable before
	keyword    uint8 // at the first of a whole keyword: how many syllables it has
}

// phraseLevel is the runs of one length.
type phraseLevel struct {
	at    []uint32 // by token: 1 + number of the run that begins there; 0 for none
	count []int    // by number
	is    []bool   // a keyword
	cover []int    // the count of the most frequent longer run around it
}

func (c *phraseCounter) read(text string, keyword bool) {
	c.words = vietnamese.Words(text, c.words[:0])
	words := c.words
	first := len(c.tokens)
	c.texts = append(c.texts, text)
	whole := keyword && len(words) > 0 && words[0].Start == 0 && words[len(words)-1].End == len(text)
	broken := true
	for i, w := range words {
		if w.Whole || unicode.IsDigit(firstRune(text[w.Start:])) {
			broken, whole = true, false
			continue
		}
		spelling := text[w.Start:w.End]
		number, ok := c.numbers[spelling]
		if !ok {
			number = c.fold(spelling)
			c.numbers[spelling] = number
		}
		joined := w.Joined && !broken
		whole = whole && (joined || i == 0)
		broken = false
		c.tokens = append(c.tokens, phraseToken{text: uint32(len(c.texts) - 1), start: uint32(w.Start), end: uint32(w.End), number: number, joined: joined})
	}
	if n := len(c.tokens) - first; whole && n <= longestPhrase {
		c.tokens[first].keyword = uint8(n)
	}
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// fold numbers the folded form of a spelling that was not met before.
func (c *phraseCounter) fold(spelling string) uint32 {
	_, folded := vietnamese.Canon(spelling)
	key := "\x00" + folded // no spelling begins so
	number, ok := c.numbers[key]
	if !ok {
		number = uint32(len(c.folded))
		c.folded = append(c.folded, folded)
		c.numbers[key] = number
	}
	return number
}

// count fills the levels.
func (c *phraseCounter) count() {
	parts := make([]uint32, len(c.tokens)+1) // 1 + number of the run one syllable shorter; 0 for none
	for i, t := range c.tokens {
		parts[i] = t.number + 1
	}
	for n := 2; n <= longestPhrase+1; n++ {
		level, below := &c.levels[n], &c.levels[n-1]
		level.at = make([]uint32, len(c.tokens)+1)
		numbers := map[uint64]uint32{}
		for i := range c.tokens {
			if i+n > len(c.tokens) || !c.tokens[i+n-1].joined || parts[i] == 0 || parts[i+1] == 0 {
				continue
			}
			key := uint64(parts[i])<<32 | uint64(parts[i+1])
			number, ok := numbers[key]
			if !ok {
				number = uint32(len(level.count))
				numbers[key] = number
				level.count = append(level.count, 0)
				level.is = append(level.is, false)
			}
			level.count[number]++
			level.at[i] = number + 1
			if int(c.tokens[i].keyword) == n {
				level.is[number] = true
			}
		}
		level.cover = make([]int, len(level.count))
		for key, number := range numbers {
			if n > 2 {
				for _, part := range [2]uint32{uint32(key >> 32), uint32(key)} {
					below.cover[part-1] = max(below.cover[part-1], level.count[number])
				}
			}
		}
		parts = slices.Clone(level.at)
		for i, at := range parts {
			// A keyword's parts go on whatever their count: it may be in no title.
			if at > 0 && level.count[at-1] < repeated && !c.inKeyword(i, n) {
				parts[i] = 0
			}
		}
	}
}

// inKeyword reports whether the run of n syllables at i is part of a keyword.
func (c *phraseCounter) inKeyword(i, n int) bool {
	for first := i; first >= 0 && first > i-longestPhrase; first-- {
		if k := int(c.tokens[first].keyword); k > 0 {
			return first+k >= i+n
		}
		if !c.tokens[first].joined {
			break
		}
	}
	return false
}

// foundPhrase is a run of syllables by its level and its first place.
type foundPhrase struct {
	syllables, number, first int
	value                    int
	folded                   string
}

// best returns the phrases worth most: often met and long.
func (c *phraseCounter) best() []foundPhrase {
	var found []foundPhrase
	for n := 2; n <= longestPhrase; n++ {
		level := &c.levels[n]
		seen := make([]bool, len(level.count))
		for i, at := range level.at {
			if at == 0 || seen[at-1] {
				continue
			}
			number := int(at - 1)
			seen[number] = true
			count := level.count[number]
			isCovered := level.cover[number]*coveredOf >= count*coveredNumerator
			if (level.is[number] || count >= repeated && !isCovered) && !c.isLoose(i, n) {
				found = append(found, foundPhrase{syllables: n, number: number, first: i, value: count * (n - 1)})
			}
		}
	}
	for i := range found {
		found[i].folded = c.foldedAt(found[i].first, found[i].syllables)
	}
	slices.SortFunc(found, func(a, b foundPhrase) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(b.syllables, a.syllables), cmp.Compare(a.folded, b.folded))
	})
	found = found[:min(maxPhrases, len(found))]
	slices.SortFunc(found, func(a, b foundPhrase) int { return cmp.Compare(a.folded, b.folded) })
	return found
}

// isLoose reports whether a run begins or ends with a word that only links
// others, so that nobody would ask for it.
func (c *phraseCounter) isLoose(first, syllables int) bool {
	const links = " của và về các những cho do với đối theo để trong tại từ là khi bị được "
	for _, t := range [2]phraseToken{c.tokens[first], c.tokens[first+syllables-1]} {
		if t.keyword == 0 && strings.Contains(links, " "+strings.ToLower(c.texts[t.text][t.start:t.end])+" ") {
			return true
		}
	}
	return false
}

func (c *phraseCounter) foldedAt(first, syllables int) string {
	parts := make([]string, syllables)
	for i := range parts {
		parts[i] = c.folded[c.tokens[first+i].number]
	}
	return strings.Join(parts, " ")
}

// spell returns phrases in the spelling that is met most often.
func (c *phraseCounter) spell(found []foundPhrase) []string {
	var places [longestPhrase + 1][]int // by level and number: 1 + index in found
	for n := range places {
		places[n] = make([]int, len(c.levels[n].count))
	}
	for i, f := range found {
		places[f.syllables][f.number] = i + 1
	}
	spellings := make([]map[string]int, len(found))
	for i := range spellings {
		spellings[i] = map[string]int{}
	}
	for n := range places {
		for i, at := range c.levels[n].at {
			if at > 0 && places[n][at-1] > 0 {
				spellings[places[n][at-1]-1][c.spelling(i, n)]++
			}
		}
	}
	phrases := make([]string, len(found))
	for i, counts := range spellings {
		phrases[i] = commonSpelling(counts)
	}
	return phrases
}

// spelling returns a run as it is written. The capital that begins a text is
// not the word's own.
func (c *phraseCounter) spelling(first, syllables int) string {
	a, b := c.tokens[first], c.tokens[first+syllables-1]
	text := norm.NFC.String(c.texts[a.text][a.start:b.end])
	if strings.ContainsAny(text, "\t\n\u00a0") || strings.Contains(text, "  ") {
		text = strings.Join(strings.Fields(text), " ")
	}
	if r, size := utf8.DecodeRuneInString(text); a.start == 0 && text[size:] == strings.ToLower(text[size:]) {
		return string(unicode.ToLower(r)) + text[size:]
	}
	return text
}

// commonSpelling returns the most frequent spelling, without capitals if it
// occurs without.
func commonSpelling(counts map[string]int) string {
	lower := map[string]int{}
	for s, n := range counts {
		lower[strings.ToLower(s)] += n
	}
	most := mostFrequent(lower)
	if counts[most] > 0 {
		return most
	}
	for s := range counts {
		if strings.ToLower(s) != most {
			delete(counts, s)
		}
	}
	return mostFrequent(counts)
}

// mostFrequent returns the key with the highest count, the first by name of
// several.
func mostFrequent(counts map[string]int) string {
	best := ""
	for s, n := range counts {
		if m := counts[best]; n > m || n == m && s < best {
			best = s
		}
	}
	return best
}
