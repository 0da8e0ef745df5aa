package docx

// trouble is a kind of error with its words for a person.
type trouble struct{ code, en, es, doEn, doEs string }

func (t *trouble) Error() string { return "docx: " + t.code }

// Explain says what happened, that nothing was changed, and what to do.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "No se ha cambiado nada.", t.doEs
	}
	return t.en, "Nothing was changed.", t.doEn
}

// What can stand in the way of reading a file. None carries a word of it.
var (
	ErrUnreadable error = &trouble{"unreadable", "This file cannot be read as a Word document. It may be damaged, or of another kind than its name says.",
		"Este archivo no se puede leer como documento de Word. Puede estar dañado o ser de otro tipo del que dice su nombre.",
		"Open it in Word and save it again as .docx, or save it as PDF and take back the PDF.",
		"Ábralo en Word y guárdelo de nuevo como .docx, o guárdelo como PDF y traiga el PDF."}
	ErrTooLarge error = &trouble{"toolarge", "This file is too large for a paper, or unpacks to far more than it shows.",
		"Este archivo es demasiado grande para un escrito, o se descomprime en mucho más de lo que muestra.",
		"Take out large pictures in Word, or save it as PDF and take back the PDF.",
		"Quite las imágenes grandes en Word, o guárdelo como PDF y traiga el PDF."}
	ErrPassword error = &trouble{"password", "This file is locked with a password, or in the format of old versions of Word.",
		"Este archivo está cerrado con contraseña o en el formato de versiones antiguas de Word.",
		"Save it in Word without a password, as .docx, and take that back.",
		"Guárdelo en Word sin contraseña, como .docx, y traiga ese archivo."}
	ErrEmpty error = &trouble{"empty", "This document has no words in it.", "Este documento no contiene palabras.",
		"Look whether it is the file you meant.", "Compruebe que es el archivo que quería."}
	ErrStopped error = &trouble{"stopped", "The part of the program that reads documents stopped at this one.",
		"La parte del programa que lee documentos se detuvo con este.",
		"Try again. If it happens again, save it as PDF and take back the PDF.",
		"Inténtelo de nuevo. Si vuelve a pasar, guárdelo como PDF y traiga el PDF."}
)

// answerable are the errors a child may answer with.
var answerable = []error{ErrUnreadable, ErrTooLarge, ErrPassword, ErrEmpty}
