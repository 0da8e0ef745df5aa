package heiftest

import "image"

// block is the side of a coding block, all of which hold plain samples.
const block = 32

// sequence is the sequence parameter set of a picture of plain samples (H.265, 7.3.2.2).
func sequence(w, h int) []byte {
	var b bits
	b.put(0, 4) // vps id
	b.put(0, 3) // one layer
	b.put(1, 1)
	profile(&b)
	b.ue(0)         // id
	b.ue(1)         // 4:2:0
	b.ue(uint64(w)) // a multiple of block
	b.ue(uint64(h))
	b.put(0, 1) // nothing cut off
	b.ue(0)     // 8 bits
	b.ue(0)
	b.ue(4)     // picture order count of 8 bits
	b.put(1, 1) // buffering
	b.ue(1)
	b.ue(0)
	b.ue(0)
	b.ue(2) // smallest coding block 32
	b.ue(0) // which is the largest too
	b.ue(0) // smallest transform 4
	b.ue(3) // largest 32
	b.ue(0)
	b.ue(0)
	b.put(0, 1) // no scaling lists
	b.put(0, 1) // no asymmetric parts
	b.put(0, 1) // no sample adaptive offset
	b.put(1, 1) // plain samples, of 8 bits, in blocks of 32
	b.put(7, 4)
	b.put(7, 4)
	b.ue(2)
	b.ue(0)
	b.put(1, 1) // without deblocking
	b.ue(0)     // no reference sets
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1) // no usability information
	b.put(0, 1)
	return unit(33, b.end())
}

// profile is Main, still picture.
func profile(b *bits) {
	b.put(3, 8)
	b.put(0x70000000, 32)
	b.put(0b1001, 4)
	b.put(0, 32)
	b.put(0, 12)
	b.put(120, 8)
}

func video() []byte {
	var b bits
	b.put(0, 4)
	b.put(3, 2)
	b.put(0, 6)
	b.put(0, 3)
	b.put(1, 1)
	b.put(0xFFFF, 16)
	profile(&b)
	b.put(1, 1)
	b.ue(1)
	b.ue(0)
	b.ue(0)
	b.put(0, 6)
	b.ue(0)
	b.put(0, 1)
	b.put(0, 1)
	return unit(32, b.end())
}

// picture is the picture parameter set.
func picture() []byte {
	var b bits
	b.ue(0)
	b.ue(0)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 3)
	b.put(0, 1)
	b.put(0, 1)
	b.ue(0)
	b.ue(0)
	b.ue(0) // quantiser 26
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.ue(0)
	b.ue(0)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.put(1, 1) // deblocking is controlled: off
	b.put(0, 1)
	b.put(1, 1)
	b.put(0, 1)
	b.put(0, 1)
	b.ue(0)
	b.put(0, 1)
	b.put(0, 1)
	return unit(34, b.end())
}

// slice is the whole picture in one slice of plain samples.
func slice(m *image.YCbCr) []byte {
	var head bits
	head.put(1, 1) // first
	head.put(0, 1)
	head.ue(0)
	head.ue(2) // intra
	head.ue(0) // quantiser: that of the set
	head.w1()
	c := &coder{w: head}
	c.start()
	// part_mode, init value 184, quantiser 26 (H.265, 9.3.2.2): likely value 1, state 0
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for y := 0; y < h; y += block {
		for x := 0; x < w; x += block {
			c.likely()        // one part
			c.terminate(true) // plain samples follow
			c.w.n = 0
			c.samples(m, x, y)
			c.start()
			c.terminate(x+block >= w && y+block >= h) // end of the slice
		}
	}
	c.w.n = 0
	return unit(19, c.w.b)
}

// w1 aligns a slice head.
func (w *bits) w1() {
	w.put(1, 1)
	w.n = 0
}

func (c *coder) samples(m *image.YCbCr, x0, y0 int) {
	for y := y0; y < y0+block; y++ {
		at := m.YOffset(x0, y)
		c.w.b = append(c.w.b, m.Y[at:at+block]...)
	}
	for _, plane := range [][]byte{m.Cb, m.Cr} {
		for y := y0; y < y0+block; y += 2 {
			at := m.COffset(x0, y)
			c.w.b = append(c.w.b, plane[at:at+block/2]...)
		}
	}
}
