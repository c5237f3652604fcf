package server

import (
	"context"
	"maps"
	"slices"
	"time"
)

// A save is a few events within milliseconds, a checkout of another branch
// many within seconds: the site is rebuilt once nothing has changed for quiet,
// but at the latest longest after the first change.
const (
	quiet   = 30 * time.Millisecond
	longest = 200 * time.Millisecond
)

// collect gathers changes into sorted batches without duplicates. An empty list
// of paths, in or out, stands for all. While nobody takes a batch it grows.
// The channel is closed when ctx is done or in is closed.
func collect(ctx context.Context, in <-chan []string, quiet, longest time.Duration) <-chan []string {
	out := make(chan []string)
	go func() {
		defer close(out)
		c := collector{paths: map[string]bool{}}
		calm, limit := time.NewTimer(quiet), time.NewTimer(longest)
		calm.Stop()
		limit.Stop()
		for {
			var ready chan<- []string
			var batch []string
			if c.due {
				ready, batch = out, c.batch()
			}
			select {
			case <-ctx.Done():
				return
			case paths, ok := <-in:
				if !ok {
					return
				}
				if c.empty() {
					limit.Reset(longest)
				}
				c.add(paths)
				calm.Reset(quiet)
				c.due = c.late // a batch that waits for its taker may still be in the middle of a save
			case <-calm.C:
				c.due = !c.empty()
			case <-limit.C:
				c.due = !c.empty()
				c.late = c.due
			case ready <- batch:
				c = collector{paths: map[string]bool{}}
				calm.Stop()
				limit.Stop()
			}
		}
	}()
	return out
}

// collector is a batch that grows.
type collector struct {
	paths map[string]bool
	all   bool
	due   bool // may be taken
	late  bool // must not wait for quiet any more
}

func (c *collector) empty() bool { return len(c.paths) == 0 && !c.all }

func (c *collector) add(paths []string) {
	c.all = c.all || len(paths) == 0
	for _, path := range paths {
		c.paths[path] = true
	}
}

func (c *collector) batch() []string {
	if c.all {
		return nil
	}
	return slices.Sorted(maps.Keys(c.paths))
}
