package corpus

import "chuyende/search/internal/numbers"

// Posting says that a document holds a term: the document's number in the
// upper 24 bits, the code in the lower eight.
type Posting uint32

// NewPosting returns the posting of a document, whose number must be below
// 1<<24.
func NewPosting(document int, c numbers.Code) Posting { return Posting(document)<<8 | Posting(c) }

// Document returns the document's number.
func (p Posting) Document() uint32 { return uint32(p >> 8) }

// Code returns the classes of frequency and length.
func (p Posting) Code() numbers.Code { return numbers.Code(p) }

// maxDocuments is how many documents a posting can tell apart.
const maxDocuments = 1 << 24

// Postings are the documents of every term of a field.
type Postings struct {
	ends []uint32 // by term: where its postings end in list
	list []Posting
}

// Of returns the postings of a term by ascending document; none for a term
// that was not asked for.
func (p *Postings) Of(term uint32) []Posting {
	if int(term) >= len(p.ends) {
		return nil
	}
	start := uint32(0)
	if term > 0 {
		start = p.ends[term-1]
	}
	return p.list[start:p.ends[term]]
}

// Invert turns documents that list the terms of a field into terms that list
// documents, by the numbers of the word list. If wanted is not nil, only the
// terms marked in it are looked at, which is many times cheaper than all.
func (s *Snapshot) Invert(field string, wanted []bool) *Postings {
	switch w := s.Words; field {
	case numbers.FieldTitle:
		return invert(s.Documents, len(w.Exact), wanted, titleTerms)
	case numbers.FieldTitleFolded:
		return invert(s.Documents, len(w.Folded), wanted, newFolder(w).of(titleTerms))
	case numbers.FieldBody:
		return invert(s.Documents, len(w.Exact), wanted, bodyTerms)
	case numbers.FieldBodyFolded:
		return invert(s.Documents, len(w.Folded), wanted, newFolder(w).of(bodyTerms))
	default:
		return invert(s.Documents, len(w.Pairs), wanted, pairTerms)
	}
}

// invert does so with what terms returns of each document, a list as in
// [Analysed]; limit is above all term numbers.
func invert(documents []*Analysed, limit int, wanted []bool, terms func(*Analysed) (list []uint32, lengthClass uint8)) *Postings {
	p := &Postings{ends: make([]uint32, limit)}
	for _, doc := range documents {
		list, _ := terms(doc)
		for _, t := range list {
			if n := t >> numbers.FrequencyBits; wanted == nil || wanted[n] {
				p.ends[n]++
			}
		}
	}
	total := uint32(0)
	for n, count := range p.ends {
		p.ends[n] = total // for now where the term starts
		total += count
	}
	p.list = make([]Posting, total)
	for number, doc := range documents {
		list, length := terms(doc)
		for _, t := range list {
			n := t >> numbers.FrequencyBits
			if wanted != nil && !wanted[n] {
				continue
			}
			p.list[p.ends[n]] = NewPosting(number, numbers.CodeOf(uint8(t&numbers.FrequencyMask), length))
			p.ends[n]++
		}
	}
	return p
}

// LengthClass returns the class of a document's length in a field that has lengths: the one
// that all its postings there have.
func (d *Analysed) LengthClass(field string) uint8 {
	if field == numbers.FieldTitle {
		return d.titleLength
	}
	return d.bodyLength
}

func titleTerms(d *Analysed) ([]uint32, uint8) { return d.title, d.titleLength }
func bodyTerms(d *Analysed) ([]uint32, uint8)  { return d.body, d.bodyLength }
func pairTerms(d *Analysed) ([]uint32, uint8)  { return d.pairs, 0 }

// folder turns the exact terms of a document into folded ones: the frequency
// of a folded term is the sum over its spellings, so it follows from what the
// exact postings say and need not be exported.
type folder struct {
	foldOf []uint32
	sum    []int // by folded term
	terms  []uint32
}

func newFolder(w *WordList) *folder {
	return &folder{foldOf: w.FoldOf, sum: make([]int, len(w.Folded))}
}

// fold returns the folded terms of a list, valid until the next call.
func (f *folder) fold(list []uint32) []uint32 {
	f.terms = f.terms[:0]
	for _, t := range list {
		n := f.foldOf[t>>numbers.FrequencyBits]
		if f.sum[n] == 0 {
			f.terms = append(f.terms, n)
		}
		f.sum[n] += numbers.Frequencies[t&numbers.FrequencyMask]
	}
	for i, n := range f.terms {
		f.terms[i] = n<<numbers.FrequencyBits | uint32(numbers.FrequencyClass(f.sum[n]))
		f.sum[n] = 0
	}
	return f.terms
}

// of wraps a field's terms so that they come folded.
func (f *folder) of(terms func(*Analysed) ([]uint32, uint8)) func(*Analysed) ([]uint32, uint8) {
	return func(d *Analysed) ([]uint32, uint8) {
		list, length := terms(d)
		return f.fold(list), length
	}
}
