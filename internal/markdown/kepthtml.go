package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	nethtml "golang.org/x/net/html"

	"chuyende/internal/diag"
)

// keptBlock writes lines of raw HTML of a plain page. Elements within a line end
// with them, others may hold the blocks that follow.
func (p *pass) keptBlock(n *ast.HTMLBlock) {
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	var source []byte
	starts := make([]int, 0, len(lines))
	for _, line := range lines {
		starts = append(starts, len(source))
		source = append(source, line.Value(p.data)...)
	}
	place := func(at int) int { // in data
		i := max(0, sortedBefore(starts, at))
		return min(lines[i].Start+max(at-starts[i]-lines[i].Padding, 0), lines[i].Stop)
	}
	p.keptSource(source, place)
	for i := len(p.open) - 1; i >= p.openBase; i-- { // few: see mostNestedTags
		if !p.open[i].block {
			p.closeTags(i)
		}
	}
	if last := len(p.html) - 1; last >= 0 && p.html[last] != '\n' {
		p.html = append(p.html, '\n')
	}
	p.text = append(p.text, '\n')
}

// sortedBefore is the index of the last start that is not behind at.
func sortedBefore(starts []int, at int) int {
	i, exact := slices.BinarySearch(starts, at)
	if exact {
		return i
	}
	return i - 1
}

// keptSource writes HTML; place tells where in data a part of it stands.
func (p *pass) keptSource(source []byte, place func(int) int) {
	for at := 0; at < len(source); {
		open := bytes.IndexByte(source[at:], '<')
		if open < 0 {
			open = len(source) - at
		}
		p.wikiText(p.saidInHTML(source[at:at+open], place(at)), diag.Span{Start: place(at), End: place(at + open)})
		if at += open; at == len(source) {
			return
		}
		end := htmlEnd(source[at:])
		f, isSkipped := skippedForm(source[at:])
		switch {
		case end < 0 && isSkipped, end < 0 && p.full(place(at)):
			p.countDropped(f.shown(), diag.Span{Start: place(at), End: p.lineEnd(place(at))})
			return
		case end <= 1:
			p.html, p.text = append(p.html, "&lt;"...), append(p.text, '<')
			end = 1
		case isSkipped && !f.isComment():
			p.countDropped(f.shown(), diag.Span{Start: place(at), End: place(at + end)})
		case !isSkipped:
			p.keptTag(source[at:at+end], diag.Span{Start: place(at), End: place(at + end)}, source[at+end:])
		}
		at += max(end, 1)
	}
}

// wikiText writes text between tags with the links to pages by their names in it, which
// programs of notes find before they read HTML. span is where the text stands.
func (p *pass) wikiText(source []byte, span diag.Span) {
	for p.inLink == 0 && p.parser.options.Generous {
		at := bytes.Index(source, []byte("[["))
		if at < 0 {
			break
		}
		m := wikiForm.FindSubmatch(source[at:min(len(source), at+mostAhead)])
		if m == nil || at > 0 && source[at-1] == '!' || !isWikiName(m[2]) {
			p.htmlText(source[:at+len("[[")])
			source = source[at+len("[["):]
			continue
		}
		p.htmlText(source[:at])
		name := bytes.TrimSpace(m[2])
		words := name
		if len(m[3]) > 0 {
			words = m[3]
		}
		ref := p.openLink([]byte(nethtml.UnescapeString(string(name))), nil, span)
		p.refs[ref].Wiki, p.refs[ref].Alt = true, strings.TrimSpace(nethtml.UnescapeString(string(words)))
		p.htmlText(words)
		p.html = append(p.html, "</a>"...)
		p.refs[ref].end = len(p.html)
		source = source[at+len(m[0]):]
	}
	p.htmlText(source)
}

// htmlText writes text between tags.
func (p *pass) htmlText(source []byte) {
	plain := []byte(nethtml.UnescapeString(string(source)))
	p.html = appendEscaped(p.html, plain)
	p.text = append(p.text, bytes.ReplaceAll(plain, []byte{'\n'}, []byte{' '})...)
}

// keptTag writes what is kept of a tag between blocks. rest is what follows it.
func (p *pass) keptTag(source []byte, span diag.Span, rest []byte) {
	if bytes.HasPrefix(source, []byte("</")) {
		p.endTag(tagName(source))
		return
	}
	p.startTag(readTag(source), source, span, rest)
}

// plainHTML is what readers see of a piece of HTML.
func plainHTML(source []byte) string {
	var text strings.Builder
	z := nethtml.NewTokenizer(bytes.NewReader(source))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return text.String()
		case nethtml.TextToken:
			text.WriteString(z.Token().Data)
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			switch t := z.Token(); {
			case t.Data == "img":
				if i := slices.IndexFunc(t.Attr, func(a nethtml.Attribute) bool { return a.Key == "alt" }); i >= 0 {
					text.WriteString(" " + t.Attr[i].Val + " ")
				}
			case roleOf(t.Data) != inside:
				text.WriteByte(' ')
			}
		}
	}
}
