package vault

import (
	"archive/tar"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/zalando/go-keyring"

	"github.com/harborfile/harborfile/cases"
)

// entryOf is one entry of an archive in clear.
type entryOf struct {
	h    tar.Header
	data []byte
}

// sealArchive makes an archive that the code opens, as anybody can who knows its public key.
func sealArchive(t testing.TB, code RecoveryCode, clear []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := age.Encrypt(&out, get(code.identity())(t).Recipient())
	must(t, err)
	must(t, get2(w.Write(clear)))
	must(t, w.Close())
	return out.Bytes()
}

func get2(_ int, err error) error { return err }

func tarOf(t testing.TB, entries []entryOf) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, e := range entries {
		h := e.h
		h.Size = int64(len(e.data))
		must(t, w.WriteHeader(&h))
		must(t, get2(w.Write(e.data)))
	}
	must(t, w.Close())
	return out.Bytes()
}

// entries opens an archive as age and tar do, without any code of ours.
func entries(t testing.TB, archive []byte, code RecoveryCode) (list []entryOf) {
	t.Helper()
	clear, err := age.Decrypt(bytes.NewReader(archive), get(code.identity())(t))
	must(t, err)
	for r := tar.NewReader(clear); ; {
		h, err := r.Next()
		if err == io.EOF {
			return list
		}
		must(t, err)
		list = append(list, entryOf{*h, get(io.ReadAll(r))(t)})
	}
}

// smallBackup is a backup with one client and two sealed files.
func smallBackup(t testing.TB) (archive []byte, code RecoveryCode) {
	t.Helper()
	v, code := newVault(t)
	must(t, v.Write(t.Context(), sampleClient()))
	put(t, v, []byte("a letter"))
	put(t, v, randomBytes(2, 200_000))
	file, _ := backUp(t, v)
	must(t, v.Close())
	return get(os.ReadFile(file))(t), code
}

// refuses restores bytes and wants err; nothing that counts as a vault may stay, and nothing of its content.
func refuses(t testing.TB, what string, archive io.Reader, code cases.Secret, want error) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new")
	v, _, err := Restore(context.Background(), archive, dir, code, restoreWay, nil)
	if v != nil {
		v.Close()
	}
	if !errors.Is(err, want) || err != nil && strings.Contains(err.Error(), dir) {
		t.Fatalf("%s: %v, not %v", what, err, want)
	}
	if held, err := os.ReadDir(dir); err == nil && (len(held) > 1 || len(held) == 1 && held[0].Name() != lockName) {
		t.Fatalf("%s left %v", what, names(t, dir))
	}
	if Exists(dir) {
		t.Fatalf("%s left a vault", what)
	}
}

// A cut or changed backup, another code, and files that are no backup: each is told apart, and leaves nothing.
func TestRestoreOfDamage(t *testing.T) {
	archive, code := smallBackup(t)
	for range times(12, 500) {
		n := rand.Intn(len(archive))
		refuses(t, "cut", bytes.NewReader(archive[:n]), code.Secret(), cases.ErrBackup)
	}
	refuses(t, "cut by a byte", bytes.NewReader(archive[:len(archive)-1]), code.Secret(), cases.ErrBackup)
	refuses(t, "a byte too many", bytes.NewReader(append(bytes.Clone(archive), 0)), code.Secret(), cases.ErrBackup)
	for range times(12, 1000) {
		bad := bytes.Clone(archive)
		at := rand.Intn(len(bad))
		bad[at] ^= 1 << rand.Intn(8)
		dir := filepath.Join(t.TempDir(), "new")
		v, _, err := Restore(t.Context(), bytes.NewReader(bad), dir, code.Secret(), restoreWay, nil)
		if v != nil {
			v.Close()
		}
		// A flip in the words of the header's own key looks like a backup that another code opens.
		if !errors.Is(err, cases.ErrBackup) && !errors.Is(err, cases.ErrWrongRecovery) || Exists(dir) {
			t.Fatalf("a flip at %d: %v", at, err)
		}
	}
	refuses(t, "another code", bytes.NewReader(archive), newRecoveryCode().Secret(), cases.ErrWrongRecovery)
	var typo *CodeError
	if _, _, err := Restore(t.Context(), bytes.NewReader(archive), t.TempDir(), "K7QM2", restoreWay, nil); !errors.As(err, &typo) {
		t.Errorf("half a code: %v", err)
	}
	for _, text := range []string{"", "hello", "age-encryption.org/v1\n", strings.Repeat("\x00", 1<<20)} {
		refuses(t, "no backup", strings.NewReader(text), code.Secret(), cases.ErrBackup)
	}
	refuses(t, "a disk that does not read", io.MultiReader(bytes.NewReader(archive[:len(archive)/2]), brokenDisk{}), code.Secret(), errBrokenDisk)
}

type brokenDisk struct{}

var errBrokenDisk = errors.New("input/output")

func (brokenDisk) Read([]byte) (int, error) { return 0, errBrokenDisk }

// Whoever knows the public key can make an archive. What it says is not believed.
func TestRestoreOfHostileArchives(t *testing.T) {
	archive, code := smallBackup(t)
	good := entries(t, archive, code)
	head := func(change func(*archiveInfo)) entryOf {
		var i archiveInfo
		must(t, json.Unmarshal(good[0].data, &i))
		change(&i)
		return entryOf{good[0].h, get(json.Marshal(i))(t)}
	}
	with := func(i int, e ...entryOf) []entryOf {
		return append(append(append([]entryOf{}, good[:i]...), e...), good[i+1:]...)
	}
	named := func(e entryOf, change func(*tar.Header)) entryOf { change(&e.h); return e }
	page := func(at int, b ...byte) entryOf {
		data := bytes.Clone(good[1].data)
		copy(data[at:], b)
		return entryOf{good[1].h, data}
	}
	lists := map[string][]entryOf{
		"no entries":                {},
		"no records":                good[:1],
		"no evidence":               good[:2],
		"one blob less":             good[:3],
		"an entry more":             append(with(0, good[0]), good[1]),
		"other order":               {good[1], good[0], good[2], good[3]},
		"exchanged blobs":           {good[0], good[1], good[3], good[2]},
		"a path that climbs":        with(2, named(good[2], func(h *tar.Header) { h.Name = "../../evidence.db" })),
		"a link":                    with(2, entryOf{tar.Header{Typeflag: tar.TypeSymlink, Name: good[2].h.Name, Linkname: "/etc/passwd"}, nil}),
		"a shorter blob":            with(2, entryOf{good[2].h, good[2].data[1:]}),
		"a longer blob":             with(2, entryOf{good[2].h, append(bytes.Clone(good[2].data), 0)}),
		"half a page":               with(1, entryOf{good[1].h, good[1].data[:len(good[1].data)-2048]}),
		"no database":               with(1, page(0, 0)),
		"another page size":         with(1, page(16, 0x20, 0)),
		"more pages than there are": with(1, page(28, 0, 1, 0, 0)),
		"no pages":                  with(1, page(28, 0, 0, 0, 0)),
		"a root page of zeros":      with(1, page(100, make([]byte, 3996)...)),
		"negative":                  with(0, head(func(i *archiveInfo) { i.Blobs = -1 })),
		"other count":               with(0, head(func(i *archiveInfo) { i.Blobs++ })),
		"other length":              with(0, head(func(i *archiveInfo) { i.Evidence++ })),
		"huge":                      with(0, head(func(i *archiveInfo) { i.Records = 1 << 60 })),
		"a head without end":        with(0, entryOf{good[0].h, bytes.Repeat([]byte(" "), 1<<20)}),
	}
	for what, list := range lists {
		refuses(t, what, bytes.NewReader(sealArchive(t, code, tarOf(t, list))), code.Secret(), cases.ErrBackup)
	}
	long := append(tarOf(t, good), make([]byte, 1<<20)...)
	refuses(t, "a long end", bytes.NewReader(sealArchive(t, code, long)), code.Secret(), cases.ErrBackup)
	newer := map[string]entryOf{
		"newer format": head(func(i *archiveInfo) { i.Format++ }),
		"newer schema": head(func(i *archiveInfo) { i.Schema = schemaVersion + 1 }),
		"newer shape":  {good[0].h, []byte(`{"format": 9, "made": 12, "records": "many"}`)},
	}
	for what, e := range newer {
		refuses(t, what, bytes.NewReader(sealArchive(t, code, tarOf(t, with(0, e)))), code.Secret(), cases.ErrNewerFormat)
	}
}

// An archive cannot make much out of nothing: a sparse entry says in a page that it has a gigabyte.
func TestRestoreOfSparseEntry(t *testing.T) {
	archive, code := smallBackup(t)
	good := entries(t, archive, code)
	var p countProgress
	dir := filepath.Join(t.TempDir(), "new")
	_, _, err := Restore(t.Context(), bytes.NewReader(sealArchive(t, code, sparse(t, good))), dir, code.Secret(), restoreWay, &p)
	if !errors.Is(err, cases.ErrBackup) || Exists(dir) || p.done > int64(len(archive)) {
		t.Errorf("%v after %d bytes", err, p.done)
	}
}

func sparse(t testing.TB, good []entryOf) []byte {
	t.Helper()
	const size = 1 << 30
	var i archiveInfo
	must(t, json.Unmarshal(good[0].data, &i))
	i.Records = size
	head := get(json.Marshal(i))(t)
	page := bytes.Clone(good[1].data[:recordsPage])
	copy(page[28:], []byte{0, 4, 0, 0}) // size / 4096 pages
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	must(t, w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: archiveHead, Size: int64(len(head))}))
	must(t, get2(w.Write(head)))
	// The writer refuses the keys of sparse files, so they are put in place of others of the same length.
	record := map[string]string{"XNU.sparse.major": "1", "XNU.sparse.minor": "0", "XNU.sparse.name": archiveRecords, "XNU.sparse.realsize": fmt.Sprint(size)}
	must(t, w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: archiveRecords, Size: 512 + recordsPage, PAXRecords: record}))
	gaps := make([]byte, 512)
	copy(gaps, fmt.Sprintf("1\n0\n%d\n", recordsPage))
	must(t, get2(w.Write(append(gaps, page...))))
	must(t, w.Close())
	return bytes.ReplaceAll(out.Bytes(), []byte("XNU.sparse"), []byte("GNU.sparse"))
}

// A backup opens with age, tar and SQLite, without any code of ours: nobody is locked in.
func TestBackupReadsWithoutUs(t *testing.T) {
	archive, code := smallBackup(t)
	list := entries(t, archive, code)
	file := filepath.Join(t.TempDir(), "records.sqlite")
	must(t, os.WriteFile(file, list[1].data, 0o600))
	db := get(sql.Open("sqlite3", file))(t)
	defer db.Close()
	var doc, identity string
	must(t, db.QueryRow("SELECT doc, (SELECT identity FROM blob WHERE no = 2) FROM record").Scan(&doc, &identity))
	if !strings.Contains(doc, "Zzcanary") {
		t.Error("the record does not read")
	}
	clear, err := age.Decrypt(bytes.NewReader(list[3].data), get(age.ParseX25519Identity(identity))(t))
	must(t, err)
	if list[3].h.Name != "evidence/2.age" || !bytes.Equal(get(io.ReadAll(clear))(t), randomBytes(2, 200_000)) {
		t.Error("the evidence differs")
	}
}

// Restoring on the computer of the vault that was backed up leaves that vault's key in the keyring.
func TestRestoreWithKeyring(t *testing.T) {
	keyring.MockInit()
	dir := t.TempDir()
	v, code, err := Create(t.Context(), filepath.Join(dir, "old"), CreateOptions{Unlock: Unlock{Keyring: true}})
	must(t, err)
	file, _ := backUp(t, v)
	must(t, v.Close())
	n, _, err := Restore(t.Context(), bytes.NewReader(get(os.ReadFile(file))(t)), filepath.Join(dir, "new"), code.Secret(), CreateOptions{Unlock: Unlock{Keyring: true}}, nil)
	must(t, err)
	must(t, n.Close())
	must(t, way(v.dir, Unlock{Keyring: true}))
	must(t, way(n.dir, Unlock{Keyring: true}))
	keyring.MockInitWithError(errors.New("locked"))
	defer keyring.MockInit()
	_, _, err = Restore(t.Context(), bytes.NewReader(get(os.ReadFile(file))(t)), filepath.Join(dir, "third"), code.Secret(), CreateOptions{Unlock: Unlock{Keyring: true}}, nil)
	if !errors.Is(err, cases.ErrKeyringUnavailable) || Exists(filepath.Join(dir, "third")) {
		t.Errorf("a keyring that does not answer: %v", err)
	}
}

// The records of a hostile archive can hold no program.
func TestRestoreOfActiveSchema(t *testing.T) {
	v, code := newVault(t)
	_, err := v.write.Exec("CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM record; END")
	must(t, err)
	file, _ := backUp(t, v)
	refuses(t, "a trigger", bytes.NewReader(get(os.ReadFile(file))(t)), code.Secret(), cases.ErrBackup)
}

// Restoring never touches a vault that is there, nor databases that lost their keys, and may be repeated after it was
// stopped anywhere.
func TestRestoreIntoFolders(t *testing.T) {
	archive, code := smallBackup(t)
	v, _ := newVault(t)
	c := sampleClient()
	must(t, v.Write(t.Context(), c))
	restore := func(dir string) error {
		n, _, err := Restore(t.Context(), bytes.NewReader(archive), dir, code.Secret(), restoreWay, nil)
		if n != nil {
			err = errors.Join(err, n.Close())
		}
		return err
	}
	if err := restore(v.dir); !errors.Is(err, cases.ErrInUse) {
		t.Errorf("over an open vault: %v", err)
	}
	must(t, v.Close())
	if err := restore(v.dir); !errors.Is(err, cases.ErrVaultExists) {
		t.Errorf("over a vault: %v", err)
	}
	get(Get[cases.Client](t.Context(), open(t, v.dir), c.ID))(t)

	dir := filepath.Join(t.TempDir(), "new")
	for at := int64(1); at < int64(len(archive))*4; at += int64(len(archive)) / 3 {
		ctx, cancel := context.WithCancel(t.Context())
		n, _, err := Restore(ctx, bytes.NewReader(archive), dir, code.Secret(), restoreWay, &cancelProgress{after: at, cancel: cancel})
		cancel()
		if err == nil {
			must(t, n.Close())
			break
		}
		if !errors.Is(err, context.Canceled) || Exists(dir) {
			t.Fatalf("stopped after %d: %v", at, err)
		}
		if _, err := os.Lstat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Fatalf("stopped after %d: left %v", at, names(t, dir))
		}
	}
	if !Exists(dir) {
		must(t, restore(dir))
	}
	must(t, way(dir, restoreWay.Unlock))
}

// FuzzRestore changes the clear bytes of an archive, the pages of its records above all: whatever they say, restoring
// ends with a vault or a known kind, and a vault without a problem is one that opens.
func FuzzRestore(f *testing.F) {
	archive, code := smallBackup(f)
	whole := tarOf(f, entries(f, archive, code))
	for _, at := range []int{0, 100, 512, 1536, 1536 + 28, 1536 + 100, 1536 + recordsPage, 1536 + 7*recordsPage, len(whole) - 2000} {
		f.Add(uint32(at), []byte{}, uint32(0))
		f.Add(uint32(at), []byte("\x00\x01\xff"), uint32(at))
	}
	f.Fuzz(func(t *testing.T, at uint32, change []byte, cut uint32) {
		clear := bytes.Clone(whole)
		copy(clear[int(at)%len(clear):], change)
		clear = clear[:len(clear)-int(cut)%len(clear)]
		survives(t, code, clear)
	})
}

func survives(t *testing.T, code RecoveryCode, clear []byte) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "new")
	v, r, err := Restore(t.Context(), bytes.NewReader(sealArchive(t, code, clear)), dir, code.Secret(), restoreWay, nil)
	switch {
	case err == nil:
		must(t, v.Close())
		if r.OK() {
			must(t, way(dir, restoreWay.Unlock))
		}
	case Exists(dir):
		t.Errorf("left a vault: %v", err)
	case !errors.Is(err, cases.ErrBackup) && !errors.Is(err, cases.ErrNewerFormat):
		t.Errorf("%v", err)
	}
}

// The same with noise in random places of the records.
func TestRestoreOfNoise(t *testing.T) {
	archive, code := smallBackup(t)
	list := entries(t, archive, code)
	good := list[1].data
	for seed := range int64(times(12, 300)) {
		r := rand.New(rand.NewSource(seed))
		bad := bytes.Clone(good)
		for range 1 + r.Intn(3) {
			at := r.Intn(len(bad))
			copy(bad[at:], randomBytes(r.Int63(), 1+r.Intn(64)))
		}
		list[1].data = bad
		survives(t, code, tarOf(t, list))
	}
}
