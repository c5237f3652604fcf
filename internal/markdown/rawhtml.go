package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
)

// htmlBlock writes lines of raw HTML, where the site allows it.
func (p *pass) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		end = n.ClosureLine.Stop
	}
	if !p.parser.options.AllowHTML {
		if n.HTMLBlockType != ast.HTMLBlockType2 {
			p.reportHTML(start, end)
		}
		return
	}
	for i := range lines.Len() {
		line := lines.At(i)
		p.allowedHTML(line.Value(p.data))
	}
	if n.HasClosure() {
		p.allowedHTML(n.ClosureLine.Value(p.data))
	}
	p.text = append(p.text, '\n')
}

// rawHTML writes a tag within a text, where the site allows it.
func (p *pass) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	if p.parser.options.AllowHTML {
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			p.allowedHTML(segment.Value(p.data))
		}
		return
	}
	start, end := n.Segments.At(0).Start, n.Segments.At(n.Segments.Len()-1).Stop
	source := p.data[start:end]
	// Comments are notes of the authors to themselves, and a closing tag was
	// announced by the one that it closes.
	if !bytes.HasPrefix(source, []byte("<!--")) && !bytes.HasPrefix(source, []byte("</")) {
		p.reportHTML(start, end)
	}
}

func (p *pass) reportHTML(start, end int) {
	p.report(diag.Warning, "html-dropped", start, start+len(bytes.TrimRight(p.data[start:end], "\n")),
		lang.Textf("HTML viết trong bài bị bỏ đi", "HTML in the text is dropped"),
		lang.Textf("viết bằng Markdown, hoặc đặt allowHTML: true trong content/site.yaml nếu tin mọi người viết bài",
			"write it as Markdown, or set allowHTML: true in content/site.yaml if you trust everyone who writes"))
}

// allowedHTML writes raw HTML as it is, and what stands between its tags as
// plain text. Ids in it can be linked to.
func (p *pass) allowedHTML(source []byte) {
	p.html = append(p.html, bytes.ReplaceAll(source, []byte{0}, []byte("\uFFFD"))...)
	for len(source) > 0 {
		open := bytes.IndexByte(source, '<')
		if open < 0 {
			open = len(source)
		}
		p.text = append(p.text, unescape(source[:open])...)
		source = source[open:]
		shut := bytes.IndexByte(source, '>')
		if shut < 0 {
			return
		}
		p.htmlAnchor(source[:shut])
		source = source[shut+1:]
	}
}

// htmlAnchor notes the id in a tag such as `<a id="x"`.
func (p *pass) htmlAnchor(tag []byte) {
	for _, name := range []string{` id="`, ` name="`} {
		if _, value, ok := bytes.Cut(tag, []byte(name)); ok {
			if id, _, ok := bytes.Cut(value, []byte{'"'}); ok {
				p.anchors = append(p.anchors, string(id))
				p.ids[string(id)] = max(p.ids[string(id)], 1)
			}
		}
	}
}
