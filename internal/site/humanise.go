package site

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Humanise makes a title of a file's or folder's name: "luat-dat-dai" reads
// "Luat dat dai".
func Humanise(name string) string {
	title := strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return ' '
		}
		return r
	}, name))
	first, size := utf8.DecodeRuneInString(title)
	if first == utf8.RuneError {
		return title
	}
	return string(unicode.ToUpper(first)) + title[size:]
}
