package link

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"

	"chuyende/internal/site"
	"chuyende/internal/vietnamese"
)

// noWeight places pages without a weight or order after those with one,
// whichever way the order runs.
const noWeight = math.MaxInt32

// Sorter orders pages. It keeps the collation keys of titles, which cost far
// more to make than to compare, so a caller that links again and again should
// hand in the same one. It is not for concurrent use.
type Sorter struct {
	collator *vietnamese.Collator
	keys     map[string][]byte
}

// NewSorter returns a sorter that knows no title yet.
func NewSorter() *Sorter {
	return &Sorter{collator: vietnamese.NewCollator(), keys: map[string][]byte{}}
}

func (s *Sorter) key(title string) []byte {
	key, ok := s.keys[title]
	if !ok {
		key = s.collator.Key(title)
		s.keys[title] = key
	}
	return key
}

// compareTitles is the Vietnamese order, numbers by value.
func (s *Sorter) compareTitles(a, b string) int {
	if a == b {
		return 0
	}
	return bytes.Compare(s.key(a), s.key(b))
}

// pages sorts by the keys of a [site.Kind]'s Order. Pages that agree in all of
// them stand by path, so that the order never depends on the disk.
func (s *Sorter) pages(pages []*site.Page, order []string) {
	slices.SortFunc(pages, func(a, b *site.Page) int {
		for _, key := range order {
			if c := s.compare(a, b, key); c != 0 {
				return c
			}
		}
		return s.compareTitles(a.Path, b.Path)
	})
}

// compare orders by one key; "-" before it turns the order round.
func (s *Sorter) compare(a, b *site.Page, key string) int {
	key, down := strings.CutPrefix(key, "-")
	if down {
		a, b = b, a
	}
	switch key {
	case "title":
		return s.compareTitles(a.Title, b.Title)
	case "path":
		return s.compareTitles(a.Path, b.Path)
	case "date":
		return a.Date.Compare(b.Date)
	}
	none := noWeight
	if down {
		none = -noWeight
	}
	return cmp.Compare(number(a, key, none), number(b, key, none))
}

// number is the value of an Int key, or none where a page lacks it.
func number(p *site.Page, key string, none int) int {
	if !p.Meta.Has(key) {
		return none
	}
	return p.Meta.Int(key)
}
