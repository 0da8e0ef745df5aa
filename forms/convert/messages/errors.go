package messages

// trouble is an error with words for a person (see cases.Explainer).
type trouble struct{ msg, en, es, doEn, doEs string }

func (t *trouble) Error() string { return t.msg }

// Explain says what happened, that the original is safe, and what to do.
func (t *trouble) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return t.es, "El original está como llegó.", t.doEs
	}
	return t.en, "The original is as it came.", t.doEn
}

// What can stand in the way of reading an export.
var (
	ErrUnreadable = error(&trouble{"messages: the export cannot be read",
		"The messages in this file could not be read: it is damaged, or of a kind that is not known here.",
		"Los mensajes de este archivo no se pudieron leer: está dañado o es de un tipo que aquí no se conoce.",
		"Export the conversation again, or print it to PDF and add the PDF.",
		"Exporte la conversación otra vez, o imprímala en PDF y añada el PDF."})
	ErrTooLarge = error(&trouble{"messages: the export is too large",
		"This export is larger than can be read here, or it unpacks to far more than it shows.",
		"Esta exportación es más grande de lo que aquí se puede leer, o se descomprime en mucho más de lo que muestra.",
		"Export the conversation in shorter periods, or without media, and add each part.",
		"Exporte la conversación por periodos más cortos, o sin archivos multimedia, y añada cada parte."})
)
