package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"chuyende/internal/diag"
)

// masker rewrites lines that other programs read in their own way, before the
// text is parsed. Each line keeps its length, so that all positions stay what
// they are in the author's file: what means nothing here becomes blanks, what we
// have another sign for becomes that.
type masker struct {
	pass *pass
	data []byte // the copy that is changed
	mdx  bool
	// fence is the sign of the code that the line at work is in, "" outside.
	fence string
	// boxFences are the fences of boxes that are open.
	boxFences []string
	// endless says what nothing ends from here on, so that many openers take no longer
	// than one.
	endless struct{ head, highlight, comment, kramdown, note, loop, hidden bool }
	// asides counts the boxes of Notion that are open, lastAside is where the last of
	// the text ends, 0 before that was asked.
	asides, lastAside int
	spoken            int            // names given to addresses of components
	tried             int            // bytes that were looked at in vain for where a tag ends
	boxClosers        map[int]string // what ends a box, where the tags that end one stand
	pane              command        // of tabs, which is open
	// started is true once the text has begun, after it imports are code no more.
	prose bool // the line before is text of a paragraph
}

// mask returns the text as it is parsed, data itself where nothing is to be
// rewritten.
func (p *pass) mask(data []byte, body diag.Span) []byte {
	m := &masker{pass: p, data: data, mdx: isMDX(p.file)}
	if !needsMask(data[body.Start:body.End]) {
		return data
	}
	m.data = bytes.Clone(data)
	for at := body.Start; at < body.End; {
		end := min(lineEndOf(m.data, at), body.End)
		next := m.line(at, end)
		at = max(next, end) + 1
	}
	return m.data
}

// needsMask reports whether any of the rules below may apply to a text. Most texts
// need none, so it looks at bytes: patterns over whole texts took a tenth of a build.
func needsMask(text []byte) bool {
	if bytes.IndexByte(text, '{') >= 0 || bytes.IndexByte(text, '<') >= 0 {
		return true
	}
	if bytes.Contains(text, []byte("- : ")) || bytes.IndexByte(text, '>') >= 0 && quoteLabelLine.Match(text) || bytes.Contains(text, []byte("::")) || bytes.Contains(text, []byte("+++")) || bytes.Contains(text, []byte("(PART")) || bytes.Contains(text, []byte("(APPENDIX)")) {
		return true
	}
	if bytes.Contains(text, []byte("```")) && boxFenceLine.Match(text) || bytes.Contains(text, []byte("%%")) {
		return true
	}
	for rest := text; ; {
		at := bytes.IndexByte(rest, ']')
		if at < 0 {
			break
		}
		if name := bytes.TrimRight(rest[:at], "_"); len(name) >= 4 && bytes.EqualFold(name[len(name)-3:], []byte("toc")) {
			return true
		}
		rest = rest[at+1:]
	}
	for at := 0; at < len(text); at = lineEndOf(text, at) + 1 {
		line := bytes.TrimLeft(text[at:], " \t")
		if len(line) >= 6 && (bytes.EqualFold(line[:6], []byte("import")) || bytes.EqualFold(line[:6], []byte("export"))) {
			return true
		}
		name := line
		if len(line) > 0 && line[0] == '#' {
			name = line[len(headingSign.Find(line[:lineEndOf(line, 0)])):]
		}
		if bytes.HasPrefix(name, []byte("::: ")) && describedName.Match(name[:lineEndOf(name, 0)]) {
			return true
		}
		if len(line) > 0 && line[0] == '(' && placeLabel.Match(line[:lineEndOf(line, 0)]) ||
			len(line) > 0 && line[0] == '#' && headingSigns.Match(line[:lineEndOf(line, 0)]) {
			return true
		}
	}
	return false
}

// boxFenceLine finds fences that some rule makes boxes of.
var boxFenceLine = regexp.MustCompile(`(?mi)^[ \t>]*\x60{3,}(?:smart|warn|online|offline|compare|quote|note|tip|warning|danger|caution|important)\b`)

func lineEndOf(data []byte, at int) int {
	if i := bytes.IndexByte(data[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(data)
}

// blank makes blanks of data[from:to], but for line ends.
func (m *masker) blank(from, to int) {
	for i := from; i < to; i++ {
		if m.data[i] != '\n' {
			m.data[i] = ' '
		}
	}
}

// write puts text into data[from:to], which it must fit into, and blanks behind
// it.
func (m *masker) write(from, to int, text string) {
	m.blank(from, to)
	copy(m.data[from:to], text)
}

// line rewrites one line, and returns where what belonged to it ends.
func (m *masker) line(at, end int) int {
	line := m.data[at:end]
	text := bytes.TrimLeft(line, " \t>")
	start := at + len(line) - len(text)
	if m.fence == "" && m.boxFence(start, end) {
		m.prose = false
		return end
	}
	if m.fence == "" && len(text) > 3 && text[0] == '`' {
		if next, done := m.chunk(start, end); done {
			m.prose = false
			return next
		}
	}
	if m.inCode(text) {
		return end
	}
	wasProse, end := m.prose, m.join(start, end)
	m.prose = len(bytes.TrimSpace(text)) > 0 && !commentLine.Match(text)
	if len(text) == 0 {
		return end
	}
	for _, rule := range []func(start, end int, wasProse bool) (next int, done bool){
		m.fragments, m.module, m.contents, m.learn, m.emptyLinks, m.definition, m.quoteLabel, m.note, m.pageIncluded, m.aside, m.headTag, m.caption, m.jsxTag, m.component, m.shortcodes, m.commands, m.quoteClass, m.attributeLine, m.blockBreak, m.partHeading, m.headingID, m.field, m.described,
	} {
		if next, done := rule(start, end, wasProse); done {
			m.prose = false
			return next
		}
	}
	m.notesInLine(start, end)
	m.jsxValues(start, end)
	m.inLine(start, end)
	m.commandsInLine(start, end)
	return end
}

// inCode follows fences, and reports whether a line is one or stands in code.
func (m *masker) inCode(text []byte) bool {
	for _, sign := range []byte{'`', '~'} {
		n := len(text) - len(bytes.TrimLeft(text, string(sign)))
		switch {
		case n < 3:
		case m.fence == "" && (sign == '~' || bytes.IndexByte(text[n:], '`') < 0):
			m.fence, m.prose = string(text[:n]), false
			return true
		case m.fence != "" && strings.HasPrefix(string(text[:n]), m.fence) && len(bytes.TrimSpace(text[n:])) == 0:
			m.fence = ""
			return true
		}
	}
	return m.fence != ""
}

var (
	moduleLine = regexp.MustCompile(`^import\s+(?:[\w*{}$,\s]+\s+from\s+)?(?:'[^']*'|"[^"]*")\s*;?\s*$`)
	moduleOpen = regexp.MustCompile(`^import\s+(?:\w+\s*,\s*)?\{[^}'"]*$`)
	exportLine = regexp.MustCompile(`^export\s+(?:default|const|let|var|function|async|class|\{|\*)`)
)

// module drops what a program of its own is to load.
func (m *masker) module(start, end int, wasProse bool) (next int, done bool) {
	line := m.data[start:end]
	if wasProse || len(line) < 6 || line[0] != 'i' && line[0] != 'e' {
		return end, false
	}
	last := end
	switch {
	case moduleLine.Match(line):
	case moduleOpen.Match(line):
		shut := bytes.IndexByte(m.data[start:min(len(m.data), start+mostOpener)], '}')
		if shut < 0 {
			return end, false
		}
		last = lineEndOf(m.data, start+shut)
		if !moduleLine.Match(m.data[start:last]) {
			return end, false
		}
	case m.mdx && exportLine.Match(line):
		if blank := bytes.Index(m.data[start:], []byte("\n\n")); blank >= 0 {
			last = start + blank
		} else {
			last = len(m.data)
		}
	default:
		return end, false
	}
	m.pass.countDropped("import", diag.Span{Start: start, End: end})
	m.blank(start, last)
	return last, true
}

// mostOpener is how many bytes a tag of a component, or an import, may have.
const mostOpener = 8 << 10

// contents drops the marks for contents: those are made by themselves.
func (m *masker) contents(start, end int, wasProse bool) (next int, done bool) {
	line := bytes.TrimSpace(m.data[start:end])
	if isContentsMark(line) || string(line) == "{:toc}" || string(line) == "{: toc}" {
		if start > 0 { // kramdown's list "* TOC" above it
			above := bytes.LastIndexByte(m.data[:max(start-1, 0)], '\n') + 1
			if item := bytes.TrimSpace(m.data[above:max(start-1, above)]); len(item) <= 8 && contentsItem.Match(item) {
				m.blank(above, start)
			}
		}
		m.contentsHeading(start)
		m.blank(start, end)
		return end, true
	}
	return end, false
}

// contentsHeading drops the heading right above a mark for contents, which would have
// nothing below it.
func (m *masker) contentsHeading(start int) {
	above := bytes.TrimRight(m.data[max(0, start-mostBlankAbove):start], " \t\n")
	at := bytes.LastIndexByte(above, '\n') + 1
	line := bytes.TrimLeft(above[at:], "#")
	if at == 0 || len(line) == len(above)-at || !contentsTitle.Match(line) {
		return
	}
	from := max(0, start-mostBlankAbove) + at
	m.blank(from, from+len(above)-at)
}

// mostBlankAbove is how many bytes above a mark its heading may stand.
const mostBlankAbove = 200

var contentsTitle = regexp.MustCompile(`(?i)^\s+\**(?:table of contents|contents|toc|on this page|mục lục|nội dung)\**:?\s*#*\s*(?:\{[^}]*\}\s*)?$`)

var contentsItem = regexp.MustCompile(`(?i)^(?:[*-]|1\.)\s+toc$`)

// component drops a line that is nothing but tags of components, such as
// <Tabs groupId="x"> or </TabItem>. What a tag says to readers stays.
func (m *masker) component(start, end int, wasProse bool) (next int, done bool) {
	if m.data[start] != '<' || m.pass.indented[start] {
		return end, false
	}
	type part struct {
		tag      componentTag
		from, to int
	}
	var parts []part
	at := start
	for at < len(m.data) && m.data[at] == '<' {
		tag, ok := readComponent(m.data[at:min(len(m.data), at+mostOpener)])
		if !ok || !m.pass.isComponent(tag) {
			break
		}
		parts = append(parts, part{tag, at, at + tag.size})
		at += tag.size
		for at < len(m.data) && (m.data[at] == ' ' || m.data[at] == '\t') {
			at++
		}
	}
	if len(parts) == 1 && !wasProse && !m.belowTag(start) && m.lineBox(parts[0].tag, start, end) {
		return end, true
	}
	if len(parts) == 0 || at < len(m.data) && m.data[at] != '\n' {
		return end, false
	}
	asHTML := m.belowTag(start) // where Markdown is none
	if len(parts) == 1 && !asHTML && m.componentBox(parts[0].tag, parts[0].from, parts[0].to) {
		return at, true
	}
	if len(parts) == 1 && isLinkComponent(parts[0].tag.name) {
		return end, false
	}
	for _, p := range parts {
		m.pass.countDropped("<…>", diag.Span{Start: p.from, End: min(p.to, lineEndOf(m.data, p.from))})
		m.blank(p.from, p.to)
		m.speak(p.tag, p.from, asHTML)
	}
	if said := bytes.IndexFunc(m.data[start:end], func(r rune) bool { return r != ' ' && r != '\t' }); said > 0 {
		m.skip(start, start+said) // where blanks would make code
	}
	return at, true
}

// belowTag reports whether the line above one begins with a tag of HTML.
func (m *masker) belowTag(start int) bool {
	line := bytes.LastIndexByte(m.data[:start], '\n')
	if line < 0 {
		return false
	}
	above := m.data[bytes.LastIndexByte(m.data[:line], '\n')+1 : line]
	above = bytes.TrimLeft(above, " \t")
	return len(above) > 0 && above[0] == '<' && m.pass.isRawBlock(above)
}
