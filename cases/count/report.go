package count

import (
	"fmt"
	"slices"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// Period is a time within one federal fiscal year, which runs from 1 October to 30 September and has the number of the
// year in which it ends. Quarter is 1 to 4, or 0 for the whole year.
type Period struct {
	Year    int `json:"year"`
	Quarter int `json:"quarter,omitempty"`
}

// PeriodOf is the fiscal year that holds a day.
func PeriodOf(day time.Time) Period {
	if day.Month() >= time.October {
		return Period{Year: day.Year() + 1}
	}
	return Period{Year: day.Year()}
}

// Days are the first and the last day of the period.
func (p Period) Days() (first, last cases.Date) {
	start := time.Date(p.Year-1, time.October, 1, 0, 0, 0, 0, time.UTC)
	end := start.AddDate(1, 0, -1)
	if p.Quarter > 0 {
		start = start.AddDate(0, 3*(p.Quarter-1), 0)
		end = start.AddDate(0, 3, -1)
	}
	return cases.DateOf(start), cases.DateOf(end)
}

// Report holds the numbers of a period, without anybody in them.
type Report struct {
	Period  Period     `json:"period"`
	From    cases.Date `json:"from"`
	To      cases.Date `json:"to"`
	Small   int        `json:"small"`   // numbers from 1 to Small-1 are hidden
	Tables  []Table    `json:"tables"`  // each adds up to its total
	Lists   []Table    `json:"lists"`   // one person may stand in several rows; no total
	Minutes int        `json:"minutes"` // of work, all people together
	ProBono int        `json:"proBonoMinutes"`
	Notes   []string   `json:"notes"`
	NotesES []string   `json:"notesEs"`
}

// DefaultSmall hides numbers below it where the funder asks for no other limit.
const DefaultSmall = 5

// Make counts a period. small is raised to 3 where it is less, because below that nothing can be kept apart.
func Make(o cases.Caseload, p Period, small int) (Report, error) {
	if p.Year < 1990 || p.Year > 2200 || p.Quarter < 0 || p.Quarter > 4 {
		return Report{}, &cases.FieldError{Field: "counts.period", Msg: "Choose a fiscal year, and a quarter from 1 to 4 if you want one."}
	}
	r := Report{Period: p, Small: max(small, 3), Tables: []Table{}, Lists: []Table{}}
	r.From, r.To = p.Days()
	c := newCounting(o, p)
	status, shown := r.status(c)
	r.Tables = append(r.Tables, status)
	for _, d := range demographics() {
		t := r.part(d, c.newPeople)
		if !shown { // the total would be the hidden number of new people
			t = blank(t)
		}
		r.Tables = append(r.Tables, t)
	}
	r.Tables = append(r.Tables, r.services(c), r.matters(o), r.closed(o))
	r.Lists = append(r.Lists, r.people(c, status), r.needs(o))
	for _, e := range o.Times {
		if e.On >= r.From && e.On <= r.To {
			r.Minutes += e.Minutes
			if e.ProBono {
				r.ProBono += e.Minutes
			}
		}
	}
	r.Notes, r.NotesES = notes(r.Small)
	return r, nil
}

func notes(small int) (en, es []string) {
	return []string{
			"A person is NEW at the first service in a federal fiscal year, CONTINUING after that. What is asked about a person is counted for NEW people only.",
			fmt.Sprintf("Numbers from 1 to %d are hidden, and others with them, so that no person can be told by subtraction.", small-1),
			"Give a funder the year or its quarters, not both: their difference could show what is hidden.",
			"Confirm before relying: OVC Performance Measurement Tool guidance.",
		}, []string{
			"Una persona es NUEVA con el primer servicio de un año fiscal federal, y después CONTINÚA. Los datos personales se cuentan solo para personas nuevas.",
			fmt.Sprintf("Los números del 1 al %d se ocultan, y otros con ellos, para que nadie pueda ser reconocido por resta.", small-1),
			"Entregue el año o sus trimestres, no ambos: la diferencia podría mostrar lo oculto.",
			"Confirmar antes de usar: guía de OVC Performance Measurement Tool.",
		}
}

// status is how many people were new and how many continued. Each number stands for itself: where one is hidden, the
// total is hidden, and the other still shows. shown reports whether the number of new people is.
func (r Report) status(c counting) (t Table, shown bool) {
	t = Table{ID: "status", EN: "People served", ES: "Personas atendidas"}
	counts := []int{len(c.newPeople), c.continuing}
	cells := hideEach(counts, r.Small)
	t.Rows = []Row{{"new", "NEW", "NUEVAS", cells[0]}, {"continuing", "CONTINUING", "CONTINÚAN", cells[1]}}
	if cells[0] != nil && cells[1] != nil {
		sum := counts[0] + counts[1]
		t.Total = &sum
	}
	return t, cells[0] != nil
}

// part counts new people by one thing.
func (r Report) part(d demographic, people []person) Table {
	ids := make([]string, 0, len(people))
	for _, p := range people {
		ids = append(ids, d.of(p))
	}
	return r.table(d.table, d.rows, ids)
}

// table counts ids by row. An id that no row has goes to the last row.
func (r Report) table(t Table, rows []cases.Term, ids []string) Table {
	counts := tally(rows, ids)
	shown, total := hide(counts, r.Small)
	t.Rows, t.Total = rowsOf(rows, shown), total
	return t
}

func (r Report) list(t Table, rows []cases.Term, ids []string) Table {
	t.Rows = rowsOf(rows, hideEach(tally(rows, ids), r.Small))
	return t
}

func tally(rows []cases.Term, ids []string) []int {
	counts := make([]int, len(rows))
	for _, id := range ids {
		i := slices.IndexFunc(rows, func(t cases.Term) bool { return t.ID == id })
		if i < 0 {
			i = len(rows) - 1
		}
		counts[i]++
	}
	return counts
}

func rowsOf(terms []cases.Term, shown []*int) []Row {
	out := make([]Row, 0, len(terms))
	for i, t := range terms {
		out = append(out, Row{t.ID, t.EN, t.ES, shown[i]})
	}
	return out
}

// blank hides a whole table.
func blank(t Table) Table {
	t.Total = nil
	for i := range t.Rows {
		t.Rows[i].N = nil
	}
	return t
}

func (r Report) services(c counting) Table {
	var ids []string
	for _, s := range c.inPeriod {
		ids = append(ids, s.Kind)
	}
	return r.table(Table{ID: "services", EN: "Services given", ES: "Servicios prestados"}, ServiceKinds(), ids)
}

// people is how many people got each kind of service. One person may have had several, so there is no total. Where a
// number of status is hidden, a kind of service that more people got than status shows is hidden as well: nearly
// everybody gets legal work, and the difference would be the hidden number.
func (r Report) people(c counting, status Table) Table {
	seen := map[string]bool{}
	var ids []string
	for _, s := range c.inPeriod {
		if k := s.Client + "\x00" + s.Kind; !seen[k] {
			seen[k] = true
			ids = append(ids, s.Kind)
		}
	}
	t := r.list(Table{ID: "people", EN: "People by kind of service", ES: "Personas por clase de servicio"}, ServiceKinds(), ids)
	if status.Total != nil {
		return t
	}
	shown := 0
	for _, row := range status.Rows {
		if row.N != nil {
			shown += *row.N
		}
	}
	for i, row := range t.Rows {
		if row.N != nil && *row.N > shown {
			t.Rows[i].N = nil
		}
	}
	return t
}

func (r Report) matters(o cases.Caseload) Table {
	var ids []string
	for _, m := range o.Matters {
		if r.holds(m.Opened) {
			ids = append(ids, string(m.Kind))
		}
	}
	return r.table(Table{ID: "opened", EN: "Matters opened", ES: "Asuntos abiertos"}, matterKinds, ids)
}

func (r Report) closed(o cases.Caseload) Table {
	var ids []string
	for _, m := range o.Matters {
		if r.holds(m.Closing.On) {
			ids = append(ids, string(m.Kind))
		}
	}
	return r.table(Table{ID: "closed", EN: "Matters closed", ES: "Asuntos cerrados"}, matterKinds, ids)
}

// needs is what people asked for in the period, and what could not be had: the barriers that funders ask about.
func (r Report) needs(o cases.Caseload) Table {
	var ids []string
	for _, n := range o.Needs {
		if r.holds(n.Asked) {
			ids = append(ids, n.Kind)
		}
	}
	return r.list(Table{ID: "needs", EN: "Needs named", ES: "Necesidades mencionadas"}, cases.NeedKinds(), ids)
}

func (r Report) holds(d cases.Date) bool { return d.Full() && d >= r.From && d <= r.To }

var matterKinds = []cases.Term{
	{ID: string(cases.RecordRelief), EN: "record relief", ES: "antecedentes"},
	{ID: string(cases.ProtectiveOrder), EN: "protective order", ES: "orden de protección"},
	{ID: string(cases.Immigration), EN: "immigration", ES: "inmigración"},
}
