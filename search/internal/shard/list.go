package shard

import (
	"cmp"
	"slices"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// listEncoder writes posting lists of an index of so many documents. Its
// buffers serve one list after another.
type listEncoder struct {
	documents int
	places    []uint32 // of few documents: where each comes in lists of postings
	count     [256]uint32
	codes     []numbers.Code
	sorted    []uint32
}

func newListEncoder(documents int) *listEncoder { return &listEncoder{documents: documents} }

// placesOf returns where each of few documents comes in lists of postings: those with the longest texts first,
// as they are in most lists, so that gaps are small. A client knows lengths from the manifest.
func placesOf(documents []*corpus.Analysed) []uint32 {
	if !script.SharedAmong(len(documents)).Few() {
		return nil
	}
	order := make([]int, len(documents))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(documents[b].LengthClass(numbers.FieldBody), documents[a].LengthClass(numbers.FieldBody))
	})
	places := make([]uint32, len(order))
	for place, document := range order {
		places[document] = uint32(place)
	}
	return places
}

// place returns where a document comes in lists of postings.
func (e *listEncoder) place(document uint32) uint32 {
	if e.places == nil {
		return document
	}
	return e.places[document]
}

// riceBits is [riceBits] for a group of postings, which in the order of places are in the first half
// as a rule.
func (e *listEncoder) riceBits(size int) int {
	if e.places != nil {
		size *= 2
	}
	return riceBits(e.documents, size)
}

// encode appends a list of postings, of which there is at least one, with lengths or with
// frequencies alone: see [script.Version].
func (e *listEncoder) encode(w *bitWriter, list []corpus.Posting, withLengths bool) {
	kept := numbers.Code(numbers.FrequencyMask)
	if withLengths {
		kept = ^numbers.Code(0)
	}
	w.gamma(uint64(len(list)))
	e.codes = e.codes[:0]
	for _, p := range list {
		c := p.Code() & kept
		if e.count[c] == 0 {
			e.codes = append(e.codes, c)
		}
		e.count[c]++
	}
	slices.Sort(e.codes)
	start := uint32(0)
	for _, c := range e.codes {
		start, e.count[c] = start+e.count[c], start // from now on where the code's documents go
	}
	e.sorted = slices.Grow(e.sorted[:0], len(list))[:len(list)]
	for _, p := range list {
		c := p.Code() & kept
		e.sorted[e.count[c]] = e.place(p.Document())
		e.count[c]++
	}
	at := uint32(0)
	least := numbers.Code(0)
	for _, c := range e.codes {
		group := e.sorted[at:e.count[c]]
		if e.places != nil {
			slices.Sort(group)
		}
		if withLengths {
			w.put(uint64(c), codeBits)
		} else {
			w.rice(uint64(c-least), 0)
			least = c + 1
		}
		if at+1 < uint32(len(list)) {
			w.gamma(uint64(len(group)))
		}
		at, e.count[c] = e.count[c], 0
		k := e.riceBits(len(group))
		before := int64(-1)
		for _, number := range group {
			w.rice(uint64(int64(number)-before-1), k)
			before = int64(number)
		}
	}
}

// codeBits is how many bits a code with a length has.
const codeBits = 8

// encodeNumbers appends a list of document numbers, which may be empty.
func (e *listEncoder) encodeNumbers(w *bitWriter, list []corpus.Posting) {
	w.gamma(uint64(len(list)) + 1)
	k := riceBits(e.documents, len(list))
	before := int64(-1)
	for _, p := range list {
		w.rice(uint64(int64(p.Document())-before-1), k)
		before = int64(p.Document())
	}
}

// riceBits returns how many low bits of a gap are written plainly where size
// of documents are listed: the most for which size·2ᵏ is within 0.69 of them.
// Whole numbers only, so that every reader gets the same.
func riceBits(documents, size int) int {
	k := 0
	for size > 0 && 100*(size<<(k+1)) <= 69*documents {
		k++
	}
	return k
}
