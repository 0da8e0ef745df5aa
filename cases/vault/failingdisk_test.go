package vault

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs/faultdisk"
)

// A disk with a spot that does not read: what lies there is named, all else reads, comes in and is checked.
func TestFailingDisk(t *testing.T) {
	faultdisk.Install()
	faultdisk.Wipe()
	belowVFS = faultdisk.Name
	defer func() { belowVFS = "" }()
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	data := randomBytes(1, 4*sliceSize)
	bad, good := put(t, v, data), put(t, v, data)
	v = reopen(t, v) // nothing is in memory any more
	at := int64(64 + 30*(evidencePage+28))
	faultdisk.Bad(v.path(evidenceName), at, at+100)
	defer faultdisk.Bad("", 0, 0)

	blob := get(v.OpenBlob(t.Context(), bad.ID))(t)
	defer blob.Close()
	buf := make([]byte, sliceSize)
	damaged := 0
	for off := int64(0); off < blob.Size(); off += sliceSize {
		switch _, err := blob.ReadAt(buf, off); {
		case errors.Is(err, cases.ErrDamaged):
			damaged++
		case err != nil && err != io.EOF || !bytes.Equal(buf, data[off:off+sliceSize]):
			t.Errorf("at %d: %v", off, err)
		}
	}
	if damaged == 0 || damaged == 4 {
		t.Errorf("%d of 4 parts do not read", damaged)
	}
	if !bytes.Equal(readBlob(t, v, good.ID), data) {
		t.Error("what lies elsewhere does not read")
	}
	late := put(t, v, data)
	var r Report
	must(t, v.checkContent(t.Context(), &r, nil))
	all := strings.Join(r.Problems, "\n")
	if !strings.Contains(all, bad.ID) || strings.Contains(all, good.ID) || strings.Contains(all, late.ID) || r.Blobs != 2 || r.Records != 1 {
		t.Errorf("%+v", r)
	}
	faultdisk.Bad("", 0, 0)
	r = Report{}
	must(t, v.checkContent(t.Context(), &r, nil))
	if !r.OK() || r.Blobs != 3 {
		t.Errorf("once it reads again: %+v", r)
	}
	must(t, v.Close())
}

// The same in the records: the check comes to its end, and names what it could not read.
func TestFailingDiskUnderRecords(t *testing.T) {
	faultdisk.Install()
	faultdisk.Wipe()
	belowVFS = faultdisk.Name
	defer func() { belowVFS = "" }()
	v, _ := newVault(t)
	scribble(t, v, 40)
	blob := put(t, v, randomBytes(1, 1000))
	must(t, v.Close())
	size := faultdisk.Size(v.path(recordsName))
	defer faultdisk.Bad("", 0, 0)
	found := 0
	for page := int64(8); page < size/(recordsPage+28); page += 5 {
		v = open(t, v.dir)
		faultdisk.Bad(v.path(recordsName), 64+page*(recordsPage+28)+10, 64+page*(recordsPage+28)+20)
		var r Report
		must(t, v.checkContent(t.Context(), &r, nil))
		if slices.ContainsFunc(r.Problems, func(line string) bool { return strings.Contains(line, "read") || strings.Contains(line, "hold") }) {
			found++
		}
		faultdisk.Bad("", 0, 0)
		if !bytes.Equal(readBlob(t, v, blob.ID), randomBytes(1, 1000)) {
			t.Errorf("page %d: the evidence does not read", page)
		}
		must(t, v.Close())
	}
	if found < 5 {
		t.Errorf("only %d pages were missed", found)
	}
}
