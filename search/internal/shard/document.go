package shard

import (
	"maps"
	"slices"

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

// EncodeDocument returns a document as the browser fetches it when it is a
// hit. It is made once, when the document is set.
func EncodeDocument(doc *corpus.Document) corpus.Files {
	return corpus.Files{Card: card(doc), Texts: textsOf(doc)}
}

// card is what a list of hits shows of a document.
func card(doc *corpus.Document) script.File {
	var w writer
	w.text(doc.URL)
	w.text(doc.Title)
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
	return script.New(w.out)
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

// textsOf is what an excerpt is taken from, by part. Those after the first have no
// summary.
func textsOf(doc *corpus.Document) []script.File {
	parts, count := corpus.PartsOf(doc.Sections)
	of := make([]writer, count)
	of[0].text(doc.Summary)
	for i := range of[1:] {
		of[i+1].text("")
	}
	for i, s := range doc.Sections {
		of[parts[i]].list(s.ID, s.Heading, s.Text)
	}
	var texts []script.File
	for i := range of {
		texts = append(texts, script.New(of[i].out))
	}
	return texts
}

// appendCard appends what a file of cards has of a document.
func appendCard(out []byte, d *corpus.Analysed) []byte { return d.Files.Card.AppendList(out) }

// appendText appends what a file of texts has of a document, the parts of its text together. The
// card comes first, so that a hit whose text is shown needs one file.
func appendText(out []byte, d *corpus.Analysed) []byte {
	out = appendCard(append(out, '['), d)
	for i, part := range d.Files.Texts {
		start := len(out) + 1
		out = part.AppendArguments(append(out, ','))
		if i > 0 { // which begins with an empty summary
			out = append(out[:start-1], out[start+len(`""`):]...)
		}
	}
	return append(out, ']')
}

// writer writes texts and lists of them as JSON, separated by commas.
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
