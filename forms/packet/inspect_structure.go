package packet

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Structure is what the objects of a finished file tell, beside what is drawn: things that act, things that lie over
// the pages, fonts and the resolution of pictures. It holds no word of the file.
type Structure struct {
	Encrypted   bool
	OpenAction  bool // something happens when the file or a page is opened
	Scripts     bool
	Attachments bool
	Fields      bool
	Panel       bool // a viewer opens with the bookmarks shown
	PDFA        bool // the file says of itself that it is a PDF/A
	Pages       []PageStructure
}

// PageStructure is the same of one page.
type PageStructure struct {
	Over  int // annotations other than links
	Loose int // fonts that are not in the file
	// DPI is the least resolution of the pictures of a page that consists of pictures, in dots an inch; 0 = it does not.
	DPI int
}

// A picture of less than this share of its page is an ornament; pictures that cover less than the second share together
// do not make the page.
const (
	ornament     = 0.02
	pictureShare = 0.4
)

// structureOf reads a finished file. Like every parsing with pdfcpu it belongs in the child.
func structureOf(r io.ReaderAt, size int64) (out *Structure, err error) {
	defer func() { // pdfcpu's types panic on some broken objects
		if broken := recover(); broken != nil {
			out, err = nil, fmt.Errorf("%w: %v", ErrSource, broken)
		}
	}()
	s, err := openFinished(r, size)
	if err != nil {
		return nil, err
	}
	names := s.dict(s.root["Names"])
	out = &Structure{
		Encrypted:   s.ctx.E != nil || len(s.ctx.EncKey) > 0,
		OpenAction:  s.deref(s.root["OpenAction"]) != nil || s.dict(s.root["AA"]) != nil,
		Scripts:     s.dict(names["JavaScript"]) != nil,
		Attachments: s.dict(names["EmbeddedFiles"]) != nil || s.array(s.root["AF"]) != nil,
		Panel:       s.name(s.root["PageMode"]) == "UseOutlines",
		PDFA:        s.claimsPDFA(),
	}
	form := s.dict(s.root["AcroForm"])
	out.Fields = len(s.array(form["Fields"])) > 0 || s.deref(form["XFA"]) != nil
	fonts := map[int]bool{}
	for _, p := range s.pages {
		out.Pages = append(out.Pages, s.pageStructure(p, out, fonts))
	}
	return out, nil
}

// claimsPDFA looks for the mark of PDF/A in the file's metadata (ISO 19005-1, 6.7.11).
func (s *source) claimsPDFA() bool {
	sd, ok := s.deref(s.root["Metadata"]).(types.StreamDict)
	if !ok {
		return false
	}
	data, ok := s.decoded(sd)
	return ok && bytes.Contains(data, []byte("pdfaid"))
}

func (s *source) pageStructure(p sourcePage, file *Structure, fonts map[int]bool) PageStructure {
	var out PageStructure
	file.OpenAction = file.OpenAction || s.dict(p.dict["AA"]) != nil
	for _, a := range s.array(p.dict["Annots"]) {
		d := s.dict(a)
		switch s.name(d["Subtype"]) {
		case "Link":
			file.Scripts = file.Scripts || s.acts(d["A"])
		case "Widget":
			file.Fields = true
		case "FileAttachment":
			file.Attachments, out.Over = true, out.Over+1
		default:
			out.Over++
		}
	}
	box := box(s.numbers(p.inherited["CropBox"]), box(s.numbers(p.inherited["MediaBox"]), [4]float64{0, 0, paperW, paperH}))
	l := lens{source: s, fonts: fonts, seen: map[int]bool{}, area: (box[2] - box[0]) * (box[3] - box[1]), budget: 5000}
	resources := s.dict(p.inherited["Resources"])
	l.loose(resources, 0)
	out.Loose = l.found
	l.content(s.pageContent(p), resources, [6]float64{1, 0, 0, 1, 0, 0}, 0)
	out.DPI = l.dpi()
	return out
}

// acts reports whether an action runs something instead of leading somewhere.
func (s *source) acts(o types.Object) bool {
	switch s.name(s.dict(o)["S"]) {
	case "JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "RichMediaExecute":
		return true
	}
	return false
}

// pageContent is the page's drawing, as far as it can be unpacked here.
func (s *source) pageContent(p sourcePage) []byte {
	list := types.Array{p.dict["Contents"]}
	if a := s.array(p.dict["Contents"]); a != nil {
		list = a
	}
	var b bytes.Buffer
	for _, o := range list {
		if sd, ok := s.deref(o).(types.StreamDict); ok {
			if data, ok := s.decoded(sd); ok && b.Len()+len(data) <= maxContent {
				b.Write(data)
				b.WriteByte('\n')
			}
		}
	}
	return b.Bytes()
}

// lens looks at one page.
type lens struct {
	*source
	fonts  map[int]bool // object number -> its font is in the file, over all pages
	seen   map[int]bool // forms whose resources were looked through
	area   float64      // of the page, in square points
	found  int          // fonts that are not in the file
	budget int          // things drawn that are still followed
	drawn  []shown
}

// shown is one picture as it is drawn.
type shown struct{ dpi, share float64 }

// dpi is the least resolution of the pictures that make the page.
func (l *lens) dpi() int {
	all, least := 0.0, math.Inf(1)
	for _, p := range l.drawn {
		if p.share >= ornament {
			all += p.share
			least = min(least, p.dpi)
		}
	}
	if all < pictureShare || math.IsInf(least, 1) {
		return 0
	}
	return max(1, int(math.Round(least)))
}

// loose counts the fonts that a reader's computer has to have.
func (l *lens) loose(resources types.Dict, depth int) {
	if resources == nil || depth > 8 {
		return
	}
	for _, o := range l.dict(resources["Font"]) {
		if !l.inside(o) {
			l.found++
		}
	}
	for _, o := range l.dict(resources["XObject"]) {
		ref, ok := o.(types.IndirectRef)
		if !ok || l.seen[ref.ObjectNumber.Value()] {
			continue
		}
		l.seen[ref.ObjectNumber.Value()] = true
		if sd, ok := l.deref(o).(types.StreamDict); ok && l.name(sd.Dict["Subtype"]) == "Form" {
			l.loose(l.dict(sd.Dict["Resources"]), depth+1)
		}
	}
}

// inside reports whether a font's outlines are in the file.
func (l *lens) inside(o types.Object) bool {
	number := 0
	if ref, ok := o.(types.IndirectRef); ok {
		number = ref.ObjectNumber.Value()
		if in, known := l.fonts[number]; known {
			return in
		}
	}
	font := l.dict(o)
	in := l.name(font["Subtype"]) == "Type3"
	if kids := l.array(font["DescendantFonts"]); len(kids) > 0 {
		font = l.dict(kids[0])
	}
	d := l.dict(font["FontDescriptor"])
	for _, k := range []string{"FontFile", "FontFile2", "FontFile3"} {
		in = in || l.deref(d[k]) != nil
	}
	if number > 0 {
		l.fonts[number] = in
	}
	return in
}

// content follows a drawing as far as is needed to know where pictures lie: the state of the page and what is drawn by
// name.
func (l *lens) content(data []byte, resources types.Dict, m [6]float64, depth int) {
	var numbers []float64
	var stack [][6]float64
	name := ""
	for i := 0; i < len(data) && l.budget > 0; {
		switch ch := data[i]; {
		case ch == '(':
			i = afterString(data, i)
		case ch == '%':
			i = afterAny(data, i, "\r\n")
		case ch == '/':
			end := afterRegular(data, i+1)
			name, i = string(data[i+1:end]), end
		case isRegular(ch):
			end := afterRegular(data, i)
			word := string(data[i:end])
			i = end
			if n, err := strconv.ParseFloat(word, 64); err == nil {
				numbers = append(numbers[max(0, len(numbers)-5):], n)
				continue
			}
			switch word {
			case "q":
				if len(stack) < 100 {
					stack = append(stack, m)
				}
			case "Q":
				if n := len(stack); n > 0 {
					m, stack = stack[n-1], stack[:n-1]
				}
			case "cm":
				if len(numbers) == 6 {
					m = times([6]float64(numbers), m)
				}
			case "ID":
				i = afterImage(data, i)
			case "Do":
				l.draw(name, resources, m, depth)
			}
			numbers = numbers[:0]
		default:
			i++
		}
	}
}

// draw follows one thing drawn by name.
func (l *lens) draw(name string, resources types.Dict, m [6]float64, depth int) {
	l.budget--
	sd, ok := l.deref(l.dict(resources["XObject"])[name]).(types.StreamDict)
	if !ok {
		return
	}
	switch l.name(sd.Dict["Subtype"]) {
	case "Image":
		w, h := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
		if w <= 0 || h <= 0 || l.area <= 0 {
			return
		}
		dpi := 72 * min(float64(l.integer(sd.Dict["Width"]))/w, float64(l.integer(sd.Dict["Height"]))/h)
		l.drawn = append(l.drawn, shown{dpi, w * h / l.area})
	case "Form":
		own := l.dict(sd.Dict["Resources"])
		if own == nil {
			own = resources
		}
		if k := l.numbers(sd.Dict["Matrix"]); len(k) == 6 {
			m = times([6]float64(k), m)
		}
		if data, ok := l.decoded(sd); ok && depth < 8 {
			l.content(data, own, m, depth+1)
		}
	}
}

// times is a after b in the sense of a page's matrices (ISO 32000-1, 8.3.4).
func times(a, b [6]float64) [6]float64 {
	return [6]float64{
		a[0]*b[0] + a[1]*b[2], a[0]*b[1] + a[1]*b[3],
		a[2]*b[0] + a[3]*b[2], a[2]*b[1] + a[3]*b[3],
		a[4]*b[0] + a[5]*b[2] + b[4], a[4]*b[1] + a[5]*b[3] + b[5],
	}
}
