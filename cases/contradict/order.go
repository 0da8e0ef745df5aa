package contradict

import (
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// compareOrder looks for days that cannot stand in their order: decided before the arrest, signed after the filing.
func (f *file) compareOrder() {
	c := f.client
	own := func(path string, d cases.Date, en, es string) end {
		return end{d, Side{Value: d.Long(), Source: "client's facts: " + en, SourceES: "datos de la persona: " + es, Record: c.Key(), Path: path}}
	}
	born := own("client.birthDate", c.BirthDate, "birth", "nacimiento")
	f.order(born, own("client.lastEntry.date", c.LastEntry.Date, "last entry", "última entrada"))
	f.order(born, own("client.passport.issued", c.Passport.Issued, "passport issued", "pasaporte emitido"))
	f.order(own("client.passport.issued", c.Passport.Issued, "passport issued", "pasaporte emitido"), own("client.passport.expires", c.Passport.Expires, "passport ends", "pasaporte vence"))
	f.orderFamily(born)
	f.orderLife(born)
	for _, s := range f.snaps {
		f.orderRecord(s, born)
		f.orderOrder(s, born)
		f.orderPetition(s, born)
	}
}

// end is one day with its place in the file.
type end struct {
	date cases.Date
	side Side
}

// order asks that first is not later than second, as far as both are known.
func (f *file) order(first, second end) {
	if first.date != "" && second.date != "" && before(second.date, first.date) {
		f.add("order of days", first.side, second.side, Fix)
	}
}

func (f *file) orderFamily(born end) {
	for _, r := range f.client.Family {
		if r.BirthDate == "" || f.client.BirthDate == "" {
			continue
		}
		side := relativeSide(f, r, "birthDate", r.Name.Full()+", "+r.Relation+", born "+r.BirthDate.Long())
		_, most, ok := ages(f.client.BirthDate, r.BirthDate, r.BirthDate)
		switch {
		case ok && isChild(r.Relation) && most < 10 && fold(r.Relation) != "stepchild":
			f.add("birth of a child", born.side, side, Fix)
		case isParent(r.Relation) && !before(r.BirthDate, f.client.BirthDate):
			f.add("family", born.side, side, Fix)
		}
	}
}

func isParent(relation string) bool {
	switch fold(relation) {
	case "parent", "mother", "father", "madre", "padre", "grandmother", "grandfather", "grandparent":
		return true
	}
	return false
}

func relativeSide(f *file, r cases.Relative, path, value string) Side {
	return Side{Value: value, Source: "family: " + r.Name.Full(), SourceES: "familia: " + r.Name.Full(), Record: f.client.Key(), Path: "client.family." + r.Name.Full() + "." + path}
}

func (f *file) orderLife(born end) {
	for _, g := range f.first.Story {
		side := func(d cases.Date, en, es string) end {
			return end{d, Side{Value: en + ": " + d.Long(), Source: "story: " + g.Title + ", " + en, SourceES: "relato: " + g.Title + ", " + es, Record: g.Key(), Path: "story." + en}}
		}
		f.order(side(g.Session, "told", "contado"), side(g.Approved, "approved", "aprobado"))
		f.order(side(g.From, "begins", "comienza"), side(g.Session, "told", "contado"))
		f.order(side(g.From, "begins", "comienza"), side(g.To, "ends", "termina"))
		f.order(born, side(orElse(g.To, g.From), "ends", "termina"))
	}
	for _, e := range f.first.Timeline {
		side := func(d cases.Date) end {
			return end{d, Side{Value: d.Long(), Source: "timeline: " + e.Title, SourceES: "línea de vida: " + e.Title, Record: e.Key(), Path: "timeline.from"}}
		}
		f.order(side(e.From), side(e.To))
		if e.Category != "birth-family" {
			f.order(born, side(orElse(e.To, e.From)))
		}
	}
	for _, x := range f.first.Exploitations {
		side := func(d cases.Date, en, es string) end {
			return end{d, Side{Value: en + ": " + d.Long(), Source: "what was done, " + en, SourceES: "lo ocurrido, " + es, Record: x.Key(), Path: "exploitation." + en}}
		}
		f.order(born, side(x.From, "from", "desde"))
		f.order(side(x.From, "from", "desde"), side(x.To, "to", "hasta"))
		f.order(side(x.To, "to", "hasta"), side(x.ExitEnd, "exit", "salida"))
	}
}

// in makes the ends of one matter.
func in(s *cases.Snapshot, path string, d cases.Date, what string) end {
	return end{d, matterSide(s, path, what+": "+d.Long())}
}

func (f *file) orderRecord(s *cases.Snapshot, born end) {
	r := s.Matter.Record
	if r == nil {
		return
	}
	filed := in(s, "matter.record.filed", r.Filed, "filed")
	f.order(filed, in(s, "matter.record.served", r.Served, "served"))
	f.order(filed, in(s, "matter.record.opposed", r.Opposed, "opposed"))
	f.order(born, in(s, "matter.record.period.from", r.Period[0], "under control from"))
	f.order(in(s, "matter.record.period.from", r.Period[0], "under control from"), in(s, "matter.record.period.to", r.Period[1], "under control until"))
	f.order(in(s, "matter.record.period.to", r.Period[1], "under control until"), in(s, "matter.record.exitEnd", r.ExitEnd, "end of the exit period"))
	for i, a := range r.Arrests {
		path := fmt.Sprintf("matter.record.arrests[%d]", i)
		arrested := in(s, path+".date", a.Date, "arrest")
		f.order(born, arrested)
		f.order(arrested, filed)
		for k, c := range a.Charges {
			ended := in(s, fmt.Sprintf("%s.charges[%d].disposition.date", path, k), c.Disposition.Date, "ended")
			f.order(arrested, ended)
			f.order(ended, filed)
			f.order(in(s, fmt.Sprintf("%s.charges[%d].conduct", path, k), c.Conduct, "happened"), arrested)
		}
	}
}

func (f *file) orderOrder(s *cases.Snapshot, born end) {
	o := s.Matter.Order
	if o == nil {
		return
	}
	filed := in(s, "matter.order.filed", o.Filed, "filed")
	issued := in(s, "matter.order.issued", o.Issued, "issued")
	f.order(filed, in(s, "matter.order.served", o.Served, "served"))
	f.order(filed, in(s, "matter.order.hearing", o.Hearing, "hearing"))
	f.order(filed, issued)
	f.order(issued, in(s, "matter.order.expires", o.Expires, "expires"))
	f.order(in(s, "matter.order.temporary", o.Temporary, "temporary order"), in(s, "matter.order.temporaryExpires", o.TemporaryExpires, "temporary order ends"))
	f.order(in(s, "matter.order.served", o.Served, "served"), in(s, "matter.order.serviceProof", o.ServiceProof, "proof of service"))
	f.order(issued, in(s, "matter.order.renewalFiled", o.RenewalFiled, "renewal asked"))
	for i, e := range o.Incidents {
		happened := in(s, fmt.Sprintf("matter.order.incidents[%d].date", i), e.Date, "incident")
		f.order(born, happened)
		f.order(happened, filed)
		f.order(happened, in(s, fmt.Sprintf("matter.order.incidents[%d].approved", i), e.Approved, "words approved"))
		for _, c := range f.claims {
			if c.topic == "first meeting" && c.subject == o.Respondent {
				f.order(end{c.date, c.side}, happened)
			}
		}
	}
}

func (f *file) orderPetition(s *cases.Snapshot, born end) {
	p := s.Matter.Petition
	if p == nil {
		return
	}
	at := func(path string, d cases.Date, what string) end { return in(s, "matter.petition."+path, d, what) }
	filed := at("filed", p.Filed, "filed")
	for _, later := range []end{at("bonaFide", p.BonaFide, "bona fide notice"), at("approved", p.Approved, "approved"), at("priority", p.Priority, "priority date")} {
		f.order(filed, later)
	}
	f.order(at("suppBSigned", p.SuppBSigned, "Supplement B signed"), filed)
	f.order(at("certifierAsked", p.CertifierAsked, "certifier asked"), at("suppBSigned", p.SuppBSigned, "Supplement B signed"))
	f.order(at("approved", p.Approved, "approved"), at("statusEnds", p.StatusEnds, "status ends"))
	f.order(at("presence.asked", p.Presence.Asked, "continued presence asked"), at("presence.granted", p.Presence.Granted, "granted"))
	f.order(at("presence.granted", p.Presence.Granted, "continued presence granted"), at("presence.expires", p.Presence.Expires, "ends"))
	f.order(at("permit.filed", p.Permit.Filed, "work permit asked"), at("permit.granted", p.Permit.Granted, "granted"))
	f.order(at("permit.granted", p.Permit.Granted, "work permit granted"), at("permit.expires", p.Permit.Expires, "ends"))
	f.order(at("waiver.filed", p.Waiver.Filed, "waiver asked"), at("waiver.decided", p.Waiver.Decided, "decided"))
	f.order(at("adjustment.filed", p.Adjustment.Filed, "adjustment asked"), at("adjustment.decided", p.Adjustment.Decided, "decided"))
	f.order(born, at("reportedOn", p.ReportedOn, "reported"))
	for i, r := range p.Receipts {
		f.order(filed, at(fmt.Sprintf("receipts[%d].date", i), r.Date, "receipt"))
	}
	for i, n := range p.Notices {
		sent := at(fmt.Sprintf("notices[%d].date", i), n.Date, n.Kind)
		f.order(filed, sent)
		f.order(sent, at(fmt.Sprintf("notices[%d].respondBy", i), n.RespondBy, "answer by"))
	}
	if e := f.client.LastEntry.Date; p.PresentSince != "" && before(p.PresentSince, e) {
		side := Side{Value: e.Long(), Source: "client's facts: last entry", SourceES: "datos de la persona: última entrada", Record: f.client.Key(), Path: "client.lastEntry.date"}
		f.add("presence", side, at("presentSince", p.PresentSince, "present since").side, Explain)
	}
}
