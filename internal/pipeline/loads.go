package pipeline

import (
	"bytes"
	"strings"
	"sync"

	"chuyende/internal/site"
)

// loads says which of the theme's bundles a file names, a bit for each in the
// order of [theme.bundles].
type loads uint64

// mostBundles is how many bundles loads has bits for. What more there were would
// be published whether or not a page asks for it.
const mostBundles = 64

// loader finds out which bundles the pages of a build load: no other is published,
// as a site of plain pages does without most of them.
type loader struct {
	bundles []file
	numbers map[string]int // by name below the folder of assets
	mu      sync.Mutex
	all     loads
	of      map[string]loads // by address
}

func newLoader(bundles []file) *loader {
	l := &loader{bundles: bundles, numbers: make(map[string]int, len(bundles)), of: map[string]loads{}}
	for i, f := range bundles {
		l.numbers[strings.TrimPrefix(f.address, site.AssetFolder)] = i
	}
	return l
}

// find looks for names of bundles in a file. Pages have them in attributes, with
// the way to the folder before.
func (l *loader) find(data []byte) loads {
	folder := []byte(site.AssetFolder[1:])
	var found loads
	for {
		_, rest, ok := bytes.Cut(data, folder)
		if !ok {
			return found
		}
		data = rest
		name := rest[:min(len(rest), longestBundle)]
		if end := bytes.IndexAny(name, "\"' <>)\\"); end >= 0 {
			name = name[:end]
		}
		if i, known := l.numbers[string(name)]; known && i < mostBundles {
			found |= 1 << i
		}
	}
}

// longestBundle is how long the name of a bundle may be.
const longestBundle = 80

// note keeps which bundles the file at an address loads.
func (l *loader) note(address string, found loads) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.of[address] = found
	l.all |= found
}

// used are the bundles that the files noted load, and those that these fetch.
func (l *loader) used(t *theme) []file {
	var all []file
	for i, f := range l.bundles {
		if i >= mostBundles || l.all&(1<<i) != 0 || (f.address == t.laterScript.address || f.address == t.slipsScript.address) && l.loads(t.searchScript.address) {
			all = append(all, f)
		}
	}
	return all
}

// loads reports whether a file noted loads the bundle at an address.
func (l *loader) loads(address string) bool {
	i, known := l.numbers[strings.TrimPrefix(address, site.AssetFolder)]
	return known && (i >= mostBundles || l.all&(1<<i) != 0)
}
