package main

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/sample"
)

// The sample office is made once and copied: drawing its evidence takes longer than any one test.
var made struct {
	sync.Once
	dir string
	err error
}

// copySample copies a closed vault with the sample office to dir, which has to be new.
func copySample(t testing.TB, dir string) {
	t.Helper()
	made.Do(func() { made.dir, made.err = makeSample() })
	if made.err != nil {
		t.Fatal(made.err)
	}
	if err := os.CopyFS(dir, os.DirFS(made.dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
}

func makeSample() (string, error) {
	dir := filepath.Join(scratch, "sample")
	v, _, err := vault.Create(context.Background(), dir, vault.CreateOptions{Unlock: vault.Unlock{Passphrase: cases.Secret(passphrase)}, KDF: cheapKDF})
	if err != nil {
		return "", err
	}
	if err := sample.Fill(context.Background(), v); err != nil {
		v.Close()
		return "", err
	}
	return dir, v.Close()
}
