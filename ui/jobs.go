package ui

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
)

// jobs runs work off the window's goroutine. It holds the only go statement of package ui.
// All methods belong to the window's goroutine.
type jobs struct {
	inline  bool // run on the caller, for tests and pictures
	running []*job
	turn    int           // raised by stop: what an earlier turn brings back is dropped
	changed func()        // a row was added, moved or taken away
	rest    func()        // work has ended and what it was for has heard of it
	tick    time.Duration // how often progress is looked at
	late    time.Duration // after this long work without a title gets a row too
	ui      func(func())  // does something on the window's goroutine; tests have a loop of their own

	// beside does work while the caller waits, where jobs run inline; tests do it on another goroutine.
	beside func(work func() error) error
}

// slowAfter is how long work may take before a person sees that it is under way, and can stop it.
const slowAfter = time.Second

// job is one piece of running work. A job with a title has a row on screen, and so has one that takes long.
type job struct {
	title  string
	done   atomic.Int64
	total  atomic.Int64
	cancel context.CancelFunc
	gone   atomic.Bool   // nobody waits for what it brings back
	over   chan struct{} // closed when the work has returned
	err    error         // what it returned; to be read when over is closed
	whole  bool          // its row has no Cancel
	aside  bool          // nobody waits for it: it never gets a row, and no page waits for its end
	slow   bool          // it has no title and took long enough for a row
	ending bool          // Cancel was pressed
}

// shown reports whether the job has a row.
func (j *job) shown() bool { return j.title != "" || j.slow }

// stop is Cancel on the row: the row stays, and says so, until the work has noticed.
func (j *job) stop() {
	j.ending = true
	j.cancel()
}

// SetTotal implements cases.Progress.
func (j *job) SetTotal(n int64) { j.total.Store(n) }

// Add implements cases.Progress.
func (j *job) Add(n int64) { j.done.Add(n) }

// part is how far the work is, from 0 to 1; 0 while the whole is not known.
func (j *job) part() float32 {
	total := j.total.Load()
	if total <= 0 {
		return 0
	}
	return min(1, float32(j.done.Load())/float32(total))
}

func newJobs(inline bool, changed func()) *jobs {
	return &jobs{inline: inline, changed: changed, rest: func() {}, tick: 100 * time.Millisecond, late: slowAfter, ui: fyne.Do,
		beside: func(work func() error) error { return work() }}
}

// run starts work and calls done on the window's goroutine when it has ended. A title puts a row
// with Cancel on screen; loading a screen has none. A panic in work becomes an error.
func (js *jobs) run(title string, work func(context.Context, cases.Progress) error, done func(error)) (cancel func()) {
	return js.open(title, work, done, func() {})
}

// fetch reads something beside the window and shows it; what stands in the way is said.
func fetch[T any](a *App, read func(context.Context) (T, error), show func(T)) {
	var got T
	a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		got, err = read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err, nil)
			return
		}
		show(got)
	})
}

// whole is run for work that a person does not stop halfway; a lock still ends it.
func (js *jobs) whole(title string, work func(context.Context, cases.Progress) error, done func(error)) {
	js.begin(&job{title: title, whole: true}, work, done, func() {})
}

// aside is run for work that nobody waits for: pictures of pages, an open file dialog, room that is given back.
func (js *jobs) aside(work func(context.Context, cases.Progress) error, done func(error)) (cancel func()) {
	return js.begin(&job{aside: true}, work, done, func() {})
}

// open is run for work that brings back something to be closed: when the screens it was for are
// gone by then, drop is called in the place of done, so that no vault and no paper stays open
// behind a lock. drop may run on the job's own goroutine; stop waits for it.
func (js *jobs) open(title string, work func(context.Context, cases.Progress) error, done func(error), drop func()) (cancel func()) {
	return js.begin(&job{title: title}, work, done, drop)
}

func (js *jobs) begin(j *job, work func(context.Context, cases.Progress) error, done func(error), drop func()) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	j.cancel, j.over = cancel, make(chan struct{})
	turn, dropped := js.turn, false
	js.running = append(js.running, j)
	js.changed()
	js.poll(j)
	js.watch(j)
	js.apart(func() error {
		defer close(j.over)
		err := safely(ctx, j, work)
		if dropped = j.gone.Load(); dropped {
			drop()
		}
		j.err = err
		return err
	}, func(err error) {
		cancel()
		js.running = slices.DeleteFunc(js.running, func(o *job) bool { return o == j })
		switch js.changed(); {
		case js.turn == turn:
			done(err)
		case !dropped:
			drop()
		}
		js.rest()
	})
	return cancel
}

// apart does work beside the window and then goes on with its error on the window's goroutine.
func (js *jobs) apart(work func() error, then func(error)) {
	if js.inline {
		then(js.beside(work))
		return
	}
	go func() {
		err := work()
		js.ui(func() { then(err) })
	}()
}

// poll shows the progress of a job with a row until its work has returned.
func (js *jobs) poll(j *job) {
	if !j.shown() || js.inline {
		return
	}
	time.AfterFunc(js.tick, func() {
		select {
		case <-j.over:
		default:
			js.ui(js.changed)
			js.poll(j)
		}
	})
}

// watch gives work without a title a row when it takes long.
func (js *jobs) watch(j *job) {
	if j.title != "" || j.aside || js.inline {
		return
	}
	time.AfterFunc(js.late, func() {
		js.ui(func() {
			if slices.Contains(js.running, j) && !j.gone.Load() {
				j.slow = true
				js.changed()
				js.poll(j)
			}
		})
	})
}

// busy reports whether a job with a row is running.
func (js *jobs) busy() bool {
	return slices.ContainsFunc(js.running, func(j *job) bool { return j.title != "" })
}

// reading reports whether work without a title is running that a page waits for, as when it reads what it shows.
func (js *jobs) reading() bool {
	return slices.ContainsFunc(js.running, func(j *job) bool { return j.title == "" && !j.aside && !j.gone.Load() })
}

// runs reports whether a job with a title is running.
func (js *jobs) runs(title string) bool {
	return slices.ContainsFunc(js.running, func(j *job) bool { return j.title == title })
}

// leave lets running work end, and drops what it brings back: the screens it was for are gone.
func (js *jobs) leave() { js.turn++ }

// ceaseAside ends the work that nobody waits for.
func (js *jobs) ceaseAside() {
	for _, j := range js.running {
		if j.aside {
			j.cancel()
		}
	}
}

// stop cancels all work. Whatever the work still brings back is dropped: the screens it was for
// are gone. wait blocks until the work has returned, at most for limit, and may be called apart; it
// gives the titles of the work that did not come to its end.
func (js *jobs) stop() (wait func(limit time.Duration) (cut []string)) {
	js.turn++
	running := slices.Clone(js.running)
	for _, j := range running {
		j.gone.Store(true)
		j.cancel()
	}
	return func(limit time.Duration) (cut []string) {
		late, end := context.WithTimeout(context.Background(), limit)
		defer end()
		for _, j := range running {
			whole := false
			select {
			case <-j.over:
				whole = j.err == nil
			case <-late.Done():
			}
			if j.title != "" && !whole {
				cut = append(cut, j.title)
			}
		}
		return cut
	}
}

// safely turns a panic into an error; the log gets the stack, which holds no values.
func safely(ctx context.Context, j *job, work func(context.Context, cases.Progress) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.Error("job stopped", "op", "job", "kind", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			err = errStopped
		}
	}()
	return work(ctx, j)
}
