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

func (e *entry) appendKey(key []byte, w *wordList) []byte {
	key = append(key, w.folded[e.folded]...)
	if e.other != "" {
		key = append(append(key, ' '), e.other...)
	}
	return key
}

func (e *entry) key(w *wordList) string { return string(e.appendKey(nil, w)) }

// entries returns what the term files hold, in order. counts says how many
// documents hold each folded term in their body.
func (e *encodings) entries(w *wordList, counts []int) []entry {
	spellings := make([][]uint32, len(w.folded))
	for _, n := range order(w.exact) {
		if e.lists[0][n] > 0 {
			f := w.foldOf[n]
			spellings[f] = append(spellings[f], n)
		}
	}
	pairs := e.filedPairs(w, counts)
	all := make([]entry, 0, len(pairs)+len(w.folded))
	for rank, f := range w.foldedOrder {
		if len(spellings[f]) > 0 {
			all = append(all, entry{folded: f, words: spellings[f]})
		}
		for len(pairs) > 0 && pairs[0].filed == uint32(rank) {
			p := pairs[0]
			pairs = pairs[1:]
			other := uint32(w.pairs[p.number])
			if p.bySecond() {
				all = append(all, entry{folded: f, other: "<" + w.folded[w.pairs[p.number]>>32], pair: p.number})
			} else {
				all = append(all, entry{folded: f, other: w.folded[other], pair: p.number})
			}
		}
	}
	return all
}

// filedPair is a pair under the word that it is filed under.
type filedPair struct {
	filed  uint32 // rank of that word
	other  uint64 // rank of the other word; above it, how it sorts with or without "<"
	number uint32
}

// How the other word sorts: "<" comes after the digits and before the letters.
const (
	plainDigits = uint64(iota) << 32
	markedOther
	plainLetters
)

func (p filedPair) bySecond() bool { return p.other&^(1<<32-1) == markedOther }

// filedPairs returns the pairs that are not common, in the order of their
// sort keys. It compares ranks, not spellings: there are many pairs.
func (e *encodings) filedPairs(w *wordList, counts []int) []filedPair {
	digits := 0 // words that sort before "<"
	for digits < len(w.foldedOrder) && w.folded[w.foldedOrder[digits]] < "<" {
		digits++
	}
	pairs := make([]filedPair, 0, len(e.pair))
	for n, count := range e.pair {
		if count == 0 || count > e.limit {
			continue
		}
		first, second := uint32(w.pairs[n]>>32), uint32(w.pairs[n])
		p := filedPair{filed: w.foldedRank[first], other: uint64(w.foldedRank[second]), number: uint32(n)}
		switch {
		case counts[first] > e.limit && counts[second] <= e.limit:
			p.filed, p.other = w.foldedRank[second], markedOther|uint64(w.foldedRank[first])
		case p.other >= uint64(digits):
			p.other |= plainLetters
		}
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b filedPair) int {
		if a.filed != b.filed {
			return cmp.Compare(a.filed, b.filed)
		}
		return cmp.Compare(a.other, b.other)
	})
	return pairs
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
	var key, last []byte
	size := 0
	for i := range entries {
		key = entries[i].appendKey(key[:0], w)
		if i == 0 || size >= chunkTo || size >= chunkFrom && keyHash(key)%chunkChance == 0 {
			if i > 0 {
				chunks[len(chunks)-1].to = i
			}
			chunks = append(chunks, chunk{from: i, key: shortestAfter(string(last), string(key))})
			size = 0
		}
		size += e.size(&entries[i], w)
		key, last = last, key
	}
	if len(chunks) > 0 {
		chunks[len(chunks)-1].to = len(entries)
	}
	return chunks
}

// size estimates how many characters an entry adds to a file.
func (e *encodings) size(x *entry, w *wordList) int {
	if x.other != "" {
		return len(x.other) + 1 + e.pairs[x.pair].n*2/pairBits
	}
	bits, text := 0, len(w.folded[x.folded])
	for _, n := range x.words {
		bits += e.words[n].n
		text += len(w.exact[n]) + 1
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
func keyHash(s []byte) uint32 {
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
