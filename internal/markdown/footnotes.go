package markdown

import (
	"strconv"

	extast "github.com/yuin/goldmark/extension/ast"

	"chuyende/internal/lang"
)

// say returns the words of a key.
func (p *Parser) say(key string, args ...any) string { return p.options.Words.Text(key, args...) }

// footnoteLink writes the number in the text that leads to a footnote.
func (p *pass) footnoteLink(n *extast.FootnoteLink) {
	id := referenceID(n.Index, n.RefIndex)
	p.anchors = append(p.anchors, id)
	p.html = append(p.html, "<sup"...)
	p.html = appendAttribute(p.html, "id", []byte(id))
	p.html = append(p.html, `><a class="footnote-ref" role="doc-noteref"`...)
	p.html = appendAttribute(p.html, "href", []byte("#"+noteID(n.Index)))
	p.html = appendAttribute(p.html, "aria-label", []byte(p.parser.say("note.to", n.Index)))
	p.html = strconv.AppendInt(append(p.html, '>'), int64(n.Index), 10)
	p.html = append(p.html, "</a></sup>"...)
}

// footnoteBacklink writes the arrow after a footnote that leads back.
func (p *pass) footnoteBacklink(n *extast.FootnoteBacklink) {
	label := p.parser.say("note.back", n.Index)
	if n.RefCount > 1 {
		label = p.parser.say("note.back-again", n.Index, n.RefIndex+1)
	}
	p.html = append(p.html, ` <a class="footnote-back" role="doc-backlink"`...)
	p.html = appendAttribute(p.html, "href", []byte("#"+referenceID(n.Index, n.RefIndex)))
	p.html = appendAttribute(p.html, "aria-label", []byte(label))
	p.html = append(p.html, ">↩\uFE0E</a>"...) // the selector asks for a sign, not an emoji
}

// Ids of footnotes hold a colon, which no heading's id does.
func noteID(index int) string { return "fn:" + strconv.Itoa(index) }

func referenceID(index, reference int) string {
	id := "fnref:" + strconv.Itoa(index)
	if reference > 0 {
		id += ":" + strconv.Itoa(reference+1)
	}
	return id
}

// footnoteList writes the footnotes, the last section of a document.
func (p *pass) footnoteList(n *extast.FootnoteList) {
	id := p.unique(p.parser.say("address.notes"))
	p.anchors = append(p.anchors, id)
	p.cuts = append(p.cuts, cut{id: id, heading: p.parser.say("note.title"), at: len(p.text)})
	p.html = append(p.html, `<section class="footnotes" role="doc-endnotes"`...)
	p.html = appendAttribute(p.html, "id", []byte(id))
	p.html = appendAttribute(p.html, "aria-label", []byte(p.parser.say("note.title")))
	p.html = append(p.html, ">\n<ol>\n"...)
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		note, ok := child.(*extast.Footnote)
		if !ok {
			continue
		}
		p.anchors = append(p.anchors, noteID(note.Index))
		p.html = append(p.html, "<li"...)
		p.html = appendAttribute(p.html, "id", []byte(noteID(note.Index)))
		p.html = append(p.html, ">\n"...)
		p.depth++ // what stands in a footnote is no heading of the document
		for block := note.FirstChild(); block != nil; block = block.NextSibling() {
			if backlink, ok := block.(*extast.FootnoteBacklink); ok {
				p.html = append(p.html, "<p>"...) // the note does not end in one
				p.footnoteBacklink(backlink)
				p.html = append(p.html, "</p>\n"...)
				continue
			}
			p.block(block)
		}
		p.depth--
		p.html = append(p.html, "</li>\n"...)
	}
	p.html = append(p.html, "</ol>\n</section>\n"...)
}

func (p *pass) reportFootnotes() {
	for _, note := range p.footnotes {
		if note.Index < 0 {
			start := max(note.Pos(), 0)
			p.report(ruleFootnoteUnused, start, p.lineEnd(start),
				lang.Textf("chú thích %q không được dùng ở đâu", "nothing refers to the footnote %q", note.Ref),
				lang.Textf("viết [^%s] sau chữ cần chú thích, hoặc xoá dòng này", "write [^%s] after the word that it explains, or delete this line", note.Ref))
		}
	}
}
