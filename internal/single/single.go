// Package single makes one file of a page that needs no other: its style and its
// script stand in it, named by their digests in a policy that lets nothing else
// run, its pictures are data, and no link of it leads nowhere.
//
// It knows HTML. What a page is, where a link of it leads and what is in a picture
// its caller says.
package single

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Options say what becomes of a page.
type Options struct {
	// Style and Script are the page's only ones; the script runs in the head.
	Style, Script []byte
	// Link says where a link leads that leaves the page; where it returns "" the
	// words stay without one.
	Link func(address string) string
	// Image returns a picture and its media type; no data where it cannot be had, of
	// which the description then stays.
	Image func(address string) (data []byte, mediaType string, err error)
	// Portal is the class of links that lead to the portal, of which paper needs no
	// address each.
	Portal string
	// Elsewhere is what stands for a recording, a film or a frame: the words of the
	// link to it or, with an empty Link, all that is left. Away is the class of what
	// was a link.
	Elsewhere, Away string
}

// ErrInline is returned for a style or a script that cannot stand in a page.
var ErrInline = errors.New("single: a style or a script that would end before its end")

// Write writes the page. The same page and options give the same bytes.
func Write(w io.Writer, page []byte, o Options) error {
	for _, text := range [][]byte{o.Style, o.Script} {
		if low := bytes.ToLower(text); bytes.Contains(low, []byte("</s")) || bytes.Contains(low, []byte("<!--")) || bytes.ContainsAny(text, "\r\x00") {
			return ErrInline
		}
	}
	doc, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return fmt.Errorf("single: %w", err)
	}
	m := &maker{Options: o, ids: map[string]bool{}}
	m.collect(doc)
	if err := m.walk(doc); err != nil {
		return err
	}
	if err := m.furnish(doc); err != nil {
		return err
	}
	if err := html.Render(w, doc); err != nil {
		return fmt.Errorf("single: %w", err)
	}
	_, err = io.WriteString(w, "\n")
	return err
}

// maker changes one page.
type maker struct {
	Options
	ids map[string]bool
}

// collect notes the ids that links in the page can lead to.
func (m *maker) collect(n *html.Node) {
	if id := attribute(n, "id"); id != "" {
		m.ids[id] = true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.collect(c)
	}
}

// furnish puts the policy, the style and the script into the head, the policy
// before all that it governs.
func (m *maker) furnish(doc *html.Node) error {
	head := find(doc, atom.Head)
	policy := "default-src 'none'; style-src " + digest(m.Style) + "; script-src " + digest(m.Script) +
		"; img-src data:; base-uri 'none'; form-action 'none'"
	first := head.FirstChild
	for first != nil && attribute(first, "charset") == "" {
		first = first.NextSibling
	}
	if first != nil {
		first = first.NextSibling
	}
	metas, err := html.ParseFragment(strings.NewReader(`<meta http-equiv="Content-Security-Policy" content="`+html.EscapeString(policy)+`">`), head)
	if err != nil {
		return fmt.Errorf("single: %w", err)
	}
	for _, meta := range metas {
		head.InsertBefore(meta, first)
	}
	head.AppendChild(element(atom.Link, "", "rel", "icon", "href", "data:,")) // else a server is asked for one
	head.AppendChild(element(atom.Style, string(m.Style)))
	head.AppendChild(element(atom.Script, string(m.Script)))
	return nil
}

// digest names a text as a policy does.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func find(n *html.Node, name atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == name {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if found := find(c, name); found != nil {
			return found
		}
	}
	return nil
}

// element is a new element with a text in it, "" for none.
func element(name atom.Atom, text string, attributes ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, DataAtom: name, Data: name.String()}
	for i := 0; i+1 < len(attributes); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: attributes[i], Val: attributes[i+1]})
	}
	if text != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return n
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// fragment returns the id that a link in the page leads to.
func fragment(address string) (id string, ok bool) {
	return strings.CutPrefix(strings.TrimSpace(address), "#")
}
