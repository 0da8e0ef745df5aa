package packet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/forms/packet/identify"
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
	wrongLink []int // contents pages with a row that leads elsewhere
	links     int   // rows of the contents that lead somewhere

	odd         []int // pages that are not of letter size
	corner      []int // page 1, where its upper right corner is not blank
	cornerLater []int // later pages with words in that corner
	over        []int // pages with comments or marks lying over them
	loose       []int // pages that use a font which is not in the file
	dpi         map[int]int
	picture     map[int]bool    // pages that pictures cover
	unit        map[int]float64 // points to a unit of the page's sizes, where it is not 1
	hardly      []int           // pages of pictures with hardly any text
	text        map[int]string  // of the pages of forms and drafted papers

	identifiers map[identify.Kind][]int // pages with one
	perhaps     map[identify.Kind][]int // pages with what may be one

	password, scripts, openAction, attachments, fields bool
	signed                                             bool // digitally
	closed                                             bool // the objects of a file could not be read
	panelShut                                          bool
	bookmarks                                          int
	unmarked                                           []int    // first pages of exhibits to which no bookmark leads
	properties                                         []string // title, author and the like
	largest, total                                     int64    // bytes of the largest part, and of all
}

// finished is one file as it leaves.
type finished struct {
	r    io.ReaderAt
	size int64
}

func finishedParts(parts []*spool) []finished {
	var out []finished
	for _, p := range parts {
		out = append(out, finished{p, p.Size()})
	}
	return out
}

// inspection is one reading of final bytes.
type inspection struct {
	viewer  *pdfview.Viewer
	apart   *apart
	plan    *Plan
	files   []finished
	fw      *firewall
	pack    law.VenuePack
	known   identify.Known // of the people in the file
	foreign bool           // a finished file from elsewhere: nothing of it was planned
	each    func()         // after every page
	s       *seen
}

// inspect reads the parts back through PDFium, page by page, and lets the
// firewall look at every text. The objects are read by the packet's own child.
func (in *inspection) inspect(ctx context.Context) (*seen, error) {
	in.s = &seen{dpi: map[int]int{}, picture: map[int]bool{}, unit: map[int]float64{}, text: map[int]string{}, identifiers: map[identify.Kind][]int{}, perhaps: map[identify.Kind][]int{}}
	for n, f := range in.files {
		in.s.largest, in.s.total = max(in.s.largest, f.size), in.s.total+f.size
		d, err := in.viewer.OpenContext(ctx, f.r, f.size)
		if err != nil {
			return nil, fmt.Errorf("packet: part %d: %w", n+1, err)
		}
		if in.foreign {
			in.plan.Last = d.Pages()
		}
		if err := in.file(ctx, d, n); err != nil {
			return nil, fmt.Errorf("packet: part %d: %w", n+1, err)
		}
		for page := range d.Pages() {
			if err := in.page(ctx, d, n, page); err != nil {
				return nil, in.plan.blame(in.plan.Parts[n].First+page, err)
			}
			in.each()
		}
	}
	return in.s, nil
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
func (in *inspection) file(ctx context.Context, d *pdfview.Doc, part int) error {
	traits, err := d.Traits(ctx)
	if err != nil {
		return err
	}
	marks, err := d.Outline(ctx)
	if err != nil {
		return err
	}
	s, first := in.s, in.plan.Parts[part].First
	if in.fw != nil {
		in.fw.document(traits, marks, first)
	}
	for i, label := range traits.Labels {
		if label != in.plan.Job.Number(first+i) {
			s.mislabel = append(s.mislabel, first+i)
		}
	}
	s.password = s.password || traits.Encrypted
	s.scripts = s.scripts || traits.Scripts > 0
	s.attachments = s.attachments || traits.Attachments > 0
	for _, k := range []string{"Title", "Author", "Subject", "Keywords", "Creator"} {
		if v := traits.Metadata[k]; v != "" {
			s.properties = append(s.properties, v)
		}
	}
	s.pages += d.Pages()
	in.marked(marks, part)
	if err := in.structure(ctx, d, part); err != nil {
		return err
	}
	s.fields = s.fields || s.closed && traits.FormKind != ""
	return nil
}

// marked notes the exhibits to whose first page no bookmark leads.
func (in *inspection) marked(marks []pdfview.Bookmark, part int) {
	led := map[int]bool{}
	var walk func([]pdfview.Bookmark)
	walk = func(list []pdfview.Bookmark) {
		for _, m := range list {
			in.s.bookmarks++
			led[m.Page] = true
			walk(m.Kids)
		}
	}
	walk(marks)
	for i, it := range in.plan.Items {
		at := in.plan.Place(i)
		if at.Part == part+1 && (it.Kind == Exhibit || it.Kind == Media) && !led[at.Number-in.plan.Parts[part].First] {
			in.s.unmarked = append(in.s.unmarked, at.Number)
		}
	}
}

// structure reads what the objects of a part tell. What pdfcpu does not read, a locked file above all, PDFium saves
// anew first.
func (in *inspection) structure(ctx context.Context, d *pdfview.Doc, part int) error {
	st, err := in.apart.structure(ctx, in.files[part].r, in.files[part].size)
	if errors.Is(err, ErrSource) {
		again := newSpool()
		defer again.Drop()
		if err = d.Resave(ctx, again); err == nil {
			err = again.Close()
		}
		if err == nil {
			st, err = in.apart.structure(ctx, again, again.Size())
		}
	}
	if errors.Is(err, ErrSource) { // said in the lines: a packet is not held back because one look at it is lacking
		in.s.closed = true
		return nil
	}
	if err != nil {
		return err
	}
	s, first := in.s, in.plan.Parts[part].First
	s.password, s.scripts = s.password || st.Encrypted, s.scripts || st.Scripts
	s.openAction, s.attachments = s.openAction || st.OpenAction, s.attachments || st.Attachments
	s.fields, s.signed, s.panelShut = s.fields || st.Fields, s.signed || st.Signed, s.panelShut || !st.Panel
	for i, page := range st.Pages {
		if page.Over > 0 {
			s.over = append(s.over, first+i)
		}
		if page.Loose > 0 {
			s.loose = append(s.loose, first+i)
		}
		if page.DPI > 0 {
			s.dpi[first+i] = page.DPI
		}
		if page.Picture {
			s.picture[first+i] = true
		}
		if page.Unit > 0 {
			s.unit[first+i] = page.Unit
		}
	}
	return nil
}

// page reads one page.
func (in *inspection) page(ctx context.Context, d *pdfview.Doc, part, page int) error {
	s, plan, number := in.s, in.plan, in.plan.Parts[part].First+page
	words, err := d.Words(ctx, page)
	if err != nil {
		return err
	}
	shape, err := d.Page(ctx, page)
	if err != nil {
		return err
	}
	own := withoutStamp(words, plan.Job.Number(number), shape)
	text, placed := joined(own), len(own) < len(words)
	if !in.foreign {
		if err := s.stamp(ctx, d, page, words, plan.Job.Number(number), number, placed, shape); err != nil {
			return err
		}
	}
	if in.fw != nil {
		if err := in.fw.page(ctx, d, page, own, number); err != nil {
			return err
		}
	}
	s.identify(text, number, in.known)
	if in.foreign || in.isPaper(number) {
		s.text[number] = text
	}
	if !letterSize(inPoints(shape, s.unit[number])) {
		s.odd = append(s.odd, number)
	}
	if err := in.corners(ctx, d, page, number, words, shape); err != nil {
		return err
	}
	if !in.foreign && part == 0 && page >= 1 && page <= plan.ContentsPages {
		if err := s.contents(ctx, d, plan, page, words); err != nil {
			return err
		}
	}
	if n := letters(text); n > 0 {
		if s.picture[number] && n < fewLetters {
			s.hardly = append(s.hardly, number)
		}
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

// isPaper reports whether a page belongs to a form or a drafted paper.
func (in *inspection) isPaper(number int) bool {
	for i, it := range in.plan.Items {
		if first, last := in.plan.run(i); number >= first && number <= last {
			return it.Kind == Form || it.Kind == Document
		}
	}
	return false
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
		printed, right := "", 0.0 // the word farthest right: a row in Arabic is read from there
		for _, w := range words {
			if y := (w.Rect.Y0 + w.Rect.Y1) / 2; y > l.Rect.Y0 && y < l.Rect.Y1 && w.Rect.X1 >= right {
				printed, right = w.Text, w.Rect.X1
			}
		}
		if l.Page < 0 || printed != plan.Job.Number(plan.Parts[0].First+l.Page) {
			s.wrongLink = append(s.wrongLink, plan.Parts[0].First+page)
			break
		}
	}
	return nil
}
