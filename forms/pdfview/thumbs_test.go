package pdfview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"testing"
	"time"
)

func TestThumbs(t *testing.T) {
	f := newPDF()
	f.page("1 0 0 rg 0 396 612 396 re f", "")
	f.page("0 0 1 rg 0 0 400 100 re f", "/MediaBox[0 0 400 100]")
	f.page("", "/MediaBox[0 0 2000000000 3]")
	v := start(t, Options{})
	d, ctx := open(t, v, f.bytes()), context.Background()
	got, err := d.Thumbs(ctx, []int{1, 0, 7, -1, 2}, 100)
	if err != nil || len(got) != 5 {
		t.Fatalf("%d pictures, %v", len(got), err)
	}
	if got[0].Rect != image.Rect(0, 0, 100, 25) || got[0].RGBAAt(50, 12) != (color.RGBA{0, 0, 255, 255}) {
		t.Errorf("the wide page: %v", got[0].Rect)
	}
	if got[1].Rect != image.Rect(0, 0, 77, 100) || got[1].RGBAAt(30, 20) != (color.RGBA{255, 0, 0, 255}) || got[1].RGBAAt(30, 80) != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the letter page: %v", got[1].Rect)
	}
	if got[2] != nil || got[3] != nil {
		t.Error("a page that is not there has a picture")
	}
	if m := got[4]; m != nil && m.Rect.Dx()*m.Rect.Dy() > 100*100 {
		t.Errorf("a page of two thousand million points: %v", m.Rect)
	}
	if _, err := d.Thumbs(ctx, make([]int, MaxThumbs+1), 100); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too many pages: %v", err)
	}
	if _, err := d.Thumbs(ctx, []int{0}, 4000); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
}

// Pages that were scrolled away are not drawn any more, and those that are
// there already are not drawn again.
func TestThumbsAreDrawnWhenWanted(t *testing.T) {
	f := newPDF()
	for n := range 40 {
		f.page(show(72, 700, fmt.Sprint(n)), "")
	}
	v := start(t, Options{})
	thumbs := NewThumbs(open(t, v, f.bytes()), 100, 1<<20)
	if err := thumbs.Want(context.Background(), []int{0, 1, 2, 3, 4, 5}); err != nil || thumbs.Get(5) == nil || thumbs.Get(6) != nil {
		t.Fatalf("%v", err)
	}
	first := thumbs.Get(0)
	if err := thumbs.Want(context.Background(), []int{0, 1}); err != nil || thumbs.Get(0) != first {
		t.Errorf("drawn again: %v", err)
	}
	<-v.turn // somebody else is at work
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	if err := thumbs.Want(ctx, []int{20, 21}); !errors.Is(err, context.DeadlineExceeded) || thumbs.Get(20) != nil {
		t.Errorf("scrolled away: %v", err)
	}
	v.turn <- struct{}{}
}

func TestShelfForgetsWhatNobodyLooksAt(t *testing.T) {
	sheet := func() *image.RGBA { return image.NewRGBA(image.Rect(0, 0, 10, 10)) } // 400 bytes
	s := NewShelf(1000)
	s.Put(1, sheet())
	s.Put(2, sheet())
	s.Get(1)
	s.Put(3, sheet())
	if s.Get(2) != nil || s.Get(1) == nil || s.Get(3) == nil || s.Held() != 800 {
		t.Errorf("%v %v %v, %d bytes", s.Get(1) != nil, s.Get(2) != nil, s.Get(3) != nil, s.Held())
	}
	s.Put(3, sheet()) // in its own place
	s.Put(4, image.NewRGBA(image.Rect(0, 0, 100, 100)))
	if s.Held() != 800 || s.Get(4) != nil {
		t.Errorf("%d bytes held", s.Held())
	}
	s.Put(1, nil)
	if s.Held() != 400 {
		t.Errorf("%d bytes held", s.Held())
	}
	if s.Clear(); s.Held() != 0 || s.Get(3) != nil {
		t.Error("not cleared")
	}
}
