package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
)

// Commands of Hugo, {{< name … >}} and {{% name … %}}, of Jekyll and of GitBook, {% name … %}.
// What has a form here takes it: boxes, tabs, images, files; what says something within
// a text says it: see [commandParser]. Of all others the command goes, and what stands
// between two of them stays, but in loops; that is told once for each sort and text.

var (
	liquidTag = regexp.MustCompile(`^\{%-?\s*([a-z_]+(?:-[a-z_]+)*)\b((?:[^%]|%[^}])*?)%\}`)
	shortcode = regexp.MustCompile("^\\{\\{([<%])\\s*(/?)\\s*([A-Za-z_][\\w/.-]*)((?:[^\"'`>%]|\"[^\"]*\"|'[^']*'|`[^`]*`)*?)(/?)\\s*([>%])\\}\\}")
	// shortcodeValue is one of its values, with a name or without.
	shortcodeValue = regexp.MustCompile("(?:([\\w-]+)\\s*=\\s*)?(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`|([^\\s\"'`=]+))")
)

// command is one taken apart.
type command struct {
	kind   string // what it opens with
	name   string
	closes bool
	values map[string]string // by name in lower case; those without by "0", "1" …
	size   int
}

// longestCommand is how many bytes a command may have.
const longestCommand = 2 << 10

// readCommand takes the command apart that text begins with.
func (m *masker) readCommand(text []byte) (command, bool) {
	return m.pass.readAnyCommand(text)
}

func readCommand(text []byte) (command, bool) {
	if m := liquidTag.FindSubmatch(text); m != nil && !bytes.Contains(m[0], []byte("\n\n")) {
		name, closes := strings.CutPrefix(string(m[1]), "end")
		closes = closes || slices.Contains([]string{"else", "elsif", "elseif", "when", "break", "continue"}, name)
		return command{kind: "{%", name: name, size: len(m[0]), closes: closes, values: readValues(m[2], true)}, true
	}
	m := shortcode.FindSubmatch(text)
	if m == nil || (m[1][0] == '<') != (m[6][0] == '>') || bytes.Contains(m[0], []byte("\n\n")) {
		return command{}, false
	}
	return command{kind: string(m[0][:3]), name: strings.ToLower(string(m[3])), closes: len(m[2]) > 0, size: len(m[0]), values: readValues(m[4], false)}, true
}

// readValues reads the values of a command. What Jekyll's give by name without quotes
// is the name of something else, of which nothing is known.
func readValues(source []byte, isLiquid bool) map[string]string {
	values := map[string]string{}
	for i, v := range shortcodeValue.FindAllSubmatch(source, mostValues) {
		name := strings.ToLower(string(v[1]))
		if isLiquid && name != "" && v[5] != nil && strings.Trim(string(v[5]), "0123456789.") != "" {
			continue
		}
		if name == "" {
			name = string(rune('0' + i))
		}
		values[name] = strings.Join(strings.Fields(string(slices.Concat(v[2], v[3], v[4], v[5]))), " ")
	}
	return values
}

// mostValues is how many values of a command are read.
const mostValues = 10

// first is the first of the values of some names that is there.
func (c command) first(names ...string) string {
	for _, name := range names {
		if value := c.values[name]; value != "" {
			return value
		}
	}
	return ""
}

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
		parts = append(parts, part{c, at, at + c.size})
		at += c.size
		for at < len(m.data) && (m.data[at] == ' ' || m.data[at] == '\t') {
			at++
		}
	}
	for _, p := range parts {
		m.command(p.command, p.from, p.to, len(parts) == 1)
	}
	return at, true
}

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

// stands is what a command is in Markdown, "" where it is nothing. paired says that
// it holds lines up to one that closes it.
func (c command) stands(paired bool) string {
	if c.kind == "{%" && !isOfGitBook(c.name) {
		return orElse(c.ofHexo(paired), c.shownPicture())
	}
	title := plainCommand(c.first("title", "summary", "header", "label", "name"))
	switch c.name {
	case "figure", "img", "image":
		src := c.first("src", "link", "0")
		if c.closes || src == "" || strings.ContainsAny(src, " ()<>") {
			return ""
		}
		alt, below := plainCommand(c.first("alt", "caption", "title", "1")), plainCommand(c.first("caption", "title"))
		if below == "" || below == alt {
			return "![" + alt + "](" + src + ")"
		}
		return "![" + alt + "](" + src + ") *" + strings.TrimSpace(below) + "*"
	case "include", "readfile", "include-md":
		if file := c.first("file", "0"); strings.HasSuffix(file, ".md") && !c.closes {
			return "[[" + strings.TrimPrefix(file, "/") + "]]"
		}
		return ""
	case "embed":
		if url := c.values["url"]; !c.closes && isSafeScheme([]byte(url)) && url != "" && !strings.ContainsAny(url, " <>") {
			return "<" + url + ">"
		}
		return ""
	case "card", "feature", "blocks/feature", "linkcard", "link-card":
		link := c.first("link", "url", "href")
		if title == "" || c.closes || strings.ContainsAny(link, " ()<>{}") || !isSafeScheme([]byte(link)) {
			break
		}
		if title = "**" + title + "**"; link != "" {
			title = "[" + title + "](" + link + ")"
		}
		if below := plainCommand(c.first("subtitle", "description")); below != "" {
			title += ": " + below
		}
		if !paired {
			title = "- " + title
		}
		return title
	case "tab", "tabitem", "tab-item", "step", "code":
		if title == "" && c.kind != "{%" {
			title = plainCommand(c.values["0"])
		}
		if title == "" || c.closes {
			return ""
		}
		return "**" + title + "**"
	}
	if !paired || !isCommandBox(c.name) {
		if title == "" || c.closes || c.kind == "{%" || !paired {
			return ""
		}
		return "**" + title + "**"
	}
	if c.closes {
		return ":::"
	}
	kind := c.name
	switch kind {
	case "alert", "callout", "admonition", "hint", "notice", "notification", "blockquote-alert":
		kind = strings.ToLower(c.first("type", "context", "color", "style", "kind", "0"))
		if alert, own, transparent := boxMeaning(kind + "-"); kind == "" || alert == "" || own != "" || transparent {
			if alert, own, transparent = boxMeaning(kind); kind == "" || alert == "" || own != "" || transparent {
				kind = "note"
			}
		}
	case "expand", "collapse", "spoiler", "details":
		if title == "" {
			title = plainCommand(c.values["0"])
		}
		kind = "details"
	}
	return strings.TrimSpace(":::" + kind + " " + title)
}

// shownPicture is the picture that an include of Jekyll's shows:
// {% include image.html src="a.png" alt="…" %}.
func (c command) shownPicture() string {
	name, _, _ := strings.Cut(strings.ToLower(c.values["0"]), ".")
	name = name[strings.LastIndexByte(name, '/')+1:]
	src := c.first("src", "url", "image_path", "image", "img", "path", "file", "filename", "link")
	if c.name != "include" || src == "" || strings.ContainsAny(src, " ()<>{}") || !pictureInclude.MatchString(name) {
		return ""
	}
	alt, below := plainCommand(c.first("alt", "caption", "description", "title")), plainCommand(c.first("caption", "description"))
	if below == "" || below == alt {
		return "![" + alt + "](" + src + ")"
	}
	return "![" + alt + "](" + src + ") *" + strings.TrimSpace(below) + "*"
}

var pictureInclude = regexp.MustCompile(`image|figure|img|picture|photo|screenshot`)

// sample writes what shows a file of code in the place of a command of a manual's:
// {{% code_sample file="a.yaml" %}}, where there is that file.
func (m *masker) sample(c command, from, to int) bool {
	file := c.first("file", "0")
	if read := m.pass.parser.options.Include; c.name != "code_sample" && c.name != "codenew" && c.name != "readfile" || read == nil || isMarkdownFile(file) || strings.ContainsAny(file, " {[\"") {
		return false
	} else if file != "" {
		for _, name := range []string{"@/examples/" + strings.TrimPrefix(file, "/"), strings.TrimPrefix(file, "/")} {
			command := "<<< " + name
			if _, ok := read(m.pass.file, name); ok && len(command) <= to-from {
				m.write(from, to, command)
				return true
			}
		}
	}
	return false
}

// isOfGitBook holds of commands that have a form here and are written as Jekyll's are.
func isOfGitBook(name string) bool {
	return slices.Contains([]string{"hint", "tab", "code", "embed"}, name)
}

// isCommandBox reports whether a command of a name puts what it holds into a box.
func isCommandBox(name string) bool {
	switch name {
	case "alert", "callout", "admonition", "hint", "notice", "notification", "expand", "collapse", "spoiler", "details",
		"info", "success", "danger", "error", "attention", "warn", "pageinfo", "example", "question":
		return true
	}
	return isAlert(name)
}

// plainCommand is a value as it may stand in Markdown.
func plainCommand(value string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("[]<>{}*_`\\", r) {
			return -1
		}
		return r
	}, value)
}

// hasCommandEnd reports whether the text has a command that closes the one of a
// name; they are looked for once.
func (p *pass) hasCommandEnd(name string) bool {
	if p.commandEnds == nil {
		p.commandEnds = map[string]bool{}
		for _, m := range commandEnd.FindAllSubmatch(p.data, -1) {
			p.commandEnds[strings.ToLower(string(m[1])+string(m[2]))] = true
		}
	}
	return p.commandEnds[name]
}

var commandEnd = regexp.MustCompile(`\{\{[<%]\s*/\s*([A-Za-z][\w/.-]*)|\{%-?\s*end([a-z_-]+)`)

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

// boxText is the value of a command that holds what a box says.
var boxText = regexp.MustCompile(`\b(?:content|text|message|body)\s*=\s*(?:"([^"]+)"|'([^']+)')`)

// boxed makes a box of a command that holds its text, as Jekyll's sites have it:
// {% include note.html content="…" %}.
func (m *masker) boxed(c command, from, to int) bool {
	if c.name != "include" {
		return false
	}
	file, _, _ := strings.Cut(c.values["0"][strings.LastIndexByte(c.values["0"], '/')+1:], ".")
	kind := strings.ToLower(file)
	if slices.Contains([]string{"alert", "callout", "admonition", "notice", "box"}, kind) {
		kind = strings.ToLower(orElse(c.first("type", "kind", "style", "class", "level"), "note"))
	}
	alert, own, transparent := boxMeaning(kind)
	at := boxText.FindSubmatchIndex(m.data[from:to])
	if at == nil || alert == "" || own != "" || transparent {
		return false
	}
	start, end := from+max(at[2], at[4]), from+max(at[3], at[5])
	sign := "!" + alert + "> "
	if start-from < len(sign) || bytes.IndexByte(m.data[from:start], '\n') >= 0 {
		return false
	}
	m.blank(from, start)
	copy(m.data[from:], sign)
	m.blank(end, to)
	return true
}

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
