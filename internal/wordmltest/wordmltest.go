// Package wordmltest reads word-processor files for tests and holds them to what
// Word is strict about: the order of elements, the parts, and the names by which
// they refer to each other. It writes nothing and knows no paper.
package wordmltest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
	"testing"
)

// Node is an element of a part. Names are without namespace.
type Node struct {
	Name     string
	Attr     map[string]string
	Text     string // its own characters, without those of Children
	Children []*Node
}

// File is a file taken apart: the root element of each part.
type File struct {
	// Order are the names of the parts as they stand in the file.
	Order []string
	Parts map[string]*Node
	// Entries are the files as the container has them.
	Entries []*zip.File
}

// Open reads a file; what is no file of this kind fails the test.
func Open(tb testing.TB, data []byte) *File {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		tb.Fatalf("no container: %v", err)
	}
	f := &File{Parts: map[string]*Node{}, Entries: z.File}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			tb.Fatalf("%s: %v", entry.Name, err)
		}
		text, err := io.ReadAll(r) // which compares the checksum
		if err != nil {
			tb.Fatalf("%s: %v", entry.Name, err)
		}
		root, err := parse(text)
		if err != nil {
			tb.Fatalf("%s: %v\n%s", entry.Name, err, text)
		}
		f.Order = append(f.Order, entry.Name)
		f.Parts[entry.Name] = root
	}
	return f
}

func parse(text []byte) (*Node, error) {
	d := xml.NewDecoder(bytes.NewReader(text))
	root := &Node{}
	stack := []*Node{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root.Children[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &Node{Name: t.Name.Local, Attr: map[string]string{}}
			for _, a := range t.Attr {
				n.Attr[a.Name.Local] = a.Value
			}
			top.Children = append(top.Children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.Text += string(t)
		}
	}
}

// All returns the elements of a name in n and below, in order.
func (n *Node) All(name string) []*Node {
	var found []*Node
	n.Walk(func(c *Node) {
		if c.Name == name {
			found = append(found, c)
		}
	})
	return found
}

// Walk calls visit for n and all below.
func (n *Node) Walk(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, c := range n.Children {
		c.Walk(visit)
	}
}

// At returns the element that a path of names leads to from n, each time the
// first; nil if there is none.
func (n *Node) At(names ...string) *Node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.Children, func(c *Node) bool { return c.Name == name })
		if i < 0 {
			return nil
		}
		n = n.Children[i]
	}
	return n
}

// Val returns the value of the element that a path leads to, "" if there is
// none.
func (n *Node) Val(names ...string) string {
	if to := n.At(names...); to != nil {
		return to.Attr["val"]
	}
	return ""
}

// Words returns the text of n as it is read: tabulators as "\t", line ends as
// "\n".
func (n *Node) Words() string {
	var b strings.Builder
	n.Walk(func(c *Node) {
		switch c.Name {
		case "t":
			b.WriteString(c.Text)
		case "tab":
			if len(c.Attr) == 0 {
				b.WriteByte('\t')
			}
		case "br":
			b.WriteByte('\n')
		}
	})
	return b.String()
}

// Lines returns the text of each paragraph of the body, tables included.
func (f *File) Lines() []string {
	var lines []string
	for _, p := range f.Parts["word/document.xml"].All("p") {
		lines = append(lines, p.Words())
	}
	return lines
}

// resolve returns the part that a relation of another one leads to.
func resolve(owner, target string) string {
	return strings.TrimPrefix(path.Join(path.Dir(owner), target), "/")
}
