package corpus

import (
	"cmp"
	"slices"

	"chuyende/search/internal/numbers"
)

// Of a small site (see script.Shared) a long text comes to the browser in parts,
// and term files say in which of them a word or pair stands, so that an excerpt
// needs one part alone.
const (
	partFrom = 1000 // bytes of text that fill a part
	// MostParts is how many a text may have: a mask of them has so many bits.
	MostParts = 8
)

// PartsOf returns the part that each section belongs to, and how many parts there
// are: at least one. A part ends with the section that fills it.
func PartsOf(sections []Section) (of []int, count int) {
	part, size := 0, 0
	for _, s := range sections {
		if size >= partFrom && part+1 < MostParts {
			part, size = part+1, 0
		}
		of = append(of, part)
		size += len(s.Heading) + len(s.Text)
	}
	return of, part + 1
}

// within says of a document in which parts its terms stand: masks beside the lists
// of [Analysed], nil where there is one part. What stands in no section has 0.
type within struct {
	parts       int
	body, pairs []uint8
}

// Parts returns how many parts the text of a document has.
func (d *Analysed) Parts() int { return d.within.parts }

// PartsWith returns in which parts of its text a document holds a term of the body,
// or a pair: the lowest bit for the first part.
func (d *Analysed) PartsWith(field string, term uint32) uint8 {
	list, masks := d.body, d.within.body
	if field == numbers.FieldPairs {
		list, masks = d.pairs, d.within.pairs
	}
	at, ok := slices.BinarySearchFunc(list, term, func(t, term uint32) int { return cmp.Compare(t>>numbers.FrequencyBits, term) })
	if !ok || at >= len(masks) {
		return 0
	}
	return masks[at]
}

// noting notes in which part of the text being analysed a term stands.
type noting struct {
	part    uint8 // a bit, 0 where it makes no difference
	words   map[uint32]uint8
	pairs   map[uint64]uint8
	numbers map[uint32]uint8 // the pairs by number
}

func newNoting() noting {
	return noting{words: map[uint32]uint8{}, pairs: map[uint64]uint8{}, numbers: map[uint32]uint8{}}
}

func (n *noting) reset() {
	n.part = 0
	clear(n.words)
	clear(n.pairs)
	clear(n.numbers)
}

func (n *noting) note(words []uint32, pairs []uint64) {
	if n.part == 0 {
		return
	}
	for _, w := range words {
		n.words[w] |= n.part
	}
	for _, p := range pairs {
		n.pairs[p] |= n.part
	}
}

// masks returns what was noted of the terms of a list as in [Analysed].
func masks(list []uint32, noted map[uint32]uint8) []uint8 {
	all := make([]uint8, len(list))
	for i, t := range list {
		all[i] = noted[t>>numbers.FrequencyBits]
	}
	return all
}
