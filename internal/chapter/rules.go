package chapter

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// does says what becomes of an element.
type does uint8

const (
	// unwrap leaves what stands in it; drop leaves nothing.
	unwrap does = iota
	drop
	// inline elements stand in a line; block elements hold others, lines hold a
	// line, such as a paragraph; both stand beside others of their sort.
	inline
	block
	lines
	// special elements have a function of their own.
	special
)

// rule is what becomes of an element, and under which name; "" is its own.
type rule struct {
	does does
	name string
}

// ruleOf returns what becomes of an element. Those of SVG and MathML, and those
// that nobody knows, give way to their words.
func (p *printer) ruleOf(n *html.Node) rule {
	if n.Namespace != "" {
		return rule{does: unwrap}
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Title, atom.Link, atom.Meta, atom.Base, atom.Source, atom.Track, atom.Param,
		atom.Area, atom.Col, atom.Colgroup, atom.Rp, atom.Datalist:
		return rule{does: drop}
	case atom.Abbr, atom.B, atom.Bdi, atom.Cite, atom.Code, atom.Del, atom.Em, atom.I, atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.U, atom.Var:
		return rule{does: inline}
	case atom.Address, atom.Article, atom.Main, atom.Nav, atom.Header, atom.Footer, atom.Hgroup, atom.Center, atom.Details, atom.Dialog,
		atom.Fieldset, atom.Form, atom.Noscript, atom.Div, atom.Optgroup, atom.Search:
		return rule{does: block, name: "div"}
	case atom.Section, atom.Aside, atom.Blockquote:
		return rule{does: block}
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre:
		return rule{does: lines}
	case atom.Summary, atom.Legend, atom.Option:
		return rule{does: lines, name: "p"}
	case atom.Xmp, atom.Listing, atom.Plaintext:
		return rule{does: lines, name: "pre"}
	case atom.A, atom.Img, atom.Br, atom.Hr, atom.Wbr, atom.Input, atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Figure, atom.Figcaption, atom.Table, atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object:
		return rule{does: special}
	}
	return p.renamed(n)
}

// renamed is the rule of elements that are out of use or for the screen alone.
func (p *printer) renamed(n *html.Node) rule {
	switch n.DataAtom {
	case atom.Strike:
		return rule{inline, "s"}
	case atom.Tt:
		return rule{inline, "code"}
	case atom.Dfn:
		return rule{inline, "i"}
	case atom.Acronym:
		return rule{inline, "abbr"}
	case atom.Big, atom.Bdo, atom.Button, atom.Data, atom.Font, atom.Label, atom.Meter, atom.Nobr, atom.Output, atom.Progress, atom.Rt,
		atom.Textarea, atom.Time, atom.Marquee:
		return rule{inline, "span"}
	}
	return rule{does: unwrap}
}

// context is what an element stands in.
type context struct {
	// line: only what stands in a line may follow. link: inside of a link.
	line, link bool
	// plain: no heading and no section may follow, as in the cells of a head.
	plain bool
	// pre: blanks and line ends count.
	pre bool
}

// standing returns the name under which an element stands in a context.
func (c context) standing(r rule, own string, down int) string {
	name := r.name
	if name == "" {
		name = own
	}
	switch {
	case r.does == inline:
		return name
	case c.line:
		return "span"
	case len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6':
		if c.plain {
			return "p"
		}
		return "h" + string(rune(min('0'+int(name[1]-'0')+down, '6')))
	case c.plain && (name == "section" || name == "aside"):
		return "div"
	}
	return name
}
