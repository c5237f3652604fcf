package webpage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"chuyende/internal/docx"
)

// styles are the styles that the elements of a page have.
func styles() docx.Styles {
	return docx.Styles{"pre": {Name: "HTML Preformatted"}, "quote": {Name: "Quote"}, "title": {Name: "title"}}
}

// reader makes blocks of elements.
type reader struct {
	document *docx.Document
	pictures []string
	blocksOf []docx.Block
	open     *docx.Paragraph // the paragraph that text goes into, nil where it begins one
	like     docx.Run        // how text looks
	style    string
	align    string
	list     string
	level    int
	item     bool // an item has begun and has no text yet
	outline  int
	pre      bool
	lists    int
	calls    map[*html.Node]string // links that call a note, with its id
	classes  map[string]string     // what style sheets say of them
	office   bool                  // see [isOffice]
}

// notes are the blocks of notes.
func (r *reader) notes(all []note) []docx.Block {
	var blocks []docx.Block
	for _, n := range all {
		for _, b := range r.blocks(n.text) {
			if b.Paragraph != nil {
				b.Paragraph.Note = n.id
				b.Paragraph.Runs[0].Text = strings.TrimLeft(b.Paragraph.Runs[0].Text, "\u00a0 ")
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}

// blocks reads what stands in a node as blocks of their own.
func (r *reader) blocks(n *html.Node) []docx.Block {
	outer := *r
	r.blocksOf, r.open = nil, nil
	r.children(n)
	all := r.blocksOf
	outer.pictures, outer.lists = r.pictures, r.lists
	*r = outer
	return all
}

func (r *reader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			r.text(c.Data)
		case html.ElementNode:
			r.element(c)
		}
	}
}

// text adds text to the open paragraph. Blanks are one, as browsers show them.
func (r *reader) text(text string) {
	if !r.pre {
		blank := strings.TrimLeft(text, " \t\n\r\f") != text
		after := strings.TrimRight(text, " \t\n\r\f") != text
		words := strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(" \t\n\r\f", c) })
		joined := strings.Join(words, " ")
		if joined == "" {
			if r.open == nil {
				return
			}
			joined, blank, after = " ", false, false
		}
		if blank && r.open != nil {
			joined = " " + joined
		}
		if after {
			joined += " "
		}
		text = joined
	}
	r.run(docx.Run{Text: text})
}

// run adds a run that looks as what is around it.
func (r *reader) run(run docx.Run) {
	if r.open == nil {
		r.open = &docx.Paragraph{Style: r.style, Align: r.align, Outline: r.outline}
		if r.item {
			r.open.List, r.open.Level, r.item = r.list, r.level, false
		}
		r.blocksOf = append(r.blocksOf, docx.Block{Paragraph: r.open})
	}
	run.Marks, run.Font, run.Link = r.like.Marks, r.like.Font, r.like.Link
	r.open.Runs = append(r.open.Runs, run)
}

// marks are the looks that elements give.
var marks = map[string]docx.Marks{
	"b": docx.Bold, "strong": docx.Bold, "i": docx.Italic, "em": docx.Italic, "cite": docx.Italic, "s": docx.Strike, "del": docx.Strike, "strike": docx.Strike,
	"sup": docx.Superscript, "sub": docx.Subscript, "code": docx.Code, "kbd": docx.Code, "samp": docx.Code, "tt": docx.Code,
}

// element reads an element.
func (r *reader) element(n *html.Node) {
	before := *r
	restore := func() {
		r.like, r.style, r.align, r.list, r.level, r.outline, r.pre = before.like, before.style, before.align, before.list, before.level, before.outline, before.pre
	}
	defer restore()
	r.looks(n)
	if id := r.calls[n]; id != "" {
		r.run(docx.Run{Footnote: id})
		return
	}
	switch name := n.Data; name {
	case "br":
		if r.open != nil {
			r.run(docx.Run{Text: "\n"})
		}
	case "img":
		r.picture(n)
	case "table":
		r.open = nil
		if code := numberedCode(n); code != nil {
			r.element(code)
			return
		}
		if isLayout(n) && !r.office {
			r.layout(n)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "caption" {
				r.children(c)
			}
		}
		r.open = nil
		r.blocksOf = append(r.blocksOf, r.table(n))
	case "ul", "ol":
		r.open = nil
		r.listOf(n)
		r.children(n)
		r.open = nil
	case "li", "dd":
		r.open, r.item = nil, r.list != ""
		r.children(n)
		r.open, r.item = nil, false
	case "math":
		if text := formula(n); text != "" {
			r.run(docx.Run{Text: text})
		}
	case "pre":
		r.open, r.pre, r.style = nil, true, "pre"
		r.like.Marks &^= docx.Code
		r.children(n)
		r.open = nil
	case "blockquote":
		r.open, r.style = nil, "quote"
		r.children(n)
		r.open = nil
	default:
		if r.office && name == "p" && slices.Contains(strings.Fields(attribute(n, "class")), "title") {
			r.style = "title"
		}
		if isHeading(name) {
			r.outline = int(name[1] - '0')
		}
		block := isBlock(name) || isHeading(name)
		if block {
			r.open = nil
		}
		r.children(n)
		if block {
			r.open = nil
		}
	}
}

func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "center", "address", "dl", "dt", "figure", "figcaption", "caption", "details", "summary", "hr", "form", "fieldset", "body", "html":
		return true
	}
	return false
}

// looks takes over how an element makes its text look.
func (r *reader) looks(n *html.Node) {
	if mark := marks[n.Data]; mark != docx.Code || !r.pre {
		r.like.Marks |= mark
	}
	written := r.styleOf(n)
	style := strings.ToLower(written)
	if strings.Contains(style, "font-weight") && (strings.Contains(style, "bold") || strings.Contains(style, "700") || strings.Contains(style, "600")) {
		r.like.Marks |= docx.Bold
	}
	if strings.Contains(style, "font-style:italic") || strings.Contains(style, "font-style: italic") {
		r.like.Marks |= docx.Italic
	}
	if strings.Contains(style, "uppercase") {
		r.like.Marks |= docx.Caps
	}
	if face := attribute(n, "face"); face != "" {
		r.like.Font = face
	} else if _, rest, found := strings.Cut(written, "font-family:"); found {
		family, _, _ := strings.Cut(rest, ";")
		family, _, _ = strings.Cut(family, ",")
		r.like.Font = strings.Trim(family, ` "'`)
	}
	if n.Data == "center" || attribute(n, "align") == "center" || strings.Contains(style, "text-align:center") || strings.Contains(style, "text-align: center") {
		r.align = "center"
	}
	if href := attribute(n, "href"); n.Data == "a" && href != "" {
		r.like.Link = beyond(href)
	}
}

func (r *reader) picture(n *html.Node) {
	src := attribute(n, "src")
	if src == "" || strings.HasPrefix(src, "data:") && len(src) < 200 { // shown once it is scrolled to
		for _, name := range []string{"data-src", "data-original", "data-lazy-src"} {
			if later := attribute(n, name); later != "" {
				src = later
				break
			}
		}
	}
	if src == "" || strings.HasPrefix(src, "data:") && len(src) < 200 { // a dot that holds a place
		return
	}
	r.pictures = append(r.pictures, src)
	r.run(docx.Run{Image: src, Alt: attribute(n, "alt")})
}

// listOf begins a list.
func (r *reader) listOf(n *html.Node) {
	if r.list != "" {
		r.level++
	}
	if level := levelOf(n); level >= 0 {
		r.level = level
	}
	r.lists++
	r.list = strconv.Itoa(r.lists)
	level := docx.ListLevel{Format: "bullet", Text: "•", Start: 1}
	if n.Data == "ol" {
		level = docx.ListLevel{Format: "decimal", Text: fmt.Sprintf("%%%d.", r.level+1), Start: 1}
		if start, err := strconv.Atoi(attribute(n, "start")); err == nil && 0 <= start && start < 1e6 {
			level.Start = start
		}
	}
	levels := make([]docx.ListLevel, min(r.level, 8)+1)
	for i := range levels {
		levels[i] = level
	}
	r.level = len(levels) - 1
	r.document.Lists[r.list] = docx.List{Levels: levels}
}
