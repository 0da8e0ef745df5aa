package text

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// em is the size everything is shaped at; lines are scaled when drawn, so one shaping serves all sizes.
const em = 1000

// ErrTooNarrow says that a single character is wider than the line it should stand on.
var ErrTooNarrow = errors.New("this column is too narrow for its text")

// errLayout stands for a defect of the shaping library on some text; the words themselves stay out of it.
var errLayout = errors.New("this text could not be set in lines")

// Span is a stretch of text in one style.
type Span struct {
	Text  string
	Style Style
	Note  []Span // a footnote whose mark follows Text; who sets pages numbers it and sets Mark, layout passes it by
	Mark  int    // not 0: this span is the mark of that note, and Line.Parts says where it stands
}

// Line is one line of glyphs, ready to draw.
type Line struct {
	W    float64 // width in points
	Size float64 // font size in points
	RTL  bool    // belongs to a right-to-left paragraph: set it flush right
	Last bool    // ends its paragraph or stands before a hard line break

	runs  []shaping.Output
	text  []rune  // of the whole paragraph; clusters point into it
	hits  []hit   // the marks of notes in text
	ruled []ruled // the stretches of text with a line under or through them
}

// Layout sets s in lines no wider than width points; width 0 means one line as wide as it needs. Line breaks in s are
// kept. The paragraph runs in the direction of its first letter. Errors: *MissingGlyph, ErrTooNarrow.
func (s *Set) Layout(txt string, size, width float64, style Style) ([]Line, error) {
	return s.LayoutSpans([]Span{{Text: txt, Style: style}}, size, width)
}

// LayoutSpans is Layout for a paragraph in more than one style.
func (s *Set) LayoutSpans(spans []Span, size, width float64) ([]Line, error) {
	return s.LayoutIndented(spans, size, width, 0)
}

// LayoutIndented is LayoutSpans with a first line shorter by indent points, which the caller leaves free when drawing.
func (s *Set) LayoutIndented(spans []Span, size, width, indent float64) ([]Line, error) {
	var lines []Line
	for _, hard := range splitHard(spans) {
		set, err := s.paragraph(hard, size, width, indent)
		if err != nil {
			return nil, err
		}
		lines = append(lines, set...)
		indent = 0
	}
	return lines, nil
}

// One sets a short text on a single line and remembers it: page numbers, labels, footers.
func (s *Set) One(txt string, size float64, style Style) (Line, error) {
	key := single{txt, size, style}
	if l, ok := s.singles[key]; ok {
		return l, nil
	}
	lines, err := s.Layout(strings.ReplaceAll(Clean(txt), "\n", " "), size, 0, style)
	if err != nil {
		return Line{}, err
	}
	if len(s.singles) < 4096 {
		s.singles[key] = lines[0]
	}
	return lines[0], nil
}

// splitHard cuts spans at line breaks, because the line wrapper panics on them.
func splitHard(spans []Span) [][]Span {
	out := [][]Span{nil}
	for _, sp := range spans {
		for i, part := range strings.Split(Clean(sp.Text), "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if part != "" {
				out[len(out)-1] = append(out[len(out)-1], Span{Text: part, Style: sp.Style, Mark: sp.Mark})
			}
		}
	}
	return out
}

// paragraph sets spans that hold no line break.
func (s *Set) paragraph(spans []Span, size, width, indent float64) (lines []Line, err error) {
	// A shaping library fed with any text on earth may meet its own bug; that costs one document, not the program.
	defer func() {
		if recover() != nil {
			lines, err = nil, errLayout
		}
	}()
	runes, ends := join(spans)
	if len(runes) == 0 {
		return []Line{{Size: size, Last: true}}, nil
	}
	if err := printable(runes); err != nil {
		return nil, err
	}
	dir := direction(runes)
	runs, err := s.shape(runes, ends, spans, dir)
	if err != nil {
		return nil, err
	}
	if width <= 0 {
		return marked(s.wrap(runs, runes, size, math.Inf(1), 0, dir), spans), nil
	}
	// The wrapper lets a space hang over the end of a line even where direction puts ink behind it; then the limit is
	// drawn in until the ink keeps to the column.
	for try := range 4 {
		lines = s.wrap(runs, runes, size, max(width-float64(try)*size/3, 1), indent, dir)
		if overhang(lines, width, indent) <= 0.01 {
			return marked(lines, spans), nil
		}
	}
	return s.chop(spans, size, width, indent)
}

// wrap breaks shaped runs into lines of at most limit points, the first shorter by indent. A number stays whole where the
// column is wide enough for it.
func (s *Set) wrap(runs []shaping.Output, runes []rune, size, limit, indent float64, dir di.Direction) []Line {
	seen := whole(runes)
	lines := s.wrapAs(seen, runs, runes, size, limit, indent, dir)
	if &seen[0] != &runes[0] && torn(lines, runes) {
		return s.wrapAs(runes, runs, runes, size, limit, indent, dir)
	}
	return lines
}

// wrapAs is wrap with the characters that the line breaker sees in place of runes.
func (s *Set) wrapAs(seen []rune, runs []shaping.Output, runes []rune, size, limit, indent float64, dir di.Direction) []Line {
	s.wrapper.Prepare(shaping.WrapConfig{Direction: dir}, seen, shaping.NewSliceIterator(cloneRuns(runs)))
	var lines []Line
	for done := false; !done; {
		var w shaping.WrappedLine
		w, done = s.wrapper.WrapNextLine(int(min((limit-indent)*em/size, 1<<24)))
		if len(w.Line) > 0 {
			lines = append(lines, newLine(w.Line, runes, size, dir))
		}
		indent = 0
	}
	lines[len(lines)-1].Last = true
	return lines
}

// cloneRuns protects the runs from the wrapper, which trims glyphs in place.
func cloneRuns(runs []shaping.Output) []shaping.Output {
	out := slices.Clone(runs)
	for i := range out {
		out[i].Glyphs = slices.Clone(out[i].Glyphs)
	}
	return out
}

// overhang is by how much the widest line exceeds its room.
func overhang(lines []Line, width, indent float64) float64 {
	over := 0.0
	for i, l := range lines {
		room := width
		if i == 0 {
			room -= indent
		}
		over = max(over, l.W-room)
	}
	return over
}

// join puts the spans' characters in a row; ends[i] is where span i stops.
func join(spans []Span) (runes []rune, ends []int) {
	for _, sp := range spans {
		runes = append(runes, []rune(sp.Text)...)
		ends = append(ends, len(runes))
	}
	return runes, ends
}

// direction is that of the first letter (Unicode Standard Annex 9, rules P2 and P3).
func direction(runes []rune) di.Direction {
	for _, r := range runes {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return di.DirectionLTR
		case bidi.R, bidi.AL:
			return di.DirectionRTL
		}
	}
	return di.DirectionLTR
}

// shape cuts the paragraph by direction, script, style and face, and shapes each piece.
func (s *Set) shape(runes []rune, ends []int, spans []Span, dir di.Direction) ([]shaping.Output, error) {
	whole := shaping.Input{Text: oneWay(runes), RunEnd: len(runes), Direction: dir, Size: fixed.I(em), Language: languageOf(runes)}
	pieces := slices.Clone(s.split.Split(whole, s.chains[spans[0].Style%styles]))
	var outs []shaping.Output
	var low []rune // the paragraph for its marks, made once: there may be thousands
	for _, piece := range pieces {
		for i, end := range ends {
			part := piece
			part.Text, part.Face = runes, nil
			if i > 0 {
				part.RunStart = max(part.RunStart, ends[i-1])
			}
			part.RunEnd = min(part.RunEnd, end)
			if part.RunStart >= part.RunEnd {
				continue
			}
			if spans[i].Mark != 0 {
				if low == nil {
					low = ordinaries(runes)
				}
				part.Text = low
				outs = append(outs, s.raise(part))
				continue
			}
			for _, in := range s.chains[spans[i].Style%styles].split(part) {
				out := s.shaper.Shape(in) // without extents the wrapper takes every last glyph for a trailing space
				if err := drawable(out, runes); err != nil {
					return nil, err
				}
				if in.RunStart == 0 && out.Advance == 0 && unicode.Is(unicode.M, runes[0]) {
					room(&out)
				}
				outs = append(outs, out)
			}
		}
	}
	return outs, nil
}

// room gives a mark that opens a paragraph, without a letter to stand on, a place of its own: else it lies over the next
// letter, and PDFium reads that letter twice.
func room(out *shaping.Output) {
	if n := len(out.Glyphs); n > 0 && !out.Direction.IsVertical() {
		out.Glyphs[n-1].Advance += fixed.I(em) / 4
		out.Advance += fixed.I(em) / 4
	}
}

// printable refuses what has no shape of its own. Some fonts map controls to an empty glyph, so that they would vanish
// from the page without a word, and the bidirectional algorithm takes some of them for line breaks.
func printable(runes []rune) error {
	for _, r := range runes {
		if unicode.In(r, unicode.Cc, unicode.Co) || r == utf8.RuneError {
			return &MissingGlyph{r}
		}
	}
	return nil
}

// drawable finds the character behind a glyph the font does not have.
func drawable(out shaping.Output, runes []rune) error {
	for _, g := range out.Glyphs {
		if g.GlyphID != 0 {
			continue
		}
		for _, r := range runes[g.TextIndex():min(len(runes), g.TextIndex()+max(1, g.RunesCount()))] {
			if _, ok := out.Face.NominalGlyph(r); !ok {
				return &MissingGlyph{r}
			}
		}
		return &MissingGlyph{runes[g.TextIndex()]}
	}
	return nil
}

func newLine(runs shaping.Line, runes []rune, size float64, dir di.Direction) Line {
	l := Line{Size: size, RTL: dir == di.DirectionRTL, text: runes}
	for _, run := range runs {
		run.Glyphs = slices.Clone(run.Glyphs) // the wrapper reuses its memory for the next paragraph
		l.runs = append(l.runs, run)
		l.W += float64(run.Advance) / 64 * size / em
	}
	sort.SliceStable(l.runs, func(i, j int) bool { return l.runs[i].VisualIndex < l.runs[j].VisualIndex })
	return l
}

// Text is what the line says, in reading order.
func (l Line) Text() string {
	from, to := len(l.text), 0
	for _, r := range l.runs {
		from, to = min(from, r.Runes.Offset), max(to, r.Runes.Offset+r.Runes.Count)
	}
	if from >= to {
		return ""
	}
	return string(l.text[from:to])
}

// GoString keeps a line's words out of debug output.
func (l Line) GoString() string { return fmt.Sprintf("text.Line{W: %.1f}", l.W) }
