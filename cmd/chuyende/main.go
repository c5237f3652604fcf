// Command chuyende turns a folder of Vietnamese Markdown into a searchable
// static portal. It knows flags, streams and exit codes; all else is done by
// the packages below internal/.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := context.WithCancelCause(context.Background())
	const most = 2 // the first asks, the second ends
	signals := make(chan os.Signal, most)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go obey(signals, stop, os.Exit)
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, time.Now()))
}
