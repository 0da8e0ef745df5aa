package packet

import (
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// This extractor shares no code with PDFium. It reads the strings that a page's content shows, in the order in which it
// shows them, through each font's own character map, and asks nothing about places.

// eachPageText calls see with the text of every page and returns their number.
func eachPageText(ctx *model.Context, see func(string)) (int, error) {
	if err := ctx.EnsurePageCount(); err != nil {
		return 0, err
	}
	for n := 1; n <= min(ctx.PageCount, maxPages); n++ {
		page, _, inherited, err := ctx.PageDict(n, false)
		if err != nil {
			return 0, err
		}
		t := &textReader{ctx: ctx, fonts: map[int]charMap{}}
		resources, _ := ctx.DereferenceDict(page["Resources"])
		if resources == nil && inherited != nil {
			resources = inherited.Resources
		}
		t.show(t.content(page["Contents"]), resources, 0)
		if annots, err := ctx.DereferenceArray(page["Annots"]); err == nil {
			for _, a := range annots {
				t.annotation(a)
			}
		}
		see(t.out.String())
	}
	return ctx.PageCount, nil
}

type textReader struct {
	ctx   *model.Context
	fonts map[int]charMap // by object number
	out   strings.Builder
	drawn int // form objects, which may call each other
}

// mostForms bounds how many form objects one page is followed into.
const mostForms = 500

func (t *textReader) content(o types.Object) []byte {
	o, err := t.ctx.Dereference(o)
	if err != nil {
		return nil
	}
	switch v := o.(type) {
	case types.StreamDict:
		if v.Decode() != nil {
			return nil
		}
		return v.Content
	case types.Array:
		var all []byte
		for _, x := range v {
			if _, ok := x.(types.Array); !ok {
				all = append(append(all, t.content(x)...), '\n')
			}
		}
		return all
	}
	return nil
}

// annotation reads what an annotation draws.
func (t *textReader) annotation(o types.Object) {
	d, err := t.ctx.DereferenceDict(o)
	if err != nil || d == nil {
		return
	}
	looks, _ := t.ctx.DereferenceDict(d["AP"])
	for _, look := range looks {
		if sd, _, err := t.ctx.DereferenceStreamDict(look); err == nil && sd != nil {
			t.form(*sd, 1)
		}
	}
}

func (t *textReader) form(sd types.StreamDict, depth int) {
	if t.drawn++; t.drawn > mostForms || depth > 12 || sd.Decode() != nil {
		return
	}
	resources, _ := t.ctx.DereferenceDict(sd.Dict["Resources"])
	t.show(sd.Content, resources, depth)
}

// show reads a content stream.
func (t *textReader) show(content []byte, resources types.Dict, depth int) {
	fonts, _ := t.ctx.DereferenceDict(resources["Font"])
	objects, _ := t.ctx.DereferenceDict(resources["XObject"])
	var with charMap
	last := "" // name before an operator
	for tok := range contentTokens(content) {
		switch {
		case tok.text:
			t.out.WriteString(with.read(tok.bytes))
		case strings.HasPrefix(string(tok.bytes), "/"):
			last = string(tok.bytes[1:])
		case string(tok.bytes) == "Tf":
			with = t.font(fonts[last])
		case string(tok.bytes) == "Do":
			if sd, _, err := t.ctx.DereferenceStreamDict(objects[last]); err == nil && sd != nil && sd.Subtype() != nil && *sd.Subtype() == "Form" {
				t.form(*sd, depth+1)
			}
		case string(tok.bytes) == "ET" || string(tok.bytes) == "Td" || string(tok.bytes) == "Tm":
			t.out.WriteByte(' ')
		}
	}
}

// font is the character map of a font; without one its codes stand for themselves.
func (t *textReader) font(o types.Object) charMap {
	ref, _ := o.(types.IndirectRef)
	nr := ref.ObjectNumber.Value()
	if m, ok := t.fonts[nr]; ok && nr > 0 {
		return m
	}
	d, err := t.ctx.DereferenceDict(o)
	if err != nil || d == nil {
		return charMap{}
	}
	m := charMap{width: 1}
	if s := d.Subtype(); s != nil && *s == "Type0" {
		m.width = 2
	}
	if cmap := t.content(d["ToUnicode"]); cmap != nil {
		m.learn(cmap)
	}
	t.fonts[nr] = m
	return m
}

// charMap is a font's way from codes to text (ISO 32000-1, 9.10.3).
type charMap struct {
	width int // bytes of a code
	text  map[int]string
}

func (m charMap) read(b []byte) string {
	if m.width < 2 && m.text == nil {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i+m.width <= len(b); i += m.width {
		code := 0
		for _, c := range b[i : i+m.width] {
			code = code<<8 | int(c)
		}
		if s, ok := m.text[code]; ok {
			out.WriteString(s)
		} else if code < 0x110000 {
			out.WriteRune(rune(code))
		}
	}
	return out.String()
}

// mostCodes bounds a character map.
const mostCodes = 70_000

// learn reads the rows of a character map.
func (m *charMap) learn(cmap []byte) {
	m.text = map[int]string{}
	var row []contentToken
	for tok := range contentTokens(cmap) {
		switch word := string(tok.bytes); {
		case tok.text || tok.bracket:
			row = append(row, tok)
			continue
		case word == "endcodespacerange" && len(row) > 0 && len(row[0].bytes) > 0:
			m.width = min(len(row[0].bytes), 4)
		case word == "endbfchar":
			for i := 0; i+1 < len(row); i += 2 {
				m.put(codeOf(row[i].bytes), wideText(row[i+1].bytes))
			}
		case word == "endbfrange":
			m.ranges(row)
		}
		if _, err := strconv.Atoi(string(tok.bytes)); err != nil {
			row = nil
		}
	}
}

// ranges reads rows of first code, last code, and the first text or a list of texts.
func (m *charMap) ranges(row []contentToken) {
	for i := 0; i+2 < len(row); {
		from, to := codeOf(row[i].bytes), codeOf(row[i+1].bytes)
		i += 2
		if row[i].bracket {
			for i++; i < len(row) && !row[i].bracket; i++ {
				m.put(from, wideText(row[i].bytes))
				from++
			}
			i++
			continue
		}
		text := []rune(wideText(row[i].bytes))
		i++
		for code := from; code <= to && len(text) > 0 && len(m.text) < mostCodes; code++ {
			m.put(code, string(text))
			text[len(text)-1]++
		}
	}
}

func (m *charMap) put(code int, text string) {
	if len(m.text) < mostCodes {
		m.text[code] = text
	}
}

func codeOf(b []byte) (code int) {
	for _, c := range b[:min(len(b), 4)] {
		code = code<<8 | int(c)
	}
	return code
}
