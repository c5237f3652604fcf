package answer

import (
	"errors"
	"fmt"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	zap "github.com/blevesearch/zapx/v17"

	"chuyende/search/internal/plan"
	"chuyende/search/internal/schema"
)

// errForeign says that an index is not laid out as search.Builder.WriteBleve does
// it: in one segment, whose document numbers are the order of the URLs.
var errForeign = errors.New("the index was not written by this program")

// reading is one look at the index, for the time of one query and for one
// goroutine: bleve's dictionaries must not be shared.
//
// It tells which documents hold a term by the bitmap that bleve keeps them
// in: to count the documents that hold every word, thousands of postings need
// not be stepped through. Scores are bleve's own business, see score.go.
type reading struct {
	snapshot     *scorch.IndexSnapshot
	documents    int
	dictionaries map[string]*zap.Dictionary
}

func (x *Index) read() (*reading, error) {
	advanced, err := x.bleve.Advanced()
	if err != nil {
		return nil, err
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok || len(snapshot.Segments()) != 1 {
		reader.Close()
		return nil, errForeign
	}
	return &reading{snapshot: snapshot, documents: x.Len(), dictionaries: map[string]*zap.Dictionary{}}, nil
}

func (r *reading) close() { r.snapshot.Close() }

// dictionary returns a field's dictionary, an empty one for an unknown field.
func (r *reading) dictionary(field string) (*zap.Dictionary, error) {
	if d := r.dictionaries[field]; d != nil {
		return d, nil
	}
	found, err := r.snapshot.Segments()[0].Segment().Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", field, err)
	}
	d, ok := found.(*zap.Dictionary)
	if !ok {
		return nil, errForeign
	}
	r.dictionaries[field] = d
	return d, nil
}

func (r *reading) postings(field, term string) (*zap.PostingsList, error) {
	d, err := r.dictionary(field)
	if err != nil {
		return nil, err
	}
	found, err := d.PostingsList([]byte(term), nil, nil)
	if err != nil {
		return nil, fmt.Errorf("field %s, term %q: %w", field, term, err)
	}
	list, ok := found.(*zap.PostingsList)
	if !ok {
		return nil, errForeign
	}
	return list, nil
}

// count returns how many documents hold a term.
func (r *reading) count(field, term string) (int, error) {
	list, err := r.postings(field, term)
	if err != nil {
		return 0, err
	}
	return int(list.Count()), nil
}

// frequency returns how often a document has a term, 0 if it has not.
func (r *reading) frequency(field, term string, document uint32) (int, error) {
	list, err := r.postings(field, term)
	if err != nil {
		return 0, err
	}
	found, err := list.Iterator(true, false, false, nil).Advance(uint64(document))
	if err != nil || found == nil || found.Number() != uint64(document) {
		return 0, err
	}
	return int(found.Frequency()), nil
}

// repeating returns the documents that have a term so many times at least.
func (r *reading) repeating(field, term string, times int) (*roaring.Bitmap, error) {
	set := roaring.New()
	list, err := r.postings(field, term)
	if err != nil {
		return set, err
	}
	for all := list.Iterator(true, false, false, nil); ; {
		found, err := all.Next()
		if err != nil || found == nil {
			return set, err
		}
		if int(found.Frequency()) >= times {
			set.Add(uint32(found.Number()))
		}
	}
}

// holders returns the documents that match any of clauses, never nil.
func (r *reading) holders(clauses ...plan.Clause) (*roaring.Bitmap, error) {
	set := roaring.New()
	for _, c := range clauses {
		for _, term := range c.Terms {
			list, err := r.postings(c.Field, term)
			if err != nil {
				return set, err
			}
			list.OrInto(set)
		}
	}
	return set, nil
}

// all returns every document.
func (r *reading) all() *roaring.Bitmap {
	set := roaring.New()
	set.AddRange(0, uint64(r.documents))
	return set
}

// terms calls visit with each term of a field in byte order, until there is an
// error. Counts are not offered: those of bleve's iterator are wrong after the
// first term that one document alone holds, as zap keeps these apart.
func (r *reading) terms(field string, visit func(term string) error) error {
	d, err := r.dictionary(field)
	if err != nil {
		return err
	}
	all := d.AutomatonIteratorOmitCount(nil, nil, nil)
	for {
		entry, err := all.Next()
		if err != nil {
			return fmt.Errorf("field %s: %w", field, err)
		}
		if entry == nil {
			return nil
		}
		if err := visit(entry.Term); err != nil {
			return err
		}
	}
}

// facets returns the names of the facets, in byte order.
func (r *reading) facets() ([]string, error) {
	fields, err := r.snapshot.Fields()
	var names []string
	for _, field := range fields {
		if name, ok := strings.CutPrefix(field, schema.FacetPrefix); ok {
			names = append(names, name)
		}
	}
	return names, err
}

// storedDocument is what an index keeps of a document to show it.
type storedDocument struct {
	url, title, kind, kindTitle, summary, fragment string
}

// stored returns what is kept of a document.
func (r *reading) stored(number uint32) (storedDocument, error) {
	var d storedDocument
	places := map[string]*string{
		schema.FieldID: &d.url, schema.FieldShown: &d.title, schema.FieldKind: &d.kind, schema.FieldKindTitle: &d.kindTitle,
		schema.FieldSummary: &d.summary, schema.FieldFragment: &d.fragment,
	}
	err := r.snapshot.Segments()[0].VisitDocument(uint64(number), func(field string, _ byte, value []byte, _ []uint64) bool {
		if place := places[field]; place != nil {
			*place = string(value)
		}
		return true
	})
	if err != nil {
		return d, fmt.Errorf("document %d: %w", number, err)
	}
	return d, nil
}
