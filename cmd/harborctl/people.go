package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/conflict"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) clientAdd() *cobra.Command {
	id := ""
	return adds(a, "add", "take down a client", "client",
		func() cases.Client { id = cases.NewID(); return cases.Client{ID: id} },
		func(ctx context.Context, v *vault.Vault, c *cases.Client) error {
			c.ID = id
			numberFamily(c)
			if err := clientNames(ctx, v, c); err != nil {
				return err
			}
			return a.noteConflicts(ctx, v, *c)
		})
}

func (a *app) clientSet() *cobra.Command {
	return changes(a, "set ID", "change what is recorded of one client", "client",
		func(ctx context.Context, v *vault.Vault, c *cases.Client) error {
			numberFamily(c)
			return clientNames(ctx, v, c)
		})
}

// numberFamily gives members of the family an id, by which releases and filings name them.
func numberFamily(c *cases.Client) {
	for i := range c.Family {
		if c.Family[i].ID == "" {
			c.Family[i].ID = cases.NewID()
		}
	}
}

// clientNames looks whether the agencies and parties that the client's record names are there.
func clientNames(ctx context.Context, v *vault.Vault, c *cases.Client) error {
	if err := there[cases.Agency](ctx, v, c.Referral.AgencyID); err != nil {
		return err
	}
	if err := there[cases.AgencyPerson](ctx, v, c.Referral.PersonID); err != nil {
		return err
	}
	return there[cases.Party](ctx, v, c.Guarding.PartyID)
}

// noteConflicts says, before the client is written, that somebody of the new file may stand in another one. It stops
// nothing and names nobody.
func (a *app) noteConflicts(ctx context.Context, v *vault.Vault, c cases.Client) error {
	files, err := everybody(ctx, v)
	if err != nil {
		return err
	}
	files.Clients = append(files.Clients, c)
	if n := len(conflict.Who(files, c.ID)); n > 0 {
		fmt.Fprintf(a.err, "Note: %s in other files may be the same as in this one. Look: harborctl conflicts --client %s\n", personCount(n), c.ID)
	}
	return nil
}

func personCount(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

func (a *app) partyVerbs() *cobra.Command {
	return a.group("party", "other people in a client's file", a.partyAdd(), a.partySet(), a.partyList(), a.partyShow())
}

func (a *app) partyAdd() *cobra.Command {
	id := ""
	return adds(a, "add", "take down another person: respondent, trafficker, witness, defendant", "party",
		func() cases.Party { id = cases.NewID(); return cases.Party{ID: id} },
		func(ctx context.Context, v *vault.Vault, p *cases.Party) error {
			p.ID = id
			if err := clientThere(ctx, v, "party.clientId", p.ClientID); err != nil {
				return err
			}
			return there[cases.Agency](ctx, v, p.AgencyID)
		})
}

// clientThere asks for the client whose file a record belongs to.
func clientThere(ctx context.Context, v *vault.Vault, field, id string) error {
	if id == "" {
		return &cases.FieldError{Field: field, Msg: "Choose the client this is about."}
	}
	return there[cases.Client](ctx, v, id)
}

func (a *app) partySet() *cobra.Command {
	return changes(a, "set ID", "change what is recorded of one person", "party", func(ctx context.Context, v *vault.Vault, p *cases.Party) error {
		return there[cases.Agency](ctx, v, p.AgencyID)
	}, "clientId")
}

func (a *app) partyShow() *cobra.Command {
	return a.shows(a.inVault("show ID", "everything recorded of one person", cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		p, err := vault.Get[cases.Party](ctx, v, args[0])
		if err != nil {
			return err
		}
		return a.printRecord(p)
	}))
}

// partyRow is one line of `party list`.
type partyRow struct {
	ID           string `json:"id"`
	Client       string `json:"client"`
	Role         string `json:"role"`
	Name         string `json:"name"`
	Relationship string `json:"relationship"`
	ChildSafety  bool   `json:"childSafety"`
}

func (a *app) partyList() *cobra.Command {
	var client string
	cmd := a.lists(a.inVault("list", "the other people, of one client or of all", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		list, err := recordsOf[cases.Party](ctx, v, client)
		if err != nil {
			return err
		}
		var rows []partyRow
		for _, p := range list {
			relation := p.Relationship
			if relation == "" {
				relation = cases.Words(cases.Relationships(), string(p.Relation), "en")
			}
			rows = append(rows, partyRow{p.ID, p.ClientID, p.Role, p.Name.Full(), relation, p.ChildSafety})
		}
		return printList(a, rows, []string{"id", "role", "name", "relationship", "child safety"}, func(r partyRow) []string {
			return []string{r.ID, r.Role, r.Name, r.Relationship, yesOrEmpty(r.ChildSafety)}
		})
	}))
	cmd.Flags().StringVar(&client, "client", "", "only of this client")
	return cmd
}

func yesOrEmpty(yes bool) string {
	if yes {
		return "yes"
	}
	return ""
}

// recordsOf lists records of one client's file, or of every file where client is "".
func recordsOf[T cases.Record](ctx context.Context, v *vault.Vault, client string) ([]T, error) {
	if client == "" {
		return vault.List[T](ctx, v, "")
	}
	if err := there[cases.Client](ctx, v, client); err != nil {
		return nil, err
	}
	return vault.List[T](ctx, v, cases.ClientStream(client))
}

func (a *app) agencyVerbs() *cobra.Command {
	return a.group("agency", "bodies the office works with, and their people", a.agencyAdd(), a.agencySet(), a.agencyPerson(), a.agencyList())
}

func (a *app) agencyAdd() *cobra.Command {
	id := ""
	return adds(a, "add", "take down an agency", "agency", func() cases.Agency { id = cases.NewID(); return cases.Agency{ID: id} },
		func(_ context.Context, _ *vault.Vault, x *cases.Agency) error { x.ID = id; return nil })
}

func (a *app) agencySet() *cobra.Command {
	return changes[cases.Agency](a, "set ID", "change what is recorded of an agency", "agency", nil)
}

func (a *app) agencyPerson() *cobra.Command {
	id := ""
	return adds(a, "person", "take down somebody who works for an agency", "agencyPerson",
		func() cases.AgencyPerson { id = cases.NewID(); return cases.AgencyPerson{ID: id} },
		func(ctx context.Context, v *vault.Vault, p *cases.AgencyPerson) error {
			p.ID = id
			return there[cases.Agency](ctx, v, p.AgencyID)
		})
}

// agencyRow is one line of `agency list`, with those who work there.
type agencyRow struct {
	cases.Agency
	People []cases.AgencyPerson `json:"people"`
}

func (a *app) agencyList() *cobra.Command {
	return a.lists(a.inVault("list", "every agency, with its people", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		agencies, err := vault.List[cases.Agency](ctx, v, cases.OfficeStream)
		if err != nil {
			return err
		}
		staff, err := vault.List[cases.AgencyPerson](ctx, v, cases.OfficeStream)
		if err != nil {
			return err
		}
		var rows []agencyRow
		for _, x := range agencies {
			row := agencyRow{x, []cases.AgencyPerson{}}
			for _, p := range staff {
				if p.AgencyID == x.ID {
					row.People = append(row.People, p)
				}
			}
			rows = append(rows, row)
		}
		slices.SortFunc(rows, func(x, y agencyRow) int { return strings.Compare(x.Name+x.ID, y.Name+y.ID) })
		return printList(a, rows, []string{"id", "kind", "name", "phone", "people"}, func(r agencyRow) []string {
			var names []string
			for _, p := range r.People {
				names = append(names, p.Name.Full())
			}
			return []string{r.ID, string(r.Kind), r.Name, r.Phone, strings.Join(names, ", ")}
		})
	}))
}
