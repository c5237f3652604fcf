package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// appendEscaped appends text so that HTML shows it as it is. Quotes are left
// alone: in a value of an attribute use [appendAttribute].
func appendEscaped(html, text []byte) []byte {
	return escape(html, text, false)
}

// appendAttribute appends ` name="value"`.
func appendAttribute(html []byte, name string, value []byte) []byte {
	html = append(append(append(html, ' '), name...), '=', '"')
	return append(escape(html, value, true), '"')
}

func escape(html, text []byte, quotes bool) []byte {
	done := 0
	for i, c := range text {
		var entity string
		switch c {
		case '&':
			entity = "&amp;"
		case '<':
			entity = "&lt;"
		case '>':
			entity = "&gt;"
		case 0:
			entity = "\uFFFD" // HTML has no way to show it
		case '"':
			if !quotes {
				continue
			}
			entity = "&quot;"
		default:
			continue
		}
		html = append(append(html, text[done:i]...), entity...)
		done = i + 1
	}
	return append(html, text[done:]...)
}

// unescape returns source without Markdown's backslash escapes and with its
// entities, such as &nbsp; or &#225;, replaced by what they stand for. A
// source without any is returned itself.
func unescape(source []byte) []byte {
	i := bytes.IndexAny(source, `\&`)
	if i < 0 {
		return source
	}
	plain := make([]byte, 0, len(source))
	for i >= 0 {
		plain = append(plain, source[:i]...)
		source = source[i:]
		switch value, size := entity(source); {
		case source[0] == '\\' && len(source) > 1 && util.IsPunct(source[1]):
			plain, source = append(plain, source[1]), source[2:]
		case size > 0:
			plain, source = append(plain, value...), source[size:]
		default:
			plain, source = append(plain, source[0]), source[1:]
		}
		i = bytes.IndexAny(source, `\&`)
	}
	return append(plain, source...)
}

// longestEntity is the length of "&CounterClockwiseContourIntegral;": beyond
// it there is no need to look for the semicolon.
const longestEntity = 33

// entity returns what the entity that source begins with stands for, and its
// length; 0 where source begins with none.
func entity(source []byte) (value []byte, size int) {
	if source[0] != '&' {
		return nil, 0
	}
	end := bytes.IndexByte(source[:min(len(source), longestEntity)], ';')
	if end < 2 {
		return nil, 0
	}
	name := string(source[1:end])
	if name[0] != '#' {
		if known, ok := util.LookUpHTML5EntityByName(name); ok {
			return known.Characters, end + 1
		}
		return nil, 0
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	code, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return nil, 0
	}
	r := rune(code)
	if code == 0 || code > utf8.MaxRune || !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), end + 1
}
