package pdfview

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium"
)

// scanned is a page with a JPEG under whatever else it shows.
type scanned struct {
	jpeg    []byte
	w, h    int
	dict    string // further entries of the picture, or another colour space
	content string // default: the picture over the whole page
	page    string // further entries of the page
	catalog string
}

func (s scanned) bytes() []byte {
	f := newPDF()
	f.catalog = s.catalog
	if !strings.Contains(s.dict, "/ColorSpace") {
		s.dict += "/ColorSpace/DeviceRGB"
	}
	if !strings.Contains(s.dict, "/Filter") {
		s.dict += "/Filter/DCTDecode"
	}
	mask := f.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x80")
	im := f.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8%s", s.w, s.h, strings.ReplaceAll(s.dict, "MASK", fmt.Sprintf("%d 0 R", mask))), string(s.jpeg))
	gs := f.add("<</ca 0.5>>")
	layer := f.add("<</Type/OCG/Name(hidden)>>")
	f.catalog += fmt.Sprintf("/OCProperties<</OCGs[%d 0 R]/D<</OFF[%d 0 R]>>>>", layer, layer)
	if s.content == "" {
		s.content = "q 612 0 0 792 0 0 cm /Im Do Q"
	}
	f.page(s.content, fmt.Sprintf("/Resources<</Font<</F1 3 0 R>>/XObject<</Im %d 0 R>>/ExtGState<</G %d 0 R>>/Properties<</L %d 0 R>>>>%s", im, gs, layer, s.page))
	return f.bytes()
}

// sampleScan is a colour scan with print on it.
func sampleScan(w, h int) scanned { return scanned{jpeg: scanJPEG(7, w, h, true), w: w, h: h} }

// insideChild opens a document as the child does.
func insideChild(t *testing.T, p pdfium.Pdfium, pdf []byte) *document {
	t.Helper()
	s := newSource(nil, nil, int64(len(pdf)))
	for at := 0; at < len(pdf); at += blockSize {
		s.blocks[int64(at/blockSize)] = pdf[at:min(at+blockSize, len(pdf))]
	}
	d, err := openDocument(p, s, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.close)
	return d
}

func TestOnlyPlainScansAreDecodedHere(t *testing.T) {
	p, err := startPDFium(DefaultCacheDir(), 512)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	plain := sampleScan(600, 780)
	grey := scanned{jpeg: scanJPEG(7, 600, 780, false), w: 600, h: 780, dict: "/ColorSpace/DeviceGray"}
	for _, c := range []struct {
		name   string
		change func(*scanned)
		here   bool
	}{
		{"plain", func(*scanned) {}, true},
		{"grey", func(s *scanned) { *s = grey }, true},
		{"filter in a list", func(s *scanned) { s.dict = "/Filter[/DCTDecode]" }, true},
		{"a stamp on it", func(s *scanned) {
			s.content = "q 612 0 0 792 0 0 cm /Im Do Q 1 g 500 20 90 20 re f 0 g " + show(510, 25, "17")
		}, true},
		{"a clip around it", func(s *scanned) { s.content = "q 0 0 612 792 re W n 612 0 0 792 0 0 cm /Im Do Q" }, true},
		{"marked as a figure", func(s *scanned) { s.content = "/Figure BMC q 612 0 0 792 0 0 cm /Im Do Q EMC" }, true},
		{"a part of the page", func(s *scanned) { s.content = "q 300 0 0 400 100 100 cm /Im Do Q" }, true},
		{"a clip through it", func(s *scanned) { s.content = "q 0 0 300 792 re W n 612 0 0 792 0 0 cm /Im Do Q" }, false},
		{"a slanted clip", func(s *scanned) {
			s.content = "q 0 -900 m 1800 396 l 0 1800 l -900 396 l h W n 612 0 0 792 0 0 cm /Im Do Q"
		}, false},
		{"turned", func(s *scanned) { s.page = "/Rotate 90" }, false},
		{"mirrored", func(s *scanned) { s.content = "q -612 0 0 792 612 0 cm /Im Do Q" }, false},
		{"skewed", func(s *scanned) { s.content = "q 612 9 9 792 0 0 cm /Im Do Q" }, false},
		{"half seen through", func(s *scanned) { s.content = "q /G gs 612 0 0 792 0 0 cm /Im Do Q" }, false},
		{"over other print", func(s *scanned) { s.content = show(72, 700, "under") + "q 612 0 0 792 0 0 cm /Im Do Q" }, false},
		{"soft mask", func(s *scanned) { s.dict = "/SMask MASK" }, false},
		{"mask", func(s *scanned) { s.dict = "/Mask[0 10 0 10 0 10]" }, false},
		{"a name in disguise", func(s *scanned) { s.dict = "/SM#61sk MASK" }, false},
		{"inverted", func(s *scanned) { s.dict = "/Decode[1 0 1 0 1 0]" }, false},
		{"a told transform", func(s *scanned) { s.dict = "/DecodeParms<</ColorTransform 0>>" }, false},
		{"another colour space", func(s *scanned) { s.dict = "/ColorSpace[/CalRGB<</WhitePoint[0.95 1 1.09]/Gamma[3 1 1]>>]" }, false},
		{"two filters", func(s *scanned) {
			s.dict, s.jpeg = "/Filter[/ASCIIHexDecode/DCTDecode]", fmt.Appendf(nil, "%x>", s.jpeg)
		}, false},
		{"a hidden layer", func(s *scanned) { s.content = "/OC /L BDC q 612 0 0 792 0 0 cm /Im Do Q EMC" }, false},
		{"of another size than told", func(s *scanned) { s.h = 700 }, false},
		{"small", func(s *scanned) { *s = sampleScan(100, 130) }, false},
		{"no picture", func(s *scanned) { s.content = show(72, 700, "words") }, false},
		{"an empty page", func(s *scanned) { s.content = "q Q" }, false},
		{"an annotation", func(s *scanned) { s.page = "/Annots[<</Type/Annot/Subtype/Square/Rect[10 10 90 90]/C[1 0 0]>>]" }, false},
		{"no JPEG", func(s *scanned) { s.jpeg = bytes.Repeat([]byte("not a picture "), 1000) }, false},
	} {
		s := plain
		c.change(&s)
		if _, here := insideChild(t, p, s.bytes()).scan(0); here != c.here {
			t.Errorf("%s: decoded here %v, want %v", c.name, here, c.here)
		}
	}
}

// A scan decoded here looks as PDFium draws it.
func TestScansLookAsPDFiumDrawsThem(t *testing.T) {
	v := start(t, Options{})
	grey := scanned{jpeg: scanJPEG(3, 1000, 1294, false), w: 1000, h: 1294, dict: "/ColorSpace/DeviceGray"}
	stamp := "q 612 0 0 792 0 0 cm /Im Do Q 1 g 400 20 190 40 re f 0 g " + show(410, 35, "HF 000017") + "0 0 1 rg 0 700 20 92 re f"
	for _, c := range []struct {
		name string
		s    scanned
		dpi  []int
	}{
		{"grey", grey, []int{30, 72, 110, 200}},
		{"colour", sampleScan(1001, 1295), []int{30, 72, 110, 200}},
		{"smooth", scanned{jpeg: smoothJPEG(900, 1200), w: 900, h: 1200}, []int{72, 110, 300}},
		{"stamped", func() scanned { s := sampleScan(1000, 1294); s.content = stamp; return s }(), []int{110}},
		{"part of the page", func() scanned { s := grey; s.content = "q 300.5 0 0 400.2 100.3 99.7 cm /Im Do Q"; return s }(), []int{72, 110}},
		{"beyond the page", func() scanned { s := grey; s.content = "q 700 0 0 900 -40 -60 cm /Im Do Q"; return s }(), []int{72, 110}},
		{"cropped", func() scanned { s := grey; s.page = "/MediaBox[0 0 612 792]/CropBox[50 60 500 700]"; return s }(), []int{110}},
	} {
		theirs := c.s
		theirs.page += "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/Border[0 0 0]>>]" // leaves the page to PDFium
		a, b := open(t, v, c.s.bytes()), open(t, v, theirs.bytes())
		for _, dpi := range c.dpi {
			ours, err := a.Render(context.Background(), 0, dpi)
			if err != nil {
				t.Fatal(err)
			}
			want, err := b.Render(context.Background(), 0, dpi)
			if err != nil || want.Rect != ours.Rect {
				t.Fatalf("%s at %d dpi: %v and %v, %v", c.name, dpi, ours.Rect, want.Rect, err)
			}
			mean, far := apart(ours, want)
			if mean > 2.5 || far > 0.0005 {
				t.Errorf("%s at %d dpi: %.2f of 255 apart, %.2f%% of the pixels by more than 40", c.name, dpi, mean, 100*far)
			}
		}
	}
}

// apart says how far two pictures differ in the middle, and the share of
// pixels that differ much.
func apart(a, b *image.RGBA) (mean, far float64) {
	for i := 0; i < len(a.Pix); i += 4 {
		worst := 0
		for k := range 3 {
			d := int(a.Pix[i+k]) - int(b.Pix[i+k])
			worst = max(worst, d, -d)
		}
		mean += float64(worst)
		if worst > 40 {
			far++
		}
	}
	n := float64(len(a.Pix) / 4)
	return mean / n, far / n
}

// smoothJPEG is a photo-like picture of strong colours.
func smoothJPEG(w, h int) []byte {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(255 * x / w), uint8(255 * y / h), uint8(255 - 255*x/w), 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 85}); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// A damaged scan is left to PDFium, which shows what there is of it.
func TestDamagedScans(t *testing.T) {
	v := start(t, Options{})
	s := sampleScan(1000, 1294)
	for name, cut := range map[string][]byte{
		"half":     append(bytes.Clone(s.jpeg[:len(s.jpeg)/2]), make([]byte, 20_000)...),
		"overrun":  append(bytes.Clone(s.jpeg[:5000]), bytes.Repeat([]byte{0xff, 0x00, 0xff, 0xd0}, 20_000)...),
		"a header": append(bytes.Clone(s.jpeg[:700]), make([]byte, 20_000)...),
	} {
		broken := s
		broken.jpeg = cut
		if _, err := open(t, v, broken.bytes()).Render(context.Background(), 0, 72); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if lost := v.counts.lost.Load() + v.counts.killed.Load(); lost > 0 {
		t.Errorf("%d children were lost", lost)
	}
}
