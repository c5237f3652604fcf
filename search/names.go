package search

import (
	"strings"
	"unicode/utf8"
)

// plainName makes a path of s that every server and file system takes: bytes
// other than lower-case letters, digits and - are written as _ and two
// hexadecimal digits.
func plainName(s string) string {
	const hex = "0123456789abcdef"
	var out []byte
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-':
			out = append(out, c)
		default:
			out = append(out, '_', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}

// validText replaces what is not UTF-8: JSON cannot hold it.
func validText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
