package count

import (
	"cmp"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Service is one service to one person on one day.
type Service struct {
	Client string
	On     cases.Date
	Kind   string // id of ServiceKinds
}

// ServiceKinds are the kinds of service: legal work, referrals, then the needs an office meets itself.
func ServiceKinds() []cases.Term {
	first := []cases.Term{
		{ID: "legal-work", EN: "legal work", ES: "trabajo legal"},
		{ID: "referral", EN: "referral", ES: "referencia"},
	}
	return append(first, cases.NeedKinds()...)
}

// Services reads the services from what the office writes down anyway: a matter opened, time worked, a need met by the
// office itself, a referral. Nothing is typed a second time for a funder.
func Services(o cases.Caseload) []Service {
	owner := map[string]string{}
	var out []Service
	add := func(client string, on cases.Date, kind string) {
		if client != "" && on.Full() {
			out = append(out, Service{client, on, kind})
		}
	}
	for _, m := range o.Matters {
		owner[m.ID] = m.ClientID
		add(m.ClientID, m.Opened, "legal-work")
	}
	for _, t := range o.Times {
		add(cmp.Or(t.ClientID, owner[t.MatterID]), t.On, "legal-work")
	}
	for _, n := range o.Needs {
		for _, day := range n.Given {
			add(n.ClientID, day, n.Kind)
		}
		for _, r := range n.Referrals {
			add(n.ClientID, r.On, "referral")
		}
	}
	slices.SortStableFunc(out, func(a, b Service) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Client, b.Client), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// counting is one period's people and services.
type counting struct {
	inPeriod   []Service
	newPeople  []person
	continuing int
}

// newCounting tells who was new in the period: the first service of the fiscal year lies in it. Everybody else who was
// served in it continues. So nobody is new twice in one year, however it is cut into quarters.
func newCounting(o cases.Caseload, p Period) counting {
	var c counting
	from, to := p.Days()
	yearFrom, _ := Period{Year: p.Year}.Days()
	first, served := map[string]cases.Date{}, map[string]bool{}
	for _, s := range Services(o) {
		if s.On < yearFrom || s.On > to {
			continue
		}
		if _, had := first[s.Client]; !had {
			first[s.Client] = s.On
		}
		if s.On >= from {
			served[s.Client] = true
			c.inPeriod = append(c.inPeriod, s)
		}
	}
	types := typesOf(o.Exploitations)
	for _, client := range o.Clients {
		switch {
		case !served[client.ID]:
		case first[client.ID] >= from:
			c.newPeople = append(c.newPeople, personOf(client, first[client.ID], cmp.Or(types[client.ID], notReported.ID)))
		default:
			c.continuing++
		}
	}
	return c
}
