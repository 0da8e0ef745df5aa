package packaging

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

var archiveDate = time.Date(2026, 1, 2, 3, 4, 6, 0, time.UTC)

// lay writes a folder to pack, whose files and folders have the date when.
func lay(t *testing.T, when time.Time) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range []struct {
		name string
		mode os.FileMode
	}{{"share/b.txt", 0o600}, {"bin/run", 0o700}, {"a.txt", 0o666}} {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("in "+f.name), f.mode); err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{path, filepath.Dir(path)} {
			if err := os.Chtimes(path, when, when); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// What is packed says nothing of the folder, the clock or the person: only so can two builds be compared.
func TestTarHoldsNothingOfThisMachine(t *testing.T) {
	var first, second bytes.Buffer
	for b, when := range map[*bytes.Buffer]time.Time{&first: archiveDate.AddDate(-1, 0, 0), &second: archiveDate.AddDate(1, 0, 0)} {
		if err := WriteTar(b, lay(t, when), "top", archiveDate); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the same files packed twice are two archives")
	}
	if runtime.GOOS == "windows" {
		return // no file there is marked as one that runs
	}
	var got []string
	for r := tar.NewReader(&first); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil || !h.FileInfo().IsDir() && "top/"+strings.TrimPrefix(string(text), "in ") != h.Name {
			t.Errorf("%s holds %q, %v", h.Name, text, err)
		}
		if !h.ModTime.Equal(archiveDate) || h.Uid != 0 || h.Gid != 0 || h.Uname+h.Gname != "" {
			t.Errorf("%s is of %v and of %d:%d", h.Name, h.ModTime, h.Uid, h.Gid)
		}
		got = append(got, h.FileInfo().Mode().String()+" "+h.Name)
	}
	want := "drwxr-xr-x top/, -rw-r--r-- top/a.txt, drwxr-xr-x top/bin/, -rwxr-xr-x top/bin/run, drwxr-xr-x top/share/, -rw-r--r-- top/share/b.txt"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
}

func TestTarTakesNoLink(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink("elsewhere", filepath.Join(dir, "link")); err != nil {
		t.Skip("no links here:", err)
	}
	if err := WriteTar(io.Discard, dir, "top", archiveDate); err == nil {
		t.Error("a link was packed")
	}
}

func TestZipHoldsNothingOfThisMachine(t *testing.T) {
	var packs [2][]byte
	for i, when := range []time.Time{archiveDate.AddDate(-1, 0, 0), archiveDate.AddDate(1, 0, 0)} {
		dir, to := lay(t, when), filepath.Join(t.TempDir(), "a.zip")
		files := []Packed{{"top/run.exe", filepath.Join(dir, "bin", "run")}, {"top/a.txt", filepath.Join(dir, "a.txt")}}
		if err := Zip(to, archiveDate, files); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		packs[i] = text
	}
	if !bytes.Equal(packs[0], packs[1]) {
		t.Error("the same files packed twice are two archives")
	}
	z, err := zip.NewReader(bytes.NewReader(packs[0]), int64(len(packs[0])))
	if err != nil || len(z.File) != 2 {
		t.Fatal(err)
	}
	for i, want := range []string{"top/run.exe in bin/run", "top/a.txt in a.txt"} {
		in, err := z.File[i].Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if got := z.File[i].Name + " " + string(text); err != nil || got != want || !z.File[i].Modified.Equal(archiveDate) || z.File[i].Mode() != 0o644 {
			t.Errorf("%q of %v with %v, %v; want %q", got, z.File[i].Modified, z.File[i].Mode(), err, want)
		}
	}
}
