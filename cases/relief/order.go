package relief

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// OrderOption is one kind of protective order of a place: an option to discuss, with everything the data has of it.
type OrderOption struct {
	ID         string           `json:"id"`
	Title      string           `json:"title"`
	Family     string           `json:"family,omitempty"`
	State      string           `json:"state"`
	Figures    []Figure         `json:"figures"`
	Asks       []cases.Sentence `json:"asks,omitempty"`
	Confidence string           `json:"confidence"`
	Confirm    string           `json:"confirm,omitempty"`
}

// Orders lists every kind of protective order of a state. A state of which the data has none gives one line that says so
// and asks; every state has orders of some kind.
func Orders(state string) []OrderOption {
	var out []OrderOption
	for _, row := range law.OrderLawsOf(state) {
		out = append(out, orderOption(row))
	}
	if len(out) == 0 {
		out = append(out, OrderOption{Title: "Protective orders of this place", State: state, Confidence: string(law.Unverified), Confirm: "Confirm before relying.",
			Asks: []cases.Sentence{cases.Say("The data has no record of this place's orders. Look up the kinds there, who may ask, the forms, and the days.",
				"Los datos no tienen registro de las órdenes de este lugar. Busque los tipos, quién puede pedirlas, los formularios y los plazos.")}})
	}
	return out
}

func orderOption(row law.OrderLaw) OrderOption {
	o := OrderOption{ID: row.ID, Title: row.Title, Family: string(row.Facts.Family), State: row.Jurisdiction, Confidence: string(row.Confidence), Confirm: row.Confirm()}
	f, h := row.Facts, row.Head
	add := func(field, en, es, text string) { some(&o.Figures, h, field, en, es, text) }
	add("facts.who_or_conduct", "Who may ask, and for what conduct", "Quién puede pedirla y por qué conducta", f.WhoOrConduct)
	if f.Relationship != nil {
		add("facts.relationship_required", "A relationship is needed", "Se requiere una relación", yesNo(*f.Relationship))
	}
	if f.TraffickingNamed != nil && *f.TraffickingNamed {
		add("facts.trafficking_named", "Names trafficking", "Nombra la trata", "yes")
	}
	add("facts.temporary", "Temporary order", "Orden temporal", span(f.Temporary.MinDays, f.Temporary.MaxDays, "days", f.Temporary.Text))
	add("facts.hearing", "Hearing", "Audiencia", hearing(f))
	add("facts.service", "Service", "Entrega legal", service(f))
	add("facts.final", "How long it lasts", "Cuánto dura", final(f))
	add("facts.renewal", "Renewal", "Renovación", renewal(f))
	add("facts.firearm_text", "Firearms", "Armas de fuego", f.Firearms)
	add("facts.fee_text", "Fee", "Tarifa", fee(f))
	for _, form := range f.Forms {
		o.Figures = append(o.Figures, formFigure(h, form))
	}
	for _, n := range row.Notes {
		add("", "Note", "Nota", n)
	}
	if row.Confidence == law.Unverified {
		o.Asks = append(o.Asks, cases.Say("Nothing was read for this order. Read the current text before choosing it: "+h.Cite()+".", "No se leyó nada sobre esta orden. Lea el texto vigente antes de elegirla: "+h.Cite()+"."))
	}
	return o
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func span(least, most int, unit, text string) string {
	var parts []string
	if least > 0 {
		parts = append(parts, "at least "+strconv.Itoa(least)+" "+unit)
	}
	if most > 0 {
		parts = append(parts, "at most "+strconv.Itoa(most)+" "+unit)
	}
	return join(parts, text)
}

func hearing(f law.OrderFacts) string {
	var parts []string
	if f.Hearing.WithinDays > 0 {
		parts = append(parts, fmt.Sprintf("within %d %s days of %s", f.Hearing.WithinDays, f.Hearing.Unit, strings.ReplaceAll(f.Hearing.From, "_", " ")))
	}
	if f.Hearing.ExtendedDays > 0 {
		parts = append(parts, fmt.Sprintf("extended to %d", f.Hearing.ExtendedDays))
	}
	return join(parts, f.Hearing.Text)
}

func service(f law.OrderFacts) string {
	var parts []string
	if f.Service.MinDaysBefore > 0 {
		parts = append(parts, fmt.Sprintf("at least %d %s days before the hearing", f.Service.MinDaysBefore, f.Service.Unit))
	}
	return join(parts, f.Service.Text)
}

func final(f law.OrderFacts) string {
	parts := []string{span(0, f.Final.MaxYears, "years", "")}
	if f.Final.MinYears > 0 {
		parts = append(parts, "at least "+strconv.Itoa(f.Final.MinYears)+" years")
	}
	if f.Final.DefaultYears > 0 {
		parts = append(parts, strconv.Itoa(f.Final.DefaultYears)+" years when the order is silent")
	}
	if f.Final.AggravatedMax > 0 {
		parts = append(parts, strconv.Itoa(f.Final.AggravatedMax)+" years when aggravated")
	}
	if f.Final.PermanentPossible != nil && *f.Final.PermanentPossible {
		parts = append(parts, "can be without end")
	}
	return join(parts, f.Final.Text)
}

func renewal(f law.OrderFacts) string {
	var parts []string
	if f.Renewal.WindowDays > 0 {
		parts = append(parts, fmt.Sprintf("from %d days before it ends", f.Renewal.WindowDays))
	}
	if f.Renewal.WindowMonths > 0 {
		parts = append(parts, fmt.Sprintf("from %d months before it ends", f.Renewal.WindowMonths))
	}
	return join(parts, f.Renewal.Text)
}

func fee(f law.OrderFacts) string {
	if f.FeeUSD != nil && *f.FeeUSD == 0 {
		return join([]string{"no fee"}, f.FeeText)
	}
	return f.FeeText
}

func join(parts []string, text string) string {
	var out []string
	for _, p := range append(parts, text) {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "; ")
}

// checklist collects items.
type checklist struct{ items []Item }

// need adds an item that is open while value is empty.
func (l *checklist) need(id, en, es, value, askEN, askES string, figures ...Figure) {
	i := Item{ID: id, Label: en, LabelES: es, Value: value, Open: strings.TrimSpace(value) == "", Figures: figures}
	if i.Open {
		i.Ask = cases.Say(askEN, askES)
	}
	l.items = append(l.items, i)
}

// may adds an item that is never open: it is shown, and only asked where it belongs.
func (l *checklist) may(id, en, es, value string, figures ...Figure) {
	l.items = append(l.items, Item{ID: id, Label: en, LabelES: es, Value: value, Figures: figures})
}

// OrderItems lists what a protective-order matter has and what is open, in the order in which it is needed.
func OrderItems(s *cases.Snapshot) []Item {
	o := s.Matter.Order
	if o == nil {
		return nil
	}
	var l checklist
	row, ok := law.OrderLawByID(s.Matter.Relief)
	kind := ""
	if ok {
		kind = row.Title
	}
	var figs func(labels ...string) []Figure = func(labels ...string) []Figure { return nil }
	if ok {
		option := orderOption(row)
		figs = func(labels ...string) []Figure {
			var out []Figure
			for _, f := range option.Figures {
				if contains(labels, f.Label) {
					out = append(out, f)
				}
			}
			return out
		}
	}
	l.need("matter.relief", "Kind of order", "Tipo de orden", kind, "Which kind of order? The options of the state are listed.", "¿Qué tipo de orden? Las opciones del estado están en la lista.", figs("Who may ask, and for what conduct", "A relationship is needed", "Names trafficking")...)
	respondent := ""
	for _, p := range s.Parties {
		if p.ID == o.Respondent && o.Respondent != "" || o.Respondent == "" && p.Role == "respondent" {
			respondent = p.Name.Full()
		}
	}
	l.need("matter.order.respondent", "The other party", "La otra parte", respondent, "Who is to be restrained?", "¿A quién se pide restringir?")
	l.need("matter.order.relationship", "Relationship", "Relación", o.Relationship, "What is or was that person to the client?", "¿Qué es o fue esa persona para la persona atendida?")
	l.need("matter.order.incidents", "Incidents in the client's approved words", "Incidentes con palabras aprobadas", incidents(o), "Which incidents does the client want to tell, and are the words approved?", "¿Qué incidentes quiere contar la persona y están aprobadas las palabras?")
	l.need("matter.order.reliefAsked", "Orders asked for", "Órdenes pedidas", strings.Join(o.Relief, ", "), "What should the order say: no contact, stay away, move out?", "¿Qué debe decir la orden: sin contacto, alejarse, desalojar?")
	l.need("matter.order.firearms", "Firearms", "Armas de fuego", o.Firearms, "Does the other party have or control firearms? Not known is an answer.", "¿La otra parte tiene o controla armas? No se sabe es una respuesta.", append(figs("Firearms"), federalFacts("firearm")...)...)
	l.need("matter.order.filed", "Filed", "Presentada", string(o.Filed), "When was the request filed?", "¿Cuándo se presentó la solicitud?", figs("Fee", "Form")...)
	l.need("matter.order.hearing", "Hearing", "Audiencia", string(o.Hearing), "Which day stands on the notice of hearing?", "¿Qué día dice el aviso de audiencia?", figs("Temporary order", "Hearing")...)
	l.need("matter.order.served", "Service", "Entrega legal", string(o.Served), "Was the other party served, by whom, and when?", "¿Se notificó a la otra parte, quién y cuándo?", figs("Service")...)
	l.need("matter.order.serviceProof", "Proof of service filed", "Prueba de entrega presentada", string(o.ServiceProof), "Was the proof of service filed with the court?", "¿Se presentó en la corte la prueba de entrega?")
	l.need("matter.order.issued", "Order issued", "Orden emitida", string(o.Issued), "When was the order issued?", "¿Cuándo se emitió la orden?")
	expires := string(o.Expires)
	if o.Permanent {
		expires = "no end"
	}
	l.need("matter.order.expires", "Ends", "Termina", expires, "Which day does the order itself print as its end?", "¿Qué día imprime la propia orden como su fin?", figs("How long it lasts")...)
	l.need("matter.order.renewal", "Renewal", "Renovación", string(o.RenewalFiled), "Will the client want to ask for renewal, and from which day?", "¿Querrá la persona pedir la renovación y desde qué día?", figs("Renewal")...)
	copies(&l, o)
	return l.items
}

func incidents(o *cases.Order) string {
	approved := 0
	for _, i := range o.Incidents {
		if i.Approved != "" {
			approved++
		}
	}
	if approved == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d approved", approved, len(o.Incidents))
}

// copies is the full faith and credit copy set (18 U.S.C. § 2265).
func copies(l *checklist, o *cases.Order) {
	for _, t := range cases.CopySet() {
		held := ""
		for _, c := range o.Copies {
			if c.What == t.ID {
				held = string(c.Held)
			}
		}
		if t.ID == "registration" || t.ID == "translation" {
			l.may("matter.order.copies."+t.ID, t.EN, t.ES, held, federalFacts("faith")...)
			continue
		}
		l.need("matter.order.copies."+t.ID, t.EN, t.ES, held, "Is it in hand?", "¿Está en mano?", federalFacts("faith")...)
	}
}

// federalFacts are the federal rows whose id holds a word.
func federalFacts(word string) []Figure {
	var out []Figure
	for _, r := range law.FederalOrderFacts() {
		if strings.Contains(r.ID, word) {
			out = append(out, figure(r.Head, "facts.fact", r.Title, r.Title, r.Facts.Fact))
		}
	}
	return out
}
