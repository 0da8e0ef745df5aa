package text

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
)

// Flags of a composite glyph's components (OpenType, table glyf).
const (
	wordArguments  = 0x0001
	oneScale       = 0x0008
	moreComponents = 0x0020
	twoScales      = 0x0040
	twoByTwo       = 0x0080
)

// subset is the font program with the given glyphs and their components. Glyph numbers stay, so that the numbers in
// content streams need no map; all other glyphs become empty.
func (f *Face) subset(glyphs []int) []byte {
	keep := make([]bool, len(f.advance))
	f.mark(keep, 0)
	for _, g := range glyphs {
		f.mark(keep, g)
	}
	loca := make([]byte, 4*(len(keep)+1))
	hmtx := make([]byte, 4*len(keep))
	var glyf []byte
	for g, kept := range keep {
		if kept {
			glyf = append(glyf, f.outline(g)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
			binary.BigEndian.PutUint16(hmtx[4*g:], f.advance[g])
			copy(hmtx[4*g+2:4*g+4], f.sideBearing(g))
		}
		binary.BigEndian.PutUint32(loca[4*g+4:], uint32(len(glyf)))
	}
	head, hhea := slices.Clone(f.tables["head"]), slices.Clone(f.tables["hhea"])
	binary.BigEndian.PutUint16(head[50:], 1) // loca in 32 bits
	binary.BigEndian.PutUint32(head[8:], 0)  // checksum, set at the end
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(keep)))
	tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": f.tables["maxp"], "hmtx": hmtx, "loca": loca, "glyf": glyf}
	for _, hints := range []string{"cvt ", "fpgm", "prep"} {
		if f.tables[hints] != nil {
			tables[hints] = f.tables[hints]
		}
	}
	return sfnt(tables)
}

// outline is the glyph's own bytes, nil for an empty glyph.
func (f *Face) outline(g int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	var from, to uint32
	if be16(f.tables["head"], 50) == 1 {
		from, to = binary.BigEndian.Uint32(loca[4*g:]), binary.BigEndian.Uint32(loca[4*g+4:])
	} else {
		from, to = 2*uint32(be16(loca, 2*g)), 2*uint32(be16(loca, 2*g+2))
	}
	if from >= to || int(to) > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

func (f *Face) sideBearing(g int) []byte {
	metrics := int(be16(f.tables["hhea"], 34))
	if g < metrics {
		return f.tables["hmtx"][4*g+2:]
	}
	return f.tables["hmtx"][4*metrics+2*(g-metrics):]
}

// mark keeps a glyph and, when it is a composite, the glyphs it is made of.
func (f *Face) mark(keep []bool, g int) {
	if g >= len(keep) || keep[g] {
		return
	}
	keep[g] = true
	b := f.outline(g)
	if len(b) < 10 || int16(be16(b, 0)) >= 0 {
		return // empty or simple
	}
	for b = b[10:]; len(b) >= 4; {
		flags := be16(b, 0)
		f.mark(keep, int(be16(b, 2)))
		size := componentSize(flags)
		if flags&moreComponents == 0 || size > len(b) {
			return
		}
		b = b[size:]
	}
}

func componentSize(flags uint16) int {
	size := 6
	if flags&wordArguments != 0 {
		size += 2
	}
	switch {
	case flags&oneScale != 0:
		size += 2
	case flags&twoScales != 0:
		size += 4
	case flags&twoByTwo != 0:
		size += 8
	}
	return size
}

// sfnt puts tables together into a TrueType file.
func sfnt(tables map[string][]byte) []byte {
	names := make([]string, 0, len(tables))
	for n := range tables {
		names = append(names, n)
	}
	slices.Sort(names)
	lg := bits.Len(uint(len(names))) - 1
	var dir, body bytes.Buffer
	put := func(v any) { binary.Write(&dir, binary.BigEndian, v) }
	put(uint32(0x10000))
	put([]uint16{uint16(len(names)), uint16(16 << lg), uint16(lg), uint16(16*len(names) - 16<<lg)})
	headAt := 0
	for _, n := range names {
		at := 12 + 16*len(names) + body.Len()
		if n == "head" {
			headAt = at
		}
		dir.WriteString(n)
		put([]uint32{checksum(tables[n]), uint32(at), uint32(len(tables[n]))})
		body.Write(tables[n])
		body.Write(make([]byte, (4-len(tables[n])%4)%4))
	}
	out := append(dir.Bytes(), body.Bytes()...)
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for i := 0; i < len(b); i += 4 {
		var word [4]byte
		copy(word[:], b[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
