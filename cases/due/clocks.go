package due

import (
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// Clock is a day that a matter has to live with and that no rule of counting gives: the end printed on a paper, a
// birthday that closes a door, a window that opens. It is shown with its source, and nothing is concluded from it.
type Clock struct {
	ID         string     `json:"id"` // stable, by what it counts and for whom
	Title      string     `json:"title"`
	TitleES    string     `json:"titleEs"`
	Day        cases.Date `json:"day"`
	From       cases.Date `json:"from"` // the fact it comes from
	Printed    bool       `json:"printed,omitempty"`
	Why        string     `json:"why"`
	Citation   string     `json:"citation,omitempty"`
	AsOf       string     `json:"asOf,omitempty"`
	Confidence string     `json:"confidence,omitempty"`
	Confirm    string     `json:"confirm,omitempty"`
}

// Deadline makes a deadline record of a clock, for those who want it on their list. It has no rule: no later law data
// moves it.
func (c Clock) Deadline(matterID string) cases.Deadline {
	d := cases.Deadline{ID: cases.NewID(), MatterID: matterID, Title: c.Title, Trigger: c.Why, From: c.From, Due: c.Day,
		Chain: []string{string(c.From) + ": " + c.Why, string(c.Day) + ": " + c.Title}, Citation: c.Citation, Confidence: c.Confidence, Data: c.AsOf}
	if c.Printed {
		d.Printed = c.Day
	}
	if c.Confirm != "" {
		d.Warnings = []string{c.Confirm}
	}
	return d
}

// Clocks lists the clocks of a matter, whatever its stage: they go on after closing. A day that is only partly known
// starts none.
func Clocks(s *cases.Snapshot) []Clock {
	var out []Clock
	add := func(id string, day, from cases.Date, printed bool, row, en, es, why string) {
		if !day.Full() || !from.Full() {
			return
		}
		c := Clock{ID: id, Title: en, TitleES: es, Day: day, From: from, Printed: printed, Why: why, Confidence: "printed on the paper"}
		if h, ok := law.Find(row); ok {
			c.Citation, c.AsOf, c.Confidence, c.Confirm = h.Cite(), h.AsOf, string(h.Confidence), h.Confirm()
		} else if !printed {
			c.Confidence, c.Confirm = string(law.Unverified), "Confirm before relying."
		}
		out = append(out, c)
	}
	if o := s.Matter.Order; o != nil {
		add("order.temporary", o.TemporaryExpires, o.TemporaryExpires, true, "", "The temporary order ends", "Termina la orden temporal", "printed on the temporary order")
		add("order.hearing", o.Hearing, o.Hearing, true, "", "Hearing", "Audiencia", "printed on the notice of hearing")
		if !o.Permanent {
			add("order.expires", o.Expires, o.Expires, true, "", "The order ends", "Termina la orden", "printed on the order")
		}
		renewal(s, add)
	}
	if p := s.Matter.Petition; p != nil {
		petitionClocks(s, *p, add)
	}
	return out
}

type adder func(id string, day, from cases.Date, printed bool, row, en, es, why string)

// renewal is the first day to ask, where the law's row gives a window and no rule of counting computes it.
func renewal(s *cases.Snapshot, add adder) {
	row, ok := law.OrderLawByID(s.Matter.Relief)
	o := s.Matter.Order
	if !ok || o.Permanent || orderRules[s.Matter.Relief].renewal != "" {
		return
	}
	w := row.Facts.Renewal
	if w.WindowDays > 0 || w.WindowMonths > 0 {
		add("order.renewal", shift(o.Expires, 0, -w.WindowMonths, -w.WindowDays), o.Expires, false, row.ID, "Renewal may be asked for from here", "Desde aquí se puede pedir la renovación", "before the day on which the order ends")
	}
}

func petitionClocks(s *cases.Snapshot, p cases.Petition, add adder) {
	add("status", p.StatusEnds, p.StatusEnds, true, "", "Status ends", "Termina el estatus", "printed on the notice")
	add("presence", p.Presence.Expires, p.Presence.Expires, true, "", "Permission to stay ends", "Termina el permiso de estadía", "printed on the notice")
	add("permit", p.Permit.Expires, p.Permit.Expires, true, "", "Work permit ends", "Termina el permiso de trabajo", "printed on the card")
	isT, isU := p.Form == "I-914", p.Form == "I-918"
	if (isT || isU) && p.Adjustment.Filed == "" {
		row := "imm.deadline.t_adjust"
		if isU {
			row = "" // no row of the data speaks of it
		}
		add("adjustment", shift(p.Approved, 3, 0, 0), p.Approved, false, row, "Permanent residence may be asked for from here, by the years of presence", "Desde aquí, por los años de presencia, se puede pedir la residencia", "three years after approval, while status lasts")
	}
	// The principal's own age on the day of filing decides who may be included.
	derivatives := map[bool]string{true: "imm.t.derivatives", false: "imm.u.derivatives"}[isT]
	if day := birthday(s.Client.BirthDate, 21); (isT || isU) && p.Filed == "" && len(p.Receipts) == 0 && day > s.Matter.Opened {
		add("principal.21", day, s.Client.BirthDate, false, derivatives, "The client's age changes who may be included", "La edad de la persona cambia a quién se puede incluir", "21st birthday; until then parents and unmarried brothers and sisters under 18 may be included")
	}
	for _, r := range s.Client.Family {
		familyClocks(s, p, r, derivatives, add)
	}
}

// familyClocks are the birthdays after which a relative may no longer be included, until the filing for that relative.
func familyClocks(s *cases.Snapshot, p cases.Petition, r cases.Relative, row string, add adder) {
	for _, d := range p.Derivatives {
		if d.Relative == r.ID && r.ID != "" && d.Filed != "" {
			return
		}
	}
	years := 0
	switch strings.ToLower(r.Relation) {
	case "child", "son", "daughter", "hija", "hijo", "stepchild":
		years = 21
	case "sibling", "brother", "sister", "hermana", "hermano":
		years = 18
	}
	if years == 0 || p.Form != "I-914" && p.Form != "I-918" || r.Derivative == cases.DerivativeNo || r.Deceased {
		return
	}
	id := r.ID
	if id == "" {
		id = string(r.BirthDate)
	}
	en, es := "A family member turns 21", "Un familiar cumple 21 años"
	if years == 18 {
		en, es = "A family member turns 18", "Un familiar cumple 18 años"
	}
	add("family."+id, birthday(r.BirthDate, years), r.BirthDate, false, row, en, es, "age decides who can be included; file before this day, and ask what an age-out protection changes")
}

func birthday(born cases.Date, years int) cases.Date { return shift(born, years, 0, 0) }

// shift moves a full day by years, months and days; the 29th of February becomes the last of February. A day that is
// not full gives none.
func shift(d cases.Date, years, months, days int) cases.Date {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	first := time.Date(t.Year()+years, t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return cases.DateOf(first.AddDate(0, 0, min(t.Day(), last)-1+days))
}
