package fill

import (
	"context"
	"errors"
	"runtime/metrics"
	"time"
)

// Limits for one operation on one PDF. The largest official form known has 3 MB, 40 pages and 900 fields.
const (
	maxFile   = 256 << 20        // bytes of a PDF that is opened
	maxStream = 96 << 20         // bytes of one stream when decoded
	maxHeap   = 1 << 30          // growth of the heap while one PDF is read
	maxTime   = 13 * time.Second // so that opening and then filling stays under half a minute
)

// guarded runs work with a time limit and a memory limit. A panic inside becomes ErrDamaged: the PDF libraries are
// written for sound files, and a hostile one must cost no more than an error.
func guarded(work func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), maxTime)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		defer func() {
			if recover() != nil {
				done <- ErrDamaged
			}
		}()
		done <- work(ctx)
	}()
	start := heapInUse()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
				return ErrTooLarge
			}
			return err
		case <-tick.C:
			if heapInUse() > start+maxHeap {
				cancel()
			}
		case <-ctx.Done():
			return lastWord(done)
		}
	}
}

// lastWord gives cancelled work a moment to end by itself, so that a goroutine is left behind only when a library
// does not look at its context.
func lastWord(done <-chan error) error {
	select {
	case err := <-done:
		if err == nil {
			return nil
		}
	case <-time.After(time.Second):
	}
	return ErrTooLarge
}

func heapInUse() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}} // does not stop the world
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
