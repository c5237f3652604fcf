package markdown

import (
	"bytes"
	"regexp"
)

// Tabs as DocFX has them: headings whose link leads to "#tab/…", up to a line that rules
// off. Each becomes a box with its name above.
//
//	# [Linux](#tab/linux)
//	text
//	# [Windows](#tab/windows)
//	text
//	***

var (
	tabHead  = regexp.MustCompile(`^(#{1,6})[ \t]+\[(\S(?:[^\n]*\S)?)\]\(#tab/[^\s()]*\)[ \t]*$`)
	ruleLine = regexp.MustCompile(`^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
)

// mayHaveTabs reports whether a text may have such tabs.
func mayHaveTabs(text []byte) bool { return bytes.Contains(text, []byte("](#tab/")) }

// openTab is the tab that is open, level is of its heading, 0 of none.
type openTab struct {
	level  int
	margin string
}

// tab writes a line that begins or ends a tab, and returns where the text goes on.
func (t *takenText) tab(start, end int, text []byte, margin string) (next int, ok bool) {
	m := tabHead.FindSubmatch(text)
	switch {
	case m != nil:
		t.closeTab(start)
		t.tabs = openTab{len(m[1]), margin}
		t.put(start, end, margin+":::card "+string(m[2]))
		return end + 1, true
	case t.tabs.level == 0 || len(text) == 0:
	case ruleLine.Match(text) && (text[0] != '-' || len(bytes.TrimSpace(t.data[lineStartOf(t.data, start):start])) == 0):
		t.put(start, end, t.tabs.margin+":::")
		t.tabs = openTab{}
		return end + 1, true
	case text[0] == '#' && !t.rulesOff(end):
		if h := headingLine.FindSubmatch(text); h != nil && len(h[1]) <= t.tabs.level {
			t.closeTab(start)
		}
	}
	return end, false
}

// closeTab ends the tab that is open before a line.
func (t *takenText) closeTab(start int) {
	if t.tabs.level > 0 {
		t.put(start, start, t.tabs.margin+":::\n\n")
		t.tabs = openTab{}
	}
}

// rulesOff reports whether a line that rules off follows. Where the last one stands is
// looked for once.
func (t *takenText) rulesOff(from int) bool {
	if t.lastRule == 0 {
		t.lastRule = -1
		for to := len(t.data); to > 0 && t.lastRule < 0; {
			line := bytes.LastIndexByte(t.data[:to], '\n') + 1
			if ruleLine.Match(bytes.TrimSpace(t.data[line:to])) {
				t.lastRule = line
			}
			to = max(line-1, 0)
		}
	}
	return t.lastRule > from
}

// titleAndSubtitle is a title with what Vocs writes below it, in square brackets of several
// words: # Name [What it is].
var titleAndSubtitle = regexp.MustCompile(`(?m)^#[ \t]+(\S[^\n]*?)[ \t]+\[([^\[\]\n]*\S[ ]+\S[^\[\]\n]*)\][ \t]*$`)

// mayHaveSubtitle reports whether a text may have one.
func mayHaveSubtitle(text []byte) bool {
	return bytes.Contains(text, []byte("]\n")) && titleAndSubtitle.Match(text)
}

// subtitle writes it as a paragraph of its own, below the first heading of level 1.
func (t *takenText) subtitle(start, end int, text []byte, margin string) (next int, ok bool) {
	first := !t.titled
	t.titled = true
	m := titleAndSubtitle.FindSubmatch(text)
	if m == nil || !first || margin != "" || bytes.Contains(t.data, []byte("["+string(m[2])+"]:")) {
		return end, false
	}
	t.put(start, end, "# "+string(m[1])+"\n\n"+string(m[2]))
	return end + 1, true
}
