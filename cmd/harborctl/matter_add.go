package main

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

// matterTitles are the neutral titles a new matter gets where a person gives none.
var matterTitles = map[cases.Kind]string{
	cases.RecordRelief: "Record relief", cases.ProtectiveOrder: "Protective order", cases.Immigration: "Immigration",
}

func (a *app) matterAdd() *cobra.Command {
	id := ""
	return adds(a, "add", "open a matter for a client", "matter",
		func() cases.Matter {
			id = cases.NewID()
			return cases.Matter{ID: id, Stage: cases.Intake, Opened: cases.DateOf(a.now()), Title: untitled}
		},
		func(ctx context.Context, v *vault.Vault, m *cases.Matter) error {
			m.ID = id
			if m.Title == untitled {
				m.Title = matterTitles[m.Kind]
			}
			return matterReady(ctx, v, m)
		}, "legalHold")
}

// untitled stands in the title until the kind is known. It is never written.
const untitled = "new matter"

func (a *app) matterSet() *cobra.Command {
	return changes(a, "set ID", "change what is recorded of one matter", "matter", matterReady, "clientId", "kind", "legalHold")
}

// matterReady looks at what a matter names: its client, its people, its relief, its way of filing, its parties.
func matterReady(ctx context.Context, v *vault.Vault, m *cases.Matter) error {
	if err := clientThere(ctx, v, "matter.clientId", m.ClientID); err != nil {
		return err
	}
	if err := there[cases.Attorney](ctx, v, m.Attorney, m.Advocate, m.Supervisor); err != nil {
		return err
	}
	if m.Order != nil {
		if err := there[cases.Party](ctx, v, m.Order.Respondent); err != nil {
			return err
		}
	}
	if _, ok := law.Find(m.Relief); m.Relief != "" && !ok {
		return stopped(nil, "The law data has no relief of this id.", "Nothing was written.", "`harborctl matter show --json` of another matter shows how it is written, such as vac.us or imm.t.")
	}
	if _, ok := law.Find(m.Venue.ID); m.Venue.ID != "" && !ok {
		return stopped(nil, "The law data has no court or filing system of this id.", "Nothing was written.", "Leave --venue-id out and write the court in words with --venue-court.")
	}
	numberCharges(m)
	return nil
}

// numberCharges gives arrests and charges an id, by which evidence and tests name them.
func numberCharges(m *cases.Matter) {
	if m.Record == nil {
		return
	}
	m.Record.Arrests = slices.Clone(m.Record.Arrests)
	for i := range m.Record.Arrests {
		at := &m.Record.Arrests[i]
		if at.ID == "" {
			at.ID = cases.NewID()
		}
		at.Charges = slices.Clone(at.Charges)
		for k := range at.Charges {
			if at.Charges[k].ID == "" {
				at.Charges[k].ID = cases.NewID()
			}
		}
	}
}
