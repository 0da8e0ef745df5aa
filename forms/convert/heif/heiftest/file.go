// Package heiftest writes HEIC pictures for tests, from the public descriptions (ISO/IEC 23008-12, ITU-T H.265) and not
// by any reader: the samples go in plain, so the files are large and exact. It is no part of the program.
package heiftest

import (
	"encoding/binary"
	"image"
)

// Options of a picture.
type Options struct {
	Turn   byte   // quarter turns against the clock, 0 to 3 (irot)
	Mirror int    // 0 none, 1 top to bottom, 2 left to right (imir)
	Tiles  int    // columns and rows of a grid that repeats the picture, 0 = no grid
	Exif   []byte // a TIFF block
	XMP    string
}

func be16(v int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(v)) }
func be32(v int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(v)) }

func join(parts ...[]byte) (b []byte) {
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

func box(kind string, parts ...[]byte) []byte {
	b := join(parts...)
	return join(be32(len(b)+8), []byte(kind), b)
}

func full(kind string, version byte, parts ...[]byte) []byte {
	return box(kind, append([][]byte{{version, 0, 0, 0}}, parts...)...)
}

// item is one item of the file.
type item struct {
	kind string
	data []byte
	mime string
	// numbers of properties, those that a reader has to know have 0x80
	properties []byte
}

// Write gives a file of a picture whose sides are multiples of 32.
func Write(m *image.YCbCr, o Options) []byte {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	coded := slice(m)
	coded = join(be32(len(coded)), coded)
	properties := [][]byte{hvcC(w, h), full("ispe", 0, be32(w), be32(h))}
	items := []item{{kind: "hvc1", data: coded, properties: []byte{0x81, 2}}}
	main := &items[0]
	if o.Tiles > 0 {
		items[0].properties = []byte{0x81, 2}
		for range o.Tiles*o.Tiles - 1 {
			items = append(items, item{kind: "hvc1", data: nil, properties: []byte{0x81, 2}}) // the same samples
		}
		properties = append(properties, full("ispe", 0, be32(w*o.Tiles), be32(h*o.Tiles)))
		items = append(items, item{kind: "grid", data: join([]byte{0, 1, byte(o.Tiles - 1), byte(o.Tiles - 1)}, be32(w*o.Tiles), be32(h*o.Tiles)), properties: []byte{3}})
		main = &items[len(items)-1]
	}
	primary := 1
	if o.Tiles > 0 {
		primary = len(items)
	}
	if o.Turn > 0 {
		properties = append(properties, box("irot", []byte{o.Turn}))
		main.properties = append(main.properties, 0x80|byte(len(properties)))
	}
	if o.Mirror > 0 {
		properties = append(properties, box("imir", []byte{byte(o.Mirror - 1)}))
		main.properties = append(main.properties, 0x80|byte(len(properties)))
	}
	if o.Exif != nil {
		items = append(items, item{kind: "Exif", data: join(be32(6), []byte("Exif\x00\x00"), o.Exif)})
	}
	if o.XMP != "" {
		items = append(items, item{kind: "mime", data: []byte(o.XMP), mime: "application/rdf+xml"})
	}
	return assemble(items, properties, primary, o.Tiles*o.Tiles)
}

func hvcC(w, h int) []byte {
	array := func(kind byte, u []byte) []byte { return join([]byte{0x80 | kind}, be16(1), be16(len(u)), u) }
	return box("hvcC", []byte{1, 3, 0x70, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 120, 0xF0, 0, 0xFC, 0xFD, 0xF8, 0xF8, 0, 0, 0x0F, 3},
		array(32, video()), array(33, sequence(w, h)), array(34, picture()))
}

// assemble lays the items behind their description.
func assemble(items []item, properties [][]byte, primary, tiles int) []byte {
	build := func(base int) []byte {
		var infe, ipma, iloc [][]byte
		at, first := base, base
		assigned := 0
		for i, it := range items {
			end := []byte{0}
			if it.mime != "" {
				end = append(append(end, it.mime...), 0)
			}
			infe = append(infe, full("infe", 2, be16(i+1), be16(0), []byte(it.kind), end))
			if len(it.properties) > 0 {
				assigned++
				ipma = append(ipma, be16(i+1), []byte{byte(len(it.properties))}, it.properties)
			}
			n := len(it.data)
			where := at
			if n == 0 { // a tile that repeats the first
				where, n = first, len(items[0].data)
			} else {
				at += n
			}
			iloc = append(iloc, be16(i+1), be16(0), be16(1), be32(where), be32(n))
		}
		meta := [][]byte{full("hdlr", 0, be32(0), []byte("pict"), make([]byte, 13)), full("pitm", 0, be16(primary)),
			full("iloc", 0, []byte{0x44, 0}, be16(len(items)), join(iloc...)), full("iinf", 0, be16(len(items)), join(infe...)),
			box("iprp", box("ipco", properties...), full("ipma", 0, be32(assigned), join(ipma...)))}
		if tiles > 0 {
			refs := be16(primary)
			refs = append(refs, be16(tiles)...)
			for i := range tiles {
				refs = append(refs, be16(i+1)...)
			}
			meta = append(meta, full("iref", 0, box("dimg", refs)))
		}
		return join(box("ftyp", []byte("heic\x00\x00\x00\x00mif1heic")), full("meta", 0, meta...))
	}
	head := build(0)
	out := build(len(head) + 8)
	var data []byte
	for _, it := range items {
		data = append(data, it.data...)
	}
	return join(out, box("mdat", data))
}
