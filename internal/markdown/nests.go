package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"chuyende/internal/diag"
)

// Text that is set in within tags, as MDX and HTML have it:
//
//	<Tabs>
//	    <TabItem label="Linux">
//
//	        Text, which Markdown would take for code.
//
//	    </TabItem>
//	</Tabs>
//
// Lines in such a nest are read as if they stood where its tag stands. Nothing is
// moved for that: the reader of lines begins each of them further right, as it
// does within a list item, so that all positions stay those of the author's file.

// nest is a tag that is open.
type nest struct {
	name string
	// at is the column that the tag is read at, inner the one of the first line in
	// it, -1 before that; shift is how much further left than it stands a line in it
	// is read.
	at, inner, shift int
	// loose says that what is in it is set in however far: a component, HTML in MDX or
	// in another nest. In other HTML four blanks below an empty line make code, as
	// they do elsewhere.
	loose bool
}

// nester finds the nests of a text.
type nester struct {
	masker
	open  []nest
	lists []int // columns that the text of list items around stands at
	skip  map[int]int
	// tagEnd is where a tag ends that goes on below its line.
	tagEnd int
	kept   string // the element, pre or script, whose lines stay as they are
	blank  bool   // the line before is empty
	code   bool   // the line before is code by its blanks
	// further is how many blanks more than its fence code is set in, where blanks make
	// no code: in MDX.
	further int
}

// mostNests is how many nests are followed, mostTried how many bytes are looked at in
// vain for where tags or commands end: no author gets near it.
const (
	mostNests = 40
	mostTried = 16 << 20
)

// readNests notes by how much each line in a nest is read further right, and which
// lines with tags or commands are code.
func (p *pass) readNests(body diag.Span) {
	data := p.data
	if bytes.IndexByte(data[body.Start:body.End], '<') < 0 && bytes.IndexByte(data[body.Start:body.End], '{') < 0 && !isMDX(p.file) {
		return // most texts: to look for these alone takes no time
	}
	if !nestStart.Match(data[body.Start:body.End]) && !(isMDX(p.file) && setIn.Match(data[body.Start:body.End])) {
		return
	}
	n := nester{masker: masker{pass: p, data: data, mdx: isMDX(p.file)}, blank: true}
	for at := body.Start; at < body.End; {
		end := min(lineEndOf(data, at), body.End)
		n.line(at, end)
		at = end + 1
	}
	p.skips = n.skip
}

func isMDX(file string) bool { return strings.HasSuffix(strings.ToLower(file), ".mdx") }

// setIn finds whether a line is set in as code is.
var setIn = regexp.MustCompile(`\n(?: {4}| {0,3}\t)`)

// nestStart finds whether a text may have a nest, a line in a tag that is set in, or
// tags or commands in code.
var nestStart = regexp.MustCompile(`(?m)^[ \t]*</?[A-Za-z][^\n]*\n(?:[ \t]*\n)*[ \t]+\S|^(?: {4}|\t)[ \t]*[<{]`)

// line reads one line.
func (n *nester) line(start, end int) {
	line := n.data[start:end]
	text := bytes.TrimLeft(line, " \t")
	if len(text) == 0 {
		n.blank = true
		return
	}
	wasBlank := n.blank
	n.blank = false
	column := columns(line[:len(line)-len(text)])
	at := start + len(line) - len(text)
	if n.kept != "" {
		if bytes.Contains(bytes.ToLower(text), []byte("</"+n.kept)) {
			n.kept = ""
		}
		n.move(start, line, column)
		return
	}
	wasCode := n.fence != ""
	isCode := n.inCode(text)
	if wasCode || at < n.tagEnd {
		n.moveFurther(start, line, column-n.move(start, line, column), n.further)
		n.code = false
		return
	}
	ended := 0
	if !isCode {
		ended = n.ended(text)
	}
	n.enter(column, wasBlank, text)
	shift := n.move(start, line, column)
	read := max(column-shift, 0)
	n.item(text, read)
	if n.further = 0; n.mdx && read-n.around(read) >= codeIndent {
		n.further = read - n.around(read)
		n.moveFurther(start, line, read, n.further)
		read -= n.further
	}
	if n.code = !isCode && !n.mdx && (wasBlank || n.code) && read-n.around(read) >= codeIndent; n.code {
		if n.pass.indented == nil {
			n.pass.indented = map[int]bool{}
		}
		n.pass.indented[at] = true
	} else if !isCode {
		n.tags(at+ended, end, text[0] == '<', read, shift)
	}
}

// codeIndent is how many blanks make code in Markdown.
const codeIndent = 4

// columns is how wide blanks are.
func columns(blanks []byte) int {
	width := 0
	for _, c := range blanks {
		if c == '\t' {
			width += 4 - width%4
		} else {
			width++
		}
	}
	return width
}

// ended ends the nests whose closing tags a line begins with, and returns where the
// last of them ends.
func (n *nester) ended(text []byte) (size int) {
	for len(n.open) > 0 && bytes.HasPrefix(text[size:], []byte("</")) {
		tag, ok := readComponent(text[size:])
		if !ok {
			break
		}
		last := n.closes(tag.name)
		if last < 0 {
			break
		}
		n.open = n.open[:last]
		size += tag.size
		size += len(text[size:]) - len(bytes.TrimLeft(text[size:], " \t"))
	}
	return size
}

// closes is the index of the nest that a closing tag ends, -1 where it ends none.
func (n *nester) closes(name string) int {
	for i := len(n.open) - 1; i >= 0; i-- {
		if n.open[i].name == name {
			return i
		}
	}
	return -1
}

// enter learns from the first line in a nest how far all in it are set in.
func (n *nester) enter(column int, wasBlank bool, text []byte) {
	last := len(n.open) - 1
	if last < 0 || n.open[last].inner >= 0 {
		return
	}
	in, outer := &n.open[last], 0
	if last > 0 {
		outer = n.open[last-1].shift
	}
	in.inner, in.shift = column, outer
	if in.loose || !wasBlank || text[0] == '<' {
		in.shift = max(column-in.at, outer)
	}
}

// move notes how much further right a line is read, and returns by how many columns
// that is.
func (n *nester) move(start int, line []byte, column int) (shift int) {
	if len(n.open) == 0 {
		return 0
	}
	shift = min(n.open[len(n.open)-1].shift, column)
	if shift == 0 {
		return 0
	}
	blanks := 0
	for width := 0; width < shift; blanks++ {
		if width++; line[blanks] == '\t' {
			width += 3 - (width-1)%4
		}
	}
	if n.skip == nil {
		n.skip = map[int]int{}
	}
	n.skip[start] = blanks
	return shift
}

// moveFurther has a line read a number of blanks further right, as far as it has them.
func (n *nester) moveFurther(start int, line []byte, left, further int) {
	skipped := n.skip[start]
	for further = min(further, left); skipped < len(line) && (line[skipped] == ' ' || line[skipped] == '\t'); skipped++ {
		width := columns(line[:skipped+1]) - columns(line[:skipped])
		if further -= width; further < 0 {
			break // a tab that is wider
		}
	}
	if skipped > n.skip[start] {
		if n.skip == nil {
			n.skip = map[int]int{}
		}
		n.skip[start] = skipped
	}
}

var listMark = regexp.MustCompile(`^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)`)

// item follows list items.
func (n *nester) item(text []byte, read int) {
	for len(n.lists) > 0 && n.lists[len(n.lists)-1] > read {
		n.lists = n.lists[:len(n.lists)-1]
	}
	if mark := listMark.Find(text); mark != nil {
		n.lists = append(n.lists, read+columns(bytes.Map(visible, mark)))
	}
}

// visible makes a blank of all that is none.
func visible(r rune) rune {
	if r == '\t' {
		return r
	}
	return ' '
}

// around is the column that the text of the list item stands at which holds a line
// read at a column: not of the item that the line itself begins.
func (n *nester) around(read int) int {
	for i := len(n.lists) - 1; i >= 0; i-- {
		if n.lists[i] <= read {
			return n.lists[i]
		}
	}
	return 0
}

// tags opens nests by the tags of a line that begins with one, and closes those that
// end in any.
func (n *nester) tags(at, end int, opens bool, read, shift int) {
	for at < end {
		next := bytes.IndexAny(n.data[at:end], "<`")
		if next < 0 {
			return
		}
		at += next
		if n.data[at] == '`' { // code
			ticks := len(n.data[at:end]) - len(bytes.TrimLeft(n.data[at:end], "`"))
			shut := bytes.Index(n.data[at+ticks:end], n.data[at:at+ticks])
			at += ticks
			if shut >= 0 {
				at += shut + ticks
			}
			continue
		}
		if n.tried > mostTried {
			return
		}
		tag, ok := readComponent(n.data[at:min(len(n.data), at+mostOpener)])
		if !ok || tag.name == "" {
			n.tried += min(end-at, mostOpener)
			at++
			continue
		}
		at += tag.size
		n.tag(tag, opens, read, shift)
		if at > end {
			n.tagEnd = at
		}
	}
}

func (n *nester) tag(tag componentTag, opens bool, read, shift int) {
	lower := strings.ToLower(tag.name)
	switch {
	case tag.closes:
		if i := n.closes(tag.name); i >= 0 {
			n.open = n.open[:i]
		}
		if lower == n.kept {
			n.kept = ""
		}
	case tag.empty || isVoid(lower):
	case lower == "pre" || lower == "script" || lower == "style":
		if n.pass.hasCloser(tag.name) {
			n.kept = lower
		}
	case !opens || len(n.open) >= mostNests || !n.pass.hasCloser(tag.name):
	default:
		isHTML := roleOf(lower) != unknown && tag.name == lower
		if isHTML && roleOf(lower) == inside {
			return // it holds no blocks
		}
		last := len(n.open) - 1
		loose := n.mdx || !isHTML || last >= 0 && (n.open[last].loose || n.open[last].shift > 0)
		n.open = append(n.open, nest{name: tag.name, at: read, inner: -1, shift: shift, loose: loose})
	}
}

// readOutline has lists that stand a tab in right below a heading, as Logseq sets in what
// belongs to it, read at the margin, where Markdown has code.
func (p *pass) readOutline(body diag.Span) {
	if !bytes.Contains(p.data[body.Start:body.End], []byte("\n\t- ")) {
		return
	}
	belowHeading, inOutline := false, false
	for at := body.Start; at < body.End; {
		end := min(lineEndOf(p.data, at), body.End)
		line := p.data[at:end]
		if isIn := len(line) > 0 && line[0] == '\t'; !isIn && len(bytes.TrimSpace(line)) > 0 {
			inOutline = false
		} else if isIn && (inOutline || belowHeading && bytes.HasPrefix(line, []byte("\t- "))) {
			if inOutline = true; p.skips == nil {
				p.skips = map[int]int{}
			}
			p.skips[at]++
		}
		belowHeading = outlineHeading.Match(line)
		at = end + 1
	}
}

var outlineHeading = regexp.MustCompile(`^#{1,6} +\S`)
