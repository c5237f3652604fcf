package search

import "chuyende/search/internal/numbers"

// posting says that a document holds a term: the document's number in the
// upper 24 bits, the code in the lower eight.
type posting uint32

func newPosting(document int, c numbers.Code) posting { return posting(document)<<8 | posting(c) }

func (p posting) document() uint32   { return uint32(p >> 8) }
func (p posting) code() numbers.Code { return numbers.Code(p) }

// maxDocuments is how many documents a posting can tell apart.
const maxDocuments = 1 << 24

// postings are the documents of every term of a field.
type postings struct {
	ends []uint32 // by term: where its postings end in list
	list []posting
}

// of returns the postings of a term by ascending document; none for a term
// that was not asked for.
func (p *postings) of(term uint32) []posting {
	if int(term) >= len(p.ends) {
		return nil
	}
	start := uint32(0)
	if term > 0 {
		start = p.ends[term-1]
	}
	return p.list[start:p.ends[term]]
}

// invert turns documents that list the terms of a field into terms that list
// documents, by the numbers of the word list. If wanted is not nil, only the
// terms marked in it are looked at, which is many times cheaper than all.
func (s *snapshot) invert(field string, wanted []bool) *postings {
	switch w := s.words; field {
	case numbers.FieldTitle:
		return invert(s.documents, len(w.exact), wanted, titleTerms)
	case numbers.FieldTitleFolded:
		return invert(s.documents, len(w.folded), wanted, newFolder(w).of(titleTerms))
	case numbers.FieldBody:
		return invert(s.documents, len(w.exact), wanted, bodyTerms)
	case numbers.FieldBodyFolded:
		return invert(s.documents, len(w.folded), wanted, newFolder(w).of(bodyTerms))
	default:
		return invert(s.documents, len(w.pairs), wanted, pairTerms)
	}
}

// invert does so with what terms returns of each document, a list as in
// [analysed]; limit is above all term numbers.
func invert(documents []*analysed, limit int, wanted []bool, terms func(*analysed) (list []uint32, lengthClass uint8)) *postings {
	p := &postings{ends: make([]uint32, limit)}
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
	p.list = make([]posting, total)
	for number, doc := range documents {
		list, length := terms(doc)
		for _, t := range list {
			n := t >> numbers.FrequencyBits
			if wanted != nil && !wanted[n] {
				continue
			}
			p.list[p.ends[n]] = newPosting(number, numbers.CodeOf(uint8(t&numbers.FrequencyMask), length))
			p.ends[n]++
		}
	}
	return p
}

func titleTerms(d *analysed) ([]uint32, uint8) { return d.title, d.titleLength }
func bodyTerms(d *analysed) ([]uint32, uint8)  { return d.body, d.bodyLength }
func pairTerms(d *analysed) ([]uint32, uint8)  { return d.pairs, 0 }

// folder turns the exact terms of a document into folded ones: the frequency
// of a folded term is the sum over its spellings, so it follows from what the
// exact postings say and need not be exported.
type folder struct {
	foldOf []uint32
	sum    []int // by folded term
	terms  []uint32
}

func newFolder(w *wordList) *folder {
	return &folder{foldOf: w.foldOf, sum: make([]int, len(w.folded))}
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
func (f *folder) of(terms func(*analysed) ([]uint32, uint8)) func(*analysed) ([]uint32, uint8) {
	return func(d *analysed) ([]uint32, uint8) {
		list, length := terms(d)
		return f.fold(list), length
	}
}
