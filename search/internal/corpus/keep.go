package corpus

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"

	"chuyende/internal/cache"
	"chuyende/internal/wire"
	"chuyende/search/internal/numbers"
)

// Store keeps bytes by key for other processes; what it gives is what was put, or
// nil.
type Store interface {
	Get(key string) []byte
	Put(key string, data []byte)
}

// What is kept: the vocabulary, and the analysed documents in drawers. These hold
// words by number, so each names the state of the vocabulary that it was written
// with, and a vocabulary names the states that it continues. So a drawer is never
// read with the numbers of another process that worked at the same time.
const (
	vocabularyKey = "search vocabulary"
	drawerKey     = "search documents %d of %d"
	// mostStates is how many states back a vocabulary remembers. A drawer that is
	// older is read anew.
	mostStates = 200
	// mostStale is how much of a vocabulary may be left of documents that are gone, in
	// per cent of what it began with, and enoughStale what does no harm.
	mostStale, enoughStale = 100, 20_000
)

// digest stands for a document, whatever its words are.
type digest [sha256.Size]byte

// keeper keeps the documents of a corpus for other processes.
type keeper struct {
	store    Store
	readings digest // what else decides how documents are analysed

	states []string // of the vocabulary, the latest first
	born   int      // how many pairs it began with

	mu      sync.Mutex
	known   map[digest]string // what other processes have made of documents
	drawers []digest          // what each drawer holds, all its documents together
}

// Open returns a corpus without documents, like [New], that takes what other processes
// have made of the same documents from the store. [Corpus.Keep] puts there what it
// holds.
func Open(store Store, abbreviations map[string][]string, synonyms ...Synonym) *Corpus {
	k := &keeper{store: store, readings: sha256.Sum256(fmt.Appendf(nil, "%q %q", abbreviations, synonyms))}
	v := k.vocabulary()
	c := &Corpus{vocabulary: v, abbreviations: newAbbreviations(abbreviations, synonyms, v), documents: map[string]*Analysed{}, keeper: k}
	k.open()
	return c
}

// vocabulary reads the one that is kept, or begins anew.
func (k *keeper) vocabulary() *vocabulary {
	r := wire.NewReader(string(k.store.Get(vocabularyKey)))
	states, drawers, born := r.Texts(), r.Uint(), int(r.Uint())
	v, ok := readVocabulary(r)
	if pairs := v.pairCount(); !ok || drawers == 0 || drawers > 1<<16 || pairs > born+born*mostStale/100+enoughStale {
		return newVocabulary()
	}
	k.states, k.born, k.drawers = states, born, make([]digest, drawers)
	return v
}

// open reads the drawers.
func (k *keeper) open() {
	k.known = map[digest]string{}
	var group sync.WaitGroup
	for i := range k.drawers {
		group.Go(func() {
			r := wire.NewReader(string(k.store.Get(fmt.Sprintf(drawerKey, i, len(k.drawers)))))
			if r.Text() != string(k.readings[:]) || !slices.Contains(k.states, r.Text()) {
				return
			}
			k.mu.Lock()
			defer k.mu.Unlock()
			for n := r.Len(); n > 0; n-- {
				var d digest
				copy(d[:], r.Text())
				k.known[d] = r.Text()
				k.drawers[i].add(d)
			}
		})
	}
	group.Wait()
}

// Digest stands for all that the document says; ok is false where nobody keeps documents.
func (d *Analysed) Digest() (sum [sha256.Size]byte, ok bool) { return d.digest, d.digest != digest{} }

// add adds a document to what stands for several, in any order.
func (d *digest) add(other digest) {
	for i := range d {
		d[i] ^= other[i]
	}
}

// Keep puts what the corpus holds into the store that it was opened with, as far as it
// is not there. What was found there and has not been used by now is forgotten.
func (c *Corpus) Keep() {
	k := c.keeper
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.known = nil
	c.mu.Lock()
	documents := slices.Collect(maps.Values(c.documents))
	c.mu.Unlock()
	all := make([][]*Analysed, cache.Drawers(len(documents)))
	now := make([]digest, len(all))
	for _, d := range documents {
		i := cache.Drawer(d.Doc.URL, len(all))
		all[i] = append(all[i], d)
		now[i].add(d.digest)
	}
	if slices.Equal(now, k.drawers) {
		return
	}
	before := k.drawers
	if len(before) != len(now) {
		before = make([]digest, len(now))
	}
	k.keepVocabulary(c.vocabulary, len(now))
	var w, of wire.Writer
	for i, list := range all {
		if now[i] == before[i] {
			continue
		}
		w.Reset()
		w.Text(string(k.readings[:]))
		w.Text(k.states[0])
		w.Uint(uint64(len(list)))
		for _, d := range list {
			of.Reset()
			d.keep(&of)
			w.Text(string(d.digest[:]))
			w.Blob(of.Bytes())
		}
		k.store.Put(fmt.Sprintf(drawerKey, i, len(all)), w.Bytes())
	}
	k.drawers = now
}

// keepVocabulary gives the vocabulary a state and puts it into the store. The
// documents that go into drawers were there before.
func (k *keeper) keepVocabulary(v *vocabulary, drawers int) {
	k.states = slices.Insert(k.states, 0, rand.Text())
	k.states = k.states[:min(len(k.states), mostStates)]
	if k.born == 0 {
		k.born = v.pairCount()
	}
	var w wire.Writer
	w.Texts(k.states)
	w.Uint(uint64(drawers))
	w.Uint(uint64(k.born))
	v.keep(&w)
	k.store.Put(vocabularyKey, w.Bytes())
}

// take returns what another process has made of a document, or nil.
func (k *keeper) take(d digest) *Analysed {
	k.mu.Lock()
	kept, ok := k.known[d]
	k.mu.Unlock()
	if !ok {
		return nil
	}
	return readAnalysed(kept)
}

// digestOf stands for all that a document says.
func digestOf(doc *Document, w *wire.Writer) digest {
	w.Reset()
	for _, s := range [...]string{doc.URL, doc.Title, doc.Kind, doc.KindTitle, doc.Summary, doc.Date, doc.Leads} {
		w.Text(s)
	}
	w.Uint(uint64(len(doc.Facets)))
	for _, name := range slices.Sorted(maps.Keys(doc.Facets)) {
		w.Text(name)
		w.Texts(doc.Facets[name])
	}
	for _, list := range [...][]string{doc.Keywords, doc.Subjects, doc.After, doc.Alike} {
		w.Texts(list)
	}
	w.Uint(uint64(doc.Factor))
	w.Uint(uint64(doc.Standing))
	w.Uint(uint64(len(doc.Newer)))
	for _, n := range doc.Newer {
		w.Text(n.URL)
		w.Text(n.Name)
		w.Bool(n.Replaces)
	}
	for i := range doc.Sections {
		s := &doc.Sections[i]
		w.Text(s.ID)
		w.Text(s.Heading)
		w.Text(s.Text)
	}
	return sha256.Sum256(w.Bytes())
}

// keep writes all but the document itself.
func (d *Analysed) keep(w *wire.Writer) {
	w.Uint(uint64(d.titleLength))
	w.Uint(uint64(d.bodyLength))
	for _, list := range [...][]uint32{d.title, d.body, d.pairs} {
		w.Uint(uint64(len(list)))
		before := uint32(0)
		for _, t := range list {
			w.Uint(uint64(t>>numbers.FrequencyBits - before))
			before = t >> numbers.FrequencyBits
			w.Uint(uint64(t & numbers.FrequencyMask))
		}
	}
	w.Uint(uint64(d.within.parts))
	for _, masks := range [...][]uint16{d.within.body, d.within.pairs} {
		for _, mask := range masks { // as many as terms, or none
			w.Uint(uint64(mask))
		}
	}
}

// readAnalysed reads what keep has written, nil where it is not that.
func readAnalysed(kept string) *Analysed {
	r := wire.NewReader(kept)
	d := &Analysed{titleLength: uint8(r.Uint()), bodyLength: uint8(r.Uint())}
	for _, list := range [...]*[]uint32{&d.title, &d.body, &d.pairs} {
		all := make([]uint32, r.Len())
		before := uint32(0)
		for i := range all {
			before += uint32(r.Uint())
			all[i] = before<<numbers.FrequencyBits | uint32(r.Uint())&numbers.FrequencyMask
		}
		*list = all
	}
	d.within.parts = int(r.Uint())
	if d.within.parts > 1 {
		d.within.body, d.within.pairs = readMasks(r, len(d.body)), readMasks(r, len(d.pairs))
	}
	if !r.Whole() {
		return nil
	}
	return d
}

func readMasks(r *wire.Reader, count int) []uint16 {
	masks := make([]uint16, count)
	for i := range masks {
		masks[i] = uint16(r.Uint())
	}
	return masks
}

// pairCount is how many pairs are numbered.
func (v *vocabulary) pairCount() int {
	n := 0
	for i := range v.pairs {
		n += len(v.pairs[i].pairs)
	}
	return n
}

// keep writes the vocabulary. It may grow meanwhile.
func (v *vocabulary) keep(w *wire.Writer) {
	var pairs [pairShards][]uint64
	for i := range v.pairs {
		s := &v.pairs[i]
		s.mu.Lock()
		pairs[i] = s.pairs // what is in it does not change any more
		s.mu.Unlock()
	}
	v.mu.RLock() // after the pairs: their syllables are older
	exact, folded, foldOf := v.exactTerms, v.foldedTerms, v.foldOf
	v.mu.RUnlock()
	w.Texts(exact)
	w.Texts(folded)
	for _, f := range foldOf {
		w.Uint(uint64(f))
	}
	for _, list := range pairs {
		w.Uint(uint64(len(list)))
		for _, pair := range list {
			w.Uint(pair >> 32)
			w.Uint(pair & (1<<32 - 1))
		}
	}
}

// readVocabulary reads what keep has written, and reports whether it is that.
func readVocabulary(r *wire.Reader) (*vocabulary, bool) {
	v := newVocabulary()
	v.exactTerms, v.foldedTerms = r.Texts(), r.Texts()
	v.foldOf = make([]uint32, len(v.exactTerms))
	for i := range v.foldOf {
		v.foldOf[i] = uint32(r.Uint())
		if int(v.foldOf[i]) >= len(v.foldedTerms) {
			return v, false
		}
	}
	v.exact, v.folded = numbersOf(v.exactTerms), numbersOf(v.foldedTerms)
	for i := range v.pairs {
		s := &v.pairs[i]
		s.pairs = make([]uint64, r.Len())
		s.number = make(map[uint64]uint32, len(s.pairs))
		for j := range s.pairs {
			first, second := r.Uint(), r.Uint()
			if max(first, second) >= uint64(len(v.foldedTerms)) {
				return v, false
			}
			s.pairs[j] = first<<32 | second
			s.number[s.pairs[j]] = uint32(j*pairShards + i)
		}
	}
	return v, r.Whole()
}

func numbersOf(terms []string) map[string]uint32 {
	numbers := make(map[string]uint32, len(terms))
	for i, s := range terms {
		numbers[s] = uint32(i)
	}
	return numbers
}
