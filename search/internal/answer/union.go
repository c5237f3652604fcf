package answer

import (
	"bytes"
	"context"
	"sort"
	"unsafe"

	index "github.com/blevesearch/bleve_index_api"

	"chuyende/search/internal/numbers"
)

// unionMark joins the terms of a clause to one term for bleve. No word holds
// it.
const unionMark = "\x00"

// unions is an index in which several terms of a field can be read as one,
// under the name that [unionMark] joins them to. bleve then scores them as
// one word that has several spellings, by its own rules.
type unions struct{ index.IndexReader }

// TermFieldReader reads a term, or the union of several.
func (u unions) TermFieldReader(ctx context.Context, term []byte, field string, frequency, norm, vectors bool) (index.TermFieldReader, error) {
	terms := bytes.Split(term, []byte(unionMark))
	if len(terms) == 1 {
		return u.IndexReader.TermFieldReader(ctx, term, field, frequency, norm, vectors)
	}
	merged := &unionReader{}
	for _, term := range terms {
		list, err := u.readAll(ctx, term, field)
		if err != nil {
			return nil, err
		}
		merged.list = mergeUnion(merged.list, list)
	}
	for i := range merged.list {
		// The sum becomes a class again, as the browser has nothing finer.
		p := &merged.list[i]
		p.frequency = numbers.Frequencies[numbers.FrequencyClass(p.frequency)]
	}
	return merged, nil
}

// unionPosting is a posting of one term or several.
type unionPosting struct {
	document  uint64
	frequency int
	norm      float64
}

func (u unions) readAll(ctx context.Context, term []byte, field string) ([]unionPosting, error) {
	reader, err := u.IndexReader.TermFieldReader(ctx, term, field, true, true, false)
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	list := make([]unionPosting, 0, reader.Count())
	var doc index.TermFieldDoc
	for {
		next, err := reader.Next(doc.Reset())
		if err != nil || next == nil {
			return list, err
		}
		list = append(list, unionPosting{next.ID.Value(), int(next.Freq), next.Norm})
	}
}

// mergeUnion merges two lists that ascend by document. A document in both has
// the sum of the frequencies; its norm is that of the field and the same.
func mergeUnion(a, b []unionPosting) []unionPosting {
	if len(a) == 0 {
		return b
	}
	merged := make([]unionPosting, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0].document < b[0].document:
			merged, a = append(merged, a[0]), a[1:]
		case a[0].document > b[0].document:
			merged, b = append(merged, b[0]), b[1:]
		default:
			both := a[0]
			both.frequency += b[0].frequency
			merged, a, b = append(merged, both), a[1:], b[1:]
		}
	}
	return append(append(merged, a...), b...)
}

// unionReader steps through a union.
type unionReader struct {
	list []unionPosting
	at   int // of the next
}

// Next returns the next document, nil after the last.
func (r *unionReader) Next(doc *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	if r.at >= len(r.list) {
		return nil, nil
	}
	if doc == nil {
		doc = &index.TermFieldDoc{}
	}
	p := r.list[r.at]
	r.at++
	doc.ID = index.NewIndexInternalID(doc.ID, p.document)
	doc.Freq, doc.Norm = uint64(p.frequency), p.norm
	return doc, nil
}

// Advance returns the first document that is not before id, which may lie
// behind the documents returned already, as with bleve's own reader.
func (r *unionReader) Advance(id index.IndexInternalID, doc *index.TermFieldDoc) (*index.TermFieldDoc, error) {
	wanted := id.Value()
	r.at = sort.Search(len(r.list), func(i int) bool { return r.list[i].document >= wanted })
	return r.Next(doc)
}

// Count returns the number of documents.
func (r *unionReader) Count() uint64 { return uint64(len(r.list)) }

// Size returns about how many bytes of memory the reader takes.
func (r *unionReader) Size() int {
	return int(unsafe.Sizeof(*r)) + cap(r.list)*int(unsafe.Sizeof(unionPosting{}))
}

// Close does nothing: the index is not open any more.
func (r *unionReader) Close() error { return nil }
