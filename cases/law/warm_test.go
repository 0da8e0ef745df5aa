package law

import (
	"context"
	"errors"
	"testing"
	"time"
)

// TestWarm: an end is heeded before a file is read; afterwards nothing is left to read.
func TestWarm(t *testing.T) {
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Warm(over); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end: %v", err)
	}
	begun := time.Now()
	if err := Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Logf("all files read in %v", time.Since(begun))
	begun = time.Now()
	if _, ok := Find(Vacaturs()[0].ID); !ok || time.Since(begun) > 20*time.Millisecond {
		t.Errorf("found %v after %v", ok, time.Since(begun))
	}
}
