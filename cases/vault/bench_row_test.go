package vault

import (
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cmd/dev/benchrow"
)

// A benchmark named BenchmarkRow... measures once and writes its rows for the runner's bench verb. Where there is a
// peer, both sides run in turns in the same process, and the best of each is compared: whatever else the machine does
// only ever makes a run slower.

// benchRow writes ours beside a peer; ok says whether the ratio ours / peer is as wanted.
func benchRow(b *testing.B, what string, ours, peer float64, target string, ok func(ratio float64) bool) {
	b.Helper()
	benchrow.Against(what, ours, peer, target, ok(ours/peer)).Put(b)
}

func atMost(limit float64) func(float64) bool  { return func(r float64) bool { return r <= limit } }
func atLeast(limit float64) func(float64) bool { return func(r float64) bool { return r >= limit } }

// inTurns runs ours and peer n times each and returns the shortest time of both. Who goes first changes every time: the
// first one leaves the disk work to do, and the second one would pay for it.
func inTurns(n int, ours, peer func() float64) (float64, float64) {
	var a, b []float64
	for i := range n {
		if i%2 == 0 {
			a = append(a, ours())
			b = append(b, peer())
		} else {
			b = append(b, peer())
			a = append(a, ours())
		}
	}
	return slices.Min(a), slices.Min(b)
}

// millis is how long work takes.
func millis(b *testing.B, work func() error) float64 {
	b.Helper()
	start := time.Now()
	must(b, work())
	return float64(time.Since(start).Microseconds()) / 1000
}
