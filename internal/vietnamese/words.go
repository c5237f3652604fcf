package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Word is one syllable or number in a text, or an official document's number
// as a whole.
type Word struct {
	Start, End int // byte offsets into the text

	// Joined is true where the word follows the one before it closely enough
	// to be read as one expression: only a space, one line end, or the hyphen
	// or slash of a document number stands between.
	Joined bool

	// Whole marks a document's number such as 12-HD/BTCTW, listed after its
	// parts. Parts is how many words it spans; 0 for all other words.
	Whole bool
	Parts int
}

// Words appends the words of text to words and returns the longer slice. A
// letter that is composed or decomposed gives the same words. Invalid UTF-8
// separates words. The unit m² is a word of two letters, as m2 is.
func Words(text string, words []Word) []Word {
	run := numberRun{first: -1}
	end := -1 // end of the word before
	for i := 0; i < len(text); {
		w := wordLen(text[i:])
		if w == 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		linked := end >= 0 && isLink(text[end:i])
		if !linked {
			words = run.close(words)
			run = numberRun{first: len(words)}
		}
		run.add(text[i : i+w])
		words = append(words, Word{Start: i, End: i + w, Joined: end >= 0 && (linked || isBlank(text[end:i]))})
		i += w
		end = i
	}
	return run.close(words)
}

// CanonWord returns both forms, as [Canon] has them, of the last of words, which
// [Words] found in text. A document's number is its parts joined by hyphens, so
// that 12-HD/BTCTW and 12-hd-btctw are the same.
func CanonWord(text string, words []Word) (exact, folded string) {
	w := words[len(words)-1]
	if !w.Whole {
		return Canon(text[w.Start:w.End])
	}
	parts := words[len(words)-1-w.Parts : len(words)-1]
	e, f := make([]string, len(parts)), make([]string, len(parts))
	for i, part := range parts {
		e[i], f[i] = Canon(text[part.Start:part.End])
	}
	return strings.Join(e, "-"), strings.Join(f, "-")
}

// numberRun gathers words that hyphens and slashes link, to tell whether they
// make up a document's number: digits first, at least one part with a letter.
type numberRun struct {
	first   int // index of its first word
	parts   int
	digits  bool // the first part starts with a digit
	letters bool // some later part starts with a letter
}

func (r *numberRun) add(word string) {
	c := word[0]
	isDigit := '0' <= c && c <= '9'
	if r.parts == 0 {
		r.digits = isDigit
	} else if !isDigit {
		r.letters = true
	}
	r.parts++
}

func (r *numberRun) close(words []Word) []Word {
	if r.parts < 2 || !r.digits || !r.letters {
		return words
	}
	return append(words, Word{Start: words[r.first].Start, End: words[len(words)-1].End, Whole: true, Parts: r.parts})
}

// wordLen returns how many bytes at the start of s belong to one word.
func wordLen(s string) int {
	i := 0
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !isAlnum(c) {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isInvisible(r) {
			if size = invisibleLen(s, i); size == 0 || i == 0 {
				break
			}
		} else if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || !unicode.Is(unicode.Mn, r)) {
			break
		}
		i += size
	}
	i += signLen(s, i)
	if i > 0 && (s[i-1]|0x20) == 'm' {
		i += exponentLen(s, i)
	}
	return i
}

// signLen returns the length of the signs that are part of a name before them:
// C++, C#, A+. There are some after one letter from A to Z, and "++" after
// several.
func signLen(s string, end int) int {
	if end == 0 {
		return 0 // a run of signs is looked at once, not from each of them
	}
	for i := range end {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return 0
		}
	}
	signs := len(s[end:]) - len(strings.TrimLeft(s[end:], "+#"))
	if r, _ := utf8.DecodeRuneInString(s[end+signs:]); isWordRune(r) {
		return 0
	}
	if sign := s[end : end+signs]; sign == "++" || end == 1 && (sign == "+" || sign == "#") {
		return signs
	}
	return 0
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// exponentLen returns the length of the small 2 or 3 after the end of a unit
// such as m² or 30km³, 0 where there is none. After any other word it is the
// mark of a footnote.
func exponentLen(s string, end int) int {
	rest := s[end:]
	if !strings.HasPrefix(rest, "²") && !strings.HasPrefix(rest, "³") {
		return 0
	}
	unit := strings.TrimLeft(s[:end-1], "0123456789")
	if len(unit) > 1 || !strings.Contains("cdkhCDKH", unit) {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(rest[len("²"):]); unicode.IsLetter(r) || unicode.IsDigit(r) {
		return 0
	}
	return len("²")
}

// isLink reports whether gap, what stands between two words, links the parts
// of a document's number. Word processors write the last three.
func isLink(gap string) bool {
	switch visible(gap) {
	case "-", "/", "\u2010", "\u2011", "\u2013":
		return true
	}
	return false
}

// isBlank reports whether gap separates two words of one phrase: blanks and
// at most one line end. Texts pasted from other programs are full of blanks
// that do not break or have no width.
func isBlank(gap string) bool {
	if gap == " " {
		return true
	}
	lines := 0
	for _, r := range gap {
		switch {
		case r == ' ', r == '\t', r == '\u00a0', '\u2000' <= r && r <= '\u200a', r == '\u202f', isInvisible(r):
		case r == '\n':
			lines++
		default:
			return false
		}
	}
	return lines <= 1
}
