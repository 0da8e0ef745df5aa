package count

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// person is what is counted of somebody who is new: ids of rows and nothing else, so that nothing else can reach a
// report.
type person struct{ age, gender, race, trafficking string }

func personOf(c cases.Client, served cases.Date, trafficking string) person {
	return person{ageOf(c.BirthDate, served), rowNamed(genders, c.Sex), rowNamed(races, c.Physical.Race), trafficking}
}

// demographic is one thing that is counted of new people.
type demographic struct {
	table Table
	rows  []cases.Term
	of    func(person) string
}

// demographics end each with "not reported", which is always an answer.
func demographics() []demographic {
	return []demographic{
		{Table{ID: "age", EN: "NEW people by age", ES: "Personas nuevas por edad"}, ages, func(p person) string { return p.age }},
		{Table{ID: "gender", EN: "NEW people by sex or gender", ES: "Personas nuevas por sexo o género"}, genders, func(p person) string { return p.gender }},
		{Table{ID: "race", EN: "NEW people by race or ethnicity", ES: "Personas nuevas por raza u origen"}, races, func(p person) string { return p.race }},
		{Table{ID: "trafficking", EN: "NEW people by kind of trafficking", ES: "Personas nuevas por clase de trata"}, trafficking,
			func(p person) string { return p.trafficking }},
	}
}

var notReported = cases.Term{ID: "not-reported", EN: "not reported", ES: "no informado"}

var ages = []cases.Term{
	{ID: "0-12", EN: "0 to 12", ES: "0 a 12"}, {ID: "13-17", EN: "13 to 17", ES: "13 a 17"}, {ID: "18-24", EN: "18 to 24", ES: "18 a 24"},
	{ID: "25-59", EN: "25 to 59", ES: "25 a 59"}, {ID: "60", EN: "60 and older", ES: "60 o más"}, notReported,
}

var genders = []cases.Term{
	{ID: "female", EN: "female", ES: "mujer"}, {ID: "male", EN: "male", ES: "hombre"},
	{ID: "another", EN: "another", ES: "otro"}, notReported,
}

var races = []cases.Term{
	{ID: "american-indian", EN: "American Indian or Alaska Native", ES: "indígena estadounidense o nativa de Alaska"},
	{ID: "asian", EN: "Asian", ES: "asiática"},
	{ID: "black", EN: "Black or African American", ES: "negra o afroamericana"},
	{ID: "hispanic", EN: "Hispanic or Latino", ES: "hispana o latina"},
	{ID: "pacific", EN: "Native Hawaiian or other Pacific Islander", ES: "nativa de Hawái o de las islas del Pacífico"},
	{ID: "white", EN: "White", ES: "blanca"},
	{ID: "another", EN: "another, or more than one", ES: "otra, o más de una"}, notReported,
}

var trafficking = []cases.Term{
	{ID: "labor", EN: "labor", ES: "laboral"}, {ID: "sex", EN: "sex", ES: "sexual"}, {ID: "both", EN: "both", ES: "ambas"},
	{ID: "another", EN: "another kind", ES: "otra clase"}, notReported,
}

// rowNamed finds the row for words that a person wrote: its id, or its words in either language or their beginning.
// Other words count as another; none as not reported.
func rowNamed(rows []cases.Term, words string) string {
	words = strings.ToLower(strings.TrimSpace(words))
	if words == "" {
		return notReported.ID
	}
	for _, t := range rows {
		for _, name := range []string{t.ID, strings.ToLower(t.EN), strings.ToLower(t.ES)} {
			first, _, _ := strings.Cut(name, " or ")
			if words == name || words == first {
				return t.ID
			}
		}
	}
	return "another"
}

// ageOf is the age group on a day. A birth date of which only a part is known counts where every day it can mean gives
// the same group, else it was not reported.
func ageOf(born, on cases.Date) string {
	first, last, ok := born.Span()
	if !ok || born.About() || last > on {
		return notReported.ID
	}
	if old, young := ageGroup(years(first, on)), ageGroup(years(last, on)); old == young {
		return old
	}
	return notReported.ID
}

// years are the full years from one day to another.
func years(from, to cases.Date) int {
	a, _ := from.Time()
	b, _ := to.Time()
	n := b.Year() - a.Year()
	if from[5:] > to[5:] {
		n--
	}
	return n
}

func ageGroup(years int) string {
	switch {
	case years < 13:
		return "0-12"
	case years < 18:
		return "13-17"
	case years < 25:
		return "18-24"
	case years < 60:
		return "25-59"
	}
	return "60"
}

// typesOf tells for each client which kind of trafficking is recorded.
func typesOf(list []cases.Exploitation) map[string]string {
	out := map[string]string{}
	for _, x := range list {
		for _, id := range x.Types {
			kind := "labor"
			switch id {
			case "sex", "sex-minor", "pornography":
				kind = "sex"
			case "child-soldier", "organ-removal", "servile-marriage", "other":
				kind = "another"
			}
			switch had := out[x.ClientID]; {
			case had == "" || had == "another":
				out[x.ClientID] = kind
			case had != kind && kind != "another":
				out[x.ClientID] = "both"
			}
		}
	}
	return out
}
