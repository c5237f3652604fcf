package doctor

import (
	"bytes"
	"unicode/utf8"
)

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// blankMarkup blanks what stands in a text without being read: code, where
// links lead, ids, marks of footnotes, tags, addresses.
func blankMarkup(text []byte) {
	for i := 0; i < len(text); i++ {
		n := 0
		switch rest := text[i:]; text[i] {
		case '`':
			ticks := len(rest) - len(bytes.TrimLeft(rest, "`"))
			if end := bytes.Index(rest[ticks:], rest[:ticks]); end >= 0 {
				n = end + 2*ticks
			}
		case ']':
			if bytes.HasPrefix(rest, []byte("](")) {
				n = bytes.IndexByte(rest, ')') + 1
			}
		case '{':
			if len(rest) > 1 && (rest[1] == '#' || rest[1] == '.') {
				n = bytes.IndexByte(rest, '}') + 1
			}
		case '[':
			if len(rest) > 1 && rest[1] == '^' {
				n = bytes.IndexByte(rest, ']') + 1
			}
		case '<':
			if len(rest) > 1 && (rest[1] == '/' || rest[1]|0x20 >= 'a' && rest[1]|0x20 <= 'z') {
				n = bytes.IndexByte(rest, '>') + 1
			}
		case 'h':
			if bytes.HasPrefix(rest, []byte("http://")) || bytes.HasPrefix(rest, []byte("https://")) {
				if n = bytes.IndexAny(rest, " \n<>"); n < 0 {
					n = len(rest)
				}
			}
		}
		if n > 0 {
			blank(text[i : i+n])
			i += n - 1
		}
	}
	if !utf8.Valid(text) { // no text is cut inside a letter: all marks are ASCII
		blank(text)
	}
}

// inHistory reports whether the line that holds offset belongs to a quote that
// is marked as history.
func inHistory(data []byte, offset int) bool {
	for offset = min(offset, len(data)); ; {
		start := bytes.LastIndexByte(data[:offset], '\n') + 1
		line := bytes.TrimLeft(data[start:], " ")
		if len(line) == 0 || line[0] != '>' {
			return false
		}
		if bytes.HasPrefix(bytes.ToUpper(bytes.TrimLeft(line[:min(len(line), 32)], "> ")), []byte("[!HISTORY]")) {
			return true
		}
		if start == 0 {
			return false
		}
		offset = start - 1
	}
}
