package rows

import (
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
)

var chargeColumns = []Column{
	{"matter number", []string{"number", "case number", "file number", "número de asunto", "expediente"}},
	{"matter id", []string{"id de asunto"}},
	{"arrest date", []string{"date of arrest", "arrested", "fecha de arresto", "arresto"}},
	{"agency", []string{"arresting agency", "police", "agencia", "policía"}},
	{"place", []string{"lugar"}},
	{"arrest state", []string{"state", "estado"}},
	{"county", []string{"condado"}},
	{"statute", []string{"code section", "section", "law", "ley", "artículo"}},
	{"charge", []string{"title", "offense", "description", "cargo", "delito"}},
	{"level", []string{"severity", "grade", "class", "nivel", "gravedad"}},
	{"court", []string{"tribunal", "corte", "juzgado"}},
	{"docket", []string{"docket number", "court number", "número de causa"}},
	{"outcome", []string{"disposition", "result", "resultado", "disposición"}},
	{"outcome date", []string{"disposition date", "date of disposition", "fecha de resultado", "fecha de disposición"}},
	{"sentence", []string{"sentencia", "pena", "condena"}},
}

var levels = []choice{{"felony", []string{"felony", "f", "delito grave"}}, {"misdemeanor", []string{"misdemeanor", "m", "gross misdemeanor", "delito menor"}},
	{"infraction", []string{"infraction", "violation", "i", "citation", "infracción", "falta"}}}

var outcomes = []choice{
	{"convicted by plea", []string{"convicted by plea", "plea", "pled guilty", "guilty plea", "plea of guilty", "no contest", "nolo contendere", "se declaró culpable", "conviction by plea"}},
	{"convicted by verdict", []string{"convicted by verdict", "guilty", "convicted", "conviction", "found guilty", "verdict", "culpable", "condenado", "condenada"}},
	{"dismissed", []string{"dismissed", "dismissal", "nolle prosequi", "nolle", "declined", "rejected", "desestimado", "sobreseído"}},
	{"acquitted", []string{"acquitted", "not guilty", "absuelto", "absuelta"}},
	{"pending", []string{"pending", "open", "pendiente"}},
	{"not known", []string{"not known", "unknown", "no disposition", "desconocido", "no se sabe"}},
}

// chargeBook adds charges to the arrests of matters. Several equal counts of one arrest are common: the second equal row
// of a file is the second count, and it is there already only where the matter has two.
type chargeBook struct {
	matters *matterBook
	changed map[int]bool
	counts  map[string]int // equal rows of this file so far, by matter and content
	there   map[string]int // equal counts that the matters had before
}

func newChargeBook(m *matterBook) chargeBook {
	b := chargeBook{matters: m, changed: map[int]bool{}, counts: map[string]int{}, there: map[string]int{}}
	for i, known := range m.known {
		if known.Record == nil {
			continue
		}
		// The arrests are changed here, and the office's own stay as they are until they are written.
		record := *known.Record
		record.Arrests = slices.Clone(record.Arrests)
		m.known[i].Record = &record
		for _, a := range record.Arrests {
			for _, c := range a.Charges {
				b.there[chargeKey(known.ID, a, c)]++
			}
		}
	}
	return b
}

func chargeKey(matter string, a cases.Arrest, c cases.Charge) string {
	return strings.Join([]string{matter, string(a.Date), plain(a.Agency), plain(c.Statute), plain(c.Title), plain(c.Court), plain(c.Docket), string(c.Disposition.Date), c.Disposition.Outcome}, "\x00")
}

func (b *chargeBook) take(c *cells) Line {
	at, ok := b.matterOf(c)
	if !ok {
		return Line{}
	}
	a, charge := readCharge(c)
	if c.why != nil {
		return Line{}
	}
	m := &b.matters.known[at]
	what := strings.TrimSpace(charge.Statute + " " + charge.Title)
	key := chargeKey(m.ID, a, charge)
	b.counts[key]++
	if b.counts[key] <= b.there[key] {
		return Line{Outcome: There, What: what}
	}
	charge.ID = cases.NewID()
	i := slices.IndexFunc(m.Record.Arrests, func(known cases.Arrest) bool {
		return known.Date == a.Date && sameName(known.Agency, a.Agency)
	})
	if i < 0 {
		a.ID = cases.NewID()
		m.Record.Arrests = append(m.Record.Arrests, a)
		i = len(m.Record.Arrests) - 1
	}
	m.Record.Arrests[i].Charges = append(slices.Clip(m.Record.Arrests[i].Charges), charge)
	b.changed[at] = true
	return Line{Outcome: New, What: what}
}

var (
	noMatter    = cases.Term{ID: "no matter", EN: "No matter of this number is in the vault. Import the matters first.", ES: "No hay ningún asunto con este número en la bóveda. Importe primero los asuntos."}
	twoMatters  = cases.Term{ID: "two matters", EN: "More than one matter has this number. Give the matter id.", ES: "Más de un asunto tiene este número. Dé el id del asunto."}
	otherMatter = cases.Term{ID: "other kind", EN: "Charges belong to a record-relief matter. This one is of another kind.", ES: "Los cargos pertenecen a un asunto de antecedentes. Este es de otra clase."}
	noCharge    = cases.Term{ID: "no charge", EN: "This row names neither a statute nor a charge.", ES: "Esta fila no nombra ninguna ley ni cargo."}
	beforeAll   = cases.Term{ID: "before the arrest", EN: "The outcome would come before the arrest. Look at both days.", ES: "El resultado sería anterior al arresto. Revise ambos días."}
)

func (b *chargeBook) matterOf(c *cells) (int, bool) {
	column, found := "matter number", b.matters.byNum[plain(c.text("matter number"))]
	if id := c.text("matter id"); id != "" {
		column, found = "matter id", nil
		if i := slices.IndexFunc(b.matters.known, func(m cases.Matter) bool { return m.ID == id }); i >= 0 {
			found = []int{i}
		}
	} else if c.text("matter number") == "" {
		found = nil
	}
	switch {
	case len(found) == 0:
		c.aside(column, noMatter)
	case len(found) > 1:
		c.aside(column, twoMatters)
	case b.matters.known[found[0]].Kind != cases.RecordRelief:
		c.aside(column, otherMatter)
	default:
		m := &b.matters.known[found[0]]
		if m.Record == nil {
			m.Record = &cases.RecordReliefPart{}
		}
		return found[0], true
	}
	return 0, false
}

func readCharge(c *cells) (cases.Arrest, cases.Charge) {
	a := cases.Arrest{Date: c.past("arrest date"), Agency: c.text("agency"), Place: c.text("place"), State: stateOf(c, "arrest state"), County: c.text("county")}
	charge := cases.Charge{
		Statute: c.text("statute"), Title: c.text("charge"), Level: c.oneOf("level", levels), Court: courtOf(c, "court"), Docket: c.text("docket"),
		Disposition: cases.Disposition{Outcome: c.oneOf("outcome", outcomes), Date: c.date("outcome date"), Sentence: c.text("sentence")},
	}
	if charge.Statute == "" && charge.Title == "" {
		c.aside("charge", noCharge)
	}
	if arrest, _, ok := a.Date.Span(); ok {
		if _, last, ok := charge.Disposition.Date.Span(); ok && last < arrest {
			c.aside("outcome date", beforeAll)
		}
	}
	return cases.Tidied(a), cases.Tidied(charge)
}

// records are the matters that got charges.
func (b *chargeBook) records() (out []cases.Record) {
	for i, m := range b.matters.known {
		if b.changed[i] {
			out = append(out, m)
		}
	}
	return out
}
