package ui

import (
	"context"
	"image"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// packetStrip draws the small pages that are in view. What was scrolled away before its turn came
// is not drawn.
type packetStrip struct {
	pages  *packetPages
	list   *kit.PageStrip
	thumbs *pdfview.Thumbs
	wanted []int // the page asked for last comes last
	failed map[int]bool
	busy   bool
	stop   func()
}

const (
	stripSide   = 160      // pixels: a small page on a screen of twice the usual density
	stripBytes  = 24 << 20 // pixels of about 300 pages
	stripWanted = 12       // as many as a high window shows, and a few
	stripAtOnce = 6
)

func newPacketStrip(p *packetPages) *packetStrip {
	s := &packetStrip{pages: p, list: kit.NewPageStrip(), stop: func() {}}
	s.list.Picture = s.picture
	s.list.Number = func(page int) string { return lang.T("number", "n", p.number(page)) }
	s.list.OnPick = func(page int) { p.preview.view.Go(page) }
	return s
}

// open begins with the pages of a paper.
func (s *packetStrip) open(doc *pdfview.Doc) {
	s.close()
	s.thumbs = pdfview.NewThumbs(doc, stripSide, stripBytes)
	s.list.Pages(doc.Pages())
}

func (s *packetStrip) close() {
	s.stop()
	s.thumbs, s.wanted, s.failed, s.busy, s.stop = nil, nil, map[int]bool{}, false, func() {}
	s.list.Pages(0)
}

// picture is the small page, where it is there; where it is not, it is asked for.
func (s *packetStrip) picture(page int) image.Image {
	if s.thumbs == nil || s.pages.closed(page) || s.failed[page] {
		return nil
	}
	if m := s.thumbs.Get(page); m != nil {
		return m
	}
	s.wanted = append(slices.DeleteFunc(s.wanted, func(p int) bool { return p == page }), page)
	if len(s.wanted) > stripWanted {
		s.wanted = s.wanted[len(s.wanted)-stripWanted:]
	}
	if !s.pages.a.jobs.inline {
		s.draw()
	}
	return nil
}

// draw has the pages drawn that were asked for last, and then those that were asked for meanwhile.
func (s *packetStrip) draw() {
	if s.busy || s.thumbs == nil || len(s.wanted) == 0 {
		return
	}
	from := max(0, len(s.wanted)-stripAtOnce)
	some := slices.Clone(s.wanted[from:])
	s.wanted = s.wanted[:from]
	thumbs := s.thumbs
	s.busy = true
	s.stop = s.pages.a.jobs.aside(func(ctx context.Context, _ cases.Progress) error { return thumbs.Want(ctx, some) }, func(error) {
		if s.thumbs != thumbs {
			return // of another paper
		}
		s.busy = false
		for _, page := range some {
			s.failed[page] = thumbs.Get(page) == nil // it stays blank; turning to it says why
			s.list.Redraw(page)
		}
		s.draw()
	})
}
