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
	partFrom = 500 // bytes of text that fill a part, or more where else there were too many
	// MostParts is how many a text may have: the place of one, or none, has four bits.
	MostParts = 15
)

// PartsOf returns the part that each section belongs to, and how many parts there
// are: at least one. A part ends with the section that fills it.
func PartsOf(sections []Section) (of []int, count int) {
	total := 0
	for i := range sections {
		total += sections[i].size()
	}
	full := max(partFrom, (total+MostParts-1)/MostParts)
	part, size := 0, 0
	for i := range sections {
		if size >= full && part+1 < MostParts {
			part, size = part+1, 0
		}
		of = append(of, part)
		size += sections[i].size()
	}
	return of, part + 1
}

func (s *Section) size() int { return len(s.Heading) + len(s.Text) }

// within says of a document in which parts its terms stand: masks beside the lists
// of [Analysed], nil where there is one part. What stands in no section has 0.
type within struct {
	parts       int
	body, pairs []uint16
}

// Parts returns how many parts the text of a document has.
func (d *Analysed) Parts() int { return d.within.parts }

// PartsWith returns in which parts of its text a document holds a term of the body,
// or a pair: the lowest bit for the first part.
func (d *Analysed) PartsWith(field string, term uint32) uint16 {
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
	part    uint16 // a bit, 0 where it makes no difference
	words   map[uint32]uint16
	pairs   map[uint64]uint16
	numbers map[uint32]uint16 // the pairs by number
}

func newNoting() noting {
	return noting{words: map[uint32]uint16{}, pairs: map[uint64]uint16{}, numbers: map[uint32]uint16{}}
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
func masks(list []uint32, noted map[uint32]uint16) []uint16 {
	all := make([]uint16, len(list))
	for i, t := range list {
		all[i] = noted[t>>numbers.FrequencyBits]
	}
	return all
}
