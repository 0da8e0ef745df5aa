package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases/law/pack/packtest"
	"github.com/harborfile/harborfile/cases/trust"
	"github.com/harborfile/harborfile/cmd/dev/netless"
)

// underWatch names the variable that makes this test binary do the job of TestOpensNoInternetSocket.
const underWatch = "HARBORFILE_UNDER_WATCH"

// The whole job of an office, with no network around it and every system call for a socket written down: nothing of it
// asks for a socket that could leave the computer. The long run watches every script too.
func TestOpensNoInternetSocket(t *testing.T) {
	if os.Getenv(underWatch) != "" {
		t.Skip("this is the program under watch")
	}
	if why := netless.Cannot(); why != "" {
		t.Skip(why)
	}
	if !netless.Alone() {
		t.Log("a network of its own is not permitted here: the job runs beside this computer's, and is watched all the same")
	}
	job := "^TestJobUnderWatch$"
	if os.Getenv("HARBORFILE_LONG") != "" {
		job = "^(TestJobUnderWatch|TestMainJob|TestScripts)$"
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "trace")
	cmd := netless.Command(t.Context(), log, self, "-test.run="+job, "-test.v", "-test.timeout=20m")
	cmd.Env = append(cmd.Env, underWatch+"=1")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestJobUnderWatch") {
		t.Fatalf("the job did not get done without a network: %v\n%s", err, out)
	}
	found, err := netless.Read(log)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range found.Foreign {
		t.Errorf("a socket that could leave the computer: %s", line)
	}
	for _, peer := range found.Peers {
		if !strings.HasSuffix(peer, "/nscd/socket") { // the C library of the program that reads scans asks it for names of users
			t.Errorf("the job speaks with %s", peer)
		}
	}
	t.Logf("watched: %q", found.Programs)
}

// TestJobUnderWatch is what TestOpensNoInternetSocket watches.
func TestJobUnderWatch(t *testing.T) {
	if os.Getenv(underWatch) == "" {
		t.Skip("TestOpensNoInternetSocket runs this")
	}
	o := newOffice(t)
	out := t.TempDir()
	at := func(name string) string { return filepath.Join(out, name) }
	o.mustRun("vault", "create", "--recovery-sheet", at("sheet.pdf"))
	o.mustRun("sample")
	matter := o.firstMatter()
	o.mustRun("relief", "show", "--matter", matter)
	o.mustRun("draft", "make", "--matter", matter)
	takeCallers(o, "http://127.0.0.1:9")
	o.mustRun("deadline", "export", "--out", at("days.ics"))
	o.mustRun("export", "--out", at("all"), "--by", "R. Example")
	o.mustRun("vault", "check")
	o.restore(at("office.backup"))
	o.newLaw(at("law.lawpack"))
	o.mustRun("licenses")
}

// newLaw looks at newer law data, takes them and goes back.
func (o *office) newLaw(file string) {
	o.t.Helper()
	maker := packtest.New(o.t)
	o.t.Setenv(trust.Variable, maker.Public.String())
	o.t.Setenv("XDG_CONFIG_HOME", o.t.TempDir())
	if err := os.WriteFile(file, maker.Pack(o.t, packtest.Day(o.t, 1)), 0o600); err != nil {
		o.t.Fatal(err)
	}
	defer func(was func() time.Time) { clock = was }(clock)
	clock = func() time.Time { return time.Now().AddDate(1, 0, 0) } // data of tomorrow are not from the future then
	o.mustRun("law", "show", file)
	o.mustRun("law", "install", file)
	o.mustRun("law", "back")
}

// restore makes a new vault out of a backup with a new code of the vault.
func (o *office) restore(backup string) {
	o.t.Helper()
	v := o.open()
	code, err := v.NewRecoveryCode()
	if err := errors.Join(err, v.Close()); err != nil {
		o.t.Fatal(err)
	}
	file := filepath.Join(o.t.TempDir(), "code")
	if err := os.WriteFile(file, []byte(code.Words()+"\n"), 0o600); err != nil {
		o.t.Fatal(err)
	}
	o.mustRun("vault", "backup", "--out", backup)
	again := &office{o.t, filepath.Join(o.t.TempDir(), "again"), o.pass}
	again.mustRun("vault", "restore", "--from", backup, "--recovery-file", file)
	again.mustRun("vault", "check")
}
