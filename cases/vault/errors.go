package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	sqlite3 "github.com/mattn/go-sqlite3"

	"github.com/harborfile/harborfile/cases"
)

// explain turns an error of the driver or of the system into a sentinel of package cases, recognised by code and never
// by text. The result names no path. An error that is already ours passes unchanged.
func explain(err error) error {
	var s sqlite3.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &s):
		return explainSQLite(s)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return explainOS(err)
}

// The extended codes of a read that does not give what was written. FTS5 reports them without their details.
const (
	ioerrPlain = 10
	ioerrRead  = 266
	ioerrData  = 8202 // a unit that is not authentic
)

func unreadable(code sqlite3.ErrNoExtended) bool {
	return code == ioerrPlain || code == ioerrRead || code == ioerrData
}

func explainSQLite(s sqlite3.Error) error {
	kind := error(nil)
	switch {
	case s.Code == sqlite3.ErrFull:
		kind = cases.ErrNoSpace
	case s.Code == sqlite3.ErrCorrupt, s.Code == sqlite3.ErrNotADB, unreadable(s.ExtendedCode):
		kind = cases.ErrDamaged
	case s.Code == sqlite3.ErrReadonly, s.Code == sqlite3.ErrPerm, s.Code == sqlite3.ErrCantOpen:
		kind = cases.ErrReadOnly
	case s.Code == sqlite3.ErrBusy, s.Code == sqlite3.ErrLocked:
		kind = cases.ErrInUse
	case s.Code == sqlite3.ErrInterrupt:
		return context.Canceled
	default:
		return fmt.Errorf("storage: code %d", int(s.ExtendedCode))
	}
	return fmt.Errorf("%w (storage code %d)", kind, int(s.ExtendedCode))
}

// explainOS strips paths from errors of the operating system and names the kinds a person can act on.
func explainOS(err error) error {
	if err == nil {
		return nil
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return cases.ErrNoSpace
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), isNotFolder(err):
		return cases.ErrReadOnly
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s: %w", path.Op, path.Err)
	}
	return err
}

func isNotFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }

// readUpTo fills b as far as r goes.
func readUpTo(r io.Reader, b []byte) (int, error) {
	n, err := io.ReadFull(r, b)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return n, err
}
