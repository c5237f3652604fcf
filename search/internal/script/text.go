package script

import (
	"strings"
	"unicode/utf8"

	"chuyende/internal/filename"
)

// AppendJSON appends a string as JSON.stringify writes it: letters of all
// scripts and <, >, & as they are. The string must be UTF-8.
func AppendJSON(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	const short = "btn\x00fr" // of \b to \r
	out = append(out, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = append(append(out, s[start:i]...), '\\')
		start = i + 1
		switch {
		case c >= ' ':
			out = append(out, c)
		case '\b' <= c && c <= '\r' && c != '\v':
			out = append(out, short[c-'\b'])
		default:
			out = append(out, 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(out, s[start:]...), '"')
}

// AppendFronted appends the next of a list of names: a capital that says how
// many letters it shares with the name before (A for none), and the rest.
// Names are in lower case. Only ASCII is shared, so that letters of UTF-8 and
// UTF-16 count alike.
func AppendFronted(out []byte, before, name string) []byte {
	shared := 0
	for shared < min(len(before), len(name), 25) && before[shared] == name[shared] && name[shared] < utf8.RuneSelf {
		shared++
	}
	return append(append(out, byte('A'+shared)), name[shared:]...)
}

// longestPlain is how many characters of a name are written out.
const longestPlain = 100

// PlainName makes a file's name of s that every server and file system takes,
// without an extension: bytes other than lower-case letters, digits and - are
// written as _ and two hexadecimal digits, and what then is a device's name or
// longer than longestPlain is made safe by [filename.Safe]. testdata/names.json
// holds it to client/names.js.
func PlainName(s string) string {
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

// ValidText replaces what is not UTF-8: JSON cannot hold it.
func ValidText(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
