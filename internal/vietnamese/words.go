package vietnamese

import (
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
// separates words.
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
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || !unicode.Is(unicode.Mn, r)) {
			break
		}
		i += size
	}
	return i
}

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// isLink reports whether gap, what stands between two words, links the parts
// of a document's number.
func isLink(gap string) bool { return gap == "-" || gap == "/" }

// isBlank reports whether gap separates two words of one phrase: blanks and
// at most one line end.
func isBlank(gap string) bool {
	lines := 0
	for i := range len(gap) {
		switch gap[i] {
		case ' ', '\t':
		case '\n':
			lines++
		default:
			return false
		}
	}
	return lines <= 1
}
