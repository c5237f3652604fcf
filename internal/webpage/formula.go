package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"chuyende/internal/docx"
)

// formula writes mathematics of a page as one line, as that of Word documents is.
func formula(n *html.Node) string {
	switch n.Type {
	case html.TextNode:
		return words(n.Data)
	case html.ElementNode:
	default:
		return ""
	}
	args := argsOf(n)
	arg := func(i int) string {
		if i < len(args) {
			return args[i]
		}
		return ""
	}
	switch n.Data {
	case "annotation", "annotation-xml", "mphantom":
		return ""
	case "mfrac":
		if attribute(n, "linethickness") == "0" { // one above the other, as in a binomial
			return arg(0) + " ¦ " + arg(1)
		}
		return docx.Fraction(arg(0), arg(1))
	case "msup", "mover":
		return docx.Scripted(arg(0), "", arg(1))
	case "msub", "munder":
		return docx.Scripted(arg(0), arg(1), "")
	case "msubsup", "munderover":
		return docx.Scripted(arg(0), arg(1), arg(2))
	case "msqrt":
		return docx.Root("", row(n))
	case "mroot":
		return docx.Root(arg(1), arg(0))
	case "mtr", "mlabeledtr":
		return strings.Join(args, "  ")
	case "mtable":
		return strings.Join(args, "; ")
	case "mspace":
		return " "
	case "mtext":
		return blanks.ReplaceAllString(textOf(n), " ")
	case "mo":
		text := words(textOf(n))
		if slices.Contains([]string{"\u2061", "\u2062", "\u2063", "\u2064"}, text) { // signs that nobody sees
			return ""
		}
		return text
	}
	return row(n)
}

// row writes the elements in one behind each other, apart where a term would go on in the
// letters of the next.
func row(n *html.Node) string {
	var b strings.Builder
	open := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text := formula(c)
		if text == "" {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(text); open && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		open = slices.Contains([]string{"mfrac", "msup", "msub", "msubsup", "munder", "mover", "munderover"}, c.Data) && !strings.HasSuffix(text, ")")
	}
	return b.String()
}

// blanks are as wide as one in a line.
var blanks = regexp.MustCompile(`[\s\x{A0}]+`)

// argsOf are what the elements in one say, each as a line.
func argsOf(n *html.Node) []string {
	var all []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || words(c.Data) != "" && c.Type == html.TextNode {
			all = append(all, formula(c))
		}
	}
	return all
}

// keepFormulas leaves one form of each formula in a page: programs that draw them write it
// for the eye, for the ear and as it was typed. What the eye sees goes where there is another;
// what was typed stays where there is nothing else.
func keepFormulas(root *html.Node) {
	drawn := map[string]bool{"katex-html": true, "MathJax_Preview": true, "mjx-chtml": true, "MathJax_SVG": true, "MathJax": true}
	remove(root, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return false
		}
		math := first(n, "math")
		switch isDrawn := slices.ContainsFunc(strings.Fields(attribute(n, "class")), func(c string) bool { return drawn[c] }); {
		case n.Data == "script" && strings.HasPrefix(attribute(n, "type"), "math/tex"):
			if !besideFormula(n) {
				typed := &html.Node{Type: html.ElementNode, Data: "code"}
				typed.AppendChild(&html.Node{Type: html.TextNode, Data: words(textOf(n))})
				n.Parent.InsertBefore(typed, n)
			}
			return true
		case n.Data == "img" && strings.Contains(attribute(n, "class"), "math") && n.Parent != nil && first(n.Parent, "math") != nil:
			return true // a picture of it
		case n.Data == "mjx-math", n.Data == "mjx-container" && math == nil, isDrawn && math == nil:
			return true
		case isDrawn && n.Data != "math": // of all that it holds, the formula is the text
			bare(n, math)
		case n.Data == "mjx-assistive-mml" && math != nil:
			n.Attr = nil
		}
		return false
	})
}

// bare leaves nothing but one of its nodes in an element, which is shown.
func bare(n, only *html.Node) {
	only.Parent.RemoveChild(only)
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.AppendChild(only)
	n.Attr = nil
}

// besideFormula reports whether a formula stands just before a node, drawn with its text.
func besideFormula(n *html.Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			return first(s, "math") != nil
		}
		if s.Type == html.TextNode && words(s.Data) != "" {
			return false
		}
	}
	return false
}

// first is the first element of a name in a node, or the node itself; nil where there is none.
func first(n *html.Node, name string) *html.Node {
	var found *html.Node
	each(n, func(e *html.Node) {
		if found == nil && e.Data == name {
			found = e
		}
	})
	return found
}
