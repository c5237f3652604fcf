package tomarkdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// prepare makes HTML such that it can be written: signs of the text are marked
// (see mark), emphasis begins and ends where Markdown can have it, cells of
// tables are one line.
func prepare(n *html.Node) { prepareChildren(n) }

func prepareNode(n *html.Node) {
	switch {
	case n.Type == html.CommentNode:
		n.Parent.RemoveChild(n)
	case n.Type == html.TextNode:
		n.Data = mark(n.Data)
	case n.Type != html.ElementNode:
	case n.Data == "pre" || n.Data == "code" || n.Data == "tt" || n.Data == "kbd" || n.Data == "samp":
		walkText(n, func(t *html.Node) { t.Data = withoutMarks(t.Data) })
	case n.Data == "td" || n.Data == "th":
		prepareChildren(n)
		flatten(n)
	case len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6':
		prepareChildren(n)
		flatten(n)
	default:
		prepareChildren(n)
	}
}

func prepareChildren(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		prepareNode(c)
		c = next
	}
	tidyEmphasis(n)
}

func walkText(n *html.Node, visit func(*html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			visit(c)
		}
		walkText(c, visit)
	}
}

// isBlock holds of elements that begin a line.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "blockquote", "pre", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6",
		"figure", "figcaption", "header", "footer", "main", "aside", "address", "hr", "tbody", "thead", "tfoot", "caption", "note-text", "body", "center", "form":
		return true
	}
	return false
}

// flatten makes one line of what stands in a cell or a heading: blocks in it stand
// behind each other, with a sign between where the first has none at its end.
func flatten(n *html.Node) {
	var all []*html.Node
	last := rune(0)
	breakDue := false
	var take func(n *html.Node)
	take = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case c.Type == html.ElementNode && c.Data == "br":
				breakDue = true
			case c.Type == html.ElementNode && isBlock(c.Data):
				breakDue = true
				take(c)
				breakDue = true
			case strings.TrimSpace(textOf(c)) == "" && !hasVoid(c):
			default:
				if breakDue && last != 0 {
					all = append(all, &html.Node{Type: html.TextNode, Data: between(last)})
					withoutBullet(c)
				}
				breakDue = false
				c.Parent.RemoveChild(c)
				all = append(all, c)
				if text := strings.TrimSpace(textOf(c)); text != "" {
					last, _ = utf8.DecodeLastRuneInString(text)
				} else {
					last = ' '
				}
			}
			c = next
		}
	}
	take(n)
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	for _, c := range all {
		if c.Type == html.TextNode {
			c.Data = strings.ReplaceAll(c.Data, "\n", " ")
		}
		walkElements(c, func(e *html.Node) {
			if e.Data == "br" {
				e.Type, e.Data, e.DataAtom = html.TextNode, " ", 0
			}
		})
		n.AppendChild(c)
	}
	tidyEmphasis(n)
}

// withoutBullet takes the sign of a list typed by hand away from the start of a
// text that goes on in another's line.
func withoutBullet(n *html.Node) {
	for n.Type != html.TextNode && n.FirstChild != nil {
		n = n.FirstChild
	}
	if n.Type == html.TextNode {
		n.Data = typedBullet.ReplaceAllString(n.Data, "")
	}
}

var typedBullet = regexp.MustCompile(`^\s*[–—•` + mark("-+*") + `][ \t]+`)

// between is what parts two lines that become one, by the last sign of the first.
func between(last rune) string {
	if unicode.IsLetter(last) || unicode.IsDigit(last) {
		return "; "
	}
	return " "
}

func walkElements(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walkElements(c, visit)
	}
}

func hasVoid(n *html.Node) bool {
	found := false
	walkElements(n, func(e *html.Node) { found = found || e.Data == "img" || e.Data == "note-ref" })
	return found
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	walkText(n, func(t *html.Node) { b.WriteString(t.Data) })
	return b.String()
}
