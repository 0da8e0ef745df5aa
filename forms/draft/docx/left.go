package docx

import (
	"fmt"
	"slices"
	"strings"
)

// LeftKind is something in an edited file that our own pages do not carry. The values are permanent: versions keep them.
type LeftKind string

// What may be left. The first two stop the reading: a court does not read proposals.
const (
	LeftChanges   LeftKind = "changes"
	LeftComments  LeftKind = "comments"
	LeftFormat    LeftKind = "format" // tracked changes of nothing but the looks
	LeftPicture   LeftKind = "picture"
	LeftTextBox   LeftKind = "textbox"
	LeftEquation  LeftKind = "equation"
	LeftHidden    LeftKind = "hidden"
	LeftSections  LeftKind = "sections"
	LeftHeader    LeftKind = "header"
	LeftFooter    LeftKind = "footer"
	LeftNumber    LeftKind = "number"
	LeftReference LeftKind = "reference"
	LeftField     LeftKind = "field"
	LeftRaised    LeftKind = "raised"
	LeftMerged    LeftKind = "merged"
	LeftNested    LeftKind = "nested"
	LeftSymbol    LeftKind = "symbol"
	LeftInserted  LeftKind = "inserted" // a part of another file
	LeftAligned   LeftKind = "aligned"
	LeftEndnote   LeftKind = "endnote"
	LeftShape     LeftKind = "page" // size or direction of the page
)

// Left is one kind of thing that was not carried, how often, and near which words the first of them stand.
type Left struct {
	Kind  LeftKind `json:"kind"`
	Count int      `json:"count"`
	Near  []string `json:"near,omitempty"` // the first words of the paragraphs; client's words: never for a log
}

// Stops reports whether the file cannot be taken back while this is in it.
func (l Left) Stops() bool { return l.Kind == LeftChanges || l.Kind == LeftComments }

// leftWords are what a person is told, English and Spanish.
var leftWords = map[LeftKind][2]string{
	LeftChanges:   {"Tracked changes are still open", "Quedan cambios con control de cambios sin aceptar"},
	LeftComments:  {"Comments stand in the margin", "Hay comentarios al margen"},
	LeftFormat:    {"Tracked changes of the formatting were taken as accepted", "Los cambios de formato pendientes se tomaron como aceptados"},
	LeftPicture:   {"A picture or drawing was left out", "Se omitió una imagen o un dibujo"},
	LeftTextBox:   {"A text box was left out with its words", "Se omitió un cuadro de texto con sus palabras"},
	LeftEquation:  {"An equation was left out", "Se omitió una ecuación"},
	LeftHidden:    {"Hidden words were left out", "Se omitieron palabras ocultas"},
	LeftSections:  {"The file has sections of its own; all pages are set alike", "El archivo tiene secciones propias; todas las páginas se componen igual"},
	LeftHeader:    {"The words at the head of each page were left out", "Se omitieron las palabras del encabezado de página"},
	LeftFooter:    {"The foot of each page has the paper's short title and the page number", "El pie de página lleva el título breve y el número de página"},
	LeftNumber:    {"A number that counts differently stands as text", "Un número que cuenta de otro modo queda como texto"},
	LeftReference: {"A cross-reference stands as text; check its number", "Una referencia cruzada queda como texto; compruebe su número"},
	LeftField:     {"A field of Word stands as the text that it showed", "Un campo de Word queda con el texto que mostraba"},
	LeftRaised:    {"Raised or lowered letters stand on the line", "Las letras en superíndice o subíndice quedan en la línea"},
	LeftMerged:    {"Merged cells of a table stand apart", "Las celdas combinadas de una tabla quedan separadas"},
	LeftNested:    {"A list or table inside another stands on one level", "Una lista o tabla dentro de otra queda en un solo nivel"},
	LeftSymbol:    {"A symbol of a special font was left out", "Se omitió un símbolo de una fuente especial"},
	LeftInserted:  {"A part of another file was left out", "Se omitió una parte de otro archivo"},
	LeftAligned:   {"A centred or right-aligned paragraph stands at the left", "Un párrafo centrado o a la derecha queda a la izquierda"},
	LeftEndnote:   {"Endnotes stand as footnotes", "Las notas finales quedan como notas al pie"},
	LeftShape:     {"The pages are upright US letter pages", "Las páginas son de tamaño carta, en vertical"},
}

// Say says it to a person, with the place: "A picture or drawing was left out (2 times), near “The words …”."
func (l Left) Say(lang string) string {
	words, times, near := leftWords[l.Kind][0], "times", "near"
	if lang == "es" {
		words, times, near = leftWords[l.Kind][1], "veces", "cerca de"
	}
	if l.Count > 1 {
		words += fmt.Sprintf(" (%d %s)", l.Count, times)
	}
	if len(l.Near) > 0 {
		words += ", " + near + " “" + strings.Join(l.Near, "”, “") + "”"
	}
	return words + "."
}

// Unfinished says that a file holds proposals that nobody decided about.
type Unfinished struct{ Left []Left }

func (e *Unfinished) Error() string { return "docx: tracked changes or comments are open" }

// Explain says what to do in the word processor.
func (e *Unfinished) Explain(lang string) (what, safe, do string) {
	var said []string
	for _, l := range e.Left {
		said = append(said, strings.TrimSuffix(Left{Kind: l.Kind, Count: l.Count}.Say(lang), "."))
	}
	if lang == "es" {
		return strings.Join(said, ". ") + ".", "No se ha cambiado nada.",
			"En Word, acepte o rechace cada cambio y borre los comentarios; guarde, y traiga ese archivo."
	}
	return strings.Join(said, ". ") + ".", "Nothing was changed.",
		"In Word, accept or reject each change and delete the comments; save, and take that file back."
}

// Limits of what is said about what was left.
const (
	nearPlaces = 3
	nearRunes  = 60
)

// leave notes that something was not carried.
func (r *reader) leave(kind LeftKind) { r.leaveNear(kind, r.near) }

func (r *reader) leaveNear(kind LeftKind, near string) {
	i := slices.IndexFunc(r.left, func(l Left) bool { return l.Kind == kind })
	if i < 0 {
		i = len(r.left)
		r.left = append(r.left, Left{Kind: kind})
	}
	l := &r.left[i]
	l.Count++
	if near != "" && len(l.Near) < nearPlaces && !slices.Contains(l.Near, near) {
		l.Near = append(l.Near, near)
	}
}

// opening is the first words of a text.
func opening(s string) string {
	words := []rune(strings.Join(strings.Fields(s), " "))
	if len(words) > nearRunes {
		return strings.TrimSpace(string(words[:nearRunes])) + "…"
	}
	return string(words)
}
