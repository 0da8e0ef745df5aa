package packet

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// output is one part being written.
type output struct {
	plan   *Plan
	part   int // from 0
	w      *pdfw.Writer
	fonts  *text.Set
	tree   *pdfw.PageTree
	number int         // of the next page
	first  map[int]int // item -> object of its first page in this part
	marks  []*bookmark
	layers layers
	small  map[string]int // content streams that many pages share

	exhibit string // name that the next page carries, where the exhibit has no tab sheet
}

// layers are the optional contents of all sources: what a source hides stays
// hidden.
type layers struct{ all, off strings.Builder }

func newOutput(plan *Plan, part int, f io.Writer) *output {
	w := pdfw.New(f)
	return &output{
		plan: plan, part: part, w: w, fonts: text.NewSet(w), tree: w.NewPageTree(),
		number: plan.Parts[part].First, first: map[int]int{}, small: map[string]int{},
	}
}

// shared writes a small content stream once.
func (o *output) shared(content string) int {
	nr, ok := o.small[content]
	if !ok {
		nr = o.w.Alloc()
		o.w.Raw(nr, "", []byte(content))
		o.small[content] = nr
	}
	return nr
}

// place is a page that has its number and place but is not drawn yet.
type place struct{ object, index, number int }

// reserve takes the next page of the part.
func (o *output) reserve() place {
	p := place{o.w.Alloc(), o.tree.Len(), o.number}
	o.tree.Add(p.object)
	o.number++
	return p
}

// sheet writes a page of our own at its place. draw returns the annotations.
func (o *output) sheet(at place, draw func(p *sheetPen) (annots string)) error {
	pen := &sheetPen{fonts: o.fonts, b: &bytes.Buffer{}}
	annots := draw(pen)
	if pen.err != nil {
		return pen.err
	}
	if err := stamp(pen.b, o.fonts, o.plan.Job.Number(at.number), "", paperW); err != nil {
		return err
	}
	content := o.w.Alloc()
	o.w.Flate(content, "", pen.b.Bytes())
	if annots != "" {
		annots = "/Annots[" + annots + "]"
	}
	o.w.Put(at.object, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R/Resources<<%s>>%s>>",
		o.tree.Parent(at.index), content, o.fonts.Resources(), annots))
	return nil
}

// cover writes the first page.
func (o *output) cover() error {
	at := o.reserve()
	o.marks = append(o.marks, &bookmark{title: "Cover", dest: to(at.object)})
	return o.sheet(at, func(p *sheetPen) string {
		drawCover(p, o.plan.Job.Cover, o.part+1, len(o.plan.Parts))
		return ""
	})
}

// reserveContents keeps the places of the contents, which are drawn when the
// pages they link to are known.
func (o *output) reserveContents() []place {
	if o.part > 0 {
		return nil
	}
	var at []place
	for range o.plan.ContentsPages {
		at = append(at, o.reserve())
	}
	o.marks = append(o.marks, &bookmark{title: "Table of contents", dest: to(at[0].object)})
	return at
}

// contents draws the contents.
func (o *output) contents(at []place) error {
	if len(at) == 0 {
		return nil
	}
	pages, err := layoutContents(o.fonts, o.plan)
	if err != nil {
		return err
	}
	if len(pages) != len(at) {
		return fmt.Errorf("packet: contents take %d pages, planned %d", len(pages), len(at))
	}
	for k, rows := range pages {
		err := o.sheet(at[k], func(p *sheetPen) string {
			drawContents(p, o.plan, rows, k)
			return o.contentsLinks(rows)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// contentsLinks makes each row of the contents a link over its whole width.
// Items of other parts have none.
func (o *output) contentsLinks(rows []contentsRow) string {
	var b strings.Builder
	for _, r := range rows {
		target, ok := o.first[r.item]
		if !ok {
			continue
		}
		fmt.Fprintf(&b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect%s/Dest%s>>",
			numbers([4]float64{marginL - 4, r.bottom() - 4, marginR + 4, r.y + 11}), to(target))
	}
	return b.String()
}

// record writes the record pages at the end of the last part.
func (o *output) record() error {
	if o.plan.RecordPages == 0 || o.part < len(o.plan.Parts)-1 {
		return nil
	}
	pages, err := layoutRecord(o.fonts, o.plan)
	if err != nil {
		return err
	}
	if len(pages) != o.plan.RecordPages {
		return fmt.Errorf("packet: the record takes %d pages, planned %d", len(pages), o.plan.RecordPages)
	}
	for k, rows := range pages {
		at := o.reserve()
		if k == 0 {
			o.marks = append(o.marks, &bookmark{title: "Record of exhibits", dest: to(at.object)})
		}
		if err := o.sheet(at, func(p *sheetPen) string { drawRecord(p, o.plan, rows, k); return "" }); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what closes the file.
func (o *output) finish() error {
	if err := o.fonts.Finish(); err != nil {
		return err
	}
	outlines := o.w.Alloc()
	first, last, count := writeOutline(o.w, o.marks, outlines)
	o.w.Put(outlines, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, count))
	info := o.w.Add(fmt.Sprintf("<</Title%s/Producer(Harborfile)/CreationDate(D:%s)/ModDate(D:%s)>>",
		pdfw.Text(o.plan.Job.Title), o.plan.Job.Date, o.plan.Job.Date))
	root := o.w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines/PageLabels<</Nums[%s]>>"+
		"/Lang(en-US)/ViewerPreferences<</DisplayDocTitle true>>%s>>",
		o.tree.Finish(), outlines, o.pageLabels(), o.layers.entry()))
	return o.w.Finish(root, info)
}

// pageLabels makes a viewer's page counter show the printed numbers. Labels
// cannot pad with zeros, so the zeros of each range stand in its prefix.
func (o *output) pageLabels() string {
	first, job := o.plan.Parts[o.part].First, o.plan.Job
	if job.Prefix == "" {
		return fmt.Sprintf("0<</S/D/St %d>>", first)
	}
	var b strings.Builder
	for n := first; n < first+o.tree.Len(); {
		digits := len(fmt.Sprint(n))
		fmt.Fprintf(&b, "%d<</P%s/S/D/St %d>>", n-first, pdfw.Text(job.Prefix+strings.Repeat("0", max(0, 6-digits))), n)
		n = int(math.Pow10(digits))
	}
	return b.String()
}

// add carries over which layers of a source are hidden.
func (l *layers) add(c *copier) {
	oc := c.dict(c.root["OCProperties"])
	if oc == nil {
		return
	}
	all, d := c.array(oc["OCGs"]), c.dict(oc["D"])
	off := c.array(d["OFF"])
	if c.name(d["BaseState"]) == "OFF" {
		on := map[string]bool{}
		for _, r := range c.array(d["ON"]) {
			on[r.PDFString()] = true
		}
		for _, r := range all {
			if _, ok := r.(types.IndirectRef); ok && !on[r.PDFString()] {
				off = append(off, r)
			}
		}
	}
	for _, r := range all {
		c.emit(&l.all, r)
		l.all.WriteByte(' ')
	}
	for _, r := range off {
		c.emit(&l.off, r)
		l.off.WriteByte(' ')
	}
}

func (l *layers) entry() string {
	if l.all.Len() == 0 {
		return ""
	}
	return "/OCProperties<</OCGs[" + l.all.String() + "]/D<</OFF[" + l.off.String() + "]>>>>"
}
