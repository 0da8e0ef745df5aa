package cases

// fieldWordsES holds the Spanish of every sentence a *FieldError of this package may say.
var fieldWordsES = map[string]string{
	"Write at least one name. A chosen name is enough.": "Escriba al menos un nombre. Basta el nombre elegido.",
	msgNotADay: "Este día no está en el calendario. Escriba año-mes-día, o déjelo en blanco.",
	msgState:   "Escriba el estado con dos letras mayúsculas.",
	"An A-Number has seven to nine digits, without the A.":                               "Un número A tiene de siete a nueve cifras, sin la letra A.",
	"A Social Security number has nine digits.":                                          "Un número de Seguro Social tiene nueve cifras.",
	"Say what this place is: home, shelter, work, school, mailing, safe, or substitute.": "Diga qué lugar es: casa, refugio, trabajo, escuela, correo, seguro o sustituto.",
	"Choose safe, unsafe, or ask first.":                                                 "Elija seguro, no seguro o preguntar antes.",
	"Choose record relief, protective order, or immigration.":                            "Elija antecedentes, orden de protección o inmigración.",
	"Choose the client this matter is for.":                                              "Elija para quién es este asunto.",
	"Give the matter a neutral title, without names.":                                    "Dé al asunto un título neutral, sin nombres.",
	"This matter holds facts of another kind. Open a second matter for them.":            "Este asunto contiene datos de otro tipo. Abra un segundo asunto para ellos.",
	"Say what part this person has: respondent, trafficker, witness, or defendant.":      "Diga qué papel tiene esta persona: parte demandada, tratante, testigo o acusada.",
	"Write down what the client said, in any language.":                                  "Anote lo que dijo la persona, en cualquier idioma.",
	"Write down what the client decided, and about what.":                                "Anote qué decidió la persona y sobre qué.",
	"Say in a few words what this is.":                                                   "Diga en pocas palabras qué es esto.",
	"Choose the one recipient of this release.":                                          "Elija al único destinatario de esta autorización.",
	"Write the full day on which the release was signed.":                                "Escriba el día completo en que se firmó la autorización.",
	"Write the full day on which the release ends.":                                      "Escriba el día completo en que termina la autorización.",
	"The release would end before it was signed. Look at both days.":                     "La autorización terminaría antes de firmarse. Revise los dos días.",
	"Write down why this day is used instead of the computed one.":                       "Anote por qué se usa este día en lugar del calculado.",
	"Write the full day on which this is due.":                                           "Escriba el día completo en que vence.",
	"Write the name of the person.":                                                      "Escriba el nombre de la persona.",
	"Write the name of the office.":                                                      "Escriba el nombre de la oficina.",
}
