package markdown

import (
	"regexp"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkParser finds links and images. It reads them as goldmark's own parser
// does, and keeps what that does not tell: where they end, so that a problem in
// a link is shown with carets under the whole of it. And it takes a time in
// proportion to the text, where goldmark goes back over the paragraph for every
// bracket.
type linkParser struct{}

// bracket is a "[" or "![" that has not been closed.
type bracket struct {
	ast.BaseInline
	segment text.Segment
	line    int // of the block, counted by its reader
	image   bool
	holds   bool              // another bracket was opened in it
	bottom  *parser.Delimiter // the last sign of emphasis before it
}

var kindBracket = ast.NewNodeKind("Bracket")

// Kind is part of [ast.Node].
func (b *bracket) Kind() ast.NodeKind { return kindBracket }

// Dump is part of [ast.Node].
func (b *bracket) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// brackets are those open in the block at work. The first linked of them hold
// a link behind them: they open no other, as links do not stand in each other.
type brackets struct {
	open   []*bracket
	linked int
}

func (linkParser) Trigger() []byte { return []byte{'!', '[', ']'} }

func (l linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := pc.IDs().(*pass)
	line, segment := block.PeekLine()
	switch {
	case line[0] == ']':
		return p.closeBracket(block, pc)
	case line[0] == '[':
		return p.openBracket(block, segment, 1)
	case len(line) > 1 && line[1] == '[':
		return p.openBracket(block, segment, 2)
	}
	return nil
}

func (p *pass) openBracket(block text.Reader, segment text.Segment, width int) ast.Node {
	line, _ := block.Position()
	b := &bracket{segment: text.NewSegment(segment.Start, segment.Start+width), line: line, image: width == 2, bottom: p.signs.last}
	if last := len(p.brackets.open) - 1; last >= 0 {
		p.brackets.open[last].holds = true
	}
	p.brackets.open = append(p.brackets.open, b)
	block.Advance(width)
	return b
}

// closeBracket makes a link or an image of what stands before a "]", or text
// of its opening bracket.
func (p *pass) closeBracket(block text.Reader, pc parser.Context) ast.Node {
	last := len(p.brackets.open) - 1
	if last < 0 {
		return nil
	}
	opener := p.brackets.open[last]
	p.brackets.open = p.brackets.open[:last]
	refused := !opener.image && last < p.brackets.linked
	p.brackets.linked = min(p.brackets.linked, last)
	line, position := block.Position()
	block.Advance(1)
	var target target
	found := false
	if !refused {
		target, found = p.target(block, opener, position, pc)
	}
	if !found {
		block.SetPosition(line, position)
		ast.MergeOrReplaceTextSegment(opener.Parent(), opener, opener.segment)
		return nil
	}
	link := ast.NewLink()
	link.Destination, link.Title = target.destination, target.title
	p.signs.pair(opener.bottom)
	moveBetween(opener, nil, link)
	opener.Parent().RemoveChild(opener.Parent(), opener)
	var n ast.Node = link
	if opener.image && !(p.parser.options.Generous && isRecordingName(target.destination)) {
		n = ast.NewImage(link)
		p.setWidth(n, target.size)
	} else {
		p.brackets.linked = last
	}
	n.SetPos(opener.segment.Start)
	_, after := block.Position()
	p.linkEnds[n] = after.Start
	return n
}

// target is where a link or an image leads.
type target struct {
	destination, title []byte
	size               []byte // of an image, where its author says it
}

// target reads what stands behind a "]": an address in round brackets, the
// name of a reference in square ones, or nothing, where the text between the
// brackets is itself the name.
func (p *pass) target(block text.Reader, opener *bracket, shut text.Segment, pc parser.Context) (target, bool) {
	line, behind := block.Position()
	switch block.Peek() {
	case '(':
		if t, ok := inlineTarget(block, p.parser.options.Generous, opener.image && p.parser.options.Generous); ok {
			return t, true
		}
	case '[':
		block.Advance(1)
		if name, ok := label(block); ok {
			if util.IsBlank(name) {
				return p.named(block, opener, shut, pc)
			}
			found, ok := p.reference(name, opener.segment.Start, pc)
			if !ok && !opener.image && p.parser.options.Generous && autoReference.Match(name) {
				return target{destination: slices.Concat([]byte{'#'}, name)}, true
			}
			return found, ok
		}
	}
	block.SetPosition(line, behind)
	return p.named(block, opener, shut, pc)
}

// autoReference is the name of a thing that MkDocs finds by its id: [text][config.dir].
// A sign of a list in code, a[i][j], has no dot.
var autoReference = regexp.MustCompile(`^[\pL_][\pL\pN_]*(?:\.[\pL\pN_-]+)+$`)

// named looks for the reference whose name is the text of the link itself.
func (p *pass) named(block text.Reader, opener *bracket, shut text.Segment, pc parser.Context) (target, bool) {
	from := opener.segment.Stop
	if opener.holds || p.references == 0 || shut.Start-from > longestLabel*2 {
		return target{}, false
	}
	line, behind := block.Position()
	var name []byte
	block.SetPosition(opener.line, text.NewSegment(from, shut.Start))
	for text, part := block.PeekLine(); text != nil && part.Start < shut.Start; text, part = block.PeekLine() {
		name = append(name, text[:min(len(text), shut.Start-part.Start+part.Padding)]...)
		if part.Stop >= shut.Start {
			break
		}
		block.AdvanceLine()
	}
	block.SetPosition(line, behind)
	return p.reference(name, opener.segment.Start, pc)
}

func (p *pass) reference(name []byte, at int, pc parser.Context) (target, bool) {
	if len(name) > longestLabel || p.references == 0 {
		return target{}, false
	}
	key := util.ToLinkReference(name)
	found, ok := pc.Reference(key)
	if !ok {
		return target{}, false
	}
	p.use(key)
	p.repeated += len(found.Destination()) + len(found.Title())
	if p.exceeds(p.repeated, at) {
		return target{}, false
	}
	return target{destination: found.Destination(), title: found.Title()}, true
}

// CloseBlock ends a paragraph, a heading or a cell: what is open stays text.
func (linkParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	p := pc.IDs().(*pass)
	p.signs.pair(nil)
	for _, b := range p.brackets.open {
		b.Parent().ReplaceChild(b.Parent(), b, ast.NewTextSegment(b.segment))
	}
	clear(p.brackets.open)
	p.brackets = brackets{open: p.brackets.open[:0]}
}
