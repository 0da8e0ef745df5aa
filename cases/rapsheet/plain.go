package rapsheet

import (
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/pattern"
)

// plain reads a line without a label: a row of a table, a date with an agency or a court, a charge, or an ending.
func (r *reader) plain(s string) bool {
	s = cases.OneLine(s)
	if r.at == inOther {
		return false
	}
	d, dated := firstDay(s)
	rest := s
	if dated {
		rest = strings.TrimSpace(s[:d.from] + " " + s[d.to:])
	}
	_, _, _, law := statute(rest)
	o, ended := outcome(rest)
	switch {
	case dated && law:
		return r.row(d, s, rest)
	case law:
		r.addCharge(numbered.ReplaceAllString(s, ""))
		return true
	case courtsName.MatchString(s) && !dated && !ended && len(s) < 80 && (r.current() == nil || r.at == inCourt):
		r.court = s
		return true
	case ended && r.charge != nil && (o != "" || dated):
		r.charge.last = r.no
		return r.ended(r.charge, s)
	case dated && r.current() != nil && rest != "":
		return r.event(d, rest)
	}
	return false
}

var (
	courtsName = pattern.Must(`(?i)\b(?:court|tribunal|juzgado|corte)\b`)
	numbered   = pattern.Must(`^0?\d{1,2}[.)]?\s+`)
)

// row reads one line of a table: the day of the arrest or filing, the law, how it ended. A day that stands behind the law is
// the day of the ending.
func (r *reader) row(d day, whole, rest string) bool {
	rest = numbered.ReplaceAllString(rest, "")
	if _, from, _, ok := statute(whole); ok && from < d.from && r.current() != nil {
		r.addCharge(numbered.ReplaceAllString(whole, ""))
		r.charge.Title = tableTitle(r.charge.Title)
		r.dated(r.charge, whole[d.from:])
		return true
	}
	a := r.current()
	// Charges that were read without a day do not get the day of a later row.
	if a == nil || r.at == inArrest && a.Date == "" && len(a.charges) > 0 || r.at == inArrest && a.Date != "" && a.Date != d.date && (r.charge == nil || r.charge.Disposition.Outcome != "" || r.charge.last < r.no) {
		a = &arrest{Arrest: cases.Arrest{ID: cases.NewID()}}
		r.arrests = append(r.arrests, a)
		r.charge = nil
	}
	if r.at == inArrest && a.Date == "" {
		a.Date = d.date
		r.check(d)
	} else if r.at == inCourt {
		r.heard = d.date
	}
	number := docket(rest)
	if _, from, to, ok := statute(rest); ok && number != "" && strings.Contains(rest[from:to], number) {
		number = ""
	}
	if number != "" {
		rest = strings.Replace(rest, number, " ", 1)
	}
	r.addCharge(rest)
	r.charge.Title = tableTitle(r.charge.Title)
	if number != "" {
		r.charge.Docket = number
	}
	return true
}

var levelToken = pattern.Must(`(?i)\s+(?:[FM][1-6A-C]?|misd|fel|felony|(?:gross )?misdemeanor|infraction)$`)

// tableTitle cuts off the columns behind the name of a charge.
func tableTitle(s string) string {
	for _, e := range endings {
		if at := e.words.FindStringIndex(s); at != nil && at[0] > 0 {
			s = s[:at[0]]
		}
	}
	return strings.Trim(levelToken.ReplaceAllString(strings.TrimSpace(s), ""), " -:;,*.")
}

// event reads a day with the name of who acted on it.
func (r *reader) event(d day, rest string) bool {
	a := r.arrest()
	rest = strings.Trim(rest, " ,;:-")
	if r.at == inCourt {
		r.heard = d.date
		r.check(d)
		r.court = firstOf(r.court, rest)
		return true
	}
	if a.Date != "" || len(a.charges) > 0 {
		return false
	}
	a.Date = d.date
	r.check(d)
	a.Agency = firstOf(a.Agency, rest)
	return true
}

// addCharge reads the words of a charge. In a court's part it is first looked for among those of the arrest.
func (r *reader) addCharge(words string) {
	c := readCharge(words)
	c.number, c.first, c.last = r.number, r.no, r.no
	r.number = ""
	a := r.arrest()
	if r.at == inCourt {
		if same := a.find(c); same != nil {
			same.merge(c)
			c = same
			c.last = r.no
		} else {
			if len(a.charges) > 0 {
				r.doubt("The court's part names a charge that the arrest does not. It is listed as a charge of its own; look whether it stands in place of another.",
					"La parte de la corte nombra un cargo que el arresto no tiene. Se anotó aparte; revise si sustituye a otro.")
			}
			a.charges = append(a.charges, c)
		}
		c.Court, c.Docket = firstOf(c.Court, r.court), firstOf(c.Docket, r.docket)
		c.Disposition.Date = cases.Date(firstOf(string(c.Disposition.Date), string(r.heard)))
	} else if same := a.find(c); r.after && same != nil {
		r.doubt(fmt.Sprintf("Taken for the charge of line %d, which the court names again. Look whether it is a second count.", same.first),
			fmt.Sprintf("Se tomó por el cargo de la línea %d, que la corte vuelve a nombrar. Revise si es otro cargo.", same.first))
		same.merge(c)
		c = same
		c.last = r.no
	} else {
		c.Court, c.Docket = r.court, r.docket
		a.charges = append(a.charges, c)
	}
	r.charge = c
	if o, known := outcome(words); known && o != "" {
		r.ended(c, afterStatute(words))
	}
}

func afterStatute(s string) string {
	if _, _, to, ok := statute(s); ok {
		return s[to:]
	}
	return s
}

// readCharge takes law, level and title out of the words of a charge.
func readCharge(words string) *found {
	c := &found{Charge: cases.Charge{ID: cases.NewID()}}
	rest := words
	if law, from, to, ok := statute(words); ok {
		c.Statute = law
		rest = words[:from] + " " + words[to:]
	}
	c.Level = level(rest)
	if d, ok := firstDay(rest); ok {
		rest = rest[:d.from] + " " + rest[d.to:]
	}
	c.Title = strings.Trim(cases.OneLine(rest), " -:;,*.")
	return c
}

// find looks for the charge of an arrest that a court's count speaks of: by number, by law, by title, each of the
// arrest's counts once.
func (a *arrest) find(c *found) *found {
	same := []func(x *found) bool{
		func(x *found) bool { return c.Statute != "" && fold(x.Statute) == fold(c.Statute) },
		func(x *found) bool { return c.Statute == "" && c.Title != "" && fold(x.Title) == fold(c.Title) },
	}
	for _, is := range same {
		for _, x := range a.charges {
			if is(x) && (c.number == "" || x.number == "" || x.number == c.number) && x.Disposition == (cases.Disposition{}) {
				return x
			}
		}
	}
	// The arrest names a charge in words alone and the court the law alone, or the other way about.
	if len(a.charges) == 1 {
		x := a.charges[0]
		if x.Disposition == (cases.Disposition{}) && (x.Statute == "" && c.Title == "" || x.Title == "" && c.Statute == "") {
			return x
		}
	}
	return nil
}

// merge adds what the court's count knows and the arrest's did not.
func (c *found) merge(from *found) {
	c.Statute, c.Title, c.Level = firstOf(c.Statute, from.Statute), firstOf(c.Title, from.Title), firstOf(c.Level, from.Level)
	c.number = firstOf(c.number, from.number)
}

// fold makes two ways of writing one law or title equal.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		case r == ' ' || r == '.' || r == '-' || r == '§' || r == ',':
			return -1
		}
		return r
	}, s)
}
