package picture

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

// JPEG inside TIFF (TIFF technical note 2, 1995): every strip or tile is a JPEG of its own, whose tables may stand
// apart. The older way of TIFF 6.0 is read where the whole JPEG lies in one piece.
const (
	compressionOldJPEG = 6
	compressionJPEG    = 7

	tagStrips      = 273
	tagRows        = 278
	tagStripSizes  = 279
	tagTileWidth   = 322
	tagTileHeight  = 323
	tagTiles       = 324
	tagTileSizes   = 325
	tagJPEGTables  = 347
	tagOldJPEG     = 513
	tagOldJPEGSize = 514

	photometricRGB = 2
)

// tiffJPEG puts the strips or tiles of a page together.
func tiffJPEG(f *ifd.File, d ifd.Dir, w, h int) (image.Image, error) {
	if d.Int(tagCompression, 0) == compressionOldJPEG {
		from, n := d.Int(tagOldJPEG, 0), d.Int(tagOldJPEGSize, 0)
		if n == 0 {
			n = int64(len(f.Data)) - from
		}
		return piece(f.Data, from, n, nil, d, w, h)
	}
	var tables []byte
	if e, ok := d.Get(tagJPEGTables); ok {
		tables = e.Value
	}
	pw, ph := w, int(d.Int(tagRows, int64(h)))
	places, sizes := tagStrips, tagStripSizes
	if _, tiled := d.Get(tagTiles); tiled {
		pw, ph = int(d.Int(tagTileWidth, 0)), int(d.Int(tagTileHeight, 0))
		places, sizes = tagTiles, tagTileSizes
	}
	ph = min(ph, max(h, 16)) // "one strip" is written as 2^32-1 rows
	if pw <= 0 || ph <= 0 || pw > 1<<16 || ph > 1<<16 {
		return nil, ErrUnreadable
	}
	across := (w + pw - 1) / pw
	count := across * ((h + ph - 1) / ph)
	at, size := ints(d, uint16(places), count), ints(d, uint16(sizes), count)
	if len(at) < count || len(size) < count {
		return nil, ErrUnreadable
	}
	whole := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range count {
		m, err := piece(f.Data, at[i], size[i], tables, d, pw, ph)
		if err != nil {
			return nil, err
		}
		corner := image.Pt(i%across*pw, i/across*ph)
		draw.Draw(whole, m.Bounds().Sub(m.Bounds().Min).Add(corner), m, m.Bounds().Min, draw.Src)
	}
	return whole, nil
}

func ints(d ifd.Dir, tag uint16, limit int) []int64 {
	e, _ := d.Get(tag)
	return e.Ints(limit)
}

// piece decodes one strip or tile of at most w by h.
func piece(data []byte, from, n int64, tables []byte, d ifd.Dir, w, h int) (image.Image, error) {
	if from < 0 || n < 4 || from+n > int64(len(data)) {
		return nil, ErrUnreadable
	}
	file := whole(data[from:from+n], tables, d.Int(tagPhotometric, 0) == photometricRGB)
	head, err := jpeg.DecodeConfig(bytes.NewReader(file))
	if err != nil || head.Width > w+16 || head.Height > h+16 {
		return nil, ErrUnreadable
	}
	m, err := jpeg.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, ErrUnreadable
	}
	return m, nil
}

// whole makes a JPEG file of a piece and its tables, and says where its samples are plain red, green and blue: without
// that mark they are taken for luma and chroma.
func whole(piece, tables []byte, rgb bool) []byte {
	out := []byte{0xFF, 0xD8}
	if rgb {
		out = append(out, "\xFF\xEE\x00\x0EAdobe\x00\x64\x00\x00\x00\x00\x00"...)
	}
	if len(tables) >= 4 {
		tables = bytes.TrimPrefix(tables, []byte{0xFF, 0xD8})
		out = append(out, bytes.TrimSuffix(tables, []byte{0xFF, 0xD9})...)
	}
	return append(out, bytes.TrimPrefix(piece, []byte{0xFF, 0xD8})...)
}
