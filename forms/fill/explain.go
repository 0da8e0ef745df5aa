package fill

import (
	"fmt"
	"unicode/utf8"
)

// openError is what Open may find, with its own words for the person at the desk.
type openError struct {
	text   string // for logs and developers
	en, es words
}

// words answer: what happened, is my data safe, what to do now.
type words struct{ what, safe, do string }

func (e *openError) Error() string { return e.text }

// Explain gives the words in "en" or "es"; anything else gives English.
func (e *openError) Explain(lang string) (what, safe, do string) {
	w := e.en
	if lang == "es" {
		w = e.es
	}
	return w.what, w.safe, w.do
}

const (
	untouchedEN = "Nothing was changed."
	untouchedES = "No se cambió nada."
)

// Explain says which field the form does not have.
func (e *UnknownField) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return fmt.Sprintf("El formulario no tiene ningún campo llamado %q.", e.Name), untouchedES, "Compare el nombre con la lista de campos del formulario."
	}
	return fmt.Sprintf("The form has no field named %q.", e.Name), untouchedEN, "Compare the name with the form's list of fields."
}

// Explain says what the field would take.
func (e *BadValue) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return fmt.Sprintf("El valor para el campo %q no le corresponde.", e.Field), untouchedES, fmt.Sprintf("El campo admite: %s.", e.Want)
	}
	return fmt.Sprintf("The value for the field %q does not suit it.", e.Field), untouchedEN, fmt.Sprintf("The field takes %s.", e.Want)
}

// Explain names the character and what to do about it.
func (e *MissingGlyph) Explain(lang string) (what, safe, do string) {
	switch {
	case lang == "es" && e.Rune == utf8.RuneError:
		return fmt.Sprintf("Un carácter del texto para el campo %q se perdió antes de llegar aquí.", e.Field), untouchedES,
			"Escriba el texto de nuevo, o guarde el archivo del que viene como UTF-8."
	case e.Rune == utf8.RuneError:
		return fmt.Sprintf("A character of the text for the field %q was lost on its way here.", e.Field), untouchedEN,
			"Type the text again, or save the file it comes from as UTF-8."
	case lang == "es" && e.Script != "":
		return fmt.Sprintf("El carácter %q del campo %q todavía no se puede dibujar en un formulario.", e.Rune, e.Field), untouchedES,
			"Use la transliteración del pasaporte, o escriba esta parte a mano."
	case lang == "es":
		return fmt.Sprintf("Ninguna fuente de este equipo tiene el carácter %q del campo %q.", e.Rune, e.Field), untouchedES,
			"Instale una fuente que lo tenga, o use la transliteración del pasaporte."
	case e.Script != "":
		return fmt.Sprintf("The character %q (%s script) in the field %q cannot be drawn in a form yet.", e.Rune, e.Script, e.Field), untouchedEN,
			"Use the spelling of the passport, or write this part by hand."
	}
	return fmt.Sprintf("No font on this computer has the character %q of the field %q.", e.Rune, e.Field), untouchedEN,
		"Install a font that has it, or use the spelling of the passport."
}

// Explain says in how many boxes text has no room.
func (e *NoRoom) Explain(lang string) (what, safe, do string) {
	first := ""
	if len(e.Overflow) > 0 {
		first = e.Overflow[0].Field
	}
	if lang == "es" {
		return fmt.Sprintf("El texto no cabe en %d de las casillas (la primera: %q).", len(e.Overflow), first), "No se escribió ninguna copia.",
			"Acorte el texto o pase el resto a una hoja adicional."
	}
	return fmt.Sprintf("Text does not fit in %d of the form's boxes (the first: %q).", len(e.Overflow), first), "No copy was written.",
		"Shorten the text, or move the rest to an additional page."
}
