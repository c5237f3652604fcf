package markdown

import (
	"bytes"
	"regexp"
)

// quoteClass makes an alert of a quote by the line below it, as Wiki.js has it: {.is-info}.
func (m *masker) quoteClass(start, end int, _ bool) (next int, done bool) {
	found := quoteClassLine.FindSubmatch(m.data[start:end])
	if found == nil || start == 0 || m.data[start-1] != '\n' {
		return end, false
	}
	first := -1
	for at := start - 1; at >= 0; { // at ends the line above
		from := bytes.LastIndexByte(m.data[:at], '\n') + 1
		if from == at || m.data[from] != '>' {
			break
		}
		first, at = from, from-1
	}
	if first < 0 {
		return end, false
	}
	m.boxQuote(first, string(found[1]))
	m.blank(start, end)
	return end, true
}

// boxQuote makes the box that a name means of the quote that begins there.
func (m *masker) boxQuote(first int, name string) {
	if m.pass.quoteAlerts == nil {
		m.pass.quoteAlerts = map[int]string{}
	}
	meant, _, _ := boxMeaning(name)
	m.pass.quoteAlerts[first] = meant
}

// quoteLabelLine is the first line of a quote whose first word says what box it is, before
// a title in bold, as Nest's documentation has it: "> info **Hint** Text".
var quoteLabelLine = regexp.MustCompile(`(?m)^> ?(info|note|tip|warning|danger|error) +(\*\*[^*\n]+\*\*)`)

// quoteLabel makes a box of such a quote.
func (m *masker) quoteLabel(start, end int, wasProse bool) (next int, done bool) {
	first := bytes.LastIndexByte(m.data[:start], '\n') + 1
	if first == start || wasProse {
		return end, false
	}
	at := quoteLabelLine.FindSubmatchIndex(m.data[first:end])
	if at == nil {
		return end, false
	}
	m.boxQuote(first, string(m.data[first+at[2]:first+at[3]]))
	m.write(start, end, string(m.data[first+at[4]:end]))
	return end, false
}

// definitionItem is what MDN says of the item above, an item within it: "- : Text".
var definitionItem = regexp.MustCompile(`^([-*+] ): +(\S)`)

// definition takes the colon off it.
func (m *masker) definition(start, end int, _ bool) (next int, done bool) {
	at := definitionItem.FindSubmatchIndex(m.data[start:end])
	if at == nil || start == 0 || m.data[start-1] != ' ' {
		return end, false
	}
	m.write(start, end, string(m.data[start:start+at[3]])+string(m.data[start+at[4]:end]))
	return end, false
}

var quoteClassLine = regexp.MustCompile(`^\{\.is-(info|success|warning|danger)\}\s*$`)

// blockBreak drops the line between two blocks of MyST's, which says how they are shown.
func (m *masker) blockBreak(start, end int, wasProse bool) (next int, done bool) {
	if wasProse || !blockBreakLine.Match(m.data[start:end]) {
		return end, false
	}
	m.blank(start, end)
	return end, true
}

var blockBreakLine = regexp.MustCompile(`^\+\+\+[ \t]*(?:\{[^\n]*\})?[ \t]*$`)

// partHeading takes the mark of bookdown's off a heading that begins a part of a book:
// "# (PART) Name {-}".
func (m *masker) partHeading(start, end int, _ bool) (next int, done bool) {
	if at := partMark.FindSubmatchIndex(m.data[start:end]); at != nil {
		m.blank(start+at[2], start+at[3])
	}
	return end, false
}

var partMark = regexp.MustCompile(`^#{1,6}[ \t]+(\((?:PART|APPENDIX)\\?\*?\))[ \t]*\S`)

// field writes the name of a field as people do, "name: value" of "name:: value", as
// Dataview and Logseq have it, each on a line of its own; what Logseq notes for itself
// goes.
func (m *masker) field(start, end int, wasProse bool) (next int, done bool) {
	if m.pass.indented[start] || !wasProse && start-bytes.LastIndexByte(m.data[:start], '\n')-1 >= codeIndent {
		return end, false
	}
	line := m.data[start:end]
	for _, at := range shownSize.FindAllSubmatchIndex(line, -1) {
		m.blank(start+at[2], start+at[3])
	}
	if ownField.Match(line) {
		if m.blank(start, end); wasProse && len(line) >= len(emptyComment) { // the list stays what it is
			m.write(start, end, emptyComment)
		}
		return end, false
	}
	if at := fieldLine.FindSubmatchIndex(line); at != nil && (!wasProse || at[3] > at[2] || bytes.IndexByte(line[:at[4]], ' ') < 0) {
		m.data[start+at[5]] = ' '
		if m.pass.fields == nil {
			m.pass.fields = map[int]bool{}
		}
		m.pass.fields[start] = true
	}
	for _, at := range fieldInside.FindAllSubmatchIndex(line, -1) {
		m.data[start+at[3]] = ' '
	}
	return end, false
}

const emptyComment = "<!---->"

var (
	ownField  = regexp.MustCompile(`^(?:id|collapsed|heading|background-color|exclude-from-graph-view|public|filters|query-table|query-properties|query-sort-by|query-sort-desc|ls-type|hl-page|hl-color|hl-stamp|card-[a-z-]+|logseq\.[\w.-]+)::[ \t]+\S*[ \t]*$`)
	fieldLine = regexp.MustCompile(`^((?:[-*+][ \t]+)?)[\pL][\pL\pN_ /-]{0,40}(:):[ \t]+\S`)
	// shownSize is how large Logseq shows a picture.
	shownSize   = regexp.MustCompile(`\](?:\([^()\n]*\))(\{:(?:height|width) +\d{1,5}(?:, *:(?:height|width) +\d{1,5})*\})`)
	fieldInside = regexp.MustCompile(`[\[(][\pL][\pL\pN_ -]{0,40}(:):[ \t]+[^\])\n]+[\])]`)
)
