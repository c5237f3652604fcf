package wordhtml

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// longestName is how many words of a name in capitals are looked for together.
	longestName = 10
	// mostSearched is how many bytes of a text are looked through for names.
	mostSearched = 200_000
)

// spellings is the text of a document by which names in capitals are written as its
// sentences have them.
type spellings struct{ text, low string }

// spellingsOf gathers the lines that are not in capitals.
func spellingsOf(lines []line) spellings {
	var b strings.Builder
	for i := range lines {
		if b.Len() > mostSearched {
			break
		}
		text := strings.Join(strings.Fields(lines[i].text()), " ")
		if low := strings.ToLower(text); lines[i].rows == nil && !isCapitals(text) && len(low) == len(text) {
			b.WriteString(text + "\n")
		}
	}
	return spellings{b.String(), strings.ToLower(b.String())}
}

// lower writes a name that stands in capitals as the text has its words: those that stand
// there together, the longest first. Behind "tỉnh", "xã" and the like each word of a name is
// written with a capital; other words are small. sure says that none of them had to be.
func (s spellings) lower(name string) (written string, sure bool) {
	words, given := strings.Fields(strings.ToLower(name)), strings.Fields(name)
	sure = true
	place := false
	for i := 0; i < len(words); {
		n := 0
		for n = min(len(words)-i, longestName); n > 1; n-- {
			if found, ok := s.find(strings.Join(words[i:i+n], " ")); ok {
				copy(words[i:], strings.Fields(found))
				break
			}
		}
		if n > 1 {
			i, place = i+n, false
			continue
		}
		size := placeWords(words[i:])
		switch {
		case size > 0:
			i, place = i+size, true
			continue
		case strings.ContainsAny(words[i], "0123456789/"): // a number stays as it is
			words[i] = given[i]
		case words[i] == "số" && i+1 < len(words) && strings.ContainsAny(words[i+1], "0123456789"):
		case place && strings.ContainsFunc(words[i], unicode.IsLetter):
			words[i] = firstUpper(words[i])
		case strings.ContainsFunc(words[i], unicode.IsLetter):
			sure = false
		}
		i++
	}
	return firstUpper(strings.Join(words, " ")), sure
}

// find returns words as a sentence has them, not those within other words.
func (s spellings) find(words string) (found string, ok bool) {
	for from := 0; ; {
		at := strings.Index(s.low[from:], words)
		if at < 0 {
			return "", false
		}
		at += from
		end := at + len(words)
		before, _ := utf8.DecodeLastRuneInString(s.low[:at])
		after, _ := utf8.DecodeRuneInString(s.low[end:])
		if found := s.text[at:end]; !unicode.IsLetter(before) && !unicode.IsLetter(after) && !isCapitals(found) {
			return found, true
		}
		from = end
	}
}

// placeWords is how many words at the beginning say what sort of place the name behind them
// is of, 0 where they do not.
func placeWords(words []string) int {
	if len(words) > 2 && slices.Contains([]string{"thành phố", "thị xã", "thị trấn", "đặc khu"}, words[0]+" "+words[1]) {
		return 2
	}
	if len(words) > 1 && slices.Contains([]string{"tỉnh", "huyện", "quận", "xã", "phường"}, words[0]) {
		return 1
	}
	return 0
}

func firstUpper(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
