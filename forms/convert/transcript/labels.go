package transcript

import "github.com/harborfile/harborfile/forms/convert/messages"

// labels are the words of the pages in one language.
type labels struct {
	lead, one, moments, owner, hash, number, time, who, words, attachment, attachments, absent, below, continued, none string
	page                                                                                                               string // with two numbers
	names                                                                                                              map[string]string
}

var inLang = map[string]labels{
	"en": {
		lead:    "Set from the export file without change of words; times as written.",
		moments: "Set from the export file without change of words; times are those of the file, in UTC.", owner: messages.Owner,
		one:  "Set from the file without change of words; times as written.",
		hash: "SHA-256 of the file", number: "No.", time: "Time", who: "From", words: "Message",
		attachment: "Attachment %d", attachments: "Attachments", absent: "not in the file", below: "a message; it follows below", continued: "(continued)",
		none: "(no text)", page: "page %d of %d", names: map[string]string{},
	},
	"es": {
		lead:    "Compuesto a partir del archivo exportado sin cambiar las palabras; las horas como están escritas.",
		moments: "Compuesto a partir del archivo exportado sin cambiar las palabras; las horas son las del archivo, en UTC.", owner: "Dueño o dueña del teléfono",
		one:  "Compuesto a partir del archivo sin cambiar las palabras; las horas como están escritas.",
		hash: "SHA-256 del archivo", number: "N.º", time: "Hora", who: "De", words: "Mensaje",
		attachment: "Adjunto %d", attachments: "Adjuntos", absent: "no está en el archivo", below: "un mensaje; sigue más abajo", continued: "(continúa)",
		none: "(sin texto)", page: "página %d de %d",
		names: map[string]string{"From": "De", "To": "Para", "Cc": "Cc", "Bcc": "Cco", "Reply-To": "Responder a", "Sender": "Remitente",
			"Date": "Fecha", "Subject": "Asunto", "Message-ID": "Identificador", "Participants": "Participantes", "First message": "Primer mensaje",
			"Last message": "Último mensaje", "Messages": "Mensajes", "Chat": "Conversación", "Attached files": "Archivos adjuntos",
			"E-mail": "Correo electrónico", "E-mails": "Correos electrónicos", "Attached message": "Mensaje adjunto", "Message": "Mensaje",
			"Text file": "Archivo de texto", "WhatsApp messages": "Mensajes de WhatsApp", "Signal messages": "Mensajes de Signal",
			"iMessage and text messages": "Mensajes de iMessage y de texto", "Text messages": "Mensajes de texto",
			"Facebook or Instagram messages": "Mensajes de Facebook o Instagram", "edited": "editado", "deleted": "eliminado"},
	},
}

func labelsOf(lang string) labels {
	if l, ok := inLang[lang]; ok {
		return l
	}
	return inLang["en"]
}

// name is a label of the record in the language of the pages.
func (l labels) name(s string) string {
	if t, ok := l.names[s]; ok {
		return t
	}
	return s
}
