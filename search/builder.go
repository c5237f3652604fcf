package search

import "sync"

// Options says what a search index shows besides its documents.
type Options struct {
	Facets []Facet // in the order of the search page
}

// Builder gathers the documents of one site and writes them in the two forms
// that search needs: a bleve index and the browser's shards. Set, Add and
// Remove may be called from many goroutines, also while Export or WriteBleve
// work on the documents that were there when they began.
type Builder struct {
	options    Options
	vocabulary *vocabulary

	mu        sync.Mutex
	documents map[string]*analysed
	idle      []*analyser

	exporting sync.Mutex // held during Export
	exported  *exported
}

// NewBuilder returns a Builder without documents.
func NewBuilder(options Options) *Builder {
	return &Builder{options: options, vocabulary: newVocabulary(), documents: map[string]*analysed{}}
}

// Set adds doc, or replaces the document that has its URL. The text is read
// in the caller's goroutine and not kept as it is, so call it in parallel.
func (b *Builder) Set(doc Document) {
	a := b.analyser()
	result := a.analyse(&doc)
	result.fragment = encodeFragment(&doc)
	result.doc = doc
	result.doc.Sections = nil

	b.mu.Lock()
	defer b.mu.Unlock()
	b.idle = append(b.idle, a)
	b.documents[result.url] = result
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
	return newAnalyser(b.vocabulary)
}
