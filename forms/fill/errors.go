package fill

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// What Open may find. ErrNoForm comes together with a usable *Form, because boxes can still be laid over its pages.
var (
	ErrNotPDF error = &openError{"this file is not a PDF",
		words{"This file is not a PDF.", untouchedEN, "Choose the form as the agency publishes it, a file ending in .pdf."},
		words{"Este archivo no es un PDF.", untouchedES, "Elija el formulario tal como lo publica la agencia, un archivo que termina en .pdf."}}
	ErrPassword error = &openError{"this PDF opens only with a password",
		words{"This PDF opens only with a password.", untouchedEN, "Use the blank form from the agency's own page; it opens without one."},
		words{"Este PDF solo se abre con una contraseña.", untouchedES, "Use el formulario en blanco de la página de la agencia; se abre sin ella."}}
	ErrNoForm error = &openError{"this PDF has no fields to fill",
		words{"This PDF has no fields to fill.", untouchedEN, "Text can still be laid over its pages, or choose the fillable version."},
		words{"Este PDF no tiene campos para llenar.", untouchedES, "Se puede escribir texto sobre sus páginas, o elija la versión con campos."}}
	ErrDynamicXFA error = &openError{"this PDF is a dynamic XFA form, which only Adobe programs can show",
		words{"This form builds its pages while it is open in an Adobe program, so it has no pages to fill here.", untouchedEN, "Ask the agency for a plain PDF, or fill this one in Adobe Reader and add the printed copy."},
		words{"Este formulario crea sus páginas solo dentro de un programa de Adobe, así que aquí no hay páginas para llenar.", untouchedES, "Pida a la agencia un PDF simple, o llénelo en Adobe Reader y agregue la copia impresa."}}
	ErrDamaged error = &openError{"this PDF is damaged",
		words{"This PDF is damaged and cannot be read.", untouchedEN, "Download the form again, or ask for another copy."},
		words{"Este PDF está dañado y no se puede leer.", untouchedES, "Descargue el formulario de nuevo o pida otra copia."}}
	ErrTooLarge error = &openError{"this PDF is larger than can be opened safely",
		words{"This PDF is larger, or built more deeply, than any form is, so it was not opened.", untouchedEN, "Check that it is the form you meant."},
		words{"Este PDF es más grande o más complejo que cualquier formulario, así que no se abrió.", untouchedES, "Compruebe que sea el formulario que buscaba."}}
)

// UnknownField says that the form has no field of this full name.
type UnknownField struct{ Name string }

func (e *UnknownField) Error() string { return fmt.Sprintf("the form has no field named %q", e.Name) }

// BadValue says that a field cannot take the value it was given. Want says in plain words what would be right. The
// value itself is left out: it may be a client's.
type BadValue struct{ Field, Want string }

func (e *BadValue) Error() string { return fmt.Sprintf("field %q takes %s", e.Field, e.Want) }

// MissingGlyph says that no font at hand can draw a character, or that its script is written from right to left or
// joined, which is not drawn yet.
type MissingGlyph struct {
	Field string
	Rune  rune
	// Script names the script that cannot be set yet ("Arabic"); empty when only a font is missing.
	Script string
}

func (e *MissingGlyph) Error() string {
	if e.Rune == utf8.RuneError {
		return fmt.Sprintf("field %q: a character of the text was lost before it came here", e.Field)
	}
	if e.Script != "" {
		return fmt.Sprintf("field %q: the character %q (%U) is %s script, which cannot be drawn in a form yet", e.Field, e.Rune, e.Rune, e.Script)
	}
	return fmt.Sprintf("field %q: no font at hand has the character %q (%U)", e.Field, e.Rune, e.Rune)
}

// NoRoom says that a flattened copy was asked for while text has no place in its box. Nothing was written.
type NoRoom struct{ Overflow []Overflow }

func (e *NoRoom) Error() string {
	var names []string
	for _, o := range e.Overflow {
		names = append(names, fmt.Sprintf("%q", o.Field))
	}
	if len(names) > 5 {
		names = append(names[:5], "…")
	}
	return fmt.Sprintf("text does not fit in %d of the form's boxes: %s", len(e.Overflow), strings.Join(names, ", "))
}
