package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

// Office files of the years before Unicode hold Vietnamese in the places of
// Western European letters: "Đảng" is "§¶ng" in TCVN3 (ABC) and "Ñaûng" in
// VNI. Copied into a text file they are valid UTF-8 and utter nonsense. They
// are told apart by words that are no Vietnamese as they stand and are if
// read in the old encoding; French, say, has hardly any.

// An encoding is one of the old ones.
type encoding struct {
	name   string
	rule   diag.Rule
	decode func(word []rune) (string, bool)
}

func encodings() []encoding {
	return []encoding{{"TCVN3 (ABC)", ruleEncodingTCVN3, decodeTCVN3}, {"VNI", ruleEncodingVNI, decodeVNI}}
}

// old is what was recognised.
type old struct {
	encoding
	span          diag.Span // the first word in the old encoding
	word, meaning string
}

// reportMisread reports text in an old encoding that some program took for
// Western European and saved as UTF-8. Real Vietnamese passes at the speed of
// counting bytes.
func reportMisread(shown string, data []byte, problems *diag.List) {
	// C2 and C3 begin the Western European letters and signs, the others most
	// of the letters that only Vietnamese has.
	signs := bytes.Count(data, []byte{0xC2})
	western := signs + bytes.Count(data, []byte{0xC3})
	own := bytes.Count(data, []byte{0xC4}) + bytes.Count(data, []byte{0xC6}) + bytes.Count(data, []byte{0xE1})
	if western == 0 || own*4 >= western && signs-bytes.Count(data, []byte("\u00A0")) < 3 {
		return
	}
	reportOld(shown, data, problems)
}

// reportOld reports an old encoding, if text is in one. data is the text as
// Western European systems show it.
func reportOld(shown string, data []byte, problems *diag.List) bool {
	old, ok := recognise(data)
	if ok {
		problems.Add(old.rule.At(shown, data, old.span,
			lang.Textf("chữ gõ bằng bảng mã cũ %s: %q là %q", "text in the old encoding %s: %q is %q", old.name, old.word, old.meaning),
			lang.Textf("lưu lại dưới dạng Unicode UTF-8: trong UniKey bấm Ctrl+Shift+F6, chuyển từ %s sang Unicode",
				"save it as Unicode UTF-8: in UniKey press Ctrl+Shift+F6 and convert from %s to Unicode", old.name)))
	}
	return ok
}

// What convinces that a text is in an old encoding: see weigh. One word such
// as "§¶ng" is enough, two such as "µm" (micrometre, but also "àm") are not.
const (
	convincing     = 3
	convincingMore = 9 // in a text that also holds proper Vietnamese
)

// recognise looks through the words of a text for an old encoding.
func recognise(data []byte) (old, bool) {
	known := encodings()
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
			meaning, ok := encoding.decode(word)
			if !ok || !vietnamese.IsSyllable(meaning) {
				continue
			}
			read = true
			found[i].add(old{encoding, diag.Span{Start: start, End: end}, text, meaning}, weigh(word))
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
	first  old
	words  int
	weight int // of the different words
	seen   map[string]bool
}

func (t *tally) add(o old, weight int) {
	if t.words++; t.words == 1 {
		t.first, t.seen = o, map[string]bool{}
	}
	if word := strings.ToLower(o.word); !t.seen[word] {
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
