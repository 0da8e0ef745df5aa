package contradict

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

var (
	aNumberIn = pattern.Must(`(?i)\bA(?:lien)?(?:\s?(?:#|No\.?|Number:?))?\s*[-#:]?\s*(\d{3}[- ]?\d{3}[- ]?\d{2,3})\b`)
	ssnIn     = pattern.Must(`\b(\d{3}-\d{2}-\d{4})\b`)
	passport  = rx(`\bpassport(?: (?:no\.?|number|#))?:? +(?:is +)?([A-Z]{0,2}\d{6,9})\b`)
	i94       = rx(`\bI-?94(?: (?:no\.?|number|#|record))*:? +([0-9A-Z]{11})\b`)
)

func (f *file) claimNumbers(s sentence) {
	for subject, re := range map[string]*pattern.Pattern{"A-Number": aNumberIn, "SSN": ssnIn, "passport": passport, "I-94": i94} {
		m := re.FindStringSubmatch(s.at)
		if m == nil {
			continue
		}
		words := fold(m[1])
		if subject == "A-Number" || subject == "SSN" {
			words = digitsOf(m[1])
		}
		if subject == "A-Number" {
			words = number(m[1])
		}
		f.claim(claim{topic: "identification number", subject: subject, words: words, told: true, side: s.said("")})
	}
}

var (
	dobLabel    = rx(`\b(?:d\.?o\.?b\.?|date of birth|birth ?date|fecha de nacimiento|born)\b[: ]*`)
	arrestLabel = rx(`\b(?:date arrested|arrest date|date of arrest|arrested(?: or received)?|fecha de arresto)\b[: ]*`)
)

// claimLabels reads "DOB: 03/14/1998" in papers of others, where the line or the paper speaks of the client.
func (f *file) claimLabels(s sentence) {
	if s.client {
		return
	}
	if at := dobLabel.FindStringIndex(s.at); at != nil && after(s, at) != "" && f.partyLabels(s, after(s, at)) {
		return
	}
	if !f.aboutClient(s) {
		return
	}
	if at := dobLabel.FindStringIndex(s.at); at != nil {
		if day := after(s, at); day != "" {
			f.claim(claim{topic: "birth date", subject: "client", date: day, told: true, side: s.said("")})
		}
	}
	if at := arrestLabel.FindStringIndex(s.at); at != nil {
		if day := after(s, at); day != "" {
			f.claim(claim{topic: "arrest", subject: "client", date: day, told: true, side: s.said("")})
		}
	}
}

// after is the date that stands right behind a label.
func after(s sentence, at []int) cases.Date {
	for _, d := range s.dates {
		if d.Start >= at[1]-1 && d.Start-at[1] < 12 {
			return d.Date
		}
	}
	return ""
}

// aboutClient reports whether a label in another's paper speaks of the client: its sentence names the client, or it is
// the only day of birth in a paper that names the client.
func (f *file) aboutClient(s sentence) bool {
	return f.namesClient(" "+fold(s.at)+" ") || s.named && s.births <= 1
}
