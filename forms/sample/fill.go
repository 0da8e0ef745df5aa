package sample

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
)

// Desk is what Fill needs of an open vault.
type Desk interface {
	Snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error)
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
	Write(ctx context.Context, recs ...cases.Record) error
}

// received is when the sample's evidence came in. Fixed, so that the custody log is the same in every sample vault.
var received = time.Date(2026, time.November, 18, 17, 0, 0, 0, time.UTC)

// Fill writes the sample office with its evidence. What is there already stays as it is: called again, or after it was
// interrupted, it adds what is missing.
func Fill(ctx context.Context, desk Desk) error {
	office := sample.Office()
	if err := records(ctx, desk, office); err != nil {
		return fmt.Errorf("sample office: %w", err)
	}
	for _, m := range office.Matters {
		if err := evidence(ctx, desk, m.ID, office.EvidenceOf(m.ID)); err != nil {
			return fmt.Errorf("sample evidence of matter %s: %w", m.ID, err)
		}
	}
	return nil
}

// records writes everything but the evidence, in one transaction, unless the first matter is there.
func records(ctx context.Context, desk Desk, office sample.Set) error {
	_, err := desk.Snapshot(ctx, office.Matters[0].ID)
	if !errors.Is(err, cases.ErrNotFound) {
		return err
	}
	return desk.Write(ctx, office.Records()...)
}

func evidence(ctx context.Context, desk Desk, matterID string, plans []sample.EvidencePlan) error {
	snap, err := desk.Snapshot(ctx, matterID)
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, e := range snap.Evidence {
		have[e.ID] = true
	}
	for i, plan := range plans {
		if have[plan.Item.ID] {
			continue
		}
		file, err := File(plan)
		if err != nil {
			return fmt.Errorf("piece %d: %w", i+1, err)
		}
		when := received.Add(time.Duration(i) * 4 * time.Minute)
		_, err = desk.Import(ctx, cases.MatterStream(matterID), bytes.NewReader(file), cases.NoProgress, func(b cases.Blob) []cases.Record {
			item := plan.Item
			item.Blob = b
			entry := item.Touched("acquired", item.Obtained, when)
			entry.ID = custodyID(item.ID)
			return []cases.Record{item, entry}
		})
		if err != nil {
			return fmt.Errorf("piece %d: %w", i+1, err)
		}
	}
	return nil
}

// custodyID is the fixed id of an item's first custody entry: the item's own, in another block of ids.
func custodyID(itemID string) string { return strings.Replace(itemID, "01930000-", "01930001-", 1) }

// File draws one piece of evidence: a PDF, a JPEG or a PNG, by what the plan shows.
func File(plan sample.EvidencePlan) ([]byte, error) {
	switch plan.Shows.Kind {
	case sample.Letter:
		return letter(plan)
	case sample.Photo:
		return photo(plan)
	case sample.Messages:
		return messages(plan.Shows)
	}
	return nil, fmt.Errorf("there is no picture for evidence of kind %q", plan.Shows.Kind)
}
