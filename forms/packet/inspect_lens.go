package packet

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// lens looks at one page.
type lens struct {
	*source
	fonts  map[int]bool // object number -> its font is in the file, over all pages
	seen   map[int]bool // forms whose resources were looked through
	area   float64      // of the page, in square points
	found  int          // fonts that are not in the file
	budget int          // things drawn that are still followed
	drawn  []shown
}

// shown is one picture as it is drawn.
type shown struct{ dpi, share float64 }

// dpi is the resolution of the pictures that make the page, and whether they cover nearly all of it. A scan may lie there
// in strips, and in layers: letters in fine dots over a coarse ground. The page is as readable as the coarsest of the
// pictures that it takes to cover it, the finest first. Of pictures side by side, none of which an eye would miss, the
// coarsest counts.
func (l *lens) dpi() (dots int, whole bool) {
	all := 0.0
	for _, p := range l.drawn {
		all += p.share
	}
	if all < pictureShare {
		return 0, false
	}
	slices.SortFunc(l.drawn, func(a, b shown) int { return cmp.Compare(b.dpi, a.dpi) })
	need, least := min(all, 1)*readShare, 0.0
	for _, p := range l.drawn {
		if need <= 0 {
			break
		}
		need, least = need-p.share, p.dpi
	}
	return max(1, int(math.Round(least))), all >= wholeShare
}

// loose counts the fonts that a reader's computer has to have.
func (l *lens) loose(resources types.Dict, depth int) {
	if resources == nil || depth > 8 {
		return
	}
	for _, o := range l.dict(resources["Font"]) {
		if !l.inside(o) {
			l.found++
		}
	}
	for _, o := range l.dict(resources["XObject"]) {
		ref, ok := o.(types.IndirectRef)
		if !ok || l.seen[ref.ObjectNumber.Value()] {
			continue
		}
		l.seen[ref.ObjectNumber.Value()] = true
		if sd, ok := l.deref(o).(types.StreamDict); ok && l.name(sd.Dict["Subtype"]) == "Form" {
			l.loose(l.dict(sd.Dict["Resources"]), depth+1)
		}
	}
}

// inside reports whether a font's outlines are in the file.
func (l *lens) inside(o types.Object) bool {
	number := 0
	if ref, ok := o.(types.IndirectRef); ok {
		number = ref.ObjectNumber.Value()
		if in, known := l.fonts[number]; known {
			return in
		}
	}
	font := l.dict(o)
	in := l.name(font["Subtype"]) == "Type3"
	if kids := l.array(font["DescendantFonts"]); len(kids) > 0 {
		font = l.dict(kids[0])
	}
	d := l.dict(font["FontDescriptor"])
	for _, k := range []string{"FontFile", "FontFile2", "FontFile3"} {
		in = in || l.deref(d[k]) != nil
	}
	if number > 0 {
		l.fonts[number] = in
	}
	return in
}

// content follows a drawing as far as is needed to know where pictures lie: the state of the page and what is drawn by
// name.
func (l *lens) content(data []byte, resources types.Dict, m [6]float64, depth int) {
	var numbers []float64
	var stack [][6]float64
	name, own := "", map[string]int{} // of a picture within the drawing
	for i := 0; i < len(data) && l.budget > 0; {
		switch ch := data[i]; {
		case ch == '(':
			i = afterString(data, i)
		case ch == '%':
			i = afterAny(data, i, "\r\n")
		case ch == '/':
			end := afterRegular(data, i+1)
			name, i = string(data[i+1:end]), end
		case isRegular(ch):
			end := afterRegular(data, i)
			word := string(data[i:end])
			i = end
			if n, err := strconv.ParseFloat(word, 64); err == nil {
				numbers = append(numbers[max(0, len(numbers)-5):], n)
				if name != "" {
					own[name], name = int(n), ""
				}
				continue
			}
			switch word {
			case "q":
				if len(stack) < 100 {
					stack = append(stack, m)
				}
			case "Q":
				if n := len(stack); n > 0 {
					m, stack = stack[n-1], stack[:n-1]
				}
			case "cm":
				if len(numbers) == 6 {
					m = times([6]float64(numbers), m)
				}
			case "BI":
				clear(own)
			case "ID":
				l.budget--
				l.show(max(own["W"], own["Width"]), max(own["H"], own["Height"]), m)
				i = afterImage(data, i)
			case "Do":
				l.draw(name, resources, m, depth)
			}
			numbers = numbers[:0]
		default:
			i++
		}
	}
}

// draw follows one thing drawn by name.
func (l *lens) draw(name string, resources types.Dict, m [6]float64, depth int) {
	l.budget--
	sd, ok := l.deref(l.dict(resources["XObject"])[name]).(types.StreamDict)
	if !ok {
		return
	}
	switch l.name(sd.Dict["Subtype"]) {
	case "Image":
		across, down := l.integer(sd.Dict["Width"]), l.integer(sd.Dict["Height"])
		for _, k := range []string{"SMask", "Mask"} { // the shape of letters, finer than their colour
			if mask, ok := l.deref(sd.Dict[k]).(types.StreamDict); ok {
				across, down = max(across, l.integer(mask.Dict["Width"])), max(down, l.integer(mask.Dict["Height"]))
			}
		}
		l.show(across, down, m)
	case "Form":
		own := l.dict(sd.Dict["Resources"])
		if own == nil {
			own = resources
		}
		if k := l.numbers(sd.Dict["Matrix"]); len(k) == 6 {
			m = times([6]float64(k), m)
		}
		if data, ok := l.decoded(sd); ok && depth < 8 {
			l.content(data, own, m, depth+1)
		}
	}
}

// show notes a picture of so many dots in the place that m gives.
func (l *lens) show(across, down int, m [6]float64) {
	w, h := math.Hypot(m[0], m[1]), math.Hypot(m[2], m[3])
	if w <= 0 || h <= 0 || l.area <= 0 || across <= 0 || down <= 0 {
		return
	}
	l.drawn = append(l.drawn, shown{72 * min(float64(across)/w, float64(down)/h), w * h / l.area})
}

// times is a after b in the sense of a page's matrices (ISO 32000-1, 8.3.4).
func times(a, b [6]float64) [6]float64 {
	return [6]float64{
		a[0]*b[0] + a[1]*b[2], a[0]*b[1] + a[1]*b[3],
		a[2]*b[0] + a[3]*b[2], a[2]*b[1] + a[3]*b[3],
		a[4]*b[0] + a[5]*b[2] + b[4], a[4]*b[1] + a[5]*b[3] + b[5],
	}
}
