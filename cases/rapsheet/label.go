package rapsheet

import (
	"strings"

	"github.com/harborfile/harborfile/cases/pattern"
)

// A field is what a label says about the words behind it.
type field string

const (
	none          field = ""
	arrestDay     field = "arrest day"
	arrestStart   field = "arrest"
	courtStart    field = "court events"
	otherStart    field = "other events" // custody, supervision, applications: they add no charge
	agency        field = "agency"
	place         field = "place"
	county        field = "county"
	state         field = "state"
	charge        field = "charge"
	count         field = "count"
	statuteOf     field = "statute"
	levelOf       field = "level"
	docketOf      field = "docket"
	courtOf       field = "court"
	outcomeOf     field = "outcome"
	outcomeDay    field = "outcome day"
	conductDay    field = "day of the conduct"
	sentenceOf    field = "sentence"
	nameOf        field = "name"
	age           field = "age"
	aboutPerson   field = "about the person" // known, and nothing is taken from it
	agencysNumber field = "number of the agency"
)

// labels are the words before a colon, in the order in which they are tried.
var labels = []struct {
	field field
	words *pattern.Pattern
}{
	{arrestDay, label(`(?:date of arrest|arrest(?:ed)? (?:date|on)|arrest date/time|date arrested|citation date|fecha de(?:l)? arresto)`)},
	{arrestStart, label(`(?:\d{1,3}\s*[-.)]\s*)?(?:arrested or received|arr/det/cite|arr/det|arrest(?: information| data| segment| event|/charge information)?(?:\s*#?\s*\d+)?|arrested|cited|cycle\s*\d+|arresto|detenci[oó]n)`)},
	{conductDay, label(`(?:offense date|date of offense|violation date|fecha del (?:delito|hecho))`)},
	{outcomeDay, label(`(?:dispo(?:sition)?\.? date|date of dispo(?:sition)?|date disposed|sentence date|conviction date|fecha de (?:disposici[oó]n|resultado|condena))`)},
	{outcomeOf, label(`(?:(?:court |final |charge )?dispo(?:sition)?|disp\.?|finding|verdict|outcome|result|plea|status|charge status|case status|resultado|disposici[oó]n|fallo)`)},
	{sentenceOf, label(`(?:sentence(?:d)?(?: description)?|sent?\.?|sentencia|pena)`)},
	{levelOf, label(`(?:level|degree|severity|class|offense (?:level|class|type)|charge (?:level|class|type)|conv(?:iction)? status|grade|nivel)`)},
	{statuteOf, label(`(?:statute(?: citation)?|law|section|code section|(?:charge )?code|statute/ordinance|ley|estatuto|art[ií]culo)`)},
	{docketOf, label(`(?:docket(?: (?:number|no\.?|#))?|(?:court )?case(?: (?:number|no\.?|#|id))?|court (?:number|no\.?|#)|cause(?: (?:number|no\.?|#))?|indictment(?: (?:number|no\.?))?|n[uú]mero de (?:caso|causa))`)},
	{agencysNumber, label(`(?:agency case(?: (?:number|no\.?))?|arrest (?:number|no\.?|#|id|case number)|offense report(?: number)?|report (?:number|no\.?)|booking (?:number|no\.?|#)|tracking (?:number|no\.?)|tcn|dcn|otn|prn|ori)`)},
	{courtOf, label(`(?:court(?: name| agency| of record)?|tribunal|corte|juzgado)`)},
	{courtStart, label(`(?:court(?: information| data| segment| case information| action| disposition)?|judicial(?: information)?|disposition(?: information| data)?|prosecution|prosecutor)`)},
	{otherStart, label(`(?:custody|supervision|supervised|corrections?|custody/supervision|probation|parole|applicant|applic|registration|registered|jail|prison)(?:\s*:?\s*\w*)?`)},
	{agency, label(`(?:(?:arresting |arrest |contributing )?agency(?: name)?|contributor|police|department|agencia|polic[ií]a)`)},
	{county, label(`(?:county|condado)`)},
	{state, label(`(?:state|jurisdiction|estado)`)},
	{place, label(`(?:location|place(?: of arrest)?|city|address|lugar|ciudad)`)},
	{count, label(`(?:cnt|count|ct|charge (?:number|no\.?|#)|cargo n[uú]m\.?)`)},
	{charge, label(`(?:(?:arrest |court |top |original |filed )?(?:charge|offense|off)(?: (?:description|literal|text))?(?:\s*\d{1,3})?|literal|description|cargo|delito)`)},
	{nameOf, label(`(?:name(?:\(s\))?(?: used)?|alias(?:es)?|aka|also known as|nombre)`)},
	{age, label(`(?:age(?: at (?:arrest|offense))?|edad)`)},
	{aboutPerson, label(`(?:nam|dob|date of birth|birth ?date|sex|race|height|hgt|weight|wgt|hair|eyes?|fbi(?: (?:number|no\.?))?|sid|state id|ssn|social security(?: number)?|place of birth|pob|citizenship|fingerprint\w*|photo\w*|filed|(?:date filed|filing date|file date)|com|comment|page|phone)`)},
}

func label(words string) *pattern.Pattern { return pattern.Must(`(?i)^` + words + `$`) }

// behind are the signs that may stand between a label and its words, the surest first.
var behind = []string{":", "-", "\t", "  ", "#"}

var gap = pattern.Must(`\t+|\s{2,}`)

// columns parts a line that holds a label in each of its columns: "Arrest Date: 3/4/2012   Agency: Police". Any other
// line stays whole.
func columns(line string) []string {
	cells := gap.Split(strings.TrimSpace(line), -1)
	if len(cells) < 2 {
		return []string{line}
	}
	for _, c := range cells {
		label, words, found := strings.Cut(c, ":")
		if !found || strings.TrimSpace(words) == "" || labelled(label) == none {
			return []string{line}
		}
	}
	return cells
}

// parts splits a line into label and words. A line without a known label gives none and the line.
func parts(line string) (field, string) {
	line = strings.TrimSpace(line)
	if f := labelled(line); f != none {
		return f, ""
	}
	for _, sign := range behind {
		for from := 0; ; {
			i := strings.Index(line[from:], sign)
			if i < 0 {
				break
			}
			i += from
			if f := labelled(line[:i]); f != none {
				return f, strings.Trim(line[i+len(sign):], " \t:-#")
			}
			from = i + len(sign)
			if from > 40 {
				break
			}
		}
	}
	return bare(line)
}

var bareCharge = pattern.Must(`(?i)^((?:charge|count|cnt|ct)\s*(\d{1,3})(?:\s+of\s+\d{1,3}\s*:)?|arrested or received|(?:\d{1,3}\s*-\s*)arrested or received|arrest date|date of arrest|arrested)\s+(.+)$`)

// bare reads a label that only a space parts from its words: "CHARGE 1 PROSTITUTION", "Arrested 01/02/2010".
func bare(line string) (field, string) {
	m := bareCharge.FindStringSubmatch(line)
	if m == nil {
		return none, line
	}
	if m[2] != "" {
		return charge, m[3]
	}
	return arrestStart, m[3]
}

func labelled(s string) field {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " :-#.*=_")
	if s == "" || len(s) > 40 {
		return none
	}
	for _, l := range labels {
		if l.words.MatchString(s) {
			return l.field
		}
	}
	return none
}
