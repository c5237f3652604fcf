package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	emojiast "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"chuyende/internal/diag"
)

// runsOf returns the text inside a block.
func (r *blockReader) runsOf(n ast.Node) []Run {
	r.runs, r.breakDue, r.tags = nil, false, tags{}
	r.inline(n)
	return r.runs
}

func (r *blockReader) add(run Run) {
	if r.breakDue && strings.TrimSpace(run.Text) != "" {
		r.breakDue = false
		r.add(Run{Kind: Break})
	}
	run.Marks |= r.marks
	if run.Link == nil {
		run.Link = r.link
	}
	r.runs = append(r.runs, run)
}

// inline reads what stands inside a node, as [pass.inline] writes it.
func (r *blockReader) inline(parent ast.Node) {
	if r.inlines >= mostNestedInlines {
		return
	}
	r.inlines++
	defer func() { r.inlines-- }()
	for child := parent.FirstChild(); child != nil; child = child.NextSibling() {
		switch n := child.(type) {
		case *ast.Text:
			child = r.text(n)
		case *ast.Emphasis:
			mark := Emphasis
			if n.Level == 2 {
				mark = Strong
			}
			r.marked(mark, n)
		case *extast.Strikethrough:
			r.marked(Deleted, n)
		case *highlight:
			r.inline(n)
		case *ast.CodeSpan:
			r.code(n)
		case *ast.Link:
			r.linked(n)
		case *ast.AutoLink:
			r.address(n)
		case *ast.Image:
			r.picture(n)
		case *ast.RawHTML:
			child = r.tag(n)
		case *formula:
			r.add(Run{Text: string(n.value(r.data)), Marks: CodeSpan, Span: diag.Span{Start: n.lines[0].Start, End: n.lines[len(n.lines)-1].Stop}})
		case *sign:
			r.add(Run{Text: n.text})
		case *place:
			r.unique(n.name)
		case *emojiast.Emoji:
			r.add(Run{Text: string(n.Value.Unicode)})
		case *extast.FootnoteLink:
			r.add(Run{Kind: NoteMark, Number: n.Index})
		}
	}
}

// tag reads what a tag is to a reader, as [pass.rawHTML] writes it, and
// returns the last node that went with it.
func (r *blockReader) tag(n *ast.RawHTML) (last ast.Node) {
	if n.Segments.Len() == 0 {
		return n
	}
	span := diag.Span{Start: n.Segments.At(0).Start, End: n.Segments.At(n.Segments.Len() - 1).Stop}
	tag := r.data[span.Start:span.End]
	if f, ok := skippedForm(tag); ok {
		if closing := r.closingTag(n, f); f.tag() != "" && closing != nil {
			return closing
		}
		return n
	}
	allowed := r.parser.options.AllowHTML
	if allowed {
		r.htmlAnchor(tag)
	}
	if words, isName := componentWords(tag); words != "" && r.parser.options.Generous && r.isComponentTag(tag) {
		if isName {
			words += " "
		}
		r.add(Run{Text: words})
		return n
	}
	name := tagName(tag)
	if run, ok := r.rawPicture(tag, span); ok {
		r.add(run)
		return n
	}
	switch role := roleOf(name); {
	case name == "br":
		r.add(Run{Kind: Break})
	case role == unknown && !allowed && !(r.parser.options.Generous && r.isComponentTag(tag)):
		r.add(Run{Text: string(tag), Span: span})
	case role == line:
		r.breakDue = len(r.runs) > 0
	case role != inside:
		r.blank()
	}
	if alt := tagAttribute(tag, "alt"); name == "img" && !allowed && len(alt) > 0 && len(r.runs) > 0 {
		r.add(Run{Text: string(unescape(alt))})
		r.blank()
	}
	return n
}

// blank parts the text before from what comes, unless it is parted already.
func (r *blockReader) blank() {
	if n := len(r.runs); n > 0 && r.runs[n-1].Kind != Break && !strings.HasSuffix(r.runs[n-1].Text, " ") {
		r.add(Run{Text: " "})
	}
}

func (r *blockReader) marked(mark Marks, n ast.Node) {
	before := r.marks
	r.marks |= mark
	r.inline(n)
	r.marks = before
}

// text reads a text and those that follow it without a gap, and returns the
// last of them.
func (r *blockReader) text(first *ast.Text) *ast.Text {
	last, end := joined(first)
	start := first.Segment.Start
	if r.link == nil {
		start = r.numbersIn(start, end)
	}
	text := string(unescape(r.data[start:end]))
	if last.SoftLineBreak() {
		text += " "
	}
	if text != "" {
		r.add(Run{Text: text, Span: diag.Span{Start: start, End: end}})
	}
	if last.HardLineBreak() {
		r.add(Run{Kind: Break, Span: diag.Span{Start: end, End: end}})
	}
	return last
}

// numbersIn reads data[start:end] up to and including the last document's
// number in it, and returns where the rest begins.
func (r *blockReader) numbersIn(start, end int) (rest int) {
	for bytes.IndexByte(r.data[start:end], '/') >= 0 {
		from, to := findNumber(r.data[start:end])
		if to == 0 {
			break
		}
		from, to = start+from, start+to
		if from > start {
			r.add(Run{Text: string(unescape(r.data[start:from])), Span: diag.Span{Start: start, End: from}})
		}
		span := diag.Span{Start: from, End: to}
		r.add(Run{Text: string(r.data[from:to]), Span: span, Link: r.lead(Ref{Kind: Number, Dest: numberDest(r.data[from:to]), Span: span})})
		start = to
	}
	return start
}

func (r *blockReader) code(n *ast.CodeSpan) {
	span := diag.Span{Start: -1}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if text, ok := child.(*ast.Text); ok {
			if span.Start < 0 {
				span.Start = text.Segment.Start
			}
			span.End = text.Segment.Stop
		}
	}
	if span.Start < 0 && n.FirstChild() != nil {
		span = diag.Span{} // it stands nowhere
	}
	if span.Start >= 0 {
		r.add(Run{Text: string(r.appendCode(nil, n)), Marks: CodeSpan, Span: span})
	}
}

// linked reads a link; one that may not be followed is its text.
func (r *blockReader) linked(n *ast.Link) {
	span, dest := r.linkSpan(n), r.destination(n, n.Destination)
	if len(dest) == 0 || !r.allowed(dest, span) {
		r.inline(n)
		return
	}
	r.link = r.lead(Ref{
		Kind: Link, Dest: string(dest), Title: string(unescape(r.readOptions(n, n.Title))), Span: span, Wiki: r.wikis[n],
		Alt: cmp.Or(r.labels[n], strings.TrimSpace(string(r.appendPlain(nil, n)))), Unnamed: r.isUnnamed(n),
	})
	if label := r.labels[n]; label != "" {
		r.add(Run{Text: label, Span: span, Link: r.link})
	}
	r.inline(n)
	r.link = nil
}

// address reads a bare address or one in angle brackets.
func (r *blockReader) address(n *ast.AutoLink) {
	dest, span := r.autoDest(n)
	label := n.Label(r.data)
	run := Run{Text: string(label), Marks: Address, Span: diag.Span{Start: span.Start, End: span.Start + len(label)}}
	if r.data[span.Start] == '<' {
		run.Span = diag.Span{Start: span.Start + 1, End: span.End - 1}
	}
	if r.link == nil && r.allowed(dest, span) {
		run.Link = r.lead(Ref{Kind: Link, Dest: string(dest), Alt: run.Text, Span: span, Wiki: r.wikis[n], Unnamed: r.wikis[n]})
	}
	r.add(run)
}

func (r *blockReader) picture(n *ast.Image) {
	span, dest := r.linkSpan(n), r.ofFile(unescape(n.Destination))
	if r.isForDark(dest, "") {
		return
	}
	run := Run{Text: strings.TrimSpace(string(r.described(n))), Span: span}
	if len(dest) > 0 && slices.Contains([]string{"", "http", "https"}, schemeOf(dest)) {
		run.Kind = Picture
		run.Link = r.lead(Ref{Kind: Image, Dest: string(dest), Alt: run.Text, Title: string(unescape(r.readOptions(n, n.Title))), Span: span, Wiki: r.wikis[n], Width: r.widths[n]})
	}
	r.add(run)
}

// rawPicture is the image that a tag shows on a plain page, as [pass.keptImage] writes
// it; false of any other tag, and where it cannot be shown.
func (r *blockReader) rawPicture(tag []byte, span diag.Span) (Run, bool) {
	if !r.parser.options.Generous || r.parser.options.AllowHTML || tagName(tag) != "img" {
		return Run{}, false
	}
	read := readTag(tag)
	if r.isForDark([]byte(read.values["src"]), read.values["class"]) {
		return Run{Text: " "}, true // as the page shows its twin
	}
	ref, ok := imageOf(read, span)
	if !ok {
		return Run{}, false
	}
	return Run{Kind: Picture, Text: ref.Alt, Span: span, Link: r.lead(ref)}, true
}

// lead asks where a reference leads.
func (r *blockReader) lead(ref Ref) *Lead {
	if r.omitted {
		return nil
	}
	r.placeRef(&ref)
	l := &Lead{Ref: ref}
	if r.resolve != nil {
		l.To = r.resolve(ref)
	}
	return l
}
