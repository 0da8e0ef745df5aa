package cases

import (
	"slices"
	"strings"
)

// place is the client's address of a kind that stands for the paper at hand: one that has ended is never taken. Without
// a day for which the paper is made, every address with an end counts as ended.
func (s *Snapshot) place(kind AddressKind) (Address, bool) {
	for _, a := range s.Client.Addresses {
		if a.Kind == kind && !s.left(a) {
			return a, true
		}
	}
	if kind == Work {
		return s.presentWorkplace()
	}
	return Address{}, false
}

// presentWorkplace is the place of the job that the client has now.
func (s *Snapshot) presentWorkplace() (Address, bool) {
	for _, j := range s.Client.Jobs {
		if j.To == "" && j.Address.Street != "" {
			return j.lives(), true
		}
	}
	return Address{}, false
}

// occupation is what the client does: as told, else in the job that the client has now.
func (s *Snapshot) occupation() string {
	if s.Client.Work != "" {
		return s.Client.Work
	}
	for _, j := range s.jobs() {
		if j.To == "" {
			return j.Occupation
		}
	}
	return ""
}

func (s *Snapshot) left(a Address) bool {
	return a.Until != "" && (s.paper.On == "" || !a.Until.Full() || a.Until < s.paper.On)
}

// Guarded is the client with the places that nobody may learn unasked. An earlier home where a person of the file lives
// now is left out: that person knows it, and every form that describes the person asks for it.
func (s *Snapshot) Guarded() Client {
	c := s.Client
	c.Addresses = slices.DeleteFunc(slices.Clone(c.Addresses), func(a Address) bool {
		return a.Kind == Home && s.left(a) && slices.ContainsFunc(s.Parties, func(p Party) bool { return sameStreet(p.Address, a) })
	})
	return c
}

func sameStreet(a, b Address) bool {
	return a.Street != "" && strings.EqualFold(joinWords(a.Street), joinWords(b.Street)) && strings.EqualFold(a.City, b.City)
}

// residences are the client's earlier homes, newest first. Each stays as secret as a home.
func (s *Snapshot) residences() []Address {
	var out []Address
	for _, a := range s.Client.Addresses {
		if a.Kind == Home && s.left(a) {
			out = append(out, a)
		}
	}
	return newestFirst(out, func(a Address) (Date, Date) { return a.From, a.Until })
}

// jobs are the client's places of work, newest first. A present one whose place is not written down is the workplace
// among the addresses.
func (s *Snapshot) jobs() []Job {
	out := newestFirst(s.Client.Jobs, func(j Job) (Date, Date) { return j.From, j.To })
	if len(out) > 0 && out[0].To == "" && out[0].Address.Street == "" {
		if a, ok := s.place(Work); ok {
			a.AllowFor = append(slices.Clone(a.AllowFor), out[0].Address.AllowFor...)
			out[0].Address = a
		}
	}
	return out
}

func (s *Snapshot) schools() []Schooling {
	return newestFirst(s.Client.Schools, func(x Schooling) (Date, Date) { return x.From, x.To })
}
