package rapsheet

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// section is the part of a cycle that a line belongs to.
type section int

const (
	inArrest section = iota
	inCourt
	inOther
)

// A reader goes through the lines once.
type reader struct {
	no      int
	arrests []*arrest
	at      section
	charge  *found // the charge that the next words belong to
	court   string // of this court part
	docket  string
	after   bool   // the court was named behind charges: what follows may speak of them again
	number  string // of the count that a line before named
	heard   cases.Date
	names   []string
	left    []Line
	doubts  []Doubt
	wait    field   // label whose words follow on the next line
	tail    *string // sentence that an indented line goes on with
	indent  int
}

// An arrest is a cycle while it is read.
type arrest struct {
	cases.Arrest
	charges []*found
}

// A found is one charge while it is read.
type found struct {
	cases.Charge
	number      string
	first, last int // lines
}

func (r *reader) doubt(en, es string) { r.doubts = append(r.doubts, Doubt{r.no, cases.Say(en, es)}) }

// read takes one line in, or keeps it as left. A line that holds several labels is read one by one.
func (r *reader) read(line string) {
	taken := false
	for _, part := range columns(line) {
		taken = r.readPart(part) || taken
	}
	if !taken {
		r.left = append(r.left, Line{r.no, cases.OneLine(line)})
	}
}

func (r *reader) readPart(line string) bool {
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	tail := r.tail
	r.tail = nil
	f, words := parts(line)
	if f == none && r.wait != none {
		f = r.wait
	}
	r.wait = none
	if f == none && tail != nil && indent > r.indent && !speaks(words) {
		*tail += " " + cases.OneLine(words)
		r.charge.last, r.tail = r.no, tail
		return true
	}
	r.indent = indent
	return r.take(f, words)
}

// speaks reports whether a line without a label says something of its own.
func speaks(s string) bool {
	_, _, _, law := statute(s)
	_, dated := firstDay(s)
	_, ended := outcome(s)
	return law || dated || ended
}

func (r *reader) take(f field, words string) bool {
	switch f {
	case arrestDay:
		return r.begin(words, true)
	case arrestStart:
		return r.begin(words, false)
	case courtStart:
		r.section(inCourt)
		return words == "" || r.plain(words)
	case otherStart:
		r.section(inOther)
		return false // its words are given back: they add no charge
	case courtOf:
		return r.courtLine(words)
	case nameOf:
		return r.name(words)
	case none:
		return r.plain(words)
	case aboutPerson, agencysNumber:
		return false
	}
	if r.at == inOther {
		return false
	}
	if words == "" && (f == sentenceOf || f == outcomeOf || f == statuteOf || f == charge) {
		r.wait = f
		return true
	}
	return r.detail(f, words)
}

// ofPerson is what the heading of a cycle says of the person: a birth date there is no day of an arrest.
var ofPerson = pattern.Must(`(?i)\b(?:NAM|DOB|SEX|RAC|HGT|WGT|DATE OF BIRTH)\s*:.*$`)

// begin starts a cycle, unless the one that was begun still waits for this line.
func (r *reader) begin(words string, dated bool) bool {
	words = strings.TrimSpace(ofPerson.ReplaceAllString(words, ""))
	d, ok := firstDay(words)
	cur := r.current()
	fresh := cur == nil || len(cur.charges) > 0 || cur.Date != "" && (ok || dated) || r.at != inArrest
	if fresh {
		cur = &arrest{Arrest: cases.Arrest{ID: cases.NewID()}}
		r.arrests = append(r.arrests, cur)
	}
	if court, docket := r.court, r.docket; len(r.arrests) == 1 && r.at == inArrest {
		r.section(inArrest)
		r.court, r.docket = court, docket // the heading of a docket names them before the arrest
	} else {
		r.section(inArrest)
	}
	if ok {
		cur.Date = d.date
		r.check(d)
		words = strings.Trim(words[:d.from]+" "+words[d.to:], " ,;:-")
	}
	if words != "" && cur.Agency == "" && ok && labelled(words) == none {
		cur.Agency = cases.OneLine(words)
	}
	return true
}

func (r *reader) current() *arrest {
	if len(r.arrests) == 0 {
		return nil
	}
	return r.arrests[len(r.arrests)-1]
}

// arrest is the cycle that a line belongs to; one is begun for a text that names no arrest.
func (r *reader) arrest() *arrest {
	if r.current() == nil {
		r.arrests = append(r.arrests, &arrest{Arrest: cases.Arrest{ID: cases.NewID()}})
	}
	return r.current()
}

func (r *reader) section(s section) {
	r.at, r.charge, r.court, r.docket, r.after, r.number, r.heard = s, nil, "", "", false, "", ""
}

// courtLine tells the heading of a court's part from the name of a court.
func (r *reader) courtLine(words string) bool {
	if words == "" || strings.HasPrefix(strings.ToUpper(words), "NAM:") {
		r.section(inCourt)
		return true
	}
	if r.at == inOther {
		return false
	}
	r.court, r.after = cases.OneLine(words), len(r.arrest().charges) > 0
	if r.charge != nil {
		r.charge.Court = r.court
		r.charge.last = r.no
	} else if r.at == inArrest {
		for _, c := range r.arrest().charges {
			c.Court = firstOf(c.Court, r.court)
		}
	}
	return true
}

func (r *reader) name(words string) bool {
	words = strings.TrimSpace(ofPerson.ReplaceAllString(words, ""))
	if words == "" || !regexp.MustCompile(`\pL{2}`).MatchString(words) {
		return false
	}
	r.names = append(r.names, cases.OneLine(words))
	return true
}

// detail puts the words of a label where they belong.
func (r *reader) detail(f field, words string) bool {
	words = cases.OneLine(words)
	if words == "" {
		return false
	}
	a := r.arrest()
	switch f {
	case agency:
		a.Agency = firstOf(a.Agency, words)
	case place:
		a.Place = firstOf(a.Place, words)
	case county:
		a.County = firstOf(a.County, words)
	case state:
		if len(words) != 2 {
			return false
		}
		a.State = firstOf(a.State, strings.ToUpper(words))
	case age:
		n, err := strconv.Atoi(words)
		if err != nil || n < 8 || n > 110 {
			return false
		}
		a.Age = n
	case count:
		return r.countLine(words)
	case charge:
		r.addCharge(words)
	default:
		return r.ofCharge(f, words)
	}
	return true
}

var countNumber = pattern.Must(`^0*(\d{1,3})\b[\s:.)-]*(.*)$`)

// countLine reads "CNT:01 #BA123456" and "Count 1: words".
func (r *reader) countLine(words string) bool {
	m := countNumber.FindStringSubmatch(words)
	if m == nil {
		r.addCharge(words)
		return true
	}
	r.number, r.charge = m[1], nil
	rest := strings.TrimSpace(m[2])
	switch {
	case rest == "":
	case strings.HasPrefix(rest, "#"):
		if r.at == inCourt {
			r.docket = strings.Trim(rest, "# ")
		}
	default:
		r.addCharge(rest)
	}
	return true
}

// ofCharge puts a detail on the charge that was read last. A detail before any charge opens one, except for what a
// court's part says of all its counts.
func (r *reader) ofCharge(f field, words string) bool {
	if f == docketOf && r.charge != nil && r.charge.Docket != "" && r.charge.Docket != words && r.at == inArrest {
		// The next case of a court's list, which names no arrests.
		r.arrests = append(r.arrests, &arrest{Arrest: cases.Arrest{ID: cases.NewID()}})
		r.section(inArrest)
	}
	if f == docketOf && r.charge == nil {
		r.docket = words
		return true
	}
	if f == statuteOf && (r.charge == nil || r.charge.Statute != "") {
		r.addCharge(words)
		return true
	}
	if f == outcomeDay && r.charge == nil {
		return r.heardOn(words)
	}
	if r.charge == nil {
		list := r.arrest().charges
		if len(list) != 1 && !(f == outcomeOf && len(list) > 0) {
			return false
		}
		r.charge = list[len(list)-1]
	}
	c := r.charge
	c.last = r.no
	switch f {
	case statuteOf:
		c.Statute = words
	case docketOf:
		c.Docket = words
	case levelOf:
		l := level(words)
		if l == "" {
			return false
		}
		c.Level = l
	case outcomeDay:
		return r.dated(c, words)
	case conductDay:
		d, ok := firstDay(words)
		c.Conduct = cases.Date(firstOf(string(c.Conduct), string(d.date)))
		return ok
	case sentenceOf:
		if o, known := outcome(words); known && o != "" { // "04/02/2012 CONVICTED-12 MONTHS"
			r.ended(c, words)
		}
		if d, ok := firstDay(words); ok && r.dated(c, words) {
			words = strings.Trim(words[:d.from]+words[d.to:], " ,;:-")
		}
		if behindOutcome(words) != "" {
			return true // taken with the ending
		}
		c.Disposition.Sentence = strings.TrimPrefix(c.Disposition.Sentence+"; "+words, "; ")
		r.tail = &c.Disposition.Sentence
	case outcomeOf:
		return r.ended(c, words)
	}
	return true
}

func (r *reader) heardOn(words string) bool {
	d, ok := firstDay(words)
	if ok {
		r.heard = d.date
		r.check(d)
	}
	return ok
}

func (r *reader) dated(c *found, words string) bool {
	d, ok := firstDay(words)
	if ok && c.Disposition.Date == "" {
		c.Disposition.Date = d.date
		r.check(d)
	}
	return ok
}

// ended reads how a charge ended. An ending that is said twice keeps the surer words, never the weaker.
func (r *reader) ended(c *found, words string) bool {
	o, known := outcome(words)
	dated := r.dated(c, words)
	if !known {
		if len(words) > 3 && !dated {
			c.Disposition.Outcome = firstOf(c.Disposition.Outcome, words)
			r.doubt("How the charge ended is taken over in the words of the sheet. Choose what it means.",
				"El resultado se copió con las palabras de la hoja. Elija lo que significa.")
			return true
		}
		return dated
	}
	was := c.Disposition.Outcome
	switch {
	case was == "" || was == "not known" || was == "pending" || was == "convicted" && strings.HasPrefix(o, "convicted"):
		c.Disposition.Outcome = o
	case was != o && o != "convicted" && o != "not known" && o != "pending":
		c.Disposition.Outcome = o
		r.doubt(fmt.Sprintf("Two endings stand here, %q and %q. Look which one holds.", was, o),
			fmt.Sprintf("Aquí hay dos resultados, %q y %q. Revise cuál vale.", was, o))
	}
	if c.Level == "" {
		c.Level = level(words)
	}
	if terms := behindOutcome(words); c.Disposition.Sentence == "" && terms != "" {
		c.Disposition.Sentence = terms
	}
	return true
}

var terms = pattern.Must(`(?i)\b(?:months?|years?|yrs?|days?|probation|supervis\w*|fine|jail|prison|time served|community|restitution|suspended|costs|meses|a[nñ]os|d[ií]as|libertad)\b`)

// behindOutcome gives the sentence that stands behind an ending on the same line.
func behindOutcome(s string) string {
	for _, e := range endings {
		if at := e.words.FindStringIndex(s); at != nil {
			rest := s[at[1]:]
			if d, ok := firstDay(rest); ok {
				rest = rest[:d.from] + rest[d.to:]
			}
			if terms.MatchString(rest) {
				return strings.Trim(rest, " ,;:-")
			}
			return ""
		}
	}
	return ""
}

// check says what is uncertain about a date.
func (r *reader) check(d day) {
	if d.century {
		r.doubt("The year has two digits. Look whether "+string(d.date)+" is meant.", "El año tiene dos cifras. Revise si se trata de "+string(d.date)+".")
	}
	if d.turned {
		r.doubt("The day stands before the month here. Look whether "+string(d.date)+" is meant.", "Aquí el día está antes del mes. Revise si se trata de "+string(d.date)+".")
	}
}

func firstOf(was, now string) string {
	if was != "" {
		return was
	}
	return now
}
