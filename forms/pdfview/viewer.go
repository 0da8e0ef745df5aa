package pdfview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// Options of a Viewer. The zero value of each field means its default.
type Options struct {
	// CacheDir holds the compiled engine and nothing else: no client data. It
	// is made with mode 0700. Default: DefaultCacheDir.
	CacheDir string
	// TimeLimit is the longest one call may take, six times that for a call
	// about a whole document. Default 10 seconds.
	TimeLimit time.Duration
	// MemoryMB caps PDFium's memory. Default 512.
	MemoryMB int
	// MaxCalls and MaxHeldMB recycle the child: PDFium's memory never
	// shrinks. Defaults 200 calls, 256 MB.
	MaxCalls  int
	MaxHeldMB int
	// Called is told of each call to the child, on the goroutine that makes it
	// and before it waits for its turn. It may be nil.
	Called func()
}

func (o Options) withDefaults() Options {
	if o.TimeLimit == 0 {
		o.TimeLimit = 10 * time.Second
	}
	if o.MemoryMB == 0 {
		o.MemoryMB = 512
	}
	if o.MaxCalls == 0 {
		o.MaxCalls = 200
	}
	if o.MaxHeldMB == 0 {
		o.MaxHeldMB = 256
	}
	return o
}

// DefaultCacheDir is where the compiled engine is kept: the user's cache
// folder, or the temporary folder when there is none.
func DefaultCacheDir() string {
	if dir, err := os.UserCacheDir(); err == nil {
		return filepath.Join(dir, "harborfile", "pdfium")
	}
	return filepath.Join(os.TempDir(), fmt.Sprintf("harborfile-pdfium-%d", os.Getuid()))
}

// Viewer answers questions about documents through one child process, which it
// starts when it is first needed and again whenever it was ended. It is safe
// for use from several goroutines; calls wait for each other.
type Viewer struct {
	options Options
	turn    chan struct{} // holds one token: whoever has it talks to the child
	docs    atomic.Uint64

	mu     sync.Mutex // guards the two below; never held during a call
	child  *child
	closed bool

	counts counts
}

// counts is what happened to the children, for tests and the log.
type counts struct {
	started, killed, lost, recycled atomic.Int64
	held                            atomic.Uint64 // bytes, as the child said last
}

// Start makes a Viewer. No process is started before the first document is
// opened. An error means that the cache folder cannot be made safe.
func Start(o Options) (*Viewer, error) {
	o = o.withDefaults()
	if o.CacheDir == "" {
		o.CacheDir = DefaultCacheDir()
	}
	dir, err := filepath.Abs(o.CacheDir)
	if err != nil {
		return nil, errors.New("pdfview: no folder for the compiled engine")
	}
	o.CacheDir = dir
	if err := secureDir(dir); err != nil {
		return nil, err
	}
	v := &Viewer{options: o, turn: make(chan struct{}, 1)}
	v.turn <- struct{}{}
	return v, nil
}

// secureDir makes the cache folder private: whoever can write into it can have
// code run in the child.
func secureDir(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return errors.New("pdfview: the folder for the compiled engine cannot be made")
	}
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return errors.New("pdfview: the folder for the compiled engine is not a folder")
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return errors.New("pdfview: the folder for the compiled engine belongs to someone else")
	}
	return nil
}

// Close ends the child at once, also in the middle of a call.
func (v *Viewer) Close() error {
	v.mu.Lock()
	v.closed = true
	c := v.child
	v.mu.Unlock()
	if c != nil {
		c.Kill()
	}
	<-v.turn // the call that was running has now returned
	defer func() { v.turn <- struct{}{} }()
	v.drop()
	return nil
}

func (v *Viewer) isClosed() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.closed
}

// drop ends and forgets the child. The caller has the turn.
func (v *Viewer) drop() {
	v.mu.Lock()
	c := v.child
	v.child = nil
	v.mu.Unlock()
	if c != nil {
		c.End()
	}
}

// ready returns the child, started where there is none. The caller has the turn.
func (v *Viewer) ready() (*child, error) {
	v.mu.Lock()
	c, closed := v.child, v.closed
	v.mu.Unlock()
	if closed {
		return nil, ErrClosed
	}
	if c != nil {
		return c, nil
	}
	c, err := launch(v.options)
	if err != nil {
		return nil, err
	}
	v.counts.started.Add(1)
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		c.End()
		return nil, ErrClosed
	}
	v.child = c
	return c, nil
}

// call runs one query. Saved bytes go to w; pixels are returned.
//
// A ctx that is done before the call has its turn ends the wait. Once the
// child works, only a deadline (of ctx or of Options) ends it, by ending the
// child: a page takes milliseconds, starting a child takes longer.
func (v *Viewer) call(ctx context.Context, d *Doc, q query, w io.Writer) (answer, []byte, error) {
	if v.options.Called != nil {
		v.options.Called()
	}
	select {
	case <-v.turn:
	case <-ctx.Done():
		return answer{}, nil, ctx.Err()
	}
	defer func() { v.turn <- struct{}{} }()
	if err := ctx.Err(); err != nil {
		return answer{}, nil, err
	}
	c, err := v.ready()
	if err != nil {
		return answer{}, nil, err
	}
	limit := v.options.TimeLimit
	if q.Op == opSave || q.Op == opTraits { // every page, not one
		limit *= 6
	}
	end := time.Now().Add(limit)
	if byCtx, ok := ctx.Deadline(); ok && byCtx.Before(end) {
		end = byCtx
	}
	var late atomic.Bool
	timer := time.AfterFunc(time.Until(end), func() { late.Store(true); c.Kill() })
	a, pixels, err := c.exchange(d, q, w)
	timer.Stop()
	return v.settle(c, a, pixels, err, late.Load())
}

// settle decides what an exchange meant for the child and for the caller.
func (v *Viewer) settle(c *child, a answer, pixels []byte, err error, late bool) (answer, []byte, error) {
	switch {
	case late:
		v.drop()
		v.counts.killed.Add(1)
		if err == nil { // the answer came in the last moment
			break
		}
		return answer{}, nil, ErrTimeLimit
	case err != nil:
		v.drop()
		v.counts.lost.Add(1)
		if v.isClosed() {
			return answer{}, nil, ErrClosed
		}
		if errors.Is(err, ErrProtocol) || errors.Is(err, errCaller) {
			return answer{}, nil, err
		}
		return answer{}, nil, ErrChildLost
	}
	v.counts.held.Store(a.Held)
	if c.calls++; c.calls >= v.options.MaxCalls || a.Held > uint64(v.options.MaxHeldMB)<<20 {
		v.drop()
		v.counts.recycled.Add(1)
	}
	if a.Err != "" {
		if known, ok := codes[a.Err]; ok {
			return answer{}, nil, known
		}
		return answer{}, nil, ErrUnreadable
	}
	return a, pixels, nil
}
