package vault

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"testing"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// The words of the matter that is deleted. They have to be nowhere, not even inside decrypted pages.
var doomedWords = []string{"Xyzzyvulture", "xyzzyvulture", "Plughfalcon", "plughfalcon"}

// doomed makes a client with two matters, of which the first is full of words and evidence.
func doomed(t *testing.T, v *Vault) (c cases.Client, gone, stays cases.Matter, blob cases.Blob) {
	t.Helper()
	c = sampleClient()
	gone, stays = sampleMatter(c), sampleMatter(c)
	gone.Title = "Xyzzyvulture"
	must(t, v.Write(t.Context(), &c, &gone, &stays))
	for range 40 { // many pages, so that some become free ones
		d := cases.Deadline{ID: cases.NewID(), MatterID: gone.ID, Title: "Xyzzyvulture Plughfalcon", Due: "2030-01-02"}
		must(t, v.Write(t.Context(), &d))
		d.Title = "Plughfalcon"
		must(t, v.Write(t.Context(), &d))
	}
	blob = get(v.Import(t.Context(), cases.MatterStream(gone.ID), bytes.NewReader(bytes.Repeat([]byte("Plughfalcon "), 200_000)), nil,
		func(b cases.Blob) []cases.Record {
			return []cases.Record{cases.EvidenceItem{ID: cases.NewID(), MatterID: gone.ID, Title: "Xyzzyvulture", Blob: b}}
		}))(t)
	return c, gone, stays, blob
}

// clearPages gives every page of both closed databases in clear.
func clearPages(t *testing.T, v *Vault, u Unlock) map[string][]byte {
	t.Helper()
	k := get(readKeyFile(v.dir))(t)
	vmk := get(k.vaultKey(u))(t)
	all := map[string][]byte{}
	for _, db := range databases {
		r := get(sealedvfs.ReadPages(v.path(db.name), get(k.databaseKey(vmk, db.name))(t), db.page))(t)
		all[db.name] = get(io.ReadAll(r))(t)
		must(t, r.Close())
	}
	return all
}

func findsWord(pages map[string][]byte, word string) bool {
	for _, b := range pages {
		if bytes.Contains(b, []byte(word)) {
			return true
		}
	}
	return false
}

// slicesLeft counts the slices of a blob number.
func slicesLeft(t *testing.T, v *Vault, no int64) (n int) {
	t.Helper()
	must(t, v.evidence.db.QueryRow("SELECT count(*) FROM slice WHERE id >> ? = ?", sequenceBit, no).Scan(&n))
	return n
}

func TestDestroy(t *testing.T) {
	v, code, c0, kept := vaultWithBlob(t, Unlock{Passphrase: pass})
	c, gone, stays, blob := doomed(t, v)
	must(t, v.Close())
	if pages := clearPages(t, v, Unlock{Passphrase: pass}); !findsWord(pages, "Xyzzyvulture") || !findsWord(pages, "plughfalcon") {
		t.Fatal("the control finds no words: the test would not notice any")
	}
	v = open(t, v.dir)
	s := get(findBlob(t.Context(), v.read, blob.ID))(t)
	identity := s.identity
	if _, err := age.ParseX25519Identity(identity); err != nil || slicesLeft(t, v, s.no) == 0 {
		t.Fatal("the control finds no slices")
	}

	cert := get(v.Destroy(t.Context(), gone.ID, &Secrets{Passphrase: pass}))(t)
	if cert.MatterID != gone.ID || cert.Files != 1 || cert.Bytes != blob.Size || cert.Records != 42 || cert.Entries < 200 ||
		cert.Begun == "" || cert.Ended == "" || !slices.Equal(cert.Renewed, []string{"records", "vault"}) {
		t.Errorf("certificate %+v", cert)
	}
	if n := slicesLeft(t, v, s.no); n != 0 {
		t.Errorf("%d slices are left", n)
	}
	isGone(t, v, gone, blob)
	for _, table := range []string{"op", "record", "chain", "stream_key", "blob"} {
		var n int
		must(t, v.write.QueryRow("SELECT count(*) FROM "+table+" WHERE stream = (SELECT no FROM stream WHERE name = ?)", cases.MatterStream(gone.ID)).Scan(&n))
		if n != 0 {
			t.Errorf("%d rows are left in %s", n, table)
		}
	}
	get(v.Snapshot(t.Context(), stays.ID))(t)
	get(Get[cases.Client](t.Context(), v, c.ID))(t)
	get(Get[cases.Client](t.Context(), v, c0.ID))(t)
	if !bytes.Equal(readBlob(t, v, kept.ID), evidenceText(1)) {
		t.Error("another blob changed")
	}
	checkClean(t, v)
	must(t, v.Close())
	wordless(t, v, Unlock{Passphrase: pass}, append(doomedWords, identity))
	for _, u := range []Unlock{{Passphrase: pass}, {Recovery: code.Secret()}} {
		back, err := Open(t.Context(), v.dir, u)
		must(t, err)
		isGone(t, back, gone, blob)
		must(t, back.Close())
	}
}

// isGone looks for the matter in every way, and tries to begin it again.
func isGone(t *testing.T, v *Vault, m cases.Matter, blob cases.Blob) {
	t.Helper()
	if _, err := v.Snapshot(t.Context(), m.ID); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("snapshot: %v", err)
	}
	if _, err := v.OpenBlob(t.Context(), blob.ID); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("blob: %v", err)
	}
	if n := len(get(v.History(t.Context(), "matter", m.ID))(t)); n != 0 {
		t.Errorf("%d entries of history", n)
	}
	for _, q := range []string{"xyzzyvulture", "plughfalcon"} {
		if n := len(get(v.Search(t.Context(), q, 5))(t)); n != 0 {
			t.Errorf("search finds %d", n)
		}
	}
	d := cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Title: "Again"}
	if err := v.Write(t.Context(), d); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("a new record in the old stream: %v", err)
	}
	if _, err := v.Destroy(t.Context(), m.ID, nil); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("a second time: %v", err)
	}
}

// wordless looks for words in the files as they are and in their decrypted pages.
func wordless(t *testing.T, v *Vault, u Unlock, words []string) {
	t.Helper()
	for _, name := range names(t, v.dir) {
		b := get(os.ReadFile(v.path(name)))(t)
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				t.Errorf("%s holds a word of the matter", name)
			}
		}
	}
	for name, b := range clearPages(t, v, u) {
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) {
				t.Errorf("the pages of %s hold %.20q", name, w)
			}
		}
	}
}

func TestDestroyIsRefused(t *testing.T) {
	v, _ := newVault(t)
	_, held, _, blob := doomed(t, v)
	held.LegalHold = true
	must(t, v.Write(t.Context(), &held))
	if _, err := v.Destroy(t.Context(), held.ID, nil); !errors.Is(err, cases.ErrLegalHold) {
		t.Errorf("under a hold: %v", err)
	}
	must(t, v.Delete(t.Context(), &held)) // a deletion that can be undone does not lift the hold
	if _, err := v.Destroy(t.Context(), held.ID, nil); !errors.Is(err, cases.ErrLegalHold) {
		t.Errorf("deleted under a hold: %v", err)
	}
	if _, err := v.Destroy(t.Context(), "none", nil); !errors.Is(err, cases.ErrNotFound) {
		t.Errorf("no matter: %v", err)
	}
	get(undo(t, v, "matter", held.ID, held.Rev))(t)
	held = get(Get[cases.Matter](t.Context(), v, held.ID))(t)
	held.LegalHold = false
	must(t, v.Write(t.Context(), &held))
	if _, err := v.Destroy(t.Context(), held.ID, &Secrets{Passphrase: "mistyped"}); !errors.Is(err, cases.ErrWrongPassphrase) {
		t.Errorf("mistyped: %v", err)
	}
	readBlob(t, v, blob.ID) // nothing was touched
	cert := get(v.Destroy(t.Context(), held.ID, nil))(t)
	if !slices.Equal(cert.Renewed, []string{"records"}) {
		t.Errorf("renewed %v", cert.Renewed)
	}
	if err := v.Delete(t.Context(), &cert); !errors.Is(err, cases.ErrAppendOnly) {
		t.Errorf("the certificate: %v", err)
	}
	isGone(t, v, held, blob)
	checkClean(t, v)
}

// kill -9 at every step of a deletion for good, the renewal inside it included: the next opening ends it.
func TestDestroyKilledAtEveryStep(t *testing.T) {
	v, _ := newVault(t)
	must(t, v.Close())
	steps := slices.Concat(destroySteps[:2], rotationSteps, destroySteps[2:])
	if !long {
		steps = []string{"destroy: keys", "destroy: slices", "rotate: copied", "rotate: named", "destroy: renewed"}
	}
	for _, at := range steps {
		v = open(t, v.dir)
		_, gone, stays, blob := doomed(t, v)
		must(t, v.Close())
		killedAt(t, v.dir, at, "destroy", gone.ID)
		v = open(t, v.dir)
		isGone(t, v, gone, blob)
		get(v.Snapshot(t.Context(), stays.ID))(t)
		certs := get(List[cases.Destruction](t.Context(), v, ""))(t)
		if last := certs[len(certs)-1]; last.MatterID != gone.ID || last.Ended == "" || last.Records != 42 {
			t.Errorf("%s: certificate %+v", at, last)
		}
		checkClean(t, v)
		must(t, v.Close())
		if got := names(t, v.dir); len(got) != 4 {
			t.Errorf("%s: the folder holds %v", at, got)
		}
		wordless(t, v, Unlock{Passphrase: pass}, doomedWords)
	}
}
