package contradict

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

var bornIn = pattern.Must(`\b(?:I was born|[Nn]ac[ií])\b[^.;]{0,40}?\b(?:in|en) (\p{Lu}[\pL.'’-]+(?:,? (?:\p{Lu}[\pL.'’-]+))*)`)

func (f *file) claimBirthPlace(s sentence) {
	c := f.client
	m := bornIn.FindStringSubmatch(s.at)
	if m == nil || !s.client || monthOnly(m[1]) || c.BirthCity == "" && c.BirthCountry == "" {
		return
	}
	said := fold(m[1])
	known := fold(c.BirthCity + " " + c.BirthCountry)
	for _, w := range strings.Fields(said) {
		if strings.Contains(" "+known+" ", " "+w+" ") || sameCountry(w, fold(c.BirthCountry)) {
			return
		}
	}
	if isUS(c.BirthCountry) && (isUS(m[1]) || stateIn(m[1]) != "" && c.BirthCity == "") || c.BirthCity == "" && !knownCountry(said) && !isState(said) {
		return
	}
	side := Side{Value: strings.Trim(c.BirthCity+", "+c.BirthCountry, ", "), Source: "client's facts", SourceES: "datos de la persona", Record: c.Key(), Path: "client.birthCity"}
	f.add("birth place", side, s.said(""), Explain)
}

func monthOnly(s string) bool {
	return len(cases.DatesIn(strings.Fields(s)[0]+" 2000")) == 1 && len(cases.DatesIn(strings.Fields(s)[0] + " 2000")[0].Date) > 4
}

// knownCountry recognizes countries from which people often come; a city that is none of them stays unjudged.
func knownCountry(folded string) bool {
	for _, c := range strings.Split("mexico,guatemala,honduras,el salvador,nicaragua,costa rica,panama,colombia,venezuela,ecuador,peru,bolivia,brazil,argentina,chile,cuba,haiti,dominican republic,jamaica,philippines,thailand,vietnam,china,india,nepal,bangladesh,pakistan,indonesia,cambodia,laos,myanmar,korea,ukraine,russia,moldova,romania,nigeria,ghana,kenya,ethiopia,cameroon,united states,canada,egypt,morocco,iraq,iran,syria,afghanistan,"+
		"belarus,poland,hungary,bulgaria,serbia,albania,kosovo,lithuania,latvia,estonia,kazakhstan,uzbekistan,kyrgyzstan,tajikistan,armenia,azerbaijan,georgia,turkey,lebanon,yemen,jordan,tunisia,algeria,sudan,eritrea,somalia,uganda,tanzania,rwanda,congo,angola,senegal,mali,guinea,gambia,ivory coast,togo,benin,sierra leone,liberia,zimbabwe,zambia,south africa,sri lanka,malaysia,mongolia,japan,taiwan,paraguay,uruguay,guyana,trinidad and tobago,belize,england,spain,portugal,italy,france,germany,greece", ",") {
		if folded == c {
			return true
		}
	}
	return false
}
