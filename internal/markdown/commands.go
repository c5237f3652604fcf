package markdown

import (
	"bytes"
	"regexp"

	"chuyende/internal/diag"
)

// Commands of Hugo, {{< name … >}} and {{% name … %}}, of Jekyll and of GitBook, {% name … %}.
// What has a form here takes it: boxes, tabs, images, files; what says something within
// a text says it: see [commandParser]. Of all others the command goes, and what stands
// between two of them stays, but in loops; that is told once for each sort and text.

// commands rewrites a line of nothing but commands.
func (m *masker) commands(start, end int, _ bool) (next int, done bool) {
	if m.data[start] != '{' || m.pass.indented[start] || m.pass.inRaw(start) {
		return end, false
	}
	if next, done := m.loop(start); done {
		return next, true
	}
	type part struct {
		command
		from, to int
	}
	var parts []part
	at := start
	for at < len(m.data) && m.data[at] != '\n' {
		c, ok := m.readCommand(m.data[at:min(len(m.data), at+longestCommand)])
		if !ok || m.pass.inRaw(at) || rawMarks.Match(m.data[at:at+c.size]) {
			return end, false
		}
		size := c.size + len(commandAttributes.Find(m.data[at+c.size:lineEndOf(m.data, at+c.size)]))
		parts = append(parts, part{c, at, at + size})
		at += size
		for at < len(m.data) && (m.data[at] == ' ' || m.data[at] == '\t') {
			at++
		}
	}
	for _, p := range parts {
		m.command(p.command, p.from, p.to, len(parts) == 1)
	}
	// What a later one stands for begins the line, or it would be code that is indented.
	if text := bytes.TrimLeft(m.data[start:at], " "); len(text) > 0 {
		m.write(start, at, string(text))
	}
	return at, true
}

// commandAttributes are attributes of what a command of a line of its own makes, as Hugo has them:
// {{% list %}}{class="x"}.
var commandAttributes = regexp.MustCompile(`^\{[.#]?[A-Za-z][^{}\n]*\}[ \t]*$`)

// command writes what a command at data[from:to] stands for, or blanks. alone says
// that it has a line of its own.
func (m *masker) command(c command, from, to int, alone bool) {
	text := c.stands(alone && (c.closes || m.pass.hasCommandEnd(c.name)))
	if text == "" || len(text) > to-from {
		if alone && (m.boxed(c, from, to) || m.sample(c, from, to)) {
			return
		}
		isLine := bytes.IndexByte(m.data[from:to], '\n') < 0
		if _, ok := m.pass.says(c); ok && isLine {
			return // its line is read as text
		}
		if !c.closes {
			m.pass.drop(c.kind, m.data[from:to], diag.Span{Start: from, End: min(to, lineEndOf(m.data, from))})
		}
		line := m.data[max(0, from-longestCommand):from]
		line = line[bytes.LastIndexByte(line, '\n')+1:]
		if !alone && isLine && len(bytes.TrimLeft(line, " \t>")) > 0 && bytes.LastIndexByte(line, '<') <= bytes.LastIndexByte(line, '>') {
			return // what reads the line leaves no blanks there
		}
		if from > 0 && to < len(m.data) && m.data[from-1] == '<' && m.data[to] == '>' {
			from, to = from-1, to+1 // an address that nobody knows
		}
		m.blank(from, to)
		return
	}
	for i := from; i < to; i++ { // one line, whatever it was
		m.data[i] = ' '
	}
	copy(m.data[from:to], text)
}

// commandsInLine rewrites commands beside other text. Where one begins the line, what
// follows is read from where it stood.
func (m *masker) commandsInLine(start, end int) {
	if !bytes.Contains(m.data[start:end], []byte("{%")) && !bytes.Contains(m.data[start:end], []byte("{{")) || m.pass.indented[start] || m.pass.inRaw(start) {
		return
	}
	inCode := false
	for at := start; at < end; at++ {
		switch m.data[at] {
		case '`':
			inCode = !inCode
			continue
		case '{':
		default:
			continue
		}
		if inCode || at > start && (m.data[at-1] == '\\' || m.data[at-1] == '{') || m.pass.inRaw(at) {
			continue
		}
		c, ok := m.readCommand(m.data[at:min(end, at+longestCommand)])
		if before := bytes.TrimRight(m.data[max(start, at-mostBlanks):at], " "); !ok || bytes.HasSuffix(before, []byte("](")) || bytes.HasSuffix(before, []byte("]:")) || bytes.HasSuffix(before, []byte(`="`)) || bytes.HasSuffix(before, []byte("]: <")) || isWithinAddress(m.data[start:at]) {
			continue
		}
		if rawMarks.Match(m.data[at : at+c.size]) {
			at += c.size - 1
			continue
		}
		m.command(c, at, at+c.size, false)
		if at == start && m.data[at] == ' ' {
			m.skip(start, at+c.size)
		}
		at += c.size - 1
	}
}

// mostBlanks is how many blanks may stand before a command that says an address.
const mostBlanks = 8

// skip has a line read from behind data[from:to] on, which became blank at its start.
func (m *masker) skip(from, to int) {
	for to < len(m.data) && (m.data[to] == ' ' || m.data[to] == '\t') {
		to++
	}
	if m.data[from] != ' ' { // something stands there
		return
	}
	line := bytes.LastIndexByte(m.data[:from], '\n') + 1
	if m.pass.skips == nil {
		m.pass.skips = map[int]int{}
	}
	m.pass.skips[line] += to - from
}

// drop counts a command that goes.
func (p *pass) drop(kind string, text []byte, span diag.Span) {
	p.countRemain(remain{kind: kind, gone: true, first: span, text: shorten(bytes.Join(bytes.Fields(text), []byte{' '}), 40)})
}

var (
	hiddenText = regexp.MustCompile(`^\{\{[<%]\s*comment\s*[>%]\}\}`)
	hiddenEnd  = regexp.MustCompile(`\{\{[<%]\s*/\s*comment\s*[>%]\}\}`)
	loopOpens  = regexp.MustCompile(`^\{%-?\s*(?:for|tablerow|capture)\s[^%\n]*-?%\}`)
	loopMark   = regexp.MustCompile(`\{%-?\s*(end)?(?:for|tablerow|capture)\b[^%\n]*-?%\}`)
)

// loop drops a loop of Jekyll's with what it holds: a pattern for things that are known
// elsewhere. It returns where that ends.
func (m *masker) loop(start int) (next int, done bool) {
	rest := m.data[start:min(len(m.data), start+longestLoop)]
	if !m.endless.hidden && hiddenText.Match(rest) { // what its author wrote for authors
		at := hiddenEnd.FindIndex(rest)
		if m.endless.hidden = at == nil; at != nil {
			m.blank(start, start+at[1])
			return lineEndOf(m.data, start+at[1]), true
		}
	}
	if m.endless.loop || !loopOpens.Match(m.data[start:min(len(m.data), start+longestCommand)]) {
		return 0, false
	}
	depth := 0
	for _, at := range loopMark.FindAllSubmatchIndex(rest, -1) {
		if depth++; at[2] >= 0 {
			depth -= 2
		}
		if depth == 0 {
			m.pass.dropWhole("{% for", m.data[start:lineEndOf(m.data, start)], start)
			m.blank(start, start+at[1])
			return lineEndOf(m.data, start+at[1]), true
		}
	}
	m.endless.loop = true
	return 0, false
}

// longestLoop is how many bytes a loop may have.
const longestLoop = 64 << 10

// longestJoined is how many bytes a command may have that goes on below its line.
const longestJoined = 400

var (
	// openAttributes begin behind a picture or a link and go on below its line.
	openAttributes      = regexp.MustCompile(`[)\]]\{[.#\w][^{}]*$`)
	attributesOverLines = regexp.MustCompile(`^[)\]]\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}`)
)

// join makes one line of those that a command within a text, or attributes, stand on, and
// returns where that ends.
func (m *masker) join(start, end int) int {
	if open := openAttributes.FindIndex(m.data[start:end]); open != nil && !m.pass.indented[start] {
		rest := m.data[start+open[0] : min(len(m.data), start+open[0]+mostAttributes)]
		if all := attributesOverLines.Find(rest); all != nil && !bytes.Contains(all, []byte("\n\n")) {
			for i := range all {
				if all[i] == '\n' {
					all[i] = ' '
				}
			}
			return lineEndOf(m.data, start+open[0]+len(all))
		}
	}
	at := max(bytes.LastIndex(m.data[start:end], []byte("{{")), bytes.LastIndex(m.data[start:end], []byte("{%")))
	if at > 0 && m.data[start+at-1] == '{' {
		at--
	}
	if at <= 0 || m.pass.indented[start] || m.pass.inRaw(start+at) || bytes.IndexByte([]byte("=\\{`"), m.data[start+at-1]) >= 0 {
		return end
	}
	shut := "}}"
	if m.data[start+at+1] == '%' || start+at+2 < len(m.data) && m.data[start+at+2] == '%' {
		shut = "%}"
	}
	rest := m.data[start+at : min(len(m.data), start+at+longestJoined)]
	stop := bytes.Index(rest, []byte(shut))
	if stop < 0 || start+at+stop < end || bytes.Contains(rest[:stop], []byte("\n\n")) || bytes.IndexByte(rest[:stop], '`') >= 0 {
		return end
	}
	for i := range rest[:stop] {
		if rest[i] == '\n' {
			rest[i] = ' '
		}
	}
	return lineEndOf(m.data, start+at+stop)
}

// dropWhole counts a command that begins at a place and goes with all that it holds.
func (p *pass) dropWhole(kind string, text []byte, at int) {
	p.countRemain(remain{kind: kind, gone: true, whole: true, first: diag.Span{Start: at, End: at + len(text)}, text: shorten(text, 40)})
}
