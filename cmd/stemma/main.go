// Command stemma builds and asks a graph of the commitments that international
// communiqués make, restate and build on. This file turns signals into a
// cancelled context and an outcome into an exit status, nothing else.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"stemma/cmd/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	status := cli.Run(ctx, os.Args[1:], cli.OS())
	stop()
	os.Exit(status)
}
