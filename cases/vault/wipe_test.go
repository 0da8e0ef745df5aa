package vault

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// wipedAway holds what a wipe promises: no vault, no folder, no item in the keyring, no mark.
func wipedAway(t *testing.T, dir string) {
	t.Helper()
	if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there and holds %v", names(t, dir))
	}
	if Exists(dir) {
		t.Error("a vault is still there")
	}
	if _, begun := WipeBegun(dir); begun {
		t.Error("the mark is still there")
	}
}

func TestWipe(t *testing.T) {
	keyring.MockInit()
	t.Cleanup(noKeyring)
	v, _, _, _ := vaultWithBlob(t, Unlock{Keyring: true, Passphrase: pass})
	id := v.vaultID()
	if _, err := Wipe(v.dir, nil); !errors.Is(err, cases.ErrInUse) {
		t.Fatalf("an open vault is wiped: %v", err)
	}
	must(t, v.Close())
	want := int64(0)
	for _, name := range []string{keysName, recordsName, evidenceName} {
		want += get(os.Stat(filepath.Join(v.dir, name)))(t).Size()
	}
	r := get(Wipe(v.dir, nil))(t)
	if r.Files != 3 || r.Bytes != want || r.Left != 0 || r.Strangers != 0 || !r.Keyring || r.KeyringLeft {
		t.Errorf("%+v, want 3 files of %d bytes", r, want)
	}
	wipedAway(t, v.dir)
	if _, err := keyring.Get(keyringService, id); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("the keyring still has the item: %v", err)
	}
	if _, err := Wipe(v.dir, nil); !errors.Is(err, cases.ErrNoVault) {
		t.Errorf("wiped twice: %v", err)
	}
}

// TestWipeAtEveryStep ends a wipe at each of its moments: before the keys are gone the vault opens as it was, after that
// it never opens again, and the next wipe completes it and has the note of the first.
func TestWipeAtEveryStep(t *testing.T) {
	type stopped struct{}
	for i, at := range wipeSteps {
		v, _, c, b := vaultWithBlob(t, Unlock{Passphrase: pass})
		must(t, v.Close())
		leftovers := []string{keysName + ".new", recordsName + ".copying"}
		if i > 0 { // a vault that is opened once more looks at these
			leftovers = append(leftovers, recordsName+".next-wal", evidenceName+"-journal")
		}
		for _, leftover := range leftovers {
			must(t, os.WriteFile(filepath.Join(v.dir, leftover), []byte("of a crash"), 0o600))
		}
		step = func(name string) {
			if name == at {
				panic(stopped{})
			}
		}
		func() {
			defer func() {
				step = func(string) {}
				if _, ok := recover().(stopped); !ok {
					t.Fatalf("%s was not reached", at)
				}
			}()
			wipe(v.dir, []byte(`{"clients":2}`), nil)
		}()
		if at == "wipe: marked" {
			o := get(Open(t.Context(), v.dir, Unlock{Passphrase: pass}))(t)
			holdsAll(t, o, c, b)
			must(t, o.Close())
			if _, begun := WipeBegun(v.dir); begun { // else what is written now would be wiped at the next start
				t.Errorf("%s: the wipe goes on although the vault was opened again", at)
			}
			continue
		} else if _, err := Open(t.Context(), v.dir, Unlock{Passphrase: pass}); err == nil {
			t.Fatalf("%s: it still opens", at)
		}
		if i == len(wipeSteps)-1 {
			if _, begun := WipeBegun(v.dir); begun {
				t.Errorf("%s: the mark is there", at)
			}
			continue // all that was the vault's is gone; the lock and the folder hold nothing
		}
		note, begun := WipeBegun(v.dir)
		if !begun || string(note) != `{"clients":2}` {
			t.Errorf("%s: the note is %q, %v", at, note, begun)
		}
		r := get(Wipe(v.dir, []byte(`{"clients":99}`)))(t)
		if r.Files < 5 || r.Left != 0 {
			t.Errorf("%s: %+v", at, r)
		}
		wipedAway(t, v.dir)
	}
}

// TestWipeLeavesStrangers: a file that is not the vault's is neither deleted nor hidden.
func TestWipeLeavesStrangers(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	other := filepath.Join(v.dir, "vault.database.docx")
	must(t, os.WriteFile(other, []byte("somebody's"), 0o600))
	r := get(Wipe(v.dir, nil))(t)
	if r.Strangers != 1 || r.Left != 0 {
		t.Errorf("%+v", r)
	}
	if left := names(t, v.dir); !slices.Equal(left, []string{"vault.database.docx"}) {
		t.Errorf("the folder holds %v", left)
	}
	if Exists(v.dir) {
		t.Error("a vault is still there")
	}
}

// TestWipeOfADamagedVault: a vault that nobody can open any more can still be wiped.
func TestWipeOfADamagedVault(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	must(t, os.WriteFile(filepath.Join(v.dir, keysName), []byte("noise"), 0o600))
	get(Wipe(v.dir, nil))(t)
	wipedAway(t, v.dir)
}

// TestKeysAreOverwritten: the bytes of vault.keys are gone from its blocks, not only from the folder.
func TestKeysAreOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys")
	must(t, os.WriteFile(path, []byte("the words of the keys"), 0o600))
	f := get(os.Open(path))(t) // holds the file after its name is gone, as a look at the disk would
	defer f.Close()
	must(t, overwrite(path))
	now := make([]byte, 64)
	n, _ := f.Read(now)
	if n != len("the words of the keys") || string(now[:n]) == "the words of the keys" {
		t.Errorf("%d bytes, %q", n, now[:n])
	}
}

func TestNewest(t *testing.T) {
	v, _ := newVault(t)
	if got := get(v.Newest(t.Context()))(t); got != "" {
		t.Errorf("an empty vault: %q", got)
	}
	first, second := sampleClient(), sampleClient()
	must(t, v.Write(t.Context(), &first))
	if got := get(v.Newest(t.Context()))(t); got != first.Revision() {
		t.Errorf("%q, want %q", got, first.Revision())
	}
	must(t, v.Write(t.Context(), &second))
	if got := get(v.Newest(t.Context()))(t); got != second.Revision() || got == first.Revision() {
		t.Errorf("%q, want %q", got, second.Revision())
	}
	v = reopen(t, v)
	if got := get(v.Newest(t.Context()))(t); got != second.Revision() {
		t.Errorf("opening the vault again counts as a change: %q", got)
	}
}

func TestChangedSince(t *testing.T) {
	v, _ := newVault(t)
	client, day := sampleClient(), cases.ClinicDay{ID: cases.NewID(), On: "2026-11-21", Begun: "2026-11-21T08:00:00Z"}
	must(t, v.Write(t.Context(), &client, &day))
	at := get(v.Newest(t.Context()))(t)
	changed := func() bool { return get(v.ChangedSince(t.Context(), at, day.Key(), "handed"))(t) }
	if changed() || !get(v.ChangedSince(t.Context(), "", day.Key(), "handed"))(t) || !get(v.ChangedSince(t.Context(), "no stamp", day.Key(), "handed"))(t) {
		t.Error("nothing changed since the newest change, and everything since the beginning")
	}
	day.Handed = []cases.Handover{{When: "2026-11-21T17:00:00Z", UpTo: at}}
	must(t, v.Write(t.Context(), &day))
	if changed() {
		t.Error("the note that it was handed over counts as a change")
	}
	day.Place = "another hall"
	must(t, v.Write(t.Context(), &day))
	if !changed() {
		t.Error("another field of the same record does not count")
	}
	at = get(v.Newest(t.Context()))(t)
	must(t, v.Delete(t.Context(), &client))
	if !changed() {
		t.Error("a deletion does not count")
	}
}

// TestANewVaultIsNotWiped: where a wipe left its mark, because a file could not be erased, a vault that is made there later
// is not wiped in its place.
func TestANewVaultIsNotWiped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "v")
	must(t, os.MkdirAll(dir, 0o700))
	must(t, os.WriteFile(filepath.Join(dir, wipingName), []byte(`{"files":3}`), 0o600))
	v, _, err := Create(t.Context(), dir, CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap})
	must(t, err)
	must(t, v.Close())
	if _, begun := WipeBegun(dir); begun {
		t.Error("the next start wipes the new vault")
	}
}

// TestWhatGoesWithAWipe: an end of the program while the rest is erased is known at the next start.
func TestWhatGoesWithAWipe(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	called := false
	get(Wipe(v.dir, nil, func() {
		called = true
		if _, begun := WipeBegun(v.dir); !begun || Exists(v.dir) {
			t.Error("nothing says that the wipe goes on, or the vault is still there")
		}
	}))(t)
	if !called {
		t.Error("the rest was left out")
	}
	wipedAway(t, v.dir)
}
