package vault

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// The power goes at random steps while records are written and evidence is imported: what was acknowledged is there,
// what was not is whole or absent, and the vault works on.
func TestPowerCut(t *testing.T) {
	faultdisk.Install()
	belowVFS = faultdisk.Name
	defer func() { belowVFS = "" }()
	clients, blobs := 0, 0
	for run := range times(1, 40) {
		faultdisk.Wipe()
		faultdisk.Seed(run + 1)
		c, b := cutPower(t, rand.New(rand.NewSource(int64(run+1))), run*50, 50)
		clients, blobs = clients+c, blobs+b
	}
	t.Logf("%d clients and %d blobs were acknowledged", clients, blobs)
	if clients < 10 || blobs < 3 {
		t.Errorf("only %d clients and %d blobs were acknowledged", clients, blobs)
	}
}

// cutPower makes a vault and cuts the power so many times.
func cutPower(t *testing.T, r *rand.Rand, first, cuts int) (nClients, nBlobs int) {
	v, _ := newVault(t)
	dir := v.dir
	clients, blobs := map[string]string{}, map[string]int{}
	for cut := first; cut < first+cuts; cut++ {
		faultdisk.CutAfter(1 + r.Intn([]int{60, 600, 3000}[cut%3]))
		for n := 0; !faultdisk.IsCut(); n++ {
			workOnce(v, cut*1000+n, clients, blobs)
		}
		v.Close()
		faultdisk.Reboot(r.Intn(4))
		var err error
		if v, err = Open(context.Background(), dir, Unlock{Passphrase: pass}); err != nil {
			t.Fatalf("cut %d: %v", cut, err)
		}
		compareAll(t, v, cut, clients, blobs)
	}
	must(t, v.Close())
	return len(clients), len(blobs)
}

// workOnce stores a client, changes it, and imports a blob, and notes what was acknowledged.
func workOnce(v *Vault, n int, clients map[string]string, blobs map[string]int) {
	ctx := context.Background()
	c := sampleClient()
	if v.Write(ctx, &c) == nil {
		clients[c.ID] = ""
		c.Dialect = fmt.Sprint(n)
		if v.Write(ctx, &c) == nil {
			clients[c.ID] = c.Dialect
		} else {
			clients[c.ID] = "either"
		}
	}
	if b, err := v.Import(ctx, "matter/m", bytes.NewReader(evidenceText(n)[:n%3*60_000+10]), cases.NoProgress, nil); err == nil {
		blobs[b.ID] = n
	}
}

func compareAll(t *testing.T, v *Vault, cut int, clients map[string]string, blobs map[string]int) {
	t.Helper()
	for id, dialect := range clients {
		c, err := Get[cases.Client](t.Context(), v, id)
		if err != nil || dialect != "either" && c.Dialect != dialect {
			t.Fatalf("cut %d: client %s: %v, %q instead of %q", cut, id, err, c.Dialect, dialect)
		}
	}
	for id, n := range blobs {
		if !bytes.Equal(readBlob(t, v, id), evidenceText(n)[:n%3*60_000+10]) {
			t.Fatalf("cut %d: blob %s differs", cut, id)
		}
	}
	if cut%5 != 0 {
		return
	}
	var r Report
	must(t, v.checkContent(t.Context(), &r, nil))
	if !r.OK() {
		t.Fatalf("cut %d: %q", cut, r.Problems)
	}
}
