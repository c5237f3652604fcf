package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"chuyende/internal/diag"
)

var (
	openHighlight = regexp.MustCompile(`^\{[%{]-?[<]?\s*(?:(?:highlight|code)\s+["']?([\w+#-]+)|code-toggle\b|(?:mermaid|plantuml|katex)\s*[>%])[^}]*\}\}?\s*$`)
	// codeOption is GitBook's, around a fence: {% code title="a.js" %}.
	codeOption     = regexp.MustCompile(`^\{%-?\s*code\s+\w+=`)
	closeHighlight = regexp.MustCompile(`^\{[%{]-?<?\s*(?:endhighlight|endcodeblock|/\s*(?:highlight|mermaid|plantuml|katex)|endcode|/\s*code-toggle)\s*>?-?[%}]\}\s*$`)
	rawMark        = regexp.MustCompile(`^(?:\{%-?\s*(?:end)?raw\s*-?%\}\s*)+$`)
	openComment    = regexp.MustCompile(`^\{%-?\s*comment\s*-?%\}`)
	closeComment   = regexp.MustCompile(`\{%-?\s*endcomment\s*-?%\}`)
)

// shortcodes rewrites commands of other programs that are marks of code or of
// comments, and drops those that only say that what follows is no command.
func (m *masker) shortcodes(start, end int, _ bool) (next int, done bool) {
	line := bytes.TrimSpace(m.data[start:end])
	if len(line) < 6 || line[0] != '{' {
		return end, false
	}
	if next, done := m.codeTab(start, end); done {
		return next, true
	}
	switch {
	case rawMark.Match(line):
		m.blank(start, end)
		return end, true
	case openComment.Match(line):
		if m.endless.comment {
			break
		}
		if at := closeComment.FindIndex(m.data[start:]); at != nil {
			m.blank(start, start+at[1])
			return lineEndOf(m.data, start+at[1]-1), true
		}
		m.endless.comment = true
	case hexoCode.Match(line):
		return m.highlight(start, end, hexoInfo(line))
	case openHighlight.Match(line) && !bytes.HasSuffix(line, []byte("/>}}")) && !codeOption.Match(line):
		return m.highlight(start, end, string(openHighlight.FindSubmatch(line)[1]))
	}
	return end, false
}

// highlight makes fences of the marks around code.
func (m *masker) highlight(start, end int, language string) (next int, done bool) {
	for at := end + 1; at < len(m.data) && !m.endless.highlight; {
		stop := lineEndOf(m.data, at)
		if line := bytes.TrimSpace(bytes.TrimLeft(m.data[at:stop], " \t>")); closeHighlight.Match(line) {
			m.fenced(start, end, at, stop, language)
			return stop, true
		}
		at = stop + 1
	}
	m.endless.highlight = true
	return end, false
}

// fenced makes fences of the lines at data[start:end] and data[at:stop].
func (m *masker) fenced(start, end, at, stop int, info string) {
	m.write(start, end, "```"+info)
	m.write(at+len(m.data[at:stop])-len(bytes.TrimLeft(m.data[at:stop], " \t>")), stop, "```")
}

var (
	codePane  = regexp.MustCompile(`^\{\{[<%]\s*(/?)\s*tabpane\b`)
	closeTab  = regexp.MustCompile(`^\{\{<\s*/\s*tab\s*>\}\}\s*$`)
	fenceLine = regexp.MustCompile("(?m)^[ \t>]*(?:```|~~~|\\{\\{[<%][^/])")
)

// codeTab makes fences of a tab of Docsy's, which holds code where it does not say
// that it holds text.
func (m *masker) codeTab(start, end int) (next int, done bool) {
	if mark := codePane.FindSubmatch(m.data[start:end]); mark != nil {
		m.pane = command{}
		if c, ok := readCommand(m.data[start:end]); ok && len(mark[1]) == 0 {
			m.pane = c
		}
		return end, false
	}
	if m.pane.name == "" || m.pane.values["text"] == "true" {
		return end, false
	}
	c, ok := readCommand(m.data[start:end])
	if !ok || c.name != "tab" || c.closes || c.kind != "{{<" || bytes.HasSuffix(m.data[start:start+c.size], []byte("/>}}")) || c.values["text"] == "true" || len(bytes.TrimSpace(m.data[start+c.size:end])) > 0 {
		return end, false
	}
	for at := end + 1; at < min(len(m.data), end+longestLoop); {
		stop := lineEndOf(m.data, at)
		if line := bytes.TrimLeft(m.data[at:stop], " \t>"); closeTab.Match(line) {
			info := orElse(c.values["lang"], m.pane.values["lang"])
			if title := orElse(c.values["header"], c.values["0"]); title != "" {
				info += ` title="` + strings.NewReplacer("`", "", `"`, "").Replace(title) + `"`
			}
			if len("```"+info) > end-start || fenceLine.Match(m.data[end+1:at]) {
				return end, false
			}
			m.fenced(start, end, at, stop, info)
			return stop, true
		}
		at = stop + 1
	}
	return end, false
}

var attributesAlone = regexp.MustCompile(`^\{:?\s*(?:[.#][\pL\pN_.:-]+|[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s}"']+))?)(?:\s+(?:[.#][\pL\pN_.:-]+|[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s}"']+))?))*\s*\}\s*$`)

// attributesMeant tells such a line from a word in braces.
var attributesMeant = regexp.MustCompile(`^\{:|^\{\s*[.#][A-Za-z_]|^\{\s*[\w-]+=["']`)

// aside makes a box of what Notion puts one around, with Markdown right below the
// tag: <aside> on a line of its own.
func (m *masker) aside(start, end int, wasProse bool) (next int, done bool) {
	const opens, closes = "<aside>", "</aside>"
	line := string(bytes.TrimRight(m.data[start:end], " \t\r"))
	if line == closes && m.asides > 0 {
		m.asides--
		m.write(start, end, ":::")
		return end, true
	}
	if line != opens || wasProse {
		return end, false
	}
	if m.lastAside == 0 {
		m.lastAside = bytes.LastIndex(m.data, []byte("\n"+closes))
	}
	if m.lastAside < end {
		return end, false // nothing would end it
	}
	m.asides++
	m.write(start, end, ":::note")
	return end, true
}

// placeLabel is what MyST calls the place below it, on a line of its own.
var placeLabel = regexp.MustCompile(`^\([\pL\pN][\pL\pN_:./-]*\)=\s*$`)

// attributeLine reads attributes on a line of their own, as kramdown has them: an
// id goes to the heading above, the rest says how a block is shown. Labels of MyST
// are not shown either.
func (m *masker) attributeLine(start, end int, wasProse bool) (next int, done bool) {
	line := m.data[start:end]
	if line[0] == '(' && !wasProse && placeLabel.Match(line) {
		m.blank(start, end)
		return end, true
	}
	if kramdownMark.Match(line) {
		return m.dropMark(start, end), true
	}
	if line[0] != '{' || !attributesAlone.Match(line) || !attributesMeant.Match(line) {
		return end, false
	}
	id := writtenID.FindSubmatch(line)
	above := bytes.LastIndexByte(m.data[:max(start-1, 0)], '\n') + 1
	if id != nil && start > 0 && above < start-1 && m.data[start-1] == '\n' && bytes.HasPrefix(m.data[above:], []byte("#")) {
		m.write(start, end, "{#"+string(id[1])+"}")
		m.data[start-1] = ' '
		return end, true
	}
	m.blank(start, end)
	return end, true
}

// describedName asks for what a program says of one of its parts, as MkDocs has it:
// "::: kho.Sach", with options set in below it.
var describedName = regexp.MustCompile(`^:::[ \t]+([A-Za-z_]\w*(?:\.\w+)+)[ \t]*$`)

var headingSign = regexp.MustCompile(`^#{1,6} +`)

// described leaves the name of such a part, as nothing more is known here.
func (m *masker) described(start, end int, _ bool) (next int, done bool) {
	head := len(headingSign.Find(m.data[start:end])) // it may be a heading too
	name := describedName.FindSubmatch(m.data[start+head : end])
	if name == nil {
		return end, false
	}
	m.pass.drop(":::", m.data[start+head:end], diag.Span{Start: start + head, End: end})
	m.write(start+head, end, "`"+string(name[1])+"`")
	for at := end + 1; at < len(m.data); at = end + 1 { // its options
		end = lineEndOf(m.data, at)
		if line := m.data[at:end]; !bytes.HasPrefix(line, []byte("    ")) || len(bytes.TrimSpace(line)) == 0 {
			return at - 1, true
		}
		m.blank(at, end)
	}
	return end, true
}

// kramdownMark is a mark of kramdown's on a line of its own: {::nomarkdown}, {:/}, or a
// name for attributes, {:nho: .nhan}.
var kramdownMark = regexp.MustCompile(`^\{:(?:/\w*|:/?\s*(\w+)[^}\n]*|[\w-]+:\s[^}\n]*)\}\s*$`)

// dropMark drops it, of a comment with what it holds, and returns where that ends.
func (m *masker) dropMark(start, end int) (next int) {
	last := end
	if name := kramdownMark.FindSubmatch(m.data[start:end])[1]; string(name) == "comment" && !bytes.HasSuffix(bytes.TrimSpace(m.data[start:end]), []byte("/}")) {
		var at []int
		if !m.endless.kramdown {
			at = kramdownEnd.FindIndex(m.data[end:])
		}
		if m.endless.kramdown = at == nil; at != nil {
			last = end + at[1]
		}
	}
	m.blank(start, last)
	return last
}

// kramdownEnd ends what kramdown leaves out.
var kramdownEnd = regexp.MustCompile(`\{:/(?:comment)?\}[ \t]*`)

var (
	writtenID = regexp.MustCompile(`(?:^|[\s{:])#([\pL\pN_.-]+)`)
	// idComment is an id behind a heading as MDX has it: {/*id*/}.
	idComment = regexp.MustCompile(`\{/\*\s*#?([\pL\pN_.-]+)\s*\*/\}\s*$`)
	// headingSigns are what Docsify and the tutorial of javascript.info have behind a
	// heading: an id, and whether it is in the contents.
	headingSigns = regexp.MustCompile(`\s(?:\[#([\pL\pN_.-]+)\]|(?:(?::id=([\pL\pN_.-]+)|:class=\S+|\{docsify-ignore(?:-all)?\})\s*)+)\s*$`)
	// idEscaped is one whose brace MDX would take for its own: \{#id}.
	idEscaped = regexp.MustCompile(`\s\\(\{#[\pL\pN_.:-]+\\?\})\s*$`)
	// headingUnnumbered is what Pandoc has behind a heading that gets no number, and
	// Material behind one that its search leaves out.
	headingUnnumbered = regexp.MustCompile(`[ \t]\{(?:-|[ \t]*data-[a-z-]+[ \t]*)\}[ \t]*$`)
	// idKramdown is one as kramdown has it, and idTag one in an empty tag.
	idKramdown = regexp.MustCompile(`\{:\s*([^}]*)\}\s*$`)
)

// headingID writes the id that stands behind a heading as we do.
func (m *masker) headingID(start, end int, _ bool) (next int, done bool) {
	line := m.data[start:end]
	if line[0] != '#' {
		return end, false
	}
	if escaped := idEscaped.FindSubmatchIndex(line); escaped != nil {
		m.write(start+escaped[0], end, " "+strings.ReplaceAll(string(line[escaped[2]:escaped[3]]), `\`, ""))
		return end, false
	}
	if unnumbered := headingUnnumbered.FindIndex(line); unnumbered != nil {
		m.blank(start+unnumbered[0], end)
		return end, false
	}
	if signs := headingSigns.FindSubmatchIndex(line); signs != nil {
		id := ""
		for i := 2; i < len(signs); i += 2 {
			if signs[i] >= 0 {
				id = "{#" + string(line[signs[i]:signs[i+1]]) + "}"
			}
		}
		if len(id) <= end-start-signs[0] {
			m.write(start+signs[0], end, id)
		}
		return end, false
	}
	if at := idComment.FindSubmatchIndex(line); at != nil {
		m.write(start+at[0], end, "{#"+string(line[at[2]:at[3]])+"}")
	} else if at := idKramdown.FindSubmatchIndex(line); at != nil {
		m.write(start+at[0], end, "{"+strings.TrimSpace(string(line[at[2]:at[3]]))+"}")
	}
	return end, false
}

var (
	// addressCommand is a command of another program that says an address, in the
	// brackets of a link.
	addressCommand = regexp.MustCompile(`\{\{[<%]?\s*(?:(?:rel)?ref\s+)?["']([^"'}|]*)["']\s*(?:\|\s*\w+\s*)*[>%]?\}\}|\{%-?\s*(?:link|post_url|post_path|asset_path)\s+([^\s%]+)\s*-?%\}|\{%-?\s*[a-z_]+\s+(?:"([^"%]+)"|'([^'%]+)')\s*-?%\}`)
	// otherCommand is one whose address nobody knows: the link is one all the same.
	otherCommand = regexp.MustCompile(`\{\{[^{}()\[\]"'<>]*\}\}|\{%[^{}()\[\]"'<>%]*%\}`)
	// rawMarks say in a line that what stands between them is no command.
	rawMarks = regexp.MustCompile(`\{%-?\s*(?:end)?raw\s*-?%\}`)
	// baseCommand is one that says where the site stands, or in Pelican that a file of it
	// is meant.
	baseCommand = regexp.MustCompile(`\{(?:static|filename|attach)\}|\{\{\s*(?:site\.(?:baseurl|url|github\.url)|base_?path|baseURL|\$?withBase)[^}]*\}\}`)
)

// optionComment is the name of a setting as manuals in MkDocs have it, in a comment
// that a hook of theirs makes text of.
var optionComment = regexp.MustCompile(`<!-- md:(?:option|setting) ([\w.:-]+) -->`)

// inLine rewrites addresses in commands of other programs, and names in comments.
func (m *masker) inLine(start, end int) {
	if bytes.Contains(m.data[start:end], []byte("<!-- md:")) && !m.pass.indented[start] {
		for _, at := range optionComment.FindAllSubmatchIndex(m.data[start:end], -1) {
			m.write(start+at[0], start+at[1], "`"+string(m.data[start+at[2]:start+at[3]])+"`")
		}
	}
	if bytes.IndexByte(m.data[start:end], '{') < 0 {
		return
	}
	for _, pattern := range []*regexp.Regexp{baseCommand, addressCommand, otherCommand} {
		for _, at := range pattern.FindAllSubmatchIndex(m.data[start:end], -1) {
			m.inAddress(pattern, start, at)
		}
	}
}

// inAddress rewrites a command, of which a pattern was found in the line from start on, as
// the address that it says, where one may stand.
func (m *masker) inAddress(pattern *regexp.Regexp, start int, at []int) {
	from, to := start+at[0], start+at[1]
	before := bytes.TrimRight(m.data[start:from], " ")
	if pattern == otherCommand && isWithinAddress(before) { // no blank may stand there
		copy(m.data[from:to], bytes.ReplaceAll(m.data[from:to], []byte{' '}, []byte{'_'}))
		return
	}
	if !bytes.HasSuffix(before, []byte("](")) && !bytes.HasSuffix(before, []byte("]:")) && !bytes.HasSuffix(before, []byte(`="`)) {
		return
	}
	address := ""
	if pattern == otherCommand { // no blank may stand in an address
		address = strings.Join(strings.Fields(string(m.data[from:to])), "")
	}
	for i := 2; i+1 < len(at); i += 2 {
		if at[i] >= 0 {
			address = string(m.data[start+at[i] : start+at[i+1]])
		}
	}
	if pattern == addressCommand && at[4] >= 0 && !strings.Contains(address, ".") {
		address = "/_posts/" + address // which lies there
	}
	if len(address) <= to-from {
		m.pad(from, to, address)
	}
}

// isWithinAddress holds of a text that ends within the address of a link.
func isWithinAddress(before []byte) bool {
	before = before[max(0, len(before)-longestBegun):]
	for _, sign := range []string{"](", "]:"} {
		if at := bytes.LastIndex(before, []byte(sign)); at >= 0 {
			begun := bytes.TrimLeft(before[at+len(sign):], " ")
			return len(begun) > 0 && !bytes.ContainsAny(begun, " )<>")
		}
	}
	return false
}

// longestBegun is how many bytes of an address may stand before a command in it.
const longestBegun = 400

// pad writes an address at the end of data[from:to], next to what follows it.
func (m *masker) pad(from, to int, address string) {
	m.blank(from, to)
	copy(m.data[to-len(address):to], address)
}

// countDropped counts what is left out of a plain page, to be told once.
func (p *pass) countDropped(what string, at diag.Span) {
	if p.dropped == nil {
		p.dropped = map[string]int{}
	}
	if p.droppedCount++; p.droppedCount == 1 || at.Start < p.droppedAt.Start {
		p.droppedAt = at
	}
	p.dropped[what]++
}

// isComponent reports whether a tag is one of a component: no element of HTML,
// and it ends somewhere, so that it is no text in angle brackets such as Vec<T>.
func (p *pass) isComponent(t componentTag) bool {
	if t.name == "" {
		return true
	}
	if lower := strings.ToLower(t.name); roleOf(lower) != unknown && (t.name == lower || t.name == strings.ToUpper(t.name)) {
		return false
	}
	return t.empty || t.closes || p.hasCloser(t.name)
}

// hasCloser reports whether the text has the closing tag of a name, which is
// looked for once.
func (p *pass) hasCloser(name string) bool {
	if p.closers == nil {
		p.closers = map[string]bool{}
		for _, m := range closerTag.FindAllSubmatch(p.data, -1) {
			p.closers[string(m[1])] = true
		}
	}
	return p.closers[name]
}

var closerTag = regexp.MustCompile(`</\s*([A-Za-z][\w.:-]*)\s*>`)
