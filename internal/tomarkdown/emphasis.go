package tomarkdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// Markdown can begin and end emphasis only where signs and blanks around it say
// so: "**(a)**b" is none. tidyEmphasis changes a node's own elements of emphasis so
// that they are read as they look: signs and blanks at their ends stand outside,
// neighbours alike become one, and what cannot be written stays without.
func tidyEmphasis(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if emphasis(c) != "" {
			next = tidy(c)
		}
		c = next
	}
}

// emphasis is "b", "i" or "s" of an element of emphasis, else "".
func emphasis(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	switch n.Data {
	case "b", "strong":
		return "b"
	case "i", "em":
		return "i"
	case "s", "del", "strike":
		return "s"
	}
	return ""
}

// tidy puts one element right, and returns the node to go on with.
func tidy(n *html.Node) *html.Node {
	for next := n.NextSibling; next != nil && emphasis(next) == emphasis(n); next = n.NextSibling {
		moveChildren(next, n)
		n.Parent.RemoveChild(next)
	}
	next := n.NextSibling
	if holdsBlock(n) || within(n.Parent, emphasis(n)) || !trimEnds(n) {
		unwrap(n)
		return next
	}
	before, after := runeBefore(n), runeAfter(n)
	if emphasis(n) != "b" && (isWordRune(before) || isWordRune(after) || emphasis(neighbour(n, false)) != "" || emphasis(neighbour(n, true)) != "") {
		unwrap(n)
	}
	return next
}

func neighbour(n *html.Node, after bool) *html.Node {
	sibling := n.PrevSibling
	if after {
		sibling = n.NextSibling
	}
	if sibling == nil {
		return &html.Node{}
	}
	return sibling
}

func moveChildren(from, to *html.Node) {
	for c := from.FirstChild; c != nil; c = from.FirstChild {
		from.RemoveChild(c)
		to.AppendChild(c)
	}
}

// unwrap leaves of an element what stands in it.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

func holdsBlock(n *html.Node) bool {
	found := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walkElements(c, func(e *html.Node) { found = found || isBlock(e.Data) || e.Data == "br" })
	}
	return found
}

func within(n *html.Node, sort string) bool {
	for ; n != nil; n = n.Parent {
		if emphasis(n) == sort {
			return true
		}
	}
	return false
}

// trimEnds puts blanks and signs at the ends of an element outside of it. It
// reports whether anything is left.
func trimEnds(n *html.Node) bool {
	text := plain([]rune(textOf(n)))
	if !strings.ContainsFunc(text, isWordRune) || strings.Contains(text, "://") || strings.Contains(text, "www.") { // an address would take the signs in
		return false
	}
	for first := firstText(n); first != nil; first = firstText(n) {
		rest := strings.TrimLeftFunc(first.Data, func(r rune) bool { return !isWordRune(r) && (unicode.IsSpace(r) || isWordRune(runeBefore(n))) })
		if rest != first.Data {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: first.Data[:len(first.Data)-len(rest)]}, n)
		}
		if first.Data = rest; rest != "" {
			break
		}
		first.Parent.RemoveChild(first)
	}
	for last := lastText(n); last != nil; last = lastText(n) {
		rest := strings.TrimRightFunc(last.Data, func(r rune) bool { return !isWordRune(r) && (unicode.IsSpace(r) || isWordRune(runeAfter(n))) })
		if rest != last.Data {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: last.Data[len(rest):]}, n.NextSibling)
		}
		if last.Data = rest; rest != "" {
			break
		}
		last.Parent.RemoveChild(last)
	}
	return true
}

// firstText is the text that an element begins with, nil where it begins with
// something else.
func firstText(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.FirstChild {
		if c.Type == html.TextNode {
			return c
		}
	}
	return nil
}

func lastText(n *html.Node) *html.Node {
	for c := n.LastChild; c != nil; c = c.LastChild {
		if c.Type == html.TextNode {
			return c
		}
	}
	return nil
}

// runeBefore is the sign right before a node in its line, a blank where the line
// begins.
func runeBefore(n *html.Node) rune {
	r, _ := utf8.DecodeLastRuneInString(beside(n, func(n *html.Node) *html.Node { return n.PrevSibling }))
	return r
}

func runeAfter(n *html.Node) rune {
	r, _ := utf8.DecodeRuneInString(beside(n, func(n *html.Node) *html.Node { return n.NextSibling }))
	return r
}

// beside is the text next to a node in its line, a blank where there is none.
func beside(n *html.Node, step func(*html.Node) *html.Node) string {
	for n != nil {
		if step(n) == nil {
			if n = n.Parent; n == nil || isBlock(n.Data) {
				return " "
			}
			continue
		}
		n = step(n)
		if isBlock(n.Data) || n.Data == "br" {
			return " "
		}
		if text := textOf(n); text != "" {
			return text
		}
		if hasVoid(n) {
			return "!"
		}
	}
	return " "
}

// isWordRune holds of what is neither blank nor sign; a marked sign is a sign.
func isWordRune(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.IsPunct(r) && !unicode.IsSymbol(r) && !isMarked(r) && r != 0
}
