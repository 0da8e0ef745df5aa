package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) releaseVerbs() *cobra.Command {
	return a.group("release", "clients' leave to disclose, one recipient each", a.releaseAdd(), a.releaseRevoke(), a.releaseList())
}

func (a *app) releaseAdd() *cobra.Command {
	id := ""
	return adds(a, "add", "take down a release: written, informed, for one recipient, until a date", "release",
		func() cases.Release { id = cases.NewID(); return cases.Release{ID: id} },
		func(ctx context.Context, v *vault.Vault, r *cases.Release) error {
			r.ID = id
			return a.releaseReady(ctx, v, r)
		}, "revoked", "revokedBy")
}

// releaseReady looks at what the release names and at who had to sign.
func (a *app) releaseReady(ctx context.Context, v *vault.Vault, r *cases.Release) error {
	if err := clientThere(ctx, v, "release.clientId", r.ClientID); err != nil {
		return err
	}
	c, err := vault.Get[cases.Client](ctx, v, r.ClientID)
	if err != nil {
		return err
	}
	if err := a.matterOf(ctx, v, r.MatterID, r.ClientID); err != nil {
		return err
	}
	if err := there[cases.Agency](ctx, v, r.AgencyID); err != nil {
		return err
	}
	parties, err := vault.List[cases.Party](ctx, v, cases.ClientStream(c.ID))
	if err != nil {
		return err
	}
	if r.Guardian.Name.Full() == "" && c.Guarding.Name.Full() != "" && r.GuardianSigned != "" {
		r.Guardian = c.Guarding
	}
	if r.AloneUnder == "" && c.MinorOn(r.Signed) && r.GuardianSigned == "" {
		r.AloneUnder = c.ConsentsAlone
	}
	return r.Signing(c, parties)
}

func (a *app) releaseRevoke() *cobra.Command {
	var on, by string
	cmd := a.inVault("revoke ID", "take a release back; it covers nothing from then on", cobra.ExactArgs(1), func(ctx context.Context, v *vault.Vault, args []string) error {
		r, err := vault.Get[cases.Release](ctx, v, args[0])
		if err != nil {
			return err
		}
		if r.Revoked != "" {
			fmt.Fprintf(a.out, "This release was taken back on %s already.\n", r.Revoked.Long())
			return nil
		}
		if on == "" {
			on = string(cases.DateOf(a.now()))
		}
		r = cases.Tidied(r.Revoke(cases.Date(strings.TrimSpace(on)), by))
		if err := r.Check(); err != nil {
			return err
		}
		if err := v.Write(ctx, r); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "Taken back on %s.\n", r.Revoked.Long())
		return a.alreadyTold(ctx, v, r)
	})
	cmd.Flags().StringVar(&on, "on", "", "the day on which it was taken back; today where it is left out")
	cmd.Flags().StringVar(&by, "by", "", "who took it back, and how: said, wrote")
	return cmd
}

// alreadyTold counts what left under the release before: that cannot be called back, but the recipient can be told.
func (a *app) alreadyTold(ctx context.Context, v *vault.Vault, r cases.Release) error {
	log, err := vault.List[cases.Disclosure](ctx, v, "")
	if err != nil {
		return err
	}
	n := 0
	for _, d := range log {
		if slices.Contains(strings.Fields(d.Release), r.ID) {
			n++
		}
	}
	if n > 0 {
		fmt.Fprintf(a.err, "Note: what left under it before stays with the recipient (%d in the log). Tell the recipient that the release was taken back.\n", n)
	}
	return nil
}

// releaseRow is one line of `release list`.
type releaseRow struct {
	cases.Release
	State cases.ReleaseState `json:"state"`
}

func (a *app) releaseList() *cobra.Command {
	var client string
	cmd := a.lists(a.inVault("list", "releases, of one client or of all, with where each stands today", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		list, err := recordsOf[cases.Release](ctx, v, client)
		if err != nil {
			return err
		}
		var rows []releaseRow
		for _, r := range list {
			rows = append(rows, releaseRow{r, r.State(cases.DateOf(a.now()))})
		}
		return printList(a, rows, []string{"id", "state", "recipient", "for whom", "until", "items"}, func(r releaseRow) []string {
			items := "the whole packet"
			if len(r.Items) > 0 {
				items = fmt.Sprint(len(r.Items))
			}
			return []string{r.ID, string(r.State), string(r.Recipient), r.Whom, string(r.Expires), items}
		})
	}))
	cmd.Flags().StringVar(&client, "client", "", "only of this client")
	return cmd
}

// disclosuresVerb is the table "who learned what".
func (a *app) disclosuresVerb() *cobra.Command {
	var client, matter string
	cmd := a.lists(a.inVault("disclosures", "who learned what, over one matter, one client, or the office", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		rows, err := learned(ctx, v, client, matter)
		if err != nil {
			return err
		}
		return printList(a, rows, []string{"when", "recipient", "for whom", "matter", "items", "release", "override"}, func(l cases.Learned) []string {
			release := l.Release
			if l.Revoked != "" {
				release += " (taken back since)"
			}
			return []string{l.When, string(l.Recipient), l.Whom, l.Matter, fmt.Sprint(len(l.Items)), release, l.Override}
		})
	}))
	cmd.Flags().StringVar(&client, "client", "", "only of this client's matters")
	cmd.Flags().StringVar(&matter, "matter", "", "only of this matter")
	return cmd
}

func learned(ctx context.Context, v *vault.Vault, client, matter string) ([]cases.Learned, error) {
	matters, err := vault.List[cases.Matter](ctx, v, "")
	if err != nil {
		return nil, err
	}
	if err := there[cases.Client](ctx, v, client); err != nil {
		return nil, err
	}
	if err := there[cases.Matter](ctx, v, matter); err != nil {
		return nil, err
	}
	var log []cases.Disclosure
	titles := map[string]string{}
	for _, m := range matters {
		if client != "" && m.ClientID != client || matter != "" && m.ID != matter {
			continue
		}
		s, err := v.Snapshot(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		list, err := vault.List[cases.Disclosure](ctx, v, cases.MatterStream(m.ID))
		if err != nil {
			return nil, err
		}
		log = append(log, list...)
		s.Titles(titles)
	}
	releases, err := vault.List[cases.Release](ctx, v, "")
	if err != nil {
		return nil, err
	}
	return cases.WhoLearned(log, releases, titles), nil
}
