package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/pdfview"
)

func main() {
	// The PDF reader is a child process of this same program; as that child it serves and ends here.
	pdfview.WorkerMain()
	os.Exit(start(os.Args[1:]))
}

// start runs one command line until it is done or the person interrupts it.
func start(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	a := newApp()
	law.Use(a.chooseLaw)
	return run(ctx, a, args)
}
