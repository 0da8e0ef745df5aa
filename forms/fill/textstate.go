package fill

import "math"

// matrix is a transformation [a b c d e f] as PDF writes it.
type matrix []float64

var identityMatrix = matrix{1, 0, 0, 1, 0, 0}

// times applies m first and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// textState is the part of the graphics state that decides where text lies.
type textState struct {
	page, text, line matrix
	font             *textFont
	size, leading    float64
	char, word       float64 // extra space after each character and each space
	stretch          float64 // horizontal scaling, 1 = none
}

func newTextState() textState {
	return textState{page: identityMatrix, text: identityMatrix, line: identityMatrix, stretch: 1}
}

// operator follows the operators that move text or the page.
func (s *textState) operator(op string, args []token) {
	v := make([]float64, 0, 6)
	for _, a := range args {
		if a.kind == tokNumber {
			v = append(v, a.number)
		}
	}
	switch {
	case op == "BT":
		s.text, s.line = identityMatrix, identityMatrix
	case op == "T*":
		s.move(0, -s.leading)
	case op == "cm" && len(v) == 6:
		s.page = matrix(v).times(s.page)
	case op == "Tm" && len(v) == 6:
		s.text, s.line = v, v
	case (op == "Td" || op == "TD") && len(v) == 2:
		if op == "TD" {
			s.leading = -v[1]
		}
		s.move(v[0], v[1])
	case len(v) == 1:
		s.set(op, v[0])
	}
}

func (s *textState) set(op string, v float64) {
	switch op {
	case "TL":
		s.leading = v
	case "Tc":
		s.char = v
	case "Tw":
		s.word = v
	case "Tz":
		s.stretch = v / 100
	}
}

// move starts a new line at an offset from the start of this one.
func (s *textState) move(x, y float64) {
	s.line = matrix{1, 0, 0, 1, x, y}.times(s.line)
	s.text = s.line
}

// advance moves on along the line, in text units.
func (s *textState) advance(x float64) {
	s.text = matrix{1, 0, 0, 1, x * s.stretch, 0}.times(s.text)
}

// at is where the next character lies on the page.
func (s *textState) at() (x, y float64) {
	m := s.text.times(s.page)
	return m[4], m[5]
}

// scale is how much larger a text unit is on the page.
func (s *textState) scale() float64 {
	m := s.text.times(s.page)
	return math.Hypot(m[2], m[3])
}
