package cases

import "fmt"

// Check asks for kind, client and title, and for the one part that the kind uses.
func (m Matter) Check() error {
	switch m.Kind {
	case RecordRelief, ProtectiveOrder, Immigration:
	default:
		return &FieldError{"matter.kind", "Choose record relief, protective order, or immigration."}
	}
	if m.ClientID == "" {
		return &FieldError{"matter.clientId", "Choose the client this matter is for."}
	}
	if m.Title == "" {
		return &FieldError{"matter.title", "Give the matter a neutral title, without names."}
	}
	if m.Record != nil && m.Kind != RecordRelief || m.Order != nil && m.Kind != ProtectiveOrder || m.Petition != nil && m.Kind != Immigration {
		return &FieldError{"matter.kind", "This matter holds facts of another kind. Open a second matter for them."}
	}
	err := firstError(badDate(named[Date]{"matter.opened", m.Opened}), badState("matter.venue.state", m.Venue.State), badState("interpreter.address.state", m.Interpreter.Address.State))
	if err != nil {
		return err
	}
	switch {
	case m.Record != nil:
		return m.Record.check()
	case m.Order != nil:
		return m.Order.check()
	case m.Petition != nil:
		return m.Petition.check()
	}
	return nil
}

func (r RecordReliefPart) check() error {
	dates := []named[Date]{
		{"matter.record.period.from", r.Period[0]}, {"matter.record.period.to", r.Period[1]}, {"matter.record.exitEnd", r.ExitEnd},
		{"matter.record.filed", r.Filed}, {"matter.record.served", r.Served}, {"matter.record.opposed", r.Opposed},
	}
	for i, a := range r.Arrests {
		dates = append(dates, named[Date]{fmt.Sprintf("matter.record.arrests[%d].date", i), a.Date})
		for k, c := range a.Charges {
			path := fmt.Sprintf("matter.record.arrests[%d].charges[%d].", i, k)
			dates = append(dates, named[Date]{path + "disposition.date", c.Disposition.Date}, named[Date]{path + "conduct", c.Conduct},
				named[Date]{path + "convicted", c.Convicted}, named[Date]{path + "probationEnds", c.ProbationEnds})
			err := firstError(known(path+"tags", Coercions(), c.Tags...), badState(path+"state", c.State),
				known(path+"violent", YesNoNotKnown(), c.Violent), known(path+"childHarmed", YesNoNotKnown(), c.ChildHarmed), known(path+"plea", Pleas(), c.Plea))
			if err != nil {
				return err
			}
		}
	}
	for i, s := range r.Service {
		dates = append(dates, named[Date]{fmt.Sprintf("matter.record.service[%d].served", i), s.Served})
	}
	return badDate(dates...)
}

func (o Order) check() error {
	dates := []named[Date]{
		{"matter.order.filed", o.Filed}, {"matter.order.hearing", o.Hearing}, {"matter.order.served", o.Served},
		{"matter.order.issued", o.Issued}, {"matter.order.expires", o.Expires},
	}
	for i, e := range o.Incidents {
		dates = append(dates, named[Date]{fmt.Sprintf("matter.order.incidents[%d].date", i), e.Date},
			named[Date]{fmt.Sprintf("matter.order.incidents[%d].approved", i), e.Approved})
		if err := known(fmt.Sprintf("matter.order.incidents[%d].tags", i), Coercions(), e.Tags...); err != nil {
			return err
		}
	}
	return firstError(badDate(dates...), o.OrderExtras.check())
}

func (p Petition) check() error {
	dates := []named[Date]{{"matter.petition.reportedOn", p.ReportedOn}, {"matter.petition.suppBSigned", p.SuppBSigned}}
	for i, n := range p.Notices {
		dates = append(dates, named[Date]{fmt.Sprintf("matter.petition.notices[%d].date", i), n.Date},
			named[Date]{fmt.Sprintf("matter.petition.notices[%d].respondBy", i), n.RespondBy})
	}
	for i, r := range p.Receipts {
		dates = append(dates, named[Date]{fmt.Sprintf("matter.petition.receipts[%d].date", i), r.Date})
	}
	return firstError(badDate(dates...), p.PetitionExtras.check())
}
