package answer

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"chuyende/search/internal/plan"
	"chuyende/search/internal/schema"
)

// calendar knows the dates of all documents.
type calendar struct {
	newest []uint32 // all documents, the newest first, those without a date last
	dates  []string // by document
}

func (x *Index) readCalendar() (*calendar, error) {
	r, err := x.read()
	if err != nil {
		return nil, err
	}
	defer r.close()
	var dates []string
	err = r.terms(schema.FieldDate, func(date string) error {
		dates = append(dates, date)
		return nil
	})
	if err != nil {
		return nil, err
	}
	c := &calendar{newest: make([]uint32, 0, r.documents), dates: make([]string, r.documents)}
	undated := r.all()
	for _, date := range slices.Backward(dates) {
		set, err := r.holders(plan.Clause{Field: schema.FieldDate, Terms: []string{date}})
		if err != nil {
			return nil, err
		}
		set.And(undated) // a document has one date
		undated.AndNot(set)
		c.add(set, date)
	}
	c.add(undated, "")
	return c, nil
}

func (c *calendar) add(set *roaring.Bitmap, date string) {
	for numbers := set.Iterator(); numbers.HasNext(); {
		number := numbers.Next()
		c.newest = append(c.newest, number)
		c.dates[number] = date
	}
}
