package pipeline

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// How much garbage may lie about while a site is built: as much as is needed, which is the
// runtime's default, but no less and no more than so many bytes, or of a very large site such a
// part of what is needed. By the default alone half of what a large site holds would be garbage,
// and while little is held it would be looked through again and again for a few megabytes.
const (
	leastGarbage = 32 << 20
	mostGarbage  = 96 << 20
	garbageShare = 8
)

// leastNeeded is what the runtime takes for needed at least.
const leastNeeded = 4 << 20

// collector has garbage collected so while any session of the process builds.
var collector struct {
	mu      sync.Mutex
	builds  int
	before  int  // per cent, of the process without a build
	settles bool // after the next collection
}

// sparing has garbage collected as said above until end is called. Who has set
// GOGC or GOMEMLIMIT knows better.
func sparing() (end func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	c := &collector
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.builds++; c.builds == 1 {
		c.before = debug.SetGCPercent(garbageFor(liveHeap()))
		if !c.settles {
			afterCollection()
		}
	}
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.builds--; c.builds == 0 {
			debug.SetGCPercent(c.before)
		}
	}
}

// afterCollection settles anew when the next collection comes, each time after one: the
// finalizer of what nobody holds runs then. The caller holds mu.
func afterCollection() {
	type passing struct{ _ *int }
	collector.settles = true
	runtime.SetFinalizer(&passing{}, func(*passing) {
		collector.mu.Lock()
		defer collector.mu.Unlock()
		if collector.settles = collector.builds > 0; collector.settles {
			debug.SetGCPercent(garbageFor(liveHeap()))
			afterCollection()
		}
	})
}

// garbageFor is how much garbage may lie beside what is needed, in per cent of that. What is
// settled after one collection holds until the finalizer of the next has run, a moment later.
func garbageFor(needed uint64) int {
	const all = 100
	needed = max(needed, leastNeeded)
	if needed <= leastGarbage {
		return int(leastGarbage * all / needed)
	}
	if needed <= mostGarbage {
		return all
	}
	return int(max(mostGarbage*all/needed, all/garbageShare))
}

// liveHeap is what the last collection has found needed.
func liveHeap() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
