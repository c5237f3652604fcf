package pdf

import (
	"context"
	"time"
)

// limit says when a file is given up. A machine that is busy with other things may
// take long over a good file: what counts is the time that this program had of the
// processor, shared among the files that it reads at the moment.
type limit struct {
	// longest is that time; no file is given up before as much has passed by the clock.
	longest time.Duration
	// spent is the time of the processor that the program has had.
	spent func() time.Duration
	// reading is how many files are read at the moment.
	reading func() int
}

// mostWaits is how many times longest may pass by the clock, whatever the program had of the
// processor: where it has next to none, somebody waits for nothing.
const mostWaits = 10

// left is how long a file may still be read that has been for passed, while the
// program had used of the processor; nothing or less where it is to be given up.
func (l limit) left(passed, used time.Duration) time.Duration {
	own := l.longest - used/time.Duration(max(l.reading(), 1))
	return min(max(own, l.longest-passed), mostWaits*l.longest-passed)
}

// within ends a context with [ErrTooSlow] when the file that is read in it is to be given up.
func (l limit) within(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	began, before := time.Now(), l.spent()
	go func() {
		for {
			left := l.left(time.Since(began), l.spent()-before)
			if left <= 0 {
				cancel(ErrTooSlow)
				return
			}
			timer := time.NewTimer(left)
			select {
			case <-timer.C:
			case <-ctx.Done():
				timer.Stop()
				return
			}
		}
	}()
	return ctx, func() { cancel(context.Canceled) }
}
