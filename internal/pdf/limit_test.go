package pdf

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestLimit: a file is given up by its share of the processor, never before as much has
// passed by the clock, and at the latest after ten times that.
func TestLimit(t *testing.T) {
	t.Parallel()
	const m = time.Minute
	for name, tt := range map[string]struct {
		passed, used time.Duration
		reading      int
		want         time.Duration
	}{
		"new":                      {0, 0, 1, m},
		"alone, all of the time":   {m, m, 1, 0},
		"on many cores, not yet":   {m / 2, 4 * m, 1, m / 2},
		"a busy machine":           {m, m / 4, 1, m * 3 / 4},
		"a busy machine, later":    {4 * m, m, 1, 0},
		"two files, half each":     {m, m, 2, m / 2},
		"two files, all the time":  {m, 2 * m, 2, 0},
		"nothing of the processor": {9*m + m/2, 0, 1, m / 2},
		"for ever":                 {10 * m, 0, 1, 0},
		"none is counted":          {m, m, 0, 0},
	} {
		l := limit{longest: m, reading: func() int { return tt.reading }}
		if got := l.left(tt.passed, tt.used); got != tt.want {
			t.Errorf("%s: %v is left, want %v", name, got, tt.want)
		}
	}
}

// TestGivenUp: the context of a file ends by the limit and says so, or with the one around it.
func TestGivenUp(t *testing.T) {
	t.Parallel()
	one := func() int { return 1 }
	busy := time.Duration(0)
	ctx, cancel := limit{longest: time.Nanosecond, spent: func() time.Duration { busy += time.Hour; return busy }, reading: one}.within(context.Background())
	defer cancel()
	<-ctx.Done()
	if err := context.Cause(ctx); !errors.Is(err, ErrTooSlow) {
		t.Errorf("given up by %v", err)
	}
	around, end := context.WithCancel(context.Background())
	ctx, cancel = limit{longest: time.Hour, spent: func() time.Duration { return 0 }, reading: one}.within(around)
	defer cancel()
	end()
	<-ctx.Done()
	if err := context.Cause(ctx); errors.Is(err, ErrTooSlow) {
		t.Errorf("ended from outside: %v", err)
	}
}

// TestSpent: work is counted.
func TestSpent(t *testing.T) {
	t.Parallel()
	before := spent()
	for n := uint64(0); spent() == before; n++ { // until the clock of the processor goes on
	}
}
