package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault/sealedvfs"
)

// A migration takes vault.db from one schema to the next. Rules for whoever writes one:
//
//   - It is appended to migrations and never changed after a release: vaults that it wrote exist. schema.sql stays as it
//     is, too; a new vault is made of it by the same migrations.
//   - It runs in one transaction with the number of the schema, and does nothing outside of it.
//   - The change log is history: no row of op or chain is changed or removed, no row of blob is lost. What is shown, the
//     tables record, side and find, has to be afterwards what the log gives; rebuildRecords makes it so.
//   - It needs no undo. Before it a copy is made and looked through (see keepBefore), afterwards the chains of the log
//     are followed and every record is compared with it; where that does not hold, the copy is put back.
//   - It comes with a fixture in testdata (see TestKnownAnswer) of a vault that it wrote.
type migration func(ctx context.Context, tx *sql.Tx) error

// migrations[i] takes schema i+1 to schema i+2.
var migrations []migration

// beforeName is the copy of the records from before the last migration. It lies under the same database key.
const beforeName = recordsName + ".before"

// The moments of a migration, in their order. The last comes with the next opening.
var migrationSteps = []string{"migrate: copied", "migrate: checked", "migrate: kept", "migrate: changed", "migrate: committed",
	"migrate: proven", "migrate: copy removed"}

// migrate brings the records up to the schema of this program. It needs the one connection that writes, alone.
func (v *Vault) migrate(ctx context.Context) error {
	from, err := schemaOf(ctx, v.write)
	if err != nil || from == schemaVersion {
		return err
	}
	if v.asItIs {
		return fmt.Errorf("%s is of an earlier schema: %w", recordsName, cases.ErrDamaged)
	}
	if err := v.keepBefore(ctx); err != nil {
		return err
	}
	rows, err := countRows(ctx, v.write, recordsName)
	if err != nil {
		return err
	}
	if err := v.runMigrations(ctx, from, rows); err != nil {
		return migrationError(err)
	}
	step("migrate: committed")
	return nil
}

func (v *Vault) runMigrations(ctx context.Context, from int, rows [3]int64) error {
	tx, err := v.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // no effect after a commit
	if err := migrateSchema(ctx, tx, from); err != nil {
		return err
	}
	if err := setMeta(ctx, tx, metaUnproven, from); err != nil {
		return err
	}
	after, err := countRows(ctx, tx, recordsName)
	if err != nil {
		return err
	}
	if after != rows {
		return errMigration
	}
	var lost sql.NullString // foreign_key_check names each row that points nowhere
	err = tx.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check`).Scan(&lost)
	if !errors.Is(err, sql.ErrNoRows) {
		return errors.Join(err, errMigration)
	}
	step("migrate: changed")
	return tx.Commit()
}

// migrateSchema runs what lies between a schema and that of this program.
func migrateSchema(ctx context.Context, tx *sql.Tx, from int) error {
	for n := from; n < schemaVersion; n++ {
		if err := migrations[n-1](ctx, tx); err != nil {
			return fmt.Errorf("schema %d to %d: %w", n, n+1, err)
		}
	}
	_, err := tx.ExecContext(ctx, fmt.Sprint("PRAGMA user_version=", schemaVersion))
	return err
}

// keepBefore copies the records, brings the copy to the disk and looks through it. It stays until the new schema has
// been opened once more, or the keys are renewed.
func (v *Vault) keepBefore(ctx context.Context) error {
	before := v.path(beforeName)
	part := before + ".new"
	for _, path := range []string{part, before} {
		if err := removeDatabase(path); err != nil {
			return err
		}
	}
	if err := sealedvfs.CopyInto(ctx, v.write, part, v.recordsVFS); err != nil {
		return err
	}
	step("migrate: copied")
	if err := disk.sync(part); err != nil {
		return err
	}
	if err := examineCopy(ctx, v.write, part, v.recordsVFS, recordsPage); err != nil {
		return err
	}
	step("migrate: checked")
	if err := errors.Join(disk.rename(part, before), disk.syncFolder(filepath.Dir(before))); err != nil {
		return err
	}
	step("migrate: kept")
	return nil
}

// metaUnproven is the name in meta of the schema that a migration came from, until every record was compared with the
// log. Nobody works in the vault before that.
const metaUnproven = "unproven"

// proveMigration compares every record with the log once a migration has run. Where they differ, the records from
// before come back, and the vault does not open with this program.
func (v *Vault) proveMigration(ctx context.Context) error {
	err := v.write.QueryRowContext(ctx, "SELECT 1 FROM meta WHERE name = ?", metaUnproven).Scan(&v.migrated)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	if v.asItIs {
		return fmt.Errorf("%s was not compared after a migration: %w", recordsName, cases.ErrDamaged)
	}
	var r Report
	for _, look := range []func(context.Context, *Report) error{v.checkStructure, v.checkIndex, v.checkLog, v.checkFold} {
		if err := explain(look(ctx, &r)); errors.Is(err, cases.ErrDamaged) {
			r.problem("%s does not read to the end", recordsName)
		} else if err != nil {
			return err
		}
	}
	if r.OK() {
		_, err := v.write.ExecContext(ctx, "DELETE FROM meta WHERE name = ?", metaUnproven)
		step("migrate: proven")
		return err
	}
	if there, err := disk.exists(v.path(beforeName)); err != nil || !there {
		return errors.Join(err, fmt.Errorf("%s after a migration: %w", recordsName, cases.ErrDamaged)) // nothing to put back
	}
	v.closeDatabases()
	if err := replaceDatabase(v.dir, v.path(beforeName), v.path(recordsName)); err != nil {
		return err
	}
	return &MigrationError{}
}

// dropBefore removes the copy when the new schema has opened without a migration.
func (v *Vault) dropBefore() error {
	if err := removeDatabase(v.path(beforeName + ".new")); err != nil || v.migrated {
		return err
	}
	if there, err := disk.exists(v.path(beforeName)); err != nil || !there {
		return err
	}
	if err := removeDatabase(v.path(beforeName)); err != nil {
		return err
	}
	step("migrate: copy removed")
	return nil
}

var errMigration = errors.New("the records are not the same after a migration")

// migrationError passes on what is not the migration's doing.
func migrationError(err error) error {
	known := explain(err)
	for _, kind := range []error{cases.ErrNoSpace, cases.ErrDamaged, cases.ErrReadOnly, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(known, kind) {
			return known
		}
	}
	return &MigrationError{cause: known}
}

// A MigrationError says that this version of the program could not bring a vault up to date. The vault is as it was.
type MigrationError struct{ cause error }

func (e *MigrationError) Error() string { return "the vault could not be brought up to date" }

// Unwrap gives what stood in the way, nil where the records differed afterwards.
func (e *MigrationError) Unwrap() error { return e.cause }

// Explain gives the words to cases.Explain.
func (e *MigrationError) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "Esta versión no pudo poner al día esta bóveda.", "La bóveda está como antes, y nada se perdió.",
			"Ábrala con la versión que usaba hasta ahora, y avise a quien se la entregó."
	}
	return "This version could not bring this vault up to date.", "The vault is as it was, and nothing is lost.",
		"Open it with the version you used until now, and tell whoever gave you this one."
}
