package convert

import "github.com/harborfile/harborfile/forms/convert/remark"

// Note is something a person has to know about an output.
type Note struct{ English, Spanish string }

// Words says the note; lang is "en" or "es", anything else gives English.
func (n Note) Words(lang string) string {
	if lang == "es" {
		return n.Spanish
	}
	return n.English
}

// The notes about pictures.
var (
	// FirstPictureOnly: the file holds a moving picture or several pictures; the first was taken.
	FirstPictureOnly = Note{"Only the first picture of this file is shown.", "Solo se muestra la primera imagen de este archivo."}
	// ColoursNear: the colours were carried over without their profile.
	ColoursNear = Note{"The colors may look slightly different from the original.", "Los colores pueden verse un poco distintos del original."}
	// NotReadWhole: a damaged or very long file; what could be read was taken.
	NotReadWhole = Note{"Not all of this file could be read. Compare it with the original.", "No se pudo leer todo el archivo. Compárelo con el original."}
)

// notes are what a reader of words had to say.
func notes(said []remark.Remark) []Note {
	var out []Note
	for _, r := range said {
		out = append(out, Note{r.In("en"), r.In("es")})
	}
	return out
}
