package pack

import (
	"errors"

	"github.com/harborfile/harborfile/cases/trust"
)

// Told says in one or two sentences that installed law data are not used and what is used instead. It is "" where
// nothing was passed over, and where the program only brought newer data: that would be said at every start, to nobody's use.
// used is the day of the data in use; day writes a day, year-month-day, as its readers are used to.
func Told(passed []Passed, used, lang string, day func(asOf string) string) string {
	if len(passed) == 0 {
		return ""
	}
	first := passed[0]
	if first.overtaken() {
		return ""
	}
	of, del := "", ""
	if first.AsOf != "" {
		of, del = " of "+day(first.AsOf), " del "+day(first.AsOf)
	}
	return say(lang, "The installed law data"+of+" cannot be used: "+why(first.Err, lang)+" The ones of "+day(used)+" are used instead. Install the file again, or go back to the data before it.",
		"Los datos legales instalados"+del+" no se pueden usar: "+why(first.Err, lang)+" En su lugar se usan los del "+day(used)+". Instale el archivo otra vez o vuelva a los datos anteriores.")
}

// why is the first sentence of an error's words, in the middle of another.
func why(err error, lang string) string {
	var p *Problem
	switch {
	case errors.As(err, &p) && p.kind == broken:
		return say(lang, "this Harborfile does not find them in order.", "este Harborfile no los encuentra en orden.")
	case errors.As(err, &p) && (p.kind == newerFormat || p.kind == newerProgram):
		return say(lang, "they are for a newer Harborfile than this one.", "son para un Harborfile más nuevo que este.")
	case errors.As(err, &p):
		return say(lang, "the file cannot be read.", "el archivo no se puede leer.")
	case errors.Is(err, trust.ErrUnknownKey), errors.Is(err, trust.ErrNoKey):
		return say(lang, "this Harborfile does not know who signed them.", "este Harborfile no conoce a quien los firmó.")
	}
	return say(lang, "the file is not as it was when it was signed.", "el archivo no está como cuando se firmó.")
}

func say(lang, en, es string) string {
	if lang == "es" {
		return es
	}
	return en
}
