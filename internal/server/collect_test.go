package server

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

// Time in these tests is that of synctest: waits are exact and take none.
func TestCollect(t *testing.T) {
	t.Parallel()
	type change struct {
		after time.Duration // since the change before
		paths []string
	}
	type batch struct {
		at    time.Duration // since the start
		paths []string
	}
	save := func(n int, every time.Duration) (changes []change) {
		for range n {
			changes = append(changes, change{every, []string{"b.md"}})
		}
		return changes
	}
	const ms = time.Millisecond
	for name, tt := range map[string]struct {
		changes []change
		busy    time.Duration // that the taker of a batch takes
		want    []batch
	}{
		"one save": {[]change{{0, []string{"a.md"}}}, 0, []batch{{30 * ms, []string{"a.md"}}}},
		"a save in steps": {
			[]change{{0, []string{"b.md"}}, {10 * ms, []string{"a.md"}}, {10 * ms, []string{"b.md"}}}, 0,
			[]batch{{50 * ms, []string{"a.md", "b.md"}}},
		},
		"two saves": {[]change{{0, []string{"a.md"}}, {100 * ms, []string{"a.md"}}}, 0,
			[]batch{{30 * ms, []string{"a.md"}}, {130 * ms, []string{"a.md"}}}},
		"never quiet": {save(15, 20*ms), 0, []batch{{220 * ms, []string{"b.md"}}, {330 * ms, []string{"b.md"}}}},
		"all":         {[]change{{0, []string{"a.md"}}, {0, nil}, {0, []string{"b.md"}}}, 0, []batch{{30 * ms, nil}}},
		"while busy": {[]change{{0, []string{"a.md"}}, {100 * ms, []string{"b.md"}}, {100 * ms, []string{"c.md"}}}, 500 * ms,
			[]batch{{30 * ms, []string{"a.md"}}, {530 * ms, []string{"b.md", "c.md"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				in := make(chan []string)
				ctx, stop := context.WithCancel(t.Context())
				go func() {
					for _, c := range tt.changes {
						time.Sleep(c.after)
						in <- c.paths
					}
					time.Sleep(time.Second)
					stop()
				}()
				var got []batch
				for paths := range collect(ctx, in, quiet, longest) {
					got = append(got, batch{time.Since(start), paths})
					time.Sleep(tt.busy)
				}
				if !slices.EqualFunc(got, tt.want, func(a, b batch) bool { return a.at == b.at && slices.Equal(a.paths, b.paths) }) {
					t.Errorf("batches %v, want %v", got, tt.want)
				}
			})
		})
	}
}

func TestCollectEnds(t *testing.T) {
	t.Parallel()
	in := make(chan []string)
	close(in)
	if paths, ok := <-collect(t.Context(), in, quiet, longest); ok {
		t.Errorf("batch %v from no changes", paths)
	}
}
