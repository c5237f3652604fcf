package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// htmlParser is goldmark's parser of HTML blocks, for sites that allow HTML.
// Elsewhere lines of HTML are paragraphs, whose tags are dropped and whose
// text stays.
type htmlParser struct{ parser.BlockParser }

func (h htmlParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	pass := pc.IDs().(*pass)
	if !pass.parser.options.AllowHTML && !(pass.parser.options.Generous && pass.isRawBlock(line[pc.BlockOffset():])) {
		return nil, parser.NoChildren
	}
	if _, isSkipped := skippedForm(line[pc.BlockOffset():]); isSkipped {
		return nil, parser.NoChildren // it never closes, or text stands beside it
	}
	return h.BlockParser.Open(parent, reader, pc)
}

// Continue ends a block of a plain page where its last line is but the end of an element,
// or a whole one such as a film, and text of Markdown's follows, and before headings and
// pictures wherever they stand: other programs read that, and none would show its marks.
// In MDX all text below a line of nothing but tags is Markdown.
func (h htmlParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	lines := node.Lines()
	if pc.IDs().(*pass).parser.options.Generous && lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		line, _ := reader.PeekLine()
		if endLine.Match(last.Value(reader.Source())) && markdownLine.Match(line) ||
			node.(*ast.HTMLBlock).HTMLBlockType >= ast.HTMLBlockType6 && certainLine.Match(line) {
			return parser.Close
		}
		if isMDX(pc.IDs().(*pass).file) && node.(*ast.HTMLBlock).HTMLBlockType >= ast.HTMLBlockType6 &&
			tagsLine.Match(last.Value(reader.Source())) && textLine.Match(line) {
			return parser.Close
		}
	}
	return h.BlockParser.Continue(node, reader, pc)
}

var (
	endLine = regexp.MustCompile(`^\s*</(?:div|section|aside|details|figure|center|p|table|ul|ol|dl|article)>\s*$|^\s*<(iframe|video|audio)\b.*</(?:iframe|video|audio)>\s*$`)
	// tagsLine has nothing but tags, and what opens a part that folds; textLine begins with
	// neither a tag nor a command.
	tagsLine = regexp.MustCompile(`^\s*(?:</?[A-Za-z][^<>]*>\s*)+$|^\s*<summary>[^\n]*</summary>\s*$`)
	textLine = regexp.MustCompile(`^\s*[^\s<{]`)
	// certainLine is a heading or a picture of Markdown's.
	certainLine = regexp.MustCompile(`^ {0,3}(?:#{1,6} +[^\s#<]|!\[[^\]\n]*\]\([^)\n]+\)\s*$)`)
	// markdownLine begins what is a block of Markdown's for certain.
	markdownLine = regexp.MustCompile("^ {0,3}(?:```|~~~|#{1,6} |\\[[^\\]\\n]+\\]:|[-*+] |\\d{1,3}[.)] |> |:::|!!! )")
)

// htmlBlock writes lines of raw HTML as they are.
func (p *pass) htmlBlock(n *ast.HTMLBlock) {
	if !p.parser.options.AllowHTML {
		p.keptBlock(n)
		return
	}
	var source []byte
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	for _, line := range lines {
		source = append(source, line.Value(p.data)...)
	}
	whole := p.allowedHTML(source)
	for _, line := range lines { // where in the file the rest begins
		size := len(line.Value(p.data))
		if whole < size {
			p.reportUnfinished(line.Start + max(whole-line.Padding, 0))
			break
		}
		whole -= size
	}
	p.text = append(p.text, '\n')
}

// allowedHTML writes raw HTML, and what readers see of it as plain text. Ids in
// it can be linked to. What it opens and does not close would take the rest of
// the page with it: that part is written as text, and its place returned.
func (p *pass) allowedHTML(source []byte) (whole int) {
	at := 0
	for at < len(source) {
		open := bytes.IndexByte(source[at:], '<')
		if open < 0 {
			open = len(source) - at
		}
		p.text = append(p.text, unescape(source[at:at+open])...)
		at += open
		end := htmlEnd(source[at:])
		if end < 0 {
			break
		}
		if _, isSkipped := skippedForm(source[at:]); !isSkipped {
			p.htmlAnchor(source[at : at+end])
			p.part(source[at : at+end])
		}
		at += end
	}
	p.html = append(p.html, cleanNull(source[:at])...)
	p.html = appendEscaped(p.html, source[at:])
	return at
}

// htmlEnd returns where the tag or skipped text that source begins with ends,
// or -1; 0 for no source. A "<" before anything else is text.
func htmlEnd(source []byte) int {
	if len(source) < 2 {
		return len(source)
	}
	if f, ok := skippedForm(source); ok {
		from := f.openerEnd(source)
		if end := f.end(source[from:]); end >= 0 {
			return from + end
		}
		return -1
	}
	if c := source[1] | ' '; c != '/' && (c < 'a' || c > 'z') {
		return 1
	}
	if end := bytes.IndexByte(source, '>'); end >= 0 {
		return end + 1
	}
	return -1
}

// part parts the words of the plain text where a tag parts them on the page.
func (p *pass) part(tag []byte) {
	if role := roleOf(tagName(tag)); role != inside {
		p.text = appendBlank(p.text)
	}
}

func appendBlank(text []byte) []byte {
	if last := len(text) - 1; last < 0 || text[last] == ' ' || text[last] == '\n' || text[last] == '\t' {
		return text
	}
	return append(text, ' ')
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

func cleanNull(html []byte) []byte { return bytes.ReplaceAll(html, []byte{0}, []byte("\uFFFD")) }
