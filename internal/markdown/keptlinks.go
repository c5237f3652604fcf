package markdown

import (
	"strings"

	"chuyende/internal/diag"
)

// Links and pictures of raw HTML, and what is left of tags that go.

// isSafeScheme reports whether an address may be linked to, in silence.
func isSafeScheme(dest []byte) bool {
	switch schemeOf(dest) {
	case "", "http", "https", "mailto", "tel", "sms", "ftp":
		return true
	}
	return false
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
	p.describe(append(alt[:len(alt):len(alt)], ' '))
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
