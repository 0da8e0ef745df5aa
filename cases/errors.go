package cases

import "errors"

// What can stand between a user and the work. Wrap them with the operation and an id, never with a client's words or
// a path. Explain turns each into words.
var (
	ErrNotFound           = errors.New("not found")
	ErrConflict           = errors.New("changed by another window since it was read")
	ErrDate               = errors.New("not a day of the calendar")
	ErrWrongPassphrase    = errors.New("passphrase does not open this vault")
	ErrWrongRecovery      = errors.New("recovery code does not open this vault")
	ErrNeedsRecovery      = errors.New("the key of this vault is not in the keyring")
	ErrKeyringUnavailable = errors.New("the keyring does not answer")
	ErrNoVault            = errors.New("no vault in this folder")
	ErrVaultExists        = errors.New("a vault is already in this folder")
	ErrInUse              = errors.New("the vault is open in another program")
	ErrLocked             = errors.New("the vault is locked")
	ErrDamaged            = errors.New("the vault is damaged")
	ErrInsideVault        = errors.New("the place lies inside a vault's folder")
	ErrBackup             = errors.New("not a backup that reads as it was written")
	ErrNewerFormat        = errors.New("written by a newer version")
	ErrNoSpace            = errors.New("no space left on the disk")
	ErrFileHeld           = errors.New("another program has a file of this name open")
	ErrFileName           = errors.New("the system has no such file names")
	ErrReadOnly           = errors.New("the folder cannot be written")
	ErrNotReleased        = errors.New("no release covers this")
	ErrSecretAddress      = errors.New("a protected place or number would leave")
	ErrAppendOnly         = errors.New("this log is only added to")
	ErrLegalHold          = errors.New("a legal hold is set")
	ErrChanging           = errors.New("the file changed while it was read")
)

// FieldError says what to change in one field. Field is a fact path such as client.name.family; Msg is a calm
// sentence that names neither the value nor the person.
type FieldError struct{ Field, Msg string }

func (e *FieldError) Error() string { return e.Field + ": " + e.Msg }
