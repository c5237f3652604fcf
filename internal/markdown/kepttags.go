package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"chuyende/internal/diag"
)

// Elements of raw HTML that plain pages keep: their tags, and what ends where.

// openTag is an element of raw HTML that is not closed yet.
type openTag struct {
	name, as string
	block    bool
	link     int // index of a link's hole, -1 of any other
	textAt   int // where its plain text begins
	heading  *Heading
	boxed    bool // a table that stands in a box which scrolls
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
	case tag.name == "a" && tag.values["href"] != "" && p.inLink == 0:
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
