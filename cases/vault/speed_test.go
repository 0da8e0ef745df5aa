package vault

import (
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// fillMatters stores n matters, a hundred per transaction.
func fillMatters(t testing.TB, v *Vault, n int) {
	t.Helper()
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	for at := 0; at < n; at += 100 {
		var recs []cases.Record
		for range min(100, n-at) {
			recs = append(recs, sampleMatter(c))
		}
		must(t, v.Write(t.Context(), recs...))
	}
}

// A list of many matters and the unlock before it stay quick. The bounds are wide: they catch a full decode, a scan
// of evidence or a missing index, not a busy machine.
func TestOpenAndListAreQuick(t *testing.T) {
	v, _ := newVault(t)
	n := times(2000, 10000)
	fillMatters(t, v, n)
	must(t, v.Close())
	start := time.Now()
	v = open(t, v.dir)
	opened := time.Since(start)
	start = time.Now()
	if l := get(List[cases.Matter](t.Context(), v, ""))(t); len(l) != n {
		t.Errorf("%d matters", len(l))
	}
	listed := time.Since(start)
	t.Logf("open %v, list of %d %v", opened, n, listed)
	if opened > 2*time.Second || listed > time.Duration(n)*time.Millisecond {
		t.Errorf("open %v, list of %d %v", opened, n, listed)
	}
}

func BenchmarkOpen(b *testing.B) {
	v, _ := newVault(b)
	fillMatters(b, v, 1000)
	must(b, v.Close())
	for b.Loop() {
		must(b, open(b, v.dir).Close())
	}
}

func BenchmarkList10000(b *testing.B) {
	v, _ := newVault(b)
	fillMatters(b, v, 10000)
	for b.Loop() {
		if len(get(List[cases.Matter](b.Context(), v, ""))(b)) != 10000 {
			b.Fatal("short list")
		}
	}
}
