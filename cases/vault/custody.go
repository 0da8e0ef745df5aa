package vault

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"

	"github.com/harborfile/harborfile/cases"
)

// chainCustody ties a new custody event to the one before it on the same evidence. Other records pass unchanged.
func (w *writer) chainCustody(rec cases.Record) (cases.Record, error) {
	var e *cases.CustodyEvent
	switch r := rec.(type) {
	case cases.CustodyEvent:
		e = &r
	case *cases.CustodyEvent:
		e = r
	default:
		return rec, nil
	}
	s, err := w.stmt(`SELECT doc ->> 'hash' FROM record WHERE tbl = 'custody' AND stream = (SELECT no FROM stream WHERE name = ?)
		AND doc ->> 'evidenceId' = ? ORDER BY no DESC LIMIT 1`)
	if err != nil {
		return nil, err
	}
	e.Prev = ""
	err = s.QueryRowContext(w.ctx, e.Key().Stream, e.EvidenceID).Scan(&e.Prev)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	e.Hash = custodyHash(*e)
	return e, nil
}

// custodyHash is SHA-256 over every part of an event with its length, Prev among them.
func custodyHash(e cases.CustodyEvent) string {
	h := sha256.New()
	for _, part := range []string{e.Prev, e.ID, e.MatterID, e.EvidenceID, e.What, e.Who, e.When, e.To, e.Release, e.SHA256} {
		hashPart(h, part)
	}
	return hex.EncodeToString(h.Sum(nil))
}
