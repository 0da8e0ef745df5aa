package intake

import (
	"errors"
	"io/fs"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert"
)

// Why says why a file was left out, or what could not be done with one that is in.
type Why string

// The reasons.
const (
	WhyUnread   Why = "unread"   // the computer does not give it out
	WhyGone     Why = "gone"     // it is not there
	WhyNoFile   Why = "nofile"   // a link, a device, a pipe
	WhyEmpty    Why = "empty"    // not one byte
	WhyChanging Why = "changing" // it changed while it was read
	WhyLocked   Why = "locked"   // a password keeps what is inside
	WhyBroken   Why = "broken"   // what is inside does not read
	WhyTooMuch  Why = "toomuch"  // what is inside is more than can be meant
	WhyTooDeep  Why = "toodeep"  // archives in archives beyond a few
	WhyNoPages  Why = "nopages"  // it could not be set as pages
	WhyNeedsPDF Why = "needspdf" // filing needs a PDF of it
)

var whys = map[Why][2]string{
	WhyUnread:   {"This computer does not give it out. Look whether it is open elsewhere or still in the cloud, then add it again.", "Este equipo no lo entrega. Vea si está abierto en otro programa o todavía en la nube, y añádalo otra vez."},
	WhyGone:     {"It is not there. Look where it is now and add it again.", "No está allí. Busque dónde está ahora y añádalo otra vez."},
	WhyNoFile:   {"It is a link or a device and not a file. Add the file itself.", "Es un enlace o un dispositivo, no un archivo. Añada el archivo mismo."},
	WhyEmpty:    {"It is empty. Look whether it was copied whole.", "Está vacío. Vea si se copió completo."},
	WhyChanging: {"It changed while it was read. Wait until it is whole, then add it again.", "Cambió mientras se leía. Espere a que esté completo y añádalo otra vez."},
	WhyLocked:   {"A password locks what is inside. Open it in another program and add what is in it.", "Una contraseña cierra lo que hay dentro. Ábralo en otro programa y añada lo que contiene."},
	WhyBroken:   {"What is inside does not read. Ask for another copy.", "Lo que hay dentro no se puede leer. Pida otra copia."},
	WhyTooMuch:  {"More is packed inside than can be taken out here. Unpack it in another program and add the folder.", "Contiene más de lo que se puede sacar aquí. Descomprímalo en otro programa y añada la carpeta."},
	WhyTooDeep:  {"It lies in an archive within archives. Unpack it in another program and add it from there.", "Está en un archivo comprimido dentro de otros. Descomprímalo en otro programa y añádalo desde allí."},
	WhyNoPages:  {"It could not be set as pages. For filing, print it as PDF in another program and add that as its copy.", "No se pudo poner en páginas. Para presentarlo, imprímalo como PDF en otro programa y añádalo como su copia."},
	WhyNeedsPDF: {"For filing, a PDF of it is needed: print it as PDF in the program it comes from and add that as its copy.", "Para presentarlo hace falta un PDF: imprímalo como PDF en el programa del que viene y añádalo como su copia."},
}

// Words says the reason to a person, and what to do; lang is "en" or "es".
func (w Why) Words(lang string) string {
	if lang == "es" {
		return whys[w][1]
	}
	return whys[w][0]
}

// whyOf turns an error about a file into a reason. An error of no known kind is one of the computer's.
func whyOf(err error) Why {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return WhyGone
	case errors.Is(err, cases.ErrChanging):
		return WhyChanging
	case errors.Is(err, errEmpty):
		return WhyEmpty
	case errors.Is(err, errTooMuch), errors.Is(err, convert.ErrTooLarge):
		return WhyTooMuch
	case errors.Is(err, convert.ErrPassword):
		return WhyLocked
	case aboutFile(err):
		return WhyBroken
	}
	return WhyUnread
}

// aboutFile reports whether an error is about what a file holds, and not about the vault or this computer.
func aboutFile(err error) bool {
	for _, known := range []error{convert.ErrUnreadable, convert.ErrKind, convert.ErrPassword, convert.ErrTooLarge,
		convert.ErrTimeLimit, convert.ErrStopped, convert.ErrProtocol} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}
