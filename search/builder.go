package search

import (
	"crypto/sha256"
	"fmt"
	"sync"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/script"
	"chuyende/search/internal/shard"
	"chuyende/search/internal/zapfile"
)

// ManifestPath is the path of the manifest from the site's root, the one of the
// browser's files that names the others or holds checks of them, so
// that its bytes stand for the whole export.
const ManifestPath = script.ManifestPath

// Patterns are the names that files of Export may have, from the site's root:
// each is a pattern of [path.Match] in lower case, or ends in "/..." for all
// below a folder.
func Patterns() []string { return script.Patterns() }

// Options says what a search index shows besides its documents.
type Options struct {
	Facets []Facet // in the order of the search page

	// Abbreviations are short forms, each with its meanings: {"NTM": {"nông
	// thôn mới"}}. A document with one form is found by the other too. They
	// count when a document is set: [Builder.Describe] does not change them.
	Abbreviations map[string][]string

	// Synonyms are what readers type where documents say something else. They count
	// when a document is set, too.
	Synonyms []Synonym

	// Store, if not nil, is where [NewBuilder] finds what documents came to in other
	// processes. Only bytes that [Builder.Keep] of the same version has put may come
	// out of it. [Builder.Describe] does not change it.
	Store Store
}

// Store keeps bytes by key from one process to the next.
type Store = corpus.Store

// Builder gathers the documents of one site and writes them in the two forms
// that search needs: a bleve index and the browser's shards. Set and
// Remove may be called from many goroutines, also while Export or WriteBleve
// work on the documents that were there when they began.
type Builder struct {
	corpus *corpus.Corpus

	exporting sync.Mutex // held during Export
	facets    []Facet
	exporter  shard.Exporter
}

// NewBuilder returns a Builder without documents.
func NewBuilder(options Options) *Builder {
	b := &Builder{facets: options.Facets}
	if options.Store != nil {
		b.corpus = corpus.Open(options.Store, options.Abbreviations, options.Synonyms...)
	} else {
		b.corpus = corpus.New(options.Abbreviations, options.Synonyms...)
	}
	return b
}

// Describe replaces the options: the next Export shows facets and values by
// their new titles, and no document has to be set anew.
func (b *Builder) Describe(options Options) {
	b.exporting.Lock()
	defer b.exporting.Unlock()
	b.facets = options.Facets
}

// Set adds doc, or replaces the document that has its URL. The text is read
// in the caller's goroutine, so call it in parallel. The Builder keeps doc, with a
// list of sections of its own: the other lists must not change any more.
func (b *Builder) Set(doc Document) { b.corpus.Set(doc) }

// Keep puts what the documents came to into the store of the options, as far as it is
// not there yet.
func (b *Builder) Keep() { b.corpus.Keep() }

// Remove takes the document with this URL away; an unknown URL is nothing to
// do.
func (b *Builder) Remove(url string) { b.corpus.Remove(url) }

// Len returns the number of documents.
func (b *Builder) Len() int { return b.corpus.Size() }

// Export writes the files that the browser searches: it calls add with the
// path from the site's root (all below search/) and the bytes of each, one
// call at a time. Files of this Builder's last Export that still hold are
// given to keep instead, unless keep is nil. An error of either ends it.
//
// The same documents give the same files, byte for byte. After a few Sets of
// documents that were there before, only the files that their words touch are
// made anew; a document more or less renumbers the postings, which costs as
// much as the first Export but for the files of the documents themselves.
func (b *Builder) Export(add func(path string, data []byte) error, keep func(path string) error) error {
	export, err := b.ExportLater()
	if err != nil {
		return err
	}
	return export(add, keep)
}

// Standing has the next exports ask stands, if it is not nil, before they make a file of the
// texts or cards of documents that were set with a [Store]: whether the file that was made of the
// same documents, for which of stands, is there from another process. It then
// counts as kept.
func (b *Builder) Standing(stands func(path string, of [sha256.Size]byte) (bool, error)) {
	b.exporting.Lock()
	defer b.exporting.Unlock()
	b.exporter.Standing = stands
}

// ExportLater returns what [Builder.Export] does, for the documents and options that
// there are now. Of several, one that was handed out later must not be called before an
// earlier one; those that nobody calls cost little.
func (b *Builder) ExportLater() (func(add func(path string, data []byte) error, keep func(path string) error) error, error) {
	b.exporting.Lock()
	facets := b.facets
	b.exporting.Unlock()
	s, err := b.corpus.Snapshot()
	if err != nil {
		return nil, fmt.Errorf("export search index: %w", err)
	}
	return func(add func(path string, data []byte) error, keep func(path string) error) error {
		b.exporting.Lock()
		defer b.exporting.Unlock()
		if err := b.exporter.Export(s, facets, add, keep); err != nil {
			return fmt.Errorf("export search index: %w", err)
		}
		return nil
	}, nil
}

// Places returns where the last Export has put the documents: the paths of the
// two files that hold what is shown of one, by URL. It is nil before any.
func (b *Builder) Places() map[string][]string {
	b.exporting.Lock()
	defer b.exporting.Unlock()
	return b.exporter.Places()
}

// WriteBleve writes a bleve index of all documents into dir, which must be
// empty or missing. It needs some tens of megabytes more at ten thousand documents;
// Set and Remove may go on meanwhile and do not change what is written.
func (b *Builder) WriteBleve(dir string) error {
	s, err := b.corpus.Snapshot()
	if err == nil {
		err = zapfile.Write(dir, s)
	}
	if err != nil {
		return fmt.Errorf("write search index %s: %w", dir, err)
	}
	return nil
}
