package draft

import (
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// wipeWords are the texts of a wipe report in one language.
type wipeWords struct {
	title, intro, here, day, clients, matters, evidence, bytes, packets                 string
	handed, when, size, records, hash, opens, opensCode, opensBoth, seen, seenNo, empty string
	erased, begun, ended, files, fileBytes, keyring, none, gone, still, temp            string
	outside, written, outErased, outKept, outGone, outUnerased, left, strangers         string
	means                                                                               string
	points                                                                              []string
	unsure                                                                              string
	doubts                                                                              []string
	resumed, signed                                                                     string
}

var wipeIn = map[string]wipeWords{
	"en": {
		title: "Wipe report of a clinic day",
		intro: "A Harborfile vault that was made for one clinic day on this computer was wiped. This page names nobody and holds no words of a client.",
		here:  "What was here", day: "Day of the clinic", clients: "Clients", matters: "Matters", evidence: "Pieces of evidence", bytes: "Bytes of the evidence", packets: "Packets kept in the vault",
		handed: "What was handed over", when: "Sealed file shows everything up to (UTC)", size: "Bytes of the sealed file", records: "Records in it", hash: "SHA-256 of the sealed file",
		opens: "Opens with", opensCode: "the recovery code", opensBoth: "the recovery code, or the office’s key",
		seen:   "Read back and compared when it was written, and once more right before the wipe: the same.",
		seenNo: "Read back and compared when it was written. It was out of reach right before the wipe, so it was not read once more.",
		empty:  "Nothing: no client and no matter was in the vault.",
		erased: "What was erased", begun: "Begun (UTC)", ended: "Ended (UTC)", files: "Files of the vault", fileBytes: "Bytes in them",
		keyring: "Secret in this computer’s keyring", none: "there was none", gone: "taken out", still: "still there; it opens nothing without the vault", temp: "Temporary files of the program (sealed)",
		outside: "What was written outside the vault on the day", written: "Places chosen by a person", outErased: "Overwritten and deleted", outKept: "Left where they are, by choice", outGone: "Moved or deleted before",
		outUnerased: "Could not be erased", left: "Files of the vault that could not be erased (no key opens them)", strangers: "Files of others in the vault’s folder, left alone",
		means: "What this means",
		points: []string{
			"The keys of the vault were overwritten and deleted before anything else. Without them nobody can read what is left of it on the disk.",
			"The files of the vault were then deleted.",
			"The sealed file that was handed over is now the only place where this day is kept. Compare its SHA-256 with the one above.",
		},
		unsure: "What could not be checked",
		doubts: []string{
			"Free blocks of the disk. A solid-state disk may keep old copies of overwritten blocks for a while. Of the vault they hold sealed bytes and, for a while, wrapped keys that only the day’s passphrase or the recovery code opens. Of files that were written outside the vault they may hold clear pages.",
			"Memory that the system wrote to the disk while the program ran: swap and hibernation.",
			"Copies that other programs made: backup programs, a synced folder, file history, an antivirus program’s quarantine.",
			"Files that a person copied, printed or sent with another program.",
		},
		resumed: "The program ended in the middle of the wipe, and completed it at its next start. What was written outside the vault on the day was not looked at again; look for it by hand.",
		signed:  "Signed: ______________________________    Date: ______________",
	},
	"es": {
		title: "Informe de borrado de un día de clínica",
		intro: "Se borró una bóveda de Harborfile hecha para un solo día de clínica en este equipo. Esta página no nombra a nadie y no contiene palabras de ninguna persona atendida.",
		here:  "Lo que había aquí", day: "Día de la clínica", clients: "Personas atendidas", matters: "Asuntos", evidence: "Piezas de prueba", bytes: "Bytes de las pruebas", packets: "Paquetes guardados en la bóveda",
		handed: "Lo que se entregó", when: "El archivo sellado muestra todo hasta (UTC)", size: "Bytes del archivo sellado", records: "Registros que contiene", hash: "SHA-256 del archivo sellado",
		opens: "Se abre con", opensCode: "el código de recuperación", opensBoth: "el código de recuperación o la llave de la oficina",
		seen:   "Se volvió a leer y se comparó al escribirlo, y otra vez justo antes del borrado: es el mismo.",
		seenNo: "Se volvió a leer y se comparó al escribirlo. Justo antes del borrado no estaba al alcance, así que no se leyó otra vez.",
		empty:  "Nada: en la bóveda no había ninguna persona ni asunto.",
		erased: "Lo que se borró", begun: "Comienzo (UTC)", ended: "Final (UTC)", files: "Archivos de la bóveda", fileBytes: "Bytes en ellos",
		keyring: "Secreto en el llavero de este equipo", none: "no había ninguno", gone: "retirado", still: "sigue ahí; sin la bóveda no abre nada", temp: "Archivos temporales del programa (sellados)",
		outside: "Lo que se escribió fuera de la bóveda ese día", written: "Lugares que eligió una persona", outErased: "Sobrescritos y borrados", outKept: "Dejados donde están, por decisión", outGone: "Movidos o borrados antes",
		outUnerased: "No se pudieron borrar", left: "Archivos de la bóveda que no se pudieron borrar (ninguna llave los abre)", strangers: "Archivos ajenos en la carpeta de la bóveda, sin tocar",
		means: "Lo que esto significa",
		points: []string{
			"Las llaves de la bóveda se sobrescribieron y se borraron antes que nada. Sin ellas nadie puede leer lo que quede de ella en el disco.",
			"Después se borraron los archivos de la bóveda.",
			"El archivo sellado que se entregó es ahora el único lugar donde se conserva este día. Compare su SHA-256 con el de arriba.",
		},
		unsure: "Lo que no se pudo comprobar",
		doubts: []string{
			"Los bloques libres del disco. Un disco de estado sólido puede conservar un tiempo copias antiguas de bloques sobrescritos. De la bóveda contienen bytes sellados y, por un tiempo, llaves envueltas que solo abre la frase del día o el código de recuperación. De los archivos escritos fuera de la bóveda pueden contener páginas legibles.",
			"La memoria que el sistema escribió en el disco mientras el programa funcionaba: intercambio e hibernación.",
			"Las copias que hicieron otros programas: programas que hacen copias de seguridad, una carpeta sincronizada, el historial de archivos, la cuarentena de un antivirus.",
			"Los archivos que una persona copió, imprimió o envió con otro programa.",
		},
		resumed: "El programa se cerró en medio del borrado y lo completó al volver a abrirse. Lo que se escribió fuera de la bóveda ese día no se volvió a revisar; búsquelo a mano.",
		signed:  "Firma: ______________________________    Fecha: ______________",
	},
}

// WipeReport is the paper about the end of a clinic day on a borrowed computer: what was here in numbers, what was
// handed over, what was erased, and what nobody can say. It names nobody. lang is "en" or "es"; anything else gives
// English.
func WipeReport(w cases.Wiped, lang string) *Document {
	t, ok := wipeIn[lang]
	if !ok {
		lang, t = "en", wipeIn["en"]
	}
	blocks := []Block{Title{Plain(t.title)}, Paragraph{Text: Plain(t.intro)}}
	if w.Resumed {
		blocks = append(blocks, Paragraph{Text: Plain(t.resumed)})
	}
	blocks = append(blocks, Heading{Level: 2, Text: Plain(t.here)}, numbers(t.day, string(w.Day),
		t.clients, w.Clients, t.matters, w.Matters, t.evidence, w.Evidence, t.bytes, w.Bytes, t.packets, w.Packets))
	blocks = append(blocks, Heading{Level: 2, Text: Plain(t.handed)})
	blocks = append(blocks, t.handover(w)...)
	blocks = append(blocks, Heading{Level: 2, Text: Plain(t.erased)}, numbers(t.begun, stampUTC(w.Begun), t.ended, stampUTC(w.Ended),
		t.files, w.Files, t.fileBytes, w.FileBytes, t.left, w.Left, t.strangers, w.Strangers, t.keyring, t.keyringState(w), t.temp, w.Temp))
	if w.Outings > 0 && !w.Resumed {
		blocks = append(blocks, Heading{Level: 2, Text: Plain(t.outside)}, numbers(t.written, fmt.Sprint(w.Outings),
			t.outErased, w.OutErased, t.outKept, w.OutKept, t.outGone, w.OutGone, t.outUnerased, w.OutUnerased))
	}
	return &Document{Title: t.title, Footer: t.title, Lang: lang, Look: Letter, Blocks: append(blocks,
		Heading{Level: 2, Text: Plain(t.means)}, List{Items: rich(t.points)},
		Heading{Level: 2, Text: Plain(t.unsure)}, List{Items: rich(t.doubts)},
		Paragraph{Text: Plain(t.signed)},
	)}
}

// handover is what was handed over.
func (t wipeWords) handover(w cases.Wiped) []Block {
	if w.Handed == nil {
		return []Block{Paragraph{Text: Plain(t.empty)}}
	}
	h, opens, seen := w.Handed, t.opensCode, t.seenNo
	if h.Office {
		opens = t.opensBoth
	}
	if w.Seen {
		seen = t.seen
	}
	return []Block{numbers(t.when, stampUTC(h.When), t.size, h.Size, t.records, h.Records, t.opens, opens),
		Paragraph{Text: Plain(t.hash + ": " + halves(h.SHA256))}, Paragraph{Text: Plain(seen)}}
}

// halves sets a space in the middle of a hash, so that it breaks over two lines.
func halves(sum string) string {
	if len(sum) != 64 {
		return sum
	}
	return sum[:32] + " " + sum[32:]
}

func (t wipeWords) keyringState(w cases.Wiped) string {
	switch {
	case w.KeyringLeft:
		return t.still
	case w.Keyring:
		return t.gone
	}
	return t.none
}

// numbers is a table of names and values; the first pair is its head.
func numbers(pairs ...any) Table {
	var rows [][]Rich
	for i := 0; i+1 < len(pairs); i += 2 {
		rows = append(rows, []Rich{Plain(fmt.Sprint(pairs[i])), Plain(fmt.Sprint(pairs[i+1]))})
	}
	return Table{Head: rows[0], Rows: rows[1:]}
}

func rich(texts []string) []Rich {
	out := make([]Rich, len(texts))
	for i, s := range texts {
		out[i] = Plain(s)
	}
	return out
}
