package markdown

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/vietnamese"
)

// Texts that a plain page takes in, by a command of another program that has a line of
// its own:
//
//	{{#include x.md:name}}            mdBook       [x](x.md ':include')        Docsify
//	<!--@include: ./x.md{1,9}-->      VitePress    --8<-- "x.md"               MkDocs
//	{% include-markdown "x.md" %}     MkDocs, Jekyll, Eleventy, GitBook
//	{{< include _x.qmd >}}            Quarto, Hugo
//	import X from './x.mdx' … <X />   MDX
//	```{include} x.md                 MyST
//	![[x]]  ![[x#heading]]  ![[x#^block]]   Obsidian
//
// They stand in the text before anything else reads it. What becomes of their positions
// is [pass.origin]'s to say: all of a text that was taken in stands where its command
// does in the author's file.

// taken is a part of the text as it is parsed, up to the next.
type taken struct {
	at   int       // where it begins
	from diag.Span // of the author's own where it begins in his file, of another's its command
	file string    // that it stands in, "" for the text's own
	own  bool
}

// origin returns where in the author's file a span of the text stands.
func (p *pass) origin(s diag.Span) diag.Span {
	if len(p.taken) == 0 {
		return s
	}
	first, last := p.takenAt(s.Start), p.takenAt(max(s.Start, s.End-1))
	from, to := first.from.Start, last.from.End
	if first.own {
		from += s.Start - first.at
	}
	if last.own {
		to = last.from.Start + s.End - last.at
	}
	return diag.Span{Start: from, End: min(max(from, to), len(p.shown))}
}

func (p *pass) takenAt(at int) taken {
	i := sort.Search(len(p.taken), func(i int) bool { return p.taken[i].at > at })
	return p.taken[max(i-1, 0)]
}

// fileAt is the file that a place of the text stands in, as [Options.Include] knows it.
func (p *pass) fileAt(at int) string {
	if len(p.taken) > 0 {
		if file := p.takenAt(at).file; file != "" {
			return file
		}
	}
	return p.file
}

// placeRef has a reference say where in the author's file it stands, or from which other
// it comes.
func (p *pass) placeRef(r *Ref) {
	if len(p.taken) > 0 {
		r.From = p.takenAt(r.Span.Start).file
		r.Span = p.origin(r.Span)
	}
}

// placeAll does so with what is found of the text.
func (p *pass) placeAll() {
	if len(p.taken) == 0 {
		return
	}
	for i := range p.refs {
		p.placeRef(&p.refs[i])
	}
	for i := range p.headings {
		p.headings[i].Span = p.origin(p.headings[i].Span)
	}
}

// takenIn is a command for a text: what it asks for, and how many lines it has.
type takenIn struct {
	include
	start, end string // what stands before and behind the part that is wanted
	with       bool   // start and end belong to it
	apart      bool   // it is no part of a paragraph
	note       bool   // it is one of Obsidian's: see embed.go
	lines      int
}

var (
	// includeMark finds whether a text may have such a command.
	includeMark = regexp.MustCompile(`(?i)includ|8<-|readfile|<Snippet|!\[\[|import\s+\w+\s+from\s+['"][^'"\n]+\.mdx?['"]`)
	vueInclude  = regexp.MustCompile(`^<!--\s*@include:\s*([^\s{}#]+)\s*(?:#([\w-]+))?\s*(?:\{(\d*),?(\d*)\})?\s*-->$`)
	mystInclude = regexp.MustCompile("^(`{3,}|~{3,}|:{3,})\\{include\\}[ \t]+(\\S+)$")
	mystOption  = regexp.MustCompile(`^:([a-z-]+):[ \t]*(.*)$`)
	mdxImport   = regexp.MustCompile(`(?m)^import[ \t]+(\w+)[ \t]+from[ \t]+['"]([^'"\n]+\.mdx?)['"]`)
	mdxTag      = regexp.MustCompile(`^<([A-Z]\w*)\b[^<>]*(?:/>|>\s*</[A-Z]\w*>)$`)
	snippetTag  = regexp.MustCompile(`^<Snippet\s+file=["']([^"'\n]+)["']\s*/>$`)
	// textName is the name of a text of Markdown.
	textName    = regexp.MustCompile(`(?i)\.(?:md|mdx|markdown|qmd|rmd)$`)
	headingLine = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*\s*$`)
)

const (
	// mostWithin is how many texts may stand in each other.
	mostWithin = 8
	// widestMargin is how many bytes of blanks and signs of quotes may stand before a
	// command: each line of what it shows gets them.
	widestMargin = 40
)

// mayInclude reports whether a text may have such a command. Most texts have none of the
// words, and the pattern over whole texts took a fifteenth of a build.
func mayInclude(text []byte) bool {
	may := bytes.IndexByte(text, '<') >= 0 // for 8<- and <Snippet
	for i := 0; i < len(text) && !may; i++ {
		switch text[i] {
		case '!':
			may = startsWith(text[i:], "![[")
		case 'i', 'I':
			may = startsWith(text[i:], "includ") || startsWith(text[i:], "import")
		case 'r', 'R':
			may = startsWith(text[i:], "readfile")
		}
	}
	return may && includeMark.Match(text)
}

// mayHaveBraces reports whether a text may have a command, a variable or a line of classes
// in braces. Most texts have no brace, and each pattern looks at every byte.
func mayHaveBraces(text []byte) bool {
	return bytes.IndexByte(text, '{') >= 0 && (anyCommand.Match(text) || mayHaveBookValue.Match(text) || classLine.Match(text))
}

// startsWith reports whether a text begins with letters, in either case.
func startsWith(text []byte, letters string) bool {
	return len(text) >= len(letters) && bytes.EqualFold(text[:len(letters)], []byte(letters))
}

// takeIn puts texts in the place of the commands for them, and returns where the body is
// then. What cannot be had is left to what comes after, which links to it or tells of it.
func (p *pass) takeIn(body diag.Span) diag.Span {
	source, welcome := p.data[body.Start:body.End], Welcome(p.data[:body.Start])
	if len(bytes.TrimSpace(source)) == 0 && welcome == "" {
		return p.takeProperties(body)
	}
	if welcome == "" && !(p.parser.options.Include != nil && mayInclude(source)) && !mayHaveDirective(source) && !mayHaveBraces(source) && !mayHaveGrid(source) {
		return body
	}
	t := taker{pass: p, out: bytes.Clone(p.data[:body.Start]), open: []string{path.Clean(p.file)}}
	t.parts = []taken{{own: true}}
	if welcome != "" {
		t.parts = append(t.parts, taken{at: len(t.out), from: diag.Span{End: body.Start}})
		t.out = append(t.out, "\n"+welcome+"\n"...)
	}
	t.text(source, body.Start, "", nil)
	if len(t.parts) == 1 {
		return body
	}
	end := len(t.out)
	p.taken = t.parts
	p.data = append(t.out, p.data[body.End:]...)
	p.taken = append(p.taken, taken{at: end, from: diag.Span{Start: body.End, End: len(p.shown)}, own: true})
	return diag.Span{Start: body.Start, End: end}
}

// takeProperties has a page without text say its properties, where those lead to others.
func (p *pass) takeProperties(body diag.Span) diag.Span {
	list := properties(p.data[:body.Start])
	if list == "" {
		return body
	}
	p.data = slices.Concat(p.data[:body.Start], []byte(list), p.data[body.End:])
	p.taken = []taken{{own: true}, {at: body.Start, from: diag.Span{Start: 0, End: body.Start}}}
	return diag.Span{Start: body.Start, End: body.Start + len(list)}
}

// taker puts a text together.
type taker struct {
	*pass
	out   []byte
	parts []taken
	open  []string // the files that stand in each other here
}

// takenText is a text that is put together: data, of which the first byte stands at a
// place of the author's file. Of a file that is taken in, file is its path and command
// where it is asked for.
type takenText struct {
	*taker
	data       []byte
	at         int
	file       string
	command    *diag.Span
	done       int // of data
	directives []directive
	label      string          // of the heading that follows
	endless    map[string]bool // commands that nothing ends from here on
	ends       map[string]signEnd
}

// flush writes the text as it is up to a place.
func (t *takenText) flush(to int) {
	if to > t.done {
		t.part(t.place(t.done, to), t.command == nil)
		t.out = append(t.out, t.data[t.done:to]...)
		t.done = to
	}
}

// put writes other text in the place of data[from:to].
func (t *takenText) put(from, to int, text string) {
	t.flush(from)
	t.part(t.place(from, to), false)
	t.out = append(t.out, text...)
	t.done = to
}

// part begins a part of the text.
func (t *takenText) part(from diag.Span, own bool) {
	part := taken{at: len(t.out), file: t.file, own: own, from: from}
	last := &t.parts[len(t.parts)-1]
	switch {
	case last.at == part.at:
		*last = part
	case last.own && own && last.from.Start-last.at == from.Start-part.at:
	default:
		t.parts = append(t.parts, part)
	}
}

// place is where data[from:to] stands in the author's file.
func (t *takenText) place(from, to int) diag.Span {
	if t.command != nil {
		return *t.command
	}
	return diag.Span{Start: t.at + from, End: t.at + to}
}

// text writes a text.
func (k *taker) text(data []byte, at int, file string, command *diag.Span) {
	t := &takenText{taker: k, data: data, at: at, file: file, command: command}
	imports, fence := map[string]string{}, ""
	for _, m := range mdxImport.FindAllSubmatch(data, mostIncludes) {
		imports[string(m[1])] = string(m[2])
	}
	for start := 0; start < len(data); {
		end := lineEndOf(data, start)
		line := data[start:end]
		text := bytes.TrimSpace(bytes.TrimLeft(line, " \t>"))
		margin := line[:len(line)-len(bytes.TrimLeft(line, " \t>"))]
		next := end + 1
		asked, ok := takenIn{}, false
		if fence == "" && len(text) > len("<X/>") && len(margin) <= widestMargin && bytes.IndexByte([]byte("{<[-`~:!"), text[0]) >= 0 {
			asked, ok = readTakenIn(text, data[min(next, len(data)):], imports)
		}
		if ok {
			last := end
			for range asked.lines {
				last = lineEndOf(data, min(last+1, len(data)))
			}
			if found, inner, ok := k.find(asked, file); ok {
				t.flush(start)
				t.done = min(last, len(data))
				k.within(found, inner, string(margin), asked.apart, t.place(start, t.done))
				start = last + 1
				continue
			}
		}
		if fence == "" && len(text) > 0 && text[0] == '+' && gridRule.Match(text) {
			if after, ok := t.grid(start, string(margin)); ok {
				start = after
				continue
			}
		}
		if fence == "" && len(text) > len("{%") && text[0] == '{' {
			if after, ok := t.template(start, end, text, string(margin)); ok {
				start = after
				continue
			}
		}
		if fence == "" && len(margin) == 0 && len(text) > 0 && text[0] == '{' {
			if after, ok := t.classBox(start, end, text); ok {
				start = after
				continue
			}
		}
		if fence == "" {
			t.names(start, end)
		}
		t.params(start, end, fence != "")
		if fence == "" && len(text) > 2 {
			if after, open, ok := t.directive(start, end, text, string(margin)); ok {
				fence, start = open, after
				continue
			}
		}
		fence = followFence(fence, text)
		start = next
	}
	t.flush(len(data))
}

// followFence returns the fence that is open behind a line, "" for none.
func followFence(fence string, text []byte) string {
	for _, sign := range []string{"`", "~"} {
		n := len(text) - len(bytes.TrimLeft(text, sign))
		switch {
		case n < 3:
		case fence == "" && (sign == "~" || bytes.IndexByte(text[n:], '`') < 0):
			return string(text[:n])
		case fence != "" && strings.HasPrefix(string(text[:n]), fence) && len(bytes.TrimSpace(text[n:])) == 0:
			return ""
		}
	}
	return fence
}

// find reads the text that a command in a file asks for; false where there is none, or it
// stands around the command already.
func (t *taker) find(asked takenIn, file string) (found string, text []byte, ok bool) {
	if file == "" {
		file = t.file
	}
	names := []string{asked.name}
	if !strings.HasPrefix(asked.name, ".") && !asked.note {
		for _, folder := range []string{"_includes/", "snippets/", "_snippets/", "/_includes/"} {
			names = append(names, folder+asked.name)
		}
	}
	for _, name := range names {
		found, text, ok = t.readFile(file, name, asked.partOf)
		if ok {
			break
		}
	}
	if !ok || len(t.open) > mostWithin || slices.Contains(t.open, found) || t.isItself(found) {
		return "", nil, false
	}
	return found, text, true
}

// isItself holds of the page's own file, which messages name by a longer path.
func (t *taker) isItself(found string) bool {
	own := t.open[0]
	return found != "" && (own == found || strings.HasSuffix(own, "/"+found) && path.Dir(found) == ".")
}

// within writes a text in the place of a command, each line behind the command's margin.
func (t *taker) within(file string, text []byte, margin string, apart bool, place diag.Span) {
	text = bytes.Trim(text, "\n")
	if margin != "" {
		lines := bytes.Split(text, []byte("\n"))
		for i, line := range lines {
			if len(line) > 0 || strings.Contains(margin, ">") {
				lines[i] = slices.Concat([]byte(margin), line)
			}
		}
		text = bytes.Join(lines, []byte("\n"))
	}
	if apart {
		text = slices.Concat([]byte(strings.TrimRight(margin, " ")+"\n"), text, []byte("\n"+strings.TrimRight(margin, " ")))
	}
	t.open = append(t.open, file)
	t.text(text, 0, file, &place)
	t.open = t.open[:len(t.open)-1]
}

// readTakenIn reads a line as a command for a text; rest is what follows the line,
// imports are the files that names of components stand for.
func readTakenIn(line, rest []byte, imports map[string]string) (t takenIn, ok bool) {
	switch line[0] {
	case '<':
		if m := vueInclude.FindSubmatch(line); m != nil {
			t.name, t.part = string(m[1]), string(m[2])
			if t.part == "" && len(m[3])+len(m[4]) > 0 {
				t.part = string(m[3]) + ":" + string(m[4])
			}
		} else if m := snippetTag.FindSubmatch(line); m != nil {
			t.name, t.apart = string(m[1]), true
		} else if m := mdxTag.FindSubmatch(line); m != nil {
			t.name, t.apart = imports[string(m[1])], true
		}
	case '!':
		t.readEmbed(line)
		return t, t.note
	case '`', '~', ':':
		m := mystInclude.FindSubmatch(line)
		if m == nil {
			return t, false
		}
		t.name, t.apart = string(m[2]), true
		return t, t.readOptions(rest, string(m[1])) && textName.MatchString(t.name)
	case '[':
		t.include, _ = readIncludeLink(line) // empty where it is none
	case '{':
		if c, isCommand := readCommand(line); isCommand && c.size == len(line) && !c.closes {
			if slices.Contains([]string{"include", "include-markdown", "include_relative", "readfile", "include-md", "snippet"}, c.name) {
				t.name, t.start, t.end = strings.TrimPrefix(c.first("file", "0"), "%"), c.values["start"], c.values["end"]
				t.apart = true
			}
			break
		}
		fallthrough
	default:
		if i, isInclude := readInclude(line); isInclude {
			t.include = i
		}
	}
	return t, t.name != "" && textName.MatchString(t.name)
}

// readIncludeLink reads a line of Docsify that asks for a text.
func readIncludeLink(line []byte) (i include, ok bool) {
	m := includeLink.FindSubmatch(line)
	if m == nil || schemeOf(m[1]) != "" {
		return include{}, false
	}
	i.name = string(m[1])
	for option := range strings.FieldsSeq(string(m[2]) + string(m[3])) {
		name, value, _ := strings.Cut(option, "=")
		switch {
		case name == ":fragment":
			i.part = value
		case name == ":type" && value != "markdown":
			return include{}, false
		}
	}
	return i, true
}

// readOptions reads the lines of a directive of MyST up to its end; false where it has
// none, or asks for what is shown as code.
func (t *takenIn) readOptions(rest []byte, fence string) bool {
	from, to := "", ""
	for at := 0; at <= len(rest) && t.lines < mostOptions; {
		end := lineEndOf(rest, at)
		line := string(bytes.TrimSpace(bytes.TrimLeft(rest[at:end], " \t>")))
		t.lines++
		if strings.HasPrefix(line, fence) && strings.Trim(line, fence[:1]) == "" {
			if from != "" || to != "" {
				t.part = from + ":" + to
			}
			return true
		}
		m := mystOption.FindStringSubmatch(line)
		if m == nil && line != "" {
			return false
		}
		if m != nil {
			value := strings.Trim(m[2], `"' `)
			switch m[1] {
			case "literal", "code", "lang":
				return false
			case "start-line": // from 0
				from = numberAfter(value)
			case "end-line":
				to = value
			case "lines":
				from, to, _ = strings.Cut(value, "-")
			case "start-after", "start-at":
				t.start, t.with = value, m[1] == "start-at"
			case "end-before", "end-at":
				t.end = value
			}
		}
		at = end + 1
	}
	return false
}

// mostOptions is how many lines such a directive may have.
const mostOptions = 20

// partOf is what a command wants of a text: never its front matter.
func (t takenIn) partOf(text string) (string, bool) {
	if head := frontMatter.FindString(text); head != "" && (t.part == "" || strings.Trim(t.part, "0123456789:") != "") {
		text = text[len(head):]
	}
	if t.note {
		return t.partOfNote(text)
	}
	if t.start != "" {
		before, after, ok := strings.Cut(text, t.start)
		if !ok {
			return "", false
		}
		if text = after; t.with {
			text = t.start + after
		} else if strings.HasSuffix(strings.TrimRight(before, " "), "<!--") {
			_, text, _ = strings.Cut(after, "-->") // it was the name in a comment
		}
	}
	if t.end != "" {
		before, _, ok := strings.Cut(text, t.end)
		if !ok {
			return "", false
		}
		text = strings.TrimSuffix(strings.TrimRight(before, " "), "<!--")
	}
	if found, ok := Part(text, t.part); ok {
		return found, true
	}
	return sectionOf(text, t.part)
}

// frontMatter is that of a text.
var frontMatter = regexp.MustCompile(`^(?:---[ \t]*\n(?s:.*?\n)?---[ \t]*|\+\+\+[ \t]*\n(?s:.*?\n)?\+\+\+[ \t]*)(?:\n|$)`)

// sectionOf is what stands in a text from the heading of a name on, up to the next that is
// as high.
func sectionOf(text, name string) (section string, ok bool) {
	lines := strings.SplitAfter(text, "\n")
	first, level, fence := -1, 0, ""
	for i, line := range lines {
		fence = followFence(fence, bytes.TrimSpace([]byte(line)))
		m := headingLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil || fence != "" {
			continue
		}
		if first >= 0 && len(m[1]) <= level {
			return strings.Join(lines[first:i], ""), true
		}
		if first < 0 && vietnamese.Slug(m[2]) == vietnamese.Slug(name) && name != "" {
			first, level = i, len(m[1])
		}
	}
	if first < 0 {
		return "", false
	}
	return strings.Join(lines[first:], ""), true
}

// numberAfter is the number after one, "" of what is none.
func numberAfter(digits string) string {
	n := 0
	for _, d := range digits {
		if d < '0' || d > '9' || n > 1e6 {
			return ""
		}
		n = n*10 + int(d-'0')
	}
	return strconv.Itoa(n + 1)
}
