package packet

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// frame is a page's visible rectangle and how it is turned for display.
type frame struct {
	media, crop [4]float64
	rotate      int
}

// frame reads a page's boxes. Boxes that make no sense fall back to the one
// around them, then to letter size.
func (c *copier) frame(p sourcePage) frame {
	f := frame{media: box(c.numbers(p.inherited["MediaBox"]), [4]float64{0, 0, paperW, paperH})}
	crop := box(c.numbers(p.inherited["CropBox"]), f.media)
	f.crop = [4]float64{max(crop[0], f.media[0]), max(crop[1], f.media[1]), min(crop[2], f.media[2]), min(crop[3], f.media[3])}
	if f.crop[2]-f.crop[0] < 10 || f.crop[3]-f.crop[1] < 10 {
		f.crop = f.media
	}
	f.rotate = ((c.integer(p.inherited["Rotate"])%360 + 360) % 360) / 90 * 90
	return f
}

func box(b []float64, otherwise [4]float64) [4]float64 {
	if len(b) != 4 {
		return otherwise
	}
	r := [4]float64{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
	if r[2]-r[0] < 10 || r[3]-r[1] < 10 {
		return otherwise
	}
	return r
}

// upright returns the matrix that brings coordinates of the page as displayed
// (origin lower left) to those of the page, and the displayed width.
func (f frame) upright() (m [6]float64, width float64) {
	c := f.crop
	switch f.rotate {
	case 90:
		return [6]float64{0, 1, -1, 0, c[2], c[1]}, c[3] - c[1]
	case 180:
		return [6]float64{-1, 0, 0, -1, c[2], c[3]}, c[2] - c[0]
	case 270:
		return [6]float64{0, -1, 1, 0, c[0], c[3]}, c[3] - c[1]
	}
	return [6]float64{1, 0, 0, 1, c[0], c[1]}, c[2] - c[0]
}

// The number stands this far from the lower right corner of a letter page;
// other pages scale it with their width.
const (
	stampSize  = 9.0
	stampRight = 24.0
	stampBase  = 14.0
	// The white plate below it.
	stampSide   = 3.0  // left and right of the number
	stampFoot   = 10.0 // above the edge of the page
	stampHeight = 13.0
)

// stampScale keeps the number readable on small pages and in proportion on
// large ones.
func stampScale(width float64) float64 { return max(0.6, width/paperW) }

// The name of an exhibit stands this far left of the number, on its first page,
// where it has no tab sheet.
const stampMark = 14.0

// stamp draws a page's number on a white plate in coordinates of the page as
// displayed, and the name of an exhibit beside it where mark gives one.
func stamp(b *bytes.Buffer, fonts *text.Set, number, mark string, width float64) error {
	k := stampScale(width)
	l, err := fonts.One(number, stampSize*k, text.Regular)
	if err != nil {
		return err
	}
	x := width - stampRight*k - l.W
	plate(b, l, x, k)
	fonts.Draw(b, l, x, stampBase*k)
	if mark == "" {
		return nil
	}
	if l, err = fonts.One(mark, stampSize*k, text.Bold); err != nil {
		return err
	}
	x -= stampMark*k + l.W
	plate(b, l, x, k)
	fonts.Draw(b, l, x, stampBase*k)
	return nil
}

// plate is the white ground below a stamp that begins at x.
func plate(b *bytes.Buffer, l text.Line, x, k float64) {
	fmt.Fprintf(b, "1 g %s %s %s %s re f 0 g\n", pdfw.Num(x-stampSide*k), pdfw.Num(stampFoot*k), pdfw.Num(l.W+2*stampSide*k), pdfw.Num(stampHeight*k))
}

// isMark reports whether a word is part of an exhibit's name in its place, left
// of the number, which begins at left.
func isMark(w pdfview.Word, left float64, shape pdfview.Geometry) bool {
	k := stampScale(shape.W)
	right := left - stampMark*k
	if math.Abs(w.Rect.Y1-(shape.H-stampBase*k)) > 4*k {
		return false
	}
	if w.Text == tabWord {
		return w.Rect.X1 < right && w.Rect.X1 > right-60*k
	}
	return len(w.Text) <= 3 && math.Abs(w.Rect.X1-right) < 3*k && strings.Trim(w.Text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// withoutStamp are the words of a page without its number and the name of an
// exhibit beside it.
func withoutStamp(words []pdfview.Word, number string, shape pdfview.Geometry) []pdfview.Word {
	at := slices.IndexFunc(words, func(w pdfview.Word) bool { return isStamp(w, number, shape) })
	return slices.DeleteFunc(slices.Clone(words), func(w pdfview.Word) bool {
		return isStamp(w, number, shape) || at >= 0 && isMark(w, words[at].Rect.X0, shape)
	})
}

// Names of our two forms in a page's resources.
const (
	bodyName  = "HbBody"
	stampName = "HbStamp"
)

// page copies one source page and stamps it. nr is its new object.
func (o *output) page(c *copier, p sourcePage, nr int) error {
	f := c.frame(p)
	stamped, err := o.stampForm(f)
	if err != nil {
		return err
	}
	body, err := o.body(c, p, f, stamped)
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/Page/Parent %d 0 R/MediaBox%s/CropBox%s", o.tree.Parent(o.tree.Len()), numbers(f.media), numbers(f.crop))
	if f.rotate != 0 {
		fmt.Fprintf(&b, "/Rotate %d", f.rotate)
	}
	for _, k := range []string{"Group", "UserUnit"} {
		if v, ok := p.dict[k]; ok {
			b.WriteString("/" + k + " ")
			c.emit(&b, v)
		}
	}
	b.WriteString(body)
	var annots strings.Builder
	for _, a := range c.array(p.dict["Annots"]) {
		c.annotation(&annots, c.dict(a))
	}
	if annots.Len() > 0 {
		b.WriteString("/Annots[" + annots.String() + "]")
	}
	b.WriteString(">>")
	o.w.Put(nr, b.String())
	o.tree.Add(nr)
	o.number++
	o.exhibit = ""
	return nil
}

// stampForm writes the number as a form with resources of its own, so that its
// fonts cannot meet those of the page.
func (o *output) stampForm(f frame) (int, error) {
	m, width := f.upright()
	var drawing bytes.Buffer
	if err := stamp(&drawing, o.fonts, o.plan.Job.Number(o.number), o.exhibit, width); err != nil {
		return 0, err
	}
	nr := o.w.Alloc()
	o.w.Flate(nr, fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Matrix%s/Resources<<%s>>",
		pdfw.Num(width), pdfw.Num(30*stampScale(width)), numbers(m), o.fonts.Resources()), drawing.Bytes())
	return nr, nil
}

// body gives the page's Contents and Resources. Content in one stream becomes
// a form: a form cannot leave the graphics state changed, and content often
// does, which would put the number elsewhere. The stream itself goes over as
// it is. Content in several streams stays between q and Q, unless it leaves
// them unbalanced; then it is joined and becomes a form too.
func (o *output) body(c *copier, p sourcePage, f frame, stamped int) (string, error) {
	streams := c.contents(p)
	resources := c.dict(p.inherited["Resources"])
	switch len(streams) {
	case 0:
		return o.drawBoth(0, stamped), nil
	case 1:
		if ref, ok := streams[0].(types.IndirectRef); ok && c.once(ref.ObjectNumber.Value()) {
			sd := c.deref(ref).(types.StreamDict)
			nr := o.w.Alloc()
			return o.drawBoth(nr, stamped), c.stream(nr, sd, c.formEntries(resources, f))
		}
	default:
		if joined, unbalanced := c.join(streams); unbalanced {
			nr := o.w.Alloc()
			o.w.Flate(nr, c.formEntries(resources, f), joined)
			return o.drawBoth(nr, stamped), nil
		}
	}
	return c.between(o, streams, resources, stamped), nil
}

// spareStates are saved around a body. A form cannot restore more states than
// it saved, yet poppler lets it: with none to spare the page's own scale is
// lost and the body with it.
const spareStates = 8

// drawBoth is the content of a page whose body is a form (0 = empty page).
func (o *output) drawBoth(body, stamped int) string {
	draw, xobjects := "", ""
	if body > 0 {
		draw = strings.Repeat("q ", spareStates) + "/" + bodyName + " Do" + strings.Repeat(" Q", spareStates) + "\n"
		xobjects = fmt.Sprintf("/%s %d 0 R", bodyName, body)
	}
	return fmt.Sprintf("/Contents %d 0 R/Resources<</XObject<<%s/%s %d 0 R>>>>",
		o.shared(draw+"/"+stampName+" Do\n"), xobjects, stampName, stamped)
}

// between keeps the page's own streams between q and Q.
func (c *copier) between(o *output, streams []types.Object, resources types.Dict, stamped int) string {
	xobjects := c.dict(resources["XObject"])
	name := stampName
	for xobjects[name] != nil {
		name += "x"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "/Contents[%d 0 R ", o.shared("q\n"))
	for _, s := range streams {
		c.emit(&b, s)
		b.WriteByte(' ')
	}
	fmt.Fprintf(&b, "%d 0 R]/Resources<<", o.shared("\nQ /"+name+" Do\n"))
	for _, k := range sortedKeys(resources) {
		if k != "XObject" {
			b.WriteString("/" + types.EncodeName(k) + " ")
			c.emit(&b, resources[k])
		}
	}
	b.WriteString("/XObject<<")
	for _, k := range sortedKeys(xobjects) {
		b.WriteString("/" + types.EncodeName(k) + " ")
		c.emit(&b, xobjects[k])
	}
	fmt.Fprintf(&b, "/%s %d 0 R>>>>", name, stamped)
	return b.String()
}

// formEntries makes a content stream a form.
func (c *copier) formEntries(resources types.Dict, f frame) string {
	var b strings.Builder
	fmt.Fprintf(&b, "/Type/XObject/Subtype/Form/BBox%s/Resources ", numbers(f.media))
	if resources == nil {
		resources = types.Dict{}
	}
	c.emit(&b, resources)
	return b.String()
}

// contents lists the content streams of a page.
func (c *copier) contents(p sourcePage) []types.Object {
	all := types.Array{p.dict["Contents"]}
	if a, ok := c.deref(p.dict["Contents"]).(types.Array); ok {
		all = a
	}
	var out []types.Object
	for _, x := range all {
		if _, ok := c.deref(x).(types.StreamDict); ok {
			out = append(out, x)
		}
	}
	return out
}

// once reports whether a content stream is met for the first time: one that
// many pages share is referred to and not written again and again.
func (c *copier) once(nr int) bool {
	if c.bodies[nr] || c.moved[nr] > 0 {
		return false
	}
	c.bodies[nr] = true
	return true
}

func numbers[T [4]float64 | [6]float64](v T) string {
	var b strings.Builder
	b.WriteByte('[')
	for i := range len(v) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(pdfw.Num(v[i]))
	}
	return b.String() + "]"
}
