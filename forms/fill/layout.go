package fill

import "math"

const (
	floorSize = 7.0  // points: the smallest size that text is shrunk to
	tinySize  = 4.0  // points: the smallest size in a box that is itself lower than one line at floorSize
	lineDist  = 1.15 // distance of baselines in ems
	typicalUp = 0.73 // height of capitals in ems, for centring
	typicalDn = 0.21 // depth of descenders in ems
	sizeStep  = 0.25
)

// line is a run of glyphs [from, to) drawn on one baseline. The next line starts at next: what lies between is white
// space at the break, which counts as shown.
type line struct{ from, to, next int }

// laid is text laid out in a box.
type laid struct {
	lines []line
	size  float64
	shown int       // glyphs that are shown; the rest has no room
	many  bool      // set from the top, not centred on one line
	bases []float64 // baselines, where the lines stand on printed ones
}

// area is where text goes: the inner size of a box in points and the size limits of its text.
type area struct {
	width, height float64
	most, least   float64 // text size
	multi         bool
	rules         []float64 // baselines of printed lines, from the top
}

func advance(g []glyph) float64 {
	sum := 0.0
	for _, x := range g {
		sum += x.advance
	}
	return sum
}

// reach returns how far the glyphs stand out above and below the baseline, in ems, at least like ordinary letters.
func reach(g []glyph) (top, bottom float64) {
	top, bottom = typicalUp, -typicalDn
	for _, x := range g {
		top, bottom = math.Max(top, x.top), math.Min(bottom, x.bottom)
	}
	return top, bottom
}

// fit lays glyphs out at the largest size within the limits at which all of them have room. If even the smallest size
// does not do, it shows what fits, up to the end of a word.
func fit(g []glyph, a area) laid {
	top, bottom := reach(g)
	if high := a.height / (top - bottom); high < a.least { // a box lower than a line of the smallest size
		a.least = math.Max(tinySize, math.Floor(high/sizeStep)*sizeStep)
	}
	a.most = math.Max(a.least, math.Min(a.most, a.height/(top-bottom)))
	if !a.multi {
		one := fitLine(g, a)
		if one.shown == len(g) || 2*a.least*lineDist > a.height {
			return one
		}
		// The box is high enough for lines, although the form does not say so: better two lines than an overflow.
		if several := fitLines(g, a, top, bottom); several.shown > one.shown {
			return several
		}
		return one
	}
	if len(a.rules) > 0 {
		return fitRules(g, a)
	}
	return fitLines(g, a, top, bottom)
}

// fitRules sets one line of text on each printed line. What does not fit on them is left over: text set across printed
// lines looks struck out.
func fitRules(g []glyph, a area) laid {
	distance := a.height
	for i := 1; i < len(a.rules); i++ {
		distance = math.Min(distance, a.rules[i-1]-a.rules[i])
	}
	most := math.Max(a.least, math.Min(a.most, math.Min(distance*0.85, wordSize(g, a))))
	for size := most; ; size = math.Max(a.least, size-sizeStep) {
		lines := wrap(g, a.width/size)
		if len(lines) <= len(a.rules) {
			return laid{lines: lines, size: size, shown: len(g), bases: a.rules}
		}
		if size <= a.least {
			lines = lines[:len(a.rules)]
			end := wordEnd(g, lines[len(lines)-1].next)
			return laid{lines: cut(lines, end), size: size, shown: end, bases: a.rules}
		}
	}
}

func fitLine(g []glyph, a area) laid {
	size := a.most
	if w := advance(g); w*size > a.width {
		size = math.Max(a.least, math.Floor(a.width/w/sizeStep)*sizeStep)
	}
	if advance(g)*size <= a.width+0.01 {
		return laid{lines: []line{{0, len(g), len(g)}}, size: size, shown: len(g)}
	}
	end := wordEnd(g, prefix(g, a.width/size))
	return laid{lines: []line{{0, end, end}}, size: size, shown: end}
}

func fitLines(g []glyph, a area, top, bottom float64) laid {
	a.most = math.Max(a.least, math.Min(a.most, wordSize(g, a)))
	for size := a.most; ; size = math.Max(a.least, size-sizeStep) {
		lines := wrap(g, a.width/size)
		room := 1 + int(math.Floor((a.height/size-(top-bottom))/lineDist+0.001))
		if len(lines) <= room {
			return laid{lines: lines, size: size, shown: len(g), many: true}
		}
		if size > a.least {
			continue
		}
		lines = lines[:max(0, room)]
		end := 0
		if len(lines) > 0 {
			end = wordEnd(g, lines[len(lines)-1].next)
		}
		return laid{lines: cut(lines, end), size: size, shown: end, many: true}
	}
}

// wordSize is the largest size at which no word is broken in two; if that is below the smallest size, the one at which
// at least each letter has room.
func wordSize(g []glyph, a area) float64 {
	if s := a.width / widestWord(g); s >= a.least {
		return math.Floor(s/sizeStep) * sizeStep
	}
	widest := 0.1
	for _, x := range g {
		widest = math.Max(widest, x.advance)
	}
	return a.width / widest
}

// widestWord is the width of the widest run without a place to break, in ems.
func widestWord(g []glyph) float64 {
	widest, sum := 0.1, 0.0
	for _, x := range g {
		if x.space() || x.newline() {
			sum = 0
			continue
		}
		sum += x.advance
		widest = math.Max(widest, sum)
		if breakable(x.r) {
			sum = 0
		}
	}
	return widest
}

// cut shortens lines so that they end at glyph end.
func cut(lines []line, end int) []line {
	for len(lines) > 0 && lines[len(lines)-1].from >= end {
		lines = lines[:len(lines)-1]
	}
	if n := len(lines); n > 0 {
		lines[n-1].to = min(lines[n-1].to, end)
		lines[n-1].next = end
	}
	return lines
}

// prefix is how many glyphs fit in width (ems).
func prefix(g []glyph, width float64) int {
	sum := 0.0
	for i, x := range g {
		if sum += x.advance; sum > width+0.0005 {
			return i
		}
	}
	return len(g)
}

// wordEnd moves n back to the end of a word: no word is shown in part.
func wordEnd(g []glyph, n int) int {
	if n <= 0 {
		return 0
	}
	if n >= len(g) || g[n].space() || g[n].newline() {
		return n
	}
	for n > 0 && !g[n-1].space() && !g[n-1].newline() && !breakable(g[n-1].r) {
		n--
	}
	return n
}

// breakable characters are followed by a place where a line may end without a space: CJK has no spaces.
func breakable(r rune) bool {
	return r >= 0x2E80 && r <= 0xD7AF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000
}

// wrap breaks glyphs into lines no wider than width (ems): at spaces, and inside a word only when the word alone is
// wider than a line.
func wrap(g []glyph, width float64) []line {
	var lines []line
	for from := 0; from < len(g); {
		l := nextLine(g, from, width)
		lines = append(lines, l)
		from = l.next
	}
	return lines
}

func nextLine(g []glyph, from int, width float64) line {
	sum, lastBreak := 0.0, -1
	for i := from; i < len(g); i++ {
		if g[i].newline() {
			return lineTo(g, from, i, i+1)
		}
		if sum += g[i].advance; sum > width+0.0005 && !g[i].space() {
			switch {
			case lastBreak > from:
				return lineTo(g, from, lastBreak, lastBreak)
			case i > from:
				return line{from, i, i}
			default:
				return line{from, from + 1, from + 1} // a single glyph wider than the line still has to go somewhere
			}
		}
		if g[i].space() || breakable(g[i].r) {
			lastBreak = i + 1
		}
	}
	return lineTo(g, from, len(g), len(g))
}

// lineTo ends a line and leaves the spaces at its end undrawn.
func lineTo(g []glyph, from, to, next int) line {
	for to > from && g[to-1].space() {
		to--
	}
	return line{from, to, next}
}
