package corpus

import (
	"strings"
	"sync"
)

// A vocabulary numbers the syllables and pairs of syllables that documents
// hold, so that a document is a list of small numbers instead of strings. It
// only grows: numbers stay valid while documents come and go. The numbers
// depend on the order of arrival; what is written never does. It is safe for
// concurrent use.
type vocabulary struct {
	mu     sync.RWMutex
	exact  map[string]uint32
	folded map[string]uint32
	// By number:
	exactTerms  []string
	foldedTerms []string
	foldOf      []uint32 // exact number → folded number

	pairs [pairShards]pairShard
}

// form is a word by its numbers.
type form struct{ exact, folded uint32 }

// Pairs outnumber syllables by far and are looked up once a document each, so
// they are kept in shards with a lock each.
const pairShards = 64

type pairShard struct {
	mu     sync.Mutex
	number map[uint64]uint32
	pairs  []uint64 // by number within the shard
}

func newVocabulary() *vocabulary {
	v := &vocabulary{exact: map[string]uint32{}, folded: map[string]uint32{}}
	for i := range v.pairs {
		v.pairs[i].number = map[uint64]uint32{}
	}
	return v
}

// word numbers the word with these spellings.
func (v *vocabulary) word(exact, folded string) form {
	v.mu.RLock()
	e, ok := v.exact[exact]
	if ok {
		f := form{e, v.foldOf[e]}
		v.mu.RUnlock()
		return f
	}
	v.mu.RUnlock()
	v.mu.Lock()
	defer v.mu.Unlock()
	if e, ok := v.exact[exact]; ok {
		return form{e, v.foldOf[e]}
	}
	// The spellings may be parts of a whole text, which is not to be kept.
	exact = strings.Clone(exact)
	f, ok := v.folded[folded]
	if !ok {
		folded = strings.Clone(folded)
		f = uint32(len(v.foldedTerms))
		v.folded[folded] = f
		v.foldedTerms = append(v.foldedTerms, folded)
	}
	e = uint32(len(v.exactTerms))
	v.exact[exact] = e
	v.exactTerms = append(v.exactTerms, exact)
	v.foldOf = append(v.foldOf, f)
	return form{e, f}
}

// pair numbers two neighbouring folded syllables, given as first<<32|second.
func (v *vocabulary) pair(key uint64) uint32 {
	n := uint32(key^key>>32) % pairShards
	s := &v.pairs[n]
	s.mu.Lock()
	number, ok := s.number[key]
	if !ok {
		number = uint32(len(s.pairs))*pairShards + n
		s.number[key] = number
		s.pairs = append(s.pairs, key)
	}
	s.mu.Unlock()
	return number
}

// pairLimit returns a number that all pairs are below.
func (v *vocabulary) pairLimit() uint32 {
	most := 0
	for i := range v.pairs {
		s := &v.pairs[i]
		s.mu.Lock()
		most = max(most, len(s.pairs))
		s.mu.Unlock()
	}
	return uint32(most * pairShards)
}
