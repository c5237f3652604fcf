package shard

import (
	"maps"
	"slices"

	"chuyende/internal/vietnamese"
	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
)

const (
	// replaces marks a newer document that takes the place of an older one.
	replaces = "replaces"
	// textless marks the card of a document of which no excerpt can be taken.
	textless = "textless"
	// cardValues is how many values a card has at most.
	cardValues = 7
	// cardAddress and cardFacets are places among them.
	cardAddress = 0
	cardFacets  = 4
)

// appendCard appends what a list of hits shows of a document: what a file of cards has of it.
func appendCard(out []byte, d *corpus.Analysed) []byte {
	doc := &d.Doc
	w := writer{append(out, '[')}
	w.text(doc.URL)
	w.text(vietnamese.Plain(doc.Title))
	w.text(doc.Kind)
	w.text(doc.Date)
	w.next()
	w.out = append(w.out, facetsOf(doc, func(string) bool { return true })...)
	w.open()
	for _, n := range doc.Newer {
		if n.Replaces {
			w.list(n.URL, n.Name, replaces)
		} else {
			w.list(n.URL, n.Name)
		}
	}
	w.close()
	if !hasText(doc) {
		w.text(textless)
	}
	w.close()
	return w.out
}

// facetsOf is a list of those facets of a document that are wanted, each with its values.
func facetsOf(doc *corpus.Document, wanted func(name string) bool) []byte {
	var w writer
	w.open()
	for _, name := range slices.Sorted(maps.Keys(doc.Facets)) {
		if wanted(name) {
			w.list(append([]string{name}, doc.Facets[name]...)...)
		}
	}
	w.close()
	return w.out
}

// hasText reports whether an excerpt of a document could say anything: lists,
// say, are found by their titles alone.
func hasText(doc *corpus.Document) bool {
	return doc.Summary != "" || slices.ContainsFunc(doc.Sections, func(s corpus.Section) bool { return s.Text != "" })
}

// appendPart appends a part of what an excerpt is taken from, see [corpus.PartsOf]. Those
// after the first have no summary.
func appendPart(out []byte, d *corpus.Analysed, part int) []byte {
	w := writer{append(out, '[')}
	if part == 0 {
		w.text(vietnamese.Plain(d.Doc.Summary))
	} else {
		w.text("")
	}
	of, _ := corpus.PartsOf(d.Doc.Sections)
	for i, s := range d.Doc.Sections {
		if of[i] == part {
			w.section(s)
		}
	}
	w.close()
	return w.out
}

// appendText appends what a file of texts has of a document, the parts of its text together. The
// card comes first, so that a hit whose text is shown needs one file.
func appendText(out []byte, d *corpus.Analysed) []byte {
	w := writer{appendCard(append(out, '['), d)}
	w.text(vietnamese.Plain(d.Doc.Summary))
	for _, s := range d.Doc.Sections {
		w.section(s)
	}
	w.close()
	return w.out
}

// writer writes texts and lists of them as JSON, separated by commas. Where it goes on
// with what others wrote, that ends with what opens a list or with one of its values.
type writer struct{ out []byte }

func (w *writer) next() {
	if n := len(w.out); n > 0 && w.out[n-1] != '[' {
		w.out = append(w.out, ',')
	}
}

func (w *writer) text(s string) {
	w.next()
	w.out = script.AppendJSON(w.out, script.ValidText(s))
}

func (w *writer) section(s corpus.Section) {
	w.list(s.ID, vietnamese.Plain(s.Heading), vietnamese.Plain(s.Text))
}

func (w *writer) list(texts ...string) {
	w.open()
	for _, s := range texts {
		w.text(s)
	}
	w.close()
}

func (w *writer) open() {
	w.next()
	w.out = append(w.out, '[')
}

func (w *writer) close() { w.out = append(w.out, ']') }
