package search

import (
	"strings"
	"unicode/utf8"

	"chuyende/internal/filename"
)

// longestPlain is how many characters of a name are written out.
const longestPlain = 100

// plainName makes a file's name of s that every server and file system takes,
// without an extension: bytes other than lower-case letters, digits and - are
// written as _ and two hexadecimal digits, and what then is a device's name or
// longer than longestPlain is made safe by [filename.Safe]. testdata/names.json
// holds it to client/names.js.
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
	return filename.Safe(string(out), longestPlain)
}

// validText replaces what is not UTF-8: JSON cannot hold it.
func validText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
