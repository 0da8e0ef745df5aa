package vault

import (
	"context"
	"database/sql"
	"encoding/hex"

	"github.com/harborfile/harborfile/cases"
)

// checkCustody follows the hash chain of every evidence item.
func (v *Vault) checkCustody(ctx context.Context, r *Report) error {
	last := map[string]string{}
	rows, err := v.read.QueryContext(ctx, "SELECT row, doc FROM record WHERE tbl = 'custody' ORDER BY no")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row string
		var doc sql.RawBytes
		if err := rows.Scan(&row, &doc); err != nil {
			return err
		}
		var e cases.CustodyEvent
		if decode(doc, "", &e) != nil {
			r.problem("custody %s does not read", row)
			continue
		}
		at := e.MatterID + "/" + e.EvidenceID
		if e.Prev != last[at] || e.Hash != custodyHash(e) || e.ID != row {
			r.problem("custody %s does not follow the event before it", row)
		}
		last[at] = e.Hash
	}
	return rows.Err()
}

// checkOriginals looks whether the original of every evidence item is here, and is the one that was received. It looks
// at one moment: others may be importing.
func (v *Vault) checkOriginals(ctx context.Context, r *Report) error {
	tx, err := v.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	held, err := blobSums(ctx, tx)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT row, doc FROM record WHERE tbl = 'evidence' AND deleted = 0 ORDER BY row")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row string
		var doc sql.RawBytes
		if err := rows.Scan(&row, &doc); err != nil {
			return err
		}
		var e cases.EvidenceItem
		if decode(doc, "", &e) != nil {
			r.problem("evidence %s does not read", row)
			continue
		}
		if e.Blob.ID == "" {
			continue // nothing was sealed for it
		}
		switch sum, ok := held[e.Blob.ID]; {
		case !ok:
			r.problem("evidence %s: its sealed file is not in this vault", row)
		case sum != e.Blob.SHA256:
			r.problem("evidence %s: its sealed file is not the one that was received", row)
		}
	}
	return rows.Err()
}

// blobSums is the SHA-256 of every sealed file, as records write it.
func blobSums(ctx context.Context, q querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, "SELECT id, sha256 FROM blob")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	sums := map[string]string{}
	for rows.Next() {
		var id string
		var sum sql.RawBytes
		if err := rows.Scan(&id, &sum); err != nil {
			return nil, err
		}
		sums[id] = hex.EncodeToString(sum)
	}
	return sums, rows.Err()
}
