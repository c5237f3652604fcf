// Package chapter makes a part of a book of a page's HTML: what many pages hold
// can then stand in one file, or each in a file of strict XHTML.
//
// It keeps what can be printed, in the way in which elements may stand in each
// other, and gives it ids that are no other page's, headings below the book's, and
// links as its caller wants them. What cannot be printed gives way to its words;
// nothing that runs, loads or asks is left. The same text can be read as HTML and
// as XML. The package knows HTML, and neither pages nor addresses nor the formats of
// books.
package chapter

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Options say how a text becomes a part of a book.
type Options struct {
	// Prefix stands before every id, so that those of several parts differ; see
	// [Prefix]. With "" the ids stay, in a form that XML takes.
	Prefix string
	// Down is how many levels headings go down; none goes below the sixth.
	Down int
	// Link says where a link of the text leads in the book; where it returns "" the
	// words stay without a link. Image says the same of pictures, of which the
	// description then stays. Nil keeps all as they are.
	Link, Image func(address string) string
	// Ids, if not nil, is called with every id that the part has.
	Ids func(id string)
}

// Write appends the part made of a page's HTML to w. It takes any text; one that
// is too deep for a parser is given as its words alone.
func Write(w *bytes.Buffer, text []byte, o Options) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragmentWithOptions(bytes.NewReader(text), body, html.ParseOptionEnableScripting(false))
	p := &printer{Options: o, w: w, seen: map[string]bool{}, ids: map[string]bool{}}
	if err != nil {
		p.words(text)
		return
	}
	for _, n := range nodes {
		p.collect(n)
	}
	p.flow(nodes, context{})
}

// ID is the form that an id of a page has in a part with a prefix. Different ids
// stay different.
func ID(prefix, id string) string {
	if prefix != "" {
		return prefix + ".." + named(id)
	}
	switch first := id + " "; {
	case isLetter(first[0]):
		return named(id)
	default:
		return "_" + named(id)
	}
}

// Prefix makes a prefix, which is an id too, of what tells a page from all others,
// such as its address. Different names give different prefixes.
func Prefix(name string) string {
	var b strings.Builder
	b.WriteString("b")
	for _, part := range strings.Split(strings.Trim(name, "/"), "/") {
		b.WriteByte('.')
		b.WriteString(named(part))
	}
	return b.String()
}

// named writes a text with the letters that ids may have in XML, in HTML and in
// addresses. An underscore begins what is written by its code.
func named(text string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		if isLetter(c) || c >= '0' && c <= '9' || c == '-' {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('_')
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// printer writes one part.
type printer struct {
	Options
	w *bytes.Buffer
	// ids are those of the text, seen those that were written.
	ids, seen map[string]bool
}

// collect notes the ids that the part will have, so that links to others are
// known.
func (p *printer) collect(n *html.Node) {
	if n.Type == html.ElementNode && p.ruleOf(n).does != drop {
		if id := attribute(n, "id"); id != "" {
			p.ids[id] = true
		}
	}
	if n.Type == html.ElementNode && p.ruleOf(n).does == drop {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.collect(c)
	}
}

// words writes nothing but the words of a text.
func (p *printer) words(text []byte) {
	tokens := html.NewTokenizer(bytes.NewReader(text))
	p.w.WriteString("<p>")
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			p.w.WriteString("</p>\n")
			return
		case html.TextToken:
			p.text(tokens.Token().Data)
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			p.w.WriteByte(' ')
		}
	}
}

// text writes words, without what XML cannot hold.
func (p *printer) text(words string) {
	for _, r := range words {
		switch r {
		case '&':
			p.w.WriteString("&amp;")
		case '<':
			p.w.WriteString("&lt;")
		case '>':
			p.w.WriteString("&gt;")
		case '"':
			p.w.WriteString("&quot;")
		default:
			if isXML(r) {
				p.w.WriteRune(r)
			}
		}
	}
}

// isXML reports whether XML can hold a sign, and nobody has to be told of it.
func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r >= ' ' && r < 0x7f || r >= 0xa0 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r&0xfffe != 0xfffe
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
