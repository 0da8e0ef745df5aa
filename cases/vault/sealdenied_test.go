package vault

import (
	"bytes"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// Seals that are denied in the middle of a change, as where vault.keys cannot be saved, cost that change and nothing else,
// also where taking it back has to wait until seals are given again.
func TestSealsDeniedInTheMiddle(t *testing.T) {
	v, _ := newVault(t)
	kept := put(t, v, randomBytes(1, 3_000_000))
	c := sampleClient()
	must(t, v.Write(t.Context(), &c))
	denied, after := 0, 0
	for n := int64(0); n < 1200; n = n*2 + 1 {
		for _, vfs := range []string{v.recordsVFS, v.evidenceVFS} {
			left := n
			must(t, sealedvfs.Allow(vfs, func(int64) int64 {
				if left--; left < 0 {
					return 0
				}
				return 1
			}))
		}
		_, err := v.Import(t.Context(), "matter/m", bytes.NewReader(randomBytes(n, 700_000)), nil, nil)
		if err != nil {
			denied++
		}
		old := c.Dialect
		c.Dialect = strings.Repeat("x", int(n))
		wrote := v.Write(t.Context(), &c) == nil
		for name, vfs := range map[string]string{recordsName: v.recordsVFS, evidenceName: v.evidenceVFS} {
			must(t, sealedvfs.Allow(vfs, v.allowance(name)))
		}
		if !wrote {
			c.Dialect = old
		}
		if !bytes.Equal(readBlob(t, v, kept.ID), randomBytes(1, 3_000_000)) {
			t.Fatalf("after %d seals: the file differs", n)
		}
		if got := get(Get[cases.Client](t.Context(), v, c.ID))(t); got.Name != c.Name || got.Dialect != c.Dialect {
			t.Fatalf("after %d seals: the client differs", n)
		}
		must(t, v.Write(t.Context(), otherClient()))
		put(t, v, randomBytes(n, 1000))
		if r, err := v.Check(t.Context(), nil); err != nil || !r.OK() {
			t.Fatalf("after %d seals: %v, %v", n, r.Problems, err)
		}
		after++
	}
	if denied < 3 || denied == after {
		t.Errorf("%d of %d changes were denied", denied, after)
	}
	v = reopen(t, v)
	must(t, v.Close())
	if r, err := CheckFolder(t.Context(), v.dir, Unlock{Passphrase: pass}, nil); err != nil || !r.OK() {
		t.Errorf("in the end: %v, %v", r.Problems, err)
	}
}
