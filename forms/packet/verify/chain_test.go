package verify

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// withChain is a packet with one exhibit that was scanned, read and redacted, and one recording.
func withChain(t testing.TB) (dir string, m Manifest) {
	dir, m = folder(t)
	m.Items[1].Chain = []Link{
		{Step: Received, SHA256: m.Items[1].SHA256},
		{Step: "text-layer", SHA256: sum([]byte("b")), Tool: "tesseract 5.3.0"},
		{Step: "redacted", SHA256: sum([]byte("c")), Tool: "Harborfile 0.1.0"},
	}
	m.Items = append(m.Items, Item{ID: "v", Kind: "media", Label: "B", SHA256: sum([]byte("film")), Bytes: 4, First: 45, Last: 45})
	put(t, dir, m)
	return dir, m
}

func TestReportForAStranger(t *testing.T) {
	dir, _ := withChain(t)
	r := check(t, dir)
	var words bytes.Buffer
	r.Print(&words)
	for _, want := range []string{"as it was made", "Exhibit A, pages 7 to 44", "with tesseract 5.3.0", "painted over", sum([]byte("c")), "Exhibit B, page 45", "a recording", "What this does not show", "no signature", r.Manifest} {
		if !strings.Contains(words.String(), want) {
			t.Errorf("the report does not say %q:\n%s", want, words.String())
		}
	}
	for _, line := range strings.Split(words.String(), "\n") {
		if len(line) > 160 {
			t.Errorf("a line of %d characters: %s", len(line), line)
		}
	}
}

func TestHandedOver(t *testing.T) {
	for _, c := range []struct {
		body string
		ok   bool
		says string
	}{
		{"film", true, "is the recording of Exhibit B"},
		{"a", true, "is the original of Exhibit A"},
		{"b", true, "a copy from which Exhibit A was made"},
		{"Film", false, "is none of the files"},
		{"", false, "is none of the files"},
	} {
		dir, _ := withChain(t)
		path := filepath.Join(t.TempDir(), "video.mp4")
		if err := os.WriteFile(path, []byte(c.body), 0o600); err != nil {
			t.Fatal(err)
		}
		r := check(t, dir)
		if err := r.Handed(path, "The file"); err != nil || r.OK != c.ok || !strings.Contains(strings.Join(r.Sentences, " "), c.says) {
			t.Errorf("%q: %v %+v", c.body, err, r)
		}
	}
	dir, _ := withChain(t)
	r := check(t, dir)
	if err := r.Handed(filepath.Join(dir, "nowhere"), "It"); err == nil || strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a file that is not there: %v", err)
	}
	// A changed manifest says nothing about any file.
	raw, _ := os.ReadFile(filepath.Join(dir, FileName))
	os.WriteFile(filepath.Join(dir, FileName), bytes.Replace(raw, []byte(`"label": "B"`), []byte(`"label": "C"`), 1), 0o600)
	path := filepath.Join(t.TempDir(), "f")
	os.WriteFile(path, []byte("film"), 0o600)
	if r := check(t, dir); r.OK || r.Handed(path, "The file") != nil || !strings.Contains(strings.Join(r.Sentences, " "), "cannot be relied on") {
		t.Errorf("%+v", r)
	}
}

// A manifest of the form before is read; one that claims to be of it and holds what came later is not.
func TestFormBefore(t *testing.T) {
	older := func(m Manifest) []byte {
		m.Format, m.Seal = format1, noSeal
		raw, err := json.MarshalIndent(m, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		raw = append(raw, '\n')
		return bytes.Replace(raw, []byte(noSeal), []byte(sum(raw)), 1)
	}
	dir, m := folder(t)
	os.WriteFile(filepath.Join(dir, FileName), older(m), 0o600)
	if r := check(t, dir); !r.OK || len(r.Record) != 2 {
		t.Errorf("%+v", r)
	}
	dir, m = withChain(t)
	os.WriteFile(filepath.Join(dir, FileName), older(m), 0o600)
	if r := check(t, dir); r.OK {
		t.Errorf("%+v", r)
	}
}

func TestChainsThatSayOtherThings(t *testing.T) {
	for name, spoil := range map[string]func(*Manifest){
		"another original":    func(m *Manifest) { m.Items[1].Chain[0].SHA256 = sum([]byte("x")) },
		"no original":         func(m *Manifest) { m.Items[1].Chain = m.Items[1].Chain[1:] },
		"two originals":       func(m *Manifest) { m.Items[1].Chain[1].Step = Received },
		"an order in a tool":  func(m *Manifest) { m.Items[1].Chain[1].Tool = "\x1b]0;x\a" },
		"an order in a step":  func(m *Manifest) { m.Items[1].Chain[1].Step = "x\n" },
		"an order in a label": func(m *Manifest) { m.Items[1].Label = "\x1b[2J" },
		"an order in steps":   func(m *Manifest) { m.Items[1].Steps = []string{"\u202e"} },
		"an order in matter":  func(m *Manifest) { m.Matter = "\x1b[2J" },
		"a long tool":         func(m *Manifest) { m.Items[1].Chain[1].Tool = strings.Repeat("x", 300) },
		"half a hash":         func(m *Manifest) { m.Items[1].Chain[2].SHA256 = "abc" },
		"pages below one":     func(m *Manifest) { m.Files[0].Pages, m.Files[1].First, m.Pages = -5, -4, 35 },
	} {
		dir, m := withChain(t)
		spoil(&m)
		put(t, dir, m)
		r := check(t, dir)
		var words bytes.Buffer
		r.Print(&words)
		if r.OK || strings.ContainsAny(words.String(), "\x1b\a\u202e") {
			t.Errorf("%s: %q", name, r.Sentences)
		}
	}
}

// Any change of any byte of any file, a byte more, a byte less, a new name or another order: the packet is refused.
func TestAnyChangeIsFound(t *testing.T) {
	dir, _ := withChain(t)
	whole := map[string][]byte{}
	var names []string
	for _, name := range []string{FileName, "packet_Part1.pdf", "packet_Part2.pdf"} {
		body, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		whole[name], names = body, append(names, name)
	}
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(names).Draw(rt, "file")
		body := bytes.Clone(whole[name])
		at := rapid.IntRange(0, len(body)-1).Draw(rt, "at")
		switch rapid.IntRange(0, 4).Draw(rt, "change") {
		case 0:
			body[at] ^= byte(rapid.IntRange(1, 255).Draw(rt, "bits"))
		case 1:
			body = append(body[:at:at], body[at+1:]...)
		case 2:
			body = append(body[:at:at], append([]byte{byte(rapid.IntRange(0, 255).Draw(rt, "byte"))}, whole[name][at:]...)...)
		case 3:
			body = body[:at]
		case 4:
			body = append(body, body[at:]...)
		}
		if bytes.Equal(body, whole[name]) {
			return
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, body, 0o600); err != nil {
			rt.Fatal(err)
		}
		r, err := Dir(dir)
		if err != nil || r.OK {
			rt.Errorf("%s changed at %d: %v %+v", name, at, err, r)
		}
		if err := os.WriteFile(path, whole[name], 0o600); err != nil {
			rt.Fatal(err)
		}
	})
	// Every single byte of the manifest, in every single bit.
	for at := range whole[FileName] {
		for bit := range 8 {
			body := bytes.Clone(whole[FileName])
			body[at] ^= 1 << bit
			if m, err := decode(body); err == nil {
				t.Fatalf("byte %d, bit %d of the manifest: %+v", at, bit, m)
			}
		}
	}
	if err := os.Rename(filepath.Join(dir, "packet_Part1.pdf"), filepath.Join(dir, "packet_part1.pdf")); err != nil {
		t.Fatal(err)
	}
	if r := check(t, dir); r.OK {
		t.Error("a file with another name was taken for the one named")
	}
}

// Manifests and folders made to hurt whoever checks them.
func TestHostileFolders(t *testing.T) {
	t.Run("many faults", func(t *testing.T) {
		dir, m := folder(t)
		for range 20_000 {
			m.Files = append(m.Files, File{Name: "../x"})
			m.Items = append(m.Items, Item{First: -1})
		}
		put(t, dir, m)
		if r := check(t, dir); r.OK || len(r.Sentences) > mostSentences+1 || r.more == 0 {
			t.Errorf("%d sentences, %d more", len(r.Sentences), r.more)
		}
	})
	t.Run("a manifest without end", func(t *testing.T) {
		dir, _ := folder(t)
		os.WriteFile(filepath.Join(dir, FileName), append([]byte(`{"seal":"`), bytes.Repeat([]byte("0"), maxManifest)...), 0o600)
		if r := check(t, dir); r.OK {
			t.Error("it was read")
		}
	})
	t.Run("nested without end", func(t *testing.T) {
		dir, _ := folder(t)
		os.WriteFile(filepath.Join(dir, FileName), bytes.Repeat([]byte(`[`), 1<<20), 0o600)
		if r := check(t, dir); r.OK {
			t.Error("it was read")
		}
	})
	t.Run("many files", func(t *testing.T) {
		if testing.Short() {
			t.Skip("writes 20,000 files")
		}
		dir, _ := folder(t)
		for i := range 20_000 {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if r := check(t, dir); r.OK || !strings.Contains(strings.Join(r.Sentences, " "), "20000 things lie") {
			t.Errorf("%q", r.Sentences)
		}
	})
	t.Run("links", func(t *testing.T) {
		dir, m := folder(t)
		path := filepath.Join(dir, m.Files[0].Name)
		other := filepath.Join(t.TempDir(), "other.pdf")
		if err := os.Rename(path, other); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(other, path); err != nil {
			t.Skip("this system makes no links here")
		}
		if r := check(t, dir); r.OK {
			t.Error("a link was taken for the file")
		}
	})
}
