package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	nethtml "golang.org/x/net/html"

	"chuyende/internal/diag"
	"chuyende/internal/vietnamese"
)

// openTag is an element of raw HTML that is not closed yet.
type openTag struct {
	name, as string
	block    bool
	link     int // index of a link's hole, -1 of any other
	textAt   int // where its plain text begins
	heading  *Heading
	boxed    bool // a table that stands in a box which scrolls
}

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

// startTag writes a start tag, or what takes its place.
func (p *pass) startTag(tag startTag, source []byte, span diag.Span, rest []byte) {
	e, kept := keptElements[tag.name]
	if kept && e.block {
		p.endImplied(tag.name)
	}
	if kept && len(p.open) >= mostNestedTags && !isVoid(tag.name) {
		kept = false
		p.countDropped(tag.name, span)
	}
	if kept && e.block && p.inlines > 0 && len(rest) == 0 {
		kept = false // it would tear the paragraph apart
		p.tags.breakDue = p.tags.wrote
	}
	if acting := tag.acting(); acting != "" {
		p.countDropped(tag.name+" "+acting, span)
	}
	if !kept || e.block || tag.name == "br" {
		p.part(source)
	}
	as := e.as
	if as == "" {
		as = tag.name
	}
	switch {
	case !kept:
		p.droppedTag(tag, span)
	case tag.name == "img":
		p.keptImage(tag, span)
	case tag.name == "a" && tag.values["href"] != "" && !isSafeScheme([]byte(tag.values["href"])):
		p.countDropped("a", span)
		p.openElement(tag, e, as, rest, span)
	case tag.name == "a" && tag.values["href"] != "" && p.inLink == 0 && isSafeScheme([]byte(tag.values["href"])):
		p.keptLink(tag, span)
	case isVoid(tag.name):
		p.html = append(append(p.html, '<'), as...)
		p.html = append(tag.appendKept(p.html, e), '>')
	default:
		p.openElement(tag, e, as, rest, span)
	}
	if kept && tag.closed && !isVoid(tag.name) {
		p.endTag(tag.name)
	}
}

// endImplied ends the elements that end where a block of a name begins: old HTML
// leaves such ends out, and ends for all at once would show as empty paragraphs.
func (p *pass) endImplied(name string) {
	for last := len(p.open) - 1; last >= p.openBase && slices.Contains(endedBy(name), p.open[last].name); last-- {
		p.closeTags(last)
	}
}

// endedBy lists the elements that end where a block of a name begins (HTML
// standard, 13.1.2.4 "Optional tags").
func endedBy(name string) []string {
	switch name {
	case "li":
		return []string{"p", "li"}
	case "dt", "dd":
		return []string{"p", "dt", "dd"}
	case "td", "th":
		return []string{"p", "td", "th"}
	case "tr":
		return []string{"p", "td", "th", "tr"}
	case "tbody", "thead", "tfoot":
		return []string{"p", "td", "th", "tr", "tbody", "thead", "tfoot"}
	}
	return []string{"p"}
}

// isSafeScheme reports whether an address may be linked to, in silence.
func isSafeScheme(dest []byte) bool {
	switch schemeOf(dest) {
	case "", "http", "https", "mailto", "tel", "sms", "ftp":
		return true
	}
	return false
}

// openElement writes the start of an element that has an end.
func (p *pass) openElement(tag startTag, e element, as string, rest []byte, span diag.Span) {
	t := openTag{name: tag.name, as: as, block: e.block, link: -1}
	id := tag.values["id"]
	if id == "" && tag.name == "a" {
		id = tag.values["name"]
	}
	if tag.name == "a" {
		t.as, as = "span", "span" // it leads nowhere
	}
	if tag.name == "div" && p.isParagraph(tag, rest) {
		t.as, as = "p", "p"
	}
	if level := headingLevel(tag.name); level > 0 && e.block {
		t.heading = p.rawHeading(level, id, rest, span)
		if t.heading != nil {
			id = t.heading.ID
			t.heading.start, t.heading.anchors[0] = len(p.html), len(p.anchors)
		}
	}
	if t.boxed = as == "table" && !slices.ContainsFunc(p.open, func(t openTag) bool { return t.boxed }); t.boxed {
		p.tableBox()
	}
	p.html = append(append(p.html, '<'), as...)
	switch {
	case t.heading != nil:
		p.html = appendAttribute(p.html, "id", []byte(id))
	case id != "":
		p.anchorID(id)
	}
	p.html = tag.appendKept(p.html, e)
	if alert := boxClass(tag); alert != "" {
		p.html = append(append(append(p.html, ` class="alert alert-`...), alert...), `" role="note"`...)
	}
	if tag.name == "center" {
		p.html = appendAttribute(p.html, "align", []byte("center"))
	}
	if tag.name == "pre" {
		p.html = append(p.html, ` tabindex="0"`...) // the keyboard must be able to scroll it
	}
	p.html = append(p.html, '>')
	t.textAt = len(p.text)
	p.open = append(p.open, t)
}

// isParagraph holds of a div of nothing but words, which other programs set apart by its
// class: without that they would run into what follows.
func (p *pass) isParagraph(tag startTag, rest []byte) bool {
	end := bytes.Index(rest[:min(len(rest), longestParagraph)], []byte("</div"))
	if end < 0 || p.inlines > 0 || boxClass(tag) != "" {
		return false
	}
	for _, t := range p.open {
		if t.as != "div" && t.as != "section" && t.as != "article" && t.as != "details" {
			return false
		}
	}
	for _, m := range tagStart.FindAllSubmatch(rest[:end], mostInParagraph) {
		name := strings.ToLower(string(m[1]))
		if e, kept := keptElements[name]; !kept || e.block || name == "img" || name == "br" {
			return false
		}
	}
	return strings.TrimSpace(plainHTML(rest[:end])) != ""
}

// tagStart finds tags by their names.
var tagStart = regexp.MustCompile(`</?([A-Za-z][A-Za-z0-9]*)`)

// How many bytes and tags a paragraph of HTML may have.
const (
	longestParagraph = 4 << 10
	mostInParagraph  = 100
)

// anchorID writes an id of the author's that is not taken, and notes it.
func (p *pass) anchorID(id string) {
	if !isWrittenID(id) || p.ids[id] != 0 {
		return
	}
	p.ids[id] = 1
	p.anchors = append(p.anchors, id)
	p.html = appendAttribute(p.html, "id", []byte(id))
}

func headingLevel(name string) int {
	if len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6' {
		return int(name[1] - '0')
	}
	return 0
}

// longestRawHeading is how far behind a heading's start its end is looked for.
const longestRawHeading = 4 << 10

// rawHeading is the heading that a tag begins, nil where it is not one of the
// text's own: it stands in something else, or does not end in its lines.
func (p *pass) rawHeading(level int, id string, rest []byte, span diag.Span) *Heading {
	rest = rest[:min(len(rest), longestRawHeading)]
	end := bytes.Index(bytes.ToLower(rest), []byte("</h"+string(rune('0'+level))))
	if end < 0 || p.depth > 0 || p.inLink > 0 || slices.ContainsFunc(p.open, func(t openTag) bool { return t.heading != nil || t.as == "table" || t.as == "li" }) {
		return nil
	}
	text := strings.Join(strings.Fields(plainHTML(p.saidInHTML(rest[:end], span.Start))), " ")
	switch {
	case text == "":
		return nil
	case !isWrittenID(id) || p.ids[id] != 0:
		if id = vietnamese.Slug(text); id == "" {
			id = "muc"
		}
		id = p.unique(id)
	default:
		p.ids[id] = 1
	}
	return &Heading{Level: level, ID: id, Text: text, Span: diag.Span{Start: span.Start, End: p.lineEnd(span.Start)}}
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
			if t := z.Token(); t.Data == "img" {
				for _, a := range t.Attr {
					if a.Key == "alt" {
						text.WriteString(" " + a.Val + " ")
					}
				}
			} else if roleOf(t.Data) != inside {
				text.WriteByte(' ')
			}
		}
	}
}

// endTag ends the nearest element of a name that is open here, and those in it.
func (p *pass) endTag(name string) {
	for i := len(p.open) - 1; i >= p.openBase; i-- {
		if p.open[i].name == name {
			p.closeTags(i)
			return
		}
	}
	p.part([]byte("</" + name))
}

// closeTags ends all open elements from the index on.
func (p *pass) closeTags(from int) {
	for i := len(p.open) - 1; i >= from; i-- {
		t := p.open[i]
		p.open = p.open[:i]
		p.html = append(append(append(p.html, "</"...), t.as...), '>')
		switch {
		case t.link >= 0:
			p.inLink--
			p.refs[t.link].end = len(p.html)
			p.refs[t.link].Alt = strings.Join(strings.Fields(string(p.text[min(t.textAt, len(p.text)):])), " ")
		case t.heading != nil:
			p.html = append(p.html, '\n')
			p.endHeading(t)
		case t.boxed:
			p.html = append(p.html, "</div>\n"...)
		}
		if t.block {
			p.part([]byte("</" + t.name))
		}
	}
}

func (p *pass) endHeading(t openTag) {
	h := t.heading
	h.end, h.anchors[1] = len(p.html), len(p.anchors)
	p.text = p.text[:min(t.textAt, len(p.text))]
	p.headings = append(p.headings, *h)
	p.cuts = append(p.cuts, cut{id: h.ID, heading: h.Text, at: len(p.text)})
}

// keptLink writes the start of a link.
func (p *pass) keptLink(tag startTag, span diag.Span) {
	at := p.openLink(p.withSettings([]byte(strings.TrimSpace(tag.values["href"]))), nil, span)
	p.html = p.html[:len(p.html)-1]
	if id := tag.values["id"]; id != "" {
		p.anchorID(id)
	}
	p.html = append(tag.appendKept(p.html, element{}), '>')
	p.refs[at].Title = tag.values["title"]
	p.inLink++
	p.open = append(p.open, openTag{name: "a", as: "a", link: at, textAt: len(p.text)})
}

// imageOf is the hole of an image of raw HTML; false where it cannot be shown.
func imageOf(tag startTag, span diag.Span) (Ref, bool) {
	dest := strings.TrimSpace(tag.values["src"])
	scheme := schemeOf([]byte(dest))
	return Ref{
		Kind: Image, Dest: dest, Alt: strings.Join(strings.Fields(tag.values["alt"]), " "), Title: tag.values["title"], Span: span, Width: pixels(tag.values["width"]),
	}, dest != "" && (scheme == "" || scheme == "http" || scheme == "https")
}

// keptImage writes an image, or its description where it cannot be shown.
func (p *pass) keptImage(tag startTag, span diag.Span) {
	if p.isForDark([]byte(tag.values["src"]), tag.values["class"]) {
		return // its twin is shown
	}
	ref, shown := imageOf(tag, span)
	alt := []byte(ref.Alt)
	if !shown {
		p.html, p.text = appendEscaped(p.html, alt), append(p.text, alt...)
		p.countDropped("img", span)
		return
	}
	p.text = append(append(appendBlank(p.text), alt...), ' ')
	p.html = append(p.html, "<img"...)
	ref.Offset = len(p.html)
	p.refs = append(p.refs, ref)
	p.html = appendAttribute(p.html, "alt", alt)
	kept := element{attributes: "align"}
	if ref.Width == 0 || ref.Width > widestBeside {
		kept.attributes = ""
	}
	p.html = append(tag.appendKept(p.html, kept), '>')
}

// widestBeside is how wide a picture that says so may be for text to stand beside it: on a
// phone a wider one leaves a column of a letter.
const widestBeside = 160

// droppedTag drops a start tag. What lies at its address is linked to.
func (p *pass) droppedTag(tag startTag, span diag.Span) {
	address := tag.values["src"]
	if address == "" {
		address = tag.values["data"]
	}
	if leadsElsewhere(tag.name) && address != "" && p.inLink == 0 && isSafeScheme([]byte(address)) {
		label := tag.values["title"]
		if label == "" {
			label = address
		}
		at := p.openLink([]byte(address), nil, span)
		p.html, p.text = appendEscaped(p.html, []byte(label)), append(p.text, label...)
		p.html = append(p.html, "</a>"...)
		p.refs[at].end, p.refs[at].Alt = len(p.html), label
	}
	if _, kept := keptElements[tag.name]; !kept && !isQuiet(tag.name) {
		p.countDropped(tag.name, span)
	}
}
