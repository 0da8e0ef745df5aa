package pack_test

import (
	"bytes"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
	"github.com/harborfile/harborfile/cases/trust"
)

// FuzzOpen: whatever a file holds, it is taken only where it is the very pack that was signed, and there are words
// for every other.
func FuzzOpen(f *testing.F) {
	m := packtest.New(f)
	good := m.Pack(f, packtest.Day(f, 10))
	f.Add(good)
	f.Add(good[:400])
	f.Add([]byte("harborfile law data 1\nuntrusted comment: signature of Harborfile\nUlc=\ntrusted comment: Harborfile law data 2026-12-01\nUlc=\n"))
	f.Add([]byte("harborfile law data 2\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		_, err := pack.Open(raw, []trust.Key{m.Public}, "1.0.0")
		switch {
		case err == nil && !bytes.Equal(raw, good):
			t.Error("a pack that nobody signed was taken")
		case err != nil && cases.Explain(err, "en").What == "":
			t.Errorf("no words for %v", err)
		}
	})
}

// FuzzInside: what stands behind a good signature is read without a crash and without end, whoever had the key.
func FuzzInside(f *testing.F) {
	asOf := packtest.Day(f, 10)
	archive, err := pack.Archive(packtest.Manifest(asOf), packtest.Newer(f, asOf))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(archive)
	f.Add(archive[:1024])
	f.Add(bytes.Replace(archive, []byte("ustar"), []byte("gnuta"), 1))
	f.Add([]byte{})
	f.Fuzz(func(_ *testing.T, archive []byte) { _ = pack.ReadInside(archive) })
}

// FuzzManifestAndRows: the files themselves, laid out in order.
func FuzzManifestAndRows(f *testing.F) {
	asOf := packtest.Day(f, 10)
	files := packtest.Newer(f, asOf)
	for _, name := range []string{"data/deadlines.yaml", "data/holidays.yaml", "venues/texas.yaml"} {
		f.Add(name, files[name])
	}
	f.Add("es.yaml", []byte("- {en: \"{1} days\", es: \"{1} días\"}\n"))
	f.Add("manifest.yaml", []byte("format: 1\nas_of: '"+asOf+"'\nprogram: 1.0.0\n"))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		changed := map[string][]byte{}
		for n, was := range files {
			changed[n] = was
		}
		changed[name] = text
		_, _ = pack.Archive(packtest.Manifest(asOf), changed)
	})
}
