// Package vietnamese knows how Vietnamese is written: which spellings are one
// syllable, which letters a reader may leave the marks off, how words become
// addresses and in which order they stand.
//
// It works on text alone and knows nothing of files, pages or search. The
// browser's half of the syllable rules is search/client/syllable.js; both run
// testdata/fold.json and spelling.json, since a query folded there must meet a term folded here.
package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s as it is typed without marks: lower case, every diacritic
// dropped, đ as d. Anything that is not a letter stays as it is. It does not
// unify spellings; [Canon] does that for one syllable.
func Fold(s string) string {
	if isLowerASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(foldLetter(r))
		}
	}
	return b.String()
}

// foldLetter lowers one letter of a decomposed text and takes the stroke off
// đ, which Unicode does not decompose.
func foldLetter(r rune) rune {
	if r = unicode.ToLower(r); r == 'đ' {
		return 'd'
	}
	return r
}

func isLowerASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
