package corpus

import (
	"cmp"
	"fmt"
	"slices"

	"chuyende/search/internal/script"
)

// Snapshot is what a corpus held at one moment: its documents by address,
// which gives each its number, and the words that they use. Nothing in it
// changes any more.
type Snapshot struct {
	Documents []*Analysed // by URL, in the order of bytes
	Words     *WordList

	Epoch  string // the hash of all URLs
	Blocks []Block
	Places []script.Place // of the documents
}

// Snapshot returns what the corpus holds now. There is an error if these are
// more documents than postings can number.
func (c *Corpus) Snapshot() (*Snapshot, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.documents) >= maxDocuments {
		return nil, fmt.Errorf("%d documents are too many", len(c.documents))
	}
	s := &Snapshot{Documents: make([]*Analysed, 0, len(c.documents))}
	for _, doc := range c.documents {
		s.Documents = append(s.Documents, doc)
	}
	slices.SortFunc(s.Documents, func(a, b *Analysed) int { return cmp.Compare(a.Doc.URL, b.Doc.URL) })
	s.Words = c.vocabulary.words()
	s.Blocks = cutBlocks(s.Documents)
	s.Places = placesIn(s.Blocks)
	var all []byte
	for _, b := range s.Blocks {
		all = append(all, b.Name...)
	}
	s.Epoch = script.CheckOf(all)
	return s, nil
}
