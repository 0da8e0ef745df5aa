package packet

import (
	"strconv"
	"strings"
)

// cardinals are the number words of English and Spanish below a hundred, folded, and the hundreds of Spanish.
var cardinals = map[string]int{
	"zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"cero": 0, "uno": 1, "una": 1, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
	"diez": 10, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18,
	"diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiun": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
	"veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
	"sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300,
	"cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}

// ordinals are the number words that name a street: Twelfth Street.
var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
	"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
	"seventieth": 70, "eightieth": 80, "ninetieth": 90,
}

// beforeNumber are the Spanish words behind which a house number stands.
var beforeNumber = map[string]bool{"numero": true, "num": true, "nro": true, "calle": true, "avenida": true}

// inDigits writes the numbers of a text that stand there in words: "twelve", "fourteen eighty-two", "one thousand four
// hundred and eighty-two", "nine one six, five five five". "" where there is none.
func inDigits(s string) string {
	fields := strings.FieldsFunc(fold(s), notWord)
	var out []string
	changed := false
	for i := 0; i < len(fields); {
		digits, used := spoken(fields[i:])
		if fields[i] == "once" && i > 0 && beforeNumber[fields[i-1]] { // eleven in Spanish, an everyday word in English
			digits, used = "11", 1
		}
		if used == 0 {
			out = append(out, fields[i])
			i++
			continue
		}
		out, changed = append(out, digits), true
		i += used
	}
	if !changed {
		return ""
	}
	return strings.Join(out, " ")
}

// spoken reads the number at the beginning of a list of words, and how many words it takes. Numbers that do not add up
// to one stand behind each other: fourteen, eighty-two is 1482.
func spoken(fields []string) (digits string, used int) {
	whole, part, last, open, repeat := 0, 0, 0, false, 1
	end := func() {
		if open {
			digits += strings.Repeat(strconv.Itoa(whole+part), repeat)
			whole, part, last, open, repeat = 0, 0, 0, false, 1
		}
	}
	for i, w := range fields {
		n, number := cardinals[w]
		nth, ordinal := ordinals[w]
		switch {
		case (w == "double" || w == "triple") && i+1 < len(fields) && isDigit(fields[i+1]):
			end()
			repeat = 2
			if w == "triple" {
				repeat = 3
			}
		case (w == "and" || w == "y") && open && i+1 < len(fields) && isNumber(fields[i+1]) && last >= 20:
		case (w == "hundred" || w == "hundreds") && open && part > 0 && part < 100 && last < 100:
			part, last = part*100, 100
		case w == "thousand" || w == "mil":
			if !open && w == "thousand" || last == 1000 {
				end()
				return digits, used
			}
			whole, part, last, open = max(part, 1)*1000, 0, 1000, true
		case number || ordinal:
			if ordinal {
				n = nth
			}
			fits := open && n > 0 && (last >= 20 && last < 100 && n < 10 || last >= 100 && last < 1000 && n < 100 || last == 1000 && n < 1000)
			if !fits {
				end()
			}
			part, last, open = part+n, n, true
			if ordinal {
				end()
				return digits + "th", i + 1
			}
		default:
			end()
			return digits, used
		}
		used = i + 1
	}
	end()
	return digits, used
}

func isNumber(w string) bool {
	_, ok := cardinals[w]
	_, nth := ordinals[w]
	return ok || nth || w == "hundred" || w == "thousand" || w == "mil"
}

func isDigit(w string) bool {
	n, ok := cardinals[w]
	return ok && n < 10
}
