package office

import (
	"html"
	"strconv"
	"unicode/utf16"
)

// charsetPage is the codepage of a font's character set.
var charsetPage = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
	186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437}

var pageLabel = map[int]string{10000: "macintosh", 437: "ibm437", 866: "ibm866", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5",
	874: "windows-874", 65001: "utf-8"}

func (r *rtf) label() string {
	page := r.page
	if p := r.fonts[r.state.font]; p != 0 {
		page = p
	}
	if l := pageLabel[page]; l != "" {
		return l
	}
	return "windows-" + strconv.Itoa(page)
}

// codepage takes a byte of a codepage; those of two bytes are put together in flush.
func (r *rtf) codepage(c byte) {
	r.begun = false
	if r.left > 0 {
		r.left--
		return
	}
	r.flushUnits()
	if r.heard() {
		r.bytes = append(r.bytes, c)
	}
}

// plainByte takes a character that stands for itself; bytes above ASCII are of the codepage.
func (r *rtf) plainByte(c byte) {
	r.begun = false
	if c >= 0x80 || len(r.bytes) > 0 && len(r.bytes)%2 == 1 && twoBytes(r.label()) && c >= 0x40 {
		r.codepage(c)
		return
	}
	if r.left > 0 {
		r.left--
		return
	}
	r.flush()
	r.text(string(rune(c)))
}

func twoBytes(label string) bool {
	return label == "shift_jis" || label == "gbk" || label == "euc-kr" || label == "big5"
}

// unicode takes a UTF-16 unit, which the file writes as a signed number.
func (r *rtf) unicode(n int) {
	r.flushBytes()
	if r.heard() {
		r.units = append(r.units, uint16(n))
	}
	r.left = r.state.skip
}

func (r *rtf) flush() {
	r.flushBytes()
	r.flushUnits()
}

func (r *rtf) flushBytes() {
	if len(r.bytes) == 0 {
		return
	}
	s, _ := Decode(r.bytes, r.label())
	r.bytes = r.bytes[:0]
	r.write(s)
}

func (r *rtf) flushUnits() {
	if len(r.units) == 0 {
		return
	}
	s := string(utf16.Decode(r.units))
	r.units = r.units[:0]
	r.write(s)
}

func (r *rtf) text(s string) {
	r.begun = false
	r.flush()
	if r.heard() {
		r.write(s)
	}
}

// heard reports whether what stands here is part of the text.
func (r *rtf) heard() bool {
	return r.deep == 0 && !r.state.off && !silent[r.state.dest] && r.state.dest != "unknown"
}

func (r *rtf) write(s string) {
	if r.html {
		if !r.state.tag {
			s = html.EscapeString(s)
		}
		r.out.WriteString(s)
		return
	}
	switch {
	case r.state.deletes:
		r.mark("deleted")
	case r.state.inserts:
		r.mark("inserted")
	default:
		r.mark("")
	}
	r.out.WriteString(s)
}

// mark opens and closes the bracket of a tracked change.
func (r *rtf) mark(change string) {
	if change == r.change {
		return
	}
	if r.change != "" {
		r.out.WriteString("]")
	}
	if change != "" {
		r.out.WriteString("[" + change + ": ")
	}
	r.change = change
}
