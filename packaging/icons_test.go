package packaging

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func icon(t *testing.T) *Icon {
	t.Helper()
	a, err := ReadApp("..")
	if err != nil {
		t.Fatal(err)
	}
	i, err := ReadIcon("..", a)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// With HARBORFILE_SHOTS the pictures are kept there, to be looked at.
func TestIconInEverySize(t *testing.T) {
	i := icon(t)
	for _, edge := range []int{16, 20, 24, 32, 48, 64, 128, 256, 512, 1024} {
		file, err := i.PNG(edge)
		if err != nil {
			t.Fatal(err)
		}
		again, err := i.PNG(edge)
		if err != nil || !bytes.Equal(file, again) {
			t.Errorf("%d pixels made twice are not alike (%v)", edge, err)
		}
		sameSign(t, file, edge, 0)
		if folder := os.Getenv("HARBORFILE_SHOTS"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("icon-%d.png", edge)), file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, edge := range []int{-1, 0, 15, 1025} {
		if _, err := i.PNG(edge); err == nil {
			t.Errorf("an icon of %d pixels was made", edge)
		}
	}
}

// sameSign looks at a picture: its edge, the clear corner and frame, the ground and the left post in their colours.
func sameSign(t *testing.T, file []byte, edge, frame int) {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Errorf("%d pixels: %v", edge, err)
		return
	}
	if m.Bounds() != image.Rect(0, 0, edge, edge) {
		t.Errorf("a picture of %d pixels is %v", edge, m.Bounds())
		return
	}
	inner := edge - 2*frame
	for _, c := range []struct {
		x, y int // in parts of 512
		want color.NRGBA
	}{
		{40, 256, color.NRGBA{0x24, 0x59, 0x8A, 255}},
		{176, 180, color.NRGBA{255, 255, 255, 255}},
	} {
		got := color.NRGBAModel.Convert(m.At(frame+c.x*inner/512, frame+c.y*inner/512)).(color.NRGBA)
		if !near(got, c.want) {
			t.Errorf("%d pixels at %d,%d: %v, not %v", edge, c.x, c.y, got, c.want)
		}
	}
	for _, p := range []int{0, frame} {
		if _, _, _, a := m.At(p, p).RGBA(); a > 0x9000 {
			t.Errorf("%d pixels: the corner at %d is not clear", edge, p)
		}
	}
}

func near(a, b color.NRGBA) bool {
	off := func(x, y uint8) bool { return x > y && x-y > 24 || y > x && y-x > 24 }
	return !off(a.R, b.R) && !off(a.G, b.G) && !off(a.B, b.B) && !off(a.A, b.A)
}

func TestShrinkKeepsColourAndCover(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 48, 48))
	// The right half is red at half cover; what is clear hides a blue that nobody sees.
	for y := range 48 {
		for x := range 48 {
			c := color.NRGBA{0, 0, 255, 0}
			if x >= 24 {
				c = color.NRGBA{200, 10, 0, 128}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	small := shrink(m, 5) // 9.6 pixels each: the third column is half clear
	for x, want := range []color.NRGBA{{}, {}, {200, 10, 0, 64}, {200, 10, 0, 128}, {200, 10, 0, 128}} {
		if got := small.NRGBAAt(x, 4); got != want {
			t.Errorf("column %d is %v, not %v", x, got, want)
		}
	}
	if got := shrink(m, 48); !bytes.Equal(got.Pix[:4*24], make([]byte, 4*24)) || got.NRGBAAt(30, 3) != m.NRGBAAt(30, 3) {
		t.Error("a picture in its own size is another")
	}
}

func TestICO(t *testing.T) {
	file, err := icon(t).ICO()
	if err != nil {
		t.Fatal(err)
	}
	le := binary.LittleEndian
	if le.Uint16(file[2:]) != 1 || int(le.Uint16(file[4:])) != len(icoSizes) {
		t.Fatalf("the head is % x", file[:6])
	}
	end := 6 + 16*len(icoSizes)
	for n, edge := range icoSizes {
		entry := file[6+16*n:][:16]
		size, at := int(le.Uint32(entry[8:])), int(le.Uint32(entry[12:]))
		if int(entry[0]) != edge%256 || entry[1] != entry[0] || le.Uint16(entry[6:]) != 32 || at != end {
			t.Fatalf("entry %d: % x", n, entry)
		}
		end += size
		picture := file[at:end]
		if edge > 64 {
			sameSign(t, picture, edge, 0)
			continue
		}
		mask := (edge + 31) / 32 * 4 * edge
		if le.Uint32(picture) != 40 || int(le.Uint32(picture[4:])) != edge || int(le.Uint32(picture[8:])) != 2*edge || size != 40+4*edge*edge+mask {
			t.Fatalf("%d pixels: head % x, %d bytes", edge, picture[:40], size)
		}
		// Bottom row first, blue first: the ground half way up, and the mask's bit of the clear corner.
		x, y := 40*edge/512, edge-1-edge/2
		p := picture[40+4*(y*edge+x):]
		if got := (color.NRGBA{p[2], p[1], p[0], p[3]}); !near(got, color.NRGBA{0x24, 0x59, 0x8A, 255}) {
			t.Errorf("%d pixels: the ground is %v", edge, got)
		}
		if edge > smallest && picture[40+4*edge*edge]&0x80 == 0 {
			t.Errorf("%d pixels: the mask covers the corner", edge)
		}
	}
	if end != len(file) {
		t.Errorf("%d bytes behind the last picture", len(file)-end)
	}
}

func TestICNS(t *testing.T) {
	file, err := icon(t).ICNS()
	if err != nil {
		t.Fatal(err)
	}
	be := binary.BigEndian
	if string(file[:4]) != "icns" || int(be.Uint32(file[4:])) != len(file) {
		t.Fatalf("the head is % x of %d bytes", file[:8], len(file))
	}
	rest := file[8:]
	for _, k := range icnsKinds {
		size := int(be.Uint32(rest[4:]))
		if string(rest[:4]) != k.kind {
			t.Fatalf("%q stands where %s should", rest[:4], k.kind)
		}
		picture := rest[8:size]
		rest = rest[size:]
		if k.plain {
			m := image.NewNRGBA(image.Rect(0, 0, k.edge, k.edge))
			unpack(t, picture, m)
			var out bytes.Buffer
			if err := png.Encode(&out, m); err != nil {
				t.Fatal(err)
			}
			picture = out.Bytes()
		}
		frame := 0
		if k.edge > smallest {
			frame = (k.edge - (k.edge*824/1024+1)/2*2) / 2
		}
		sameSign(t, picture, k.edge, frame)
	}
	if len(rest) > 0 {
		t.Errorf("%d bytes behind the last picture", len(rest))
	}
}

// unpack reads the channels as macOS does: a count below 128 says how many more than one bytes follow, a higher one how
// often the next byte stands, less 125.
func unpack(t *testing.T, b []byte, m *image.NRGBA) {
	t.Helper()
	if string(b[:4]) != "ARGB" {
		t.Fatalf("the picture begins with %q", b[:4])
	}
	var plain []byte
	for b = b[4:]; len(b) > 0; {
		n := int(b[0])
		if n >= 128 {
			plain = append(plain, bytes.Repeat(b[1:2], n-125)...)
			b = b[2:]
			continue
		}
		plain = append(plain, b[1:n+2]...)
		b = b[n+2:]
	}
	area := len(m.Pix) / 4
	if len(plain) != 4*area {
		t.Fatalf("%d bytes unpacked, not %d", len(plain), 4*area)
	}
	for i := range area {
		copy(m.Pix[4*i:], []byte{plain[area+i], plain[2*area+i], plain[3*area+i], plain[i]})
	}
}

func TestIconThatIsNotThere(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadIcon(dir, App{Icon: "a.png"}); err == nil {
		t.Error("an icon that is not there was read")
	}
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewNRGBA(image.Rect(0, 0, 512, 512))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.png"), small.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadIcon(dir, App{Icon: "a.png"}); err == nil {
		t.Error("a drawing of 512 pixels was taken for one of 1024")
	}
}
