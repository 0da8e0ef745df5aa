package fill

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding/charmap"
)

// textFont turns the bytes of shown strings into text.
type textFont struct {
	wide   bool // two bytes per character
	codes  map[int]string
	widths map[int]float64 // in thousandths of the size
	other  float64         // width of a character not in widths
}

// readTextFont reads the ToUnicode table of a font, or its Latin encoding.
func (d *document) readTextFont(dict types.Dict) *textFont {
	f := &textFont{wide: d.name(dict["Subtype"]) == "Type0", codes: map[int]string{}, widths: map[int]float64{}, other: 500}
	if f.wide {
		f.readWideWidths(d, dict)
	} else {
		f.readWidths(d, dict)
		table := charmap.Windows1252
		encoding := d.get(dict["Encoding"])
		if e, ok := encoding.(types.Dict); ok {
			defer f.differences(d, d.array(e["Differences"]))
			encoding = d.get(e["BaseEncoding"])
		}
		if encoding == types.Object(types.Name("MacRomanEncoding")) {
			table = charmap.Macintosh
		}
		for c := range 256 {
			f.codes[c] = string(table.DecodeByte(byte(c)))
		}
	}
	if s, ok := d.stream(dict["ToUnicode"]); ok {
		f.readTable(d.content(s))
	}
	return f
}

// decode returns the text of a shown string and its width in text units.
func (f *textFont) decode(b []byte, s textState) (string, float64) {
	if f == nil {
		return "", 0
	}
	var out strings.Builder
	width := 0.0
	step := 1
	if f.wide {
		step = 2
	}
	for i := 0; i+step <= len(b); i += step {
		c := int(b[i])
		if f.wide {
			c = c<<8 | int(b[i+1])
		}
		out.WriteString(f.codes[c])
		w, ok := f.widths[c]
		if !ok {
			w = f.other
		}
		width += w/1000*s.size + s.char
		if c == ' ' && !f.wide {
			width += s.word
		}
	}
	return out.String(), width
}

func (f *textFont) readWidths(d *document, dict types.Dict) {
	first := d.integer(dict["FirstChar"])
	for i, o := range d.array(dict["Widths"]) {
		if w, ok := d.number(o); ok && i < maxCodes {
			f.widths[first+i] = w
		}
	}
}

// readWideWidths reads the W array of a composite font: "c [w1 w2 …]" or "first last w".
func (f *textFont) readWideWidths(d *document, dict types.Dict) {
	below := d.array(dict["DescendantFonts"])
	if len(below) == 0 {
		return
	}
	cid := d.dict(below[0])
	f.other = 1000
	if w, ok := d.number(cid["DW"]); ok {
		f.other = w
	}
	list := d.array(cid["W"])
	for i := 0; i+1 < len(list); {
		from := d.integer(list[i])
		if each, ok := d.get(list[i+1]).(types.Array); ok {
			for k, o := range each {
				f.widths[from+k], _ = d.number(o)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		w, _ := d.number(list[i+2])
		for c := from; c <= d.integer(list[i+1]) && c < maxCodes; c++ {
			f.widths[c] = w
		}
		i += 3
	}
}

// maxCodes bounds a ToUnicode table; two-byte codes have no more.
const maxCodes = 1 << 16

// readTable reads the bfchar and bfrange parts of a ToUnicode table.
func (f *textFont) readTable(content []byte) {
	s := scanner{src: content}
	var args []token
	for t := s.next(); t.kind != tokEnd; t = s.next() {
		if t.kind != tokOperator || string(t.bytes) == "[" || string(t.bytes) == "]" {
			args = append(args, t)
			continue
		}
		switch string(t.bytes) {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				f.codes[codeOf(args[i].bytes)] = utf16Text(args[i+1].bytes)
			}
		case "endbfrange":
			f.ranges(args)
		}
		args = args[:0]
	}
}

func (f *textFont) ranges(args []token) {
	for i := 0; i+2 < len(args); {
		from, to := codeOf(args[i].bytes), codeOf(args[i+1].bytes)
		if args[i+2].kind == tokString {
			text := []rune(utf16Text(args[i+2].bytes))
			for c := from; c <= to && c < maxCodes && len(text) > 0; c++ {
				f.codes[c] = string(text)
				text[len(text)-1]++
			}
			i += 3
			continue
		}
		i += 3 // an array with one text per code
		for c := from; i < len(args) && args[i].kind == tokString; c, i = c+1, i+1 {
			f.codes[c] = utf16Text(args[i].bytes)
		}
		i++
	}
}

func codeOf(b []byte) int {
	c := 0
	for _, x := range b {
		c = (c<<8 | int(x)) & (maxCodes - 1)
	}
	return c
}

func utf16Text(b []byte) string {
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}

// differences applies an encoding's own glyph names.
func (f *textFont) differences(d *document, list types.Array) {
	c := 0
	for _, o := range list {
		switch v := d.get(o).(type) {
		case types.Integer:
			c = int(v)
		case types.Name:
			if s := glyphText(string(v)); s != "" && c >= 0 && c < 256 {
				f.codes[c] = s
			}
			c++
		}
	}
}

// glyphText gives the text of the glyph names an edition line is written with.
func glyphText(name string) string {
	if len(name) == 1 {
		return name
	}
	if u, ok := strings.CutPrefix(name, "uni"); ok && len(u) == 4 {
		if v, err := strconv.ParseUint(u, 16, 16); err == nil {
			return string(rune(v))
		}
	}
	return glyphNames[name]
}

var glyphNames = map[string]string{
	"space": " ", "period": ".", "comma": ",", "slash": "/", "hyphen": "-", "parenleft": "(", "parenright": ")", "colon": ":",
	"bracketleft": "[", "bracketright": "]", "copyright": "©", "ampersand": "&", "endash": "–", "quoteright": "’",
	"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}
