package markdown

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// footnoteParser is goldmark's parser of footnotes, which also remembers them:
// those that nothing refers to are gone from the finished tree, and goldmark
// goes through all of them for each reference.
type footnoteParser struct{ parser.BlockParser }

func (f footnoteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := f.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*extast.Footnote); ok {
		pass := pc.IDs().(*pass)
		pass.footnotes = append(pass.footnotes, note)
	}
	return n, state
}

func (f footnoteParser) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	f.BlockParser.Close(n, reader, pc)
	note := n.(*extast.Footnote)
	noted := pc.IDs().(*pass).noted
	if noted[string(note.Ref)] == nil {
		noted[string(note.Ref)] = note
	}
}

// noteLinkParser finds references to footnotes, "[^1]".
type noteLinkParser struct{}

func (noteLinkParser) Trigger() []byte { return []byte{'!', '['} }

func (noteLinkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	p := pc.IDs().(*pass)
	line, segment := block.PeekLine()
	exclaimed := line[0] == '!' // of the text before, and no image
	name, marked := bytes.CutPrefix(bytes.TrimPrefix(line, []byte{'!'}), []byte("[^"))
	if !marked || len(p.noted) == 0 {
		return nil
	}
	end := labelEnd(name[:min(len(name), longestLabel)])
	if end < 0 {
		return nil
	}
	note := p.noted[string(name[:end])]
	if note == nil {
		return nil
	}
	if note.Index < 0 {
		list := note.Parent().(*extast.FootnoteList)
		list.Count++
		note.Index = list.Count
	}
	block.Advance(len(line) - len(name) + end + 1)
	link := extast.NewFootnoteLink(note.Index)
	p.noteLinks = append(p.noteLinks, link)
	if exclaimed {
		ast.MergeOrAppendTextSegment(parent, text.NewSegment(segment.Start, segment.Start+1))
	}
	return link
}

// labelEnd returns where the "]" is that ends a footnote's name; -1 where there
// is none, or a "[" before it.
func labelEnd(name []byte) int {
	for i := 0; i < len(name); i++ {
		switch {
		case isEscape(name[i:]):
			i++
		case name[i] == '[':
			return -1
		case name[i] == ']':
			return i
		}
	}
	return -1
}

// finishFootnotes counts the references to each footnote, puts the way back to
// each of them behind the note, and the list in the order of the references.
func (p *pass) finishFootnotes(root ast.Node) {
	if len(p.footnotes) == 0 {
		return
	}
	list, ok := p.footnotes[0].Parent().(*extast.FootnoteList)
	if !ok {
		return
	}
	counts := map[int]int{}
	for _, link := range p.noteLinks {
		link.RefIndex = counts[link.Index]
		counts[link.Index]++
	}
	var used []*extast.Footnote
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		if note := n.(*extast.Footnote); note.Index >= 0 {
			used = append(used, note)
		}
	}
	slices.SortFunc(used, func(a, b *extast.Footnote) int { return cmp.Compare(a.Index, b.Index) })
	list.RemoveChildren(list)
	list.Parent().RemoveChild(list.Parent(), list)
	for _, note := range used {
		list.AppendChild(list, note)
		var last ast.Node = note
		if end := note.LastChild(); end != nil && ast.IsParagraph(end) {
			last = end
		}
		for i := range counts[note.Index] {
			back := extast.NewFootnoteBacklink(note.Index)
			back.RefCount, back.RefIndex = counts[note.Index], i
			last.AppendChild(last, back)
		}
	}
	if len(used) > 0 {
		root.AppendChild(root, list)
	}
}
