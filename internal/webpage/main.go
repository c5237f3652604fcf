package webpage

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// clean takes out what is no text of a page, and what stands around it. It returns
// how many pieces of that had text. What a half is of is known only once programs
// are out: some pages have more of these than of words. A head that holds the heading
// which says the page's title stays, what else is in it is looked at piece by piece.
func clean(root *html.Node, title string) int {
	remove(root, func(n *html.Node) bool {
		return n.Type == html.CommentNode || n.Type == html.ElementNode && isNoText(n)
	})
	whole, dropped := letters(root), 0
	remove(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode || !isAround(n) || n.Data == "header" && hasTitle(n, title) {
			return false
		}
		own := letters(n)
		if own*2 > whole && !hasTextBeside(root, n) {
			return false
		}
		if own > 0 {
			dropped++
		}
		return true
	})
	return dropped
}

// hasTitle reports whether an element holds the heading that says the page's title.
func hasTitle(n *html.Node, title string) bool {
	found := false
	each(n, func(e *html.Node) { found = found || e.Data == "h1" && says(e, title) })
	return found
}

// hasTextBeside reports whether a page says of something else than a node that it is
// the text, and as much stands there as in one: comments may be longer.
func hasTextBeside(root, node *html.Node) bool {
	found := false
	each(root, func(n *html.Node) {
		found = found || isSaid(n) && !isIn(n, node) && !isIn(node, n) && prose(n) >= 500
	})
	return found
}

// isIn reports whether a node is another or stands in it.
func isIn(n, other *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == other {
			return true
		}
	}
	return false
}

// isSaid holds of what a page calls its text.
func isSaid(n *html.Node) bool {
	return n.Data == "main" || n.Data == "article" || attribute(n, "role") == "main" || attribute(n, "itemprop") == "articleBody"
}

// remove takes out the nodes below another that are unwanted, with what they hold.
func remove(n *html.Node, unwanted func(*html.Node) bool) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if unwanted(c) {
			n.RemoveChild(c)
		} else {
			remove(c, unwanted)
		}
		c = next
	}
}

// isNoText holds of elements whose text is for programs, or is not shown.
func isNoText(n *html.Node) bool {
	switch n.Data {
	case "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "video", "audio", "head", "button", "select", "input", "textarea", "dialog", "map":
		return true
	}
	if math := first(n, "math"); math != nil && letters(math) == letters(n) {
		return false // hidden where another form is drawn
	}
	if _, hidden := find(n, "hidden"); hidden || attribute(n, "aria-hidden") == "true" {
		return true
	}
	if strings.Contains(attribute(n, "class"), "mw-editsection") {
		return true // "[edit]" behind each heading of a wiki
	}
	style := strings.ToLower(strings.ReplaceAll(attribute(n, "style"), " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func find(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// isAround holds of what stands around the text of a page, by its element, role or
// name.
func isAround(n *html.Node) bool {
	switch n.Data {
	case "nav", "footer", "aside", "form", "menu":
		return true
	case "header": // that of an article holds its title
		return !within(n, "article") && !within(n, "main")
	case "html", "body", "main", "article", "p", "table", "tbody", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "a", "b", "i", "strong", "em", "span", "li", "font":
		return false
	}
	switch attribute(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog":
		return true
	}
	for _, word := range nameParts.Split(strings.ToLower(attribute(n, "id")+" "+attribute(n, "class")), -1) {
		if aroundNames[word] {
			return true
		}
	}
	return mostlyLinks(n)
}

var nameParts = regexp.MustCompile(`[^a-z]+`)

// aroundNames are words in the names of such elements.
var aroundNames = map[string]bool{
	"nav": true, "navbar": true, "navigation": true, "menu": true, "sidebar": true, "footer": true, "breadcrumb": true, "breadcrumbs": true, "share": true, "sharing": true,
	"social": true, "comment": true, "comments": true, "related": true, "cookie": true, "cookies": true, "ads": true, "advert": true, "banner": true, "pager": true, "pagination": true,
	"toc": true, "toolbar": true, "popup": true, "modal": true, "newsletter": true, "skip": true, "widget": true, "promo": true, "rating": true, "lienquan": true, "quangcao": true, "tag": true, "tags": true,
	"sitesub": true, "contentsub": true, // of wikis: whose page this is, from where it was led to
}

func within(n *html.Node, name string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == name {
			return true
		}
	}
	return false
}

// mostlyLinks holds of lists and boxes of which nearly all is links.
func mostlyLinks(n *html.Node) bool {
	if n.Data != "ul" && n.Data != "ol" && n.Data != "div" && n.Data != "section" {
		return false
	}
	links, count := 0, 0
	each(n, func(e *html.Node) {
		if e.Data == "a" {
			links += letters(e)
			count++
		}
	})
	return count >= 4 && links*10 >= letters(n)*9
}

// letters is how many letters and digits stand in a node.
func letters(n *html.Node) int {
	count := 0
	for _, r := range textOf(n) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			count++
		}
	}
	return count
}

// mainOf finds the main text: what the page says is it, if that holds a fair part
// of the text, else the innermost element that holds most of the paragraphs.
func mainOf(root *html.Node) *html.Node {
	body := root
	var said []*html.Node
	each(root, func(n *html.Node) {
		switch {
		case n.Data == "body":
			body = n
		case isSaid(n):
			said = append(said, n)
		}
	})
	whole := prose(body)
	var best *html.Node
	for _, n := range said {
		if p := prose(n); p*2 > whole && (best == nil || within(n, best.Data)) {
			best = n
		}
	}
	if best == nil {
		best = body
	}
	for at := best; ; {
		next := heaviest(at)
		if next != nil && next.Data == "table" { // some are laid out by tables
			next = layoutCell(next)
		}
		if next == nil || prose(next)*10 < prose(at)*9 || holdsHeading(at, next) {
			return at
		}
		at = next
	}
}

// heaviest is the child that holds most prose and is no paragraph itself.
func heaviest(n *html.Node) *html.Node {
	var best *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "div", "section", "article", "main", "table", "center", "font", "form":
			if c.Type == html.ElementNode && (best == nil || prose(c) > prose(best)) {
				best = c
			}
		}
	}
	return best
}

// layoutCell is the cell of a table that holds a text as long as that of a page;
// nil where there is none.
func layoutCell(table *html.Node) *html.Node {
	var best *html.Node
	each(table, func(n *html.Node) {
		if (n.Data == "td" || n.Data == "th") && prose(n) >= 100 && (best == nil || prose(n) > prose(best)) && !within(n, "td") {
			best = n
		}
	})
	return best
}

// holdsHeading reports whether a heading would be lost by going from a node to one
// of its children.
func holdsHeading(from, to *html.Node) bool {
	count := func(n *html.Node) int {
		found := 0
		each(n, func(e *html.Node) {
			if isHeading(e.Data) {
				found++
			}
		})
		return found
	}
	return count(from) > count(to)
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6'
}

// prose is how many letters stand in a node without those of links.
func prose(n *html.Node) int {
	sum := letters(n)
	each(n, func(e *html.Node) {
		if e.Data == "a" {
			sum -= letters(e)
		}
	})
	return sum
}
