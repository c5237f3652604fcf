package main

import (
	"context"
	"errors"
	"os"
	"syscall"
)

// interruption is the signal that asked the program to stop: the cause of the
// end of its context.
type interruption struct{ signal syscall.Signal }

// Error is part of error.
func (i interruption) Error() string { return "stopped by a signal: " + i.signal.String() }

// code is the exit code that shells know for the end by a signal.
func (i interruption) code() int { return 128 + int(i.signal) }

// obey asks the program to stop at the first signal, by ending its context,
// and ends it at once at the second: work that does not look at its context
// cannot keep the user waiting, and what lies in the output folder is whole at
// any moment. It returns when signals is closed.
func obey(signals <-chan os.Signal, stop context.CancelCauseFunc, exit func(code int)) {
	for n := 0; ; n++ {
		received, ok := <-signals
		if !ok {
			return
		}
		signal, ok := received.(syscall.Signal)
		if !ok {
			signal = syscall.SIGINT
		}
		if n == 0 {
			stop(interruption{signal})
			continue
		}
		exit(interruption{signal}.code())
	}
}

// interrupted returns the signal that ended a context, if one did and err
// tells of that.
func interrupted(ctx context.Context, err error) (by interruption, ok bool) {
	ok = errors.Is(err, context.Canceled) && errors.As(context.Cause(ctx), &by)
	return by, ok
}

// await returns what read does, or the context's error once that ends: reading
// from a pipe or a disk that does not answer cannot be broken off, so it is
// left behind.
func await[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := read()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
