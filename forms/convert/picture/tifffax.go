package picture

import (
	"bytes"
	"image"
	"io"
	"math/bits"

	"golang.org/x/image/ccitt"

	"github.com/harborfile/harborfile/forms/convert/ifd"
)

const (
	tagFillOrder  = 266
	tagFaxOptions = 292

	compressionRuns = 2 // the codes of a fax without marks; each line begins with a byte (TIFF 6.0, section 10)
	compressionFax  = 3
	faxTwoDimension = 1
)

// tiffFax decodes a fax page (ITU-T T.4). For pages coded line by line there is a decoder, which stops at the zeros that machines put
// before the mark of a line's end, so that it ends with a byte; given one line at a time it does not mind them. A line
// that cannot be read shows what it has, and white, and partly says so: fax lines are lost in the best of calls.
func tiffFax(f *ifd.File, d ifd.Dir, w, h int) (m *image.Gray, partly bool, err error) {
	against := d.Int(tagFaxOptions, 0)&faxTwoDimension != 0
	runs := d.Int(tagCompression, 1) == compressionRuns
	at, size := ints(d, tagStrips, h), ints(d, tagStripSizes, h)
	rows := int(min(max(d.Int(tagRows, int64(h)), 1), int64(h)))
	if len(at) != len(size) || len(at)*rows < h {
		return nil, false, ErrUnreadable
	}
	m = image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	black := byte(0)
	if d.Int(tagPhotometric, 0) == 1 { // written the other way round
		black = 255
	}
	read := 0
	for i := range at {
		if at[i] < 0 || size[i] < 0 || at[i]+size[i] > int64(len(f.Data)) {
			return nil, false, ErrUnreadable
		}
		strip := f.Data[at[i] : at[i]+size[i]]
		if d.Int(tagFillOrder, 1) == 2 {
			strip = bytes.Clone(strip)
			for k := range strip {
				strip[k] = bits.Reverse8(strip[k])
			}
		}
		if most := min(rows, h-i*rows); against || runs {
			r := &faxReader{strip: strip, width: w}
			lines := r.lines
			if runs {
				lines = r.unmarked
			}
			for k, line := range lines(most) {
				if line != nil {
					paintLine(m.Pix[(i*rows+k)*m.Stride:][:w], line, black)
					read++
				}
			}
			continue
		}
		for k, line := range faxLines(strip, rows) {
			if y := i*rows + k; y < h && faxLine(line, m.Pix[y*m.Stride:][:w], black) {
				read++
			}
		}
	}
	if read*10 < h*9 { // not one of ten lines may be lost
		return nil, false, ErrUnreadable
	}
	return m, read < h, nil
}

// paintLine paints a line by the places where its colour changes, white first.
func paintLine(row []byte, changes []int, black byte) {
	x, colour := 0, ^black
	for _, to := range append(changes[:len(changes):len(changes)], len(row)) {
		for ; x < to; x++ {
			row[x] = colour
		}
		colour = ^colour
	}
}

// faxLines cuts a strip at the marks of its lines' ends, which are eleven zeros or more and a one, and gives at most so
// many lines, each from a mark of its own to six that end a page.
func faxLines(strip []byte, most int) [][]byte {
	var lines [][]byte
	line, zeros := newLine(), 0
	for i := 0; i < 8*len(strip) && len(lines) < most; i++ {
		bit := strip[i/8] >> (7 - i%8) & 1
		line.put(bit)
		if zeros++; bit == 0 {
			continue
		}
		if zeros > 11 {
			if line.n > 12+zeros { // not the mark that begins the strip
				lines = append(lines, line.end(zeros))
			}
			line = newLine()
		}
		zeros = 0
	}
	if line.n > 12+zeros && len(lines) < most { // the last one needs no mark
		lines = append(lines, line.end(0))
	}
	return lines
}

// faxLine decodes one line into its pixels.
func faxLine(line, row []byte, black byte) bool {
	r := ccitt.NewReader(bytes.NewReader(line), ccitt.MSB, ccitt.Group3, len(row), 1, nil)
	packed := make([]byte, (len(row)+7)/8)
	n, err := io.ReadFull(r, packed)
	for x := range min(8*n, len(row)) {
		if packed[x/8]>>(7-x%8)&1 == 1 {
			row[x] = ^black
		} else {
			row[x] = black
		}
	}
	return err == nil
}

// bitLine is a line as bits.
type bitLine struct {
	b []byte
	n int
}

func newLine() *bitLine {
	l := &bitLine{}
	l.mark()
	return l
}

func (l *bitLine) put(bit byte) {
	if l.n%8 == 0 {
		l.b = append(l.b, 0)
	}
	l.b[l.n/8] |= bit << (7 - l.n%8)
	l.n++
}

// mark is a line's end: eleven zeros and a one.
func (l *bitLine) mark() {
	for range 11 {
		l.put(0)
	}
	l.put(1)
}

// end takes the last bit off, which is the one of the mark after the line, and ends the page.
func (l *bitLine) end(mark int) []byte {
	if mark > 0 {
		l.n--
		l.b[l.n/8] &^= 1 << (7 - l.n%8)
		if l.n%8 == 0 {
			l.b = l.b[:l.n/8]
		}
	}
	for range 6 {
		l.mark()
	}
	return l.b
}
