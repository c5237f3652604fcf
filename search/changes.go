package search

import "chuyende/search/internal/numbers"

// changes marks the terms that documents hold differently than before; nil
// lists mean all.
type changes struct{ words, pairs []bool }

// all reports whether nothing is left from before.
func (c *changes) all() bool { return c.words == nil }

// changesSince compares the documents with those of an earlier snapshot of the
// same corpus. Where documents came or went, all terms have changed.
func (s *snapshot) changesSince(before []*analysed) *changes {
	if len(before) != len(s.documents) || len(before) == 0 {
		return &changes{}
	}
	c := &changes{words: make([]bool, len(s.words.exact)), pairs: make([]bool, len(s.words.pairs))}
	for i, now := range s.documents {
		then := before[i]
		if then.doc.URL != now.doc.URL {
			return &changes{}
		}
		if then == now {
			continue
		}
		markChanged(c.words, then.body, now.body, then.bodyLength != now.bodyLength)
		markChanged(c.words, then.title, now.title, then.titleLength != now.titleLength)
		markChanged(c.pairs, then.pairs, now.pairs, false)
	}
	return c
}

// markChanged marks the terms that only one of two sorted lists has, or all
// of both.
func markChanged(marks []bool, a, b []uint32, all bool) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case !all && len(a) > 0 && len(b) > 0 && a[0] == b[0]:
			a, b = a[1:], b[1:]
		case len(b) == 0 || len(a) > 0 && a[0] <= b[0]:
			marks[a[0]>>numbers.FrequencyBits] = true
			a = a[1:]
		default:
			marks[b[0]>>numbers.FrequencyBits] = true
			b = b[1:]
		}
	}
}
