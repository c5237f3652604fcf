package pipeline

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"chuyende/internal/bundle"
	"chuyende/internal/offline"
	"chuyende/internal/output"
	"chuyende/internal/site"
	"chuyende/search"
)

// stocker makes the stock: what search needs to answer, in one file, as far as the
// first visit has room for it. What every query needs comes first, and nothing
// without it; then the terms, small files first where there is no room for all, as
// a query with words of a few documents is answered by these; then summaries in the
// place of texts.
type stocker struct {
	kept  *offline.Site
	read  func(string) ([]byte, error)
	files map[search.Need][]output.File
	room  int // bytes that the stock may have
	stock offline.Stock
	data  []byte // the stock, as far as it is filled
}

// layIn adds the stock to what a browser may keep; none where the room is too small
// for what every query needs.
func layIn(kept *offline.Site, read func(string) ([]byte, error), add func(string, []byte) error) error {
	opens := func(path string) bool { return search.NeedOf(path) == search.ToOpen }
	room, err := kept.Room(opens, read)
	if err != nil {
		return err
	}
	s := stocker{kept: kept, read: read, room: room, files: map[search.Need][]output.File{}}
	s.stock = offline.Stock{Before: site.SearchFolder[1:], After: ".js"}
	for _, f := range kept.Files {
		need := search.NeedOf(f.Path)
		s.files[need] = append(s.files[need], f)
	}
	if begun, err := s.begin(); err != nil || !begun {
		return err
	}
	if err := s.goOn(); err != nil {
		return err
	}
	sum := sha256.Sum256(s.data)
	name := site.AssetFolder[1:] + bundle.Fingerprint(offline.StockName, s.data)
	kept.Stock.File = output.File{Path: name, Digest: hex.EncodeToString(sum[:]), Size: int64(len(s.data))}
	return add(name, s.data)
}

// begin puts in what every query needs, and reports whether there is room for it.
func (s *stocker) begin() (begun bool, err error) {
	first := slices.Concat(s.files[search.ToOpen], s.files[search.ToName])
	items, err := s.light(first)
	if err != nil || len(items) < len(first) || len(first) == 0 {
		return false, err
	}
	if err := s.stock.Add(items...); err != nil {
		return false, err
	}
	s.data, err = s.stock.Bytes()
	return err == nil && len(s.data) <= s.room, err
}

// goOn fills the room that is left, and notes what the stock holds the whole of.
func (s *stocker) goOn() error {
	holds := &s.kept.Stock.Holds
	for _, f := range s.files[search.ToOpen] {
		*holds = append(*holds, f.Path)
	}
	if len(s.files[search.ToName]) > 0 {
		*holds = append(*holds, s.stock.Before+"c/")
	}
	terms := s.files[search.ToFind]
	slices.SortStableFunc(terms, func(a, b output.File) int { return cmp.Compare(a.Size, b.Size) })
	whole, err := s.fill(terms)
	if err != nil || !whole {
		return err
	}
	s.kept.Stock.Whole, *holds = true, append(*holds, s.stock.Before+"t/")
	_, err = s.fill(s.files[search.ToQuote])
	return err
}

// fill puts files in as long as there is room, and reports whether all of them.
func (s *stocker) fill(files []output.File) (whole bool, err error) {
	items, err := s.light(files)
	if err != nil {
		return false, err
	}
	var count int
	count, s.data, err = s.stock.AddFitting(items, s.room)
	return count == len(files), err
}

// mostTried is how many bytes are read at most to be put into the stock: of terms
// compression leaves half, of cards and summaries a third.
const mostTried = 4 * offline.MostFirst

// light reads files as the stock holds them, no more than may be of use.
func (s *stocker) light(files []output.File) ([]offline.Item, error) {
	if len(files) == 0 {
		return nil, nil
	}
	manifest, err := s.read(search.ManifestPath)
	if err != nil {
		return nil, err
	}
	lighten, err := search.Lightener(manifest)
	if err != nil {
		return nil, err
	}
	var items []offline.Item
	for bytes := 0; len(items) < len(files) && bytes < mostTried; {
		f := files[len(items)]
		data, err := s.read(f.Path)
		if err == nil {
			data, err = lighten(f.Path, data)
		}
		if err != nil {
			return nil, err
		}
		items = append(items, offline.Item{Path: f.Path, Data: data})
		bytes += len(data)
	}
	return items, nil
}
