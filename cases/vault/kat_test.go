package vault

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// A known-answer vault is one that a released version wrote: testdata/kat-N-K/vault-N.zip holds its four files,
// backup-N.age is a backup of it, and answers.json says how both open and what they hold. N is the schema it was written
// under and K the format of its vault.keys (kat-1 is of format 1). Every later version opens and restores all of them,
// for ever. A fixture is never changed; a new schema or format adds one, made by
//
//	HARBORFILE_KAT=testdata/kat-N-K go test -run TestMakeKnownAnswer
type knownAnswer struct {
	Passphrase string               `json:"passphrase"`
	Recovery   string               `json:"recovery"`
	Client     cases.Client         `json:"client"`
	Matter     cases.Matter         `json:"matter"`
	Evidence   cases.EvidenceItem   `json:"evidence"`
	Custody    []cases.CustodyEvent `json:"custody"`
	History    []cases.Change       `json:"history"` // of the client
	Word       string               `json:"word"`    // search finds the client by it
	SHA256     string               `json:"sha256"`  // of knownBytes
}

// knownBytes is the content of the sealed file in every known-answer vault.
func knownBytes() []byte {
	b := make([]byte, 5000)
	for i := range b {
		b[i] = byte(i * i % 251)
	}
	return b
}

// Every vault that a released version wrote opens, by passphrase and by recovery code, and holds what it held.
func TestKnownAnswer(t *testing.T) {
	fixtures := get(filepath.Glob("testdata/kat-*"))(t)
	if len(fixtures) == 0 {
		t.Fatal("no fixture in testdata")
	}
	for _, dir := range fixtures {
		var want knownAnswer
		must(t, json.Unmarshal(get(os.ReadFile(filepath.Join(dir, "answers.json")))(t), &want))
		for name, u := range map[string]Unlock{"passphrase": {Passphrase: cases.Secret(want.Passphrase)}, "recovery code": {Recovery: cases.Secret(want.Recovery)}} {
			t.Run(filepath.Base(dir)+" by "+name, func(t *testing.T) {
				folder := unzipKnown(t, dir)
				if r := get(CheckFolder(t.Context(), folder, u, nil))(t); !r.OK() || r.Blobs != 1 {
					t.Fatalf("%+v", r)
				}
				v := get(Open(t.Context(), folder, u))(t)
				compareKnown(t, v, want)
				must(t, v.Write(t.Context(), sampleClient())) // it opens for work, not only for reading
				if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
					t.Errorf("after a change: %+v", r)
				}
				must(t, v.Close())
			})
		}
	}
}

// Every backup that a released version made is restored by its recovery code, and holds what the vault held.
func TestKnownBackup(t *testing.T) {
	fixtures := get(filepath.Glob("testdata/kat-*"))(t)
	for _, dir := range fixtures {
		var want knownAnswer
		must(t, json.Unmarshal(get(os.ReadFile(filepath.Join(dir, "answers.json")))(t), &want))
		files := get(filepath.Glob(filepath.Join(dir, "backup-*.age")))(t)
		if len(files) != 1 {
			t.Fatalf("%s holds %v", dir, files)
		}
		v, r, err := restoreFile(t, files[0], filepath.Join(t.TempDir(), "vault"), cases.Secret(want.Recovery))
		must(t, err)
		if !r.OK() || r.Blobs != 1 {
			t.Errorf("%s: %+v", dir, r)
		}
		compareKnown(t, v, want)
		must(t, v.Close())
		must(t, way(v.dir, Unlock{Recovery: cases.Secret(want.Recovery)}))
	}
}

// compareKnown compares as JSON, so that a field that later versions add is no difference.
func compareKnown(t *testing.T, v *Vault, want knownAnswer) {
	t.Helper()
	got := answersOf(t, v, want.Client.ID, want.Matter.ID)
	same(t, "client", got.Client, want.Client)
	same(t, "matter", got.Matter, want.Matter)
	same(t, "evidence", got.Evidence, want.Evidence)
	same(t, "custody", got.Custody, want.Custody)
	same(t, "history", got.History, want.History)
	if len(got.Custody) != 2 || got.Custody[1].Prev != got.Custody[0].Hash || len(got.History) < 5 {
		t.Errorf("custody %+v, %d changes", got.Custody, len(got.History))
	}
	if got.SHA256 != want.SHA256 || !bytes.Equal(readBlob(t, v, want.Evidence.Blob.ID), knownBytes()) {
		t.Error("the sealed file does not hold what it held")
	}
	hits := get(v.Search(t.Context(), want.Word, 10))(t)
	if !slices.ContainsFunc(hits, func(h cases.Hit) bool { return h.Key.Row == want.Client.ID }) {
		t.Errorf("search finds %+v", hits)
	}
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	a, b := get(json.Marshal(got))(t), get(json.Marshal(want))(t)
	if !bytes.Equal(a, b) {
		t.Errorf("%s reads\n%s\ninstead of\n%s", what, a, b)
	}
}

// answersOf reads from an open vault what a fixture remembers.
func answersOf(t *testing.T, v *Vault, client, matter string) knownAnswer {
	t.Helper()
	s := get(v.Snapshot(t.Context(), matter))(t)
	if len(s.Evidence) != 1 {
		t.Fatalf("%d items of evidence", len(s.Evidence))
	}
	return knownAnswer{Client: s.Client, Matter: s.Matter, Evidence: s.Evidence[0], Custody: s.Custody,
		History: get(v.History(t.Context(), "client", client))(t), SHA256: s.Evidence[0].Blob.SHA256}
}

func unzipKnown(t *testing.T, dir string) string {
	t.Helper()
	files := get(filepath.Glob(filepath.Join(dir, "vault-*.zip")))(t)
	if len(files) != 1 {
		t.Fatalf("%s holds %v", dir, files)
	}
	z := get(zip.OpenReader(files[0]))(t)
	defer z.Close()
	folder := t.TempDir()
	for _, f := range z.File {
		in := get(f.Open())(t)
		must(t, os.WriteFile(filepath.Join(folder, f.Name), get(io.ReadAll(in))(t), 0o600))
		must(t, in.Close())
	}
	return folder
}

// TestMakeKnownAnswer writes a fixture of the present schema into the new folder that HARBORFILE_KAT names.
func TestMakeKnownAnswer(t *testing.T) {
	dir := os.Getenv("HARBORFILE_KAT")
	if dir == "" {
		t.Skip("makes a fixture only when HARBORFILE_KAT names its folder")
	}
	if want := fmt.Sprintf("kat-%d-%d", schemaVersion, keyFormat); filepath.Base(dir) != want {
		t.Fatalf("the fixture belongs into %s", want)
	}
	must(t, os.MkdirAll(dir, 0o755))
	v, code, err := Create(t.Context(), filepath.Join(t.TempDir(), "vault"), CreateOptions{Unlock: Unlock{Passphrase: pass}, KDF: cheap,
		Clock: fixedClock(time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))})
	must(t, err)
	c := sampleClient()
	m := sampleMatter(c)
	must(t, v.Write(t.Context(), &c, m))
	item := cases.EvidenceItem{ID: cases.NewID(), MatterID: m.ID, Title: "A letter", FileName: "letter.txt", Media: "text/plain"}
	_, err = v.Import(t.Context(), cases.MatterStream(m.ID), bytes.NewReader(knownBytes()), nil, func(b cases.Blob) []cases.Record {
		item.Blob = b
		return []cases.Record{item, knownEvent(item, "acquired")}
	})
	must(t, err)
	must(t, v.Write(t.Context(), knownEvent(item, "viewed")))
	c.Dialect = "Kanarienvogel"
	must(t, v.Write(t.Context(), &c))
	a := answersOf(t, v, c.ID, m.ID)
	a.Passphrase, a.Recovery, a.Word = pass.Reveal(), code.Words(), "kanarienv"
	get(v.Backup(t.Context(), filepath.Join(dir, fmt.Sprintf("backup-%d.age", schemaVersion)), nil))(t)
	must(t, v.Close())
	must(t, os.WriteFile(filepath.Join(dir, "answers.json"), append(get(json.MarshalIndent(a, "", "  "))(t), '\n'), 0o644))
	zipKnown(t, v.dir, filepath.Join(dir, fmt.Sprintf("vault-%d.zip", schemaVersion)))
}

func knownEvent(e cases.EvidenceItem, what string) cases.CustodyEvent {
	return cases.CustodyEvent{ID: cases.NewID(), MatterID: e.MatterID, EvidenceID: e.ID, What: what, Who: "Trial clerk",
		When: "2026-01-02T03:04:05Z", SHA256: e.Blob.SHA256}
}

func zipKnown(t *testing.T, folder, path string) {
	t.Helper()
	f := get(os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644))(t) // a fixture is never replaced
	defer f.Close()
	z := zip.NewWriter(f)
	for _, name := range names(t, folder) {
		out := get(z.Create(name))(t)
		get(out.Write(get(os.ReadFile(filepath.Join(folder, name)))(t)))(t)
	}
	must(t, z.Close())
}
