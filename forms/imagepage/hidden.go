package imagepage

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// hidden is the font of the words nobody sees. Every letter (with the marks that belong to it) of any script gets a
// glyph of its own, in the order of first use; the character map gives the letter back.
type hidden struct {
	w         *pdfw.Writer
	resources int // object number of the font dictionary
	codes     map[string]int
	letters   []string // by code
}

// perFont is how many letters one font holds; a composite font has codes of two bytes.
const perFont = 60_000

func newHidden(w *pdfw.Writer) hidden {
	return hidden{w: w, resources: w.Alloc(), codes: map[string]int{}}
}

// code is the number of a letter.
func (f *hidden) code(letter string) int {
	n, ok := f.codes[letter]
	if !ok {
		n = len(f.letters)
		f.codes[letter] = n
		f.letters = append(f.letters, letter)
	}
	return n
}

// lay writes words in text rendering mode 3, invisible (ISO 32000-1, table 106). height is that of the page.
func (f *hidden) lay(b *bytes.Buffer, height float64, words []Word) {
	if len(words) == 0 {
		return
	}
	b.WriteString("BT 3 Tr\n")
	for i, d := range words {
		line := lineOf(d, height)
		// A real space, so that words do not run together where a reader does not guess one from the gap.
		space := i+1 < len(words) && words[i+1].Turn == d.Turn && line.before(lineOf(words[i+1], height))
		f.show(b, visual(letters(d.Text)), line, space)
	}
	b.WriteString("ET\n")
}

// stretch is where a word runs: from a point of the page along a direction.
type stretch struct {
	x, y     float64 // lower left corner of the word as it is read, in user space
	cos, sin float64
	w, h     float64 // along the line and across it
}

func lineOf(d Word, height float64) stretch {
	w, h := d.X1-d.X0, d.Y1-d.Y0
	switch ((d.Turn % 360) + 360) % 360 {
	case 90: // read downwards
		return stretch{d.X0, height - d.Y0, 0, -1, h, w}
	case 180:
		return stretch{d.X1, height - d.Y0, -1, 0, w, h}
	case 270: // read upwards
		return stretch{d.X1, height - d.Y1, 0, 1, h, w}
	}
	return stretch{d.X0, height - d.Y1, 1, 0, w, h}
}

// before reports whether another word follows on the same line.
func (s stretch) before(next stretch) bool {
	dx, dy := next.x-s.x, next.y-s.y
	along, across := dx*s.cos+dy*s.sin, dy*s.cos-dx*s.sin
	gap := along - s.w
	return gap > 0.05*s.h && gap < 4*s.h && math.Abs(across) < 0.6*max(s.h, next.h)
}

// show writes letters along a stretch, drawn out or squeezed to its width; a space may follow.
func (f *hidden) show(b *bytes.Buffer, letters []string, s stretch, space bool) {
	natural := 0.0
	for _, l := range letters {
		natural += float64(advance(l)) / 1000
	}
	if natural == 0 || s.h <= 0 || s.w <= 0 {
		return
	}
	if space {
		letters = append(letters[:len(letters):len(letters)], " ")
	}
	up := -lowest * s.h / 1000
	fmt.Fprintf(b, "%s %s %s %s %s %s Tm %s Tz", pdfw.Num(s.cos), pdfw.Num(s.sin), pdfw.Num(-s.sin), pdfw.Num(s.cos),
		pdfw.Num(s.x-s.sin*up), pdfw.Num(s.y+s.cos*up), pdfw.Num(100*s.w/(natural*s.h)))
	for i := 0; i < len(letters); {
		font := f.code(letters[i]) / perFont
		fmt.Fprintf(b, " /H%d %s Tf <", font, pdfw.Num(s.h))
		for ; i < len(letters) && f.code(letters[i])/perFont == font; i++ {
			fmt.Fprintf(b, "%04X", f.code(letters[i])%perFont+1)
		}
		b.WriteString("> Tj")
	}
	b.WriteByte('\n')
}

// letters divides a text into letters with their marks. What leaves no mark on paper is left out, and line breaks
// become spaces.
func letters(s string) []string {
	s = strings.Join(strings.Fields(text.Clean(strings.ToValidUTF8(s, "\uFFFD"))), " ")
	var out []string
	for _, r := range s {
		switch {
		case unicode.IsControl(r):
		case len(out) > 0 && len(out[len(out)-1]) < 64 && (unicode.Is(unicode.M, r) || r == '\u200C' || r == '\u200D'):
			out[len(out)-1] += string(r)
		default:
			out = append(out, string(r))
		}
	}
	return out
}

// visual turns a word into the order in which its letters stand on paper, from left to right: readers turn the letters
// of right-to-left scripts round again.
func visual(letters []string) []string {
	if !rightToLeft(letters) {
		return letters
	}
	out := make([]string, 0, len(letters))
	for end := len(letters); end > 0; {
		start := end - 1
		for number(letters[start]) && start > 0 && number(letters[start-1]) {
			start-- // numbers keep their order
		}
		out = append(out, letters[start:end]...)
		end = start
	}
	return out
}

func rightToLeft(letters []string) bool {
	for _, l := range letters {
		p, _ := bidi.LookupString(l)
		switch p.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}

func number(letter string) bool {
	p, _ := bidi.LookupString(letter)
	return p.Class() == bidi.EN || p.Class() == bidi.AN
}

// finish writes the fonts.
func (f *hidden) finish() {
	var names strings.Builder
	for from := 0; from < len(f.letters); from += perFont {
		fmt.Fprintf(&names, "/H%d %d 0 R", from/perFont, f.embed(f.letters[from:min(from+perFont, len(f.letters))]))
	}
	f.w.Put(f.resources, "<<"+names.String()+">>")
}

// embed writes one composite font (ISO 32000-1, 9.7) and returns its object number.
func (f *hidden) embed(letters []string) int {
	program := boxFont(letters)
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	name := string(tag) + "+Invisible"
	file, cmap := f.w.Alloc(), f.w.Alloc()
	f.w.Flate(file, fmt.Sprintf("/Length1 %d", len(program)), program)
	f.w.Flate(cmap, "", toUnicode(letters))
	descriptor := f.w.Add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200"+
		"/CapHeight 700/StemV 80/FontFile2 %d 0 R>>", name, file))
	var widths strings.Builder
	for _, l := range letters {
		fmt.Fprintf(&widths, "%d ", advance(l))
	}
	cid := f.w.Add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/CIDToGIDMap/Identity/FontDescriptor %d 0 R/DW 500/W[1[%s]]>>", name, descriptor, strings.TrimSpace(widths.String())))
	return f.w.Add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, cmap))
}
