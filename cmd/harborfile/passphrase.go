package main

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/harborfile/harborfile/cases"
)

// maxPassphrase is far above what anyone types; a file beyond it is some other file named by mistake.
const maxPassphrase = 64 << 10

// passphraseFrom reads the file of --passphrase-file. One newline at its end is stripped, as
// editors and echo add it.
func passphraseFrom(file string) (cases.Secret, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxPassphrase+1))
	if err != nil {
		return "", err
	}
	text = bytes.TrimSuffix(text, []byte("\n"))
	text = bytes.TrimSuffix(text, []byte("\r"))
	if len(text) == 0 || len(text) > maxPassphrase {
		return "", errors.New("no passphrase in the file")
	}
	return cases.Secret(text), nil
}
