package vault

import (
	"context"
	"fmt"
)

// The pages of evidence.db that one step gives back: readers wait for a step, and a step is to be too short to notice.
// Less than givebackLeast is left for the next import.
const (
	givebackStep  = 32
	givebackLeast = 16
)

// GiveBack returns the room of deleted evidence to the disk: evidence.db gets shorter by what nothing lies in. Deleting
// itself only marks pages as free, because giving them back may mean to move others. It works in short steps, between
// which other calls get their turn, and ends early, without an error, when ctx ends: call it when nobody is at work.
// It returns the bytes that were given back.
func (v *Vault) GiveBack(ctx context.Context) (given int64, err error) {
	for ctx.Err() == nil {
		n, err := v.giveBackStep(context.WithoutCancel(ctx)) // a step is short, and ends as a whole
		given += n
		if err != nil {
			return given, fmt.Errorf("give back: %w", explain(err))
		}
		if n == 0 {
			break
		}
	}
	return given, nil
}

func (v *Vault) giveBackStep(ctx context.Context) (int64, error) {
	if err := v.gate.enter(); err != nil {
		return 0, err
	}
	defer v.gate.leave()
	if err := v.place.changed(); err != nil {
		return 0, err
	}
	return v.evidence.giveBack(ctx, givebackStep)
}

// giveBack gives at most so many pages back, and returns their bytes.
func (e *evidence) giveBack(ctx context.Context, pages int) (int64, error) {
	e.turn.Lock()
	defer e.turn.Unlock()
	before, err := e.freePages(ctx)
	if err != nil || before < givebackLeast {
		return 0, err
	}
	rows, err := e.db.QueryContext(ctx, fmt.Sprintf("PRAGMA incremental_vacuum(%d)", pages))
	if err != nil {
		return 0, err
	}
	for rows.Next() { // it frees one page for each row that is asked for
	}
	if err := rows.Close(); err != nil {
		return 0, err
	}
	if err := rows.Err(); err != nil {
		return 0, err
	}
	after, err := e.freePages(ctx)
	return max(0, before-after) * evidencePage, err
}

func (e *evidence) freePages(ctx context.Context) (n int64, err error) {
	err = e.db.QueryRowContext(ctx, "SELECT freelist_count FROM pragma_freelist_count").Scan(&n)
	return n, err
}
