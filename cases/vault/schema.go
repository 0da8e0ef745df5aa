package vault

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// The schema of each database stands in its user_version. A larger number is refused and left untouched.
const (
	evidenceVersion = 1
	applicationID   = 0x48425246 // "HBRF"
)

// schemaVersion is the schema of vault.db that this program works with.
var schemaVersion = 1 + len(migrations)

//go:embed schema.sql
var recordsSchema string

//go:embed evidence.sql
var evidenceSchema string

// createRecords makes the tables of a new vault.db: those of schema 1, and then whatever the migrations make of them.
func createRecords(ctx context.Context, db *sql.DB) error {
	return createSchema(ctx, db, recordsSchema, 1, func(tx *sql.Tx) error { return migrateSchema(ctx, tx, 1) })
}

// createEvidence makes the tables of a new evidence.db.
func createEvidence(ctx context.Context, db *sql.DB) error {
	return createSchema(ctx, db, evidenceSchema, evidenceVersion, func(*sql.Tx) error { return nil })
}

// createSchema makes the tables of a new database in one transaction.
func createSchema(ctx context.Context, db *sql.DB, schema string, version int, then func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	pragmas := fmt.Sprintf("; PRAGMA application_id=%d; PRAGMA user_version=%d", applicationID, version)
	if _, err := tx.ExecContext(ctx, schema+pragmas); err != nil {
		return err
	}
	if err := then(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// schemaOf is the schema that a database is of.
func schemaOf(ctx context.Context, db querier) (version int, err error) {
	err = db.QueryRowContext(ctx, "SELECT user_version FROM pragma_user_version").Scan(&version)
	return version, err
}

// checkSchema refuses a database of a newer version, and one that is not ours.
func checkSchema(ctx context.Context, db *sql.DB, name string) error {
	newest := schemaVersion
	if name == evidenceName {
		newest = evidenceVersion
	}
	var app, version int
	err := db.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)").Scan(&app, &version)
	switch {
	case err != nil:
		return err
	case app != applicationID || version < 1:
		return fmt.Errorf("%s: %w", name, cases.ErrDamaged)
	case version > newest:
		return fmt.Errorf("%s: %w", name, cases.ErrNewerFormat)
	}
	return nil
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
