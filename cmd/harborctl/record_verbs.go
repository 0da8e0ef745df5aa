package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// recordVerbs are one way for every kind of record that has no verb of its own.
func (a *app) recordVerbs() *cobra.Command {
	return a.group("record", "records of every kind: needs, goals, losses, notes, and more",
		a.recordKindsVerb(), a.recordAdd(), a.recordList(), a.recordShow(), a.recordChange(), a.recordRemove())
}

func (a *app) recordKindsVerb() *cobra.Command {
	return a.verb("kinds [KIND]", "the kinds of record, or the fields of one", cobra.MaximumNArgs(1),
		func(_ context.Context, args []string) error {
			if len(args) == 0 {
				for _, k := range recordKinds {
					fmt.Fprintf(a.out, "%-14s %s (%s)\n", k.name, k.about, k.home)
				}
				return nil
			}
			k, err := kindNamed(args[0])
			if err != nil {
				return err
			}
			for _, f := range k.fields() {
				name, what, _ := strings.Cut(f, "  ")
				fmt.Fprintf(a.out, "%-28s %s\n", name, what)
			}
			return nil
		})
}

// owner is the client or matter that a verb's flags name.
type owner struct{ client, matter string }

func (o *owner) flags(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&o.client, "client", "", "the client's id")
	cmd.Flags().StringVar(&o.matter, "matter", "", "the matter's id; its client is found from it")
	return cmd
}

// place finds where a new record of a kind goes, and that what the flags name is there.
func (o owner) place(ctx context.Context, v *vault.Vault, at home) (place, error) {
	p := place{id: cases.NewID()}
	switch {
	case at == ofOffice && o != owner{}:
		return p, wrongUse("this belongs to the office: leave --client and --matter out")
	case at == ofClient && o.matter != "":
		return p, wrongUse("this belongs to the client: give --client and leave --matter out")
	case (at == ofClient || at == ofMatter) && o == owner{}:
		return p, wrongUse("say to whom this belongs, with --client or --matter")
	case o.matter != "":
		m, err := matterNamed(ctx, v, o.matter)
		if err != nil {
			return p, err
		}
		if o.client != "" && o.client != m.ClientID {
			return p, wrongUse("this matter is of another client: give --matter alone")
		}
		p.client, p.matter = m.ClientID, m.ID
	case o.client != "":
		c, err := vault.Get[cases.Client](ctx, v, o.client)
		if err != nil {
			return p, err
		}
		p.client = c.ID
	}
	return p, nil
}

// stream is the file that a list is limited to, "" for every file.
func (o owner) stream(ctx context.Context, v *vault.Vault) (string, error) {
	p, err := o.place(ctx, v, ofAny)
	switch {
	case err != nil:
		return "", err
	case p.matter != "":
		return cases.MatterStream(p.matter), nil
	case p.client != "":
		return cases.ClientStream(p.client), nil
	}
	return "", nil
}

func (a *app) recordAdd() *cobra.Command {
	var of owner
	var from string
	cmd := a.inVault("add KIND", "add one record from a JSON file with its fields", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			k, err := kindNamed(args[0])
			if err != nil {
				return err
			}
			at, err := of.place(ctx, v, k.home)
			if err != nil {
				return err
			}
			rec, err := k.read(ctx, a, from, at)
			if err != nil {
				return err
			}
			return a.added(ctx, v, rec)
		})
	of.flags(cmd)
	cmd.Flags().StringVar(&from, fromFlag, "", "JSON file: one object with the fields that `record kinds KIND` lists")
	return need(cmd, fromFlag)
}

// added writes a new record and shows its id, which the next verb may want.
func (a *app) added(ctx context.Context, v *vault.Vault, rec cases.Record) error {
	if err := v.Write(ctx, rec); err != nil {
		return err
	}
	fmt.Fprintln(a.out, rec.Key().Row)
	return nil
}

func (a *app) recordList() *cobra.Command {
	var of owner
	cmd := a.lists(a.inVault("list KIND", "the records of one kind: of a client, of a matter, or all", cobra.ExactArgs(1),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			k, err := kindNamed(args[0])
			if err != nil {
				return err
			}
			stream, err := of.stream(ctx, v)
			if err != nil {
				return err
			}
			found, err := k.list(ctx, v, stream)
			if err != nil {
				return err
			}
			return printList(a, found, []string{"id", "of", "begins with"}, func(r cases.Record) []string {
				return []string{r.Key().Row, r.Key().Stream, gist(r)}
			})
		}))
	return of.flags(cmd)
}

// gist is the beginning of what a record says, for a table.
func gist(r cases.Record) string {
	text, err := json.Marshal(r)
	if err != nil {
		return ""
	}
	var b strings.Builder
	dec := json.NewDecoder(strings.NewReader(string(text)))
	dec.UseNumber()
	if printFacts(&b, dec, "") != nil {
		return ""
	}
	var parts []string
	for _, line := range strings.Split(b.String(), "\n") {
		name, value, _ := strings.Cut(line, " ")
		if name != "" && name != "id" && name != "clientId" && name != "matterId" {
			parts = append(parts, strings.TrimSpace(value))
		}
	}
	said := []rune(strings.Join(parts, ", "))
	if len(said) > 60 {
		said = append(said[:60], '…')
	}
	return string(said)
}

func (a *app) recordShow() *cobra.Command {
	return a.shows(a.inVault("show KIND ID", "one record, whole", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			k, err := kindNamed(args[0])
			if err != nil {
				return err
			}
			rec, err := k.get(ctx, v, args[1])
			if err != nil {
				return err
			}
			return a.printRecord(rec)
		}))
}

func (a *app) recordChange() *cobra.Command {
	var from string
	cmd := a.inVault("change KIND ID", "lay the fields of a JSON file over a record; other fields stay", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			k, err := kindNamed(args[0])
			if err != nil {
				return err
			}
			rec, err := k.change(ctx, a, v, args[1], from)
			if err != nil {
				return err
			}
			return v.Write(ctx, rec)
		})
	cmd.Flags().StringVar(&from, fromFlag, "", "JSON file with the fields to change")
	return need(cmd, fromFlag)
}

func (a *app) recordRemove() *cobra.Command {
	return a.inVault("remove KIND ID", "take a record out of the lists; its history stays in the vault", cobra.ExactArgs(2),
		func(ctx context.Context, v *vault.Vault, args []string) error {
			k, err := kindNamed(args[0])
			if err != nil {
				return err
			}
			rec, err := k.get(ctx, v, args[1])
			if err != nil {
				return err
			}
			return v.Delete(ctx, rec)
		})
}
