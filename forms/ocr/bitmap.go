package ocr

import (
	"bufio"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"io"
	"math"
)

// writeBitmap writes a picture as an uncompressed 8-bit grey bitmap (BITMAPINFOHEADER, bottom row first). Of the kinds
// that tesseract's picture library reads, this one never passes through a file of its own on any system, and the program
// cannot take it for a list of file names.
func writeBitmap(w io.Writer, img image.Image, dpi int) error {
	b := img.Bounds()
	stride := (b.Dx() + 3) &^ 3
	const head = 14 + 40 + 4*256
	perMetre := uint32(math.Round(float64(dpi) / 0.0254))
	out := bufio.NewWriterSize(w, 256<<10)
	out.WriteString("BM")
	for _, n := range []uint32{head + uint32(stride*b.Dy()), 0, head, 40, uint32(b.Dx()), uint32(b.Dy()), 1 | 8<<16, 0,
		uint32(stride * b.Dy()), perMetre, perMetre, 256, 0} {
		binary.Write(out, binary.LittleEndian, n)
	}
	for i := range 256 {
		out.Write([]byte{byte(i), byte(i), byte(i), 0})
	}
	row := image.NewGray(image.Rect(0, 0, b.Dx(), 1))
	line := make([]byte, stride)
	for y := b.Max.Y - 1; y >= b.Min.Y; y-- {
		// What shows through is white paper, not black.
		draw.Draw(row, row.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
		draw.Draw(row, row.Rect, img, image.Pt(b.Min.X, y), draw.Over)
		copy(line, row.Pix)
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}
