package search

import (
	"cmp"
	"slices"
)

// entry is what stands under one sort key of the term files: all spellings of
// a folded form, or one pair.
type entry struct {
	folded uint32
	other  string   // how the pair is filed; empty for the spellings
	words  []uint32 // exact numbers, in the order of spelling
	pair   uint32
}

func (e *entry) key(w *wordList) string {
	if e.other == "" {
		return w.folded[e.folded]
	}
	return w.folded[e.folded] + " " + e.other
}

// entries returns what the term files hold, in order. common says of each
// folded number whether it is common in the body.
func (e *encodings) entries(w *wordList, common func(folded uint32) bool) []entry {
	spellings := make([][]uint32, len(w.folded))
	for _, n := range order(w.exact) {
		if e.lists[0][n] > 0 {
			f := w.foldOf[n]
			spellings[f] = append(spellings[f], n)
		}
	}
	pairs := make([][]entry, len(w.folded))
	for n, count := range e.pair {
		if count == 0 || count > e.limit {
			continue
		}
		first, second := uint32(w.pairs[n]>>32), uint32(w.pairs[n])
		filed := entry{folded: first, other: w.folded[second], pair: uint32(n)}
		if common(first) && !common(second) {
			filed.folded, filed.other = second, "<"+w.folded[first]
		}
		pairs[filed.folded] = append(pairs[filed.folded], filed)
	}
	var all []entry
	for _, f := range order(w.folded) {
		if len(spellings[f]) > 0 {
			all = append(all, entry{folded: f, words: spellings[f]})
		}
		slices.SortFunc(pairs[f], func(a, b entry) int { return cmp.Compare(a.other, b.other) })
		all = append(all, pairs[f]...)
	}
	return all
}

// Where files are cut depends on what stands near, not on how many files come
// before: a file is full from chunkFrom characters on, and then ends at the
// first key whose hash says so, at the latest at chunkTo. So a term that
// comes or goes moves the borders of few files.
const (
	chunkFrom   = 3000
	chunkTo     = 6000
	chunkChance = 4 // one key in so many may start a file
)

// chunk is a run of entries that make one file.
type chunk struct {
	from, to int    // in the list of entries
	key      string // shortest beginning of the first sort key that sorts after the last one of the file before
}

func (e *encodings) chunks(w *wordList, entries []entry) []chunk {
	var chunks []chunk
	size, last := 0, ""
	for i := range entries {
		key := entries[i].key(w)
		if i == 0 || size >= chunkTo || size >= chunkFrom && keyHash(key)%chunkChance == 0 {
			if i > 0 {
				chunks[len(chunks)-1].to = i
			}
			chunks = append(chunks, chunk{from: i, key: shortestAfter(last, key)})
			size = 0
		}
		size += e.size(&entries[i], w)
		last = key
	}
	if len(chunks) > 0 {
		chunks[len(chunks)-1].to = len(entries)
	}
	return chunks
}

// size estimates how many characters an entry adds to a file.
func (e *encodings) size(x *entry, w *wordList) int {
	bits, text := e.pairs[x.pair].n, len(x.other)+1
	if x.other == "" {
		bits, text = 0, len(w.folded[x.folded])
		for _, n := range x.words {
			bits += e.words[n].n
			text += len(w.exact[n]) + 1
		}
	}
	return text + bits*2/pairBits
}

// shortestAfter returns the shortest beginning of key, of whole letters, that
// sorts after last.
func shortestAfter(last, key string) string {
	for i := range key {
		if key[:i] > last {
			return key[:i]
		}
	}
	return key
}

// keyHash is FNV-1a.
func keyHash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}

// arguments returns what a term file holds: see [formatVersion].
func (e *encodings) arguments(w *wordList, entries []entry) []byte {
	var terms []byte
	var bits bitWriter
	for i := range entries {
		x := &entries[i]
		starts := i == 0 || entries[i-1].folded != x.folded
		if starts {
			if i > 0 {
				terms = append(terms, '|')
			}
			terms = append(terms, w.folded[x.folded]...)
			terms = append(terms, ':')
		}
		if x.other != "" {
			if starts || entries[i-1].other == "" {
				terms = append(terms, ';')
			} else {
				terms = append(terms, ',')
			}
			terms = append(terms, x.other...)
			bits.append(&e.pairs[x.pair])
			continue
		}
		for j, n := range x.words {
			if j > 0 {
				terms = append(terms, ',')
			}
			terms = append(terms, w.exact[n]...)
			bits.append(&e.words[n])
		}
	}
	out := appendJSON(nil, string(terms))
	out = append(out, ',', '"')
	out = bits.appendText(out)
	return append(out, '"')
}
