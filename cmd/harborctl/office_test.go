package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
)

// An office is a vault of one test, worked on through harborctl in this process.
type office struct {
	t           *testing.T
	vault, pass string
}

const passphrase = "three fictional clients"

func newOffice(t *testing.T) *office {
	t.Helper()
	dir := t.TempDir()
	o := &office{t: t, vault: filepath.Join(dir, "vault"), pass: filepath.Join(dir, "pass")}
	if err := os.WriteFile(o.pass, []byte(passphrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

// run carries out one command line.
func (o *office) run(words ...string) (code int, out, said string) {
	o.t.Helper()
	if words[0] != "verify" {
		words = append(words, "--vault", o.vault, "--passphrase-file", o.pass)
	}
	a := newApp()
	var stdout, stderr bytes.Buffer
	a.in, a.out, a.err = nil, &stdout, &stderr
	code = run(o.t.Context(), a, words)
	return code, stdout.String(), stderr.String()
}

// mustRun is run where nothing may stand in the way.
func (o *office) mustRun(words ...string) string {
	o.t.Helper()
	code, out, said := o.run(words...)
	if code != exitDone {
		o.t.Fatalf("harborctl %s ended with %d: %s", strings.Join(words, " "), code, said)
	}
	return out
}

// open is the vault itself, to look at what a verb did.
func (o *office) open() *vault.Vault {
	o.t.Helper()
	v, err := vault.Open(o.t.Context(), o.vault, vault.Unlock{Passphrase: passphrase})
	if err != nil {
		o.t.Fatal(err)
	}
	return v
}

// addMatter writes one client with one matter and returns the matter's id.
func (o *office) addMatter() string {
	o.t.Helper()
	v := o.open()
	defer v.Close()
	client := cases.Client{ID: cases.NewID(), Name: cases.Name{Family: "Exampleton"}}
	matter := cases.Matter{ID: cases.NewID(), ClientID: client.ID, Kind: cases.Immigration, Title: "T status", Stage: cases.Intake}
	if err := v.Write(o.t.Context(), client, matter); err != nil {
		o.t.Fatal(err)
	}
	return matter.ID
}

// sampleOffice is an office with the sample in its vault.
func sampleOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	copySample(t, o.vault)
	return o
}
