package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"testing"

	"golang.org/x/image/bmp"
)

// webpStill is a lossless picture of one colour, 1 by 1.
var webpStill = []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")

// webpMoving holds that picture twice.
func webpMoving() []byte {
	frame := "ANMF" + "\x26\x00\x00\x00" + "\x00\x00\x00\x00\x00\x00" + "\x00\x00\x00\x00\x00\x00" + "\x64\x00\x00\x00" + string(webpStill[12:])
	body := "WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x00\x00\x00\x00\x00\x00ANIM\x06\x00\x00\x00\xff\xff\xff\xff\x00\x00" + frame + frame
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func movingGIF(t testing.TB) []byte {
	palette := color.Palette{color.White, red, blue}
	first, second := image.NewPaletted(image.Rect(10, 10, 30, 20), palette), image.NewPaletted(image.Rect(0, 0, 40, 30), palette)
	for i := range first.Pix {
		first.Pix[i] = 1
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{first, second}, Delay: []int{5, 5}, Config: image.Config{ColorModel: palette, Width: 40, Height: 30}}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGIFShowsTheFirstFrameInItsPlace(t *testing.T) {
	pages, facts, err := readAll(t, movingGIF(t), "image/gif")
	if err != nil || len(pages) != 1 || !facts.FirstOnly || pages[0].W != 40 || pages[0].H != 30 {
		t.Fatalf("%d, %+v, %v", len(pages), facts, err)
	}
	near(t, "inside", pages[0].Image, 2, 2, red)
	near(t, "outside", pages[0].Image, 0, 0, color.RGBA{255, 255, 255, 255})
}

func TestWebP(t *testing.T) {
	for name, c := range map[string]struct {
		file  []byte
		first bool
	}{"still": {webpStill, false}, "moving": {webpMoving(), true}} {
		pages, facts, err := readAll(t, c.file, "image/webp")
		if err != nil || len(pages) != 1 || facts.FirstOnly != c.first || pages[0].W != 1 {
			t.Errorf("%s: %d, %+v, %v", name, len(pages), facts, err)
		}
	}
}

func TestBMPAndPNGSayTheirDensity(t *testing.T) {
	var b bytes.Buffer
	if err := bmp.Encode(&b, corners(32, 32)); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	binary.LittleEndian.PutUint32(file[38:], 11811)
	binary.LittleEndian.PutUint32(file[42:], 11811)
	pages, _, err := readAll(t, file, "image/bmp")
	if err != nil || pages[0].DPIX < 299 || pages[0].DPIX > 301 {
		t.Errorf("bmp: %+v, %v", pages, err)
	}
	near(t, "bmp", pages[0].Image, 1, 1, red)

	b.Reset()
	deep := image.NewNRGBA64(image.Rect(0, 0, 8, 8)) // 16 bits, half of it transparent
	for i := range 32 {
		deep.SetNRGBA64(i%8, i/8, color.NRGBA64{0xE600, 0, 0, 0xFFFF})
	}
	if err := png.Encode(&b, deep); err != nil {
		t.Fatal(err)
	}
	pages, _, err = readAll(t, b.Bytes(), "image/png")
	if err != nil || len(pages) != 1 {
		t.Fatal(err)
	}
	near(t, "png", rgba(pages[0].Image), 1, 1, red)
	near(t, "png", rgba(pages[0].Image), 1, 3, color.RGBA{255, 255, 255, 255}) // on white paper
}

// TestBombs: a few bytes that claim to be a wall of pixels.
func TestBombs(t *testing.T) {
	ihdr := append([]byte("IHDR"), 0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0)
	huge := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), ihdr...)
	huge = binary.BigEndian.AppendUint32(huge, crc32.ChecksumIEEE(ihdr))
	huge = append(huge, "\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e"...)
	for media, file := range map[string][]byte{
		"image/png":  huge,
		"image/gif":  []byte("GIF89a\x60\xea\x60\xea\x00\x00\x00;"),
		"image/jpeg": []byte("\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00\xff\xda\x00\x02"),
		"image/bmp":  append([]byte("BM\x00\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x60\xea\x00\x00\x60\xea\x00\x00\x01\x00\x18\x00"), make([]byte, 24)...),
	} {
		if _, _, err := readAll(t, file, media); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", media, err)
		}
	}
}

// TestTurn: each orientation brings red to the upper left as EXIF means it.
func TestTurn(t *testing.T) {
	m := corners(40, 20)
	for orientation := 1; orientation <= 8; orientation++ {
		got := turn(stored(m, orientation), orientation)
		if b := got.Bounds(); b.Dx() != 40 || b.Dy() != 20 {
			t.Errorf("%d: %v", orientation, b)
		}
		near(t, "red", got, 1, 1, red)
		near(t, "blue", got, 3, 1, blue)
		near(t, "green", got, 1, 3, green)
	}
}

// stored is a picture as a camera stores it, so that the orientation brings it upright: the first row and column of the
// stored samples are the sides of the scene that EXIF names for each value.
func stored(m *image.RGBA, orientation int) image.Image {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	at := map[int]func(x, y int) (int, int){ // of a stored sample: its place in the scene
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return w - 1 - x, y },         // row 0 top, column 0 right
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y }, // bottom, right
		4: func(x, y int) (int, int) { return x, h - 1 - y },         // bottom, left
		5: func(x, y int) (int, int) { return y, x },                 // row 0 left, column 0 top
		6: func(x, y int) (int, int) { return w - 1 - y, x },         // right, top
		7: func(x, y int) (int, int) { return w - 1 - y, h - 1 - x }, // right, bottom
		8: func(x, y int) (int, int) { return y, h - 1 - x },         // left, bottom
	}[orientation]
	size := image.Rect(0, 0, w, h)
	if orientation >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			sx, sy := at(x, y)
			out.SetRGBA(x, y, m.RGBAAt(sx, sy))
		}
	}
	return out
}
