package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"chuyende/internal/docx"
)

// shortestLead is how many letters the lead of a piece of news has at least: less is
// the motto of a site.
const shortestLead = 40

// ahead is what belongs to a text and stands before the element that a page says is
// the text: its title, where the text has headings of its own, and the lead, which
// newspapers set between title and text. told is what the page says of itself for
// those who link to it, which is the lead.
func (r *reader) ahead(root, main *html.Node, title, told string) []docx.Block {
	var heading, lead *html.Node
	each(root, func(n *html.Node) {
		switch {
		case isIn(n, main) || isIn(main, n):
		case heading == nil && n.Data == "h1" && says(n, title):
			heading = n
		case lead == nil && (n.Data == "p" || n.Data == "div" || isHeading(n.Data)) && letters(n) >= shortestLead && leads(n, told) && !isRepeated(main, n):
			lead = n
		}
	})
	var all []docx.Block
	if heading != nil && hasHeading(main) {
		all = append(all, docx.Block{Paragraph: &docx.Paragraph{Outline: 1, Runs: []docx.Run{{Text: title}}}})
	}
	if lead != nil {
		for _, b := range r.blocks(lead) {
			if b.Paragraph != nil {
				b.Paragraph.Outline = 0
			}
			all = append(all, b)
		}
	}
	return all
}

// leads reports whether an element is the lead: it is named so, or says what the page
// tells of itself, before which a newspaper may name a place.
func leads(n *html.Node, told string) bool {
	if slices.Contains(nameParts.Split(strings.ToLower(attribute(n, "class")), -1), "sapo") {
		return true
	}
	text := words(textOf(n))
	return len(told) > 0 && (strings.HasSuffix(text, told) && len(text) < 2*len(told) || strings.HasPrefix(told, text))
}

// isRepeated reports whether the main text says the same as a node.
func isRepeated(main, n *html.Node) bool {
	return strings.Contains(words(textOf(main)), words(textOf(n)))
}

// says reports whether a node has this text, and nothing more.
func says(n *html.Node, text string) bool {
	return text != "" && strings.EqualFold(words(textOf(n)), text)
}

func hasHeading(n *html.Node) bool {
	found := false
	each(n, func(e *html.Node) { found = found || isHeading(e.Data) })
	return found
}

// words is a text with one blank between words.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// toldOf is what a page says of itself to those who link to it.
func toldOf(root *html.Node) string {
	told := ""
	each(root, func(n *html.Node) {
		if n.Data == "meta" && (attribute(n, "property") == "og:description" || told == "" && attribute(n, "name") == "description") {
			told = words(attribute(n, atom.Content.String()))
		}
	})
	return told
}
