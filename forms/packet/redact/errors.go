package redact

import "fmt"

// trouble is a reason to stop, with its words for a person. No word of a file is in it.
type trouble struct {
	text       string
	en, es     string
	doEN, doES string
}

func (t *trouble) Error() string { return "redact: " + t.text }

// Explain implements cases.Explainer.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "El original sigue sellado y sin cambios, y no se ha hecho ninguna copia.", t.doES
	}
	return t.en, "The original is sealed and unchanged, and no copy was made.", t.doEN
}

var (
	// ErrTooLong: the file has more pages than are marked or painted in one go.
	ErrTooLong error = &trouble{"too many pages", fmt.Sprintf("This file has more than %d pages.", mostPages),
		fmt.Sprintf("Este archivo tiene más de %d páginas.", mostPages),
		"Divide it into several files and mark each of them.", "Divídalo en varios archivos y marque cada uno."}
	// ErrNoMarks: there is nothing to paint over.
	ErrNoMarks error = &trouble{"no marks", "Nothing is marked in this file.", "No hay nada marcado en este archivo.",
		"Mark what has to be painted over first.", "Marque primero lo que hay que tapar."}
	// ErrPlace: a mark lies on no page, or has no size.
	ErrPlace error = &trouble{"a mark has no place", "A mark lies outside of the pages, or has no size.",
		"Una marca está fuera de las páginas o no tiene tamaño.", "Take that mark away or draw it again.", "Quite esa marca o dibújela otra vez."}
	// ErrPageSize: a page is too large or too small to be drawn so that its print stays readable.
	ErrPageSize error = &trouble{"a page cannot be drawn readably", "A page of this file is too large to be painted.",
		"Una página de este archivo es demasiado grande para taparla.", "Print that page to a PDF of usual size and add it again.",
		"Imprima esa página en un PDF de tamaño normal y añádala de nuevo."}
)

// LeftOver says that the copy still shows or holds something that had to go. The copy is not given out.
type LeftOver struct{ Looks []string }

func (e *LeftOver) Error() string { return fmt.Sprintf("redact: something is left: %v", e.Looks) }

// Explain implements cases.Explainer.
func (e *LeftOver) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "La comprobación encontró algo que tenía que desaparecer, así que la copia no se guardó.",
			"El original sigue sellado y sin cambios; nada ha salido.",
			"Agrande las marcas, mire si lo mismo está en otro lugar de la página, y hágalo otra vez."
	}
	return "The check found something that had to go, so the copy was not kept.",
		"The original is sealed and unchanged; nothing has left.",
		"Make the marks larger, look whether the same stands elsewhere on the page, and do it again."
}
