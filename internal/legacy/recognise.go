package legacy

import (
	"slices"
	"strings"
	"unicode/utf8"

	"chuyende/internal/vietnamese"
)

// Found is what was recognised: the first word in the old encoding, by byte
// offsets, as it stands and as it is meant.
type Found struct {
	Encoding      Encoding
	Start, End    int
	Word, Meaning string
}

// What convinces that a text is in an old encoding: see weigh. One word such
// as "§¶ng" is enough, two such as "µm" (micrometre, but also "àm") are not.
const (
	convincing     = 3
	convincingMore = 9 // in a text that also holds proper Vietnamese
)

// Recognise looks through the words of a text for an old encoding. data is the text
// as Western European systems show it.
func Recognise(data []byte) (Found, bool) {
	known := []Encoding{TCVN3, VNI}
	found := make([]tally, len(known))
	against, proper := 0, 0
	for at := 0; at < len(data); {
		word, start, end := nextWord(data, at)
		at = end
		if len(word) == 0 {
			break
		}
		if !slices.ContainsFunc(word, isHigh) {
			continue
		}
		text := string(data[start:end])
		if slices.ContainsFunc(word, isOwn) {
			proper++
			continue
		}
		if vietnamese.IsSyllable(text) {
			continue // says nothing: "bé" is a word, and "bộ" in TCVN3
		}
		read := false
		for i, encoding := range known {
			meaning, ok := encoding.Decode(text)
			if !ok || !vietnamese.IsSyllable(meaning) {
				continue
			}
			read = true
			found[i].add(Found{encoding, start, end, text, meaning}, weigh(word))
		}
		if !read {
			against++
		}
	}
	best := slices.MaxFunc(found, func(a, b tally) int { return a.words - b.words })
	need := convincing
	if proper > best.words/4 {
		need = convincingMore
	}
	return best.first, best.words > 2*against && best.weight >= need
}

// tally is what speaks for one encoding.
type tally struct {
	first  Found
	words  int
	weight int // of the different words
	seen   map[string]bool
}

func (t *tally) add(f Found, weight int) {
	if t.words++; t.words == 1 {
		t.first, t.seen = f, map[string]bool{}
	}
	if word := strings.ToLower(f.Word); !t.seen[word] {
		t.seen[word] = true
		t.weight += weight
	}
}

// weigh says how much a word that can be read in an old encoding proves:
// letters with marks may be another language's, signs within a word hardly,
// and two of either next to each other least of all.
func weigh(word []rune) int {
	high, signs := 0, 0
	for _, r := range word {
		if isHigh(r) {
			high++
		}
		if isSign(r) {
			signs++
		}
	}
	switch {
	case len(word) == 1:
		return 0
	case high > 1:
		return 3
	case signs > 0:
		return 2
	}
	return 1
}

// nextWord returns the next run of letters and of those signs that the old
// encodings put in the place of letters, or no word at the end.
func nextWord(data []byte, at int) (word []rune, start, end int) {
	start = at
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || isHigh(r) || isOwn(r) {
			word = append(word, r)
		} else if len(word) > 0 {
			return word, start, at
		}
		if at += size; len(word) == 0 {
			start = at
		}
	}
	return word, start, at
}

// isHigh holds of the upper half of the Western European characters.
func isHigh(r rune) bool { return 0xA1 <= r && r <= 0xFF }

func isSign(r rune) bool { return 0xA1 <= r && r <= 0xBF || r == '×' || r == '÷' }

// isOwn holds of the letters of Vietnamese that no Western European set has.
func isOwn(r rune) bool { return 0x100 <= r && r < 0x250 || 0x1E00 <= r && r < 0x1F00 }
