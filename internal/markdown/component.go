package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// componentTag is a tag of a component as JSX and Vue have it.
type componentTag struct {
	name          string
	closes, empty bool
	size          int
	values        []attribute // those between quotes
}

// attribute is one of a tag: where it stands from its name to its last quote, and
// what stands between the quotes.
type attribute struct {
	name     string
	from, to int
	value    string
}

// readComponent takes the tag apart that text begins with.
func readComponent(text []byte) (componentTag, bool) {
	var t componentTag
	at := 1
	if at < len(text) && text[at] == '/' {
		t.closes = true
		at++
	}
	from := at
	for at < len(text) && (isNameByte(text[at]) || at > from && (text[at] == '.' || text[at] == ':')) {
		at++
	}
	t.name = string(text[from:at])
	switch {
	case at < len(text) && at == from && text[at] == '>': // <> and </>, fragments of JSX
		t.size = at + 1
		return t, true
	case t.name == "" || '0' <= t.name[0] && t.name[0] <= '9' || t.name[0] == '-' || t.name[len(t.name)-1] == ':':
		return t, false // the last is an address: <https://example.vn/>
	}
	for at < len(text) {
		switch c := text[at]; {
		case c == '>':
			t.size = at + 1
			return t, true
		case c == '/' && at+1 < len(text) && text[at+1] == '>':
			t.size, t.empty = at+2, true
			return t, true
		case c == '"' || c == '\'' || c == '`' || c == '{':
			end := closing(text[at:])
			if end < 0 {
				return t, false
			}
			if name := attributeName.FindSubmatchIndex(text[max(from, at-longestAttribute):at]); c != '{' && name != nil && len(t.values) < mostValues {
				t.values = append(t.values, attribute{
					name: strings.ToLower(string(text[max(from, at-longestAttribute):][name[2]:name[3]])),
					from: max(from, at-longestAttribute) + name[2], to: at + end + 1, value: string(text[at+1 : at+end]),
				})
			}
			at += end + 1
		case c == '\n' && at+1 < len(text) && text[at+1] == '\n', c == '<':
			return t, false
		default:
			at++
		}
	}
	return t, false
}

func isNameByte(c byte) bool {
	return c|' ' >= 'a' && c|' ' <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

// closing is where what text begins with ends: a quote, or braces with all in
// them; -1 where it does not.
func closing(text []byte) int {
	if text[0] != '{' {
		if i := bytes.IndexByte(text[1:], text[0]); i >= 0 {
			return i + 1
		}
		return -1
	}
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		case '"', '\'', '`':
			if c == '\'' && i > 0 && isNameByte(text[i-1]) {
				continue // an apostrophe: "it's" within tags
			}
			end := bytes.IndexByte(text[i+1:], c)
			if end < 0 {
				return -1
			}
			i += end + 1
		}
	}
	return -1
}

// attributeName is the name before the quote that opens a value.
var attributeName = regexp.MustCompile(`[\s"'}]([A-Za-z][\w-]*)\s*=\s*$`)

// longestAttribute is how many bytes before a quote may hold the name.
const longestAttribute = 100
