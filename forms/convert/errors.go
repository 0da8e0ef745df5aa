package convert

import (
	"errors"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// trouble is a kind of error with its words for a person: what happened, and what to do, in English and Spanish.
type trouble struct{ code, en, es, doEn, doEs string }

func (t *trouble) Error() string { return "convert: " + t.code }

// Explain says what happened, that nothing was changed, and what to do.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "El original está a salvo y no se ha cambiado.", t.doEs
	}
	return t.en, "The original is safe and unchanged.", t.doEn
}

const (
	printEn = "Open it in another program, print it as PDF, and add that copy."
	printEs = "Ábralo en otro programa, imprímalo como PDF y agregue esa copia."
)

// Every error about a file wraps one of these. None carries a word of the file.
var (
	// ErrUnreadable: the file is damaged, or not of the kind it says.
	ErrUnreadable error = &trouble{"unreadable", "This file cannot be read. It may be damaged or cut short.",
		"Este archivo no se puede leer. Puede estar dañado o incompleto.",
		"Ask for another copy, or open it in another program and print it as PDF.",
		"Pida otra copia, o ábralo en otro programa e imprímalo como PDF."}
	// ErrKind: files of this kind are not read here, or not for this purpose.
	ErrKind error = &trouble{"kind", "This kind of file cannot be turned into pages here.",
		"Este tipo de archivo no se puede convertir en páginas aquí.", printEn, printEs}
	// ErrPassword: the file is locked.
	ErrPassword error = &trouble{"password", "This file is locked with a password.", "Este archivo está cerrado con contraseña.",
		"Ask for a copy without a password and add that one.", "Pida una copia sin contraseña y agregue esa."}
	// ErrTooLarge: the file, or what would come out of it, is beyond the limits: pictures of 40 megapixels, outputs of 1 GB.
	ErrTooLarge error = &trouble{"toolarge", "This file is too large to be read here.", "Este archivo es demasiado grande para leerlo aquí.",
		"Make a smaller copy in another program and add that one.", "Haga una copia más pequeña en otro programa y agregue esa."}
	// ErrTimeLimit: reading took too long and was stopped.
	ErrTimeLimit error = &trouble{"timelimit", "Reading this file took too long and was stopped.", "La lectura de este archivo tardó demasiado y se detuvo.",
		"Try again. If it happens again, open the file in another program and print it as PDF.",
		"Inténtelo de nuevo. Si vuelve a pasar, abra el archivo en otro programa e imprímalo como PDF."}
	// ErrStopped: the child ended by itself, for example at its memory limit.
	ErrStopped error = &trouble{"stopped", "The part of the program that reads files stopped at this one.",
		"La parte del programa que lee archivos se detuvo con este.", printEn, printEs}
	// ErrClosed: the Converter was closed.
	ErrClosed = errors.New("convert: the converter is closed")
	// ErrProtocol: the child sent something that is not part of an answer.
	ErrProtocol = worker.ErrProtocol
	// errHere marks an error of the caller's own reader, writer or callback.
	errHere = errors.New("convert: a source or the output could not be read or written here")
)

// answerable are the errors a child may answer with.
var answerable = []error{ErrUnreadable, ErrKind, ErrPassword, ErrTooLarge}

// codeOf is the word the child sends for an error. Its text stays in the child: it may quote the file.
func codeOf(err error) string {
	if err == nil {
		return ""
	}
	for _, known := range answerable {
		if errors.Is(err, known) {
			return known.(*trouble).code
		}
	}
	return ErrUnreadable.(*trouble).code
}

// asError turns the child's word into an error.
func asError(code string) error {
	if code == "" {
		return nil
	}
	for _, known := range answerable {
		if known.(*trouble).code == code {
			return known
		}
	}
	return ErrUnreadable
}
