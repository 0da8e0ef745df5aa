package main

import (
	"context"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

func (a *app) choiceVerbs() *cobra.Command {
	return a.group("choice", "what clients decided, when, and in whose presence", a.choiceAdd(), a.choiceList())
}

// choiceAdd writes a new line of the log. A decision is never changed: a later one takes its place.
func (a *app) choiceAdd() *cobra.Command {
	id := ""
	return adds(a, "add", "write down a decision", "choice",
		func() cases.Choice {
			id = cases.NewID()
			return cases.Choice{ID: id, On: cases.DateOf(a.now())}
		},
		func(ctx context.Context, v *vault.Vault, c *cases.Choice) error {
			c.ID = id
			if err := clientThere(ctx, v, "choice.clientId", c.ClientID); err != nil {
				return err
			}
			return a.matterOf(ctx, v, c.MatterID, c.ClientID)
		})
}

// matterOf asks that a matter belongs to a client; "" is no matter.
func (a *app) matterOf(ctx context.Context, v *vault.Vault, matter, client string) error {
	if matter == "" {
		return nil
	}
	m, err := matterNamed(ctx, v, matter)
	if err == nil && m.ClientID != client {
		err = stopped(nil, "This matter belongs to another client.", "Nothing was written.", "Look at both ids.")
	}
	return err
}

// choiceRow is one line of `choice list`. Stands says whether the decision counts now.
type choiceRow struct {
	cases.Choice
	Stands bool `json:"stands"`
}

func (a *app) choiceList() *cobra.Command {
	var client, matter string
	var now bool
	cmd := a.lists(a.inVault("list", "the log of one client's decisions, newest first", cobra.NoArgs, func(ctx context.Context, v *vault.Vault, _ []string) error {
		if err := a.matterOf(ctx, v, matter, client); err != nil {
			return err
		}
		log, err := recordsOf[cases.Choice](ctx, v, client)
		if err != nil {
			return err
		}
		standing := standingIDs(cases.WishesOf(log, matter))
		var rows []choiceRow
		for _, c := range log {
			stands := standing[c.ID]
			if now && !stands || matter != "" && c.MatterID != "" && c.MatterID != matter {
				continue
			}
			rows = append(rows, choiceRow{c, stands})
		}
		slices.SortStableFunc(rows, func(x, y choiceRow) int { return strings.Compare(string(y.On)+y.ID, string(x.On)+x.ID) })
		return printList(a, rows, []string{"on", "stands", "about", "answer", "decision", "with"}, func(r choiceRow) []string {
			about := string(r.What)
			if r.About != "" {
				about += ": " + r.About
			}
			return []string{string(r.On), yesOrEmpty(r.Stands), about, string(r.Answer), r.Decision, r.With}
		})
	}))
	cmd.Flags().StringVar(&client, "client", "", "the client's id")
	cmd.Flags().StringVar(&matter, "matter", "", "as it stands for this matter")
	cmd.Flags().BoolVar(&now, "now", false, "only what counts now")
	return need(cmd, "client")
}

func standingIDs(w cases.Wishes) map[string]bool {
	ids := map[string]bool{}
	if w.Police.ID != "" {
		ids[w.Police.ID] = true
	}
	for _, list := range [][]cases.Choice{w.Goals, w.WhoMay, w.Topics, w.Explained, w.Other} {
		for _, c := range list {
			ids[c.ID] = true
		}
	}
	return ids
}
