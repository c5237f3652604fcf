package search

import (
	"strings"
	"sync"

	"chuyende/search/internal/script"
)

// corpus gathers the documents of a site, analysed. It may be used by many
// goroutines at once.
type corpus struct {
	vocabulary    *vocabulary
	abbreviations *abbreviations

	mu        sync.Mutex
	documents map[string]*analysed // by URL
	idle      []*analyser
}

// newCorpus returns one without documents. Abbreviations are short forms, each
// with its meanings.
func newCorpus(abbreviations map[string][]string) *corpus {
	v := newVocabulary()
	return &corpus{vocabulary: v, abbreviations: newAbbreviations(abbreviations, v), documents: map[string]*analysed{}}
}

// set adds doc, or replaces the document that has its URL; file is the document
// as the browser fetches it. The corpus keeps doc.Facets, which must not change
// any more, and no other memory of doc.
func (c *corpus) set(doc Document, file script.File) {
	a := c.analyser()
	result := a.analyse(&doc)
	result.file = file
	result.doc = kept(doc)

	c.mu.Lock()
	defer c.mu.Unlock()
	c.idle = append(c.idle, a)
	c.documents[result.doc.URL] = result
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

// remove takes the document with this URL away; an unknown URL is nothing to
// do.
func (c *corpus) remove(url string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.documents, url)
}

// size returns the number of documents.
func (c *corpus) size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.documents)
}

// analyser hands out an analyser that no other goroutine uses. There come to
// be as many as goroutines call set at once, and they keep what they learnt.
func (c *corpus) analyser() *analyser {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.idle); n > 0 {
		a := c.idle[n-1]
		c.idle = c.idle[:n-1]
		return a
	}
	return newAnalyser(c.vocabulary, c.abbreviations)
}
