package packet

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/forms/pdfview"
)

// seen is what was read back from the final bytes.
type seen struct {
	pages     int
	misplaced []int // pages without their number in its place
	mislabel  []int // pages whose label in a viewer differs from their number
	covered   []int // pages with words below the plate of their number
	textless  []int // pages with ink but no text beside the number
	empty     []int // pages with nothing beside the number
	ssn       []int // pages with the pattern of a Social Security number
	wrongLink []int // contents pages with a row that leads elsewhere
	links     int   // rows of the contents that lead somewhere
	active    []string
	largest   int64
}

// inspect reads the parts back through PDFium, page by page, and lets the
// firewall look at every text.
func inspect(ctx context.Context, v *pdfview.Viewer, plan *Plan, parts []*spool, fw *firewall, each func()) (*seen, error) {
	s := &seen{}
	for n, part := range parts {
		d, err := v.OpenContext(ctx, part, part.Size())
		if err != nil {
			return nil, fmt.Errorf("packet: part %d: %w", n+1, err)
		}
		s.largest = max(s.largest, part.Size())
		if err := s.file(ctx, d, plan, n, fw); err != nil {
			return nil, fmt.Errorf("packet: part %d: %w", n+1, err)
		}
		for page := range d.Pages() {
			if err := s.page(ctx, d, plan, n, page, fw); err != nil {
				return nil, plan.blame(plan.Parts[n].First+page, err)
			}
			each()
		}
	}
	return s, nil
}

// blame turns an error on a page of the packet into one about the item that
// stands there: a page that takes too long to be read back is that item's.
func (p *Plan) blame(number int, err error) error {
	for i, it := range p.Items {
		if first, last := p.run(i); number >= first && number <= last {
			return unreadable(it, err)
		}
	}
	return fmt.Errorf("packet: page %d: %w", number, err)
}

// file reads what belongs to a whole part.
func (s *seen) file(ctx context.Context, d *pdfview.Doc, plan *Plan, part int, fw *firewall) error {
	traits, err := d.Traits(ctx)
	if err != nil {
		return err
	}
	marks, err := d.Outline(ctx)
	if err != nil {
		return err
	}
	first := plan.Parts[part].First
	fw.document(traits, marks, first)
	for i, label := range traits.Labels {
		if label != plan.Job.Number(first+i) {
			s.mislabel = append(s.mislabel, first+i)
		}
	}
	for _, a := range []struct {
		there bool
		what  string
	}{
		{traits.Encrypted, "a password"}, {traits.Scripts > 0, "a script"},
		{traits.Attachments > 0, "an attached file"}, {traits.FormKind != "", "open form fields"},
	} {
		if a.there {
			s.active = append(s.active, a.what)
		}
	}
	s.pages += d.Pages()
	return nil
}

// page reads one page.
func (s *seen) page(ctx context.Context, d *pdfview.Doc, plan *Plan, part, page int, fw *firewall) error {
	number := plan.Parts[part].First + page
	words, err := d.Words(ctx, page)
	if err != nil {
		return err
	}
	shape, err := d.Page(ctx, page)
	if err != nil {
		return err
	}
	text, placed := readWords(words, plan.Job.Number(number), shape)
	if err := s.stamp(ctx, d, page, words, plan.Job.Number(number), number, placed, shape); err != nil {
		return err
	}
	if err := fw.page(ctx, d, page, text, number); err != nil {
		return err
	}
	if ssnPattern.MatchString(text) {
		s.ssn = append(s.ssn, number)
	}
	if part == 0 && page >= 1 && page <= plan.ContentsPages {
		if err := s.contents(ctx, d, plan, page, words); err != nil {
			return err
		}
	}
	if strings.TrimSpace(text) != "" {
		return nil
	}
	ink, err := hasInk(ctx, d, page, shape)
	switch {
	case err != nil:
		return err
	case ink:
		s.textless = append(s.textless, number)
	default:
		s.empty = append(s.empty, number)
	}
	return nil
}

// readWords joins the words of a page, without its number, and says whether
// the number stands in its place.
func readWords(words []pdfview.Word, number string, shape pdfview.Geometry) (text string, placed bool) {
	var b strings.Builder
	for _, w := range words {
		if isStamp(w, number, shape) {
			placed = true
			continue
		}
		b.WriteString(w.Text)
		b.WriteByte(' ')
	}
	return b.String(), placed
}

// stamp sorts a page by its number: in its place, on words of the page, or not
// there.
func (s *seen) stamp(ctx context.Context, d *pdfview.Doc, page int, words []pdfview.Word, text string, number int, placed bool, shape pdfview.Geometry) error {
	if placed {
		if covers(words, text, shape) {
			s.covered = append(s.covered, number)
		}
		return nil
	}
	// Between the letters of a word that it covers, the number is read as part
	// of that word.
	chars, err := d.Chars(ctx, page)
	if err != nil {
		return err
	}
	if within(chars, text, shape) {
		s.covered = append(s.covered, number)
	} else {
		s.misplaced = append(s.misplaced, number)
	}
	return nil
}

// within reports whether the characters of a number stand in its place, the
// last one at its right edge.
func within(chars []pdfview.Word, number string, shape pdfview.Geometry) bool {
	k := stampScale(shape.W)
	var there []string
	last := false
	for _, c := range chars {
		if c.Rect.X0 < shape.W-(stampRight+stampSize*float64(len(number)))*k || math.Abs(c.Rect.Y1-(shape.H-stampBase*k)) > 4*k {
			continue
		}
		there = append(there, c.Text)
		last = last || isStamp(c, number[len(number)-1:], shape)
	}
	for _, digit := range number {
		last = last && slices.Contains(there, string(digit))
	}
	return last
}

// covers reports whether the plate of the page's number lies on words of the
// page: what it covers can be read in no print.
func covers(words []pdfview.Word, number string, shape pdfview.Geometry) bool {
	at := slices.IndexFunc(words, func(w pdfview.Word) bool { return isStamp(w, number, shape) })
	if at < 0 {
		return false
	}
	k, own := stampScale(shape.W), words[at].Rect
	plate := pdfview.Rect{X0: own.X0 - stampSide*k, Y0: shape.H - (stampFoot+stampHeight)*k, X1: own.X1 + stampSide*k, Y1: shape.H - stampFoot*k}
	const slack = 0.5 // boxes that only touch cover nothing
	return slices.ContainsFunc(words, func(w pdfview.Word) bool {
		r := w.Rect
		return !isStamp(w, number, shape) && r.X0 < plate.X1-slack && r.X1 > plate.X0+slack && r.Y0 < plate.Y1-slack && r.Y1 > plate.Y0+slack
	})
}

// isStamp reports whether a word is the page's number in its place.
func isStamp(w pdfview.Word, number string, shape pdfview.Geometry) bool {
	k := stampScale(shape.W)
	return w.Text == number && math.Abs(w.Rect.X1-(shape.W-stampRight*k)) < 3*k && math.Abs(w.Rect.Y1-(shape.H-stampBase*k)) < 4*k
}

// contents checks that every row of a contents page leads to the page whose
// number it prints.
func (s *seen) contents(ctx context.Context, d *pdfview.Doc, plan *Plan, page int, words []pdfview.Word) error {
	links, err := d.Links(ctx, page)
	if err != nil {
		return err
	}
	s.links += len(links)
	for _, l := range links {
		printed := ""
		for _, w := range words {
			if y := (w.Rect.Y0 + w.Rect.Y1) / 2; y > l.Rect.Y0 && y < l.Rect.Y1 {
				printed = w.Text // the last word of the row
			}
		}
		if l.Page < 0 || printed != plan.Job.Number(plan.Parts[0].First+l.Page) {
			s.wrongLink = append(s.wrongLink, plan.Parts[0].First+page)
			break
		}
	}
	return nil
}

// hasInk draws a page small and looks for anything dark outside the corner of
// its number.
func hasInk(ctx context.Context, d *pdfview.Doc, page int, shape pdfview.Geometry) (bool, error) {
	const dpi = 24
	if shape.W*shape.H > 4e8 { // a page beyond any paper is not drawn for this
		return true, nil
	}
	im, err := d.Render(ctx, page, dpi)
	if err != nil {
		return false, err
	}
	k := stampScale(shape.W)
	cornerX, cornerY := int((shape.W-150*k)*dpi/72), int((shape.H-28*k)*dpi/72)
	b := im.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if x >= cornerX && y >= cornerY {
				continue
			}
			if p := im.RGBAAt(x, y); int(p.R)+int(p.G)+int(p.B) < 3*235 {
				return true, nil
			}
		}
	}
	return false, nil
}
