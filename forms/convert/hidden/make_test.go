package hidden

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// The files here are written from the public descriptions of the formats, not by the readers. The place is a fountain
// in a made-up town; its digits are looked for as bytes.

func join(p ...any) (b []byte) {
	for _, x := range p {
		switch x := x.(type) {
		case []byte:
			b = append(b, x...)
		case string:
			b = append(b, x...)
		case int:
			b = append(b, byte(x))
		}
	}
	return b
}

func be16(v int) []byte    { return binary.BigEndian.AppendUint16(nil, uint16(v)) }
func be32(v uint32) []byte { return binary.BigEndian.AppendUint32(nil, v) }
func le32(v uint32) []byte { return binary.LittleEndian.AppendUint32(nil, v) }

// tag is an entry of a directory; its value is bytes, or another directory.
type tag struct {
	id    uint16
	kind  uint16
	value []byte
	dir   []tag
}

func text(id uint16, s string) tag { return tag{id: id, kind: 2, value: append([]byte(s), 0)} }

func short(id uint16, v int) tag { return tag{id: id, kind: 3, value: be16(v)} }

func rational(id uint16, pairs ...uint32) tag {
	var b []byte
	for _, v := range pairs {
		b = append(b, be32(v)...)
	}
	return tag{id: id, kind: 5, value: b}
}

var sizeOf = map[uint16]int{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 13: 4}

// tiffBlock writes directories one after the other, big-endian, each with the values after it.
func tiffBlock(dirs ...[]tag) []byte {
	out := join("MM\x00*", be32(8))
	for i, d := range dirs {
		out = appendDir(out, d, i < len(dirs)-1)
	}
	return out
}

func appendDir(out []byte, d []tag, more bool) []byte {
	at := len(out)
	out = append(out, make([]byte, 2+12*len(d)+4)...)
	binary.BigEndian.PutUint16(out[at:], uint16(len(d)))
	for i, e := range d {
		if e.dir != nil {
			where := len(out)
			out = appendDir(out, e.dir, false)
			e.value, e.kind = be32(uint32(where)), 4
		}
		p := out[at+2+12*i:]
		binary.BigEndian.PutUint16(p, e.id)
		binary.BigEndian.PutUint16(p[2:], e.kind)
		binary.BigEndian.PutUint32(p[4:], uint32(len(e.value)/sizeOf[e.kind]))
		if len(e.value) <= 4 {
			copy(p[8:12], e.value)
			continue
		}
		binary.BigEndian.PutUint32(p[8:], uint32(len(out)))
		out = append(out, e.value...)
	}
	if more {
		binary.BigEndian.PutUint32(out[at+2+12*len(d):], uint32(len(out)))
	}
	return out
}

// gpsTags are 41°24'12.2" north, 2°10'26.5" west, 57.5 m.
func gpsTags() []tag {
	return []tag{{id: 0, kind: 1, value: []byte{2, 3, 0, 0}}, text(1, "N"), rational(2, 41, 1, 24, 1, 122, 10), text(3, "W"),
		rational(4, 2, 1, 10, 1, 265, 10), {id: 5, kind: 1, value: []byte{0}}, rational(6, 575, 10), rational(7, 14, 1, 5, 1, 9, 1),
		rational(0x11, 2700, 10), text(0x1D, "2026:03:09"), {id: 0x1C, kind: 7, value: []byte("ASCII\x00\x00\x00Fountain Square")}}
}

const wherePlace = "41.40339, -2.17403"

// thumb is the coded small copy, with a mark to look for.
func thumb() []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil)
	return join(b.Bytes()[:2], "\xff\xfe\x00\x0bTHUMBMARK", b.Bytes()[2:])
}

// exifOf is a block as a telephone writes it.
func exifOf(turned int) []byte {
	small := thumb()
	block := func(at uint32) []byte {
		return tiffBlock([]tag{text(0x010F, "Calypso"), text(0x0110, "Phone 9"), short(0x0112, turned), text(0x0131, "CamOS 4.2"), text(0x0132, "2026:03:09 14:05:09"),
			text(0x013B, "Ana Ejemplo"), {id: 0x8769, dir: []tag{text(0x9003, "2026:03:09 14:05:08"), text(0xA431, "SN-77-1234"),
				{id: 0x927C, kind: 7, value: bytes.Repeat([]byte("maker"), 20)}, {id: 0x9286, kind: 7, value: []byte("UNICODE\x00h\x00o\x00l\x00a\x00")}}},
			{id: 0x8825, dir: gpsTags()}},
			[]tag{{id: 0x0201, kind: 4, value: be32(at)}, {id: 0x0202, kind: 4, value: be32(uint32(len(small)))}})
	}
	n := uint32(len(block(1)))
	return append(block(n), small...)
}

const xmpText = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" exif:GPSLatitude="41,24.2033N" exif:GPSLongitude="2,10.4417W" xmp:CreatorTool="Darkroom 7" photoshop:City="Puerto Ficticio">
<dc:creator><rdf:Seq><rdf:li>Ana Ejemplo</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`

func iptcBlock() []byte {
	set := func(n int, v string) []byte { return join(0x1C, 2, n, be16(len(v)), v) }
	b := join(set(80, "A. Fotograf"), set(90, "Puerto Ficticio"), set(120, "By the fountain"))
	if len(b)%2 == 1 {
		return join("8BIM", be16(0x0404), 0, 0, be32(uint32(len(b))), b, 0)
	}
	return join("8BIM", be16(0x0404), 0, 0, be32(uint32(len(b))), b)
}

func scene(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetRGBA(x, y, color.RGBA{uint8(x * 3), uint8(y * 5), uint8(x * y), 255})
		}
	}
	return m
}

func segment(mark byte, body ...any) []byte {
	b := join(body...)
	return join(0xFF, int(mark), be16(len(b)+2), b)
}

// photo is a JPEG that carries everything.
func photo(t testing.TB, turned int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, scene(64, 48), nil); err != nil {
		t.Fatal(err)
	}
	coded := b.Bytes()[2:]
	return join(0xFF, 0xD8, segment(0xE0, "JFIF\x00\x01\x02\x01\x00\x90\x00\x90\x01\x01", 9, 8, 7), segment(0xE1, "Exif\x00\x00", exifOf(turned)),
		segment(0xE1, xmpMark, xmpText), segment(0xED, "Photoshop 3.0\x00", iptcBlock()), segment(0xE2, "ICC_PROFILE\x00\x01\x01", bytes.Repeat([]byte("icc"), 40)),
		segment(0xE2, "MPF\x00", make([]byte, 60)), segment(0xFE, "Taken at the fountain"), coded, "TRAILER: 41.40339,-2.17403 and a film of some length")
}

func pngChunk(kind string, body ...any) []byte {
	b := join(body...)
	sum := crc32.ChecksumIEEE(append([]byte(kind), b...))
	return join(be32(uint32(len(b))), kind, b, be32(sum))
}

func zipped(b []byte) []byte {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// screenshot is a PNG that carries everything.
func screenshot(t testing.TB, turned int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, scene(60, 40)); err != nil {
		t.Fatal(err)
	}
	coded := b.Bytes()
	return join(coded[:33], pngChunk("eXIf", exifOf(turned)), pngChunk("pHYs", be32(5906), be32(5906), 1), pngChunk("tEXt", "Author\x00Ana Ejemplo"),
		pngChunk("zTXt", "Comment\x00\x00", zipped([]byte("Fountain Square, at noon"))), pngChunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00", xmpText),
		pngChunk("tIME", be16(2026), 3, 9, 14, 5, 9), pngChunk("prVt", "a maker's own"), coded[33:], "after the end")
}

func box(kind string, body ...any) []byte {
	b := join(body...)
	return join(be32(uint32(len(b)+8)), kind, b)
}

// film is an MP4 with a picture track, a track of data with a place in each sample, and places in five spellings.
func film() (whole []byte, picture []byte) {
	picture = bytes.Repeat([]byte("PICTUREDATA"), 30)
	data := []byte("GPS41.40339;GPS41.40340;")
	ftyp := box("ftyp", "isom", be32(0), "isom")
	mdatAt := len(ftyp) + 8
	track := func(kind string, scale uint32, places, sizes, perChunk []byte) []byte {
		return box("trak", box("tkhd", be32(0), be32(3_860_000_000), be32(3_860_000_001), make([]byte, 72)),
			box("mdia", box("mdhd", be32(0), be32(3_860_000_000), be32(0), be32(scale), be32(scale*2), be32(0)),
				box("hdlr", be32(0), be32(0), kind, make([]byte, 12), "Handler\x00"),
				box("minf", box("stbl", box("stco", be32(0), places), box("stsz", be32(0), sizes), box("stsc", be32(0), perChunk)))),
			box("udta", box("name", "Ana")))
	}
	moov := box("moov", box("mvhd", be32(0), be32(3_860_000_000), be32(3_860_000_000), be32(600), be32(1200), make([]byte, 80)),
		track("vide", 600, join(be32(1), be32(uint32(mdatAt))), join(be32(0), be32(1), be32(uint32(len(picture)))), join(be32(1), be32(1), be32(1), be32(1))),
		track("meta", 600, join(be32(2), be32(uint32(mdatAt+len(picture))), be32(uint32(mdatAt+len(picture)+12))), join(be32(12), be32(2)),
			join(be32(1), be32(1), be32(1), be32(1))),
		box("udta", box("\xa9xyz", be16(18), be16(0x15C7), "+41.4034-002.1740/"),
			box("loci", be32(0), be16(0), "Fountain Square\x00", 0, be32(0xFFFDD36F), be32(0x00296744), be32(0x00398000), "earth\x00\x00"),
			box("\xa9mod", be16(7), be16(0), "Phone 9")),
		box("meta", box("hdlr", be32(0), be32(0), "mdta", make([]byte, 14)),
			box("keys", be32(0), be32(2), box("mdta", "com.apple.quicktime.location.ISO6709"), box("mdta", "com.apple.quicktime.make")),
			box("ilst", box("\x00\x00\x00\x01", box("data", be32(1), be32(0), "+41.4034-002.1740+057.5/")),
				box("\x00\x00\x00\x02", box("data", be32(1), be32(0), "Calypso")))))
	return join(ftyp, box("mdat", picture, data), moov, box("uuid", "\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac", xmpText),
		box("free", "leftover 41.40339"), box("sefd", "maker trailer")), picture
}

func zipFile(t testing.TB, members ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(members[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// heicOf is the boxes of a HEIC whose EXIF lies in two pieces and whose XMP lies in the box of data.
func heicOf() []byte {
	exif := join(be32(6), "Exif\x00\x00", exifOf(1))
	half := len(exif) / 2
	build := func(at int) []byte {
		infe := func(id int, kind string) []byte { return box("infe", 2, 0, 0, 0, be16(id), be16(0), kind, 0) }
		iloc := box("iloc", 1, 0, 0, 0, 0x44, 0x00, be16(2),
			be16(1), be16(0), be16(0), be16(2), be32(uint32(at)), be32(uint32(half)), be32(uint32(at+half)), be32(uint32(len(exif)-half)),
			be16(2), be16(1), be16(0), be16(1), be32(0), be32(uint32(len(xmpText))))
		return join(box("ftyp", "heic", be32(0), "mif1heic"), box("meta", be32(0), box("hdlr", make([]byte, 24)),
			box("iinf", be32(0), be16(2), infe(1, "Exif"), infe(2, "mime")), box("idat", xmpText), iloc,
			box("iref", be32(0), box("thmb", be16(9), be16(1), be16(3)))), box("mdat", exif))
	}
	return build(len(build(0)) - len(exif))
}
