package text

import (
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// How large the mark of a note is, and how far above the line it stands, in parts of the font size. Readers take letters
// that stand half of their own size above the others for a line of their own.
const (
	raisedSize = 0.64
	raisedBy   = 0.3
)

// raise shapes the mark of a note: the figures of the upright style, smaller and above the line, since few fonts have a
// full set of raised figures. They stand in the file as a font of their own, so that they extract as raised figures, and
// the figures of the words as what they are. The paragraph of the mark has been made ordinary.
func (s *Set) raise(mark shaping.Input) shaping.Output {
	if s.raised == nil {
		s.raised = &outFont{set: s, from: s.chains[Regular].first().from, id: len(s.fonts), used: map[font.GID]string{}}
		s.fonts = append(s.fonts, s.raised)
		s.raised.open()
	}
	mark.Face = s.raised.face
	mark.Size = fixed.Int26_6(raisedSize * em * 64)
	return s.shaper.Shape(mark)
}

// ordinaries is a paragraph with ordinary figures in the place of raised ones.
func ordinaries(runes []rune) []rune { return []rune(strings.Map(ordinary, string(runes))) }

// ordinary is the figure that a raised figure is drawn with.
func ordinary(r rune) rune {
	if i := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); i >= 0 {
		return '0' + rune(len([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹"[:i])))
	}
	return r
}

// relative is the size of a run in parts of the size of its line: less than 1 for the mark of a note.
func relative(run shaping.Output) float64 { return float64(run.Size) / 64 / em }
