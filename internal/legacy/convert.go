package legacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"chuyende/internal/vietnamese"
)

// Piece is a text that one font shows.
type Piece struct{ Text, Font string }

// Tally is what conversion did: in how many words of which encodings something
// was changed, and how many of those are Vietnamese now.
type Tally struct {
	Words   [Windows1258 + 1]int
	Changed int
	Good    int
}

// Certainty is the share of changed words that are Vietnamese now, 1 where
// nothing was changed.
func (t Tally) Certainty() float64 {
	if t.Changed == 0 {
		return 1
	}
	return float64(t.Good) / float64(t.Changed)
}

// Main is the encoding of most words, Unicode where none was changed.
func (t Tally) Main() Encoding {
	main := Unicode
	for e := TCVN3; e <= Windows1258; e++ {
		if t.Words[e] > t.Words[main] || main == Unicode && t.Words[e] > 0 {
			main = e
		}
	}
	return main
}

// Converter converts the texts of one document, which it has to know first: what
// a short text is in, its fellows tell.
type Converter struct {
	Tally Tally
	fonts map[string]*[Windows1258 + 1]int // what speaks for each encoding, by font
	plain bool                             // text in usual fonts may be old
}

// NewConverter returns a converter for a document with these paragraphs.
func NewConverter(paragraphs [][]Piece) *Converter {
	c := &Converter{fonts: map[string]*[Windows1258 + 1]int{}, plain: true}
	var usual strings.Builder
	for _, pieces := range paragraphs {
		for _, s := range segments(pieces) {
			if s.font == "" {
				usual.WriteString(s.text + "\n")
			}
			if best, _, margin := c.weigh(s, false); margin > 0 {
				if c.fonts[s.font] == nil {
					c.fonts[s.font] = &[Windows1258 + 1]int{}
				}
				c.fonts[s.font][best] += margin
			}
		}
	}
	_, misread := fromMisread(usual.String())
	_, old := Recognise([]byte(usual.String()))
	c.plain = misread || old || c.isOld("TCVN3") || c.isOld("VNI")
	return c
}

// segment is what neighbours in a paragraph say together, as their fonts are of
// one sort.
type segment struct {
	font     string // "TCVN3", "VNI" or "" of others
	from, to int    // pieces
	text     string
}

func segments(pieces []Piece) []segment {
	var all []segment
	for i, p := range pieces {
		sort := fontSort(p.Font)
		if n := len(all); n > 0 && all[n-1].font == sort {
			all[n-1].to, all[n-1].text = i+1, all[n-1].text+p.Text
			continue
		}
		all = append(all, segment{sort, i, i + 1, p.Text})
	}
	return all
}

// fontSort tells the fonts of the old encodings by their names.
func fontSort(font string) string {
	low := strings.ToLower(strings.TrimSpace(font))
	switch {
	case strings.HasPrefix(low, ".vn"), strings.HasPrefix(low, "abc "), strings.Contains(low, "tcvn3"):
		return "TCVN3"
	case strings.HasPrefix(low, "vni"):
		return "VNI"
	}
	return ""
}

// isCapital holds of fonts whose small letters are capitals.
func isCapital(font string) bool {
	return fontSort(font) == "TCVN3" && strings.HasSuffix(strings.TrimSpace(font), "H")
}

// Convert converts the pieces of a paragraph.
func (c *Converter) Convert(pieces []Piece) []string {
	out := make([]string, len(pieces))
	for _, s := range segments(pieces) {
		best, unmapped, _ := c.weigh(s, true)
		for i := s.from; i < s.to; i++ {
			text := pieces[i].Text
			if unmapped {
				text = unmap(text)
			}
			out[i], _ = best.Decode(text)
			if (best == TCVN3 || best == Unicode && isASCII(s.text) && c.isOld("TCVN3")) && isCapital(pieces[i].Font) {
				out[i] = strings.ToUpper(out[i])
			}
		}
		if best == TCVN3 && isMeantCapital(strings.Join(out[s.from:s.to], "")) {
			for i := s.from; i < s.to; i++ {
				out[i] = strings.ToUpper(out[i])
			}
		}
		if best != Unicode {
			c.count(best, strings.Join(out[s.from:s.to], ""))
		}
	}
	return out
}

// isOld reports whether a sort of fonts holds an old encoding in this document.
func (c *Converter) isOld(font string) bool {
	f := c.fonts[font]
	return f != nil && f[TCVN3]+f[VNI] > f[Unicode]
}

// saysNothing holds of texts that have nothing but ASCII and words of a single letter of
// Vietnamese, such as the "Đ" of an answer that is right: some systems read a byte of TCVN3
// as the same letter.
func saysNothing(text string) bool {
	for _, word := range words(text) {
		if !isASCII(word) && utf8.RuneCountInString(word) > 1 {
			return false
		}
	}
	return !strings.ContainsFunc(text, func(r rune) bool { return r > 0x7E && !isOwn(r) })
}

// isMeantCapital holds of a text in whose words there are capitals behind the first letter and
// small letters with marks alone, "PHầN THứ NHấT": TCVN3 has no capitals with marks outside of
// fonts of capitals, and many did without them.
func isMeantCapital(text string) bool {
	mixed := 0
	for _, word := range words(text) {
		capitals, small := 0, 0
		for i, r := range word {
			switch {
			case 'a' <= r && r <= 'z':
				return false
			case i > 0 && 'A' <= r && r <= 'Z':
				capitals++
			case unicode.IsLower(r):
				small++
			}
		}
		if capitals > 0 && small > 0 {
			mixed++
		}
	}
	return mixed > 0
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > 0x7E })
}

// count adds to the tally what has been converted.
func (c *Converter) count(e Encoding, text string) {
	for _, word := range words(text) {
		if isASCII(word) {
			continue
		}
		c.Tally.Changed++
		c.Tally.Words[e]++
		if vietnamese.IsSyllable(word) {
			c.Tally.Good++
		}
	}
}

// weigh finds the encoding that makes most words of a segment Vietnamese, and
// whether it was read as another set before. margin is how much better it is
// than the next one.
func (c *Converter) weigh(s segment, known bool) (best Encoding, unmapped bool, margin int) {
	if isASCII(s.text) || s.font == "" && !c.plain || !c.isOld(s.font) && saysNothing(s.text) {
		return Unicode, false, 0
	}
	type choice struct {
		e        Encoding
		unmapped bool
		score    int
	}
	choices := []choice{{e: Unicode, score: score(s.text)}}
	for _, e := range []Encoding{TCVN3, VNI, Misread} {
		for _, mapped := range []bool{false, true} {
			text := s.text
			if mapped {
				if text = unmap(text); s.font == "" || e == Misread || text == s.text {
					continue
				}
			}
			if read, ok := e.Decode(text); ok || s.font == e.fontName() && known {
				choices = append(choices, choice{e, mapped, score(read)})
			}
		}
	}
	for i := range choices {
		choices[i].score = choices[i].score*4 + c.prior(s.font, choices[i].e, known)
	}
	slices.SortStableFunc(choices, func(a, b choice) int { return b.score - a.score })
	if len(choices) == 1 {
		return choices[0].e, false, 1
	}
	return choices[0].e, choices[0].unmapped, choices[0].score - choices[1].score
}

func (e Encoding) fontName() string { return map[Encoding]string{TCVN3: "TCVN3", VNI: "VNI"}[e] }

// prior is what speaks for an encoding besides the text itself: less than a word
// does. A text in a usual font has to prove that it is old.
func (c *Converter) prior(font string, e Encoding, known bool) int {
	votes := c.fonts[font]
	switch {
	case !known || votes == nil:
		if font == e.fontName() {
			return 1
		}
		return 0
	case slices.Max(votes[:]) == votes[e]:
		return 3
	}
	return 0
}

// score says how much of what is not ASCII in a text is Vietnamese: each word
// counts one, what cannot be one against it.
func score(text string) int {
	sum := 0
	for _, word := range words(text) {
		switch {
		case isASCII(word):
		case vietnamese.IsSyllable(word):
			sum++
		default:
			sum--
		}
	}
	return sum
}

// words are the runs of letters of a text, and of the signs that old encodings
// have in the place of letters.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !isHigh(r) })
}
