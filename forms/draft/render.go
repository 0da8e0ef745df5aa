package draft

import (
	"bytes"
	"fmt"
	"html"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// Black and grey are calibrated, so that the page looks alike on any device without a colour profile.
const greySpace = "/ColorSpace<</DefaultGray[/CalGray<</WhitePoint[0.9505 1 1.089]/Gamma 2.2>>]>>"

// Render sets a document in pages: a tagged PDF with embedded fonts whose text extracts in reading order. Equal
// documents give equal bytes. The structure follows PDF/A-2; no validator has checked it, so it makes no such claim.
// Errors: *text.MissingGlyph when a character cannot be printed, text.ErrTooNarrow for a table with too many columns.
func Render(d *Document) ([]byte, error) {
	var out bytes.Buffer
	w := pdfw.New(&out)
	c := &compiler{look: lookOf(d.Look), fonts: text.NewSet(w), lang: d.Lang, doc: &element{role: "Document"}}
	for _, b := range d.Blocks {
		b.compile(c)
	}
	if c.err != nil {
		return nil, c.err
	}
	pages := paginate(c.flows)
	c.doc.number(w)
	r := &renderer{w: w, c: c, doc: d, tree: w.NewPageTree(), total: len(pages)}
	for _, pieces := range pages {
		r.page(pieces)
	}
	if c.err != nil {
		return nil, c.err
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

type renderer struct {
	w      *pdfw.Writer
	c      *compiler
	doc    *Document
	tree   *pdfw.PageTree
	total  int
	marked [][]*element // per page: the element of each marked content
}

func (r *renderer) page(pieces []piece) {
	nr, content := r.w.Alloc(), r.w.Alloc()
	p := &pageWriter{fonts: r.c.fonts, nr: nr}
	for _, pc := range pieces {
		p.piece(pc)
	}
	p.artifact(func() { r.footer(&p.b, r.tree.Len()+1) })
	r.w.Flate(content, "", p.b.Bytes())
	r.w.Put(nr, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/StructParents %d/Tabs/S/Resources<<%s%s>>>>",
		r.tree.Parent(r.tree.Len()), content, len(r.marked), r.c.fonts.Resources(), greySpace))
	r.tree.Add(nr)
	r.marked = append(r.marked, p.marked)
}

// footer is "title — page x of y", cut at the end where the title is too long for one line.
func (r *renderer) footer(b *bytes.Buffer, n int) {
	const size = 8.5
	tail := fmt.Sprintf("page %d of %d", n, r.total)
	if r.doc.Lang == "es" {
		tail = fmt.Sprintf("página %d de %d", n, r.total)
	}
	title := []rune(text.Clean(r.doc.Footer))
	line := r.c.one(tail, size, text.Sans)
	for cut := len(title); cut > 0; cut -= 1 + cut/20 {
		short := string(title[:cut])
		if cut < len(title) {
			short += "…"
		}
		if l := r.c.one(short+" — "+tail, size, text.Sans); l.W <= measure {
			line = l
			break
		}
	}
	stroke(b, left, footerY+15, right, footerY+15, 0.4, "0.6")
	b.WriteString("0.3 g\n")
	r.c.fonts.Draw(b, line, (pageWidth-line.W)/2, footerY)
	b.WriteString("0 g\n")
}

func (r *renderer) finish() error {
	if err := r.c.fonts.Finish(); err != nil {
		return err
	}
	lang := r.doc.Lang
	if lang == "" {
		lang = "en-US"
	}
	xmp := r.w.Alloc()
	r.w.Raw(xmp, "/Type/Metadata/Subtype/XML", metadata(r.doc.Title, lang))
	tags := putTree(r.w, r.c.doc, r.marked)
	catalog := r.w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%s/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
		r.tree.Finish(), tags, pdfw.Text(lang), xmp))
	info := r.w.Add("<</Title" + pdfw.Text(r.doc.Title) + "/Producer(Harborfile)>>")
	return r.w.Finish(catalog, info)
}

// metadata is the XMP packet: title and language, no author and no dates.
func metadata(title, lang string) []byte {
	return []byte(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + html.EscapeString(title) + `</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>` + html.EscapeString(lang) + `</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Harborfile</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`)
}

// pageWriter draws one page.
type pageWriter struct {
	b      bytes.Buffer
	fonts  *text.Set
	nr     int
	marked []*element
}

// content draws marked content that belongs to e.
func (p *pageWriter) content(e *element, draw func()) {
	id := len(p.marked)
	p.marked = append(p.marked, e)
	e.mark(p.nr, id)
	fmt.Fprintf(&p.b, "/%s<</MCID %d>>BDC\n", e.role, id)
	draw()
	p.b.WriteString("EMC\n")
}

// artifact draws what is no part of the text: rules, footers, repeated heads.
func (p *pageWriter) artifact(draw func()) {
	p.b.WriteString("/Artifact BMC\n")
	draw()
	p.b.WriteString("EMC\n")
}

func (p *pageWriter) piece(pc piece) {
	for i := range pc.f.cells {
		p.cell(&pc.f.cells[i], pc)
	}
	if pc.f.decor != nil {
		p.artifact(func() { pc.f.decor(&p.b, pc.top, pc.top-pc.f.height(pc.to-pc.from)) })
	}
}

func (p *pageWriter) cell(c *cell, pc piece) {
	if pc.from >= len(c.lines) {
		return
	}
	at := func(i int) float64 {
		return pc.top - pc.f.pad - float64(i-pc.from)*pc.f.lead - baseline(c.lines[i].Size, pc.f.lead)
	}
	label := func() { p.fonts.Draw(&p.b, c.label, c.labelX, at(0)) }
	lines := func() {
		if pc.from == 0 && c.label.W > 0 && c.labelEl == nil {
			label()
		}
		for i := pc.from; i < min(pc.to, len(c.lines)); i++ {
			p.fonts.Draw(&p.b, c.lines[i], c.lineX(i), at(i))
		}
	}
	if pc.repeat {
		p.artifact(lines)
		return
	}
	if pc.from == 0 && c.labelEl != nil {
		p.content(c.labelEl, label)
	}
	p.content(c.el, lines)
}

// baseline is the distance from the top of a line's box to the feet of its letters: single-spaced text is centred in
// its box, double-spaced text keeps its white below.
func baseline(size, lead float64) float64 {
	return size*0.9 + min((lead-size*1.15)/2, 2)
}
