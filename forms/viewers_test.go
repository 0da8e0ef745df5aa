package forms

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// shade is one page as a viewer draws it, in shades of grey.
type shade struct {
	w, h int
	pix  []uint8
}

// A drawer draws every page of a PDF at viewerDPI.
type drawer struct {
	name string
	draw func(ctx context.Context, dir string, pdf []byte) ([]shade, error)
}

// shapesOf are the ways from the pages' own coordinates to the drawn ones.
func shapesOf(ctx context.Context, v *pdfview.Viewer, pdf []byte) ([]pdfview.Geometry, error) {
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		return nil, err
	}
	var out []pdfview.Geometry
	for page := range d.Pages() {
		g, err := d.Page(ctx, page)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

const viewerDPI = 100

// drawers are the viewers that a filled form has to look right in. Each shares no code with what wrote it.
func drawers(v *pdfview.Viewer) []drawer {
	return []drawer{
		{"PDFium", func(ctx context.Context, _ string, pdf []byte) ([]shade, error) { return drawPDFium(ctx, v, pdf) }},
		{"poppler", func(ctx context.Context, dir string, pdf []byte) ([]shade, error) {
			return drawCommand(ctx, dir, pdf, func(in, out string) []string {
				return []string{"pdftoppm", "-r", strconv.Itoa(viewerDPI), "-gray", "-cropbox", in, out + "/p"}
			})
		}},
		{"MuPDF", func(ctx context.Context, dir string, pdf []byte) ([]shade, error) {
			return drawCommand(ctx, dir, pdf, func(in, out string) []string {
				return []string{"mutool", "draw", "-q", "-r", strconv.Itoa(viewerDPI), "-c", "gray", "-o", out + "/p-%03d.pgm", in}
			})
		}},
	}
}

func drawPDFium(ctx context.Context, v *pdfview.Viewer, pdf []byte) ([]shade, error) {
	d, err := v.Open(bytes.NewReader(pdf), int64(len(pdf)))
	if err != nil {
		return nil, err
	}
	var out []shade
	for page := range d.Pages() {
		im, err := d.Render(ctx, page, viewerDPI)
		if err != nil {
			return nil, err
		}
		out = append(out, greyOf(im))
	}
	return out, nil
}

func greyOf(im *image.RGBA) shade {
	b := im.Bounds()
	g := shade{b.Dx(), b.Dy(), make([]uint8, b.Dx()*b.Dy())}
	for y := range g.h {
		row := im.Pix[y*im.Stride:]
		for x := range g.w {
			g.pix[y*g.w+x] = uint8((int(row[4*x])*299 + int(row[4*x+1])*587 + int(row[4*x+2])*114) / 1000)
		}
	}
	return g
}

// drawCommand runs a viewer's program and reads the pictures it leaves, in the order of the pages.
func drawCommand(ctx context.Context, dir string, pdf []byte, args func(in, out string) []string) ([]shade, error) {
	dir, err := os.MkdirTemp(dir, "view")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	in := filepath.Join(dir, "in.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		return nil, err
	}
	line := args(in, dir)
	if out, err := exec.CommandContext(ctx, line[0], line[1:]...).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", line[0], err, out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.pgm"))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(files, func(a, b string) int { return pageOf(a) - pageOf(b) })
	var pages []shade
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		s, err := readPGM(raw)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(f), err)
		}
		pages = append(pages, s)
	}
	return pages, nil
}

// pageOf is the number at the end of a picture's name; poppler pads it, MuPDF does not know how many there will be.
func pageOf(file string) int {
	name := filepath.Base(file)
	digits := ""
	for _, r := range name[:len(name)-len(".pgm")] {
		if r >= '0' && r <= '9' {
			digits += string(r)
		}
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// readPGM reads a binary portable graymap of 256 shades.
func readPGM(raw []byte) (shade, error) {
	var s shade
	var most int
	r := bytes.NewReader(raw)
	if _, err := fmt.Fscanf(r, "P5\n%d %d\n%d\n", &s.w, &s.h, &most); err != nil || most != 255 || r.Len() != s.w*s.h {
		return s, fmt.Errorf("not a graymap of 256 shades: %v", err)
	}
	s.pix = raw[len(raw)-s.w*s.h:]
	return s, nil
}

// pixelBox is a rectangle of pixels, x1 and y1 not included.
type pixelBox struct{ x0, y0, x1, y1 int }

func (s shade) within(b pixelBox) pixelBox {
	return pixelBox{max(b.x0, 0), max(b.y0, 0), min(b.x1, s.w), min(b.y1, s.h)}
}

// differs marks the pixels that differ by more than the smoothing of edges.
func (s shade) differs(o shade) []bool {
	const visible = 60
	out := make([]bool, len(s.pix))
	for i := range out {
		d := int(s.pix[i]) - int(o.pix[i])
		out[i] = d > visible || d < -visible
	}
	return out
}

func TestReadPGM(t *testing.T) {
	s, err := readPGM([]byte("P5\n2 1\n255\n\x00\n"))
	if err != nil || s.w != 2 || s.h != 1 || s.pix[0] != 0 || s.pix[1] != '\n' {
		t.Errorf("%+v %v", s, err)
	}
	for _, bad := range []string{"", "P5\n2 1\n255\n\x00", "P5\n2 1\n65535\n\x00\x00", "P6\n2 1\n255\n\x00\x00"} {
		if _, err := readPGM([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
