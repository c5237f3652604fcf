package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isInvisible reports whether a sign shows nothing: word processors and web
// pages leave such signs within words, and a reader cannot know of them.
func isInvisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u034f', r == '\u061c', r == '\u180e', r == '\ufeff':
		return true
	case '\u200b' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e', '\u2060' <= r && r <= '\u206f', '\ufe00' <= r && r <= '\ufe0f':
		return true
	}
	return false
}

// isBreak reports whether an invisible sign may stand for a blank.
func isBreak(r rune) bool { return r == '\u200b' || r == '\ufeff' }

// visible returns a text without invisible signs.
func visible(s string) string {
	if strings.IndexFunc(s, isInvisible) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return r
	}, s)
}

// invisibleLen returns how many bytes of invisible signs after the first at
// bytes of s belong to its first word, 0 if it ends there. A sign that may be a
// blank parts words, unless what stands before and behind it is one syllable
// together.
func invisibleLen(s string, at int) int {
	end, breaks := at, false
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isInvisible(r) {
			break
		}
		breaks = breaks || isBreak(r)
		end += size
	}
	r, _ := utf8.DecodeRuneInString(s[end:])
	if end == at || end == len(s) || !isWordRune(r) || breaks && !isOneSyllable(s[:at]+s[end:end+plainLen(s[end:])]) {
		return 0
	}
	return end - at
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// plainLen returns how many bytes at the start of s are letters, digits and
// marks.
func plainLen(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !isWordRune(r) || isInvisible(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// isOneSyllable reports whether letters have one group of vowels and at most
// one tone.
func isOneSyllable(word string) bool {
	p := takeApart(word)
	return p.tones <= 1 && p.tonePlace() >= 0
}

// Plain returns a text without the invisible signs within its words and the numbers of documents, with a blank
// for one that parts two words: it shows the same and has the same words. Signs beside others, as those that
// make one picture of two, stay.
func Plain(s string) string {
	if strings.IndexFunc(s, isInvisible) < 0 {
		return s
	}
	var plain strings.Builder
	word := -1        // where the word begins that goes on, if one does
	before := rune(0) // the sign before
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isInvisible(r) {
			if !isWordRune(r) {
				word = -1
			} else if word < 0 {
				word = i
			}
			plain.WriteString(s[i : i+size])
			before, i = r, i+size
			continue
		}
		end := i
		for isInvisible(r) {
			end += size
			r, size = utf8.DecodeRuneInString(s[end:])
		}
		switch {
		case !isWritten(before) || !isWritten(r):
			plain.WriteString(s[i:end])
			word = -1
		case word >= 0 && isWordRune(r) && invisibleLen(s[word:], i-word) == 0:
			plain.WriteByte(' ')
			word = -1
		}
		i = end
	}
	return plain.String()
}

// isWritten reports whether a sign may stand in a word or in a document's number.
func isWritten(r rune) bool { return isWordRune(r) || isLink(string(r)) }
