package intake

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/pdfview"
)

func TestMain(m *testing.M) {
	pdfview.WorkerMain()
	os.Exit(m.Run())
}

var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// office is a real vault with one matter, and a desk over it.
type office struct {
	*Desk
	v      *vault.Vault
	matter string
	dir    string // for files to take in
	t      testing.TB
}

func newOffice(t testing.TB) *office {
	t.Helper()
	v, _, err := vault.Create(t.Context(), filepath.Join(t.TempDir(), "vault"), vault.CreateOptions{
		Unlock: vault.Unlock{Passphrase: "correct horse battery staple"}, KDF: vault.KDFParams{Passes: 1, KiB: 64, Lanes: 1}})
	if err != nil {
		t.Fatal(err)
	}
	client := cases.Client{ID: cases.NewID(), Name: cases.Name{Given: "Lina", Family: "Example"}}
	matter := cases.Matter{ID: cases.NewID(), ClientID: client.ID, Kind: cases.Immigration, Title: "Example"}
	if err := v.Write(t.Context(), client, matter); err != nil {
		t.Fatal(err)
	}
	c := &convert.Converter{}
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.Close()
		viewer.Close()
		v.Close()
	})
	return &office{&Desk{Store: v, Convert: c, Viewer: viewer, Who: "R. Example", Now: func() time.Time { return noon }}, v, matter.ID, t.TempDir(), t}
}

// put writes a file to be taken in and gives its path.
func (o *office) put(name string, content []byte) string {
	o.t.Helper()
	path := filepath.Join(o.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		o.t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		o.t.Fatal(err)
	}
	return path
}

func (o *office) take(opt TakeOptions, paths ...string) Taken {
	o.t.Helper()
	opt.MatterID = o.matter
	got, err := o.Take(o.t.Context(), paths, opt)
	if err != nil {
		o.t.Fatal(err)
	}
	return got
}

func (o *office) snapshot() *cases.Snapshot {
	o.t.Helper()
	s, err := o.v.Snapshot(o.t.Context(), o.matter)
	if err != nil {
		o.t.Fatal(err)
	}
	return s
}

// bytes reads a sealed file.
func (o *office) bytes(b cases.Blob) []byte {
	o.t.Helper()
	r, err := o.v.OpenBlob(o.t.Context(), b.ID)
	if err != nil {
		o.t.Fatal(err)
	}
	defer r.Close()
	out, err := io.ReadAll(io.NewSectionReader(r, 0, r.Size()))
	if err != nil {
		o.t.Fatal(err)
	}
	return out
}

// names lists what became of each file: "in a.txt, double b.txt".
func names(t Taken) string {
	var out []string
	for _, f := range t.Files {
		line := string(f.Outcome) + " " + filepath.ToSlash(f.Name)
		if f.Why != "" {
			line += " (" + string(f.Why) + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

// typed is a letter page at dpi with lines of print.
func typed(t testing.TB, dpi int, lines ...string) *image.RGBA {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 17*dpi/2, 11*dpi))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	parsed, err := opentype.Parse(liberationsansregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 14, DPI: float64(dpi)})
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range lines {
		d := font.Drawer{Dst: m, Src: image.Black, Face: face, Dot: fixed.P(dpi, dpi+i*dpi/2)}
		d.DrawString(line)
	}
	return m
}

func asPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// asJPEG codes a picture with its resolution in the JFIF head, as scanners do.
func asJPEG(t testing.TB, m image.Image, dpi int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 85}); err != nil {
		t.Fatal(err)
	}
	head := []byte{0xff, 0xd8, 0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 1, byte(dpi >> 8), byte(dpi), byte(dpi >> 8), byte(dpi), 0, 0}
	return append(head, b.Bytes()[2:]...)
}

// dot is a small picture; each n gives another.
func dot(t testing.TB, n int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 8, 8))
	m.Set(n%8, n/8%8, color.Black)
	return asPNG(t, m)
}

// packed is an archive of files, in this order: name, content, name, content.
func packed(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
