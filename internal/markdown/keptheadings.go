package markdown

import (
	"bytes"
	"slices"
	"strings"

	"chuyende/internal/diag"
	"chuyende/internal/vietnamese"
)

// Headings and other places of raw HTML that can be linked to.

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

func (p *pass) endHeading(t openTag) {
	h := t.heading
	h.end, h.anchors[1] = len(p.html), len(p.anchors)
	p.text = p.text[:min(t.textAt, len(p.text))]
	p.headings = append(p.headings, *h)
	p.cuts = append(p.cuts, cut{id: h.ID, heading: h.Text, at: len(p.text)})
}
