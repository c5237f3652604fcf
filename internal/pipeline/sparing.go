package pipeline

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// How much garbage may lie about while a site is built, in bytes. By the runtime's default
// it is as much as is needed: a small site is collected thirty times over on its way to
// a few megabytes, and half of what a large one holds is garbage.
const (
	enoughHeap  = 128 << 20 // of which nothing is collected before, needed or not
	someGarbage = 96 << 20  // is what three fifths of what is needed come to at most,
	leastShare  = 5         // but of a very large site it may be a fifth
)

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

// garbageFor is how much garbage may lie beside what is needed, in per cent of that.
func garbageFor(needed uint64) int {
	needed = max(needed, 1<<20)
	garbage := max(min(needed*3/5, someGarbage), needed/leastShare)
	if needed < enoughHeap {
		garbage = max(garbage, enoughHeap-needed)
	}
	return int(garbage * 100 / needed)
}

// liveHeap is what the last collection has found needed.
func liveHeap() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
