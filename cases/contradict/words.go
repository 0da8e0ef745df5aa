package contradict

import "strings"

type pairOfWords struct{ en, es string }

// adviceFor says what to do in neutral words.
func adviceFor(do string) pairOfWords {
	if do == Fix {
		return pairOfWords{
			"Two entries do not agree. Look at the paper behind each, and correct the one that differs.",
			"Dos anotaciones no coinciden. Mire el papel detrás de cada una y corrija la que difiere.",
		}
	}
	return pairOfWords{
		"Both may be right. An attorney decides whether a sentence of explanation is needed, and asks only if the client agrees to talk about it.",
		"Ambas pueden ser correctas. La abogada o el abogado decide si hace falta una frase que lo explique, y pregunta solo si la persona acepta hablar de ello.",
	}
}

var aboutWordsES = map[string]string{
	"birth date": "fecha de nacimiento", "birth place": "lugar de nacimiento", "entry": "llegada a Estados Unidos",
	"place of entry": "lugar de entrada", "arrest": "arresto", "age": "edad", "under 18": "menor de 18 años", "name": "nombre",
	"spelling of a name": "escritura de un nombre", "address": "dirección", "home": "lugar donde vivió", "leaving": "salida",
	"first meeting": "primer encuentro", "moving in together": "comienzo de la convivencia", "report": "denuncia",
	"marriage": "matrimonio", "marital status": "estado civil", "order of days": "orden de los días", "period under control": "período bajo control",
	"phase": "antes, durante o después", "number": "número", "value in a paper": "dato de un papel", "answer": "respuesta",
	"day of the same happening": "día del mismo hecho", "place of the same happening": "lugar del mismo hecho", "charge": "cargo",
	"kind of exploitation": "clase de explotación", "child": "hija o hijo", "birth of a child": "nacimiento de un hijo", "family": "familia",
	"docket": "número de caso", "own day": "día de la anotación", "presence": "presencia en el país", "disposition": "resultado del cargo",
	"identification number": "número de identificación", "conviction": "condena", "dismissal": "cargo desestimado", "number of arrests": "número de arrestos", "country": "país",
}

func aboutES(about string) string {
	if es, ok := aboutWordsES[about]; ok {
		return es
	}
	return about
}

// short keeps a value readable beside another one.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 160 {
		return string(r[:159]) + "…"
	}
	return s
}
