package conflict

import (
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// Files is what is compared: everybody whom the office's records name.
type Files struct {
	Clients   []cases.Client
	Parties   []cases.Party
	Officials []cases.AgencyPerson
	Attorneys []cases.Attorney
}

// Ref says where a person stands. It names nobody.
type Ref struct {
	Table string `json:"table"`          // client, party, agencyPerson, attorney
	ID    string `json:"id"`             // of the record
	Part  string `json:"part,omitempty"` // of a client's record: family[0], marriages[0], guarding
	File  string `json:"file,omitempty"` // id of the client whose file it is; empty for the office's own
}

// person is somebody to be compared.
type person struct {
	ref   Ref
	names []name
	born  cases.Date
}

func (f Files) people() []person {
	var out []person
	for _, c := range f.Clients {
		out = append(out, ofClient(c)...)
	}
	for _, p := range f.Parties {
		n := append([]name{nameOf(p.Name, legal)}, texts(alias, p.Aliases...)...)
		out = append(out, person{Ref{Table: p.Key().Table, ID: p.ID, File: p.ClientID}, append(n, texts(native, p.NativeName)...), p.BirthDate})
	}
	for _, p := range f.Officials {
		out = append(out, person{ref: Ref{Table: p.Key().Table, ID: p.ID}, names: []name{nameOf(p.Name, legal)}})
	}
	for _, a := range f.Attorneys {
		out = append(out, person{ref: Ref{Table: a.Key().Table, ID: a.ID}, names: []name{nameOf(a.Name, legal)}})
	}
	return withNames(out)
}

// ofClient is the client, the guardian, each member of the family and of the household, and former spouses.
func ofClient(c cases.Client) []person {
	ref := Ref{Table: c.Key().Table, ID: c.ID, File: c.ID}
	own := []name{nameOf(c.Name, legal)}
	for _, n := range c.OtherNames {
		own = append(own, nameOf(n, alias))
	}
	own = append(own, texts(native, c.NativeName)...)
	if c.ChosenName != "" {
		own = append(own, texts(alias, c.DisplayName())...)
	}
	out := []person{{ref, own, c.BirthDate}}
	for i, r := range c.Family {
		at := ref
		at.Part = fmt.Sprintf("family[%d]", i)
		n := []name{nameOf(r.Name, legal)}
		for _, o := range r.OtherNames {
			n = append(n, nameOf(o, alias))
		}
		out = append(out, person{at, append(n, texts(native, r.NativeName)...), r.BirthDate})
	}
	for i, m := range c.Marriages {
		at := ref
		at.Part = fmt.Sprintf("marriages[%d]", i)
		out = append(out, person{at, []name{nameOf(m.Name, legal)}, m.BirthDate})
	}
	for i, m := range c.Means.Members {
		at := ref
		at.Part = fmt.Sprintf("means.members[%d]", i)
		out = append(out, person{ref: at, names: texts(legal, m.Name)})
	}
	at := ref
	at.Part = "guarding"
	return append(out, person{ref: at, names: texts(legal, c.GuardianName())})
}

// withNames leaves out people without a name to compare.
func withNames(list []person) []person {
	var out []person
	for _, p := range list {
		var kept []name
		for _, n := range p.names {
			if len(n.tokens) > 0 {
				kept = append(kept, n)
			}
		}
		if p.names = kept; len(kept) > 0 {
			out = append(out, p)
		}
	}
	return out
}
