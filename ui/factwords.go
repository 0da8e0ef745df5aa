package ui

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// factLabel is the name of a fact in the language in use, from the one registry of facts.
func factLabel(path string) string {
	f, ok := cases.FactByPath(path)
	switch {
	case !ok:
		return path
	case lang.Code() == "es":
		return f.LabelES
	}
	return f.Label
}

// factHint says why a fact is asked or how to write it; most facts need no hint.
func factHint(path string) string {
	switch path {
	case "client.chosenName", "client.aNumber", "client.ssn", "client.interpreter", "matter.title":
		return lang.T("hint." + path)
	}
	return ""
}

// split is a list written with commas.
func split(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// onlyDigits drops what people write between the digits of a number, and a leading A. Anything
// else stays, so that the check of the record can speak about it.
func onlyDigits(s string) string {
	s = strings.TrimPrefix(strings.ToUpper(s), "A")
	return strings.NewReplacer("-", "", " ", "", ".", "", "#", "").Replace(s)
}

// compareFolded orders two texts without regard to case and accents.
func compareFolded(a, b string) int { return cmp.Compare(kit.Fold(a), kit.Fold(b)) }

// decimal is a number with one digit after the point of the language.
func decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	if lang.Code() == "es" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
