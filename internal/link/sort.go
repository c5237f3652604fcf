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

// fraction is how finely weights are told apart.
const fraction = 1000

// Sorter orders pages. It keeps the collation keys of titles, which cost far
// more to make than to compare, and how long lists stood, as sorting again what is in
// order costs little. So a caller that links again and again should
// hand in the same one. It is not for concurrent use.
type Sorter struct {
	collator *vietnamese.Collator
	keys     map[string][]byte
	known    map[*site.Page]*pageKeys
	before   map[string][]*site.Page // long lists by name, as they stood last
}

// pageKeys are the collation keys of a page's title and path.
type pageKeys struct {
	title           string // that the key is of: linking gives some pages another
	ofTitle, ofPath []byte
}

// NewSorter returns a sorter that knows no title yet.
func NewSorter() *Sorter {
	return &Sorter{
		collator: vietnamese.NewCollator(), keys: map[string][]byte{},
		known: map[*site.Page]*pageKeys{}, before: map[string][]*site.Page{},
	}
}

// forget drops what was kept of pages that are no more, once these are many beside
// so many that are.
func (s *Sorter) forget(pages int) {
	const few = 1000
	if len(s.known) > pages+pages/4+few {
		clear(s.known)
		clear(s.keys)
	}
}

// of returns the keys of a page.
func (s *Sorter) of(p *site.Page) *pageKeys {
	k := s.known[p]
	if k == nil {
		k = &pageKeys{ofPath: s.collator.Key(p.Path)}
		s.known[p] = k
	}
	if k.ofTitle == nil || k.title != p.Title {
		k.title, k.ofTitle = p.Title, s.key(p.Title)
	}
	return k
}

// again puts pages into the order that the list of this name had last, new ones behind
// the others.
func (s *Sorter) again(list string, pages []*site.Page) {
	before := s.before[list]
	if len(before) == 0 {
		return
	}
	left := make(map[*site.Page]bool, len(pages))
	for _, p := range pages {
		left[p] = true
	}
	sorted := make([]*site.Page, 0, len(pages))
	for _, p := range before {
		if left[p] {
			left[p] = false
			sorted = append(sorted, p)
		}
	}
	for _, p := range pages {
		if left[p] {
			sorted = append(sorted, p)
		}
	}
	copy(pages, sorted)
}

// stands keeps the order of a list for [Sorter.again].
func (s *Sorter) stands(list string, pages []*site.Page) {
	s.before[list] = append(s.before[list][:0], pages...)
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
	type row struct {
		page  *site.Page
		parts []part
	}
	// What is compared is looked up once for each page, not for each pair.
	width := len(order) + 1
	rows, parts := make([]row, len(pages)), make([]part, len(pages)*width)
	for i, p := range pages {
		rows[i] = row{p, parts[i*width : (i+1)*width]}
		for k, key := range order {
			rows[i].parts[k] = s.part(p, key)
		}
		rows[i].parts[width-1] = s.part(p, "path")
	}
	slices.SortFunc(rows, func(a, b row) int {
		for i := range a.parts {
			if c := a.parts[i].compare(b.parts[i]); c != 0 {
				return c
			}
		}
		return 0
	})
	for i := range rows {
		pages[i] = rows[i].page
	}
}

// part is what pages are compared by under one key: a number or a collation
// key. down turns the order round.
type part struct {
	number int64
	text   []byte
	down   bool
}

func (a part) compare(b part) int {
	c := cmp.Or(cmp.Compare(a.number, b.number), bytes.Compare(a.text, b.text))
	if a.down {
		return -c
	}
	return c
}

// part looks up what a page is compared by under a key of an order.
func (s *Sorter) part(p *site.Page, key string) part {
	key, down := strings.CutPrefix(key, "-")
	switch key {
	case "title":
		return part{text: s.of(p).ofTitle, down: down}
	case "path":
		return part{text: s.of(p).ofPath, down: down}
	case "date":
		return part{number: p.Date.Unix(), down: down}
	}
	number := int64(noWeight) * fraction
	if down {
		number = -number
	}
	switch {
	case key == "weight" && !p.Meta.Has(key) && p.Order > 0:
		number = int64(p.Order) * fraction
	case p.Meta.Has(key):
		number = int64(math.Round(p.Meta.Number(key) * fraction))
	}
	return part{number: number, down: down}
}
