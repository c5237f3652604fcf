package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// decodeVNI reads VNI for Windows, which writes a mark as a sign after its
// letter, and gives a few letters places of their own.
func decodeVNI(word []rune) (string, bool) {
	var read strings.Builder
	carries := false // whether a mark may follow
	for _, r := range strings.ToLower(string(word)) {
		if marks := vniMarks(r); marks != "" && carries {
			read.WriteString(marks)
			carries = false
			continue
		}
		letter := vniLetter(r)
		if letter == 0 {
			return "", false
		}
		read.WriteRune(letter)
		carries = strings.ContainsRune("aeouyơư", letter)
	}
	meaning := []rune(norm.NFC.String(read.String()))
	for i := range meaning { // lowered above: the first letter and the last say how it was
		if unicode.IsUpper(word[len(word)-1]) || i == 0 && unicode.IsUpper(word[0]) {
			meaning[i] = unicode.ToUpper(meaning[i])
		}
	}
	return string(meaning), true
}

func vniLetter(r rune) rune {
	switch r {
	case 'ñ':
		return 'đ'
	case 'ô':
		return 'ơ'
	case 'ö':
		return 'ư'
	case 'í', 'ì':
		return r
	case 'æ':
		return 'ỉ'
	case 'ó':
		return 'ĩ'
	case 'ò':
		return 'ị'
	case 'î':
		return 'ỵ'
	}
	if r < utf8.RuneSelf {
		return r
	}
	return 0
}

// vniMarks returns the combining marks that a sign stands for.
func vniMarks(r rune) string {
	const acute, grave, hook, tilde, dot, circumflex, breve = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
	switch r {
	case 'ù':
		return acute
	case 'ø':
		return grave
	case 'û':
		return hook
	case 'õ':
		return tilde
	case 'ï':
		return dot
	case 'â':
		return circumflex
	case 'á':
		return circumflex + acute
	case 'à':
		return circumflex + grave
	case 'å':
		return circumflex + hook
	case 'ã':
		return circumflex + tilde
	case 'ä':
		return circumflex + dot
	case 'ê':
		return breve
	case 'é':
		return breve + acute
	case 'è':
		return breve + grave
	case 'ú':
		return breve + hook
	case 'ü':
		return breve + tilde
	case 'ë':
		return breve + dot
	}
	return ""
}
