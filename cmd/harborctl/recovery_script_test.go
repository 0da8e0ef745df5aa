package main

import (
	"context"
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/rogpeppe/go-internal/testscript"
)

// recovery DIR FILE gives a vault a new recovery code and writes it down, as a person copies it from the sheet.
func recovery(ts *testscript.TestScript, _ bool, args []string) {
	v, err := vault.Open(context.Background(), ts.MkAbs(args[0]), vault.Unlock{Passphrase: cases.Secret(passphrase)})
	ts.Check(err)
	defer v.Close()
	code, err := v.NewRecoveryCode()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(code.Words()+"\n"), 0o600))
}
