package draft

import (
	"bytes"
	"fmt"
	"html"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// Black and grey are calibrated, so that the page looks alike on any device without a colour profile.
const greySpace = "/ColorSpace<</DefaultGray[/CalGray<</WhitePoint[0.9505 1 1.089]/Gamma 2.2>>]>>"

// Render sets a document in pages: a tagged PDF with embedded fonts whose text extracts in reading order. Equal
// documents give equal bytes. The structure follows PDF/A-2; no validator has checked it, so it makes no such claim.
// Errors: *text.MissingGlyph when a character cannot be printed, text.ErrTooNarrow for a table with too many columns.
func Render(d *Document) ([]byte, error) {
	var out bytes.Buffer
	w := pdfw.New(&out)
	c := compiled(d, w)
	if c.err != nil {
		return nil, c.err
	}
	pages := paginate(c.flows, c.look)
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

	numbers []byte // the numbers of pleading paper, once drawn
}

func (r *renderer) page(pieces []piece) {
	nr, content := r.w.Alloc(), r.w.Alloc()
	p := &pageWriter{c: r.c, nr: nr}
	r.furnish(p, r.tree.Len()+1)
	for i, pc := range pieces {
		if pc.f.note && (i == 0 || !pieces[i-1].f.note) {
			p.artifact(func() { stroke(&p.b, r.c.left, pc.top+noteGap/2-2, r.c.left+144, pc.top+noteGap/2-2, 0.5, "0") })
		}
		p.piece(pc)
	}
	p.artifact(func() { r.footer(&p.b, r.tree.Len()+1) })
	r.w.Flate(content, "", p.b.Bytes())
	r.w.Put(nr, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/StructParents %d/Tabs/S/Resources<<%s%s>>>>",
		r.tree.Parent(r.tree.Len()), content, len(r.marked), r.c.fonts.Resources(), greySpace))
	r.tree.Add(nr)
	r.marked = append(r.marked, p.marked)
}

func (r *renderer) finish() error {
	if err := r.c.fonts.Finish(); err != nil {
		return err
	}
	lang := r.doc.Lang
	if lang == "" {
		lang = "en-US"
	}
	title := plainTitle(r.doc.Title)
	xmp := r.w.Alloc()
	r.w.Raw(xmp, "/Type/Metadata/Subtype/XML", metadata(title, lang))
	tags := putTree(r.w, r.c.doc, r.marked)
	catalog := r.w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%s/Metadata %d 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
		r.tree.Finish(), tags, pdfw.Text(lang), xmp))
	info := r.w.Add("<</Title" + pdfw.Text(title) + "/Producer(Harborfile)>>")
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
