package topic

import (
	"slices"
	"strings"

	"chuyende/internal/markdown"
	"chuyende/internal/vietnamese"
)

// spot is a blank that a figure may stand in: the words around it and those of
// its sentence, which sentence numbers.
type spot struct {
	place    Place
	sentence int
	around   string
	words    []string
	// unit is the first word behind the blank, "" where none follows at once.
	unit string
	// said is the first word of the hint of a blank for what is said, "" of one for
	// a figure.
	said string
	// part is true where the next spot is the whole of which this one is a part: "[số]
	// trên [số] hộ".
	part bool
}

// spotsOf returns the blanks of blocks in which figures may stand, in order: those
// for what is counted, and those for what is said.
func spotsOf(blocks []markdown.Block) (counted, said []spot) {
	sentence := 0
	markdown.Walk(blocks, func(b *markdown.Block, _ []*markdown.Block) {
		if len(b.Runs) == 0 {
			return
		}
		text := BlankText(b.Runs)
		blanks := Blanks(text)
		for _, s := range vietnamese.Sentences(text) {
			sentence++
			for _, one := range spotsIn(text, s, blanks) {
				one.place.First, one.sentence = &b.Runs[0], sentence
				if one.said == "" {
					counted = append(counted, one)
				} else {
					said = append(said, one)
				}
			}
		}
	})
	return counted, said
}

// spotsIn returns the spots of one sentence of a text.
func spotsIn(text string, s vietnamese.Sentence, blanks []Blank) []spot {
	var all []spot
	figure := func(b Blank) bool { return b.Start >= s.Start && b.End <= s.End && asksFigure(hintOf(text, b)) }
	for i, b := range blanks {
		if b.Start < s.Start || b.End > s.End {
			continue
		}
		one := spot{place: Place{Index: i}}
		if !figure(b) {
			if one.said = asksWord(hintOf(text, b)); one.said == "" {
				continue
			}
		}
		parts := func(other Blank) bool { return one.said != "" || figure(other) } // a name does not part what is counted
		before, after := text[s.Start:b.Start], text[b.End:s.End]
		for j := i - 1; j >= 0 && blanks[j].End > s.Start; j-- {
			if parts(blanks[j]) {
				before = text[blanks[j].End:b.Start]
				before = before[strings.LastIndexAny(before, ",;:")+1:]
				break
			}
		}
		for j := i + 1; j < len(blanks) && blanks[j].Start < s.End; j++ {
			if !parts(blanks[j]) {
				continue
			}
			after = text[b.End:blanks[j].Start]
			one.part = j == i+1 && figure(b) && slices.Contains(outOf, strings.Join(strings.Fields(after), " "))
			if cut := strings.LastIndexAny(after, ",;:"); cut >= 0 {
				after = after[:cut]
			}
			break
		}
		one.words, one.unit = wordsOf(before+" "+text[b.Start:b.End]+" "+after), unit(after)
		sentence := strings.ReplaceAll(text[s.Start:b.Start]+"…"+text[b.End:s.End], "\x00", "")
		one.around = strings.Join(strings.Fields(sentence), " ")
		all = append(all, one)
	}
	return all
}

// outOf is what stands between a part and its whole.
var outOf = []string{"trên", "/", "trong", "trên tổng số", "trong tổng số", "trong số"}

// hintOf is what stands between a blank's brackets.
func hintOf(text string, b Blank) string { return text[b.Start+1 : b.End-1] }

// asksWord returns the first word of a blank's hint that is to be replaced by what is
// said, "" of one that asks for a choice.
func asksWord(hint string) string {
	words := wordsOf(hint)
	if len(words) == 0 || words[0] == "chọn" || strings.Contains(hint, "/") {
		return ""
	}
	return words[0]
}

// unit is the word that a text behind a figure begins with.
func unit(after string) string {
	after = strings.TrimLeft(after, " ")
	if end := strings.IndexAny(after, " ,;:."); end > 0 {
		exact, _ := vietnamese.Canon(after[:end])
		return exact
	}
	return ""
}

// asksFigure reports whether a blank's hint may ask for a figure: names, days
// and choices do not.
func asksFigure(hint string) bool {
	words := strings.Fields(vietnamese.Fold(hint))
	if len(words) > 0 && words[0] == "ghi" {
		words = words[1:]
	}
	if len(words) == 0 || words[0] == "chon" || strings.Contains(hint, "/") {
		return false
	}
	return slices.Contains([]string{"so", "ty", "ti", "muc", "tien", "tuoi"}, words[0])
}
