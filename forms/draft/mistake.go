package draft

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Mistake is one thing in a template that cannot be built, and where it stands.
type Mistake struct {
	Line int    // in the file, from 1; 0 where it is about the whole
	Key  string // which mistake, a key of mistakeWords
	What string // the part of the file that it is about
	Part string // name of the part that holds it, "" for the template itself; Line is then the line that uses the part
}

// Mistakes are all that were found in a template, by line.
type Mistakes []Mistake

// Error is the mistakes in English, one a line.
func (list Mistakes) Error() string {
	out := make([]string, len(list))
	for i, m := range list {
		out[i] = m.Error()
	}
	return strings.Join(out, "\n")
}

// Error is the mistake in English, with its line.
func (m Mistake) Error() string { return m.In("en") }

// In is the mistake in words, with its line, in English or ("es") Spanish.
func (m Mistake) In(lang string) string {
	at, line, part := 0, "line %d: ", " (in the part %s)"
	if lang == "es" {
		at, line, part = 1, "línea %d: ", " (en la parte %s)"
	}
	out := mistakeWords[m.Key][at]
	if strings.Contains(out, "%s") {
		out = fmt.Sprintf(out, m.What)
	}
	if m.Part != "" {
		out += fmt.Sprintf(part, m.Part)
	}
	if m.Line > 0 {
		out = fmt.Sprintf(line, m.Line) + out
	}
	return out
}

// mistake is one whose line the checker puts in.
func mistake(key, what string) Mistake { return Mistake{Key: key, What: what} }

// mistakeWords says each mistake in English and Spanish. %s is the part of the file that it is about.
var mistakeWords = map[string][2]string{
	"not-yaml":        {"this is not YAML as it stands: %s", "esto no es YAML tal como está: %s"},
	"too-long":        {"a template has at most 256 kilobytes", "una plantilla tiene como máximo 256 kilobytes"},
	"two-documents":   {"one file holds one template; a line with --- begins another", "un archivo contiene una sola plantilla; una línea con --- empieza otra"},
	"alias":           {"anchors and aliases (& and *) are not used in templates", "en las plantillas no se usan anclas ni alias (& y *)"},
	"unknown-key":     {"there is no key “%s” at this place", "aquí no existe la clave «%s»"},
	"wrong-shape":     {"this is written as a text where a list is needed, or the other way round: %s", "esto está escrito como texto donde va una lista, o al revés: %s"},
	"lacks":           {"“%s” is needed and not there", "«%s» hace falta y no está"},
	"bad-id":          {"an id has small letters, digits, dots and hyphens: %s", "un id tiene minúsculas, cifras, puntos y guiones: %s"},
	"unknown-look":    {"there is no look “%s”", "no existe el aspecto «%s»"},
	"unknown-lang":    {"a template is in en-US or es-US, not “%s”", "una plantilla está en en-US o es-US, no en «%s»"},
	"unknown-kind":    {"there is no kind of matter “%s”", "no existe el tipo de asunto «%s»"},
	"unknown-relief":  {"the law data has no relief “%s”", "los datos legales no tienen el remedio «%s»"},
	"unknown-reader":  {"there is no reader “%s”", "no existe el lector «%s»"},
	"unknown-set":     {"a template is in the set usual or further, not “%s”", "una plantilla está en el grupo usual o further, no en «%s»"},
	"unknown-sort":    {"there is no sort of paper “%s”", "no existe la clase de documento «%s»"},
	"unknown-part":    {"there is no part “%s”", "no existe la parte «%s»"},
	"circle":          {"the part “%s” uses itself", "la parte «%s» se usa a sí misma"},
	"cite-text":       {"the citation “%s” has no text", "la cita «%s» no tiene texto"},
	"cite-law":        {"the citation “%s” names a row that the law data does not have", "la cita «%s» nombra una fila que los datos legales no tienen"},
	"cite-twice":      {"the citation “%s” stands in a part too, with other words", "la cita «%s» está también en una parte, con otras palabras"},
	"unknown-cite":    {"there is no citation “%s”", "no existe la cita «%s»"},
	"one-construct":   {"an entry holds one construct; this one holds %s", "una entrada contiene un solo elemento; esta contiene %s"},
	"level":           {"level and restart go with numbered; a level is 1, 2 or 3", "level y restart van con numbered; el nivel es 1, 2 o 3"},
	"unknown-style":   {"there is no style of caption “%s”", "no existe el estilo de encabezado «%s»"},
	"unknown-notary":  {"a notary block is a jurat or an acknowledgment, not “%s”", "un bloque notarial es jurat o acknowledgment, no «%s»"},
	"unknown-topic":   {"the story has no topic “%s”", "el relato no tiene el tema «%s»"},
	"unknown-as":      {"pieces of the story stand as numbered, quote or para, not “%s”", "las partes del relato van como numbered, quote o para, no «%s»"},
	"unknown-list":    {"no facts repeat over “%s”", "no hay datos que se repitan en «%s»"},
	"unknown-fact":    {"there is no fact “%s”", "no existe el dato «%s»"},
	"secret-fact":     {"“%s” is a protected place and never stands in a paper", "«%s» es un lugar protegido y nunca aparece en un documento"},
	"row-outside":     {"“%s” stands outside the each of its list", "«%s» está fuera del each de su lista"},
	"unknown-point":   {"the law data has no point “%s” that an exhibit could be marked with", "los datos legales no tienen el punto «%s» con que marcar un anexo"},
	"unknown-format":  {"there is no such format: {%s}", "no existe ese formato: {%s}"},
	"blank-length":    {"a blank has 1 to 60 letters: {%s}", "un espacio en blanco tiene de 1 a 60 letras: {%s}"},
	"open-brace":      {"a { has no } in “%s”", "falta la } de una { en «%s»"},
	"open-star":       {"a * for italics or bold is not closed", "falta cerrar un * de cursiva o negrita"},
	"open-note":       {"a footnote has no closing bracket in “%s”", "falta cerrar el corchete de una nota en «%s»"},
	"nested-note":     {"a footnote holds no other footnote", "una nota no contiene otra nota"},
	"is-in":           {"is and in go together", "is e in van juntos"},
	"proves-outside":  {"proves is asked of exhibits only", "proves se pregunta solo de los anexos"},
	"one-question":    {"a condition asks one question; this one asks %s", "una condición hace una sola pregunta; esta hace %s"},
	"columns":         {"a row has as many cells as the table has columns: %s", "una fila tiene tantas celdas como columnas la tabla: %s"},
	"many-columns":    {"a table has at most 16 columns; this one has %s", "una tabla tiene como máximo 16 columnas; esta tiene %s"},
	"each-twice":      {"the rows of “%s” are gone through already by the each around this one", "el each de fuera ya recorre las filas de «%s»"},
	"too-much":        {"this template makes a paper of more than 50,000 parts", "esta plantilla hace un documento de más de 50 000 partes"},
	"each-row":        {"each and its row or item go together", "each y su row o item van juntos"},
	"stray-then":      {"then and else go with when; where, do and none go with each", "then y else van con when; where, do y none van con each"},
	"program-not-own": {"“%s” belongs to the program's own templates only", "«%s» es solo de las plantillas del programa"},
}

var (
	yamlLine  = regexp.MustCompile(`line (\d+): ?(.*)`)
	yamlField = regexp.MustCompile(`field (\S+) not found`)
)

// fromYAML puts what the YAML reader says into mistakes.
func fromYAML(err error) Mistakes {
	said := []string{strings.TrimPrefix(err.Error(), "yaml: ")}
	if typed := (*yaml.TypeError)(nil); errors.As(err, &typed) {
		said = typed.Errors
	}
	var out Mistakes
	for _, s := range said {
		m := mistake("not-yaml", s)
		if at := yamlLine.FindStringSubmatch(s); at != nil {
			m.Line, _ = strconv.Atoi(at[1])
			m.What = at[2]
		}
		if field := yamlField.FindStringSubmatch(m.What); field != nil {
			m.Key, m.What = "unknown-key", field[1]
		} else if strings.HasPrefix(m.What, "cannot unmarshal ") {
			m.Key, m.What = "wrong-shape", shape(m.What)
		}
		out = append(out, m)
	}
	return out
}

// shape is the part of the reader's words that the author wrote: what stands between its backquotes.
func shape(s string) string {
	if parts := strings.Split(s, "`"); len(parts) > 2 {
		return parts[1]
	}
	return strings.TrimPrefix(s, "cannot unmarshal ")
}

// sorted orders mistakes by their lines and leaves out what is said twice.
func (list Mistakes) sorted() Mistakes {
	slices.SortStableFunc(list, func(a, b Mistake) int { return a.Line - b.Line })
	return slices.Compact(list)
}
