package pdfview

import (
	"errors"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// trouble is a kind of error with its words for a person.
type trouble struct{ text, en, es string }

func (t *trouble) Error() string { return "pdfview: " + t.text }

// Explain says what happened, that nothing was changed, and what to do.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "El archivo está a salvo y no se ha cambiado.", "Inténtelo de nuevo, o abra el archivo en otro programa e imprímalo como PDF."
	}
	return t.en, "The file is safe and unchanged.", "Try again, or open the file in another program and print it as PDF."
}

// Every error of this package wraps one of these. None carries a word of the
// document: what PDFium says about a file may quote it.
var (
	// ErrUnreadable: PDFium cannot open the file, or cannot read the page.
	ErrUnreadable error = &trouble{"the file or page cannot be read as PDF",
		"This file cannot be read as PDF pages.", "Este archivo no se puede leer como páginas PDF."}
	// ErrPassword: the file needs a password to be opened.
	ErrPassword error = &trouble{"the file needs a password",
		"This file is locked with a password.", "Este archivo está cerrado con contraseña."}
	// ErrTimeLimit: the call took longer than Options.TimeLimit; the child was ended.
	ErrTimeLimit error = &trouble{"the page took too long",
		"This page took too long to be drawn, so the drawing was stopped.", "Esta página tardó demasiado en dibujarse y se detuvo."}
	// ErrChildLost: the child process ended by itself, for example at its memory limit.
	ErrChildLost error = &trouble{"the page reader stopped",
		"The part of the program that draws pages has stopped.", "La parte del programa que dibuja páginas se ha detenido."}
	// ErrTooLarge: the page would need a picture of more than 40 megapixels.
	ErrTooLarge error = &trouble{"the page is too large to be drawn",
		"This page is too large to be drawn at this size.", "Esta página es demasiado grande para dibujarla a este tamaño."}
	// ErrNoPage: the document has no page of that number.
	ErrNoPage = errors.New("pdfview: no such page")
	// ErrClosed: the Viewer was closed.
	ErrClosed = errors.New("pdfview: the viewer is closed")
	// ErrProtocol: the child sent something that is not part of an answer.
	ErrProtocol = worker.ErrProtocol
)

// codes are the errors a child may answer with, by the word it sends.
var codes = map[string]error{
	"unreadable": ErrUnreadable,
	"password":   ErrPassword,
	"toolarge":   ErrTooLarge,
	"nopage":     ErrNoPage,
}

// code returns the word for err; anything unknown is "unreadable".
func code(err error) string {
	for word, known := range codes {
		if errors.Is(err, known) {
			return word
		}
	}
	return "unreadable"
}
