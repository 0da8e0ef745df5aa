package forms

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
)

// ReadiedMatter is what ReadyMatter made.
type ReadiedMatter struct {
	Deadlines []cases.Deadline // that were not recorded before
	PreparedMatter
	Drafted []Drafted
}

// ReadyMatter makes everything a matter's packet is made of, in the order in which one thing rests on another: its
// deadlines, its forms, its documents. Forms and documents that were there before are made anew under their own ids; a
// recorded deadline is never moved. What was made before an error stays, and the result names it.
func ReadyMatter(ctx context.Context, d Desk, matterID string, o MatterOptions) (out ReadiedMatter, err error) {
	if out.Deadlines, err = recordDeadlines(ctx, d, matterID); err != nil {
		return out, err
	}
	done, err := PrepareMatter(ctx, d, matterID, o)
	if done != nil {
		out.PreparedMatter = *done
	}
	if err != nil {
		return out, err
	}
	out.Drafted, err = DraftMatter(ctx, d, matterID, o)
	return out, err
}

// recordDeadlines writes the deadlines that follow from the matter's facts and are not recorded yet.
func recordDeadlines(ctx context.Context, d Desk, matterID string) ([]cases.Deadline, error) {
	s, err := d.Snapshot(ctx, matterID)
	if err != nil {
		return nil, err
	}
	days, err := due.Of(s)
	if err != nil {
		return nil, err
	}
	var fresh []cases.Deadline
	var records []cases.Record
	for _, day := range days {
		known := slices.ContainsFunc(s.Deadlines, func(had cases.Deadline) bool { return had.ID == day.ID })
		if !known {
			fresh, records = append(fresh, day), append(records, day)
		}
	}
	if len(records) == 0 {
		return nil, nil
	}
	return fresh, d.Write(ctx, records...)
}
