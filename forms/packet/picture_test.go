package packet

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/jpegfile"
)

// corner is a picture with a dark corner at the upper left and a grey rest.
func corner(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{210, 210, 200, 255}
			if x < w/4 && y < h/4 {
				c = color.RGBA{0, 0, 90, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// withExif puts an orientation and a place into a JPEG.
func withExif(t *testing.T, body []byte, orientation uint16) []byte {
	t.Helper()
	var tiff bytes.Buffer
	tiff.WriteString("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00")
	entry := make([]byte, 12)
	binary.LittleEndian.PutUint16(entry, 0x0112)
	binary.LittleEndian.PutUint16(entry[2:], 3)
	binary.LittleEndian.PutUint32(entry[4:], 1)
	binary.LittleEndian.PutUint16(entry[8:], orientation)
	tiff.Write(entry)
	tiff.WriteString("\x00\x00\x00\x00GPS-CANARY 47.6205 -122.3493")
	var out bytes.Buffer
	out.Write(body[:2])
	segment := func(mark byte, data []byte) {
		out.Write([]byte{0xFF, mark, byte((len(data) + 2) >> 8), byte(len(data) + 2)})
		out.Write(data)
	}
	segment(jpegfile.APP1, tiff.Bytes())
	segment(jpegfile.COM, []byte("COMMENT-CANARY"))
	segment(0xED, []byte("IPTC-CANARY"))
	out.Write(body[2:])
	out.WriteString("TRAILER-CANARY: a second picture, a film, anything")
	return out.Bytes()
}

func TestPictureStandsUpright(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, corner(800, 600), &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	// Where the stored upper left corner shows, for each orientation of EXIF.
	for orientation, want := range []string{1: "upper left", "upper right", "lower right", "lower left",
		"upper left", "upper right", "lower right", "lower left"} {
		if orientation == 0 {
			continue
		}
		body := withExif(t, b.Bytes(), uint16(orientation))
		page, err := picturePage(bytes.NewReader(body), int64(len(body)), "image/jpeg")
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(page, []byte("CANARY")) {
			t.Errorf("orientation %d: hidden data is in the page", orientation)
		}
		d := openPDF(t, page)
		im, err := d.Render(context.Background(), 0, 36)
		if err != nil {
			t.Fatal(err)
		}
		if got := darkCorner(im); got != want {
			t.Errorf("orientation %d: dark corner %s, want %s", orientation, got, want)
		}
		if b := im.Bounds(); (b.Dx() > b.Dy()) && orientation >= 5 {
			t.Errorf("orientation %d: a tall picture lies on its side", orientation)
		}
	}
}

// darkCorner finds the corner of the picture, not of the page, that is dark.
func darkCorner(im *image.RGBA) string {
	var all, dark image.Rectangle
	b := im.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			p := im.RGBAAt(x, y)
			at := image.Rect(x, y, x+1, y+1)
			if p.R < 245 {
				all = all.Union(at)
			}
			if p.R < 90 {
				dark = dark.Union(at)
			}
		}
	}
	vertical, horizontal := "lower", "right"
	if dark.Min.Y+dark.Max.Y < all.Min.Y+all.Max.Y {
		vertical = "upper"
	}
	if dark.Min.X+dark.Max.X < all.Min.X+all.Max.X {
		horizontal = "left"
	}
	return vertical + " " + horizontal
}

func TestPicturesBecomePages(t *testing.T) {
	encode := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	grey := image.NewGray(image.Rect(0, 0, 40, 30))
	clear := image.NewNRGBA(image.Rect(0, 0, 40, 30)) // fully transparent: white paper
	clear.SetNRGBA(20, 15, color.NRGBA{200, 0, 0, 255})
	palette := image.NewPaletted(image.Rect(0, 0, 300, 2000), color.Palette{color.White, color.Black})
	for name, c := range map[string]struct {
		media string
		data  []byte
	}{
		"grey":    {"image/png", encode(grey)},
		"clear":   {"image/png", encode(clear)},
		"palette": {"image/png", encode(palette)},
		"colour":  {"image/png", encode(corner(900, 300))},
		"photo":   {"image/jpeg", photo(t, 640, 480)},
		"dot":     {"image/jpeg", photo(t, 4, 4)},
	} {
		page, err := picturePage(bytes.NewReader(c.data), int64(len(c.data)), c.media)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		qpdfCheck(t, page)
		if _, err := openPDF(t, page).Render(context.Background(), 0, 40); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	page, err := picturePage(bytes.NewReader(encode(clear)), int64(len(encode(clear))), "image/png")
	if err != nil {
		t.Fatal(err)
	}
	im, err := openPDF(t, page).Render(context.Background(), 0, 300)
	if err != nil {
		t.Fatal(err)
	}
	red := 0
	for i := 0; i < len(im.Pix); i += 4 {
		if im.Pix[i] < 230 && im.Pix[i+1] < 200 {
			red++
		}
	}
	if red == 0 || red > 40 {
		t.Errorf("%d dark points on a clear picture with one", red)
	}
}

func TestBrokenPicturesAreSaidSo(t *testing.T) {
	good := photo(t, 64, 48)
	huge := bytes.Clone(good)
	i := bytes.Index(huge, []byte{0xFF, 0xC0})
	binary.BigEndian.PutUint16(huge[i+5:], 65500)
	binary.BigEndian.PutUint16(huge[i+7:], 65500)
	for name, data := range map[string][]byte{"empty": {}, "words": []byte("no picture"), "head": good[:12], "huge": huge,
		"segments": append(bytes.Clone(good[:2]), []byte(strings.Repeat("\xff\xe1\xff\xff", 20))...)} {
		if _, err := picturePage(bytes.NewReader(data), int64(len(data)), "image/jpeg"); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func FuzzStripJPEG(f *testing.F) {
	f.Add(photo(f, 16, 16))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, in []byte) {
		p := picture{orientation: 1}
		if err := p.strip(in); err == nil && (p.orientation < 1 || p.orientation > 8 || len(p.data) > len(in)+2) {
			t.Fatalf("orientation %d, %d bytes from %d", p.orientation, len(p.data), len(in))
		}
	})
}
