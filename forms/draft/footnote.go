package draft

import (
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// noteGap is the room between the text of a page and its first footnote; the rule stands in it.
const noteGap = 14.0

// noteIndent is how far the first line of a footnote is drawn in.
const noteIndent = 18.0

// footnote is a note and where it is tagged; it becomes a flow when the text that it hangs on has its place.
type footnote struct {
	number int
	words  Rich
	flow   *flow
}

// numbered gives every footnote in a text its number, and puts the marks where the notes hang.
func (c *compiler) numbered(spans []text.Span) []text.Span {
	if !noted(spans) {
		return spans
	}
	var out []text.Span
	for _, sp := range spans {
		note := sp.Note
		sp.Note = nil
		if sp.Text != "" {
			out = append(out, sp)
		}
		if len(note) == 0 {
			continue
		}
		c.notes = append(c.notes, &footnote{number: len(c.notes) + 1, words: inlined(note)})
		out = append(out, text.Span{Text: raised(len(c.notes)), Style: sp.Style &^ (text.Underline | text.Strike), Mark: len(c.notes)})
	}
	return out
}

func noted(spans []text.Span) bool {
	for _, sp := range spans {
		if len(sp.Note) > 0 {
			return true
		}
	}
	return false
}

// inlined puts a note within a note in parentheses: a footnote has no footnotes of its own, and its words are not lost.
func inlined(note []text.Span) Rich {
	var out Rich
	for _, sp := range note {
		inner := sp.Note
		sp.Note = nil
		out = append(out, sp)
		if len(inner) > 0 {
			out = append(append(append(out, text.Span{Text: " ("}), inlined(inner)...), text.Span{Text: ")"})
		}
	}
	return out
}

// raised is a number in raised figures.
func raised(n int) string {
	return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, strconv.Itoa(n))
}

// hang sets the footnotes whose marks stand in a flow, and tells it on which line each of them hangs.
func (c *compiler) hang(f *flow) {
	if len(c.notes) == 0 {
		return
	}
	for i := range f.cells {
		for row, l := range f.cells[i].lines {
			for _, n := range l.Marks() {
				note := c.notes[n-1]
				if note.flow != nil {
					continue
				}
				note.flow = c.noteFlow(note, f.cells[i].el)
				f.notes = append(f.notes, hung{row: f.cells[i].skip + row, number: n, flow: note.flow})
			}
		}
	}
}

// markLine is the number before the words of a footnote.
func (c *compiler) markLine(n int) text.Line {
	lines := c.set([]text.Span{{Text: raised(n), Mark: n}}, c.note, 0, 0)
	if len(lines) == 0 {
		return text.Line{}
	}
	return lines[0]
}

// noteFlow sets one footnote.
func (c *compiler) noteFlow(n *footnote, parent *element) *flow {
	el := parent.addNote(n.number)
	cl := cell{x: c.left, width: c.measure(), indent: noteIndent, labelEl: el.add("Lbl"), el: el,
		label: c.markLine(n.number)}
	cl.indent += cl.label.W + 2
	cl.labelX = c.left + noteIndent
	cl.lines = c.set(n.words, c.note, cl.width, cl.indent)
	c.mirror(&cl)
	return &flow{cells: []cell{cl}, lead: c.note * 1.2, note: true}
}
