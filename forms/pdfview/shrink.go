package pdfview

import (
	"image"
	"image/color"
	"math"
	"runtime"
	"sync"
)

// plane is one channel of a picture.
type plane struct {
	pix          []uint8
	w, h, stride int
}

// weights says which pixels of a row or column of a plane make one pixel of
// the picture drawn, and how much each counts; they add up to one (1<<14).
type weights struct {
	first []int
	count []int
	share []uint32 // most for each pixel drawn
	most  int
}

const one = 1 << 14

// weigh covers n pixels of a plane by to pixels drawn: each is the average of
// what lies under it, as PDFium draws a picture smaller. A plane with fewer
// pixels is spread out evenly.
func weigh(n, to int) weights {
	scale := float64(n) / float64(to)
	reach := max(scale, 1)
	w := weights{first: make([]int, to), count: make([]int, to), most: int(math.Ceil(reach)) + 1}
	w.share = make([]uint32, to*w.most)
	for i := range to {
		middle := (float64(i) + 0.5) * scale
		from := min(max(middle-reach/2, 0), float64(n)-1)
		until := max(min(middle+reach/2, float64(n)), from+1e-9)
		first := int(from)
		last := min(int(math.Ceil(until)), n, first+w.most)
		left := uint32(one)
		for k := first; k < last; k++ {
			part := min(until, float64(k+1)) - max(from, float64(k))
			share := min(uint32(math.Round(part/(until-from)*one)), left)
			if k == last-1 {
				share = left
			}
			w.share[i*w.most+k-first] = share
			left -= share
		}
		w.first[i], w.count[i] = first, last-first
	}
	return w
}

// of is what makes pixel i.
func (w *weights) of(i int) (first int, share []uint32) {
	return w.first[i], w.share[i*w.most : i*w.most+w.count[i]]
}

// shrinker draws planes at a size.
type shrinker struct {
	planes []plane
	across []weights // for each plane
	down   []weights
	w, h   int
}

func newShrinker(m image.Image, w, h int) (*shrinker, bool) {
	s := &shrinker{w: w, h: h}
	switch m := m.(type) {
	case *image.Gray:
		s.planes = []plane{{m.Pix, m.Rect.Dx(), m.Rect.Dy(), m.Stride}}
	case *image.YCbCr:
		cw, ch := chroma(m)
		s.planes = []plane{{m.Y, m.Rect.Dx(), m.Rect.Dy(), m.YStride}, {m.Cb, cw, ch, m.CStride}, {m.Cr, cw, ch, m.CStride}}
	default:
		return nil, false
	}
	for _, p := range s.planes {
		s.across = append(s.across, weigh(p.w, w))
		s.down = append(s.down, weigh(p.h, h))
	}
	return s, true
}

// chroma is the size of the colour planes.
func chroma(m *image.YCbCr) (w, h int) {
	w, h = m.Rect.Dx(), m.Rect.Dy()
	switch m.SubsampleRatio {
	case image.YCbCrSubsampleRatio422:
		return (w + 1) / 2, h
	case image.YCbCrSubsampleRatio420:
		return (w + 1) / 2, (h + 1) / 2
	case image.YCbCrSubsampleRatio440:
		return w, (h + 1) / 2
	case image.YCbCrSubsampleRatio411:
		return (w + 3) / 4, h
	case image.YCbCrSubsampleRatio410:
		return (w + 3) / 4, (h + 1) / 2
	}
	return w, h
}

// draw puts the picture on dst at x, y, as opaque RGBA; what lies beyond dst
// is left out.
func (s *shrinker) draw(dst *image.RGBA, x, y int) {
	var done sync.WaitGroup
	bands := max(1, min(runtime.GOMAXPROCS(0), s.h/64))
	for b := range bands {
		done.Go(func() { s.band(dst, x, y, s.h*b/bands, s.h*(b+1)/bands) })
	}
	done.Wait()
}

// band draws the rows from..to.
func (s *shrinker) band(dst *image.RGBA, x, y, from, to int) {
	var sums []uint32
	rows := make([][]uint8, len(s.planes))
	for i := range rows {
		rows[i] = make([]uint8, s.w)
		if s.planes[i].w > len(sums) {
			sums = make([]uint32, s.planes[i].w)
		}
	}
	left, right := max(0, dst.Rect.Min.X-x), min(s.w, dst.Rect.Max.X-x)
	for row := from; row < to; row++ {
		if y+row < dst.Rect.Min.Y || y+row >= dst.Rect.Max.Y || left >= right {
			continue
		}
		for i := range s.planes {
			s.row(i, row, sums, rows[i])
		}
		out := dst.Pix[dst.PixOffset(x+left, y+row):]
		if len(rows) == 1 {
			for k, v := range rows[0][left:right] {
				o := out[4*k : 4*k+4 : 4*k+4]
				o[0], o[1], o[2], o[3] = v, v, v, 255
			}
			continue
		}
		for k := left; k < right; k++ {
			o := out[4*(k-left) : 4*(k-left)+4 : 4*(k-left)+4]
			o[0], o[1], o[2] = color.YCbCrToRGB(rows[0][k], rows[1][k], rows[2][k])
			o[3] = 255
		}
	}
}

// row draws one row of one plane: first down, then across.
func (s *shrinker) row(i, row int, sums []uint32, out []uint8) {
	p, across := &s.planes[i], &s.across[i]
	first, share := s.down[i].of(row)
	sums = sums[:p.w]
	for k, f := range share {
		line := p.pix[(first+k)*p.stride:][:len(sums)]
		if k == 0 {
			for c, v := range line {
				sums[c] = uint32(v) * f
			}
			continue
		}
		for c, v := range line {
			sums[c] += uint32(v) * f
		}
	}
	for c := range out {
		at, share := across.of(c)
		total := uint32(1 << 21)
		for k, v := range sums[at : at+len(share)] {
			total += v >> 6 * share[k] // 16 bits by 14
		}
		out[c] = uint8(min(total>>22, 255))
	}
}
