package messages

import "github.com/harborfile/harborfile/forms/convert/remark"

// What can stand in the way of reading an export.
var (
	ErrUnreadable = remark.Trouble("messages: the export cannot be read",
		"The messages in this file could not be read: it is damaged, or of a kind that is not known here.",
		"Los mensajes de este archivo no se pudieron leer: está dañado o es de un tipo que aquí no se conoce.",
		"Export the conversation again, or print it to PDF and add the PDF.",
		"Exporte la conversación otra vez, o imprímala en PDF y añada el PDF.")
	ErrTooLarge = remark.Trouble("messages: the export is too large",
		"This export is larger than can be read here, or it unpacks to far more than it shows.",
		"Esta exportación es más grande de lo que aquí se puede leer, o se descomprime en mucho más de lo que muestra.",
		"Export the conversation in shorter periods, or without media, and add each part.",
		"Exporte la conversación por periodos más cortos, o sin archivos multimedia, y añada cada parte.")
)
