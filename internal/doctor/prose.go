package doctor

import (
	"bytes"

	"chuyende/internal/diag"
	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// prose is a page's text as its author wrote it, in blocks that keep their
// places: the parsed page has only HTML and plain text, which have none.
type prose struct {
	page   *site.Page
	blocks []block
}

// block is a paragraph, an item of a list, a heading or a row of a table.
type block struct {
	kind blockKind
	// start is where text begins in the file. Every byte of text stands for
	// the byte of the file at its place; what is not read as text, such as
	// addresses, code and the marks of quotes, is blank.
	start int
	text  []byte
	// note is true in a footnote, history in a quote marked [!HISTORY].
	note, history bool
	// top is true of an item that lies in no other.
	top bool
}

type blockKind uint8

const (
	paragraph blockKind = iota
	item
	heading
	row
)

// span returns the place of a part of the block's text in the file.
func (b block) span(part diag.Span) diag.Span {
	return diag.Span{Start: b.start + part.Start, End: b.start + part.End}
}

// newProse takes a page's text apart, line by line. It knows of Markdown only
// what tells prose from the rest.
func newProse(p *site.Page) *prose {
	r := &reader{data: p.Data}
	for at := bodyStart(p); at < len(p.Data); {
		end := len(p.Data)
		if i := bytes.IndexByte(p.Data[at:], '\n'); i >= 0 {
			end = at + i
		}
		r.line(at, end)
		at = end + 1
	}
	r.close()
	return &prose{page: p, blocks: r.blocks}
}

// bodyStart returns where a page's text begins, after its front matter and the
// fence that closes it.
func bodyStart(p *site.Page) int {
	at := min(max(p.Head.End, 0), len(p.Data))
	if at == 0 {
		return 0
	}
	if rest := p.Data[at:]; bytes.HasPrefix(rest, []byte("---")) || bytes.HasPrefix(rest, []byte("+++")) {
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			return at + i + 1
		}
		return len(p.Data)
	}
	return at
}

// reader puts lines together into blocks.
type reader struct {
	data   []byte
	blocks []block
	open   bool // the last block goes on
	end    int  // where its last line ends
	blanks []diag.Span

	fence           []byte // what closes the code that the line stands in
	comment         bool
	quoted, history bool
	note, list      bool
}

// begin starts a block with the line's text.
func (r *reader) begin(kind blockKind, start, end int) {
	r.close()
	r.blocks = append(r.blocks, block{kind: kind, start: start, note: r.note, history: r.history})
	r.open, r.end = true, end
}

// close ends the block that is open.
func (r *reader) close() {
	if !r.open {
		return
	}
	b := &r.blocks[len(r.blocks)-1]
	b.text = bytes.Clone(r.data[b.start:r.end])
	for _, s := range r.blanks {
		blank(b.text[s.Start-b.start : s.End-b.start])
	}
	blankMarkup(b.text)
	r.open, r.blanks = false, r.blanks[:0]
}

// line reads data[start:end].
func (r *reader) line(start, end int) {
	line := r.data[start:end]
	at, indent, quoted := unquote(line)
	text := line[at:]
	if quoted != r.quoted {
		r.close()
		r.quoted, r.history, r.list = quoted, false, false
	}
	switch {
	case r.fence != nil:
		if bytes.HasPrefix(text, r.fence) {
			r.fence = nil
		}
		return
	case r.comment:
		r.comment = !bytes.Contains(text, []byte("-->"))
		return
	case len(text) == 0:
		r.close()
		return
	case bytes.HasPrefix(text, []byte("```")), bytes.HasPrefix(text, []byte("~~~")):
		r.close()
		r.fence = text[:3]
		return
	case bytes.HasPrefix(text, []byte("<!--")):
		r.close()
		r.comment = !bytes.Contains(text, []byte("-->"))
		return
	case quoted && bytes.HasPrefix(text, []byte("[!")):
		r.close()
		r.history = bytes.HasPrefix(bytes.ToUpper(text), []byte("[!HISTORY]"))
		return
	}
	if indent == 0 && !r.open {
		r.note, r.list = false, false
	}
	if id := footnoteMark(text); id > 0 {
		r.close()
		r.note = true
		r.begin(paragraph, start+at+id, end)
		return
	}
	if mark := itemMark(text); mark > 0 && !(r.open && indent == 0 && !r.list && text[0] >= '2' && text[0] <= '9') {
		r.begin(item, start+at+mark, end)
		r.list = true
		r.blocks[len(r.blocks)-1].top = indent < 2
		return
	}
	switch {
	case text[0] == '#':
		r.begin(heading, start+at, end)
		r.close()
	case text[0] == '|':
		r.begin(row, start+at, end)
		r.close()
	case isRule(text):
		if r.open && text[0] != '*' && text[0] != '_' {
			r.blocks[len(r.blocks)-1].kind = heading
		}
		r.close()
	case r.open:
		if at > 0 {
			r.blanks = append(r.blanks, diag.Span{Start: start, End: start + at})
		}
		r.end = end
	case indent >= 4 && !r.list && !r.note: // code
	case text[0] == '[' && bytes.Contains(text, []byte("]: ")): // where a link leads
	default:
		r.begin(paragraph, start+at, end)
	}
}

// unquote returns where a line's text begins after blanks and the marks of
// quotes, by how much it is indented, and whether it is quoted.
func unquote(line []byte) (at, indent int, quoted bool) {
	for ; at < len(line); at++ {
		switch line[at] {
		case ' ', '\r':
			indent++
		case '\t':
			indent += 4
		case '>':
			indent, quoted = 0, true
			if at+1 < len(line) && line[at+1] == ' ' {
				at++
			}
		default:
			return at, indent, quoted
		}
	}
	return at, indent, quoted
}

// footnoteMark returns the length of the "[^id]:" that text begins with, or 0.
func footnoteMark(text []byte) int {
	if !bytes.HasPrefix(text, []byte("[^")) {
		return 0
	}
	if end := bytes.Index(text, []byte("]:")); end > 0 && bytes.IndexByte(text[:end], ' ') < 0 {
		return end + 2
	}
	return 0
}

// itemMark returns the length of the mark of a list's item that text begins
// with, a box to tick included, or 0.
func itemMark(text []byte) int {
	n := 0
	for n < len(text) && n < 9 && text[n]-'0' <= 9 {
		n++
	}
	switch {
	case n > 0 && n < len(text) && (text[n] == '.' || text[n] == ')'):
		n++
	case n == 0 && bytes.IndexByte([]byte("-*+:"), text[0]) >= 0:
		n = 1
	default:
		return 0
	}
	if n == len(text) || text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	for n < len(text) && text[n] == ' ' {
		n++
	}
	if rest := text[n:]; len(rest) > 3 && rest[0] == '[' && rest[2] == ']' && rest[3] == ' ' {
		n += 4
	}
	return n
}

// isRule reports whether a line is made of one mark only: a break, or the
// underline of a heading.
func isRule(text []byte) bool {
	text = bytes.TrimRight(text, " \t\r")
	return len(text) >= 3 && bytes.IndexByte([]byte("-=*_"), text[0]) >= 0 && len(bytes.Trim(text, string(text[:1])+" ")) == 0
}

// syllables counts the words of a text as search does, numbers included.
func syllables(text []byte) int {
	n := 0
	for _, w := range vietnamese.Words(string(text), nil) {
		if !w.Whole {
			n++
		}
	}
	return n
}
