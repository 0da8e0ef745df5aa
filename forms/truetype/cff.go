package truetype

import (
	"encoding/binary"
	"math"
)

// Shape is one glyph as outlines, in thousandths of an em. Every contour begins with a MoveTo and is closed.
type Shape struct {
	Glyph   int // its number in the font it comes from, 1 to 65535
	Advance float64
	Path    []Stroke
}

// Stroke is one step of a contour: a move or a line to its end, or a cubic curve through C1 and C2 to its end.
type Stroke struct {
	Kind   StrokeKind
	C1, C2 Point // of a CurveTo
	End    Point
}

// Point is a place in thousandths of an em; Y goes up.
type Point struct{ X, Y float64 }

// StrokeKind says what a Stroke is.
type StrokeKind byte

// The kinds of strokes.
const (
	MoveTo StrokeKind = iota
	LineTo
	CurveTo
)

// CFF writes a font of outlines, for fonts whose own file cannot be cut down to a few glyphs: those with PostScript
// outlines, and variable ones. It is a CID-keyed font in the Compact Font Format (Adobe Technical Notes 5176 and 5177)
// without hints, in which the CID of a glyph is its number in the font it comes from. The shapes are in the order of
// their numbers, none twice; name is the PostScript name, of ASCII characters.
func CFF(name string, shapes []Shape) []byte {
	chars := [][]byte{{numberByte(0), opEndchar}} // .notdef
	charset := []byte{0}
	for _, s := range shapes {
		chars = append(chars, charstring(s))
		charset = binary.BigEndian.AppendUint16(charset, uint16(s.Glyph))
	}
	f := cffFile{
		names:    index([][]byte{[]byte(name)}),
		strings:  index([][]byte{[]byte("Adobe"), []byte("Identity"), []byte(name)}),
		charset:  charset,
		fdSelect: fdSelect(len(chars)),
		chars:    index(chars),
		private:  privateDict(),
	}
	return f.layOut()
}

// cffFile is the parts of the file that do not depend on where they stand.
type cffFile struct{ names, strings, charset, fdSelect, chars, private []byte }

// layOut puts the parts behind one another. Offsets are written with five bytes whatever their size, so that the parts
// that hold them have the same length before and after the offsets are known.
func (f *cffFile) layOut() []byte {
	header := []byte{1, 0, 4, 4}
	noSubrs := []byte{0, 0}
	at := len(header) + len(f.names) + len(index([][]byte{f.top(0, 0, 0, 0)})) + len(f.strings) + len(noSubrs)
	charset := at
	selects := charset + len(f.charset)
	chars := selects + len(f.fdSelect)
	fonts := chars + len(f.chars)
	private := fonts + len(f.fontDicts(0))
	var out []byte
	for _, part := range [][]byte{header, f.names, index([][]byte{f.top(charset, selects, chars, fonts)}), f.strings, noSubrs,
		f.charset, f.fdSelect, f.chars, f.fontDicts(private), f.private} {
		out = append(out, part...)
	}
	return out
}

// The numbers of the three strings of the file: those below belong to the standard strings.
const (
	sidAdobe = 391 + iota
	sidIdentity
	sidName
)

// top is the dictionary of the font: first of all the character collection, which makes it CID-keyed.
func (f *cffFile) top(charset, selects, chars, fonts int) []byte {
	d := dict{}
	d.put(12<<8|30, sidAdobe, sidIdentity, 0) // ROS
	d.put(12<<8|34, 65535)                    // CIDCount
	d.put(15, charset)
	d.put(12<<8|37, selects) // FDSelect
	d.put(17, chars)         // CharStrings
	d.put(12<<8|36, fonts)   // FDArray
	return d.b
}

// fontDicts is the list of the one font of the collection.
func (f *cffFile) fontDicts(private int) []byte {
	d := dict{}
	d.put(12<<8|38, sidName) // FontName
	d.put(18, len(f.private), private)
	return index([][]byte{d.b})
}

// privateDict says that every charstring begins with its own width.
func privateDict() []byte {
	d := dict{}
	d.put(20, -1) // defaultWidthX: no glyph has it
	d.put(21, 0)  // nominalWidthX
	return d.b
}

// dict is a dictionary of numbers.
type dict struct{ b []byte }

func (d *dict) put(op int, values ...int) {
	for _, v := range values {
		d.b = append(d.b, 29)
		d.b = binary.BigEndian.AppendUint32(d.b, uint32(int32(v)))
	}
	if op > 0xFF {
		d.b = append(d.b, byte(op>>8))
	}
	d.b = append(d.b, byte(op))
}

// fdSelect gives all glyphs to the one font (format 3).
func fdSelect(glyphs int) []byte {
	b := []byte{3, 0, 1, 0, 0, 0}
	return binary.BigEndian.AppendUint16(b, uint16(glyphs))
}

// index is a list of objects with offsets of four bytes.
func index(objects [][]byte) []byte {
	b := binary.BigEndian.AppendUint16(nil, uint16(len(objects)))
	b = append(b, 4)
	at := uint32(1)
	b = binary.BigEndian.AppendUint32(b, at)
	for _, o := range objects {
		at += uint32(len(o))
		b = binary.BigEndian.AppendUint32(b, at)
	}
	for _, o := range objects {
		b = append(b, o...)
	}
	return b
}

// The operators of a charstring.
const (
	opLine    = 5
	opCurve   = 8
	opEndchar = 14
	opMove    = 21
)

// charstring is the program that draws a glyph. Steps are the differences of rounded places, so that rounding does not
// add up along a contour.
func charstring(s Shape) []byte {
	b := number(nil, round(s.Advance))
	var at [2]int
	step := func(p Point) {
		x, y := round(p.X), round(p.Y)
		b = number(number(b, x-at[0]), y-at[1])
		at = [2]int{x, y}
	}
	for _, t := range s.Path {
		switch t.Kind {
		case MoveTo:
			step(t.End)
			b = append(b, opMove)
		case LineTo:
			step(t.End)
			b = append(b, opLine)
		case CurveTo:
			step(t.C1)
			step(t.C2)
			step(t.End)
			b = append(b, opCurve)
		}
	}
	return append(b, opEndchar)
}

func round(f float64) int { return int(math.Round(max(-16000, min(f, 16000)))) }

func numberByte(v int) byte { return byte(v + 139) }

// number appends an operand.
func number(b []byte, v int) []byte {
	switch {
	case v >= -107 && v <= 107:
		return append(b, numberByte(v))
	case v >= 108 && v <= 1131:
		v -= 108
		return append(b, byte(v>>8)+247, byte(v))
	case v >= -1131 && v <= -108:
		v = -v - 108
		return append(b, byte(v>>8)+251, byte(v))
	}
	return append(b, 28, byte(v>>8), byte(v))
}
