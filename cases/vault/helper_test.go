package vault

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// cheap makes Argon2id cost next to nothing.
var cheap = KDFParams{Passes: 1, KiB: 64, Lanes: 1}

const pass = cases.Secret("correct horse battery")

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func get[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return v
	}
}

// newVault makes a vault behind a passphrase and closes it when the test ends.
func newVault(t testing.TB) (*Vault, RecoveryCode) {
	t.Helper()
	v, code, err := Create(t.Context(), filepath.Join(t.TempDir(), "vault"), CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
	must(t, err)
	t.Cleanup(func() { v.Close() })
	return v, code
}

// reopen closes v and opens it again.
func reopen(t testing.TB, v *Vault) *Vault {
	t.Helper()
	must(t, v.Close())
	return open(t, v.dir)
}

func open(t testing.TB, dir string) *Vault {
	t.Helper()
	v, err := Open(context.Background(), dir, Unlock{Passphrase: pass})
	must(t, err)
	t.Cleanup(func() { v.Close() })
	return v
}

// sampleClient is a plainly fictional person.
func sampleClient() cases.Client {
	return cases.Client{ID: cases.NewID(), Name: cases.Name{Family: "Zzcanary", Given: "Quillon"}, BirthDate: "1990-02-03",
		Languages: []string{"Esperanto"}, Contacts: []cases.Contact{{Kind: "mobile", Value: "+1 555 0100", Safety: cases.Safe}}}
}

func sampleMatter(c cases.Client) cases.Matter {
	return cases.Matter{ID: cases.NewID(), ClientID: c.ID, Kind: cases.Immigration, Title: "Trial balloon"}
}

func readBlob(t testing.TB, v *Vault, id string) []byte {
	t.Helper()
	b, err := v.OpenBlob(context.Background(), id)
	must(t, err)
	defer b.Close()
	data, err := io.ReadAll(io.NewSectionReader(b, 0, b.Size()))
	must(t, err)
	return data
}

func names(t testing.TB, dir string) (list []string) {
	t.Helper()
	held, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range held {
		list = append(list, e.Name())
	}
	return list
}

func fixedClock(at time.Time) func() time.Time { return func() time.Time { return at } }

// countProgress adds up what it is told.
type countProgress struct {
	mu          sync.Mutex
	total, done int64
}

func (p *countProgress) SetTotal(n int64) { p.mu.Lock(); p.total = n; p.mu.Unlock() }
func (p *countProgress) Add(n int64)      { p.mu.Lock(); p.done += n; p.mu.Unlock() }
