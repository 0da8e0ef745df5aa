// Package rapsheet reads the pasted text of a criminal history: a rap sheet of the F.B.I. or of a state, or a court's
// docket. What it makes are proposals that a person corrects, with the lines they came from; every line is either used
// or given back, so that nothing is dropped without a word. It knows no law and no storage.
package rapsheet

import (
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// Sheet is what was found in a text.
type Sheet struct {
	Arrests []cases.Arrest `json:"arrests"`
	Names   []string       `json:"names,omitempty"` // as the sheet prints them: other names the client may have used
	Left    []Line         `json:"left,omitempty"`  // lines from which nothing was taken
	Doubts  []Doubt        `json:"doubts,omitempty"`
}

// Charges counts the charges of all arrests.
func (s Sheet) Charges() int {
	n := 0
	for _, a := range s.Arrests {
		n += len(a.Charges)
	}
	return n
}

// Line is one line of the text, counted from 1.
type Line struct {
	No   int    `json:"no"`
	Text string `json:"text"`
}

// Doubt is what a person should look at before it is kept.
type Doubt struct {
	Line int `json:"line"`
	cases.Sentence
}

// MaxText is the largest text that is read, in bytes: some hundred pages. What lies behind it is given back unread.
const MaxText = 1 << 20

// maxLine is the longest line that is read, in bytes. No sheet has a longer one.
const maxLine = 2000

// Read reads a text. It never fails: what it does not understand is in Left.
func Read(text string) Sheet {
	r := reader{}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u00a0", " ", "\u2013", "-", "\u2014", "-").Replace(text)
	read := 0
	for i, line := range strings.Split(text, "\n") {
		r.no = i + 1
		if read += len(line) + 1; read > MaxText {
			r.doubt("The text is longer than can be read at once. From this line on nothing was read.",
				"El texto es más largo de lo que se puede leer de una vez. Desde esta línea no se leyó nada.")
			r.left = append(r.left, Line{r.no, cases.OneLine(line[:min(len(line), maxLine)])})
			break
		}
		switch {
		case strings.IndexFunc(line, says) < 0:
		case len(line) > maxLine:
			r.left = append(r.left, Line{r.no, cases.OneLine(line[:maxLine]) + " …"})
		default:
			r.read(line)
		}
	}
	return r.sheet()
}

// says tells what means something from rules and stars.
func says(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
