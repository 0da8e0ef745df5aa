package pack_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"aead.dev/minisign"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/cases/trust/stocktool"
)

// noon is the middle of a day so many days after that of the built-in data.
func noon(t testing.TB, after int) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, packtest.Day(t, after))
	if err != nil {
		t.Fatal(err)
	}
	return d.Add(12 * time.Hour)
}

// says wants an error whose words hold a text.
func says(t *testing.T, name string, err error, text string) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: taken", name)
		return
	}
	if got := cases.Explain(err, "en").Sentence(); !strings.Contains(got, text) {
		t.Errorf("%s: %q, want %q (%v)", name, got, text, errors.Unwrap(err))
	}
	if cases.Explain(err, "es").What == "" {
		t.Errorf("%s: no Spanish", name)
	}
}

func TestOpen(t *testing.T) {
	m := packtest.New(t)
	asOf := packtest.Day(t, 10)
	raw := m.Pack(t, asOf)
	begun := time.Now()
	p, err := pack.Open(raw, []trust.Key{m.Public}, "1.0.0")
	if err != nil {
		t.Fatal(err, errors.Unwrap(err))
	}
	t.Logf("a pack of %d bytes was checked and read in %v", len(raw), time.Since(begun))
	if p.AsOf != asOf || p.Data.AsOf() != asOf || p.KeyID != trust.ID(m.Public) || len(p.Sum) != 64 || p.Notes[0] == "" {
		t.Errorf("%+v", p.Manifest)
	}
	r, err := p.Data.Compute(law.Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02"})
	if err != nil || r.Due != "2026-04-16" || r.AsOf != asOf {
		t.Errorf("%+v, %v", r, err)
	}
	if r, _ := law.Compute(law.Request{Rule: "dl.us.3771a.opposition", From: "2026-03-02"}); r.Due != "2026-04-01" || law.AsOf() != law.BuiltInAsOf {
		t.Errorf("looking at a pack changed the data in use: %+v", r)
	}
	if again := m.Pack(t, asOf); !bytes.Equal(again, raw) {
		t.Error("the same pack made twice differs")
	}
}

// TestEveryByteCounts: a pack with a changed byte is not taken, wherever it is.
func TestEveryByteCounts(t *testing.T) {
	m := packtest.New(t)
	good := m.Pack(t, packtest.Day(t, 10))
	keys := []trust.Key{m.Public}
	head := bytes.Index(good, []byte("data/deadlines.yaml"))
	for i := 0; i < len(good); i++ {
		if i > head+600 && i%3001 != 0 && i < len(good)-40 {
			continue // of the signed part some of each file; it is one hash
		}
		for _, bit := range []byte{1, 0x80} {
			bad := bytes.Clone(good)
			bad[i] ^= bit
			if _, err := pack.Open(bad, keys, "1.0.0"); err == nil {
				t.Fatalf("byte %d of %d (%q) counts for nothing", i, len(good), good[i])
			} else if cases.Explain(err, "en").What == "" {
				t.Fatalf("byte %d: no words for %v", i, err)
			}
		}
	}
	for name, bad := range map[string][]byte{
		"nothing": nil, "the first line only": []byte("harborfile law data 1\n"), "half": good[:len(good)/2], "one byte short": good[:len(good)-1],
		"one byte more": append(bytes.Clone(good), 0), "a line before": append([]byte("\n"), good...),
		"windows line ends": bytes.ReplaceAll(good, []byte("\n"), []byte("\r\n")), "a picture": []byte("\x89PNG\r\n\x1a\n"),
	} {
		if _, err := pack.Open(bad, keys, "1.0.0"); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestSignatures(t *testing.T) {
	ours, theirs := packtest.New(t), packtest.New(t)
	asOf := packtest.Day(t, 10)
	good := ours.Pack(t, asOf)
	_, archive, _ := bytes.Cut(good, []byte("\n"))
	for range 4 {
		_, archive, _ = bytes.Cut(archive, []byte("\n"))
	}
	open := func(raw []byte, keys ...trust.Key) error {
		_, err := pack.Open(raw, keys, "1.0.0")
		return err
	}
	if err := open(good, theirs.Public, ours.Public); err != nil {
		t.Error("with two keys:", err)
	}
	says(t, "no key", open(good), "built without a key")
	says(t, "another key", open(good, theirs.Public), "someone this Harborfile does not know")
	says(t, "signed by another", open(theirs.Seal(t, archive, pack.Comment(asOf)), ours.Public), "someone this Harborfile does not know")
	says(t, "signed for something else", open(ours.Seal(t, archive, "Harborfile 1.0.0"), ours.Public), "not in order")
	says(t, "signed for another day", open(ours.Seal(t, archive, pack.Comment(packtest.Day(t, 11))), ours.Public), "not in order")
	if _, err := pack.Open(good, []trust.Key{ours.Public}, "0.0.1"); err != nil {
		t.Error("the oldest program it is for:", err)
	}
	_, err := pack.Open(good, []trust.Key{ours.Public}, "0.0.0")
	says(t, "an older program", err, "for a newer Harborfile")
	if _, err := pack.Open(good, []trust.Key{ours.Public}, "development"); err != nil {
		t.Error("a development build:", err)
	}
}

// tarOf lays out an archive as anyone could.
func tarOf(t *testing.T, headers ...*tar.Header) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, h := range headers {
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(make([]byte, h.Size)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestHostileArchives: what a stolen key could sign. None of it is unpacked to a disk, and none of it is taken.
func TestHostileArchives(t *testing.T) {
	m := packtest.New(t)
	asOf := packtest.Day(t, 10)
	good, err := pack.Archive(packtest.Manifest(asOf), packtest.Newer(t, asOf))
	if err != nil {
		t.Fatal(err)
	}
	day := noon(t, 10).Truncate(24 * time.Hour)
	file := func(name string, size int64) *tar.Header {
		return &tar.Header{Name: name, Size: size, Mode: 0o644, ModTime: day, Format: tar.FormatUSTAR}
	}
	many := make([]*tar.Header, 80)
	for i := range many {
		many[i] = file("data/"+strings.Repeat("a", i+1)+".yaml", 1)
	}
	for name, archive := range map[string][]byte{
		"nothing":             nil,
		"no tar":              []byte("these are words"),
		"an empty tar":        tarOf(t),
		"a manifest only":     tarOf(t, file("manifest.yaml", 10)),
		"a name above":        tarOf(t, file("../data/deadlines.yaml", 10)),
		"a name from the top": tarOf(t, file("/data/deadlines.yaml", 10)),
		"a name of Windows":   tarOf(t, file(`data\deadlines.yaml`, 10)),
		"another case":        tarOf(t, file("data/Deadlines.yaml", 10)),
		"a program":           tarOf(t, file("data/deadlines.exe", 10)),
		"a name twice":        tarOf(t, file("manifest.yaml", 10), file("manifest.yaml", 10)),
		"a link":              tarOf(t, &tar.Header{Name: "manifest.yaml", Linkname: "/etc/passwd", Typeflag: tar.TypeSymlink, ModTime: day, Format: tar.FormatUSTAR}),
		"a folder":            tarOf(t, &tar.Header{Name: "data/", Typeflag: tar.TypeDir, ModTime: day, Format: tar.FormatUSTAR}),
		"too large a file":    tarOf(t, file("manifest.yaml", 2<<20)),
		"too many files":      tarOf(t, many...),
		"something behind":    append(bytes.Clone(good), make([]byte, 1024)...),
		"a broken head":       bytes.Replace(good, []byte("ustar\x0000"), []byte("ustar  \x00"), 1),
		"another layout":      tarOf(t, &tar.Header{Name: "manifest.yaml", Size: 1, Mode: 0o644, ModTime: day, Format: tar.FormatGNU}),
		"an owner":            tarOf(t, &tar.Header{Name: "manifest.yaml", Size: 1, Uid: 1000, Uname: "someone", ModTime: day, Format: tar.FormatUSTAR}),
		"a file of another":   tarOf(t, &tar.Header{Name: "manifest.yaml", Size: 1, ModTime: day.AddDate(0, 0, 1), Format: tar.FormatPAX, PAXRecords: map[string]string{"HARBOR.x": "y"}}),
	} {
		_, err := pack.Open(m.Seal(t, archive, pack.Comment(asOf)), []trust.Key{m.Public}, "1.0.0")
		says(t, name, err, "not in order")
		// Each is stopped for what it is, and not by chance for something that comes later.
		why := map[string]string{"a name above": "no file of a pack", "a name from the top": "no file of a pack", "a name of Windows": "no file of a pack",
			"another case": "no file of a pack", "a program": "no file of a pack", "a folder": "no file of a pack", "a name twice": "stands twice",
			"a link": "is no file", "too large a file": "beyond the bounds", "too many files": "beyond the bounds", "a broken head": "invalid tar header",
			"something behind": "not laid out", "another layout": "not laid out", "an owner": "not laid out", "a file of another": "not laid out"}[name]
		if cause := errors.Unwrap(err); cause == nil || !strings.Contains(cause.Error(), why) {
			t.Errorf("%s: stopped by %v, not because it is %q", name, cause, why)
		}
	}
	_, err = pack.Open(m.Seal(t, make([]byte, 5<<20), pack.Comment(asOf)), []trust.Key{m.Public}, "1.0.0")
	says(t, "beyond the bound", err, "too large")
}

// TestStockTool: the minisign of the distribution checks our packs, and what it signs is a pack.
func TestStockTool(t *testing.T) {
	dir := t.TempDir()
	run := stocktool.In(t, dir)
	at := func(name string) string { return filepath.Join(dir, name) }
	write := func(name string, text []byte) {
		t.Helper()
		if err := os.WriteFile(at(name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// Ours, taken apart as container.go says.
	m := packtest.New(t)
	asOf := packtest.Day(t, 10)
	lines := bytes.SplitAfterN(m.Pack(t, asOf), []byte("\n"), 6)
	write("p.minisig", bytes.Join(lines[1:5], nil))
	write("p.tar", lines[5])
	run("-V", "-m", at("p.tar"), "-x", at("p.minisig"), "-P", m.Public.String())
	// Theirs, put together.
	run("-G", "-W", "-f", "-p", at("k.pub"), "-s", at("k.key"))
	run("-S", "-s", at("k.key"), "-m", at("p.tar"), "-x", at("q.minisig"), "-t", pack.Comment(asOf))
	key, err := minisign.PublicKeyFromFile(at("k.pub"))
	if err != nil {
		t.Fatal(err)
	}
	signature, err := os.ReadFile(at("q.minisig"))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := pack.Join(signature, lines[5])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Open(raw, []trust.Key{key}, "1.0.0"); err != nil {
		t.Error(err)
	}
}

// TestLargeFileIsNamedForWhatItIs: a film that was chosen by mistake is no law data, and only a file that begins as
// one is worth fetching again.
func TestLargeFileIsNamedForWhatItIs(t *testing.T) {
	for begins, want := range map[string]string{"a film": "not a file of law data", "harborfile law data 1\n": "too large"} {
		path := filepath.Join(t.TempDir(), "chosen")
		if err := os.WriteFile(path, []byte(begins), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, 5<<20); err != nil {
			t.Fatal(err)
		}
		_, err := pack.ReadFile(path)
		says(t, begins, err, want)
	}
}
