// Package remark is what a reader of somebody's file has to say about its reading: what could not be read, what was
// left out, what is only a guess. A remark is shown to the person and printed on the transcript, so that nothing is
// dropped in silence.
//
// It owns the words, in English and Spanish. It must not know any file format, and no remark holds a word of the file
// that it is about, except a name of a part in What.
package remark

import (
	"fmt"
	"strings"
)

// Kind is one thing there is to say.
type Kind string

// The kinds. "%d" in the words is Remark.Count.
const (
	DayFirst      Kind = "day-first"      // dates are read as day/month because a day above 12 shows it
	MonthFirst    Kind = "month-first"    // and as month/day
	DayOrMonth    Kind = "day-or-month"   // no date in the file shows which; Count dates could be read both ways
	BothOrders    Kind = "both-orders"    // some dates show day/month, others month/day
	DayByOrder    Kind = "day-by-order"   // only day/month lets the messages follow each other in time
	MonthByOrder  Kind = "month-by-order" // only month/day does
	DayByDots     Kind = "day-by-dots"    // dates with dots, which have the day first
	UTC           Kind = "utc"            // the file keeps moments; they stand in UTC
	Reversed      Kind = "reversed"       // the file lists the newest first
	NoZone        Kind = "no-zone"        // times carry no zone
	BadTime       Kind = "bad-time"       // Count entries with a time that could not be read
	OutOfOrder    Kind = "out-of-order"   // Count entries with a time before the one above them
	Unread        Kind = "unread"         // Count entries or lines that could not be read; shown as they are
	NoMedia       Kind = "no-media"       // Count files that the export names and does not hold
	NoText        Kind = "no-text"        // a body that could not be read
	PictureOnly   Kind = "remote-picture" // Count pictures on the internet that were not fetched
	BadPart       Kind = "bad-part"       // Count parts of a mail that could not be read
	BadCharset    Kind = "bad-charset"    // Count characters that the stated character set does not explain
	TNEF          Kind = "tnef"           // an Outlook attachment (winmail.dat) that is kept as it is
	TNEFOpened    Kind = "tnef-opened"    // and was opened
	AfterEnd      Kind = "after-end"      // words after the end of the last part
	Deep          Kind = "deep"           // mails within mails beyond the depth that is read
	Cut           Kind = "cut"            // the text ends here because the file is too long
	Fallback      Kind = "fallback"       // Count characters printed as their name or code
	Insertions    Kind = "insertions"     // tracked insertions
	Deletions     Kind = "deletions"      // tracked deletions
	Comments      Kind = "comments"       // comments
	TypedTwoTexts Kind = "two-texts"      // a mail whose plain text and HTML differ; Count = 1
	Edited        Kind = "edited"         // Count entries marked as edited
	Deleted       Kind = "deleted"        // Count entries marked as deleted
)

// Remark is one remark.
type Remark struct {
	Kind  Kind
	Count int
	What  string // name of a part where that helps; "" otherwise
}

// In is the remark as a sentence; lang is "en" or "es", anything else gives English.
func (r Remark) In(lang string) string {
	w, ok := words[r.Kind]
	if !ok {
		return ""
	}
	s := w.en
	if lang == "es" {
		s = w.es
	}
	if strings.Contains(s, "%d") {
		s = fmt.Sprintf(s, r.Count)
	}
	if r.What != "" {
		s += " (" + r.What + ")"
	}
	return s
}

// List gathers remarks: those of one kind and part are counted together, in the order of their first.
type List []Remark

// Add counts n of a kind; n = 0 adds nothing.
func (l *List) Add(k Kind, n int, what string) {
	if n == 0 {
		return
	}
	for i := range *l {
		if r := &(*l)[i]; r.Kind == k && r.What == what {
			r.Count += n
			return
		}
	}
	*l = append(*l, Remark{k, n, what})
}

type pair struct{ en, es string }

var words = map[Kind]pair{
	DayFirst: {"Dates are written day first, then month: the file holds days above 12 in the first place.",
		"Las fechas están escritas con el día primero y luego el mes: el archivo tiene días mayores que 12 en primer lugar."},
	MonthFirst: {"Dates are written month first, then day: the file holds days above 12 in the second place.",
		"Las fechas están escritas con el mes primero y luego el día: el archivo tiene días mayores que 12 en segundo lugar."},
	DayOrMonth: {"Nothing in the file shows whether the day or the month comes first in its dates; %d dates can be read both ways. They stand here as written.",
		"Nada en el archivo muestra si en las fechas va primero el día o el mes; %d fechas se pueden leer de las dos maneras. Aquí están como se escribieron."},
	BothOrders: {"Some dates of the file have the day first and others the month first. They stand here as written.",
		"Algunas fechas del archivo tienen el día primero y otras el mes. Aquí están como se escribieron."},
	DayByOrder: {"Dates are read with the day first, then the month: only so do the messages follow each other in time. %d dates could be read both ways.",
		"Las fechas se leen con el día primero y luego el mes: solo así los mensajes se siguen en el tiempo. %d fechas se podrían leer de las dos maneras."},
	MonthByOrder: {"Dates are read with the month first, then the day: only so do the messages follow each other in time. %d dates could be read both ways.",
		"Las fechas se leen con el mes primero y luego el día: solo así los mensajes se siguen en el tiempo. %d fechas se podrían leer de las dos maneras."},
	DayByDots: {"Dates are written with dots and are read with the day first, then the month; no day above 12 confirms it.",
		"Las fechas están escritas con puntos y se leen con el día primero y luego el mes; ningún día mayor que 12 lo confirma."},
	UTC: {"The file keeps its times as moments without a place; where they stand in Coordinated Universal Time (UTC), they differ from the local time.",
		"El archivo guarda sus horas como momentos sin lugar; donde están en Tiempo Universal Coordinado (UTC), difieren de la hora local."},
	Reversed: {"The file lists the newest message first; here the oldest stands first.",
		"El archivo muestra primero el mensaje más reciente; aquí está primero el más antiguo."},
	NoZone: {"The file does not say in which time zone its times are. They stand here as written and were not shifted.",
		"El archivo no dice en qué huso horario están sus horas. Aquí están como se escribieron, sin cambio."},
	BadTime:     {"Entries whose time could not be read; it stands as written: %d.", "Entradas cuya hora no se pudo leer; está como se escribió: %d."},
	OutOfOrder:  {"Entries with a time earlier than the entry above them: %d. The order of the file was kept.", "Entradas con una hora anterior a la de la entrada de arriba: %d. Se mantuvo el orden del archivo."},
	Unread:      {"Entries or lines that could not be read as a message; they stand as they are in the file: %d.", "Entradas o líneas que no se pudieron leer como mensaje; están tal como en el archivo: %d."},
	NoMedia:     {"Pictures, recordings or files that the export names and does not hold: %d.", "Imágenes, grabaciones o archivos que la exportación nombra y no contiene: %d."},
	NoText:      {"A text of this file could not be read. The original holds it.", "Un texto de este archivo no se pudo leer. El original lo contiene."},
	PictureOnly: {"Pictures on the internet that the message points to; they were not fetched: %d.", "Imágenes en internet a las que apunta el mensaje; no se descargaron: %d."},
	BadPart:     {"Parts of the message that could not be read; the original holds them: %d.", "Partes del mensaje que no se pudieron leer; el original las contiene: %d."},
	BadCharset:  {"Characters that the character set of the file does not explain, shown as [U+FFFD]: %d.", "Caracteres que el juego de caracteres del archivo no explica, mostrados como [U+FFFD]: %d."},
	TNEF:        {"An attachment in Outlook’s own wrapping is kept as it is and was not opened.", "Un adjunto con el envoltorio propio de Outlook se conserva tal cual y no se abrió."},
	TNEFOpened: {"An attachment in Outlook’s own wrapping was opened; what it holds is listed after it.",
		"Se abrió un adjunto con el envoltorio propio de Outlook; lo que contiene está en la lista después de él."},
	AfterEnd:      {"Words after the end of the last part of the message; they are in the original only.", "Palabras después del final de la última parte del mensaje; solo están en el original."},
	Deep:          {"Messages attached within messages deeper than is read here; the original holds them: %d.", "Mensajes adjuntos dentro de mensajes a más profundidad de la que aquí se lee; el original los contiene: %d."},
	Cut:           {"The text is longer than can be set here and was cut. The original is whole.", "El texto es más largo de lo que aquí se puede componer y se cortó. El original está completo."},
	Fallback:      {"Characters that the fonts at hand cannot print; they stand in brackets with their Unicode name or code: %d.", "Caracteres que las fuentes disponibles no pueden imprimir; están entre corchetes con su nombre o código Unicode: %d."},
	Insertions:    {"Tracked insertions, marked in the text: %d.", "Inserciones con control de cambios, marcadas en el texto: %d."},
	Deletions:     {"Tracked deletions, marked in the text: %d.", "Eliminaciones con control de cambios, marcadas en el texto: %d."},
	Comments:      {"Comments, set after the text: %d.", "Comentarios, puestos después del texto: %d."},
	TypedTwoTexts: {"The message holds its text as plain text and as HTML; the plain text is shown, and the HTML after it where its words differ.", "El mensaje contiene su texto como texto simple y como HTML; se muestra el texto simple y, donde sus palabras difieren, después el HTML."},
	Edited:        {"Messages marked as edited: %d.", "Mensajes marcados como editados: %d."},
	Deleted:       {"Messages marked as deleted: %d. What they said is not in the file.", "Mensajes marcados como eliminados: %d. Lo que decían no está en el archivo."},
}
