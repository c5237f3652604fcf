package chapter

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unescape returns what a fragment means.
func unescape(fragment string) string {
	if decoded, err := url.PathUnescape(fragment); err == nil {
		return decoded
	}
	return fragment
}

// special writes the elements that have their own way.
func (p *printer) special(n *html.Node, c context) {
	switch n.DataAtom {
	case atom.A:
		p.link(n, c)
	case atom.Img:
		p.picture(n)
	case atom.Br:
		p.w.WriteString("<br/>")
	case atom.Wbr:
		p.w.WriteString("<wbr/>")
	case atom.Hr:
		if c.line {
			p.w.WriteString("<br/>")
			return
		}
		p.w.WriteString("<hr/>")
	case atom.Input:
		p.input(n)
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object:
		p.elsewhere(n, c)
	default:
		p.holder(n, c)
	}
}

// input writes a box to tick; what else is asked for is left to write in.
func (p *printer) input(n *html.Node) {
	switch strings.ToLower(attribute(n, "type")) {
	case "checkbox", "radio":
		sign := "☐"
		for _, a := range n.Attr {
			if a.Key == "checked" {
				sign = "☑"
			}
		}
		p.w.WriteString(`<span class="box">` + sign + `</span>`)
	case "hidden":
	default:
		p.text(attribute(n, "value"))
	}
}

// elsewhere writes where something is to be seen or heard that no book holds, and
// what its author gives instead.
func (p *printer) elsewhere(n *html.Node, c context) {
	address := attribute(n, "src")
	if n.DataAtom == atom.Object {
		address = attribute(n, "data")
	}
	for child := n.FirstChild; address == "" && child != nil; child = child.NextSibling {
		if child.DataAtom == atom.Source {
			address = attribute(child, "src")
		}
	}
	if to := p.target(address); to != "" && !strings.HasPrefix(to, "#") {
		if c.link {
			p.text(address)
		} else {
			p.w.WriteString(`<a`)
			p.attribute("href", to)
			p.w.WriteByte('>')
			p.text(address)
			p.w.WriteString(`</a> `)
		}
	}
	if n.DataAtom != atom.Iframe { // what stands in one is text of old browsers
		p.flow(children(n), c)
	}
}

// holder writes what may only hold certain elements, or stand in them.
func (p *printer) holder(n *html.Node, c context) {
	if c.line {
		p.open("span", n)
		p.apart(children(n), c)
		p.close("span")
		return
	}
	switch n.DataAtom {
	case atom.Ul, atom.Menu, atom.Dir:
		p.list("ul", n, c)
	case atom.Ol:
		p.list("ol", n, c)
	case atom.Dl:
		p.definitions(n, c)
	case atom.Figure:
		p.figure(n, c)
	case atom.Table:
		p.table(n, c)
	default: // an entry, term or caption that stands alone
		p.open("div", n)
		p.flow(children(n), c)
		p.close("div")
	}
}

// apart writes nodes in a line, each apart from the other.
func (p *printer) apart(nodes []*html.Node, c context) {
	for _, n := range nodes {
		p.node(n, c)
		if n.Type == html.ElementNode {
			p.w.WriteByte(' ')
		}
	}
}

// blank reports whether there is nothing in a node to be seen.
func blank(n *html.Node) bool {
	return n.Type == html.CommentNode || n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""
}

// blank writes what parts the lines of the file.
func (p *printer) blank(n *html.Node) {
	if n.Type == html.TextNode {
		p.w.WriteByte('\n')
	}
}

// list writes a list. What is no entry becomes one.
func (p *printer) list(name string, n *html.Node, c context) {
	var more []string
	if start := attribute(n, "start"); name == "ol" && (whole.MatchString(start) || start == "0") {
		more = []string{"start", start}
	}
	inner := c
	p.open(name, n, more...)
	for _, child := range children(n) {
		switch {
		case blank(child):
			p.blank(child)
		case child.DataAtom == atom.Li:
			var value []string
			if number := attribute(child, "value"); name == "ol" && whole.MatchString(number) {
				value = []string{"value", number}
			}
			p.open("li", child, value...)
			p.flow(children(child), inner)
			p.close("li")
		default:
			p.w.WriteString("<li>")
			p.node(child, inner)
			p.w.WriteString("</li>")
		}
	}
	p.close(name)
}
