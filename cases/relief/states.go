package relief

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// state tests one charge under a state's law by the words of the data. The words are a summary: they can make a charge
// possible, and they make it "not covered" only where they exclude it in so many words.
func (t *test) state(row law.Vacatur) {
	f := row.Facts
	covered, excluded := coveredWords(f), f.Excluded
	if row.Status == law.Unknown || covered == "" && excluded == "" {
		t.line.Answer = NotKnown
		t.why("The law of this place was not established for the data. Its record is shown below.", "La ley de este lugar no está establecida en los datos. Su registro se muestra abajo.")
		for _, n := range row.Notes {
			t.why(n, n)
		}
		t.ask("Read the current text of "+row.Title+", and write down which offenses it reaches.", "Lea el texto vigente de "+row.Title+" y anote qué delitos alcanza.")
		if covered == "" {
			return
		}
	}
	if covered != "" {
		t.why("Covered, as read: "+covered+".", "Alcanzado, según lo leído: "+covered+".")
	}
	if excluded != "" {
		t.why("Excluded, as read: "+excluded+".", "Excluido, según lo leído: "+excluded+".")
	}
	t.line.Answer = t.byWords(strings.ToLower(covered), strings.ToLower(excluded), row)
	if f.Nexus != "" {
		t.why("Nexus: "+strings.ReplaceAll(string(f.Nexus), "_", " ")+". "+f.NexusText, "Nexo: "+strings.ReplaceAll(string(f.Nexus), "_", " ")+". "+f.NexusText)
	} else {
		t.ask("Which tie to the trafficking does the law ask for? The text read does not say.", "¿Qué nexo con la trata pide la ley? El texto leído no lo dice.")
	}
	t.stateTiming(f)
}

// coveredWords are all words of a row that say what is reached.
func coveredWords(f law.VacaturFacts) string {
	parts := []string{}
	if f.Covered != "" {
		parts = append(parts, f.Covered)
	}
	for _, k := range slices.Sorted(maps.Keys(f.Other)) {
		parts = append(parts, strings.ReplaceAll(k, "_", " ")+": "+f.Other[k])
	}
	return strings.Join(parts, "; ")
}

var (
	reachesAny  = regexp.MustCompile(`\b(any|all|every|one or more|another|charges and convictions)\b[^;]*\b(offenses?|crimes?|convictions?|violations?)\b|\bcharges and convictions\b|\bnonviolent\b|\bnot a violent\b|\bmisdemeanors?, violations\b`)
	listOnly    = regexp.MustCompile(`\b(all else|everything else|anything not listed|other offenses|others)\b`)
	noViolence  = regexp.MustCompile(`\b(violent|violence|nonviolent|bodily injury|physical-force)\b`)
	convictOnly = regexp.MustCompile(`\bconvictions?\b`)
	alsoArrests = regexp.MustCompile(`\b(arrests?|charges|adjudications?|prosecutions?|whatever the disposition|records)\b`)
	grave       = regexp.MustCompile(`\b(murder|homicide|manslaughter|rape|sexual assault|sexual abuse|kidnapping|carjacking|terrorism|luring|aggravated murder)\b`)
)

// byWords compares a charge with what is covered and excluded.
func (t *test) byWords(covered, excluded string, row law.Vacatur) Answer {
	c := t.charge
	own := strings.ToLower(c.Title)
	if c.Title == "" && c.Statute == "" {
		t.ask("Which offense was charged?", "¿Qué delito se imputó?")
		return NotKnown
	}
	if w := grave.FindString(own); w != "" && (strings.Contains(excluded, w) || strings.Contains(covered, "except") && strings.Contains(covered[strings.Index(covered, "except"):], w)) {
		t.why("The text read names this offense among those it does not reach. Read the list itself before leaving it.",
			"El texto leído nombra este delito entre los que no alcanza. Lea la lista misma antes de dejarlo.")
		return NotCovered
	}
	named := t.named(covered)
	if named != "" {
		t.why("The text read names it: "+named+".", "El texto leído lo nombra: "+named+".")
	}
	answer := Possible
	switch {
	case named != "":
	case reachesAny.MatchString(covered) && !listOnly.MatchString(excluded):
		answer = t.reachedAtLarge(covered, excluded)
	case listOnly.MatchString(excluded):
		t.ask("The text read reaches only what it lists, and this charge was not found there by its words. Compare the statute with the list itself.",
			"El texto leído alcanza solo lo que enumera, y este cargo no se halló allí por sus palabras. Compare la ley con la lista misma.")
		answer = NotCovered
	default:
		t.ask("Is this offense among those that "+row.Title+" reaches? The words read do not name it.", "¿Está este delito entre los que alcanza "+row.Title+"? Las palabras leídas no lo nombran.")
		answer = NotKnown
	}
	if answer == Possible && (t.end == notPursued || t.end == unclear) && convictOnly.MatchString(covered) && !alsoArrests.MatchString(covered) {
		t.ask("Does the law also reach an arrest or charge that ended without conviction? The words read speak of convictions. Other sealing rules may apply.",
			"¿Alcanza la ley también un arresto o cargo sin condena? Las palabras leídas hablan de condenas. Puede haber otras reglas de sellado.")
		answer = NotKnown
	}
	return answer
}

// reachedAtLarge: the text reaches offenses at large, some of them left out.
func (t *test) reachedAtLarge(covered, excluded string) Answer {
	violence := noViolence.MatchString(covered) || noViolence.MatchString(excluded)
	felonyOnly := strings.Contains(excluded, "violent felon") && fold(t.charge.Level) == "misdemeanor"
	switch {
	case !violence || felonyOnly || t.charge.Violent == "no":
	case t.charge.Violent == "yes":
		t.why("The text read leaves out violent offenses, and this one was answered as violent. The law's own list decides.",
			"El texto leído excluye delitos violentos, y este se respondió como violento. Decide la lista de la propia ley.")
		t.ask("Is the statute on the law's own list of violent offenses?", "¿Está la ley en la lista propia de delitos violentos?")
		return NotCovered
	default:
		t.ask("Does the offense fall under what the law calls violent?", "¿Entra el delito en lo que la ley llama violento?")
		return NotKnown
	}
	if strings.Contains(covered, "misdemeanor") && !strings.Contains(covered, "felon") && fold(t.charge.Level) == "felony" {
		t.ask("The words read speak of misdemeanors. Is a felony reached?", "Las palabras leídas hablan de delitos menores. ¿Se alcanza un delito grave?")
		return NotKnown
	}
	if excluded != "" && !violence {
		t.ask("Is the offense on the list of what is left out?", "¿Está el delito en la lista de lo excluido?")
	}
	return Possible
}

// offenses are the words by which a charge and a list of offenses are compared.
var offenses = strings.Fields("prostitut solicit loiter trespass theft larceny shoplift burglar drug substance possess disorderly indecent lewd exposure check identif driving license traffick pander pimp promot obscen curfew truan vagran massage bawdy keep entic forg fraud obstruct false")

var sectionNumber = regexp.MustCompile(`\d+[\dA-Za-z.:-]*(?:\([0-9A-Za-z]+\))*`)

// named finds what a list and a charge have in common: a section number, or the offense in words.
func (t *test) named(covered string) string {
	for _, n := range sectionNumber.FindAllString(t.charge.Statute, -1) {
		n = strings.ToLower(strings.TrimRight(n, ".:-"))
		base, _, _ := strings.Cut(n, "(")
		if len(digits(base)) < 3 {
			continue
		}
		for _, listed := range sectionNumber.FindAllString(covered, -1) {
			listed = strings.TrimRight(listed, ".:-")
			bare, _, _ := strings.Cut(listed, "(")
			if listed == n || bare == base {
				return "§ " + listed
			}
		}
	}
	title := fold(t.charge.Title)
	for _, w := range offenses {
		if hasStem(title, w) && hasStem(fold(covered), w) && !leftOut(fold(covered), w) {
			return w + "…"
		}
	}
	if t.minorThen() && (strings.Contains(covered, "if a minor at the time") || strings.Contains(covered, "under-18") || strings.Contains(covered, "delinquency")) {
		return "under 18 at the time"
	}
	return ""
}

// leftOut reports whether an offense stands only behind a word such as "except".
func leftOut(covered, stem string) bool {
	at := strings.Index(covered, stem)
	for _, w := range []string{"except", "excludes", "other than"} {
		if i := strings.Index(covered, w); i >= 0 && i < at {
			return true
		}
	}
	return false
}

func hasStem(folded, stem string) bool { return strings.Contains(" "+folded, " "+stem) }

// minorThen reports whether the person was under 18 on the day of the conduct, as far as both days say it.
func (t *test) minorThen() bool {
	day := t.charge.Conduct
	if day == "" {
		day = t.arrest.Date
	}
	_, last, ok1 := day.Span()
	born, _, ok2 := t.client.BirthDate.Span()
	if !ok1 || !ok2 {
		return false
	}
	b, _ := born.Time()
	return last < cases.DateOf(b.AddDate(18, 0, 0))
}

// stateTiming asks about waiting and time limits.
func (t *test) stateTiming(f law.VacaturFacts) {
	if f.WaitingDays > 0 || f.WaitingYears > 0 {
		n := strconv.Itoa(f.WaitingDays) + " days"
		if f.WaitingYears > 0 {
			n = strconv.Itoa(f.WaitingYears) + " year(s)"
		}
		t.ask("A waiting period of "+n+" stands in the data. Has it run?", "En los datos hay un plazo de espera de "+n+". ¿Ya pasó?")
	}
	if f.TimeLimit == "due_diligence" || f.TimeLimit == "reasonable_time" {
		t.ask("The law asks for diligence after leaving or seeking services. What kept the client safe until now is part of the motion.",
			"La ley pide diligencia después de salir o de buscar servicios. Lo que mantuvo a salvo a la persona hasta ahora es parte de la moción.")
	}
}

func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 128 }), " ")
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
