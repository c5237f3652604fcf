package corpus

import (
	"slices"
	"sync"
)

// Corpus gathers the documents of a site, analysed. It may be used by many
// goroutines at once.
type Corpus struct {
	vocabulary    *vocabulary
	abbreviations *abbreviations
	keeper        *keeper // nil where nothing is kept for other processes

	mu        sync.Mutex
	documents map[string]*Analysed // by URL
	idle      []*analyser
}

// New returns a corpus without documents. Abbreviations are short forms, each
// with its meanings.
func New(abbreviations map[string][]string, synonyms ...Synonym) *Corpus {
	v := newVocabulary()
	return &Corpus{vocabulary: v, abbreviations: newAbbreviations(abbreviations, synonyms, v), documents: map[string]*Analysed{}}
}

// Set adds doc, as the Builder's method of the name tells. taken is true where another
// process had analysed it.
func (c *Corpus) Set(doc Document) (taken bool) {
	a := c.analyser()
	var result *Analysed
	var is digest
	if c.keeper != nil {
		is = digestOf(&doc, &a.said)
		result = c.keeper.take(is)
	}
	if taken = result != nil; !taken {
		result = a.analyse(&doc)
	}
	result.Doc, result.digest = doc, is
	result.Doc.Sections = slices.Clone(doc.Sections) // the caller's may come to say something else

	c.mu.Lock()
	defer c.mu.Unlock()
	c.idle = append(c.idle, a)
	c.documents[result.Doc.URL] = result
	return taken
}

// Remove takes the document with this URL away; an unknown URL is nothing to
// do.
func (c *Corpus) Remove(url string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.documents, url)
}

// Size returns the number of documents.
func (c *Corpus) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.documents)
}

// analyser hands out an analyser that no other goroutine uses. There come to
// be as many as goroutines call Set at once, and they keep what they learnt.
func (c *Corpus) analyser() *analyser {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.idle); n > 0 {
		a := c.idle[n-1]
		c.idle = c.idle[:n-1]
		return a
	}
	return newAnalyser(c.vocabulary, c.abbreviations)
}
