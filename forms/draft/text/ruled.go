package text

import (
	"bytes"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
)

// ruled is a stretch of a paragraph with a line under it or through it.
type ruled struct {
	from, to int
	style    Style // Underline, Strike, or both
}

// Where the lines stand, in parts of the font size: below and above the baseline, and how thick they are.
const (
	underlineAt = -0.12
	strikeAt    = 0.24
	ruleThick   = 0.055
)

// ruledIn finds the stretches of spans that have a line.
func ruledIn(spans []Span) []ruled {
	var out []ruled
	at := 0
	for _, sp := range spans {
		n := len([]rune(sp.Text))
		if st := sp.Style & (Underline | Strike); st != 0 {
			out = append(out, ruled{at, at + n, st})
		}
		at += n
	}
	return out
}

// rule draws the lines of a run that begins at a character of the paragraph and reaches from x0 to x1. A run never
// reaches over the end of a span, so one answer is good for all of it.
func (l Line) rule(b *bytes.Buffer, at int, x0, x1, y float64) {
	for _, r := range l.ruled {
		if at < r.from || at >= r.to {
			continue
		}
		if r.style&Underline != 0 {
			bar(b, x0, x1, y+underlineAt*l.Size, l.Size)
		}
		if r.style&Strike != 0 {
			bar(b, x0, x1, y+strikeAt*l.Size, l.Size)
		}
	}
}

func bar(b *bytes.Buffer, x0, x1, y, size float64) {
	thick := ruleThick * size
	b.WriteString(pdfw.Num(x0) + " " + pdfw.Num(y-thick/2) + " " + pdfw.Num(x1-x0) + " " + pdfw.Num(thick) + " re f\n")
}
