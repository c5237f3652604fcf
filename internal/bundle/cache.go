package bundle

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

// Store keeps bundles from one process to the next. It may forget any, and is
// asked by the program that filled it only: how bundles are made is part of no
// key.
type Store interface {
	// Get returns what was put under a key, or nil.
	Get(key string) []byte
	Put(key string, data []byte)
}

// Cache makes bundles and remembers them by the bytes of all that went into
// each, so that a change of one file costs only the bundles that hold it. It may
// be used by several goroutines; its nil pointer remembers nothing.
type Cache struct {
	store Store

	mu    sync.Mutex
	slots map[string]*slot
}

// NewCache returns an empty cache. store may be nil.
func NewCache(store Store) *Cache { return &Cache{store: store, slots: map[string]*slot{}} }

// mostMade is how many states of one bundle are remembered.
const mostMade = 3

// slot holds what was made of one entry with the same options, the latest last.
// It is locked while a bundle is made, so that two do not make the same.
type slot struct {
	mu    sync.Mutex
	asked bool // the store has given what it has
	made  []made
}

// made is a bundle and what it was made of.
type made struct {
	Inputs []input
	Data   []byte
}

// input is a file that went into a bundle.
type input struct {
	Space, Name string
	Sum         [sha256.Size]byte
}

// Script bundles the module entry and all that it imports. Imports name files
// exactly, relative ("./fold.js") or in a mount. The error is an [*Error] if
// the sources are at fault. The bytes are remembered and not to be changed.
func (c *Cache) Script(fsys fs.FS, entry string, o Options) ([]byte, error) {
	return c.get(scriptJob(fsys, entry, o))
}

// Style bundles the style sheet entry and all that it imports with @import,
// minified. Addresses in url(…) are left as they are: they count from where
// the result is put. The error is an [*Error] if the sources are at fault. The bytes are
// remembered and not to be changed.
func (c *Cache) Style(fsys fs.FS, entry string) ([]byte, error) {
	return c.get(styleJob(fsys, entry))
}

func (c *Cache) get(j job) ([]byte, error) {
	if c == nil {
		return j.build()
	}
	key := j.key()
	c.mu.Lock()
	s := c.slots[key]
	if s == nil {
		s = &slot{}
		c.slots[key] = s
	}
	c.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.store != nil && !s.asked {
		var m made
		if data := c.store.Get(key); data != nil && gob.NewDecoder(bytes.NewReader(data)).Decode(&m) == nil {
			s.made = append(s.made, m)
		}
		s.asked = true
	}
	for _, m := range s.made {
		if m.fits(j.sources) {
			return m.Data, nil
		}
	}
	var read record
	j.sources.record = &read
	data, err := j.build()
	if err != nil {
		return nil, err
	}
	m := made{Inputs: read.sorted(), Data: data}
	if len(s.made) == mostMade {
		s.made = slices.Delete(s.made, 0, 1)
	}
	s.made = append(s.made, m)
	var b bytes.Buffer
	if c.store != nil && gob.NewEncoder(&b).Encode(m) == nil {
		c.store.Put(key, b.Bytes())
	}
	return data, nil
}

// key tells apart what differs by more than by the bytes of files: which imports
// are made, and which lead to other trees, decides where a name leads.
func (j job) key() string {
	names := func(of []string) []string { slices.Sort(of); return of }
	var mounts, modules []string
	for name := range j.sources.mounts {
		mounts = append(mounts, name)
	}
	for name := range j.sources.modules {
		modules = append(modules, name)
	}
	return fmt.Sprintf("bundle %q %t %d %q %q %q", j.entry, j.minify, j.format, j.private, names(mounts), names(modules))
}

// fits reports whether a bundle would be made of the same bytes now. What files
// import follows from their bytes, and a file that has come in the place of none
// would have been a mistake before.
func (m made) fits(s sources) bool {
	return !slices.ContainsFunc(m.Inputs, func(in input) bool {
		data, err := s.read(in.Space, in.Name)
		return err != nil || sha256.Sum256(data) != in.Sum
	})
}

// record notes which files are read for a bundle; esbuild reads them at once.
type record struct {
	mu     sync.Mutex
	inputs []input
}

func (r *record) add(space, name string, data []byte) {
	if r == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.inputs = append(r.inputs, input{space, name, sha256.Sum256(data)})
}

func (r *record) sorted() []input {
	slices.SortFunc(r.inputs, func(a, b input) int {
		return cmp.Or(cmp.Compare(a.Space, b.Space), cmp.Compare(a.Name, b.Name))
	})
	return r.inputs
}
