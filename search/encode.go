package search

import (
	"sync"
)

// encodings holds the bits of every term of a snapshot. From one export to the
// next only the terms of changed documents are encoded anew.
type encodings struct {
	documents int
	limit     int // terms in more documents are common

	words []bitWriter // by exact number: both flags and lists
	pairs []bitWriter // by pair number
	lists [2][]int    // by field (body, title) and exact number: how many documents
	pair  []int       // by pair number: how many documents

	common map[commonKey]bitWriter // the lists that have their own files
}

// commonKey names a common term by field and its number.
type commonKey struct {
	field  string
	number uint32
}

// touched marks the terms to be encoded; nil lists mean all.
type touched struct{ words, pairs []bool }

// all reports whether nothing is left from before.
func (t *touched) all() bool { return t.words == nil }

// update encodes the touched terms of s. Terms of documents that are gone are
// among them and become empty.
func (e *encodings) update(s *snapshot, t *touched) {
	e.documents = len(s.documents)
	e.limit = defaultRanking().commonAbove(e.documents)
	if t.all() {
		*e = encodings{documents: e.documents, limit: e.limit, common: map[commonKey]bitWriter{}}
	}
	e.words = grown(e.words, len(s.words.exact))
	e.lists[0] = grown(e.lists[0], len(s.words.exact))
	e.lists[1] = grown(e.lists[1], len(s.words.exact))
	e.pairs = grown(e.pairs, len(s.words.pairs))
	e.pair = grown(e.pair, len(s.words.pairs))

	commonWords, commonPairs := map[commonKey]bitWriter{}, map[commonKey]bitWriter{}
	var both sync.WaitGroup
	both.Go(func() { e.encodeWords(s, t.words, commonWords) })
	both.Go(func() { e.encodePairs(s, t.pairs, commonPairs) })
	both.Wait()
	for key := range e.common {
		wanted := t.words
		if key.field == fieldPairs {
			wanted = t.pairs
		}
		if wanted[key.number] {
			delete(e.common, key)
		}
	}
	for _, found := range []map[commonKey]bitWriter{commonWords, commonPairs} {
		for key, bits := range found {
			e.common[key] = bits
		}
	}
}

func (e *encodings) encodeWords(s *snapshot, wanted []bool, common map[commonKey]bitWriter) {
	body := invert(s.documents, len(s.words.exact), wanted, bodyTerms)
	title := invert(s.documents, len(s.words.exact), wanted, titleTerms)
	encoder := newListEncoder(e.documents)
	var w bitWriter
	for n := range e.words {
		if wanted != nil && !wanted[n] {
			continue
		}
		w.reset()
		lists := [2][]posting{body.of(uint32(n)), title.of(uint32(n))}
		for i, list := range lists {
			e.lists[i][n] = len(list)
			if len(list) > e.limit {
				field := [2]string{fieldBody, fieldTitle}[i]
				common[commonKey{field, uint32(n)}] = encodeAlone(encoder, list)
				lists[i] = nil
			}
		}
		for _, list := range lists {
			if len(list) > 0 {
				w.put(1, 1)
			} else {
				w.put(0, 1)
			}
		}
		for _, list := range lists {
			if len(list) > 0 {
				encoder.encode(&w, list)
			}
		}
		e.words[n] = w.clone()
	}
}

func (e *encodings) encodePairs(s *snapshot, wanted []bool, common map[commonKey]bitWriter) {
	pairs := invert(s.documents, len(s.words.pairs), wanted, pairTerms)
	encoder := newListEncoder(e.documents)
	var w bitWriter
	for n := range e.pairs {
		if wanted != nil && !wanted[n] {
			continue
		}
		list := pairs.of(uint32(n))
		e.pair[n] = len(list)
		e.pairs[n] = bitWriter{}
		switch {
		case len(list) == 0:
		case len(list) > e.limit:
			common[commonKey{fieldPairs, uint32(n)}] = encodeAlone(encoder, list)
		default:
			w.reset()
			encoder.encode(&w, list)
			e.pairs[n] = w.clone()
		}
	}
}

func encodeAlone(encoder *listEncoder, list []posting) bitWriter {
	var w bitWriter
	encoder.encode(&w, list)
	return w
}

// grown returns list with at least size elements, the new ones zero.
func grown[T any](list []T, size int) []T {
	if missing := size - len(list); missing > 0 {
		list = append(list, make([]T, missing)...)
	}
	return list
}

// foldedCounts are how many documents hold each folded term, by field (body,
// title).
type foldedCounts [2][]int

// add counts the terms of documents, step times each.
func (c *foldedCounts) add(w *wordList, documents []*analysed, step int) {
	f := newFolder(w)
	for i, terms := range []func(*analysed) ([]uint32, uint8){bodyTerms, titleTerms} {
		c[i] = grown(c[i], len(w.folded))
		for _, d := range documents {
			list, _ := terms(d)
			for _, t := range f.fold(list) {
				c[i][t>>frequencyBits] += step
			}
		}
	}
}
