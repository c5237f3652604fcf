package corpus

import (
	"strings"
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

// Set adds doc, or replaces the document that has its URL; files makes of it what
// the browser fetches. The corpus keeps doc.Facets, which must not change
// any more, and no other memory of doc.
func (c *Corpus) Set(doc Document, files func(*Document) Files) {
	a := c.analyser()
	var result *Analysed
	var is digest
	if c.keeper != nil {
		is = digestOf(&doc, &a.said)
		result = c.keeper.take(is)
	}
	if result == nil {
		result = a.analyse(&doc)
		result.Files = files(&doc)
	}
	result.Doc, result.digest = kept(doc), is

	c.mu.Lock()
	defer c.mu.Unlock()
	c.idle = append(c.idle, a)
	c.documents[result.Doc.URL] = result
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
		Factor:    doc.Factor,
		Standing:  doc.Standing,
		After:     cloned(doc.After),
		Alike:     cloned(doc.Alike),
		Leads:     strings.Clone(doc.Leads),
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
