package due

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// want is one deadline that a fact starts, and the date printed on the paper that started it, if any.
type want struct {
	req     law.Request
	printed cases.Date
}

// wanted lists what the facts of a matter start.
func wanted(s *cases.Snapshot) []want {
	switch m := s.Matter; {
	case m.Kind == cases.RecordRelief && m.Record != nil:
		return recordRelief(m)
	case m.Kind == cases.ProtectiveOrder && m.Order != nil:
		return protectiveOrder(m)
	case m.Kind == cases.Immigration && m.Petition != nil:
		return immigration(*m.Petition)
	}
	return nil
}

// from makes a want when the day is fully known.
func from(day cases.Date, req law.Request) []want {
	if !day.Full() {
		return nil
	}
	req.From = string(day)
	return []want{{req: req}}
}

// recordRelief: 18 U.S.C. § 3771A(b)(3) and Cal. Penal Code § 236.14(c).
func recordRelief(m cases.Matter) (out []want) {
	r := m.Record
	switch m.Relief {
	case "vac.us":
		state := m.Venue.State
		if state == "US" {
			state = ""
		}
		out = append(out, from(r.Filed, law.Request{Rule: "dl.us.3771a.opposition", State: state})...)
		if r.Opposed.Full() {
			return append(out, from(r.Opposed, law.Request{Rule: "dl.us.3771a.hearing_opposed", State: state})...)
		}
		return append(out, from(r.Filed, law.Request{Rule: "dl.us.3771a.hearing_unopposed", State: state})...)
	case "vac.ca":
		return from(r.Served, law.Request{Rule: "dl.ca.236_14.response"})
	}
	return nil
}

// orderRules are the rules of each protective order: the court's duty to hear it, and the first day to ask for renewal.
var orderRules = map[string]struct{ hearing, renewal string }{
	"po.ca.dvro":             {"dl.ca.dvro.hearing", "dl.ca.6345.renewal_opens"},
	"po.ca.civil_harassment": {"dl.ca.chro.hearing", ""},
	"po.tx.family_violence":  {"dl.tx.fam84001", ""},
	"po.wa.ch7_105":          {"dl.wa.7105.hearing", "dl.wa.7105.renewal_opens"},
}

func protectiveOrder(m cases.Matter) (out []want) {
	rules, o := orderRules[m.Relief], m.Order
	if rules.hearing != "" {
		out = append(out, from(o.Filed, law.Request{Rule: rules.hearing})...)
	}
	if rules.renewal != "" {
		out = append(out, from(o.Expires, law.Request{Rule: rules.renewal})...)
	}
	return out
}

// noticeRules are the notices that ask for an answer.
var noticeRules = map[string]string{"RFE": "dl.uscis.rfe_max", "NOID": "dl.uscis.noid_max"}

func immigration(p cases.Petition) (out []want) {
	for _, n := range p.Notices {
		rule := noticeRules[n.Kind]
		if rule == "" {
			continue
		}
		served := "personal"
		if n.ByMail {
			served = "mail"
		}
		for _, w := range from(n.Date, law.Request{Rule: rule, Served: served}) {
			w.printed = n.RespondBy
			out = append(out, w)
		}
	}
	// Only the U petition stands or falls with the date of Supplement B (8 CFR 214.14(c)(2)(i)).
	if p.Form == "I-918" {
		out = append(out, from(p.SuppBSigned, law.Request{Rule: "dl.uscis.supb_last_safe_day"})...)
		out = append(out, from(p.SuppBSigned, law.Request{Rule: "dl.uscis.supb_last_receipt_day"})...)
	}
	return out
}
