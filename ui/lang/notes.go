package lang

import (
	_ "embed" // the Spanish words
	"regexp"
	"strings"
	"sync"

	"github.com/harborfile/harborfile/cases"
)

//go:embed notes-es.yaml
var notesFile []byte

var notePhrases = sync.OnceValue(func() *phrases { return phrasesIn(notesFile) })

// spanishPapers are the names, in English, of papers that are Spanish themselves: beside a paper of the same name in
// English the list says which is which.
var spanishPapers = map[string]string{
	"Carta a la persona atendida":               "Letter to the client, in Spanish",
	"Carta de cierre":                           "Closing letter, in Spanish",
	"Carta de representación, copia de lectura": "Engagement letter, reading copy in Spanish",
}

// Paper is the title of one of the program's own papers in the language in use. A title that is not the program's stays.
func Paper(title string) string {
	if english, ok := spanishPapers[title]; ok {
		title = english
	}
	if Code() != "es" {
		return title
	}
	if es, ok := notePhrases().whole[title]; ok {
		return es
	}
	return title
}

// noteOfCitation is "18 U.S.C. § 3771A: vac.us, data of 2026-11-21, text of 2026-04-06, confidence secondary." with what
// to confirm after it.
var noteOfCitation = regexp.MustCompile(`^(.+?): ([a-z][\w.-]*), data of (\d{4}-\d\d-\d\d)((?:, [^.]+?)?)\.(?: Confirm before relying(?:: (.+))?\.)?$`)

var sureness = strings.NewReplacer("unverified", "sin verificar", "verified", "verificada", "secondary", "de fuente secundaria", "design", "propia del programa")

// Note says one of the attorney's notes beside a drafted paper in the language in use.
func Note(english string) string {
	if Code() != "es" {
		return english
	}
	p := notePhrases()
	if es, ok := p.known(english); ok {
		return es
	}
	head, tail := english, ""
	for en, es := range p.whole {
		if before, ok := strings.CutSuffix(english, " "+en); ok && len(before) < len(head) {
			head, tail = before, " "+es
		}
	}
	m := noteOfCitation.FindStringSubmatch(head)
	if m == nil {
		return english
	}
	said := m[1] + ": " + m[2] + ", datos del " + Date(cases.Date(m[3])) + noteParts(m[4]) + "."
	switch {
	case m[5] != "":
		said += " Confírmelo antes de apoyarse en ello: " + m[5] + "."
	case strings.HasSuffix(head, "Confirm before relying."):
		said += " Confírmelo antes de apoyarse en ello."
	}
	return said + tail
}

// noteParts are how old and how sure the data is: ", text of 2026-04-06, confidence secondary, venue unverified".
func noteParts(list string) string {
	var out []string
	for _, part := range strings.Split(list, ", ") {
		name, value, _ := strings.Cut(part, " ")
		switch name {
		case "":
			continue
		case "text":
			part = "texto del " + Date(cases.Date(strings.TrimPrefix(value, "of ")))
		case "confidence":
			part = "certeza " + sureness.Replace(value)
		case "status":
			part = "vigencia: " + Law(value)
		default: // the name of a field in the data
			part = name + " " + sureness.Replace(value)
		}
		out = append(out, part)
	}
	return strings.Join(append([]string{""}, out...), ", ")
}
