package pdfa

import (
	"encoding/binary"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// fonts looks at every font that a page shows (6.2.11 of the standard).
func (c *checker) fonts() {
	for ref, codes := range c.shown {
		font := c.dict(ref)
		parts := c.list(font["/DescendantFonts"])
		if c.str(font["/Subtype"]) != "/Type0" || c.str(font["/Encoding"]) != "/Identity-H" || len(parts) != 1 {
			c.say("a font is of another kind than ours are")
			continue
		}
		cid := c.dict(parts[0])
		name := c.str(cid["/BaseFont"])
		if !subsetName.MatchString(name) || name != c.str(font["/BaseFont"]) || name != c.str(c.dict(cid["/FontDescriptor"])["/FontName"]) {
			c.say("a font has several names, or none of a subset")
		}
		known := c.toUnicode(font["/ToUnicode"])
		widths := c.widths(cid["/W"])
		program := c.program(cid)
		for code := range codes {
			switch w, there := program[code]; {
			case code == 0:
				c.say("a text shows the box of a missing glyph")
			case program == nil:
			case !there:
				c.say("a text shows a glyph that the font file lacks")
			case math.Abs(w-widths[code]) > 1:
				c.say("a glyph is %g wide in the file and %g in its font", widths[code], w)
			}
			if known[code] == "" {
				c.say("a code stands for no text")
			}
		}
	}
}

var subsetName = regexp.MustCompile(`^/[A-Z]{6}\+[!-~]+$`)

var bfchar = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)

// toUnicode is the text of each code; characters that stand for nothing count as none.
func (c *checker) toUnicode(v any) map[int]string {
	data, _ := c.stream(v)
	out := map[int]string{}
	for _, row := range bfchar.FindAllStringSubmatch(string(data), -1) {
		code, _ := strconv.ParseInt(row[1], 16, 32)
		if row[2] != "0000" && row[2] != "FEFF" && row[2] != "FFFE" {
			out[int(code)] = row[2]
		}
	}
	return out
}

// widths are those of a /W array in the form of runs: a first code, then the widths from there on.
func (c *checker) widths(v any) map[int]float64 {
	out := map[int]float64{}
	list := c.list(v)
	for i := 0; i+1 < len(list); i += 2 {
		first := int(c.num(list[i]))
		for k, w := range c.list(list[i+1]) {
			out[first+k] = c.num(w)
		}
	}
	return out
}

// program is the width of every glyph in the font file, by its code, in thousandths of an em; nil when there is no file.
func (c *checker) program(cid map[string]any) map[int]float64 {
	descriptor := c.dict(cid["/FontDescriptor"])
	switch c.str(cid["/Subtype"]) {
	case "/CIDFontType2":
		data, ok := c.stream(descriptor["/FontFile2"])
		if c.str(cid["/CIDToGIDMap"]) != "/Identity" {
			c.say("a font does not say which glyph a code means")
		}
		if widths := trueTypeWidths(data); ok && widths != nil {
			return widths
		}
	case "/CIDFontType0":
		data, ok := c.stream(descriptor["/FontFile3"])
		if widths := cffWidths(data); ok && widths != nil && c.str(c.dict(descriptor["/FontFile3"])["/Subtype"]) == "/CIDFontType0C" {
			return widths
		}
	}
	c.say("a font is not embedded, or its file cannot be read")
	return nil
}

// trueTypeWidths reads head, hhea and hmtx, and leaves out glyphs beyond the places of loca.
func trueTypeWidths(b []byte) map[int]float64 {
	tables := map[string][]byte{}
	if len(b) < 12 {
		return nil
	}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		if len(b) < 28+16*i {
			return nil
		}
		row := b[12+16*i:]
		from, size := uint64(binary.BigEndian.Uint32(row[8:])), uint64(binary.BigEndian.Uint32(row[12:]))
		if from+size > uint64(len(b)) {
			return nil
		}
		tables[string(row[:4])] = b[from : from+size]
	}
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	if len(head) < 54 || len(hhea) < 36 || tables["glyf"] == nil || tables["loca"] == nil {
		return nil
	}
	n, perEm := int(binary.BigEndian.Uint16(hhea[34:])), float64(binary.BigEndian.Uint16(head[18:]))
	if len(hmtx) < 4*n || perEm == 0 {
		return nil
	}
	out := map[int]float64{}
	for g := range n {
		out[g] = float64(binary.BigEndian.Uint16(hmtx[4*g:])) * 1000 / perEm
	}
	return out
}

// cffWidths reads a CID-keyed font whose charstrings begin with their widths, as ours do.
func cffWidths(b []byte) map[int]float64 {
	if len(b) < 4 {
		return nil
	}
	_, at := cffIndex(b, int(b[2]))
	tops, _ := cffIndex(b, at)
	if len(tops) != 1 {
		return nil
	}
	top := cffDict(tops[0])
	chars, _ := cffIndex(b, top[17])
	charset := top[15]
	out := map[int]float64{}
	for i, prog := range chars {
		cid := 0
		if i > 0 {
			at := charset + 1 + 2*(i-1)
			if charset == 0 || at+2 > len(b) {
				return nil
			}
			cid = int(binary.BigEndian.Uint16(b[at:]))
		}
		w, _ := cffNumber(prog)
		out[cid] = float64(w)
	}
	return out
}

// cffIndex is the objects of an index and where it ends.
func cffIndex(b []byte, at int) ([][]byte, int) {
	if at < 0 || at+3 > len(b) {
		return nil, len(b)
	}
	n, size := int(binary.BigEndian.Uint16(b[at:])), int(b[at+2])
	if n == 0 {
		return nil, at + 2
	}
	data := at + 2 + (n+1)*size
	offset := func(i int) int {
		v := 0
		for _, x := range b[at+3+i*size : at+3+(i+1)*size] {
			v = v<<8 | int(x)
		}
		return data + v
	}
	if data >= len(b) {
		return nil, len(b)
	}
	var out [][]byte
	for i := range n {
		if from, to := offset(i), offset(i+1); from <= to && to <= len(b) {
			out = append(out, b[from:to])
		}
	}
	return out, offset(n)
}

// cffDict is the last number before each operator.
func cffDict(b []byte) map[int]int {
	out, last := map[int]int{}, 0
	for len(b) > 0 {
		switch {
		case b[0] == 12 && len(b) > 1:
			out[12<<8|int(b[1])] = last
			b = b[2:]
		case b[0] <= 21:
			out[int(b[0])] = last
			b = b[1:]
		default:
			var n int
			last, n = cffNumber(b)
			b = b[n:]
		}
	}
	return out
}

// cffNumber reads one number and tells its length.
func cffNumber(b []byte) (v, n int) {
	switch {
	case len(b) == 0:
		return 0, 0
	case b[0] >= 32 && b[0] <= 246:
		return int(b[0]) - 139, 1
	case b[0] >= 247 && b[0] <= 250 && len(b) > 1:
		return (int(b[0])-247)*256 + int(b[1]) + 108, 2
	case b[0] >= 251 && b[0] <= 254 && len(b) > 1:
		return -(int(b[0])-251)*256 - int(b[1]) - 108, 2
	case b[0] == 28 && len(b) > 2:
		return int(int16(binary.BigEndian.Uint16(b[1:]))), 3
	case b[0] == 29 && len(b) > 4:
		return int(int32(binary.BigEndian.Uint32(b[1:]))), 5
	}
	return 0, len(b)
}

// plain takes the slash from a name.
func plain(name string) string { return strings.TrimPrefix(name, "/") }
