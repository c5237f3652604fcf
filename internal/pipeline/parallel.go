package pipeline

import (
	"bytes"
	"context"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// each runs work for every index below n, spread over the processors, and
// stops at the first error or when ctx ends. progress may be nil.
func each(ctx context.Context, n int, work func(i int) error, progress func(done, total int)) error {
	group, ctx := errgroup.WithContext(ctx)
	var next, done atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := work(i); err != nil {
					return err
				}
				if d := int(done.Add(1)); progress != nil {
					progress(d, n)
				}
			}
		})
	}
	return group.Wait()
}

// parallel runs work for every item with a buffer that the worker empties
// before each.
func parallel[T any](ctx context.Context, items []T, work func(w *bytes.Buffer, item T) error, progress func(done, total int)) error {
	// One buffer a worker; a channel hands them round, so none is shared.
	buffers := make(chan *bytes.Buffer, runtime.GOMAXPROCS(0))
	for range cap(buffers) {
		buffers <- &bytes.Buffer{}
	}
	return each(ctx, len(items), func(i int) error {
		w := <-buffers
		defer func() { buffers <- w }()
		w.Reset()
		return work(w, items[i])
	}, progress)
}
