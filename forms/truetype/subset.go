// Package truetype cuts a TrueType font down to the glyphs that a paper uses, and writes the outlines of glyphs from
// fonts of another kind as a small font of their own. It knows no PDF: what embeds a font
// (forms/fill, forms/draft/text) hands it the tables and writes the result.
package truetype

import (
	"encoding/binary"
	"slices"
)

// Subset returns a TrueType file that keeps the glyph numbers, so that the numbers in content streams need no map, and
// empties every glyph that is neither used nor a part of a used one. The order of used makes no difference. tables are
// those of the font by their tags; head, hhea, maxp, hmtx, loca and glyf have to be there, head with 54 bytes, hhea
// with 36 and maxp with 6 at least. A glyph whose place in the font is wrong counts as empty. Source: OpenType 1.9.
func Subset(tables map[string][]byte, used []int) []byte {
	s := newSubsetter(tables)
	s.keep(0)
	for _, g := range used {
		s.keep(g)
	}
	return s.file()
}

type subsetter struct {
	tables map[string][]byte
	count  int // glyphs
	long   bool
	kept   []bool
}

func newSubsetter(tables map[string][]byte) *subsetter {
	n := int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	return &subsetter{tables: tables, count: n, kept: make([]bool, n), long: binary.BigEndian.Uint16(tables["head"][50:]) == 1}
}

// outline returns the bytes of one glyph; nil for an empty one and for one whose place is wrong.
func (s *subsetter) outline(g int) []byte {
	loca, glyf := s.tables["loca"], s.tables["glyf"]
	var from, to int
	if s.long {
		if len(loca) < 4*g+8 {
			return nil
		}
		from, to = int(binary.BigEndian.Uint32(loca[4*g:])), int(binary.BigEndian.Uint32(loca[4*g+4:]))
	} else {
		if len(loca) < 2*g+4 {
			return nil
		}
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*g:])), 2*int(binary.BigEndian.Uint16(loca[2*g+2:]))
	}
	if from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// keep marks a glyph and, for a composite glyph, its parts.
func (s *subsetter) keep(g int) {
	if g < 0 || g >= s.count || s.kept[g] {
		return
	}
	s.kept[g] = true
	b := s.outline(g)
	if len(b) < 10 || int16(binary.BigEndian.Uint16(b)) >= 0 {
		return
	}
	const wordArgs, oneScale, moreParts, twoScales, matrix = 0x01, 0x08, 0x20, 0x40, 0x80
	for b = b[10:]; len(b) >= 4; {
		flags := binary.BigEndian.Uint16(b)
		s.keep(int(binary.BigEndian.Uint16(b[2:])))
		size := 6
		if flags&wordArgs != 0 {
			size = 8
		}
		switch {
		case flags&oneScale != 0:
			size += 2
		case flags&twoScales != 0:
			size += 4
		case flags&matrix != 0:
			size += 8
		}
		if flags&moreParts == 0 || size > len(b) {
			return
		}
		b = b[size:]
	}
}

func (s *subsetter) file() []byte {
	loca := make([]byte, 4*(s.count+1))
	metrics := make([]byte, 4*s.count)
	var glyf []byte
	for g := range s.count {
		if s.kept[g] {
			glyf = append(glyf, s.outline(g)...)
			for len(glyf)%4 != 0 {
				glyf = append(glyf, 0)
			}
			copy(metrics[4*g:], s.metric(g))
		}
		binary.BigEndian.PutUint32(loca[4*g+4:], uint32(len(glyf)))
	}
	head, hhea := slices.Clone(s.tables["head"]), slices.Clone(s.tables["hhea"])
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	binary.BigEndian.PutUint32(head[8:], 0)  // checksum, set by sfnt
	binary.BigEndian.PutUint16(hhea[34:], uint16(s.count))
	out := map[string][]byte{"head": head, "hhea": hhea, "maxp": s.tables["maxp"], "hmtx": metrics, "loca": loca, "glyf": glyf}
	for _, tag := range []string{"cvt ", "fpgm", "prep"} {
		if b := s.tables[tag]; b != nil {
			out[tag] = b
		}
	}
	return sfnt(out)
}

// metric returns the advance and left bearing of a glyph, four bytes.
func (s *subsetter) metric(g int) []byte {
	hmtx := s.tables["hmtx"]
	long := int(binary.BigEndian.Uint16(s.tables["hhea"][34:]))
	if long == 0 || len(hmtx) < 4*long {
		return nil
	}
	if g < long {
		return hmtx[4*g : 4*g+4]
	}
	out := slices.Clone(hmtx[4*(long-1) : 4*long])
	if at := 4*long + 2*(g-long); at+2 <= len(hmtx) {
		copy(out[2:], hmtx[at:at+2])
	}
	return out
}

// sfnt packs tables into a font file with its checksums.
func sfnt(tables map[string][]byte) []byte {
	var tags []string
	for t := range tables {
		tags = append(tags, t)
	}
	slices.Sort(tags)
	power := 0
	for 2<<power <= len(tags) {
		power++
	}
	n := len(tags)
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var body []byte
	headAt := 0
	for _, t := range tags {
		at := 12 + 16*n + len(body)
		if t == "head" {
			headAt = at
		}
		out = append(out, t...)
		for _, v := range []uint32{checksum(tables[t]), uint32(at), uint32(len(tables[t]))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, tables[t]...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
