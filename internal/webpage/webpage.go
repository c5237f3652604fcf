// Package webpage reads a page saved from the web, or a piece of HTML, as the same
// blocks that a Word document has: its main text, without menus, heads, feet and
// advertisements, which are found by what they are called and how much of them is
// links.
//
// It fetches nothing, runs nothing, and knows no page of the portal.
package webpage

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"chuyende/internal/docx"
)

// mostTags is how many tags a page may have: each becomes some hundred bytes.
const mostTags = 300_000

// deepest is how deep elements may stand in each other.
const deepest = 400

// Page is a page as a document, with the address of each picture that it shows.
type Page struct {
	Document *docx.Document
	// Title is what the page calls itself, "" where it does not.
	Title    string
	Pictures []string
	// Origin is where it was published.
	Origin Origin
	// Dropped is how many elements beside the main text had text of their own.
	Dropped int
}

// Read reads a page.
func Read(data []byte) (Page, error) {
	if n := bytes.Count(data, []byte{'<'}); n > mostTags {
		return Page{}, fmt.Errorf("%w: %d tags", docx.ErrTooLarge, n)
	}
	root, err := html.ParseWithOptions(bytes.NewReader(bytes.TrimPrefix(utf8Of(data), []byte("\ufeff"))), html.ParseOptionEnableScripting(false))
	if err != nil {
		// Nothing else fails: the parser has a limit of its own.
		return Page{}, fmt.Errorf("%w: %w", docx.ErrTooLarge, err)
	}
	if depthOf(root) > deepest {
		return Page{}, fmt.Errorf("%w: elements more than %d deep", docx.ErrTooLarge, deepest)
	}
	title, told, origin := titleOf(root), toldOf(root), originOf(root)
	keepFormulas(root)
	r := &reader{document: &docx.Document{Styles: styles(), Lists: map[string]docx.List{}}, classes: classesOf(root), office: isOffice(root)}
	calls, notes := notesOf(root)
	r.calls = calls
	dropped := clean(root, title)
	main := mainOf(root)
	blocks := append(r.ahead(root, main, title, told), r.blocks(main)...)
	r.document.Parts = []docx.Part{{Kind: docx.Body, Name: "body", Blocks: blocks}}
	if len(notes) > 0 {
		r.document.Parts = append(r.document.Parts, docx.Part{Kind: docx.Footnotes, Name: "notes", Blocks: r.notes(notes)})
	}
	return Page{Document: r.document, Title: title, Origin: origin, Pictures: r.pictures, Dropped: dropped}, nil
}

// utf8Of is a page in UTF-8, by what it says of itself, or as Western European
// systems would show it: texts in old encodings are known by that.
func utf8Of(data []byte) []byte {
	encoding, name, certain := charset.DetermineEncoding(data, "")
	if name == "utf-8" || !certain && bytes.Equal(bytes.ToValidUTF8(data, nil), data) {
		return data
	}
	if read, err := encoding.NewDecoder().Bytes(data); err == nil {
		return read
	}
	return data
}

func depthOf(root *html.Node) int {
	most, depth := 0, 0
	for n := root; n != nil; {
		most = max(most, depth)
		switch {
		case n.FirstChild != nil:
			n = n.FirstChild
			depth++
			continue
		case n == root:
			return most
		}
		for n.NextSibling == nil {
			if n = n.Parent; n == root || n == nil {
				return most
			}
			depth--
		}
		n = n.NextSibling
	}
	return most
}

// titleOf is what a page calls itself: og:title, or its title without the name of
// the site behind it, or its first heading of the first level.
func titleOf(root *html.Node) string {
	title, first := "", ""
	each(root, func(n *html.Node) {
		switch {
		case n.Data == "meta" && attribute(n, "property") == "og:title":
			title = attribute(n, atom.Content.String())
		case n.Data == "title" && title == "" && n.Parent != nil && n.Parent.Data == "head":
			title = textOf(n)
			for _, sign := range []string{" | ", " - ", " – ", " — ", " :: "} {
				if at := strings.LastIndex(title, sign); at > 10 {
					title = title[:at]
				}
			}
		case n.Data == "h1" && first == "":
			first = textOf(n)
		}
	})
	if words(title) == "" {
		title = first
	}
	return words(title)
}

// each visits all elements, those that hold others first.
func each(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, visit)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return b.String()
}
