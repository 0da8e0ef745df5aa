package ui

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
)

// ended waits for the end of a job, which the test driver reports on the job's own goroutine.
func ended(t *testing.T, result <-chan error) error {
	t.Helper()
	select {
	case err := <-result:
		return err
	case <-time.After(5 * time.Second):
		t.Fatal("the job did not end")
		return nil
	}
}

func TestJobsEndOnceWithTheirError(t *testing.T) {
	test.NewTempApp(t)
	before := slog.Default()
	slog.SetDefault(slog.New(slog.DiscardHandler)) // the stack of the panic below
	defer slog.SetDefault(before)
	boom := errors.New("boom")
	for name, c := range map[string]struct {
		work func(context.Context, cases.Progress) error
		want error
	}{
		"done":  {func(_ context.Context, p cases.Progress) error { p.SetTotal(2); p.Add(1); return nil }, nil},
		"error": {func(context.Context, cases.Progress) error { return boom }, boom},
		"panic": {func(context.Context, cases.Progress) error { panic("a client's words") }, errStopped},
	} {
		for _, inline := range []bool{true, false} {
			result := make(chan error, 2)
			newJobs(inline, func() {}).run("", c.work, func(err error) { result <- err })
			if err := ended(t, result); !errors.Is(err, c.want) {
				t.Errorf("%s, inline %v: %v", name, inline, err)
			}
			if len(result) != 0 {
				t.Errorf("%s, inline %v: done was called twice", name, inline)
			}
		}
	}
}

func TestCancelAndStop(t *testing.T) {
	test.NewTempApp(t)
	wait := func(ctx context.Context, _ cases.Progress) error { <-ctx.Done(); return ctx.Err() }
	result := make(chan error, 1)
	cancel := newJobs(false, func() {}).run("", wait, func(err error) { result <- err })
	cancel()
	if err := ended(t, result); !errors.Is(err, context.Canceled) {
		t.Errorf("after cancel: %v", err)
	}
	js := newJobs(false, func() {})
	late, returned := make(chan error, 1), make(chan struct{})
	js.run("", func(ctx context.Context, p cases.Progress) error { defer close(returned); return wait(ctx, p) }, func(err error) { late <- err })
	js.stop()(5 * time.Second)
	select {
	case <-returned:
	default:
		t.Error("stop came back before the work had")
	}
	time.Sleep(20 * time.Millisecond)
	if len(late) != 0 {
		t.Error("a screen that is gone was told of the end")
	}
}

// TestDroppedWorkIsClosed: what a job brings back after the window was locked is closed, whether the
// lock came before the work returned or after.
func TestDroppedWorkIsClosed(t *testing.T) {
	test.NewTempApp(t)
	js := newJobs(false, func() {})
	begun, late := make(chan struct{}), make(chan error, 1)
	dropped := make(chan struct{}, 2)
	js.open("", func(ctx context.Context, _ cases.Progress) error {
		close(begun)
		<-ctx.Done()
		return nil // it did open what it was asked to
	}, func(err error) { late <- err }, func() { dropped <- struct{}{} })
	<-begun
	js.stop()(5 * time.Second)
	if len(dropped) != 1 {
		t.Error("stop came back and what the work opened is still open")
	}
	time.Sleep(20 * time.Millisecond)
	if len(late) != 0 || len(dropped) != 1 {
		t.Errorf("told %d times, dropped %d times", len(late), len(dropped))
	}
}
