package heiftest

// bits writes the fields of HEVC headers (ITU-T H.265, 9.2).
type bits struct {
	b []byte
	n int // bits used of the last byte
}

func (w *bits) put(v uint64, n int) {
	for i := n - 1; i >= 0; i-- {
		if w.n == 0 {
			w.b = append(w.b, 0)
		}
		w.b[len(w.b)-1] |= byte(v>>i&1) << (7 - w.n)
		w.n = (w.n + 1) % 8
	}
}

// ue is an unsigned Exp-Golomb number.
func (w *bits) ue(v uint64) {
	n := 0
	for (v+1)>>(n+1) > 0 {
		n++
	}
	w.put(0, n)
	w.put(v+1, n+1)
}

// end is the stop bit, and zeros to the end of the byte.
func (w *bits) end() []byte {
	w.put(1, 1)
	w.n = 0
	return w.b
}

// unit is a NAL unit: its head, and its body with the bytes that keep start codes out.
func unit(kind byte, body []byte) []byte {
	out := []byte{kind << 1, 1}
	zeros := 0
	for _, c := range body {
		if zeros >= 2 && c <= 3 {
			out = append(out, 3)
			zeros = 0
		}
		out = append(out, c)
		if zeros++; c != 0 {
			zeros = 0
		}
	}
	return out
}
