package markdown

import (
	"bytes"
	"strings"
)

// componentTag is a tag of a component as JSX and Vue have it.
type componentTag struct {
	name          string
	closes, empty bool
	size          int
	says          string // what it says to readers
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
	case t.name == "" || '0' <= t.name[0] && t.name[0] <= '9' || t.name[0] == '-':
		return t, false
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
			if c != '{' && t.says == "" {
				t.says = spoken(text[from:at], text[at+1:at+end])
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
			end := bytes.IndexByte(text[i+1:], c)
			if end < 0 {
				return -1
			}
			i += end + 1
		}
	}
	return -1
}

// spoken is a value of an attribute that readers see: a title, a label.
func spoken(before, value []byte) string {
	name := string(before[bytes.LastIndexAny(before, " \t\n")+1:])
	switch strings.TrimLeft(strings.TrimSuffix(name, "="), ":") {
	case "title", "label", "caption", "summary", "header", "heading", "name", "text":
		if text := strings.TrimSpace(string(value)); !strings.HasPrefix(name, ":") && !strings.ContainsAny(text, "\n<>`[]") {
			return text
		}
	}
	return ""
}
