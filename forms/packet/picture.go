package packet

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// What a picture may be at most.
const (
	maxPictureBytes  = 128 << 20
	maxPicturePixels = 100_000_000
)

func isPicture(media string) bool { return media == "image/jpeg" || media == "image/png" }

// picturePage makes a PDF of one letter page of a picture: at its true size
// where it says one, upright, never larger than the paper within half-inch
// margins. The samples of a JPEG go over untouched; its hidden data (place,
// camera, thumbnail) stays behind.
func picturePage(r io.ReaderAt, size int64, media string) ([]byte, error) {
	if size > maxPictureBytes {
		return nil, fmt.Errorf("%w: picture of %d bytes", ErrSource, size)
	}
	data, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return nil, err
	}
	p, err := readPicture(data, media)
	if err != nil {
		return nil, err
	}
	return p.page()
}

// picture is an image ready to be written as an image object.
type picture struct {
	w, h        int     // samples as stored
	dpi         float64 // as the file says, 0 when it does not
	orientation int     // of EXIF: 1 = upright
	dict        string  // entries of the image dictionary beside width and height
	data        []byte
}

func readPicture(data []byte, media string) (picture, error) {
	if media == "image/jpeg" {
		return readJPEG(data)
	}
	return readPNG(data)
}

// page lays the picture on a letter page, which lies on its side for a wide
// picture.
func (p picture) page() ([]byte, error) {
	w, h := p.printed()
	paperWidth, paperHeight := paperW, paperH
	if w > h && w > paperW-72 {
		paperWidth, paperHeight = paperH, paperW
	}
	// Room below for the page number.
	roomW, roomH := paperWidth-72, paperHeight-36-42
	k := min(1, roomW/w, roomH/h)
	w, h = w*k, h*k
	x, y := (paperWidth-w)/2, 42+(roomH-h)/2
	m := turned(p.orientation, w, h, x, y)

	var out bytes.Buffer
	wr := pdfw.New(&out)
	tree := wr.NewPageTree()
	im, content := wr.Alloc(), wr.Alloc()
	wr.Raw(im, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d%s", p.w, p.h, p.dict), p.data)
	wr.Raw(content, "", []byte(fmt.Sprintf("q %s %s %s %s %s %s cm /Im Do Q\n",
		pdfw.Num(m[0]), pdfw.Num(m[1]), pdfw.Num(m[2]), pdfw.Num(m[3]), pdfw.Num(m[4]), pdfw.Num(m[5]))))
	tree.Add(wr.Add(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</XObject<</Im %d 0 R>>>>>>",
		tree.Parent(0), pdfw.Num(paperWidth), pdfw.Num(paperHeight), content, im)))
	err := wr.Finish(wr.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish())), 0)
	return out.Bytes(), err
}

// printed is the size on paper in points, as the picture is looked at. Cameras
// and screens write 72 or 96 dots an inch without meaning it, so only a
// density that a scanner would use counts; else 150 dots make an inch.
func (p picture) printed() (w, h float64) {
	dpi := p.dpi
	if dpi < 100 || dpi > 1200 {
		dpi = 150
	}
	w, h = float64(p.w)*72/dpi, float64(p.h)*72/dpi
	if p.orientation >= 5 {
		w, h = h, w
	}
	return w, h
}

// turned is the matrix that draws the unit square of an image into w by h at
// x, y, turned or mirrored as EXIF's orientation asks.
func turned(orientation int, w, h, x, y float64) [6]float64 {
	switch orientation {
	case 2: // mirrored
		return [6]float64{-w, 0, 0, h, x + w, y}
	case 3: // upside down
		return [6]float64{-w, 0, 0, -h, x + w, y + h}
	case 4: // mirrored upside down
		return [6]float64{w, 0, 0, -h, x, y + h}
	case 5: // mirrored, then turned
		return [6]float64{0, -h, -w, 0, x + w, y + h}
	case 6: // has to be turned clockwise
		return [6]float64{0, -h, w, 0, x, y + h}
	case 7:
		return [6]float64{0, h, w, 0, x, y}
	case 8: // has to be turned counter-clockwise
		return [6]float64{0, h, -w, 0, x + w, y}
	}
	return [6]float64{w, 0, 0, h, x, y}
}

// readPNG decodes a PNG on white paper.
func readPNG(data []byte) (picture, error) {
	head, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("%w: picture: %w", ErrSource, err)
	}
	if head.Width <= 0 || head.Height <= 0 || head.Width > maxPicturePixels/head.Height {
		return picture{}, fmt.Errorf("%w: picture of %d by %d", ErrSource, head.Width, head.Height)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, fmt.Errorf("%w: picture: %w", ErrSource, err)
	}
	p := picture{w: head.Width, h: head.Height, dpi: pngDensity(data), orientation: 1}
	rows, colours := samples(m)
	space := "/DeviceRGB"
	if colours == 1 {
		space = "/DeviceGray"
	}
	p.data = pdfw.Deflate(rows, 6)
	p.dict = fmt.Sprintf("/ColorSpace%s/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 12/Colors %d/Columns %d>>", space, colours, p.w)
	return p, nil
}

// samples lays a picture on white and gives its rows, each written as the
// difference to the row above (PNG filter 2), which packs well.
func samples(m image.Image) (rows []byte, colours int) {
	b := m.Bounds()
	rgb := make([]byte, 0, 3*b.Dx()*b.Dy())
	grey := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := m.At(x, y).RGBA() // premultiplied, 16 bit
			white := 0xffff - a
			cr, cg, cb := byte((r+white)>>8), byte((g+white)>>8), byte((bl+white)>>8)
			grey = grey && cr == cg && cg == cb
			rgb = append(rgb, cr, cg, cb)
		}
	}
	colours = 3
	if grey {
		for i := 0; i < len(rgb)/3; i++ {
			rgb[i] = rgb[3*i]
		}
		rgb, colours = rgb[:len(rgb)/3], 1
	}
	stride := colours * b.Dx()
	rows = make([]byte, 0, len(rgb)+b.Dy())
	for y := range b.Dy() {
		rows = append(rows, 2)
		for i := y * stride; i < (y+1)*stride; i++ {
			up := byte(0)
			if y > 0 {
				up = rgb[i-stride]
			}
			rows = append(rows, rgb[i]-up)
		}
	}
	return rows, colours
}

// pngDensity reads the pHYs chunk.
func pngDensity(data []byte) float64 {
	i := bytes.Index(data[:min(len(data), 4096)], []byte("pHYs"))
	if i < 0 || i+13 > len(data) || data[i+12] != 1 {
		return 0
	}
	perMetre := uint32(data[i+4])<<24 | uint32(data[i+5])<<16 | uint32(data[i+6])<<8 | uint32(data[i+7])
	return float64(perMetre) * 0.0254
}
