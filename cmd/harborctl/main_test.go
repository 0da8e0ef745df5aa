package main

import (
	"fmt"
	"os"
	"testing"

	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/pdfview"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be harborctl, and harborctl's PDF child, in processes of their own. The passphrase's
// key is made cheap here and nowhere else: the variable is not reachable from a flag or the environment.
func TestMain(m *testing.M) {
	pdfview.WorkerMain()
	kdf = cheapKDF
	setClock()
	testscript.Main(suite{m}, map[string]func(){
		"harborctl":      func() { os.Exit(start(os.Args[1:])) },
		"harborctl-desk": deskMain,
	})
}

var cheapKDF = vault.KDFParams{Passes: 1, KiB: 64, Lanes: 1}

// scratch is a folder for what several tests share.
var scratch string

// A suite is all the tests of this package, between making and clearing the scratch folder.
type suite struct{ m *testing.M }

func (s suite) Run() int {
	dir, err := os.MkdirTemp("", "harborctl-test-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	scratch = dir
	return s.m.Run()
}
