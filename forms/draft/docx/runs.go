package docx

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
	"golang.org/x/text/unicode/bidi"
)

// runs are the words of a paragraph, with its footnotes.
func (w *writer) runs(r draft.Rich) string {
	var out strings.Builder
	for _, sp := range r {
		if !utf8.ValidString(sp.Text) { // cleaning would make a sign of it
			w.fail(&text.MissingGlyph{Rune: utf8.RuneError})
		}
		for i, line := range strings.Split(text.Clean(sp.Text), "\n") {
			if i > 0 {
				out.WriteString("<w:r><w:br/></w:r>")
			}
			for _, s := range byDirection(line) {
				out.WriteString(w.run(s.words, sp.Style, s.rtl))
			}
		}
		if len(sp.Note) > 0 {
			out.WriteString(w.note(sp.Note))
		}
	}
	return out.String()
}

func (w *writer) run(words string, st text.Style, rtl bool) string {
	if words == "" {
		return ""
	}
	return "<w:r>" + runProps(st, rtl) + `<w:t xml:space="preserve">` + w.clean(words) + "</w:t></w:r>"
}

// runProps are the properties of a run, in the order that the format wants.
func runProps(st text.Style, rtl bool) string {
	var out strings.Builder
	if st&text.Sans != 0 {
		out.WriteString(`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>`)
	}
	if st&text.Bold != 0 {
		out.WriteString("<w:b/><w:bCs/>")
	}
	if st&text.Italic != 0 {
		out.WriteString("<w:i/><w:iCs/>")
	}
	if st&text.Strike != 0 {
		out.WriteString("<w:strike/>")
	}
	if st&text.Underline != 0 {
		out.WriteString(`<w:u w:val="single"/>`)
	}
	if rtl {
		out.WriteString("<w:rtl/>")
	}
	if out.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + out.String() + "</w:rPr>"
}

// note keeps a footnote and gives its mark.
func (w *writer) note(n draft.Rich) string {
	plain := make(draft.Rich, len(n))
	for i, sp := range n {
		plain[i] = text.Span{Text: sp.Text, Style: sp.Style} // a note has no notes of its own
	}
	w.notes = append(w.notes, `<w:p><w:pPr><w:pStyle w:val="FootnoteText"/>`+direction(n)+`</w:pPr>`+
		`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>`+
		w.runs(plain)+`</w:p>`)
	return fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, len(w.notes))
}

// stretch is words of one direction.
type stretch struct {
	words string
	rtl   bool
}

// byDirection cuts words so that each stretch is written in one direction. Spaces and signs between two words from right
// to left belong to them.
func byDirection(s string) []stretch {
	var out []stretch
	add := func(words string, rtl bool) {
		if n := len(out); n > 0 && out[n-1].rtl == rtl {
			out[n-1].words += words
		} else if words != "" {
			out = append(out, stretch{words, rtl})
		}
	}
	weak := "" // signs whose side is not known yet
	rtl := false
	for _, r := range s {
		class := strong(r)
		if class == 0 {
			weak += string(r)
			continue
		}
		if next := class < 0; next == rtl {
			add(weak+string(r), rtl)
		} else {
			add(weak, false)
			add(string(r), next)
			rtl = next
		}
		weak = ""
	}
	add(weak, false)
	return out
}

// strong is 1 for a letter written from left to right, -1 for one from right to left, 0 for what has no side.
func strong(r rune) int {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return 1
	case bidi.R, bidi.AL:
		return -1
	}
	if unicode.Is(unicode.Arabic, r) {
		return -1
	}
	return 0
}

// direction is the property of a paragraph that runs from right to left, as its first letter says.
func direction(r draft.Rich) string {
	for _, c := range r.String() {
		switch strong(c) {
		case 1:
			return ""
		case -1:
			return "<w:bidi/>"
		}
	}
	return ""
}
