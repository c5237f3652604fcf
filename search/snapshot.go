package search

import (
	"cmp"
	"fmt"
	"slices"

	"chuyende/search/internal/script"
)

// snapshot is what a corpus held at one moment: its documents by address,
// which gives each its number, and the words that they use. Nothing in it
// changes any more.
type snapshot struct {
	documents []*analysed
	words     *wordList

	epoch  string // the hash of all URLs
	blocks []block
	names  []string // of the documents' files
}

// snapshot returns what the corpus holds now. There is an error if these are
// more documents than postings can number.
func (c *corpus) snapshot() (*snapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.documents) >= maxDocuments {
		return nil, fmt.Errorf("%d documents are too many", len(c.documents))
	}
	s := &snapshot{documents: make([]*analysed, 0, len(c.documents))}
	for _, doc := range c.documents {
		s.documents = append(s.documents, doc)
	}
	slices.SortFunc(s.documents, func(a, b *analysed) int { return cmp.Compare(a.doc.URL, b.doc.URL) })
	s.words = c.vocabulary.words()
	s.blocks = cutBlocks(s.documents)
	s.names = documentNames(s.blocks)
	var all []byte
	for _, b := range s.blocks {
		all = append(all, b.name...)
	}
	s.epoch = script.CheckOf(all)
	return s, nil
}
