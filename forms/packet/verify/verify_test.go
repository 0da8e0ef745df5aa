package verify

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// pdf writes a file of n pages the way packets are written.
func pdf(t testing.TB, n int) []byte {
	var out bytes.Buffer
	w := pdfw.New(&out)
	tree := w.NewPageTree()
	for i := range n {
		tree.Add(w.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Resources<<>>>>", tree.Parent(i))))
	}
	if err := w.Finish(w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish())), 0); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// folder lays a packet of two parts into a new folder.
func folder(t testing.TB) (dir string, m Manifest) {
	t.Helper()
	dir = t.TempDir()
	m = Manifest{Program: "Harborfile 0.1.0", LawAsOf: "2026-11-21", Matter: "0193", Recipient: "office", Pages: 45}
	first := 1
	for i, pages := range []int{5, 40} {
		body := pdf(t, pages)
		name := fmt.Sprintf("packet_Part%d.pdf", i+1)
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
			t.Fatal(err)
		}
		m.Files = append(m.Files, File{Name: name, SHA256: sum(body), Bytes: int64(len(body)), Pages: pages, First: first})
		first += pages
	}
	m.Items = []Item{{ID: "f", Kind: "form", First: 3, Last: 5}, {ID: "e", Kind: "exhibit", Label: "A", SHA256: sum([]byte("a")), First: 7, Last: 44}}
	put(t, dir, m)
	return dir, m
}

func put(t testing.TB, dir string, m Manifest) {
	t.Helper()
	raw, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, FileName), raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func check(t testing.TB, dir string) *Report {
	t.Helper()
	r, err := Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Sentences) == 0 {
		t.Fatal("the report says nothing")
	}
	return r
}

func TestWholePacket(t *testing.T) {
	dir, _ := folder(t)
	if r := check(t, dir); !r.OK || r.Files != 2 || r.Pages != 45 || r.Exhibits != 1 || !strings.Contains(r.Sentences[0], "45 pages") {
		t.Fatalf("%+v", r)
	}
}

// One changed byte, wherever it is, is found.
func TestOneChangedByte(t *testing.T) {
	dir, _ := folder(t)
	for _, name := range []string{"packet_Part1.pdf", FileName} {
		path := filepath.Join(dir, name)
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(body); at += 1 + len(body)/97 {
			changed := bytes.Clone(body)
			changed[at] ^= 1
			if err := os.WriteFile(path, changed, 0o600); err != nil {
				t.Fatal(err)
			}
			if r := check(t, dir); r.OK {
				t.Errorf("%s: byte %d changed and not found", name, at)
			}
		}
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if r := check(t, dir); !r.OK {
		t.Fatalf("put back: %+v", r)
	}
}

func TestFolderIsNotThePacket(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, dir string, m Manifest)
		says  string
	}{
		{"no manifest", func(t *testing.T, dir string, _ Manifest) { os.Remove(filepath.Join(dir, FileName)) }, "no manifest.json"},
		{"a file is gone", func(t *testing.T, dir string, _ Manifest) { os.Remove(filepath.Join(dir, "packet_Part2.pdf")) }, "is missing"},
		{"a file more", func(t *testing.T, dir string, _ Manifest) { os.WriteFile(filepath.Join(dir, "note.txt"), nil, 0o600) }, "1 thing lies"},
		{"a folder more", func(t *testing.T, dir string, _ Manifest) { os.Mkdir(filepath.Join(dir, "sub"), 0o700) }, "1 thing lies"},
		{"a byte at the end", func(t *testing.T, dir string, _ Manifest) {
			f, _ := os.OpenFile(filepath.Join(dir, "packet_Part1.pdf"), os.O_APPEND|os.O_WRONLY, 0)
			f.Write([]byte{0})
			f.Close()
		}, "bytes"},
		{"more words behind the manifest", func(t *testing.T, dir string, _ Manifest) {
			f, _ := os.OpenFile(filepath.Join(dir, FileName), os.O_APPEND|os.O_WRONLY, 0)
			f.WriteString("{}")
			f.Close()
		}, "own seal"},
		{"other pages", func(t *testing.T, dir string, m Manifest) { m.Files[1].Pages = 41; m.Pages = 46; put(t, dir, m) }, "the manifest says 41"},
		{"a gap in the numbers", func(t *testing.T, dir string, m Manifest) { m.Files[1].First = 7; put(t, dir, m) }, "begins with page 7"},
		{"an item outside", func(t *testing.T, dir string, m Manifest) { m.Items[1].Last = 99; put(t, dir, m) }, "does not stand"},
		{"no hash", func(t *testing.T, dir string, m Manifest) { m.Items[1].SHA256 = "x"; put(t, dir, m) }, "no SHA-256"},
		{"a name that leads out", func(t *testing.T, dir string, m Manifest) { m.Files[0].Name = "../packet.pdf"; put(t, dir, m) }, "never writes"},
		{"a name that orders the terminal", func(t *testing.T, dir string, m Manifest) { m.Files[0].Name = "\x1b[2Jpacket.pdf"; put(t, dir, m) }, "never writes"},
		{"a hash that is none", func(t *testing.T, dir string, m Manifest) { m.Files[0].SHA256 = "\x1b[2J"; put(t, dir, m) }, "never writes"},
		{"no file", func(t *testing.T, dir string, m Manifest) {
			for _, f := range m.Files {
				os.Remove(filepath.Join(dir, f.Name))
			}
			m.Files, m.Items, m.Pages = nil, nil, 0
			put(t, dir, m)
		}, "names no file"},
		{"a link in the place of the manifest", func(t *testing.T, dir string, _ Manifest) {
			path := filepath.Join(dir, FileName)
			other := filepath.Join(t.TempDir(), "other.json")
			if err := os.Rename(path, other); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(other, path); err != nil {
				t.Skip("this system makes no links here")
			}
		}, "not a file of its own"},
		{"another program's", func(t *testing.T, dir string, _ Manifest) {
			os.WriteFile(filepath.Join(dir, FileName), []byte(`{"name":"x"}`), 0o600)
		}, "not a manifest"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, m := folder(t)
			c.spoil(t, dir, m)
			r := check(t, dir)
			if r.OK || !strings.Contains(strings.Join(r.Sentences, " "), c.says) {
				t.Errorf("%+v, want a sentence with %q", r, c.says)
			}
		})
	}
	if _, err := Dir(filepath.Join(t.TempDir(), "nowhere")); err == nil || strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a folder that is not there: %v", err)
	}
}

// Numbers that run over end in an error: a packet comes from anyone, and its
// manifest can be made to agree with it.
func TestNumbersThatRunOver(t *testing.T) {
	for name, in := range map[string]string{
		"root":   object(9, 9, "/Root 1152921504606846975 0 R", "5 0"),
		"size":   object(9, 1152921504606846976, "/Root 1 0 R", "5 0"),
		"offset": object(9, 9, "/Root 1 0 R", "1 9223372036854775807"),
	} {
		if n, err := countPages(strings.NewReader(in), int64(len(in))); err == nil {
			t.Errorf("%s: %d pages", name, n)
		}
	}
}

// object is a file of one object stream and a table of nine entries, of which
// 1 lies in the stream.
func object(first, size int, root, offsets string) string {
	head := fmt.Sprintf("<</First %d/Length %d>>stream\n", len(offsets), len(offsets))
	var table bytes.Buffer
	for nr := range first {
		e := make([]byte, entryBytes)
		switch nr {
		case 1:
			e[0], e[5] = 2, 2 // in object 2
		case 2:
			e[0] = 1 // at offset 0
		}
		table.Write(e)
	}
	s := head + offsets + "\n"
	return s + fmt.Sprintf("<</Size %d%s/Length %d>>stream\n%s\nstartxref\n%d\n%%%%EOF\n", size, root, table.Len(), table.String(), len(s))
}

func FuzzCountPages(f *testing.F) {
	f.Add(pdf(f, 3))
	f.Add([]byte("startxref\n0\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		_, _ = countPages(bytes.NewReader(in), int64(len(in))) // must come back
	})
}
