package vault

import (
	"context"
	"crypto/rand"
	"database/sql"
	_ "embed"
	"encoding/hex"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// schemaVersion is written to user_version of both databases. A larger number is refused and left untouched.
const (
	schemaVersion = 1
	applicationID = 0x48425246 // "HBRF"
)

//go:embed schema.sql
var recordsSchema string

//go:embed evidence.sql
var evidenceSchema string

// createSchema makes the tables of a new database in one transaction.
func createSchema(ctx context.Context, db *sql.DB, schema string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	pragmas := fmt.Sprintf("; PRAGMA application_id=%d; PRAGMA user_version=%d", applicationID, schemaVersion)
	if _, err := tx.ExecContext(ctx, schema+pragmas); err != nil {
		return err
	}
	return tx.Commit()
}

// checkSchema refuses a database of a newer version, and one that is not ours.
func checkSchema(ctx context.Context, db *sql.DB, name string) error {
	var app, version int
	err := db.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)").Scan(&app, &version)
	switch {
	case err != nil:
		return err
	case app != applicationID || version < 1:
		return fmt.Errorf("%s: %w", name, cases.ErrDamaged)
	case version > schemaVersion:
		return fmt.Errorf("%s: %w", name, cases.ErrNewerFormat)
	}
	return nil
}

// newDeviceID names this computer in the log. It is random, because other members of an office will see it.
func newDeviceID() string {
	b := make([]byte, 8)
	rand.Read(b)
	return hex.EncodeToString(b)
}

func setMeta(ctx context.Context, db execer, name string, value any) error {
	_, err := db.ExecContext(ctx, "INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value", name, value)
	return err
}

// execer is what a connection pool and a transaction have in common for statements.
type execer interface {
	ExecContext(ctx context.Context, q string, args ...any) (sql.Result, error)
}

// querier is the same for questions.
type querier interface {
	QueryContext(ctx context.Context, q string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, q string, args ...any) *sql.Row
}
