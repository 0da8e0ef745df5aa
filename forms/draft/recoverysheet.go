package draft

import (
	"fmt"

	"github.com/harborfile/harborfile/forms/draft/text"
)

// recoveryWords are the texts of a recovery sheet in one language.
type recoveryWords struct {
	title, what, doHead, needHead, need, name string
	do                                        []string
}

var recoveryIn = map[string]recoveryWords{
	"en": {
		title:  "Recovery sheet",
		what:   "This code opens one Harborfile vault on any computer, without its passphrase. It was made on %s.",
		doHead: "What to do with this sheet",
		do: []string{
			"Print it, and lock it away where only the people who may open the vault can reach it.",
			"Then delete the file it was printed from.",
			"Keep it apart from the computer. Whoever holds both holds everything in the vault.",
			"Nobody can make this code again for you. A new one can be made in Harborfile while the vault still opens; the old one then no longer works.",
		},
		needHead: "When it is needed",
		need:     "Open Harborfile, choose the folder of the vault, choose the recovery code, and type the groups in their order. The letters I, L, O and U are never used; the digits 1 and 0 stand for themselves.",
		name:     "Name of the vault, in your own words: ",
	},
	"es": {
		title:  "Hoja de recuperación",
		what:   "Este código abre una bóveda de Harborfile en cualquier equipo, sin su frase de acceso. Se hizo el %s.",
		doHead: "Qué hacer con esta hoja",
		do: []string{
			"Imprímala y guárdela bajo llave donde solo lleguen las personas que pueden abrir la bóveda.",
			"Después borre el archivo del que se imprimió.",
			"Guárdela lejos del equipo. Quien tenga los dos tiene todo lo que hay en la bóveda.",
			"Nadie puede volver a hacer este código. Mientras la bóveda se abra, Harborfile puede hacer uno nuevo; el anterior deja entonces de servir.",
		},
		needHead: "Cuando haga falta",
		need:     "Abra Harborfile, elija la carpeta de la bóveda, elija el código de recuperación y escriba los grupos en su orden. Las letras I, L, O y U no se usan nunca; las cifras 1 y 0 valen por sí mismas.",
		name:     "Nombre de la bóveda, con sus propias palabras: ",
	},
}

// RecoverySheet is the one page that opens a vault when its passphrase or its computer is gone: the groups of the
// recovery code, numbered as the program asks for them, and what to do with the sheet. It names no office, no client
// and no place, so that it tells nothing to who finds it. made is the day in words; lang is "en" or "es", anything else
// gives English.
func RecoverySheet(groups []string, made, lang string) *Document {
	w, ok := recoveryIn[lang]
	if !ok {
		lang, w = "en", recoveryIn["en"]
	}
	numbers, code := make([]Rich, len(groups)), make([]Rich, len(groups))
	for i, g := range groups {
		numbers[i] = Plain(fmt.Sprint(i + 1))
		code[i] = Rich{{Text: g, Style: text.Bold}}
	}
	steps := make([]Rich, len(w.do))
	for i, step := range w.do {
		steps[i] = Plain(step)
	}
	return &Document{Title: w.title, Footer: w.title, Lang: lang, Look: Letter, Blocks: []Block{
		Title{Plain(w.title)},
		Paragraph{Text: Plain(fmt.Sprintf(w.what, made))},
		Table{Head: numbers, Rows: [][]Rich{code}},
		Heading{Level: 2, Text: Plain(w.doHead)},
		List{Items: steps},
		Heading{Level: 2, Text: Plain(w.needHead)},
		Paragraph{Text: Plain(w.need)},
		Paragraph{Text: Plain(w.name + "______________________________")},
	}}
}
