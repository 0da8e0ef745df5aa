package redline

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// phrases are the words of a comparison in one language.
type phrases struct {
	title, from, to, legend, alike, sums string
	footer, office                       string // words that were taken out stand in it: it is not to be handed on
	removed, added                       string // before words in a line
	went, came                           string // of the example
	kinds                                map[Kind]string
	movedFrom, movedTo, cells, note      string
}

var phrasesIn = map[string]phrases{
	"en": {title: "What changed between two versions", from: "Earlier version", to: "Later version",
		legend: "How to read this", alike: "The two versions say the same.",
		footer: "What changed: for the office only, not to be filed", office: "For the office only: words that were taken out of the paper still stand here.",
		sums:    "%d changed, %d added, %d removed, %d moved; %d as they were.",
		removed: "removed", added: "added", went: "words that went", came: "words that came",
		kinds:     map[Kind]string{Added: "Added", Removed: "Removed", Changed: "Changed", Moved: "Moved"},
		movedFrom: "Moved here", movedTo: "Moved away", cells: "row of a table", note: "footnote"},
	"es": {title: "Qué cambió entre dos versiones", from: "Versión anterior", to: "Versión posterior",
		legend: "Cómo leer esto", alike: "Las dos versiones dicen lo mismo.",
		footer: "Qué cambió: solo para la oficina, no se presenta", office: "Solo para la oficina: aquí siguen las palabras que se quitaron del escrito.",
		sums:    "%d cambiados, %d añadidos, %d quitados, %d movidos; %d como estaban.",
		removed: "quitado", added: "añadido", went: "palabras que salieron", came: "palabras que entraron",
		kinds:     map[Kind]string{Added: "Añadido", Removed: "Quitado", Changed: "Cambiado", Moved: "Movido"},
		movedFrom: "Movido aquí", movedTo: "Movido a otro lugar", cells: "fila de una tabla", note: "nota al pie"},
}

func phrasesOf(lang string) phrases {
	if strings.HasPrefix(lang, "es") {
		return phrasesIn["es"]
	}
	return phrasesIn["en"]
}

// Document sets the comparison as a paper: the whole text with what went struck through and what came underlined. Each
// change is said in words, too, for a black and white print and for a screen reader. from and to name the versions.
func (c *Comparison) Document(lang, from, to string) *draft.Document {
	w := phrasesOf(lang)
	d := &draft.Document{Title: w.title, Footer: w.footer, Lang: "en-US", Look: draft.Letter}
	if strings.HasPrefix(lang, "es") {
		d.Lang = "es-US"
	}
	sum := w.alike
	if !c.Alike() {
		sum = fmt.Sprintf(w.sums, c.Count(Changed), c.Count(Added), c.Count(Removed), c.Count(Moved), c.Count(Same))
	}
	d.Blocks = []draft.Block{draft.Title{Text: draft.Plain(w.title)},
		draft.Table{Widths: []float64{24, 76}, Rows: [][]draft.Rich{
			{strong(w.from), draft.Plain(from)}, {strong(w.to), draft.Plain(to)}, {strong(w.legend), w.example()}}},
		draft.Paragraph{Text: strong(w.office)}, draft.Paragraph{Text: strong(sum)}}
	for _, r := range c.Rows {
		d.Blocks = append(d.Blocks, w.block(r))
	}
	return d
}

func strong(s string) draft.Rich { return draft.Rich{{Text: s, Style: text.Bold}} }

// example shows both kinds of words.
func (w phrases) example() draft.Rich {
	return append(w.marked(Span{Removed, w.went}), append(draft.Plain("  "), w.marked(Span{Added, w.came})...)...)
}

// marked is a span as the page shows it inside a changed paragraph.
func (w phrases) marked(s Span) draft.Rich {
	word, style := w.added, text.Underline
	switch s.Kind {
	case Same:
		return draft.Plain(s.Text)
	case Removed:
		word, style = w.removed, text.Strike
	}
	words := strings.TrimSpace(s.Text)
	if words == "" {
		return draft.Plain(s.Text)
	}
	at := strings.Index(s.Text, words)
	return draft.Rich{{Text: s.Text[:at]}, {Text: "[" + word + ": ", Style: text.Sans}, {Text: words, Style: style}, {Text: "]", Style: text.Sans}, {Text: s.Text[at+len(words):]}}
}

// block is a row as a block of the paper.
func (w phrases) block(r Row) draft.Block {
	all := w.head(r)
	whole := text.Regular
	switch {
	case r.Kind == Added || r.Kind == Moved && !r.Gone:
		whole = text.Underline
	case r.Kind == Removed || r.Gone:
		whole = text.Strike
	}
	for i, s := range r.Spans {
		if r.Kind == Changed {
			if s.Kind == Added && i > 0 && r.Spans[i-1].Kind == Removed { // what came stands apart from what went
				all = append(all, text.Span{Text: " "})
			}
			all = append(all, w.marked(s)...)
		} else {
			all = append(all, text.Span{Text: s.Text, Style: whole})
		}
	}
	switch {
	case r.Part == Heading:
		return draft.Heading{Level: 2, Text: all}
	case r.Part == QuotePart:
		return draft.Quote{Text: all}
	}
	return draft.Paragraph{Text: all}
}

// head is what stands before a row's words: what became of it, and its number.
func (w phrases) head(r Row) draft.Rich {
	var out draft.Rich
	word := w.kinds[r.Kind]
	if r.Kind == Moved {
		if word = w.movedFrom; r.Gone {
			word = w.movedTo
		}
	}
	switch {
	case word != "" && r.Part == Cells:
		word += ", " + w.cells
	case word != "" && r.Part == Note:
		word += ", " + w.note
	}
	if word != "" {
		out = append(out, text.Span{Text: word + ": ", Style: text.Sans | text.Bold})
	}
	if n := w.number(r); n != "" {
		out = append(out, text.Span{Text: n + "\u2002"})
	}
	return out
}

// number is the number of a row; where it changed, both.
func (w phrases) number(r Row) string {
	switch {
	case r.Kind == Removed || r.Gone || r.After == "":
		return r.Before
	case r.Before != "" && r.Before != r.After && r.Kind != Added:
		return r.Before + " → " + r.After
	}
	return r.After
}
