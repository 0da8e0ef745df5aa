package vault

import (
	"context"
	"errors"
	"testing"
	"time"
)

// A backup that is stopped while slices of evidence are read comes to its end, at whatever moment it is stopped.
func TestCopyOfSliceThatIsStopped(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(1, 2*sliceSize))
	var id int64
	must(t, v.evidence.db.QueryRowContext(t.Context(), "SELECT min(id) FROM slice").Scan(&id))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for n := range 1500 {
			ctx, cancel := context.WithCancel(t.Context())
			go func() {
				time.Sleep(time.Duration(n%500) * 10 * time.Microsecond)
				cancel()
			}()
			_, err := v.evidence.copySlice(ctx, nil, id)
			cancel()
			if err = explain(err); err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("stopped at turn %d: %v", n, err)
			}
		}
	}()
	select {
	case <-ended:
	case <-time.After(60 * time.Second):
		t.Fatal("it waits for itself")
	}
}
