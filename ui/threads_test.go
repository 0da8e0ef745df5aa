package ui

import (
	"fmt"
	"go/ast"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/theme"
)

// goroutine is the number of the goroutine that calls.
func goroutine() string {
	b := make([]byte, 64)
	return strings.Fields(string(b[:runtime.Stack(b, false)]))[1]
}

// caught collects the calls into the store and the page renderer that were made on one goroutine.
type caught struct {
	mu     sync.Mutex
	window string // number of the window's goroutine
	view   string // what is being shown
	calls  int    // on other goroutines
	from   map[string]string
}

// called is told of each call.
func (c *caught) called() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if goroutine() != c.window {
		c.calls++
		return
	}
	if at := blame(); at != "" && c.from[at] == "" {
		c.from[at] = c.view
	}
}

// blame is the file and line of this package that called, "" where a test did: itself, or by one of the functions
// that read with the context they are given, which TestContextsComeFromJobs watches over.
func blame() string {
	pc := make([]uintptr, 100)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	for {
		f, more := frames.Next()
		file, own := strings.CutPrefix(f.File, "github.com/harborfile/harborfile/ui/")
		switch {
		case !own, strings.HasPrefix(f.Function, "github.com/harborfile/harborfile/ui.read"):
		case strings.HasSuffix(file, "_test.go"):
			return ""
		default:
			return fmt.Sprintf("%s:%d", file, f.Line)
		}
		if !more {
			return ""
		}
	}
}

// TestTheWindowWaitsForNoDisk opens every view with the work of jobs on another goroutine, and finds each call into
// the vault or the page renderer that the window's own goroutine makes: for so long the window would stand still.
func TestTheWindowWaitsForNoDisk(t *testing.T) {
	c := &caught{window: goroutine(), from: map[string]string{}}
	a := start(t, copyVault(t), theme.Theme{Mode: theme.Light}, "en")
	a.opt.Called = c.called
	a.jobs.beside = func(work func() error) error {
		result := make(chan error)
		go func() { result <- work() }()
		return <-result
	}
	a.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) })
	for _, v := range views(t) {
		c.view = v.name
		v.open(a)
		a.here() // what going elsewhere asks of the page
		closeDialog(a)
	}
	if c.calls < 300 {
		t.Errorf("only %d calls were seen: the hook is not where they are made", c.calls)
	}
	for _, at := range slices.Sorted(maps.Keys(c.from)) {
		t.Errorf("%s: called on the window's goroutine (%s)", at, c.from[at])
	}
}

// TestTheHookCatches: a call on the window's goroutine is seen where it is made.
func TestTheHookCatches(t *testing.T) {
	c := &caught{window: goroutine(), from: map[string]string{}}
	a := start(t, copyVault(t), theme.Theme{Mode: theme.Light}, "en")
	a.opt.Called = c.called
	a.open(vault.Unlock{Passphrase: passphrase}, func(err error) { t.Fatal(err) }) // inline: on this goroutine
	if len(c.from) == 0 || c.calls != 0 {
		t.Errorf("%d places were seen on this goroutine, %d calls on others", len(c.from), c.calls)
	}
}

// TestContextsComeFromJobs: what takes a context may wait for a disk, and only jobs give one out.
func TestContextsComeFromJobs(t *testing.T) {
	makes := map[string][]string{}
	for name, f := range sources(t) {
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && fmt.Sprint(s.X) == "context" && (s.Sel.Name == "Background" || s.Sel.Name == "TODO") {
				makes[name] = append(makes[name], s.Sel.Name)
			}
			return true
		})
	}
	delete(makes, "jobs.go")
	delete(makes, "leftover.go") // what is put away at a lock, in the work of the lock itself
	if len(makes) > 0 {
		t.Errorf("contexts that no job gave out: %v", makes)
	}
}
