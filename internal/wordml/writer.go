package wordml

import (
	"bytes"
	"strconv"
)

// The ids of styles that the package itself asks for.
const (
	linkStyle     = "Hyperlink"
	noteMarkStyle = "FootnoteReference"
	noteTextStyle = "FootnoteText"
)

// writer writes the parts of one document.
type writer struct {
	b   *bytes.Buffer
	doc *Document

	// relations are the addresses of links, numbered from firstLink.
	relations []string
	known     map[string]int
	// notes are the footnotes, numbered from 1; inNote is true among them.
	notes  []Note
	inNote bool
	// lists are those in use, numbered from 1, levels the level of each.
	lists    []*List
	listAt   map[*List]int
	levels   []int
	controls int
}

func newWriter(doc *Document, b *bytes.Buffer) *writer {
	return &writer{b: b, doc: doc, known: map[string]int{}, listAt: map[*List]int{}}
}

// open writes pieces of markup.
func (w *writer) open(pieces ...string) {
	for _, piece := range pieces {
		w.b.WriteString(piece)
	}
}

// take returns what was written and begins anew.
func (w *writer) take() []byte {
	text := bytes.Clone(w.b.Bytes())
	w.b.Reset()
	return text
}

// attribute writes one attribute.
func (w *writer) attribute(name, value string) {
	w.open(" ", name, `="`)
	escape(w.b, value)
	w.open(`"`)
}

// value writes an element that has a value alone.
func (w *writer) value(element, value string) {
	w.open("<", element)
	w.attribute("w:val", value)
	w.open("/>")
}

// flag writes an element that is there or not.
func (w *writer) flag(element string, on bool) {
	if on {
		w.open("<", element, "/>")
	}
}

// relation returns the id under which a part of the file knows an address.
func (w *writer) relation(to string) string {
	n, ok := w.known[to]
	if !ok {
		n = len(w.relations)
		w.known[to] = n
		w.relations = append(w.relations, to)
	}
	return "link" + strconv.Itoa(n+1)
}

// listID returns the number of a paragraph's list.
func (w *writer) listID(p *Paragraph) int {
	n, ok := w.listAt[p.List]
	if !ok {
		w.lists = append(w.lists, p.List)
		w.levels = append(w.levels, clamp(p.Level, 0, listLevels-1))
		n = len(w.lists)
		w.listAt[p.List] = n
	}
	return n
}

// blocks writes blocks; the last of them ends the section, if there is one.
func (w *writer) blocks(blocks []Block, section *Section) {
	wasTable := false
	for i, b := range blocks {
		last := section
		if i < len(blocks)-1 {
			last = nil
		}
		switch b := b.(type) {
		case *Paragraph:
			w.paragraph(b, last)
			wasTable = false
		case *Table:
			if wasTable {
				w.spacer(nil) // else Word makes one table of both
			}
			w.table(b)
			if last != nil {
				w.spacer(last)
			}
			wasTable = true
		}
	}
	if len(blocks) == 0 && section != nil {
		w.paragraph(&Paragraph{}, section)
	}
}

// spacer writes a paragraph that nobody sees.
func (w *writer) spacer(last *Section) {
	w.paragraph(&Paragraph{Format: Format{Before: Nought, After: Nought, First: Nought, Line: 20}}, last)
}

// body writes word/document.xml.
func (w *writer) body() []byte {
	w.open(xmlHead, `<w:document`, namespaces, `><w:body>`)
	for i := range w.doc.Sections {
		s := &w.doc.Sections[i]
		if i == len(w.doc.Sections)-1 {
			w.blocks(s.Blocks, nil)
			w.section(s)
		} else {
			w.blocks(s.Blocks, s)
		}
	}
	w.open(`</w:body></w:document>`)
	return w.take()
}

// section writes w:sectPr.
func (w *writer) section(s *Section) {
	w.open("<w:sectPr>")
	if w.doc.Header != nil {
		w.open(`<w:headerReference w:type="default" r:id="`, headerID, `"/><w:headerReference w:type="first" r:id="`, firstHeaderID, `"/>`)
	}
	w.open(`<w:type w:val="nextPage"/>`)
	p := s.Page
	w.open(`<w:pgSz w:w="`, p.Width.String(), `" w:h="`, p.Height.String(), `"`)
	if p.Landscape {
		w.open(` w:orient="landscape"`)
	}
	w.open(`/><w:pgMar w:top="`, p.Top.String(), `" w:right="`, p.Right.String(), `" w:bottom="`, p.Bottom.String(), `" w:left="`, p.Left.String(),
		`" w:header="`, p.Header.String(), `" w:footer="`, p.Header.String(), `" w:gutter="0"/>`)
	if s.Restart {
		w.open(`<w:pgNumType w:start="1"/>`)
	}
	w.open(`<w:cols w:space="708"/><w:titlePg/></w:sectPr>`)
}
