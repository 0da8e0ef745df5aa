package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"golang.org/x/term"
)

// maxPassphrase is far above what anyone types; a file beyond it is some other file named by mistake.
const maxPassphrase = 64 << 10

// passphraseFrom reads the file of --passphrase-file. One newline at its end is stripped, as editors and echo add it,
// and so is the mark that some editors put before UTF-8. Other encodings are not taken: a vault made with their bytes
// would not open with the same letters typed.
func passphraseFrom(ctx context.Context, file string) (cases.Secret, error) {
	text, err := readInput(ctx, file, maxPassphrase)
	if errors.Is(err, context.Canceled) {
		return "", err
	}
	if err != nil {
		return "", stopped(err, "The passphrase file could not be read.", "The vault is unchanged.", "Look at the name after --passphrase-file, and that this user may read the file.")
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.TrimSuffix(text, []byte("\n"))
	text = bytes.TrimSuffix(text, []byte("\r"))
	switch {
	case len(text) == 0 || len(text) > maxPassphrase:
		return "", stopped(nil, "The passphrase file holds no passphrase.", "The vault is unchanged.", "Write the passphrase into it, alone on one line.")
	case !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0:
		return "", stopped(nil, "The passphrase file is not plain UTF-8 text.", "The vault is unchanged.", "Save it again as plain text in UTF-8.")
	}
	return cases.Secret(text), nil
}

// askPassphrase reads a passphrase from the terminal without showing it.
func (a *app) askPassphrase(prompt string) (cases.Secret, error) {
	if a.in == nil || !term.IsTerminal(int(a.in.Fd())) {
		return "", stopped(nil, "This vault opens with a passphrase, and there is no terminal to ask for it.", "The vault is unchanged.", "Name a file that holds it with --passphrase-file.")
	}
	fmt.Fprint(a.err, prompt)
	text, err := term.ReadPassword(int(a.in.Fd()))
	fmt.Fprintln(a.err)
	if err != nil {
		return "", stopped(err, "The passphrase could not be read from the terminal.", "The vault is unchanged.", "Try again, or name a file that holds it with --passphrase-file.")
	}
	return cases.Secret(text), nil
}
