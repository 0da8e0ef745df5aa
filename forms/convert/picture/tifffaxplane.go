package picture

// A faxReader decodes lines of which some are coded against the line above (ITU-T T.4, 4.2), as most fax servers keep
// what comes in. Each line is preceded by a mark of eleven zeros and a one, and by a bit that says which way it is coded.
type faxReader struct {
	strip []byte
	at    int // next bit
	width int
}

func (r *faxReader) bit() int {
	if r.at >= 8*len(r.strip) {
		r.at++
		return 0
	}
	b := r.strip[r.at/8] >> (7 - r.at%8) & 1
	r.at++
	return int(b)
}

func (r *faxReader) over() bool { return r.at >= 8*len(r.strip) }

// lines gives at most so many lines of a strip, each as the places where its colour changes, white first. A line that
// cannot be read is nil, and so is each after it up to one that needs no line above it.
func (r *faxReader) lines(most int) [][]int {
	var out [][]int
	above := []int{}
	for len(out) < most && r.mark() {
		var line []int
		single, from := r.bit(), r.at
		if single == 1 {
			if r.next(12) == 1 { // a mark after a mark: the page ends
				break
			}
			line = r.single()
		} else if above != nil {
			line = r.against(above)
		}
		if above = line; line == nil {
			r.at = from // the next mark may have been read into
		}
		out = append(out, line)
	}
	return out
}

// unmarked gives the lines of a strip without marks.
func (r *faxReader) unmarked(most int) [][]int {
	var out [][]int
	for len(out) < most && !r.over() {
		line := r.single()
		if line == nil { // nothing says where the next one begins
			break
		}
		out = append(out, line)
		r.at = (r.at + 7) / 8 * 8
	}
	return out
}

// mark goes behind the next mark.
func (r *faxReader) mark() bool {
	for zeros := 0; !r.over(); {
		switch {
		case r.bit() == 0:
			zeros++
		case zeros >= 11:
			return true
		default:
			zeros = 0
		}
	}
	return false
}

// next looks at the next bits and stays where it is.
func (r *faxReader) next(n int) (v int) {
	at := r.at
	for range n {
		v = v<<1 | r.bit()
	}
	r.at = at
	return v
}

// run reads a length.
func (r *faxReader) run(table runs) (total int, ok bool) {
	const longest = 13
	for total <= r.width {
		key, n := 1, -1
		for range longest {
			key = key<<1 | r.bit()
			if v, found := table[key]; found {
				n = v
				break
			}
		}
		if n < 0 {
			return 0, false
		}
		if total += n; n < 64 {
			return total, total <= r.width
		}
	}
	return 0, false
}

// single reads a line that is coded by itself; nil where it is not whole.
func (r *faxReader) single() []int {
	line, x := []int{}, 0
	for x < r.width {
		n, ok := r.run(colour(len(line)))
		if x += n; !ok || x > r.width {
			return nil
		}
		line = append(line, x)
	}
	return line
}

// colour is the table of the colour after so many changes.
func colour(changes int) runs {
	if changes%2 == 0 {
		return whiteRuns
	}
	return blackRuns
}

// against reads a line that is coded against the one above it; nil where it is not whole.
func (r *faxReader) against(above []int) []int {
	line, x, i := []int{}, -1, 0
	for x < r.width {
		i = nextAbove(above, x, i, len(line)%2)
		b1, b2 := r.change(above, i), r.change(above, i+1)
		switch shift, mode := r.mode(); mode {
		case pass:
			x = b2
		case across:
			first, ok1 := r.run(colour(len(line)))
			second, ok2 := r.run(colour(len(line) + 1))
			from := max(x, 0)
			if x = from + first + second; !ok1 || !ok2 || x > r.width {
				return nil
			}
			line = append(line, from+first, x)
		case nearby:
			to := b1 + shift
			if to < max(x, 0) || to > r.width {
				return nil
			}
			line, x = append(line, to), to
		default:
			return nil
		}
	}
	return line
}

// nextAbove is the first change of the line above that lies right of a place and is one to the other colour. The search
// goes on from the one before it.
func nextAbove(above []int, x, from, colour int) int {
	i := max(from-1, 0)
	if i%2 != colour {
		i++
	}
	for i < len(above) && above[i] <= x {
		i += 2
	}
	return i
}

// change is where a line changes; beyond its last change that is its end.
func (r *faxReader) change(line []int, i int) int {
	if i < len(line) {
		return line[i]
	}
	return r.width
}

// The ways in which a change is coded (T.4, table 4).
type faxMode int

const (
	unknownMode faxMode = iota
	pass
	across // two lengths
	nearby // near a change of the line above
)

// mode reads one; shift is how far from the change above.
func (r *faxReader) mode() (shift int, mode faxMode) {
	zeros := 0
	for r.bit() == 0 {
		if zeros++; zeros > 5 {
			return 0, unknownMode
		}
	}
	switch zeros {
	case 0:
		return 0, nearby
	case 1:
		return r.side(1), nearby
	case 2:
		return 0, across
	case 3:
		return 0, pass
	case 4:
		return r.side(2), nearby
	}
	return r.side(3), nearby
}

// side reads to which side.
func (r *faxReader) side(n int) int {
	if r.bit() == 1 {
		return n
	}
	return -n
}
