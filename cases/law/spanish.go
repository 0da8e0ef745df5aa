package law

import "strings"

// useWordsES holds the Spanish of every sentence a *UseError says. A sentence that ends with a list of names is found by
// the part before the list.
var useWordsES = map[string]string{
	"There is no deadline rule of this name.":                                         "No hay ninguna regla de plazos con este nombre.",
	"Each of these is a day of the calendar, year-month-day.":                         "Cada uno de estos es un día del calendario, año-mes-día.",
	"This day is not in the calendar. Write year-month-day.":                          "Este día no está en el calendario. Escriba año-mes-día.",
	"Write a state as two letters.":                                                   "Escriba el estado con dos letras.",
	"No rule asks for a parameter of this name. This one asks for: ":                  "Ninguna regla pide un dato con este nombre. Esta pide: ",
	"The answer to this is true or false.":                                            "La respuesta es true o false (sí o no).",
	"The number of days is a whole number.":                                           "El número de días es un número entero.",
	"This rule has a length of its own; leave the number of days out.":                "Esta regla tiene su propia duración; deje el número de días en blanco.",
	"This rule leaves the number of days to the order or the rule of court; give it.": "Esta regla deja el número de días a la orden o al reglamento de la corte; escríbalo.",
	"The number of days lies between 1 and 3660.":                                     "El número de días está entre 1 y 3660.",
	"This way of service is not in the rule. Known are: ":                             "Esta forma de notificación no está en la regla. Las conocidas son: ",
}

// askWordsES holds the Spanish of why a date has to come from a person, without the rule's title before it.
var askWordsES = map[string]string{
	"the text was not read, or sources disagree.": "no se leyó el texto, o las fuentes no coinciden.",
	"the way of counting is not established.":     "la forma de contar no está establecida.",
}

// inSpanish finds the Spanish of a sentence, else gives the sentence as it stands.
func inSpanish(words map[string]string, said string) string {
	if es, ok := words[said]; ok {
		return es
	}
	for en, es := range words {
		if strings.HasSuffix(en, ": ") && strings.HasPrefix(said, en) {
			return es + strings.Replace(said[len(en):], "none", "ninguno", 1)
		}
	}
	return said
}

// askInSpanish keeps the title of the rule, which is a name, and translates the reason.
func askInSpanish(why string) string {
	title, reason, ok := cutLast(why, ": ")
	if es := askWordsES[reason]; ok && es != "" {
		return title + ": " + es
	}
	return "La regla necesaria para esta fecha no está establecida en los datos."
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
