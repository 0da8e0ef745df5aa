package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"filippo.io/age"

	"github.com/harborfile/harborfile/cases"
)

// backUp makes a backup in a folder of its own.
func backUp(t testing.TB, v *Vault) (file string, r BackupReport) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "office.backup")
	r, err := v.Backup(context.Background(), file, nil)
	must(t, err)
	if got := names(t, filepath.Dir(file)); len(got) != 1 {
		t.Fatalf("beside the backup lies %v", got)
	}
	return file, r
}

// restored restores file behind a passphrase into a folder of its own.
func restored(t testing.TB, file string, code RecoveryCode) (*Vault, Report) {
	t.Helper()
	v, r, err := restoreFile(t, file, filepath.Join(t.TempDir(), "new"), code.Secret())
	must(t, err)
	t.Cleanup(func() { v.Close() })
	return v, r
}

func restoreFile(t testing.TB, file, dir string, code cases.Secret) (*Vault, Report, error) {
	t.Helper()
	return Restore(context.Background(), bytes.NewReader(get(os.ReadFile(file))(t)), dir, code, restoreWay, nil)
}

var restoreWay = CreateOptions{Unlock: Unlock{Passphrase: "another horse"}, KDF: cheap}

// everything lists every row that a backup has to keep.
func everything(t testing.TB, v *Vault) (rows []string) {
	t.Helper()
	for _, q := range []string{
		"SELECT no, name, hex(opaque) FROM stream ORDER BY no",
		"SELECT stream, epoch, hex(key) FROM stream_key ORDER BY 1, 2",
		"SELECT dev, t, stream || tbl || row || field || coalesce(value, '-') || bases || schema || hex(hash) FROM op ORDER BY 1, 2",
		"SELECT stream, dev, n || hex(hash) FROM chain ORDER BY 1, 2",
		"SELECT no, tbl || row || stream || rev || deleted, doc FROM record ORDER BY no",
		"SELECT no, heads, words FROM side ORDER BY no",
		"SELECT no, id || stream || identity || hex(sha256) || size, sealed || '/' || made FROM blob ORDER BY no",
	} {
		list, err := v.read.Query(q)
		must(t, err)
		for list.Next() {
			var a, b, c string
			must(t, list.Scan(&a, &b, &c))
			rows = append(rows, a+" "+b+" "+c)
		}
		must(t, list.Err())
		must(t, list.Close())
	}
	return rows
}

// sampleOffice fills a vault with a history: changes, a deleted record, evidence with custody, and sealed files of every
// length around the borders of slices.
func sampleOffice(t testing.TB, v *Vault) (m cases.Matter, blobs map[string][]byte) {
	t.Helper()
	ctx := context.Background()
	c := sampleClient()
	m = sampleMatter(c)
	gone := sampleMatter(c)
	must(t, v.Write(ctx, &c, m, &gone))
	c.Dialect = "Kanarienvogel"
	must(t, v.Write(ctx, &c))
	must(t, v.Delete(ctx, &gone))
	blobs = map[string][]byte{}
	for i, n := range []int{0, 1, 65536, sliceSize - 300, sliceSize, 3*sliceSize + 17} {
		data := randomBytes(int64(i), n)
		item := cases.EvidenceItem{ID: cases.NewID(), MatterID: m.ID, Title: fmt.Sprint("Letter ", i)}
		b := get(v.Import(ctx, cases.MatterStream(m.ID), bytes.NewReader(data), nil, func(b cases.Blob) []cases.Record {
			item.Blob = b
			return []cases.Record{item, cases.CustodyEvent{ID: cases.NewID(), MatterID: m.ID, EvidenceID: item.ID, What: "acquired", Who: "A. Sample", When: "2026-01-02T03:04:05Z", SHA256: b.SHA256}}
		}))(t)
		must(t, v.Write(ctx, cases.CustodyEvent{ID: cases.NewID(), MatterID: m.ID, EvidenceID: item.ID, What: "viewed", Who: "B. Sample", When: "2026-01-03T03:04:05Z"}))
		blobs[b.ID] = data
	}
	return m, blobs
}

// A backup restores every record, its history, its custody chain and every sealed byte on a computer that has nothing
// but the file and the code; and the new vault is a device of its own.
func TestBackupAndRestore(t *testing.T) {
	v, code := newVault(t)
	m, blobs := sampleOffice(t, v)
	if _, made := v.LastBackup(t.Context()); made {
		t.Error("a backup is remembered before there was one")
	}
	before := everything(t, v)
	var p countProgress
	file := filepath.Join(t.TempDir(), "office.backup")
	start := time.Now()
	report := get(v.Backup(t.Context(), file, &p))(t)
	if len(report.Damaged) > 0 || report.Blobs != len(blobs) || report.Records == 0 || p.done != p.total {
		t.Errorf("%+v, progress %d of %d", report, p.done, p.total)
	}
	if fi := get(os.Stat(file))(t); fi.Size() != report.Size || !hasMode(fi, 0o600) {
		t.Errorf("the file: %d %v", fi.Size(), fi.Mode())
	}
	if last, made := v.LastBackup(t.Context()); !made || last.Before(start.Truncate(time.Millisecond)) || time.Since(last) > time.Minute || !last.Equal(report.Made) {
		t.Errorf("last backup %v %v", last, made)
	}
	noCanary(t, v.dir, filepath.Dir(file))
	must(t, v.Write(t.Context(), sampleClient())) // after the backup, so not in it

	var q countProgress
	dir := filepath.Join(t.TempDir(), "new")
	n, check, err := Restore(t.Context(), bytes.NewReader(get(os.ReadFile(file))(t)), dir, code.Secret(), restoreWay, &q)
	must(t, err)
	t.Cleanup(func() { n.Close() })
	if !check.OK() || check.Blobs != len(blobs) || q.total == 0 || q.done < q.total/2 || q.done > q.total*2 {
		t.Errorf("%+v, progress %d of %d", check, q.done, q.total)
	}
	if got := everything(t, n); !slices.Equal(got, before) {
		t.Errorf("%d rows became %d, or differ", len(before), len(got))
	}
	for id, data := range blobs {
		if !bytes.Equal(readBlob(t, n, id), data) {
			t.Errorf("a blob of %d bytes differs", len(data))
		}
	}
	if s := get(n.Snapshot(t.Context(), m.ID))(t); len(s.Evidence) != len(blobs) || len(s.Custody) != 2*len(blobs) {
		t.Errorf("snapshot: %d items, %d events", len(s.Evidence), len(s.Custody))
	}
	if hits := get(n.Search(t.Context(), "zzcanary", 5))(t); len(hits) == 0 {
		t.Error("search finds nothing")
	}
	if last, made := n.LastBackup(t.Context()); !made || !last.Equal(report.Made) {
		t.Errorf("the restored vault remembers %v %v", last, made)
	}
	if n.device == v.device || n.keys.Vault == v.keys.Vault || bytes.Equal(n.vmk, v.vmk) {
		t.Error("the restored vault shares an identity with the one that was backed up")
	}
	compareLife(t, n, code)
}

// compareLife uses a restored vault as a vault: writing, importing, locking, and both ways in.
func compareLife(t *testing.T, n *Vault, code RecoveryCode) {
	t.Helper()
	var floor, highest int64
	must(t, n.read.QueryRow("SELECT max(no), (SELECT max(t) FROM op) FROM blob").Scan(&floor, &highest))
	c := sampleClient()
	must(t, n.Write(t.Context(), c))
	put(t, n, []byte("new evidence"))
	var no, first int64
	must(t, n.read.QueryRow("SELECT max(no), (SELECT min(t) FROM op WHERE dev = ?) FROM blob", n.device).Scan(&no, &first))
	if no <= floor || first <= highest {
		t.Errorf("numbers were used again: blob %d after %d, stamp %d after %d", no, floor, first, highest)
	}
	must(t, n.Close())
	if got, want := names(t, n.dir), []string{evidenceName, recordsName, keysName, lockName}; !slices.Equal(got, want) {
		t.Errorf("after a clean exit the folder holds %v", got)
	}
	for _, u := range []Unlock{restoreWay.Unlock, {Recovery: code.Secret()}} {
		if r := get(CheckFolder(t.Context(), n.dir, u, nil))(t); !r.OK() {
			t.Errorf("%q", r.Problems)
		}
	}
	if err := way(n.dir, Unlock{Passphrase: pass}); !errors.Is(err, cases.ErrWrongPassphrase) {
		t.Errorf("the old passphrase: %v", err)
	}
}

// While others write, a backup shows one moment: both halves of each transaction or none, and every blob of a record.
func TestBackupWhileWriting(t *testing.T) {
	v, code := newVault(t)
	a, b := sampleClient(), sampleClient()
	must(t, v.Write(t.Context(), &a, &b))
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	var written, imported int
	wg.Go(func() {
		for ; ctx.Err() == nil; written++ {
			a.Dialect, b.Dialect = fmt.Sprint(written), fmt.Sprint(written)
			if err := v.Write(t.Context(), &a, &b); err != nil {
				t.Error(err)
				return
			}
		}
	})
	wg.Go(func() {
		for ; ctx.Err() == nil; imported++ {
			_, err := v.Import(t.Context(), "matter/m", bytes.NewReader(randomBytes(int64(imported), 1_500_000)), nil, func(blob cases.Blob) []cases.Record {
				return []cases.Record{cases.EvidenceItem{ID: cases.NewID(), MatterID: "m", Title: "x", Blob: blob}}
			})
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	var files []string
	for range times(3, 20) {
		time.Sleep(20 * time.Millisecond)
		f, r := backUp(t, v)
		if len(r.Damaged) > 0 {
			t.Errorf("%+v", r)
		}
		files = append(files, f)
	}
	stop()
	wg.Wait()
	if written < 3 || imported < 1 {
		t.Fatalf("%d written, %d imported: nothing went on", written, imported)
	}
	for _, f := range files {
		n, r := restored(t, f, code)
		if !r.OK() {
			t.Errorf("%q", r.Problems)
		}
		x, y := get(Get[cases.Client](t.Context(), n, a.ID))(t), get(Get[cases.Client](t.Context(), n, b.ID))(t)
		if x.Dialect != y.Dialect {
			t.Errorf("half a transaction: %q and %q", x.Dialect, y.Dialect)
		}
		if items := get(List[cases.EvidenceItem](t.Context(), n, ""))(t); len(items) != r.Blobs {
			t.Errorf("%d items, %d blobs", len(items), r.Blobs)
		}
		must(t, n.Close())
	}
}

// One damaged piece of evidence is named and does not keep the rest from being backed up, nor from being restored.
func TestBackupOfDamage(t *testing.T) {
	v, code := newVault(t)
	whole, cut, changed := put(t, v, randomBytes(1, 100_000)), put(t, v, randomBytes(2, 3*sliceSize)), put(t, v, randomBytes(3, 5000))
	for _, q := range []string{"DELETE FROM slice WHERE id = 2 << 24 | 1", "UPDATE slice SET data = zeroblob(length(data)) WHERE id = 3 << 24"} {
		_, err := v.evidence.db.Exec(q)
		must(t, err)
	}
	file, r := backUp(t, v)
	if !slices.Equal(r.Damaged, []string{cut.ID, changed.ID}) {
		t.Errorf("%+v", r)
	}
	n, check := restored(t, file, code)
	if len(check.Problems) != 2 || !strings.Contains(check.Problems[0], cut.ID) {
		t.Errorf("%q", check.Problems)
	}
	if !bytes.Equal(readBlob(t, n, whole.ID), randomBytes(1, 100_000)) {
		t.Error("the whole one differs")
	}
	blob := get(n.OpenBlob(t.Context(), cut.ID))(t)
	start := make([]byte, 1000)
	if _, err := blob.ReadAt(start, 2*sliceSize+500_000); err != nil || !bytes.Equal(start, randomBytes(2, 3*sliceSize)[2*sliceSize+500_000:][:1000]) {
		t.Errorf("what is undamaged does not read: %v", err)
	}
	must(t, blob.Close())
}

// earlierBackup stands where a backup was made before; its first line is what every age file begins with.
const earlierBackup = "age-encryption.org/v1\nan earlier one"

// A backup that is stopped, or has no place, leaves nothing behind, and what stood at its name stays.
func TestBackupThatDoesNotEnd(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(1, 10*sliceSize))
	dir := t.TempDir()
	file := filepath.Join(dir, "office.backup")
	must(t, os.WriteFile(file, []byte(earlierBackup), 0o600))
	for at := int64(0); at < 20*sliceSize; at += 4 * sliceSize {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := v.Backup(ctx, file, &cancelProgress{after: at, cancel: cancel})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("stopped after %d: %v", at, err)
		}
		if got := names(t, dir); len(got) != 1 || string(get(os.ReadFile(file))(t)) != earlierBackup {
			t.Fatalf("stopped after %d: %v", at, got)
		}
	}
	if got := names(t, v.dir); slices.Contains(got, copyName) {
		t.Errorf("the vault folder holds %v", got)
	}
	letter := filepath.Join(dir, "letter.txt")
	must(t, os.WriteFile(letter, []byte("mine"), 0o600))
	other, _ := newVault(t)
	var place *PlaceError
	for _, at := range []string{dir, letter, v.path("mine.backup"), v.path(keysName), v.path(recordsName), other.path(evidenceName),
		filepath.Join(v.dir, "..", filepath.Base(v.dir), "x")} {
		if _, err := v.Backup(t.Context(), at, nil); !errors.As(err, &place) {
			t.Errorf("%v", err)
		}
	}
	if string(get(os.ReadFile(letter))(t)) != "mine" {
		t.Error("a file that is no backup was replaced")
	}
	if _, err := v.Backup(t.Context(), filepath.Join(dir, "none", "x"), nil); !errors.Is(err, os.ErrNotExist) || strings.Contains(err.Error(), dir) {
		t.Errorf("a folder that is not there: %v", err)
	}
	if _, made := v.LastBackup(t.Context()); made {
		t.Error("a backup that did not end is remembered")
	}
	if r := get(v.Check(t.Context(), nil))(t); !r.OK() {
		t.Errorf("%q", r.Problems)
	}
}

// cancelProgress cancels after so many bytes.
type cancelProgress struct {
	mu     sync.Mutex
	after  int64
	cancel func()
}

func (p *cancelProgress) SetTotal(int64) {}
func (p *cancelProgress) Add(n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.after -= n; p.after <= 0 {
		p.cancel()
	}
}

// Closing a vault ends its backup instead of waiting for it.
func TestCloseEndsBackup(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(1, 30*sliceSize))
	dir := t.TempDir()
	began := make(chan struct{})
	ended := make(chan error)
	go func() {
		_, err := v.Backup(context.Background(), filepath.Join(dir, "x"), &slowProgress{began: began})
		ended <- err
	}()
	<-began
	must(t, v.Close())
	if err := <-ended; !errors.Is(err, cases.ErrLocked) {
		t.Errorf("%v", err)
	}
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("it left %v", got)
	}
	if got := names(t, v.dir); len(got) != 4 {
		t.Errorf("the vault folder holds %v", got)
	}
}

// slowProgress makes a backup slow and says when it has begun.
type slowProgress struct {
	once  sync.Once
	began chan struct{}
}

func (p *slowProgress) SetTotal(int64) {}
func (p *slowProgress) Add(int64) {
	p.once.Do(func() { close(p.began) })
	time.Sleep(5 * time.Millisecond)
}

// The office's key opens a backup too, a hybrid one as well as an older one; any other key does not.
func TestBackupForOffice(t *testing.T) {
	hybrid, classic, other := get(age.GenerateHybridIdentity())(t), get(age.GenerateX25519Identity())(t), get(age.GenerateHybridIdentity())(t)
	for to, id := range map[string]age.Identity{hybrid.Recipient().String(): hybrid, classic.Recipient().String(): classic} {
		v, code := newVault(t)
		v.keys.put(slot{Kind: "office", Recipient: to})
		file, _ := backUp(t, v)
		archive := get(os.ReadFile(file))(t)
		if _, err := age.Decrypt(bytes.NewReader(archive), id); err != nil {
			t.Error(err)
		}
		var noMatch *age.NoIdentityMatchError
		if _, err := age.Decrypt(bytes.NewReader(archive), other); !errors.As(err, &noMatch) {
			t.Errorf("another key: %v", err)
		}
		restored(t, file, code)
	}
}

// What does not read back as it was written is no backup: changed bits, a cut end, and another whole backup in its place.
func TestReadBack(t *testing.T) {
	v, _ := newVault(t)
	put(t, v, randomBytes(1, 300_000))
	ctx := t.Context()
	b := &backup{v: v, p: cases.NoProgress, made: time.Now().UTC(), copy: get(v.copyRecords(ctx))(t), proof: get(age.GenerateHybridIdentity())(t)}
	defer b.copy.close()
	must(t, b.measure(ctx))
	var first, second bytes.Buffer
	must(t, b.write(ctx, &second, []age.Recipient{b.proof.Recipient()}))
	b.made = b.made.Add(time.Second)
	must(t, b.measure(ctx))
	must(t, b.write(ctx, &first, []age.Recipient{b.proof.Recipient()}))
	readBack := func(data []byte) error {
		file := filepath.Join(t.TempDir(), "x")
		must(t, os.WriteFile(file, data, 0o600))
		f := get(os.Open(file))(t)
		defer f.Close()
		return b.readBack(ctx, f)
	}
	must(t, readBack(first.Bytes()))
	if len(b.report.Damaged) > 0 {
		t.Errorf("%+v", b.report)
	}
	if err := readBack(second.Bytes()); !errors.Is(err, cases.ErrBackup) {
		t.Errorf("another backup: %v", err)
	}
	for at := 0; at < first.Len(); at += first.Len()/40 + 1 {
		bad := bytes.Clone(first.Bytes())
		bad[at] ^= 4
		for what, data := range map[string][]byte{"flip": bad, "cut": bad[:at]} {
			if err := readBack(data); !errors.Is(err, cases.ErrBackup) {
				t.Errorf("%s at %d: %v", what, at, err)
			}
		}
	}
	b.sum[0] ^= 1 // as if other records had been copied
	if err := readBack(first.Bytes()); !errors.Is(err, cases.ErrBackup) {
		t.Errorf("other records: %v", err)
	}
}

// A sealed file that is deleted for good while a backup runs is not in that backup.
func TestBackupWhileShredding(t *testing.T) {
	v, code := newVault(t)
	kept, gone := put(t, v, randomBytes(1, 8*sliceSize)), put(t, v, randomBytes(2, sliceSize))
	shred := &lookingProgress{}
	shred.look = func() {
		if shred.looked > 0 {
			return
		}
		_, err := v.write.Exec("DELETE FROM blob WHERE id = ?", gone.ID)
		must(t, err)
		must(t, v.evidence.remove(t.Context(), 2))
	}
	file := filepath.Join(t.TempDir(), "x")
	r := get(v.Backup(t.Context(), file, shred))(t)
	if r.Blobs != 1 || len(r.Damaged) > 0 {
		t.Errorf("%+v", r)
	}
	n, check := restored(t, file, code)
	if !check.OK() || check.Blobs != 1 {
		t.Errorf("%+v", check)
	}
	if !bytes.Equal(readBlob(t, n, kept.ID), randomBytes(1, 8*sliceSize)) {
		t.Error("what is kept differs")
	}
}

// What a backup says when it stops is calm, and said in both languages.
func TestBackupWords(t *testing.T) {
	for _, err := range []error{&PlaceError{}, &PlaceError{Inside: true}, &PlaceError{Taken: true}, explainPlace(&fs.PathError{Err: syscall.EFBIG}), &ReadBackError{}, cases.ErrBackup} {
		en, es := cases.Explain(fmt.Errorf("backup: %w", err), "en"), cases.Explain(err, "es")
		for _, words := range []string{en.What, en.Safe, en.Do, es.What, es.Safe, es.Do} {
			if !strings.HasSuffix(words, ".") {
				t.Errorf("%T says %q", err, words)
			}
		}
		if en == es || en == cases.Explain(errors.New("x"), "en") {
			t.Errorf("%T has no words of its own", err)
		}
	}
}
