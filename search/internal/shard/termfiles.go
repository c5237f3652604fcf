package shard

import (
	"cmp"
	"slices"
	"strconv"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// entry is what stands under one sort key of the term files: all spellings of
// a folded form, or one pair.
type entry struct {
	folded uint32
	part   int
	other  string   // how the pair is filed; empty for the spellings
	words  []uint32 // exact numbers, in the order of spelling
	pair   uint32
}

func (e *entry) appendKey(key []byte, w *corpus.WordList) []byte {
	key = append(key, partMarks[e.part]...)
	key = append(key, w.Folded[e.folded]...)
	if e.other != "" {
		key = append(append(key, ' '), e.other...)
	}
	return key
}

func (e *entry) key(w *corpus.WordList) string { return string(e.appendKey(nil, w)) }

// count counts for each form in how many texts its spellings stand: a text that has
// two of them counts twice.
func (e *encodings) count(w *corpus.WordList) {
	e.held = make([]int, len(w.Folded))
	for n, count := range e.body {
		e.held[w.FoldOf[n]] += count
	}
}

// filedUnderSecond reports whether a pair is filed under its second word: the rarer one, so
// that what a query does not need of its common words is little. The client does the same.
func (e *encodings) filedUnderSecond(pair uint64) bool {
	return e.held[uint32(pair)] < e.held[pair>>32]
}

// entries returns what the term files hold, in order.
func (e *encodings) entries(w *corpus.WordList) []entry {
	e.count(w)
	spellings := make([][]uint32, len(w.Folded))
	for _, n := range corpus.BySpelling(w.Exact) {
		if e.body[n] > 0 {
			f := w.FoldOf[n]
			spellings[f] = append(spellings[f], n)
		}
	}
	pairs := e.filedPairs(w)
	all := make([]entry, 0, len(pairs)+2*len(w.Folded)) // with room for those that are marked
	var marked []entry
	add := func(x entry, t numbers.Tier) {
		all = append(all, x)
		if t != numbers.Light {
			x.part = partHeavy
			marked = append(marked, x)
		}
	}
	for rank, f := range w.FoldedOrder {
		if len(spellings[f]) > 0 {
			add(entry{folded: f, words: spellings[f]}, max(e.tiers[0][f], e.tiers[1][f]))
			if e.tiers[0][f] != numbers.Light {
				marked = append(marked, entry{folded: f, part: partNumbers, words: spellings[f]})
			}
		}
		for len(pairs) > 0 && pairs[0].filed == uint32(rank) {
			p := pairs[0]
			pairs = pairs[1:]
			x := entry{folded: f, other: w.Folded[uint32(w.Pairs[p.number])], pair: p.number}
			if p.bySecond() {
				x.other = "<" + w.Folded[w.Pairs[p.number]>>32]
			}
			add(x, e.pairTier(p.number))
		}
	}
	// Keys with marks come after the words of ASCII and before all others.
	slices.SortFunc(marked, func(a, b entry) int { return cmp.Compare(a.key(w), b.key(w)) })
	at := slices.IndexFunc(all, func(x entry) bool { return w.Folded[x.folded] > "~" })
	if at < 0 {
		at = len(all)
	}
	return slices.Insert(all, at, marked...)
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

// filedPairs returns the pairs in the order of their sort keys. It compares
// ranks, not spellings: there are many pairs.
func (e *encodings) filedPairs(w *corpus.WordList) []filedPair {
	digits := 0 // words that sort before "<"
	for digits < len(w.FoldedOrder) && w.Folded[w.FoldedOrder[digits]] < "<" {
		digits++
	}
	pairs := make([]filedPair, 0, len(e.pairCount))
	for n, count := range e.pairCount {
		if count == 0 {
			continue
		}
		first, second := uint32(w.Pairs[n]>>32), uint32(w.Pairs[n])
		p := filedPair{filed: w.FoldedRank[first], other: uint64(w.FoldedRank[second]), number: uint32(n)}
		switch {
		case e.filedUnderSecond(w.Pairs[n]):
			p.filed, p.other = w.FoldedRank[second], markedOther|uint64(w.FoldedRank[first])
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

// startsForm reports whether an entry is the first of its form and part.
func startsForm(entries []entry, i int) bool {
	return i == 0 || entries[i-1].folded != entries[i].folded || entries[i-1].part != entries[i].part
}

// size estimates how many characters an entry adds to a file.
func (e *encodings) size(x *entry, w *corpus.WordList) int {
	if x.other != "" {
		size := 1 + len(x.other)/2
		if bits := e.pairBits(x); bits != nil {
			size += bits.n / digitBits
			if e.few {
				size += e.within[1][x.pair].n / digitBits
			}
		}
		return size
	}
	bits, text := 0, len(w.Folded[x.folded])
	for _, n := range x.words {
		bits += e.wordBits(x, n).n
		if e.few {
			bits += e.within[0][n].n
		}
		text += len(w.Exact[n]) + 1
	}
	return text + bits/digitBits
}

func (e *encodings) wordBits(x *entry, n uint32) *bitWriter {
	return &e.words[x.part][n]
}

// pairBits returns a pair's list, nil where it has none: a heavy pair's name
// stands among the others without it.
func (e *encodings) pairBits(x *entry) *bitWriter {
	if (x.part == partHeavy) == (e.pairTier(x.pair) != numbers.Light) {
		return &e.pairs[x.pair]
	}
	return nil
}

// tierMarks write the tiers of a form's body and title lists in one letter,
// body + 3·title.
const tierMarks = " ()/[]{}?"

// arguments returns what a term file holds: see
// [script.Version]. All lists of few documents are light, so what says where their
// terms stand is with the light ones.
func (e *encodings) arguments(w *corpus.WordList, entries []entry) []byte {
	var terms []byte
	var bits, within bitWriter
	before := ""
	for i := range entries {
		x := &entries[i]
		starts := startsForm(entries, i)
		if starts {
			if i > 0 {
				terms = append(terms, '|')
			}
			terms = append(terms, partMarks[x.part]...)
			terms = append(terms, w.Folded[x.folded]...)
			if t := e.tiers[0][x.folded] + 3*e.tiers[1][x.folded]; t > 0 {
				terms = append(terms, tierMarks[t])
				if x.part == partLight {
					terms = strconv.AppendInt(terms, int64(e.held[x.folded]), 10)
				}
			}
			terms = append(terms, ':')
			before = ""
		}
		if x.other != "" {
			if starts || entries[i-1].other == "" {
				terms = append(terms, ';')
			}
			terms = script.AppendFronted(terms, before, x.other)
			before = x.other
			if t := e.pairTier(x.pair); t != numbers.Light {
				terms = append(terms, tierMarks[t])
			}
			if list := e.pairBits(x); list != nil {
				bits.append(list)
				if e.few {
					within.append(&e.within[1][x.pair])
				}
			}
			continue
		}
		for j, n := range x.words {
			if j > 0 {
				terms = append(terms, ',')
			}
			terms = append(terms, w.Exact[n]...)
			bits.append(e.wordBits(x, n))
			if e.few {
				within.append(&e.within[0][n])
			}
		}
	}
	out := script.AppendJSON(nil, string(terms))
	out = append(out, ',', '"')
	out = bits.appendText(out)
	if e.few {
		out = append(out, '"', ',', '"')
		out = within.appendText(out)
	}
	return append(out, '"')
}
