package search

import (
	"strings"
	"sync"
)

// Options says what a search index shows besides its documents.
type Options struct {
	Facets []Facet // in the order of the search page

	// Abbreviations are short forms, each with its meanings: {"NTM": {"nông
	// thôn mới"}}. A document with one form is found by the other too. They
	// count when a document is set: [Builder.Describe] does not change them.
	Abbreviations map[string][]string
}

// Builder gathers the documents of one site and writes them in the two forms
// that search needs: a bleve index and the browser's shards. Set and
// Remove may be called from many goroutines, also while Export or WriteBleve
// work on the documents that were there when they began.
type Builder struct {
	options       Options
	vocabulary    *vocabulary
	abbreviations *abbreviations

	mu        sync.Mutex
	documents map[string]*analysed
	idle      []*analyser

	exporting sync.Mutex // held during Export
	exported  *exported
}

// NewBuilder returns a Builder without documents.
func NewBuilder(options Options) *Builder {
	v := newVocabulary()
	return &Builder{
		options: options, vocabulary: v, abbreviations: newAbbreviations(options.Abbreviations, v),
		documents: map[string]*analysed{},
	}
}

// Describe replaces the options: the next Export shows facets and values by
// their new titles, and no document has to be set anew.
func (b *Builder) Describe(options Options) {
	b.exporting.Lock()
	defer b.exporting.Unlock()
	b.options = options
}

// Set adds doc, or replaces the document that has its URL. The text is read
// in the caller's goroutine, so call it in parallel. The Builder keeps
// doc.Facets, which must not change any more, and no other memory of doc.
func (b *Builder) Set(doc Document) {
	a := b.analyser()
	result := a.analyse(&doc)
	result.file = encodeDocument(&doc)
	result.doc = kept(doc)

	b.mu.Lock()
	defer b.mu.Unlock()
	b.idle = append(b.idle, a)
	b.documents[result.url] = result
}

// kept returns what is needed of a document later on. Its strings may be parts
// of a whole file, which must not stay in memory for their sake.
func kept(doc Document) Document {
	return Document{
		URL:       strings.Clone(doc.URL),
		Title:     strings.Clone(doc.Title),
		Kind:      strings.Clone(doc.Kind),
		KindTitle: strings.Clone(doc.KindTitle),
		Summary:   strings.Clone(doc.Summary),
		Date:      strings.Clone(doc.Date),
		Facets:    doc.Facets,
		Keywords:  cloned(doc.Keywords),
		Subjects:  cloned(doc.Subjects),
	}
}

func cloned(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, strings.Clone(s))
	}
	return out
}

// Remove takes the document with this URL away; an unknown URL is nothing to
// do.
func (b *Builder) Remove(url string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.documents, url)
}

// Len returns the number of documents.
func (b *Builder) Len() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.documents)
}

// analyser hands out an analyser that no other goroutine uses. There come to
// be as many as goroutines call Set at once, and they keep what they learnt.
func (b *Builder) analyser() *analyser {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.idle); n > 0 {
		a := b.idle[n-1]
		b.idle = b.idle[:n-1]
		return a
	}
	return newAnalyser(b.vocabulary, b.abbreviations)
}
