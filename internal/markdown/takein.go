package markdown

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"chuyende/internal/diag"
)

// Texts that a plain page takes in by a command, see takencommands.go, stand in the text
// before anything else reads it. What becomes of their positions is [pass.origin]'s to say.

// takeIn puts texts in the place of the commands for them, and returns where the body is
// then. What cannot be had is left to what comes after, which links to it or tells of it.
func (p *pass) takeIn(body diag.Span) diag.Span {
	source, welcome := p.data[body.Start:body.End], Welcome(p.data[:body.Start])
	if len(bytes.TrimSpace(source)) == 0 && welcome == "" {
		return p.takeProperties(body)
	}
	if welcome == "" && !p.mayTakeIn(source) {
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

// mayTakeIn reports whether a text may have anything that is written anew before it is read.
func (p *pass) mayTakeIn(source []byte) bool {
	return p.parser.options.Include != nil && mayInclude(source) || mayHaveDirective(source) || mayHaveBraces(source) || mayHaveGrid(source) || mayHaveClosed(source) ||
		mayHaveTabs(source) || mayHaveFields(source) || mayHaveRecording(source) || mayHaveLooks(source) || mayHaveLearn(source) || mayHaveSubtitle(source) || bracketNames(source) != nil
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
	closed     []closedBox
	lastLines  map[string]int // see lastLine
	// bracketNames mean commands here, see brackettags.go, bracketBoxes are open.
	bracketNames map[string]bool
	bracketBoxes int
	titled       bool // a heading of level 1 has been read
	tabs         openTab
	lastRule     int // where the last line that rules off stands, -1 of none, 0 before that is known
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
	t := &takenText{taker: k, data: data, at: at, file: file, command: command, bracketNames: bracketNames(data)}
	imports, fence := map[string]string{}, ""
	hasTabs, hasRecording := mayHaveTabs(data), !k.parser.options.AllowHTML && mayHaveRecording(data)
	for _, m := range mdxImport.FindAllSubmatch(data, mostIncludes) {
		imports[string(m[1])] = string(m[2])
	}
	for start := 0; start < len(data); {
		end := lineEndOf(data, start)
		line := data[start:end]
		text := bytes.TrimSpace(bytes.TrimLeft(line, " \t>"))
		margin := line[:len(line)-len(bytes.TrimLeft(line, " \t>"))]
		next := end + 1
		if fence == "" {
			if after, ok := t.closedBox(start, end); ok {
				start = after
				continue
			}
			if after, ok := t.bracketed(start, end); ok {
				start = after
				continue
			}
			if hasTabs {
				if after, ok := t.tab(start, end, text, string(margin)); ok {
					start = after
					continue
				}
			}
			if len(text) > 2 && text[0] == ':' {
				if after, ok := t.fieldList(start, string(margin)); ok {
					start = after
					continue
				}
			}
			if hasRecording {
				done := t.done
				if last := t.recordings(start, end); t.done != done {
					start = last + 1
					continue
				}
			}
			if len(text) > 2 && text[0] == '#' && text[1] != '#' {
				if after, ok := t.subtitle(start, end, text, string(margin)); ok {
					start = after
					continue
				}
			}
			if after, ok := t.learnQuote(start, end, text, string(margin)); ok {
				start = after
				continue
			}
		}
		t.dedent(start, end)
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
			t.retypeMarks(start, end)
			t.learnIncludes(start, end)
		}
		t.params(start, end, fence != "")
		if fence == "" && len(text) > 2 {
			if after, open, ok := t.directive(start, end, text, string(margin)); ok {
				fence, start = open, after
				continue
			}
		}
		if fence == "" {
			t.looks(start, end, text)
		}
		fence = followFence(fence, text)
		start = next
	}
	t.flush(len(data))
	t.closeTab(len(data))
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

// includeFolders are where texts for others lie, by what programs do.
var includeFolders = []string{"_includes/", "snippets/", "_snippets/", "/_includes/"}

// find reads the text that a command in a file asks for; false where there is none, or it
// stands around the command already.
func (t *taker) find(asked takenIn, file string) (found string, text []byte, ok bool) {
	if file == "" {
		file = t.file
	}
	names := []string{asked.name}
	if !strings.HasPrefix(asked.name, ".") && !asked.note {
		for _, folder := range includeFolders {
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
