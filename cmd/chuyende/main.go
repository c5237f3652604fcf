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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, time.Now())
	stop()
	os.Exit(code)
}
