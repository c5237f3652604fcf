package offline

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"chuyende/internal/bundle"
)

// StockName is the name of the stock, to which a hash of what it holds is added.
// Servers know nothing of such files and send them as they are: what is in it is
// compressed, and no browser must be told so.
const StockName = "offline.bin"

// IsStock reports whether a path is that of a stock. Who opens a site from a disk has
// all files beside it.
func IsStock(file string) bool {
	is, _ := path.Match(bundle.Fingerprints(StockName), path.Base(file))
	return is
}

// Item is a file in a stock.
type Item struct {
	Path string
	Data []byte
}

// Stock is one file in the place of many small scripts of one line, with their paths made of
// names. All are cut at their quotation marks, their names before them, and what comes of those with
// as many pieces stands as a table, by column: like stands beside like, which halves what compression leaves.
//
//	{"before":"search/","after":".js","tables":[[COLUMNS,ROWS],…]}
//	piece 0 of the first script
//	piece 0 of the second script
//	…
//
// The whole is compressed as by [zlib].
type Stock struct {
	// Before and After are what stands before and after a name in a path.
	Before, After string
	items         [][]string // each file's name, and the pieces of its script
	made          []byte     // the stock of just these items, nil where it was not asked for
}

// quote is where scripts are cut.
const quote = `"`

// ErrShape is the error of a file that no stock can hold.
var ErrShape = errors.New("not a script of one line with such a name")

// Add puts files into the stock.
func (s *Stock) Add(items ...Item) error {
	added, err := s.cut(items)
	if err != nil {
		return err
	}
	s.items, s.made = append(s.items, added...), nil
	return nil
}

// cut makes pieces of files.
func (s *Stock) cut(items []Item) ([][]string, error) {
	all := make([][]string, len(items))
	for i, item := range items {
		name := s.name(item)
		if name == "" || s.Before+name+s.After != item.Path || strings.ContainsAny(name, quote+"\n\r") || bytes.ContainsAny(item.Data, "\n\r") {
			return nil, fmt.Errorf("%s: %w", item.Path, ErrShape)
		}
		all[i] = append([]string{name}, strings.Split(string(item.Data), quote)...)
	}
	return all, nil
}

// name is what a file's path has between Before and After.
func (s *Stock) name(item Item) string {
	return strings.TrimSuffix(strings.TrimPrefix(item.Path, s.Before), s.After)
}

// AddFitting puts the first of some files into the stock, as many as leave it within
// a size in bytes, or nearly as many. It returns how many these are, and what the
// stock then is.
func (s *Stock) AddFitting(items []Item, most int) (count int, data []byte, err error) {
	before := s.items[:len(s.items):len(s.items)]
	added, err := s.cut(items)
	if err != nil {
		return 0, nil, err
	}
	data, err = s.Bytes()
	if err != nil || len(items) == 0 {
		return 0, data, err
	}
	try := func(count int) ([]byte, error) {
		s.items, s.made = append(before, added[:count]...), nil
		return s.Bytes()
	}
	all, err := try(len(items))
	if err != nil || len(all) <= most {
		return len(items), all, err
	}
	sizes := make([]int, len(items)+1) // of so many, before they are compressed
	for i, item := range items {
		sizes[i+1] = sizes[i] + len(item.Data)
	}
	// Between a count that fits and one that does not, where the room should end if
	// compression left as much of all that lies between.
	tooMany, tooLarge := len(items), len(all)
	for range mostTries {
		room := most - len(data)
		if tooMany-count < 2 || room*enough < most {
			break
		}
		next, _ := slices.BinarySearch(sizes, sizes[count]+(sizes[tooMany]-sizes[count])*room/(tooLarge-len(data)))
		next = max(count+1, min(next, tooMany-1))
		tried, err := try(next)
		if err != nil {
			return 0, nil, err
		}
		if len(tried) <= most {
			count, data = next, tried
		} else {
			tooMany, tooLarge = next, len(tried)
		}
	}
	s.items, s.made = append(before, added[:count]...), data
	return count, data, nil
}

const (
	// mostTries is how many sizes of a stock are tried at most.
	mostTries = 8
	// enough is the part of the room that may stay empty: one in so many.
	enough = 50
)

// portion is how many bytes are handed to the compressor at once, about.
const portion = 32 << 10

// Bytes returns the stock, which nobody must change. The same files in the same order give the same bytes.
func (s *Stock) Bytes() ([]byte, error) {
	if s.made != nil {
		return s.made, nil
	}
	tables := map[int][][]string{}
	var columns []int // in the order in which they came
	for _, pieces := range s.items {
		if tables[len(pieces)] == nil {
			columns = append(columns, len(pieces))
		}
		tables[len(pieces)] = append(tables[len(pieces)], pieces)
	}
	head := struct {
		Before string   `json:"before"`
		After  string   `json:"after"`
		Tables [][2]int `json:"tables"`
	}{Before: s.Before, After: s.After}
	for _, n := range columns {
		head.Tables = append(head.Tables, [2]int{n, len(tables[n])})
	}
	text, err := encode(head)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, n := range columns {
		for column := range n {
			for _, pieces := range tables[n] {
				text = append(append(text, '\n'), pieces[column]...)
				if len(text) < portion {
					continue
				}
				if _, err := w.Write(text); err != nil {
					return nil, err
				}
				text = text[:0]
			}
		}
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	s.made = out.Bytes()
	return s.made, nil
}
