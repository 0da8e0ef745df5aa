package transcript

import (
	"bytes"
	"fmt"
	"html"
	"io"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// The page, in points: US letter.
const (
	left    = 64.0
	right   = 548.0
	measure = right - left
	top     = 728.0
	bottom  = 72.0
	headY   = 748.0
	footerY = 40.0
)

// Greys that print well on any device.
const (
	black = "0"
	soft  = "0.35"
	rule  = "0.6"
	faint = "0.8"
)

const greySpace = "/ColorSpace<</DefaultGray[/CalGray<</WhitePoint[0.9505 1 1.089]/Gamma 2.2>>]>>"

// setter fills pages from the top and writes each when it is full.
type setter struct {
	w      *pdfw.Writer
	fonts  *text.Set
	print  *printer
	label  labels
	title  string
	tree   *pdfw.PageTree
	feet   []int // object numbers of the footers, which are written when the number of pages is known
	b      bytes.Buffer
	y      float64 // top of the room left
	began  bool    // the page has something below its head
	onPage func()  // draws what stands at the head of each further page; nil = nothing
	names  map[string][]text.Line
	lang   string
	hash   string // the beginning of the file's, for the running head
	today  string // the day that the page begins in
}

func newSetter(out io.Writer, title string, label labels) *setter {
	w := pdfw.New(out)
	return &setter{w: w, fonts: text.NewSet(w), print: newPrinter(), label: label, title: title, tree: w.NewPageTree(), y: top,
		names: map[string][]text.Line{}}
}

// set lays out text; the lines are never more than their column wide.
func (s *setter) set(words string, size, width float64, style text.Style) []text.Line {
	return s.print.lines(s.fonts, words, size, width, style)
}

// short is set for texts that come again and again, such as names.
func (s *setter) short(words string, size, width float64, style text.Style) []text.Line {
	key := fmt.Sprint(size, width, style, words)
	if l, ok := s.names[key]; ok {
		return l
	}
	l := s.set(words, size, width, style)
	if len(s.names) < 512 && len(words) < 200 {
		s.names[key] = l
	}
	return l
}

// newPage ends the page and begins the next.
func (s *setter) newPage() {
	s.endPage()
	s.y, s.began = top, false
	s.runningHead()
	if s.onPage != nil {
		s.onPage()
	}
	s.began = false
}

func (s *setter) runningHead() {
	title := s.title
	if s.hash != "" {
		title += "  ·  SHA-256 " + s.hash + "…"
	}
	if l := s.short(title, 8, measure/2, text.Sans); len(l) > 0 {
		s.draw(l[0], left, headY, soft)
	}
	if l := s.short(s.today, 8, measure/2, text.Sans); s.today != "" && len(l) > 0 {
		s.draw(l[0], right-l[0].W, headY, soft)
	}
	s.stroke(left, headY-6, right, headY-6, 0.4, rule)
}

func (s *setter) endPage() {
	nr, content, foot := s.w.Alloc(), s.w.Alloc(), s.w.Alloc()
	s.w.Flate(content, "", s.b.Bytes())
	s.b.Reset()
	s.w.Put(nr, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents[%d 0 R %d 0 R]/Resources<<%s%s>>>>",
		s.tree.Parent(s.tree.Len()), content, foot, s.fonts.Resources(), greySpace))
	s.tree.Add(nr)
	s.feet = append(s.feet, foot)
}

// finish writes the last page, all footers and the end of the file.
func (s *setter) finish(lang string) (int, error) {
	s.endPage()
	for i, nr := range s.feet {
		s.b.Reset()
		s.stroke(left, footerY+14, right, footerY+14, 0.4, rule)
		for _, l := range s.set(fmt.Sprintf(s.label.page, i+1, len(s.feet)), 8.5, 0, text.Sans) {
			s.draw(l, (612-l.W)/2, footerY, soft)
		}
		s.w.Flate(nr, "", s.b.Bytes())
	}
	if err := s.fonts.Finish(); err != nil {
		return 0, err
	}
	if lang != "es" {
		lang = "en"
	}
	xmp := s.w.Alloc()
	s.w.Raw(xmp, "/Type/Metadata/Subtype/XML", metadata(s.title, lang))
	catalog := s.w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
		s.tree.Finish(), pdfw.Text(lang), xmp))
	return len(s.feet), s.w.Finish(catalog, s.w.Add("<</Title"+pdfw.Text(s.title)+"/Producer(Harborfile)>>"))
}

// metadata is the XMP packet: the title, which holds no name, and the language.
func metadata(title, lang string) []byte {
	return []byte(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + html.EscapeString(title) + `</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>` + lang + `</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Harborfile</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`)
}

func (s *setter) draw(l text.Line, x, y float64, grey string) {
	s.b.WriteString(grey + " g\n")
	s.fonts.Draw(&s.b, l, x, y)
}

func (s *setter) stroke(x0, y0, x1, y1, thick float64, grey string) {
	fmt.Fprintf(&s.b, "q %s G %s w %s %s m %s %s l S Q\n", grey, pdfw.Num(thick), pdfw.Num(x0), pdfw.Num(y0), pdfw.Num(x1), pdfw.Num(y1))
}

// column is lines beside others.
type column struct {
	x, width float64
	lines    []inked
}

// inked is a line and its grey.
type inked struct {
	text.Line
	grey string
}

func inks(lines []text.Line, grey string) []inked {
	out := make([]inked, len(lines))
	for i, l := range lines {
		out[i] = inked{l, grey}
	}
	return out
}

// row is columns on a common line spacing.
type row struct {
	cols        []column
	lead        float64
	before, pad float64 // before is left out at the top of a page
	keep        float64 // room that must be left below for what belongs to it
	whole       int     // rows of up to this many lines are not split
	line        string  // grey of a line below; "" = none
	again       func()  // called at the top of each page the row goes on to
}

func (r *row) rows() int {
	n := 0
	for _, c := range r.cols {
		n = max(n, len(c.lines))
	}
	return n
}

// put places a row, over several pages where it is long.
func (s *setter) put(r row) {
	n := r.rows()
	if n == 0 {
		return
	}
	if s.began {
		s.y -= r.before
	}
	for from := 0; from < n; {
		room := int((s.y - bottom - 2*r.pad - 0.01) / r.lead)
		fits := n-from <= room && s.y-float64(n-from)*r.lead-2*r.pad-r.keep >= bottom
		to := n
		if !fits {
			to = min(from+room, n-2)
			if s.began && (from == 0 && n <= r.whole || r.keep > 0 && n-from <= room || to-from < 2) {
				s.newPage()
				if from > 0 && r.again != nil {
					r.again()
				}
				s.began = false
				if int((s.y-bottom)/r.lead) > 2 {
					continue
				}
			}
			to = min(max(to, from+1), n)
		}
		s.lay(r, from, to, n)
		from = to
	}
}

func (s *setter) lay(r row, from, to, n int) {
	for _, c := range r.cols {
		for i := from; i < min(to, len(c.lines)); i++ {
			l := c.lines[i]
			x := c.x
			if l.RTL {
				x = c.x + c.width - l.W
			}
			s.draw(l.Line, x, s.y-r.pad-float64(i-from)*r.lead-r.lead*0.78, l.grey)
		}
	}
	s.y -= float64(to-from)*r.lead + 2*r.pad
	s.began = true
	if to == n && r.line != "" {
		s.stroke(left, s.y, right, s.y, 0.35, r.line)
	}
}
