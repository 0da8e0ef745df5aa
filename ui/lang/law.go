package lang

import (
	_ "embed" // the Spanish words
	"regexp"
	"strings"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

//go:embed law-es.yaml
var lawFile []byte

// lawPhrases are the Spanish that installed law data bring for their own texts, and that of the program for all others.
var lawPhrases = sync.OnceValue(func() *phrases { return lawPhrasesWith(law.InUse().Spanish()) })

func lawPhrasesWith(brought []law.Said) *phrases {
	var list []phrase
	for _, s := range brought {
		list = append(list, phrase(s))
	}
	return phrasesOf(append(list, readPhrases(lawFile)...))
}

// Law says words of the law data, or a step of a date's arithmetic, in the language in use. Names and whatever has no
// Spanish stay as they are, so that nothing of the law is left out.
func Law(english string) string {
	if Code() != "es" {
		return english
	}
	return lawPhrases().spanish(strings.Join(strings.Fields(english), " "))
}

var writtenStep = regexp.MustCompile(`^(?:[A-Z][a-z]{2} )?(\d{4}-\d\d-\d\d)$`)

var datedStep = regexp.MustCompile(`^(\d{4}-\d\d-\d\d): (.+)$`)

// dated is a day with the reason that stands beside it: "2026-12-07: printed on the notice of hearing".
func (p *phrases) dated(text string) (said string, ok bool) {
	m := datedStep.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return Weekday(cases.Date(m[1])) + ": " + p.spanish(m[2]), true
}

// stepDay says a day as it stands in an arithmetic, "Mon 2026-11-16", with its weekday.
func stepDay(text string) (said string, ok bool) {
	m := writtenStep.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return Weekday(cases.Date(m[1])), true
}

//go:embed damage-es.yaml
var damageFile []byte

var damagePhrases = sync.OnceValue(func() *phrases { return phrasesIn(damageFile) })

// Damage says a line of the vault's check in the language in use.
func Damage(english string) string {
	if Code() != "es" {
		return english
	}
	return damagePhrases().spanish(english)
}
