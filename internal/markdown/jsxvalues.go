package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
)

// jsxValue is an attribute whose value is a piece of a program.
var jsxValue = regexp.MustCompile(`\s[A-Za-z][\w:-]*=\{(?:[^{}\n]|\{[^{}\n]*\})*\}`)

// jsxAddress is one whose value is an address all the same: src={useBaseUrl('a.png')}.
var jsxAddress = regexp.MustCompile(`^\s+(src|href|poster)=\{\s*(?:(useBaseUrl|withBase)\(|require\()?\s*(?:'([^'"\n]+)'|"([^'"\n]+)")\s*\)?(?:\.default)?\s*\}$`)

// commentLine is a line that is a comment of MDX.
var commentLine = regexp.MustCompile(`^\{/\*.*\*/\}\s*$`)

// jsxValues drops such attributes from tags of HTML in a line, which would be no
// tags with them. Addresses stay.
func (m *masker) jsxValues(start, end int) {
	line := m.data[start:end]
	if !bytes.Contains(line, []byte("={")) {
		return
	}
	for _, at := range jsxValue.FindAllIndex(line, -1) {
		before := line[:at[0]]
		open := bytes.LastIndexByte(before, '<')
		if open < 0 || open < bytes.LastIndexByte(before, '>') || open+1 == len(before) || before[open+1]|' ' < 'a' || before[open+1]|' ' > 'z' ||
			bytes.Count(before, []byte{'`'})%2 == 1 {
			continue
		}
		m.jsxValue(start+at[0], start+at[1])
	}
}

// jsxValue puts into the place of an attribute what a browser takes of it.
func (m *masker) jsxValue(from, to int) {
	address := jsxAddress.FindSubmatch(m.data[from:to])
	if address == nil {
		m.blank(from, to)
		return
	}
	m.write(from+1, to, addressOf(address))
}

// addressOf is what was found by [jsxAddress] as an attribute of HTML.
func addressOf(found [][]byte) string {
	value := string(found[3]) + string(found[4])
	if len(found[2]) > 0 && !strings.HasPrefix(value, "/") { // from the root of the site
		value = "/" + value
	}
	return string(found[1]) + `="` + value + `"`
}

// jsxTag makes HTML of a tag over several lines that begins one and has attributes such
// as style={{ … }}: a short one, on the first line that has the room.
func (m *masker) jsxTag(start, end int, _ bool) (next int, done bool) {
	if m.data[start] != '<' || m.data[end-1] == '>' || m.pass.indented[start] {
		return end, false
	}
	if m.tried > mostTried {
		return end, false
	}
	opener := m.data[start:min(len(m.data), start+mostOpener)]
	tag, ok := readComponent(opener)
	if !ok {
		m.tried += len(opener)
		return end, false
	}
	to := start + tag.size
	if tag.closes || m.pass.isComponent(tag) || start+tag.size <= end || !bytes.Contains(m.data[start:to], []byte("={")) {
		return end, false
	}
	short := "<" + tag.name
	for _, a := range m.jsxAttributes(start, to) {
		short += " " + a
	}
	m.blank(start, to)
	for _, html := range []string{short + ">", "<" + tag.name + ">"} {
		for line := start; line < to; line = lineEndOf(m.data, line) + 1 {
			if stop := min(lineEndOf(m.data, line), to); stop-line >= len(html) {
				m.write(line, stop, html)
				return to, true
			}
		}
	}
	return to, true
}

// jsxAttributes are those of a tag that have an address or words for readers, as HTML
// has them.
func (m *masker) jsxAttributes(start, to int) (attributes []string) {
	for at := start + 1; at < to; at++ {
		if c := m.data[at]; c != '"' && c != '\'' && c != '{' {
			continue
		}
		end := closing(m.data[at:to])
		if end < 0 {
			break
		}
		name, shut := at-1, at+end+1
		for name > start && isNameByte(m.data[name-1]) {
			name--
		}
		switch key := string(m.data[name:max(name, at-1)]); {
		case m.data[at] == '{':
			if value := jsxAddress.FindSubmatch(m.data[name-1 : shut]); value != nil {
				attributes = append(attributes, addressOf(value))
			}
		case slices.Contains([]string{"src", "href", "poster", "alt", "title"}, key) && bytes.IndexByte(m.data[at:shut], '\n') < 0:
			attributes = append(attributes, string(m.data[name:shut]))
		}
		at = shut - 1
	}
	return attributes
}

// headTag drops what a page of MDX says to browsers alone, between <head> and </head>.
func (m *masker) headTag(start, end int, _ bool) (next int, done bool) {
	if m.endless.head || !bytes.Equal(bytes.TrimSpace(m.data[start:end]), []byte("<head>")) {
		return end, false
	}
	shut := bytes.Index(m.data[start:], []byte("</head>"))
	if m.endless.head = shut < 0; m.endless.head {
		return end, false
	}
	m.pass.countDropped("head", diag.Span{Start: start, End: end})
	last := lineEndOf(m.data, start+shut)
	m.blank(start, last)
	return last, true
}

// captionLine is the caption of a table as Pandoc has it, with attributes behind it.
var captionLine = regexp.MustCompile(`^(:|Table:)[ \t]+([^\n]*?)[ \t]*(\{[^{}\n]*\})?[ \t]*$`)

// caption leaves the words of such a line below a table.
func (m *masker) caption(start, end int, _ bool) (next int, done bool) {
	if m.data[start] != ':' && m.data[start] != 'T' || m.pass.indented[start] {
		return end, false
	}
	found := captionLine.FindSubmatchIndex(m.data[start:end])
	above := bytes.TrimRight(m.data[:start], " \t\n>")
	above = bytes.TrimLeft(above[bytes.LastIndexByte(above, '\n')+1:], " \t>")
	if found == nil || len(above) < 3 || above[0] != '|' && !gridRule.Match(above) {
		return end, false
	}
	m.blank(start+found[2], start+found[3])
	if found[6] >= 0 {
		name := "" // what links to the table lead to, as a paragraph has it
		if id := captionID.FindSubmatch(m.data[start+found[6] : start+found[7]]); id != nil {
			name = "^" + string(id[1])
		}
		m.write(start+found[6], start+found[7], name)
	}
	return end, true
}

// captionID is the id among the attributes of a caption.
var captionID = regexp.MustCompile(`^\{[ \t]*#([A-Za-z0-9-]{1,60})[ \t}]`)
