package single

import (
	"encoding/base64"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// walk changes all that stands in a node.
func (m *maker) walk(n *html.Node) error {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode {
			stays, err := m.element(c)
			if err != nil {
				return err
			}
			if stays {
				err = m.walk(c)
			}
			if err != nil {
				return err
			}
		}
		c = next
	}
	return nil
}

// element changes an element, and reports whether what stands in it stays.
func (m *maker) element(n *html.Node) (stays bool, err error) {
	if n.Namespace != "" {
		return m.drawn(n), nil
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Link, atom.Base, atom.Template:
		n.Parent.RemoveChild(n)
		return false, nil
	case atom.Meta:
		if attribute(n, "http-equiv") != "" {
			n.Parent.RemoveChild(n)
		}
		return false, nil
	case atom.Audio, atom.Video, atom.Iframe, atom.Object, atom.Embed:
		m.elsewhere(n)
		return false, nil
	case atom.Source, atom.Track, atom.Param:
		n.Parent.RemoveChild(n) // of a picture; all others are gone
		return false, nil
	case atom.Img:
		return false, m.image(n)
	case atom.A, atom.Area:
		m.link(n)
	}
	clean(n)
	return true, nil
}

// clean takes away what the policy refuses or what leads or loads from elsewhere.
func clean(n *html.Node) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		switch key := strings.ToLower(a.Key); {
		case strings.HasPrefix(key, "on"):
		case key == "style", key == "srcset", key == "src", key == "poster", key == "background", key == "ping", key == "action", key == "formaction",
			key == "cite", key == "longdesc", key == "data":
		case key == "href" && n.DataAtom != atom.A && n.DataAtom != atom.Area:
		default:
			kept = append(kept, a)
		}
	}
	n.Attr = kept
}

// link changes where a link leads, or leaves its words.
func (m *maker) link(n *html.Node) {
	at := -1
	for i, a := range n.Attr {
		if a.Key == "href" && a.Namespace == "" {
			at = i
		}
	}
	if at < 0 {
		return
	}
	was := n.Attr[at].Val
	to := was
	id, inside := fragment(to)
	if !inside {
		to = m.Link(to)
		id, inside = fragment(to)
	}
	if to != "" && (!inside || id == "" || m.ids[id]) {
		n.Attr[at].Val = to
		if !inside && to != strings.TrimSpace(was) {
			addClass(n, m.Portal)
		}
		return
	}
	// A place for a link, as HTML has it: an <a> that leads nowhere.
	n.DataAtom, n.Data = atom.Span, "span"
	n.Attr = append(n.Attr[:at], n.Attr[at+1:]...)
	addClass(n, m.Away)
}

// addClass gives an element one more class; "" is none.
func addClass(n *html.Node, class string) {
	if class == "" {
		return
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "class" {
			n.Attr[i].Val += " " + class
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: class})
}

// image puts a picture into the page, or its description in its place.
func (m *maker) image(n *html.Node) error {
	src := attribute(n, "src")
	clean(n)
	if strings.HasPrefix(strings.ToLower(src), "data:image/") {
		n.Attr = append(n.Attr, html.Attribute{Key: "src", Val: src})
		return nil
	}
	data, mediaType, err := m.Image(src)
	if err != nil {
		return err
	}
	if len(data) == 0 || !strings.HasPrefix(mediaType, "image/") {
		n.Parent.InsertBefore(element(atom.Span, attribute(n, "alt"), "class", m.Away), n)
		n.Parent.RemoveChild(n)
		return nil
	}
	n.Attr = append(n.Attr, html.Attribute{Key: "src", Val: "data:" + mediaType + ";base64," + base64.StdEncoding.EncodeToString(data)})
	return nil
}

// elsewhere leaves a link to what no single file holds, or says that it is there.
func (m *maker) elsewhere(n *html.Node) {
	src := attribute(n, "src")
	if src == "" {
		src = attribute(n, "data")
	}
	for c := n.FirstChild; c != nil && src == ""; c = c.NextSibling {
		src = attribute(c, "src")
	}
	place := element(atom.Span, m.Elsewhere, "class", m.Away)
	if src != "" {
		if to := m.Link(src); to != "" && to[0] != '#' {
			place = element(atom.A, m.Elsewhere, "href", to)
		}
	}
	n.Parent.InsertBefore(place, n)
	n.Parent.RemoveChild(n)
}

// drawn cleans a drawing: it may name its own parts and nothing else. It reports
// whether what stands in it stays.
func (m *maker) drawn(n *html.Node) bool {
	switch strings.ToLower(n.Data) {
	case "script", "style", "foreignobject", "image", "feimage", "set", "animate", "animatetransform", "animatemotion":
		n.Parent.RemoveChild(n)
		return false
	}
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		key := strings.ToLower(a.Key)
		_, inside := fragment(a.Val)
		switch {
		case strings.HasPrefix(key, "on"), key == "style", key == "src", key == "href" && !inside:
		case strings.Contains(strings.ReplaceAll(a.Val, "url(#", ""), "url("): // a part of another file
		default:
			kept = append(kept, a)
		}
	}
	n.Attr = kept
	return true
}
