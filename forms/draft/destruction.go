package draft

import (
	"fmt"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// destructionWords are the texts of a certificate of destruction in one language.
type destructionWords struct {
	title, office, intro, what, matter, certificate, begun, ended, records, entries, files, bytes, renewed, none string
	means                                                                                                        string
	points                                                                                                       []string
	signed                                                                                                       string
	keys                                                                                                         map[string]string
}

var destructionIn = map[string]destructionWords{
	"en": {
		title: "Certificate of destruction", office: "Office: %s",
		intro: "One matter was deleted for good from a Harborfile vault. This page names no client and holds no words of the matter.",
		what:  "What was deleted", matter: "Number of the matter inside the vault", certificate: "Number of this certificate",
		begun: "Keys destroyed (UTC)", ended: "Old pages overwritten (UTC)", records: "Records", entries: "Entries of the change log",
		files: "Sealed files", bytes: "Bytes in the sealed files", renewed: "Keys renewed afterwards", none: "none",
		means: "What this means",
		points: []string{
			"The keys of the matter and of its sealed files no longer exist. Without them nobody can read what was sealed with them.",
			"The rest of the vault was written afresh under a new key, so that old blocks of the disk do not read either.",
			"Backups and other copies that were made before still hold the matter. They need their own end: destroy them, or let them expire.",
			"What the client told for all matters stays in the client’s own file.",
		},
		signed: "Signed: ______________________________    Date: ______________",
		keys:   map[string]string{"records": "key of the records", "vault": "key of the vault", "device": "secret of this computer"},
	},
	"es": {
		title: "Certificado de destrucción", office: "Oficina: %s",
		intro: "Un asunto se borró para siempre de una bóveda de Harborfile. Esta página no nombra a ninguna persona atendida y no contiene palabras del asunto.",
		what:  "Lo que se borró", matter: "Número del asunto dentro de la bóveda", certificate: "Número de este certificado",
		begun: "Llaves destruidas (UTC)", ended: "Páginas antiguas reescritas (UTC)", records: "Registros", entries: "Entradas del registro de cambios",
		files: "Archivos sellados", bytes: "Bytes de los archivos sellados", renewed: "Llaves renovadas después", none: "ninguna",
		means: "Lo que esto significa",
		points: []string{
			"Las llaves del asunto y de sus archivos sellados ya no existen. Sin ellas nadie puede leer lo que se selló con ellas.",
			"El resto de la bóveda se escribió de nuevo con una llave nueva, de modo que los bloques antiguos del disco tampoco se leen.",
			"Las copias de seguridad y otras copias hechas antes todavía contienen el asunto. Necesitan su propio final: destrúyalas o deje que caduquen.",
			"Lo que la persona contó para todos sus asuntos queda en su propio expediente.",
		},
		signed: "Firma: ______________________________    Fecha: ______________",
		keys:   map[string]string{"records": "llave de los registros", "vault": "llave de la bóveda", "device": "secreto de este equipo"},
	},
}

// DestructionCertificate is the one page that an office keeps about a matter that was deleted for good. office may be
// empty. lang is "en" or "es"; anything else gives English.
func DestructionCertificate(d cases.Destruction, office, lang string) *Document {
	w, ok := destructionIn[lang]
	if !ok {
		lang, w = "en", destructionIn["en"]
	}
	row := func(name, value string) []Rich { return []Rich{Plain(name), Plain(value)} }
	blocks := []Block{Title{Plain(w.title)}}
	if office != "" {
		blocks = append(blocks, Paragraph{Text: Plain(fmt.Sprintf(w.office, office))})
	}
	points := make([]Rich, len(w.points))
	for i, p := range w.points {
		points[i] = Plain(p)
	}
	return &Document{Title: w.title, Footer: w.title, Lang: lang, Look: Letter, Blocks: append(blocks,
		Paragraph{Text: Plain(w.intro)},
		Heading{Level: 2, Text: Plain(w.what)},
		Table{Head: []Rich{Plain(w.matter), Plain(d.MatterID)}, Rows: [][]Rich{
			row(w.certificate, d.ID),
			row(w.begun, stampUTC(d.Begun)), row(w.ended, stampUTC(d.Ended)),
			row(w.records, fmt.Sprint(d.Records)), row(w.entries, fmt.Sprint(d.Entries)),
			row(w.files, fmt.Sprint(d.Files)), row(w.bytes, fmt.Sprint(d.Bytes)),
			row(w.renewed, w.renewedKeys(d.Renewed)),
		}},
		Heading{Level: 2, Text: Plain(w.means)},
		List{Items: points},
		Paragraph{Text: Plain(w.signed)},
	)}
}

func (w destructionWords) renewedKeys(keys []string) string {
	out := ""
	for i, k := range keys {
		if i > 0 {
			out += ", "
		}
		if words, ok := w.keys[k]; ok {
			k = words
		}
		out += k
	}
	if out == "" {
		return w.none
	}
	return out
}

// stampUTC is a moment as "2026-11-21 10:00", in Coordinated Universal Time as the row says.
func stampUTC(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return rfc3339
	}
	return t.UTC().Format("2006-01-02 15:04")
}
