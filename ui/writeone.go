package ui

import (
	"context"

	"github.com/harborfile/harborfile/cases"
)

// write stores one record in a job and goes on.
func write(a *App, store bookStore, rec cases.Record, then func()) {
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return store.Write(ctx, rec) }, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		then()
	})
}
