package vault

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	return get(os.Stat(path))(t).Size()
}

// Deleting evidence for good makes evidence.db shorter once nobody is at work, wherever in the file it lay, and what
// lay behind it moves without a loss. It can be stopped and gone on with, and others get their turn.
func TestGiveBack(t *testing.T) {
	v, _, c, small := vaultWithBlob(t, Unlock{Passphrase: pass})
	m := sampleMatter(c)
	must(t, v.Write(t.Context(), &m))
	big := randomBytes(7, 24<<20)
	get(v.Import(t.Context(), cases.MatterStream(m.ID), bytes.NewReader(big), nil, nil))(t)
	behind := put(t, v, randomBytes(8, 6<<20))
	full := sizeOf(t, v.path(evidenceName))
	get(v.Destroy(t.Context(), m.ID, nil))(t)
	if sizeOf(t, v.path(evidenceName)) < full {
		t.Fatal("the control: deleting gives back by itself")
	}

	ctx, stop := context.WithCancel(t.Context())
	stop()
	if n := get(v.GiveBack(ctx))(t); n != 0 {
		t.Errorf("%d bytes when nobody wants it", n)
	}
	ctx, stop = context.WithCancel(t.Context())
	done := make(chan int64)
	go func() { n, _ := v.GiveBack(ctx); done <- n }()
	for sizeOf(t, v.path(evidenceName)) == full { // others work meanwhile
		readBlob(t, v, behind.ID)
	}
	stop()
	first := <-done
	if !bytes.Equal(readBlob(t, v, behind.ID), randomBytes(8, 6<<20)) {
		t.Error("what lay behind differs")
	}
	v = reopen(t, v)
	second := get(v.GiveBack(t.Context()))(t)
	if first+second < 24<<20 || sizeOf(t, v.path(evidenceName)) > full-24<<20 {
		t.Errorf("%d and %d bytes given back, the file has %d of %d", first, second, sizeOf(t, v.path(evidenceName)), full)
	}
	if n := get(v.GiveBack(t.Context()))(t); n != 0 {
		t.Errorf("%d bytes more", n)
	}
	if !bytes.Equal(readBlob(t, v, behind.ID), randomBytes(8, 6<<20)) || !bytes.Equal(readBlob(t, v, small.ID), evidenceText(1)) {
		t.Error("what stayed differs")
	}
	checkClean(t, v)
	must(t, v.Close())
	if _, err := v.GiveBack(t.Context()); err == nil {
		t.Error("a locked vault gives back")
	}
}

// What the client's file keeps about a matter that is gone stays a fact, does not name the matter, and covers no other.
func TestDestroyUnlinksTheClientsFile(t *testing.T) {
	v, _ := newVault(t)
	c, gone, stays, _ := doomed(t, v)
	release := cases.Release{ID: cases.NewID(), ClientID: c.ID, MatterID: gone.ID, Recipient: cases.USCIS, Whom: "Trial body",
		Signed: "2026-01-02", Expires: "2030-01-02", Informed: true}
	other := release
	other.ID, other.MatterID = cases.NewID(), stays.ID
	withdrawn := release
	withdrawn.ID = cases.NewID()
	choice := cases.Choice{ID: cases.NewID(), ClientID: c.ID, MatterID: gone.ID}
	must(t, v.Write(t.Context(), &release, &other, &withdrawn, &choice))
	must(t, v.Delete(t.Context(), &withdrawn))
	if !release.Allows(cases.USCIS, gone.ID, "x", "2027-01-01") {
		t.Fatal("the control does not allow")
	}
	get(v.Destroy(t.Context(), gone.ID, nil))(t)
	got := get(Get[cases.Release](t.Context(), v, release.ID))(t)
	if got.MatterID != cases.GoneMatter || got.Whom != "Trial body" || got.Signed != "2026-01-02" {
		t.Errorf("release %+v", got)
	}
	for _, id := range []string{stays.ID, gone.ID, ""} {
		if got.Allows(cases.USCIS, id, "x", "2027-01-01") {
			t.Errorf("it now covers %q", id)
		}
	}
	if n := get(Get[cases.Choice](t.Context(), v, choice.ID))(t); n.MatterID != cases.GoneMatter {
		t.Errorf("choice %+v", n)
	}
	if n := get(Get[cases.Release](t.Context(), v, other.ID))(t); n.MatterID != stays.ID || n.Rev != other.Rev {
		t.Errorf("another release %+v", n)
	}
	if _, err := Get[cases.Release](t.Context(), v, withdrawn.ID); err == nil {
		t.Error("a deleted release came back")
	}
	var naming int
	must(t, v.read.QueryRow("SELECT count(*) FROM record WHERE doc LIKE '%' || ? || '%' AND tbl <> 'destruction'", gone.ID).Scan(&naming))
	if naming != 0 {
		t.Errorf("%d records name the matter", naming)
	}
	checkClean(t, v)
}
