package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"chuyende/internal/diag"
)

// Blocks reads the text again, as blocks. data must be the bytes that the Doc
// was parsed from. resolve is called once for each link, image and document's
// number, and what it returns becomes [Lead.To]; it may be nil. What was wrong with the text
// has been told when it was parsed, and is not told again.
func (d *Doc) Blocks(data []byte, resolve func(Ref) string) []Block {
	if d.parser == nil {
		return nil
	}
	pass := d.parser.passes.Get().(*pass)
	defer d.parser.passes.Put(pass)
	pass.begin(d.file, data, &diag.List{})
	body := pass.readGenerously(d.body)
	defer pass.end()
	r := &blockReader{pass: pass, doc: d, resolve: resolve}
	blocks := r.blocks(d.parser.tree(pass, body))
	Walk(blocks, func(b *Block, _ []*Block) {
		b.Span = pass.origin(b.Span)
		for i := range b.Runs {
			b.Runs[i].Span = pass.wholeLetters(pass.origin(b.Runs[i].Span))
		}
	})
	return blocks
}

// wholeLetters widens a span to the letters that it cuts through: where a line was
// rewritten before it was parsed, others stand there in the author's file.
func (p *pass) wholeLetters(s diag.Span) diag.Span {
	for s.Start > 0 && s.Start < len(p.shown) && !utf8.RuneStart(p.shown[s.Start]) {
		s.Start--
	}
	for s.End < len(p.shown) && !utf8.RuneStart(p.shown[s.End]) {
		s.End++
	}
	return s
}

// tree reads a text's body. The reader starts at the file's first byte and is
// moved on, so that the tree's offsets are the file's.
func (p *Parser) tree(pass *pass, body diag.Span) ast.Node {
	reader := text.NewReader(pass.data[:body.End])
	reader.Advance(body.Start)
	context := parser.NewContext(parser.WithIDs(pass))
	root := p.goldmark.Parse(&lineReader{Reader: reader, pass: pass, context: context}, parser.WithContext(context))
	pass.finishFootnotes(root)
	pass.findExplicitIDs(root)
	return root
}

// blockReader makes blocks of goldmark's tree.
type blockReader struct {
	*pass
	doc     *Doc
	resolve func(Ref) string

	marks Marks
	link  *Lead
	runs  []Run
	// breakDue says that a dropped tag begins a new line before the next word.
	breakDue bool
	// omitted says that a heading is read which is not shown.
	omitted bool
}

// blocks returns what stands inside a node.
func (r *blockReader) blocks(parent ast.Node) []Block {
	var all []Block
	if parent.Type() != ast.TypeDocument {
		r.depth++
		defer func() { r.depth-- }()
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b, ok := r.block(n); ok {
			all = append(all, b)
		}
	}
	return all
}

// block returns one block, or false where there is nothing to read.
func (r *blockReader) block(n ast.Node) (b Block, ok bool) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		if files := r.filesOf(n); files != nil {
			return filesBlock(files, linesOf(n)), true
		}
		runs := r.runsOf(n)
		return Block{Kind: Paragraph, Span: linesOf(n), Runs: runs}, len(runs) > 0
	case *ast.Heading:
		return r.headingBlock(n)
	case *ast.List:
		b = Block{Kind: List, Blocks: r.blocks(n)}
		if n.IsOrdered() {
			b.Ordered, b.Number = true, n.Start
		}
	case *ast.ListItem:
		b = Block{Kind: Item, Box: boxOf(n), Blocks: r.blocks(n)}
	case *ast.Blockquote:
		b = Block{Kind: Quote, Blocks: r.blocks(n)}
	case *alert:
		n.settle(n, r.data)
		b = Block{Kind: Alert, Name: n.name, Title: r.boxTitle(n), Blocks: r.blocks(n)}
	case *box:
		if n.name != "" {
			n.settle(n, r.data)
		}
		b = Block{Kind: Alert, Name: n.name, Title: r.boxTitle(&n.alert), Blocks: r.blocks(n)}
	case *boxTitle:
		if hasLink(n) {
			return Block{Kind: Paragraph, Span: linesOf(n), Runs: r.runsOf(n)}, true
		}
		return Block{}, false
	case *mathBlock:
		return r.codeBlock(n, nil), true
	case *ast.CodeBlock:
		return r.codeBlock(n, nil), true
	case *ast.FencedCodeBlock:
		return r.fenced(n)
	case *ast.HTMLBlock:
		b = r.rawBlock(n)
		return b, len(b.Runs) > 0
	case *ast.ThematicBreak:
		at := max(n.Pos(), 0)
		return Block{Kind: Rule, Span: diag.Span{Start: at, End: r.lineEnd(at)}}, true
	case *extast.Table, *extast.TableHeader, *extast.TableRow, *extast.TableCell:
		b = r.tableBlock(n)
	case *extast.DefinitionList:
		b = Block{Kind: Definitions, Blocks: r.blocks(n)}
	case *extast.DefinitionTerm:
		b = Block{Kind: Term, Runs: r.runsOf(n)}
	case *extast.DefinitionDescription:
		b = Block{Kind: Description, Blocks: r.blocks(n)}
	case *extast.FootnoteList:
		b = Block{Kind: Notes, ID: r.unique(r.parser.say("address.notes")), Title: r.parser.say("note.title"), Blocks: r.blocks(n)}
	case *extast.Footnote:
		b = Block{Kind: Note, Number: n.Index, Blocks: r.blocks(n)}
	default:
		return Block{}, false
	}
	b.Span = spanOf(b)
	return b, true
}

func (r *blockReader) headingBlock(n *ast.Heading) (b Block, ok bool) {
	plain := r.headingPlain(n)
	b = Block{Kind: TopHeading, Level: n.Level, ID: r.headingID(n, plain), Span: r.headingSpan(n)}
	if r.depth > 0 {
		b.Kind = InnerHeading
	} else if !slices.ContainsFunc(r.doc.Headings, func(h Heading) bool { return h.ID == b.ID && h.Span == r.origin(b.Span) }) {
		b.Kind, b.ID, r.omitted = TitleHeading, "", true
	}
	b.Runs = r.runsOf(n)
	r.omitted = false
	return b, true
}

// fenced is code between fences, with the name of its file where it is shown; ok is false
// where it is none that anybody sees.
func (r *blockReader) fenced(n *ast.FencedCodeBlock) (b Block, ok bool) {
	if !r.parser.options.Generous {
		return r.codeBlock(n, unescape(n.Language(r.data))), true
	}
	language, title := r.fenceInfo(n)
	if isQuery(language) {
		return b, false
	}
	b = r.codeBlock(n, language)
	b.Title = title
	return b, true
}

func (r *blockReader) codeBlock(n ast.Node, language []byte) Block {
	span := linesOf(n)
	b := Block{Kind: Code, Name: string(language), Span: span}
	b.Runs = []Run{{Text: string(r.codeOf(n, language)), Marks: CodeSpan, Span: span}}
	return b
}

// tableBlock returns a table, a row or a cell.
func (r *blockReader) tableBlock(n ast.Node) Block {
	cell, ok := n.(*extast.TableCell)
	if !ok {
		kind, _ := n.(*extast.Table)
		_, head := n.(*extast.TableHeader)
		b := Block{Kind: Row, Head: head, Blocks: r.blocks(n)}
		if kind != nil {
			b.Kind = Table
		}
		return b
	}
	r.inTable = true
	b := Block{Kind: Cell, Runs: r.runsOf(cell)}
	r.inTable = false
	if cell.Alignment != extast.AlignNone {
		b.Align = cell.Alignment.String()
	}
	return b
}

// rawBlock returns what readers see between the tags of lines of HTML, as
// [pass.allowedHTML] puts it into the plain text.
func (r *blockReader) rawBlock(n *ast.HTMLBlock) Block {
	b := Block{Kind: Raw, Span: linesOf(n)}
	if n.HasClosure() {
		b.Span.End = n.ClosureLine.Stop
	}
	for at := b.Span.Start; at < b.Span.End; {
		source := r.data[at:b.Span.End]
		open := bytes.IndexByte(source, '<')
		if open < 0 {
			open = len(source)
		}
		if open > 0 {
			b.Runs = append(b.Runs, Run{Text: string(unescape(source[:open])), Span: diag.Span{Start: at, End: at + open}})
		}
		source, at = source[open:], at+open
		end := htmlEnd(source)
		if end < 0 {
			break
		}
		if run, ok := r.rawPicture(source[:end], diag.Span{Start: at, End: at + end}); ok {
			b.Runs = append(b.Runs, run)
		} else if _, isSkipped := skippedForm(source); !isSkipped {
			r.htmlAnchor(source[:end])
			if roleOf(tagName(source[:end])) != inside {
				b.Runs = append(b.Runs, Run{Text: " "})
			}
		}
		at += end
	}
	return b
}

// linesOf returns where a block's own lines stand, without the blanks around
// them.
func linesOf(n ast.Node) diag.Span {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		at := max(n.Pos(), 0)
		return diag.Span{Start: at, End: at}
	}
	return diag.Span{Start: lines.At(0).Start, End: lines.At(lines.Len() - 1).Stop}
}

// spanOf returns where what a block holds begins and ends.
func spanOf(b Block) diag.Span {
	var span diag.Span
	note := func(s diag.Span) {
		switch {
		case s.Start == s.End:
		case span.Start == span.End:
			span = s
		default:
			span = diag.Span{Start: min(span.Start, s.Start), End: max(span.End, s.End)}
		}
	}
	for _, inner := range b.Blocks {
		note(inner.Span)
	}
	for _, run := range b.Runs {
		note(run.Span)
	}
	return span
}

// boxOf returns the box that an item begins with.
func boxOf(item ast.Node) Box {
	if !isTask(item) {
		return NoBox
	}
	if box, ok := item.FirstChild().FirstChild().(*extast.TaskCheckBox); ok && box.IsChecked {
		return TickedBox
	}
	return OpenBox
}
