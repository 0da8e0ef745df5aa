package main

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases/law/pack/packtest"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/cases/update"
	"github.com/rogpeppe/go-internal/testscript"
)

// signedFiles are the commands of scripts that make signed files: law data and releases. The makers' key is named in
// the environment, which a development build believes.
func signedFiles(t *testing.T) map[string]func(*testscript.TestScript, bool, []string) {
	ours, strange := packtest.New(t), packtest.New(t)
	write := func(ts *testscript.TestScript, m packtest.Maker, args []string) {
		after, err := strconv.Atoi(args[1])
		ts.Check(err)
		asOf := packtest.Day(t, after)
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), m.Pack(t, asOf), 0o600))
		ts.Setenv("DAY"+args[1], asOf)
		ts.Setenv("HARBORFILE_TEST_DAY", packtest.Day(t, 100))
		ts.Setenv(trust.Variable, ours.Public.String())
	}
	return map[string]func(*testscript.TestScript, bool, []string){
		// lawpack FILE DAYS writes law data of so many days after the built-in ones; $DAY and the number is the day.
		"lawpack": func(ts *testscript.TestScript, _ bool, args []string) { write(ts, ours, args) },
		// stranger FILE DAYS is lawpack with a key that nobody trusts.
		"stranger": func(ts *testscript.TestScript, _ bool, args []string) { write(ts, strange, args) },
		// release DIR VERSION writes a signed folder as the packaging leaves it.
		"release": func(ts *testscript.TestScript, _ bool, args []string) {
			dir, name := ts.MkAbs(args[0]), "Harborfile-"+args[1]+"-windows-setup.exe"
			content := []byte("an installer of " + args[1])
			list := fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(content), name)
			ts.Check(os.MkdirAll(dir, 0o700))
			for name, text := range map[string][]byte{name: content, update.SumsName: list, update.SignatureName: ours.Sign(t, list, "Harborfile "+args[1])} {
				ts.Check(os.WriteFile(filepath.Join(dir, name), text, 0o600))
			}
			ts.Setenv(trust.Variable, ours.Public.String())
		},
	}
}

// setClock lets a script say what day it is, in the process that it runs.
func setClock() {
	if day, err := time.Parse(time.DateOnly, os.Getenv("HARBORFILE_TEST_DAY")); err == nil {
		clock = func() time.Time { return day }
	}
}

// with adds commands to others.
func with(some, more map[string]func(*testscript.TestScript, bool, []string)) map[string]func(*testscript.TestScript, bool, []string) {
	maps.Copy(some, more)
	return some
}
