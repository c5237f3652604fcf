package shard

import (
	"cmp"
	"math/bits"
	"slices"
	"sync"

	"chuyende/search/internal/corpus"
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// encodings holds the bits of every term of a snapshot. From one export to the
// next only the terms of changed documents are encoded anew.
type encodings struct {
	documents int
	few       bool // documents, see script.Shared
	ranking   numbers.Ranking
	places    []uint32 // see placesOf

	counts    corpus.FoldedCounts
	tiers     [2][]numbers.Tier // by field (body, title) and folded number
	words     [3][]bitWriter    // by part and exact number: flags and lists
	pairs     []bitWriter       // by pair number
	within    [2][]bitWriter    // of few documents, by exact number and by pair number: in which parts of their texts
	body      []int             // by exact number: how many documents
	pairCount []int             // by pair number: how many documents
	held      []int             // by folded number: how many of body for all spellings
}

// The parts of the term files. What a form has in a part is filed under the
// form with the part's mark before it.
const (
	partLight   = iota // all names, and the light lists
	partNumbers        // of words whose body list is heavy, only the documents: to count with
	partHeavy          // the heavy lists
)

var partMarks = [...]string{"", "~", "~~"}

// update encodes the touched terms of s, of which counts are the folded
// counts. Terms of documents that are gone are among them and become empty.
// Spellings whose form changes its tier are touched from now on too.
func (e *encodings) update(s *corpus.Snapshot, t *corpus.Changes, counts corpus.FoldedCounts) {
	if t.All() {
		*e = encodings{}
	}
	e.documents, e.ranking, e.counts = len(s.Documents), numbers.RankingFor(len(s.Documents)), counts
	for i := range e.words {
		e.words[i] = grown(e.words[i], len(s.Words.Exact))
	}
	e.body = grown(e.body, len(s.Words.Exact))
	e.pairs = grown(e.pairs, len(s.Words.Pairs))
	e.pairCount = grown(e.pairCount, len(s.Words.Pairs))
	e.few = script.SharedAmong(e.documents).Few()
	e.places = placesOf(s.Documents)
	if e.few {
		e.within[0] = grown(e.within[0], len(s.Words.Exact))
		e.within[1] = grown(e.within[1], len(s.Words.Pairs))
	}
	e.sortTiers(s, t)
	var both sync.WaitGroup
	both.Go(func() { e.encodeWords(s, t.Words) })
	both.Go(func() { e.encodePairs(s, t.Pairs) })
	both.Wait()
}

// lists returns what writes lists of postings.
func (e *encodings) lists() *listEncoder {
	encoder := newListEncoder(e.documents)
	encoder.places = e.places
	return encoder
}

func (e *encodings) sortTiers(s *corpus.Snapshot, t *corpus.Changes) {
	limits := [2]int{e.ranking.Heavy.Body, e.ranking.Heavy.Title}
	changed := make([]bool, len(s.Words.Folded))
	for i := range e.tiers {
		e.tiers[i] = grown(e.tiers[i], len(s.Words.Folded))
		for n, count := range e.counts[i] {
			now := e.ranking.Tier(count, limits[i], e.documents)
			changed[n] = changed[n] || now != e.tiers[i][n]
			e.tiers[i][n] = now
		}
	}
	if t.All() {
		return
	}
	for n := range t.Words {
		t.Words[n] = t.Words[n] || changed[s.Words.FoldOf[n]]
	}
}

func (e *encodings) encodeWords(s *corpus.Snapshot, wanted []bool) {
	fields := [2]*corpus.Postings{s.Invert(numbers.FieldBody, wanted), s.Invert(numbers.FieldTitle, wanted)}
	encoder := e.lists()
	var w bitWriter
	for n := range s.Words.Exact {
		if wanted != nil && !wanted[n] {
			continue
		}
		e.body[n] = len(fields[0].Of(uint32(n)))
		if e.few {
			e.within[0][n] = e.encodeWithin(s, numbers.FieldBody, uint32(n), fields[0].Of(uint32(n)))
		}
		for part := range e.words {
			w.reset()
			var lists [2][]corpus.Posting
			for i := range lists {
				if isHeavy := e.tiers[i][s.Words.FoldOf[n]] != numbers.Light; isHeavy == (part > partLight) {
					lists[i] = fields[i].Of(uint32(n))
				}
			}
			if part == partNumbers {
				encoder.encodeNumbers(&w, lists[0])
			} else {
				encodeLists(encoder, &w, lists, !e.few)
			}
			e.words[part][n] = w.clone()
		}
	}
}

// encodeLists writes which of a word's lists there are, and these. Of few documents the manifest
// has the lengths.
func encodeLists(encoder *listEncoder, w *bitWriter, lists [2][]corpus.Posting, withLengths bool) {
	for _, list := range lists {
		w.flag(len(list) > 0)
	}
	for _, list := range lists {
		if len(list) > 0 {
			encoder.encode(w, list, withLengths)
		}
	}
}

func (e *encodings) encodePairs(s *corpus.Snapshot, wanted []bool) {
	pairs := s.Invert(numbers.FieldPairs, wanted)
	encoder := e.lists()
	var w bitWriter
	for n := range e.pairs {
		if wanted != nil && !wanted[n] {
			continue
		}
		list := pairs.Of(uint32(n))
		e.pairCount[n] = len(list)
		w.reset()
		if len(list) > 0 {
			encoder.encode(&w, list, false)
		}
		e.pairs[n] = w.clone()
		if e.few {
			e.within[1][n] = e.encodeWithin(s, numbers.FieldPairs, uint32(n), list)
		}
	}
}

// tellingShare is how frequent a word may be whose places are told: one in so many documents has
// it. What more have stands in most parts of a text, and its pairs tell them apart.
const tellingShare = 2

// encodeWithin writes in which parts of their texts the documents of a list hold a term: see
// [script.Version].
func (e *encodings) encodeWithin(s *corpus.Snapshot, field string, term uint32, list []corpus.Posting) bitWriter {
	var w bitWriter
	if field == numbers.FieldBody && len(list)*tellingShare > len(s.Documents) {
		return w
	}
	ordered := slices.Clone(list) // as it is in the list
	slices.SortFunc(ordered, func(a, b corpus.Posting) int {
		return cmp.Or(
			cmp.Compare(a.Code()&numbers.FrequencyMask, b.Code()&numbers.FrequencyMask),
			cmp.Compare(e.places[a.Document()], e.places[b.Document()]),
		)
	})
	for _, p := range ordered {
		d := s.Documents[p.Document()]
		parts := d.Parts()
		if parts < 2 {
			continue
		}
		mask := d.PartsWith(field, term)
		inMany := bits.OnesCount16(mask) > 1
		if p.Code()&numbers.FrequencyMask > 0 { // what occurs once is in one part at most
			w.flag(inMany)
		}
		if inMany {
			w.put(uint64(mask), parts)
		} else {
			w.choice(uint64(min(bits.TrailingZeros16(mask), parts)), uint64(parts+1))
		}
	}
	return w
}

func (e *encodings) pairTier(number uint32) numbers.Tier {
	return e.ranking.Tier(e.pairCount[number], e.ranking.Heavy.Pairs, e.documents)
}

// grown returns list with at least size elements, the new ones zero.
func grown[T any](list []T, size int) []T {
	if missing := size - len(list); missing > 0 {
		list = append(list, make([]T, missing)...)
	}
	return list
}
