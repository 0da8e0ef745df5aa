package vault

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// stepFault is one way in which a step of the disk goes wrong. Every failing write may have stored a part of its bytes.
type stepFault struct {
	name   string
	code   int  // what the disk says; 0 is a power cut
	sticky bool // every later step goes wrong too
	fate   int  // of what was not synced
}

var stepFaults = []stepFault{
	{"full once", faultdisk.Full, false, 0}, {"full for good", faultdisk.Full, true, 0},
	{"error once", faultdisk.IOErr, false, 0}, {"write error for good", faultdisk.IOErrWrite, true, 0},
	{"sync error once", faultdisk.IOErrFsync, false, 0},
	{"power cut, all lost", 0, true, faultdisk.LoseAll}, {"power cut, all kept", 0, true, faultdisk.KeepAll},
	{"power cut, torn", 0, true, faultdisk.PerPart}, {"power cut, garbled", 0, true, faultdisk.Garbling},
}

func (f stepFault) arm(at int) {
	if f.code == 0 {
		faultdisk.CutAfter(at)
	} else {
		faultdisk.FailAfter(at, f.code, f.sticky)
	}
}

// stepWork is a session with every kind of change, from opening to closing, that ends at the first thing that does not
// go well. done counts what was acknowledged; the second was the import of blob.
func stepWork(dir, client, round string) (done int, blob string) {
	ctx := context.Background()
	v, err := Open(ctx, dir, Unlock{Passphrase: pass})
	if err != nil {
		return 0, ""
	}
	defer v.Close()
	c, err := Get[cases.Client](ctx, v, client)
	if err != nil {
		return 0, ""
	}
	c.Dialect = round
	if v.Write(ctx, &c) != nil {
		return 0, ""
	}
	b, err := v.Import(ctx, "matter/m", bytes.NewReader(randomBytes(3, 100_000)), cases.NoProgress, nil)
	if err != nil {
		return 1, ""
	}
	c.Pronouns = round
	if v.Write(ctx, &c) != nil {
		return 2, b.ID
	}
	return 3, b.ID
}

// Every step of the disk in a whole session goes wrong once, in every way. What was acknowledged is there, what was
// there before is there, and the vault opens and checks clean once the disk works again. That each armed step is
// reached is asserted.
func TestFaultAtEveryStep(t *testing.T) {
	faultdisk.Install()
	belowVFS = faultdisk.Name
	defer func() { belowVFS = "" }()
	faults := 0
	for i, f := range stepFaults {
		faultdisk.Wipe()
		v, _ := newVault(t)
		c := sampleClient()
		must(t, v.Write(t.Context(), &c))
		kept := put(t, v, randomBytes(2, 100_000))
		must(t, v.Close())
		start := faultdisk.Steps()
		if done, _ := stepWork(v.dir, c.ID, "whole"); done != 3 {
			t.Fatalf("without a fault: %d", done)
		}
		steps := faultdisk.Steps() - start
		if steps < 40 {
			t.Fatalf("a session takes %d steps only", steps)
		}
		for at := 1 + i*times(1, 0); at <= steps; at += times(67, 1) {
			faultdisk.Seed(at)
			start = faultdisk.Steps()
			f.arm(at)
			round := fmt.Sprint("round ", at)
			done, blob := stepWork(v.dir, c.ID, round)
			reached := faultdisk.IsCut() || faultdisk.Steps()-start >= at
			faultdisk.FailAfter(-1, 0, false)
			fate := f.fate
			if f.code != 0 {
				fate = at % 4 // the power may go later, too
			}
			faultdisk.Reboot(fate)
			if !reached {
				t.Fatalf("%s: step %d of %d was not reached", f.name, at, steps)
			}
			w := afterFault{t, fmt.Sprintf("%s at step %d", f.name, at), open(t, v.dir)}
			w.compare(get(Get[cases.Client](t.Context(), w.v, c.ID))(t), round, done)
			w.reads(kept.ID, 2)
			if blob != "" {
				w.reads(blob, 3)
			}
			w.checks()
			faults++
		}
	}
	t.Logf("%d faults, every step was reached", faults)
}

// afterFault looks at a vault whose disk works again.
type afterFault struct {
	t    *testing.T
	what string
	v    *Vault
}

func (w afterFault) compare(c cases.Client, round string, done int) {
	if done >= 1 && c.Dialect != round || done >= 3 && c.Pronouns != round {
		w.t.Fatalf("%s: %d changes were acknowledged, the record has %q and %q", w.what, done, c.Dialect, c.Pronouns)
	}
}

func (w afterFault) reads(blob string, seed int64) {
	if !bytes.Equal(readBlob(w.t, w.v, blob), randomBytes(seed, 100_000)) {
		w.t.Fatalf("%s: a sealed file differs", w.what)
	}
}

func (w afterFault) checks() {
	var r Report
	must(w.t, w.v.checkContent(w.t.Context(), &r, nil))
	if !r.OK() {
		w.t.Fatalf("%s: %q", w.what, r.Problems)
	}
	must(w.t, w.v.Close())
}
