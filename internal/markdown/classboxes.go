package markdown

import (
	"bytes"
	"regexp"
	"strings"
)

// classLine gives the block below it classes, as kramdown reads it. Themes of Jekyll make
// boxes of some:
//
//	{: .note .warning}
//	A paragraph, or a quote of several.
var classLine = regexp.MustCompile(`(?m)^\{:((?:[ \t]*\.[A-Za-z][\w-]*)+)[ \t]*\}[ \t]*$`)

// classBox makes an alert of the block below such a line, and returns where that ends; false
// where the classes name no box, or there is no paragraph or quote below.
func (t *takenText) classBox(start, end int, text []byte) (after int, ok bool) {
	m := classLine.FindSubmatch(text)
	if m == nil || len(bytes.TrimSpace(t.data[lineStartOf(t.data, start):start])) > 0 {
		return 0, false
	}
	alert := ""
	for class := range strings.FieldsSeq(strings.ReplaceAll(string(m[1]), ".", " ")) {
		if name, title, transparent := boxMeaning(class); title == "" && !transparent && !isFolding(class) {
			alert = name // the last says most: .note .warning
		}
	}
	next := end + 1
	if alert == "" || next >= len(t.data) || bytes.IndexByte([]byte("\n#`~|{<!"), t.data[next]) >= 0 {
		return 0, false
	}
	t.put(start, end, "> [!"+strings.ToUpper(alert)+"]")
	for next < len(t.data) {
		last := lineEndOf(t.data, next)
		line := bytes.TrimSpace(t.data[next:last])
		if len(line) == 0 {
			break
		}
		if line[0] != '>' {
			t.put(next, next, "> ")
		}
		next = last + 1
	}
	return next, true
}

// lineStartOf is where the line above the one at a place begins; the place itself where
// there is none.
func lineStartOf(data []byte, at int) int {
	if at == 0 {
		return 0
	}
	return bytes.LastIndexByte(data[:at-1], '\n') + 1
}
