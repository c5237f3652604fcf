package corpus

import (
	"chuyende/search/internal/numbers"
	"chuyende/search/internal/script"
)

// Changes marks the terms that documents hold differently than before; nil
// lists mean all.
type Changes struct{ Words, Pairs []bool }

// All reports whether nothing is left from before.
func (c *Changes) All() bool { return c.Words == nil }

// ChangesSince compares the documents with those of an earlier snapshot of the
// same corpus. Where documents came or went, all terms have changed.
func (s *Snapshot) ChangesSince(before []*Analysed) *Changes {
	if len(before) != len(s.Documents) || len(before) == 0 {
		return &Changes{}
	}
	c := &Changes{Words: make([]bool, len(s.Words.Exact)), Pairs: make([]bool, len(s.Words.Pairs))}
	few := script.SharedAmong(len(s.Documents)).Few()
	for i, now := range s.Documents {
		then := before[i]
		if then.Doc.URL != now.Doc.URL {
			return &Changes{}
		}
		if then == now {
			continue
		}
		// Where its parts may have moved, all its terms may stand elsewhere.
		moved := few && then.Parts()+now.Parts() > 2
		markChanged(c.Words, then.body, now.body, moved || then.bodyLength != now.bodyLength)
		markChanged(c.Words, then.title, now.title, then.titleLength != now.titleLength)
		markChanged(c.Pairs, then.pairs, now.pairs, moved)
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
