package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"chuyende/internal/diag"
	"chuyende/internal/lang"
	"chuyende/internal/vietnamese"
)

func (p *pass) heading(n *ast.Heading) {
	mark := len(p.text)
	plain := p.headingPlain(n)
	if plain == "" && n.FirstChild() == nil && p.parser.options.Generous {
		return // a sign that somebody left
	}
	p.reportUnderlined(n, plain)
	start, id, anchors := len(p.html), p.headingID(n, plain), len(p.anchors)
	level := byte('0' + n.Level)
	p.html = append(p.html, '<', 'h', level)
	p.html = appendAttribute(p.html, "id", []byte(id))
	p.headingAttributes(n)
	p.html = append(p.html, '>')
	p.inline(n)
	p.html = append(p.html, '<', '/', 'h', level, '>', '\n')
	p.text = append(p.text[:mark], plain...) // what inline wrote, but trimmed

	if p.depth > 0 {
		p.text = append(p.text, '\n')
		p.anchors = append(p.anchors, id)
		return
	}
	p.text = p.text[:mark]
	p.headings = append(p.headings, Heading{
		Level: n.Level, ID: id, Text: plain, Span: p.headingSpan(n), start: start, end: len(p.html),
		anchors: [2]int{anchors, len(p.anchors)},
	})
	p.cuts = append(p.cuts, cut{id: id, heading: plain, at: mark})
}

// headingPlain is what a heading says. Of badges beside its words, as the first line of a
// README has them, it says nothing on plain pages.
func (p *pass) headingPlain(n *ast.Heading) string {
	if p.parser.options.Generous {
		p.bare = true
		plain := strings.TrimSpace(string(p.appendPlain(nil, n)))
		if p.bare = false; plain != "" {
			return plain
		}
	}
	return strings.TrimSpace(string(p.appendPlain(nil, n)))
}

func (p *pass) headingSpan(n *ast.Heading) diag.Span {
	start := max(n.Pos(), 0)
	return diag.Span{Start: start, End: p.lineEnd(start)}
}

// headingID returns the id of a heading: what the author gave it, or the slug
// of its text, made unique by a number.
func (p *pass) headingID(n *ast.Heading, plain string) string {
	base, written := p.explicitID(n)
	switch last, taken := p.ids[base]; {
	case !written:
		base = p.slug(plain)
	case !taken:
		p.ids[base] = 1
		return base
	case last == reservedID:
		span := p.attributeSpan(n, base)
		p.report(ruleHeadingIDReserved, span.Start, span.End,
			lang.Textf("mã %q của tiêu đề là mã mà khung trang đã dùng", "the heading's id %q is used by the page around the text", base),
			lang.Textf("chọn một mã khác", "choose another one"))
	default:
		span := p.attributeSpan(n, base)
		p.report(ruleHeadingIDDuplicate, span.Start, span.End,
			lang.Textf("hai tiêu đề cùng có mã %q", "two headings have the id %q", base),
			lang.Textf("mỗi mã chỉ dùng một lần trong một trang: đổi mã này", "an id is used once on a page: change this one"))
	}
	if base == "" {
		base = "muc" // a heading of nothing but signs: "section"
	}
	return p.unique(base)
}

// slug returns the id of a heading of these words: on plain pages in the letters of
// their script where that is not ours.
func (p *pass) slug(plain string) string {
	if p.parser.options.Generous {
		if id := vietnamese.ForeignSlug(plain); isWrittenID(id) {
			return id
		}
	}
	return vietnamese.Slug(plain)
}

// unique returns base, with a number behind it if the id is taken, and takes
// it.
func (p *pass) unique(base string) string {
	for number := p.lastNumber[base] + 1; ; number++ {
		id := base
		if number > 1 {
			id += "-" + strconv.Itoa(number)
		}
		if p.ids[id] == 0 && !p.explicitIDs[id] {
			p.ids[id] = 1
			p.lastNumber[base] = number // the next search begins here
			return id
		}
	}
}

// findExplicitIDs notes the ids that authors gave to headings anywhere in the
// text, so that the slug of an earlier heading does not take one of them: an
// id that was written is one that links rely on.
func (p *pass) findExplicitIDs(parent ast.Node) {
	if parent.Type() == ast.TypeDocument && bytes.IndexByte(p.data, '{') < 0 {
		return
	}
	for n := parent.FirstChild(); n != nil && n.Type() == ast.TypeBlock; n = n.NextSibling() {
		heading, ok := n.(*ast.Heading)
		if !ok {
			p.findExplicitIDs(n)
			continue
		}
		if id, ok := p.explicitID(heading); ok {
			if p.explicitIDs == nil {
				p.explicitIDs = map[string]bool{}
			}
			p.explicitIDs[id] = true
		}
	}
}

// explicitID returns the id that the author gave to a heading, in the form
// that it has on the page.
func (p *pass) explicitID(n *ast.Heading) (id string, ok bool) {
	if n.Attributes() == nil {
		return "", false
	}
	value, _ := n.AttributeString("id")
	written, _ := value.([]byte)
	id = string(written)
	if !isID(id) && !(p.parser.options.Generous && isWrittenID(id)) {
		id = vietnamese.Slug(id)
	}
	return id, id != ""
}

// isWrittenID reports whether an id may stand as its author wrote it on a plain
// page: letters of any language, digits, hyphens, underscores, dots.
func isWrittenID(id string) bool {
	return id != "" && len(id) <= longestLabel && strings.IndexFunc(id, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' && r != '.'
	}) < 0
}

// isID reports whether an id needs no escape in addresses, CSS or HTML. Ids
// with other characters, such as "fn:1", are left to the package itself.
func isID(id string) bool {
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == "" && id != ""
}
