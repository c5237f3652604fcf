package chapter

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// children are what stands in an element.
func children(n *html.Node) []*html.Node {
	var all []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		all = append(all, c)
	}
	return all
}

// flow writes nodes one after the other.
func (p *printer) flow(nodes []*html.Node, c context) {
	for _, n := range nodes {
		p.node(n, c)
	}
}

func (p *printer) node(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		p.text(n.Data)
	case html.ElementNode:
		r := p.ruleOf(n)
		switch r.does {
		case drop:
		case unwrap:
			p.flow(children(n), c)
		case special:
			p.special(n, c)
		default:
			p.element(n, r, c)
		}
	}
}

// element writes an element that may hold others, as it may stand here.
func (p *printer) element(n *html.Node, r rule, c context) {
	name := c.standing(r, n.Data, p.Down)
	inner := c
	inner.line = c.line || r.does != block
	inner.pre = c.pre || name == "pre"
	p.open(name, n)
	p.flow(children(n), inner)
	p.close(name)
	if r.does != inline && name == "span" {
		p.w.WriteByte(' ') // its words were apart
	}
}

func (p *printer) open(name string, n *html.Node, more ...string) {
	p.w.WriteString("<" + name)
	p.common(n)
	for i := 0; i+1 < len(more); i += 2 {
		p.attribute(more[i], more[i+1])
	}
	p.w.WriteByte('>')
}

func (p *printer) close(name string) { p.w.WriteString("</" + name + ">") }

func (p *printer) attribute(name, value string) {
	p.w.WriteString(" " + name + "=\"")
	p.text(value)
	p.w.WriteByte('"')
}

var (
	languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	whole       = regexp.MustCompile(`^[1-9][0-9]{0,3}$`)
)

// roles are those that tell readers something in a book too.
var roles = []string{"doc-noteref", "doc-endnotes", "doc-backlink"}

// common writes the attributes that every element may have. An id that stood
// before does not stand again.
func (p *printer) common(n *html.Node) {
	if id := attribute(n, "id"); id != "" && !p.seen[id] {
		p.seen[id] = true
		p.attribute("id", ID(p.Prefix, id))
		if p.Ids != nil {
			p.Ids(ID(p.Prefix, id))
		}
	}
	if class := strings.Join(strings.Fields(attribute(n, "class")), " "); class != "" {
		p.attribute("class", class)
	}
	if language := attribute(n, "lang"); languageTag.MatchString(language) {
		p.attribute("lang", language)
	}
	if dir := strings.ToLower(attribute(n, "dir")); dir == "ltr" || dir == "rtl" {
		p.attribute("dir", dir)
	}
	if title := attribute(n, "title"); title != "" {
		p.attribute("title", title)
	}
	if label := attribute(n, "data-label"); label != "" {
		p.attribute("data-label", label)
	}
	if attribute(n, "tabindex") == "0" && n.DataAtom == atom.Div {
		p.attribute("tabindex", "0") // what is too wide is moved by keys
	}
	role := attribute(n, "role")
	if role == "doc-endnotes" && p.Prefix != "" {
		return // of several parts in a file each would be one, under one name
	}
	if slices.Contains(roles, role) && (n.DataAtom == atom.A) == (role != "doc-endnotes") && (n.DataAtom == atom.A || n.DataAtom == atom.Section) {
		p.attribute("role", role)
		if label := attribute(n, "aria-label"); label != "" {
			p.attribute("aria-label", label)
		}
	}
}

// link writes a link, or its words where it leads nowhere in the book.
func (p *printer) link(n *html.Node, c context) {
	address := p.target(strings.TrimSpace(attribute(n, "href")))
	inner := c
	if address == "" || c.link {
		if attribute(n, "id") == "" && attribute(n, "name") == "" {
			p.flow(children(n), c)
			return
		}
		p.anchor(n, c)
		return
	}
	inner.link = true
	p.w.WriteString("<a")
	p.common(n)
	p.attribute("href", address)
	p.w.WriteByte('>')
	p.flow(children(n), inner)
	p.close("a")
}

// anchor keeps a place that links lead to.
func (p *printer) anchor(n *html.Node, c context) {
	p.open("span", n)
	p.close("span")
	p.flow(children(n), c)
}

// target is where a link of the text leads in the book, "" for nowhere.
func (p *printer) target(address string) string {
	if id, inner := strings.CutPrefix(address, "#"); inner {
		id = unescape(id)
		if !p.ids[id] {
			return ""
		}
		return "#" + ID(p.Prefix, id)
	}
	if address != "" && p.Link != nil {
		return p.Link(address)
	}
	return address
}

// picture writes an image, or its description where the book lacks it.
func (p *printer) picture(n *html.Node) {
	address, alt := attribute(n, "src"), attribute(n, "alt")
	if address != "" && p.Image != nil {
		address = p.Image(address)
	}
	if address == "" {
		if alt != "" {
			p.open("span", n)
			p.text("[" + alt + "]")
			p.close("span")
		}
		return
	}
	p.w.WriteString("<img")
	p.common(n)
	p.attribute("src", address)
	p.attribute("alt", alt)
	for _, name := range []string{"width", "height"} {
		if value := attribute(n, name); whole.MatchString(value) {
			p.attribute(name, value)
		}
	}
	p.w.WriteString("/>")
}
