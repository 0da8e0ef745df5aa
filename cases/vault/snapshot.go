package vault

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/harborfile/harborfile/cases"
)

// Snapshot reads everything about one matter in one transaction, so that no change falls between two of its parts.
func (v *Vault) Snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	s, err := v.snapshot(ctx, matterID)
	if err != nil {
		return nil, fmt.Errorf("snapshot of matter %s: %w", matterID, explain(err))
	}
	return s, nil
}

func (v *Vault) snapshot(ctx context.Context, matterID string) (*cases.Snapshot, error) {
	tx, err := v.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	s := &cases.Snapshot{}
	if err := one(ctx, tx, matterID, &s.Matter); err != nil {
		return nil, err
	}
	if err := one(ctx, tx, s.Matter.ClientID, &s.Client); err != nil {
		return nil, err
	}
	if err := one(ctx, tx, s.Matter.Attorney, &s.Attorney); err != nil && !errors.Is(err, cases.ErrNotFound) {
		return nil, err
	}
	for _, stream := range []string{cases.OfficeStream, cases.ClientStream(s.Client.ID), cases.MatterStream(matterID)} {
		if err := addStream(ctx, tx, stream, s); err != nil {
			return nil, err
		}
	}
	if s.Arrests, err = arrestsOf(ctx, tx, s.Client.ID); err != nil {
		return nil, err
	}
	order(s)
	return s, nil
}

// arrestsOf are the arrests of every record-relief matter of a client, the oldest matter first: other forms of the same
// client ask for them.
func arrestsOf(ctx context.Context, q querier, clientID string) ([]cases.Arrest, error) {
	// Matters are found by the client's id in their text: only what matches is read as JSON.
	matters, err := collect[cases.Matter](q.QueryContext(ctx,
		"SELECT doc, rev FROM record WHERE tbl = ? AND deleted = 0 AND instr(doc, ?) > 0 ORDER BY row", cases.Matter{}.Key().Table, clientID))
	if err != nil {
		return nil, err
	}
	var out []cases.Arrest
	for _, m := range matters {
		if m.ClientID == clientID && m.Record != nil {
			out = append(out, m.Record.Arrests...)
		}
	}
	return out, nil
}

// SnapshotOf is Snapshot of the matter that an original, a filled form or a document belongs to. Errors: as Snapshot's;
// cases.ErrNotFound where id is none of them.
func (v *Vault) SnapshotOf(ctx context.Context, id string) (*cases.Snapshot, error) {
	matter, err := matterOf(ctx, v, id)
	if err != nil {
		return nil, err
	}
	return v.Snapshot(ctx, matter)
}

func matterOf(ctx context.Context, v *Vault, id string) (string, error) {
	e, err := Get[cases.EvidenceItem](ctx, v, id)
	if !errors.Is(err, cases.ErrNotFound) {
		return e.MatterID, err
	}
	f, err := Get[cases.FilledForm](ctx, v, id)
	if !errors.Is(err, cases.ErrNotFound) {
		return f.MatterID, err
	}
	d, err := Get[cases.Document](ctx, v, id)
	return d.MatterID, err
}

func one[T cases.Record](ctx context.Context, q querier, id string, rec *T) error {
	var doc []byte
	var rev string
	err := q.QueryRowContext(ctx, "SELECT doc, rev FROM record WHERE tbl = ? AND row = ? AND deleted = 0", (*rec).Key().Table, id).Scan(&doc, &rev)
	if errors.Is(err, sql.ErrNoRows) {
		return cases.ErrNotFound
	}
	if err != nil {
		return err
	}
	return decode(doc, rev, rec)
}

// addStream reads the records of one stream into their places.
func addStream(ctx context.Context, q querier, stream string, s *cases.Snapshot) error {
	rows, err := q.QueryContext(ctx, "SELECT tbl, doc, rev FROM record WHERE stream = (SELECT no FROM stream WHERE name = ?) AND deleted = 0 ORDER BY tbl, row", stream)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var table, rev string
		var doc sql.RawBytes
		if err := rows.Scan(&table, &doc, &rev); err != nil {
			return err
		}
		if err := addRecord(table, doc, rev, s); err != nil {
			return err
		}
	}
	return rows.Err()
}

// addRecord places one record by its table. A table that a snapshot does not show is left out.
func addRecord(table string, doc []byte, rev string, s *cases.Snapshot) error {
	switch table {
	case s.Office.Key().Table:
		return decode(doc, rev, &s.Office)
	case cases.Party{}.Key().Table:
		return grow(&s.Parties, doc, rev)
	case cases.Fragment{}.Key().Table:
		return grow(&s.Story, doc, rev)
	case cases.Choice{}.Key().Table:
		return grow(&s.Choices, doc, rev)
	case cases.EvidenceItem{}.Key().Table:
		return grow(&s.Evidence, doc, rev)
	case cases.CustodyEvent{}.Key().Table:
		return grow(&s.Custody, doc, rev)
	case cases.Deadline{}.Key().Table:
		return grow(&s.Deadlines, doc, rev)
	case cases.Release{}.Key().Table:
		return grow(&s.Releases, doc, rev)
	case cases.Disclosure{}.Key().Table:
		return grow(&s.Disclosures, doc, rev)
	case cases.FilledForm{}.Key().Table:
		return grow(&s.Forms, doc, rev)
	case cases.Document{}.Key().Table:
		return grow(&s.Documents, doc, rev)
	case cases.Version{}.Key().Table:
		return grow(&s.Versions, doc, rev)
	case cases.Packet{}.Key().Table:
		return grow(&s.Packets, doc, rev)
	case cases.WorkingCopy{}.Key().Table:
		return grow(&s.Copies, doc, rev)
	case cases.Redaction{}.Key().Table:
		return grow(&s.Redactions, doc, rev)
	case cases.Attorney{}.Key().Table:
		return grow(&s.Staff, doc, rev)
	case cases.Blank{}.Key().Table:
		return grow(&s.Blanks, doc, rev)
	case cases.FormMap{}.Key().Table:
		return grow(&s.Maps, doc, rev)
	case cases.OfficeTemplate{}.Key().Table:
		return grow(&s.Templates, doc, rev)
	case cases.Agency{}.Key().Table:
		return grow(&s.Agencies, doc, rev)
	case cases.AgencyPerson{}.Key().Table:
		return grow(&s.Officials, doc, rev)
	case cases.LifeEvent{}.Key().Table:
		return grow(&s.Timeline, doc, rev)
	case cases.Exploitation{}.Key().Table:
		return grow(&s.Exploitations, doc, rev)
	case cases.Sitting{}.Key().Table:
		return grow(&s.Sittings, doc, rev)
	case cases.Explained{}.Key().Table:
		return grow(&s.Explained, doc, rev)
	case cases.Note{}.Key().Table:
		return grow(&s.Notes, doc, rev)
	case cases.Task{}.Key().Table:
		return grow(&s.Tasks, doc, rev)
	case cases.SignOff{}.Key().Table:
		return grow(&s.SignOffs, doc, rev)
	case cases.IDPaper{}.Key().Table:
		return grow(&s.IDPapers, doc, rev)
	case cases.PoliceReport{}.Key().Table:
		return grow(&s.Reports, doc, rev)
	case cases.Loss{}.Key().Table:
		return grow(&s.Losses, doc, rev)
	case cases.Remedy{}.Key().Table:
		return grow(&s.Remedies, doc, rev)
	case cases.Need{}.Key().Table:
		return grow(&s.Needs, doc, rev)
	case cases.Evaluation{}.Key().Table:
		return grow(&s.Evaluations, doc, rev)
	case cases.SafetyPlan{}.Key().Table:
		return grow(&s.SafetyPlans, doc, rev)
	case cases.Goal{}.Key().Table:
		return grow(&s.Goals, doc, rev)
	case cases.Benefit{}.Key().Table:
		return grow(&s.Benefits, doc, rev)
	case cases.TimeEntry{}.Key().Table:
		return grow(&s.Times, doc, rev)
	}
	return nil
}

func grow[T cases.Record](list *[]T, doc []byte, rev string) error {
	var rec T
	if err := decode(doc, rev, &rec); err != nil {
		return err
	}
	*list = append(*list, rec)
	return nil
}

// order puts the lists as cases.Snapshot promises them; records of equal rank stay oldest first.
func order(s *cases.Snapshot) {
	slices.SortStableFunc(s.Story, func(a, b cases.Fragment) int { return cmp.Compare(a.Order, b.Order) })
	slices.SortStableFunc(s.Forms, func(a, b cases.FilledForm) int { return cmp.Compare(a.Order, b.Order) })
	slices.SortStableFunc(s.Documents, func(a, b cases.Document) int { return cmp.Compare(a.Order, b.Order) })
	slices.SortStableFunc(s.Copies, func(a, b cases.WorkingCopy) int { return cmp.Compare(a.When, b.When) })
	slices.SortStableFunc(s.Evidence, func(a, b cases.EvidenceItem) int {
		return cmp.Compare(exhibitRank(a), exhibitRank(b))
	})
}

// exhibitRank sorts items without a place behind the exhibits.
func exhibitRank(e cases.EvidenceItem) int {
	if e.Exhibit.Order <= 0 {
		return int(^uint(0) >> 1)
	}
	return e.Exhibit.Order
}
